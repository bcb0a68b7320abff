"""What the site of the documents has beside docs/: pages that lie elsewhere, options from --help, colours of code.

properdocs calls these functions; properdocs.yml names this file.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path, PurePosixPath

from manual import ROOT, Entry, entries
from properdocs.config.defaults import ProperDocsConfig
from properdocs.structure.files import File, Files
from properdocs.structure.pages import Page
from pygments.formatters import HtmlFormatter

PAGES = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "benchmarks/README.md": "benchmarks.md",
    "plugins/README.md": "plugins.md",
}
"""Documents outside docs/ that are pages of the site, too."""
STYLES = {"light": "default", "dark": "github-dark"}
NAMES = ".doc-heading { font-size: 1.1rem; margin-top: 1.5rem }"
"""What the reference for Python has headings of."""
STYLE_SHEET = "site.css"
LINK = re.compile(r"\[([^\]]*)\]\((?![a-z]+:)([^)#\s]+)(#[^)\s]*)?\)")
SET_IN = re.compile(r"^ {1,3}(?:```|\||[*+-] |\d+\. )", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LOG = logging.getLogger("properdocs.hooks.docs_site")


def on_files(files: Files, config: ProperDocsConfig) -> Files:
    """Add the pages that lie elsewhere, and how code and the names of the reference look."""
    for place, page in PAGES.items():
        files.append(File.generated(config, page, content=(ROOT / place).read_text(encoding="utf-8")))
    files.append(File.generated(config, STYLE_SHEET, content=_style()))
    config.extra_css.append(STYLE_SHEET)
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Let links lead to pages of the site, and let the page of a command have its options."""
    uri = page.file.src_uri
    if SET_IN.search(FENCED.sub("", markdown)):
        LOG.warning("%s: what belongs to an item of a list must be set in by four, or it is not seen as such", uri)
    places = {page: place for place, page in PAGES.items()}
    options = _options(PurePosixPath(uri).stem) if uri.startswith("cli/") else ""
    return _linked(markdown, places.get(uri, f"docs/{uri}"), uri) + options


def _linked(markdown: str, place: str, uri: str) -> str:
    """The text of a document at *place*, whose links suit a page at *uri*; what is no page is named only."""

    def link(match: re.Match[str]) -> str:
        text, target, anchor = match.groups()
        path = os.path.normpath(Path(place).parent / target)
        if not (ROOT / path).exists():
            return match[0]
        page = PAGES.get(path) or (path.removeprefix("docs/") if path.startswith("docs/") else None)
        return f"[{text}]({os.path.relpath(page, Path(uri).parent)}{anchor or ''})" if page else text

    return LINK.sub(link, markdown)


def _options(command: str) -> str:
    """The options of a command and of those below it, as tables."""
    tables = [_table(entry) for entry in entries() if entry.page == command and entry.options]
    return "\n\n## Options\n\n" + "\n\n".join(tables) if tables else ""


def _table(entry: Entry) -> str:
    rows = (f"| `{declared}` | {said} |" for declared, said in entry.options)
    return "\n".join([f"`{entry.name} {entry.usage}`", "", "| option | what it does |", "| --- | --- |", *rows])


def _style() -> str:
    colours = (
        HtmlFormatter(style=style).get_style_defs(f"[data-bs-theme={mode}] .highlight")  # type: ignore[no-untyped-call]
        for mode, style in STYLES.items()
    )
    return "\n".join((NAMES, *colours))

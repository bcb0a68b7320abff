"""The real web pages with news, and what people know of each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from benchmarks.accuracy.corpus import KNOWN, rows

FOLDER = "html"
FAULTS = KNOWN / "pages-faults.jsonl"
FORMS = ("fundus", "aeb", "newspaper4k", "goose3", "postlight", "htmldate")
"""The folders of the corpus, by the projects that wrote the answers down."""
_LETTERS = re.compile(r"[^\W_]+")
_BETWEEN_NAMES = re.compile(r",|;|&| and | und | et | y ")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@frozen(kw_only=True)
class Known:
    """What is known of a page; None where nobody wrote it down."""

    title: str | None
    day: str | None
    authors: frozenset[str] | None
    body: str | None
    """Standfirst and paragraphs."""


@frozen(kw_only=True)
class WebPage:
    """One page."""

    form: str
    name: str
    """In the corpus."""
    path: Path
    known: Known


def web_pages(corpus: Path) -> Iterator[WebPage]:
    """The pages of the corpus, each with its answers, put right where the page itself says something else."""
    faults = _faults()
    for form in FORMS:
        for path in sorted((corpus / FOLDER / form).glob("*.html")):
            name = f"{form}/{path.stem}"
            answers = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) | faults.get(name, {})
            yield WebPage(form=form, name=name, path=path, known=_known(answers))


def letters(words: str | None) -> str:
    """The letters and figures of *words* alone, in small letters: what is compared of titles and names."""
    return "".join(_LETTERS.findall(words or "")).casefold()


def names(lists: list[str]) -> frozenset[str]:
    """The names in some lists of names."""
    return frozenset(name for one in lists for part in _BETWEEN_NAMES.split(one) if (name := letters(part)))


def _faults() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for row in rows(FAULTS):
        found.setdefault(row["id"], {})[row["field"]] = row["printed"]
    return found


def _known(answers: dict[str, object]) -> Known:
    paragraphs = [block["text"] for block in answers.get("body") or ()]  # type: ignore[attr-defined]
    standfirst = [*(answers.get("standfirst") or ())]  # type: ignore[misc]
    authors = answers.get("authors")
    day = _DAY.match(str(answers.get("date")))
    title = answers.get("headline")
    return Known(
        title=title if isinstance(title, str) else None,
        day=day[0] if day else None,
        authors=names(authors) if isinstance(authors, list) and authors else None,
        body="\n".join([*standfirst, *paragraphs]) if paragraphs else None,
    )

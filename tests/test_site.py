"""The site of the documents: nothing is left out of it, and it fetches nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

import converter
from converter import testing

NAVIGATION = re.compile(r"^ +- (?:.+: )?(\S+\.md)$", re.MULTILINE)
FETCHED = re.compile(
    r'<(?:script|link|img|iframe)[^>]*\b(?:src|href)="(?:https?:)?//[^"]*"|@import|url\(["\']?(?:https?:)?//'
)


def test_every_page_is_in_the_navigation(root: Path) -> None:
    """Each page of docs/ has its place in the navigation of properdocs.yml, and one only."""
    listed = NAVIGATION.findall((root / "properdocs.yml").read_text(encoding="utf-8"))
    pages = {path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")}

    assert pages - set(listed) == set(), "name them under `nav` in properdocs.yml"
    assert [page for page, times in Counter(listed).items() if times > 1] == []


@pytest.mark.parametrize("module", [converter, testing], ids=lambda module: module.__name__)
def test_every_public_name_is_in_the_reference(root: Path, module: ModuleType) -> None:
    """Each name of the interface stands once on a page of docs/reference, and none that is not there."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "docs/reference").glob("*.md")))
    listed = re.findall(rf"^::: {re.escape(module.__name__)}\.(\w+)$", text, re.MULTILINE)

    assert set(module.__all__) - set(listed) == set(), "name them on a page of docs/reference"
    assert set(listed) - set(module.__all__) == set()
    assert len(listed) == len(set(listed))


@pytest.mark.slow
@pytest.mark.skipif(find_spec("properdocs") is None, reason="properdocs is not installed (extra `docs`)")
def test_site_is_built_and_fetches_nothing(root: Path, tmp_path: Path) -> None:
    """It is built strictly, each command has its options from --help, and no page loads a thing from elsewhere."""
    site = tmp_path / "site"
    command = [sys.executable, "-m", "properdocs", "build", "--quiet", "--site-dir", site]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Replace files that are there already" in (site / "cli/convert.html").read_text(encoding="utf-8")
    reference = "".join(path.read_text(encoding="utf-8") for path in (site / "reference").glob("*.html"))
    assert [name for name in converter.__all__ if f'id="converter.{name}"' not in reference] == []
    sheets = [*site.rglob("*.html"), *site.rglob("*.css")]
    assert [path.name for path in sheets if FETCHED.search(path.read_text(encoding="utf-8"))] == []

"""What the page about TEI shows is so."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest


def test_python_of_the_page_runs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python of docs/tei.md gives what it shows."""
    monkeypatch.chdir(root)

    assert doctest.testfile(str(root / "docs" / "tei.md"), module_relative=False).failed == 0

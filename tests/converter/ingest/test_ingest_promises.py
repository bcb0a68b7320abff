"""The page of ingest names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
NAMED = re.compile(r"`(test_\w+\.py)::(test_\w+)`")


def test_every_promise_is_kept_by_tests_that_are_there(root: Path) -> None:
    """Each row of the table names one at least."""
    page = (root / "docs/ingest.md").read_text(encoding="utf-8")
    table = page.split("## What is promised")[1].split("\n\n")[1].splitlines()[2:]
    files = {path.name: path.read_text(encoding="utf-8") for path in HERE.rglob("test_*.py")}

    assert len(table) > 20
    for row in table:
        named = NAMED.findall(row)
        assert named, row
        assert [(file, test) for file, test in named if f"\ndef {test}(" not in files.get(file, "")] == []

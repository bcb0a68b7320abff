"""Tables among the lines of an article, which are kept as they are printed.

Wires and copies of pages set a table with blanks, tabs or strokes: each line has a gap between two cells, and no blank
line stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_GAP = re.compile(r"\S(?: {3,}|[ ]*\t[ \t]*)\S")
_STROKES = re.compile(r"\|[^|]*\|.*\|$")
_SIGNS = ("   ", "\t", "|")
_FEWEST = 3
"""So many lines make a table."""


def tables(text: str, rows: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int]]:
    """The first row of each table, and the row after its last, by their numbers."""
    if not any(text.find(sign, rows[0][0], rows[-1][1]) >= 0 for sign in _SIGNS):
        return []
    found: list[tuple[int, int]] = []
    first = -1
    for at, (start, end, apart) in enumerate(rows):
        is_row = _is_row(text, start, end)
        if first >= 0 and (apart or not is_row):
            if at - first >= _FEWEST:
                found.append((first, at))
            first = -1
        if is_row and first < 0:
            first = at
    if first >= 0 and len(rows) - first >= _FEWEST:
        found.append((first, len(rows)))
    return found


def _is_row(text: str, start: int, end: int) -> bool:
    if text[start] == "|":
        return _STROKES.match(text, start, end) is not None
    return (text.find("   ", start, end) >= 0 or text.find("\t", start, end) >= 0) and (
        _GAP.search(text, start, end) is not None
    )

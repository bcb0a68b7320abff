"""Tables among the lines of a body, which are kept as they are printed.

A telegram sets a table with blanks or tabs (27 of 1,010 real ones): each line has a gap of three blanks or more between
two cells, and no blank line stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Preformatted, Span, xml_clean
from converter_cable.lines import Line
from converter_cable.numbers import NUMBER

_GAP = re.compile(r"\S(?: {3,}|[ ]*\t[ \t]*)\S")
_FEWEST = 3
"""So many lines make a table."""


def tables(text: str, lines: Sequence[Line]) -> dict[int, int]:
    """The first line of each table, and the line after its last."""
    if not lines or not any(text.find(gap, lines[0].start, lines[-1].end) >= 0 for gap in ("   ", "\t")):
        return {}
    found: dict[int, int] = {}
    at, count = 0, len(lines)
    while at < count:
        end = at
        while end < count and (end == at or not lines[end].apart) and _is_row(text, lines[end]):
            end += 1
        if end - at >= _FEWEST:
            found[at] = end
        at = max(end, at + 1)
    return found


def as_printed(text: str, start: int, end: int) -> Preformatted:
    """The table from *start* to *end*, with the blanks before its first row."""
    while start and text[start - 1] in " \t":
        start -= 1
    printed = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    return Preformatted(xml_clean(printed), Span(start, end))


def _is_row(text: str, line: Line) -> bool:
    return _GAP.search(text, line.start, line.end) is not None and NUMBER.match(text, line.start, line.end) is None

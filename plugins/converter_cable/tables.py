"""Tables among the lines of a body, which are kept as they are printed.

A telegram sets a table with blanks or tabs (27 of 1,010 real ones): each line has a gap of three blanks or more between
two cells, and no blank line stands between them. A page marker parts the rows of one table in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter import Preformatted, Span, xml_clean
from converter_cable.lines import APART, END, START, Line, line_at
from converter_cable.numbers import NUMBER
from converter_cable.pages import page_marker

_GAP = re.compile(r"\S(?: {3,}|[ ]*\t[ \t]*)\S")
_FEWEST = 3
"""So many lines make a table."""


def tables(text: str, lines: Sequence[Line]) -> dict[int, int]:
    """The first line of each table, and the line after its last."""
    found: dict[int, int] = {}
    table: dict[int, int] = {}
    for first, end in _runs(text, lines):
        if not (table and _is_page_turn(text, lines[max(table.values()) : first])):
            table = {}
        table[first] = end
        if sum(last - begun for begun, last in table.items()) >= _FEWEST:
            found.update(table)
    return found


def _runs(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The first of some rows without a blank line between them, and the line after the last."""
    rows = [row for row in sorted({*_with_gaps(text, lines)}) if _is_row(text, lines[row])]
    first = 0
    for at, row in enumerate(rows, 1):
        if at == len(rows) or rows[at] != row + 1 or lines[row + 1][APART]:
            yield rows[first], row + 1
            first = at


def _is_page_turn(text: str, lines: Sequence[Line]) -> bool:
    """Whether there is a page marker between two parts of a table, and nothing else."""
    return bool(lines) and all(page_marker(text, line[START], line[END]) for line in lines)


def _with_gaps(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """The lines in which there is a gap, once for each kind of it: a search for its signs is quicker than each line's."""
    if not lines:
        return
    start, end = lines[0][START], lines[-1][END]
    for gap in ("   ", "\t"):
        at = text.find(gap, start, end)
        while at >= 0:
            index = line_at(lines, at)
            if at < lines[index][END]:
                yield index
                at = lines[index][END]
            else:
                at = lines[index + 1][START]
            at = text.find(gap, at, end)


def as_printed(text: str, start: int, end: int) -> Preformatted:
    """The table from *start* to *end*, with the blanks before its first row."""
    while start and text[start - 1] in " \t":
        start -= 1
    printed = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    return Preformatted(xml_clean(printed), Span(start, end))


def _is_row(text: str, line: Line) -> bool:
    start, end, _ = line
    if _GAP.search(text, start, end) is None or NUMBER.match(text, start, end):
        return False
    return page_marker(text, start, end) is None

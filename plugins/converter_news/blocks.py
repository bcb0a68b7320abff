"""Lines to blocks: what stands together, by the text's own way to separate paragraphs.

Web copies have a paragraph on each line, with or without blank lines between; wires wrap a paragraph over
lines and indent its first, or leave a blank line after its last. Which it is, each text shows itself: only a
text that is wrapped goes on in lower case after a line that has no end mark.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from converter import Source, trim

_WORD = re.compile(r"\S+")
END_MARKS = tuple(".!?…:;”\"'’»)]。」』！？")
_LEAST_SHARE = 5
"""One line in so many goes on in lower case where paragraphs are wrapped."""
_LEAST_WIDTH = 40
_ENDS_EARLY = 0.7
"""A line that is shorter than this share of the width, its successor's first word included, was ended."""


class Block(NamedTuple):
    """A stretch of text that stands together, blanks at its ends cut off."""

    start: int
    end: int
    text: str
    """``source.text[start:end]``, as it stands there."""
    apart: bool
    """Whether a blank line or the beginning of the text stands before it."""


class _Row(NamedTuple):
    """A line that is not blank, as `Block`, with its indent."""

    start: int
    end: int
    apart: bool
    indent: int


def blocks(source: Source) -> tuple[Block, ...]:
    """The blocks of a text, in order; every character that is not blank lies in one."""
    text = source.text
    rows = _rows(source)
    spans = _joined(text, rows) if _is_wrapped(text, rows) else [(row.start, row.end, row.apart) for row in rows]
    return tuple(Block(start, end, text[start:end], apart) for start, end, apart in spans)


def _rows(source: Source) -> list[_Row]:
    text = source.text
    rows = []
    apart = True
    for line in source.lines:
        start, end = trim(text, line.start, line.end)
        if start == end:
            apart = True
        else:
            rows.append(_Row(start, end, apart, start - line.start))
            apart = False
    return rows


def _goes_on(text: str, before: _Row, row: _Row) -> bool:
    """Whether *row* continues the sentence of the line before it."""
    return (
        not row.apart
        and text[row.start].islower()
        and before.end - before.start >= _LEAST_WIDTH
        and text[before.end - 1] not in END_MARKS
    )


def _is_wrapped(text: str, rows: list[_Row]) -> bool:
    going_on = sum(_goes_on(text, before, row) for before, row in pairwise(rows))
    return going_on * _LEAST_SHARE >= len(rows) > 1


def _joined(text: str, rows: list[_Row]) -> list[tuple[int, int, bool]]:
    """Wrapped lines as paragraphs: a blank line, an indent or a line that ends early begins a new one."""
    inner = [row for before, row in pairwise(rows) if _goes_on(text, before, row)]
    margin = Counter(row.indent for row in inner).most_common(1)[0][0]
    width = max(row.end - row.start for row in inner)
    joined: list[tuple[int, int, bool]] = []
    before: _Row | None = None
    for row in rows:
        if (
            before is None
            or row.apart
            or _is_indented(text, before, row, margin)
            or _ends_early(text, before, row, width)
        ):
            joined.append((row.start, row.end, row.apart))
        else:
            start, _, apart = joined[-1]
            joined[-1] = (start, row.end, apart)
        before = row
    return joined


def _is_indented(text: str, before: _Row, row: _Row, margin: int) -> bool:
    """An indent begins a paragraph; that of one blank only after a line with an end mark."""
    indent = row.indent - margin
    return indent > 1 or (indent == 1 and text[before.end - 1] in END_MARKS)


def _ends_early(text: str, before: _Row, row: _Row, width: int) -> bool:
    word = _WORD.match(text, row.start, row.end)
    room = before.end - before.start + 1 + (word.end() - word.start() if word else 0)
    return room < _ENDS_EARLY * width and not text[row.start].islower()

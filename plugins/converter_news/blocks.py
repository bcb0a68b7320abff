"""Lines to blocks: what stands together, by the text's own way to separate paragraphs.

Web copies have a paragraph on each line, with or without blank lines between; wires wrap a paragraph over
lines and indent its first, or leave a blank line after its last. Which it is, each text shows itself: only a
text that is wrapped goes on in lower case after a line that has no end mark. Some archives have a sentence on
each line, and a blank line after a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from converter import Role, is_blank, visible_lines
from converter_news.tables import tables

_WORD = re.compile(r"\S+")
END_MARKS = frozenset(".!?…:;”“\"'’‘»«)]。」』！？】")
_LEAST_SHARE = 5
"""One line in so many goes on in lower case where paragraphs are wrapped."""
_LEAST_GOING_ON = 3
_FEW = 5
"""One line in so many may be neither set in nor at the margin."""
_LEAST_WIDTH = 40
_ENDS_EARLY = 0.7
"""A line that is shorter than this share of the width, its successor's first word included, was ended."""
_TWO_SENTENCES = re.compile(r"[a-z]{4}[.!?][\"”’']{0,2} {1,2}[\"“‘']?[A-Z]")
_LEAST_GROUPS = 2
_LEAST_SENTENCES = 5
_MOST_OF_GROUP = 4
"""Sentences in a paragraph, on average; sections of one-sentence paragraphs have more."""
_LONGEST_SENTENCES = 160
"""Characters, on average."""
_MOST_OTHERS = 20
"""One line in so many may end like no sentence, and one in ten have two."""


class Kind(NamedTuple):
    """What a block is: the name of its segment or paragraph, and its role."""

    name: str
    role: Role


class Block(NamedTuple):
    """A stretch of text that stands together, blanks at its ends cut off."""

    start: int
    end: int
    text: str
    """``text[start:end]`` of the source, as it stands there."""
    apart: bool
    """Whether a blank line or the beginning of the text stands before it."""
    table: bool = False
    """Whether it is the lines of a table."""


Row = tuple[int, int, bool]
"""A line that is not blank: as `visible_lines` gives it."""


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order; every character that is not blank lies in one."""
    return as_blocks(text, visible_lines(text))


def as_blocks(text: str, rows: list[Row]) -> list[Block]:
    """The blocks of a text whose lines are *rows*."""
    if not rows:
        return []
    rows, of_tables = _with_tables(text, rows)
    alone = of_tables.union(row[0] for row in rows if text[row[0]] == ">")
    going_on = [row for before, row in pairwise(rows) if not row[2] and _goes_on(text, before, row)]
    if _is_wrapped(text, rows, going_on):
        rows = _joined(text, rows, going_on, alone)
    elif not alone and _has_sentence_lines(text, rows):
        rows = _groups(rows)
    start, end, _ = rows[0]
    found = [Block(start, end, text[start:end], True, start in of_tables)]
    found += [Block(start, end, text[start:end], apart, start in of_tables) for start, end, apart in rows[1:]]
    return found


def _with_tables(text: str, rows: list[Row]) -> tuple[list[Row], frozenset[int]]:
    """The lines, those of a table as one, and where the tables begin."""
    found = tables(text, rows)
    if not found:
        return rows, frozenset()
    joined: list[Row] = []
    at = 0
    for first, end in found:
        joined += rows[at:first]
        joined.append((rows[first][0], rows[end - 1][1], rows[first][2]))
        at = end
    return joined + rows[at:], frozenset(rows[first][0] for first, _ in found)


def _is_wrapped(text: str, rows: list[Row], going_on: list[Row]) -> bool:
    """Whether paragraphs are wrapped: one line in a few goes on in lower case, or nearly all others are set in."""
    if len(going_on) * _LEAST_SHARE >= len(rows):
        return True
    if len(going_on) < _LEAST_GOING_ON:
        return False
    indents = Counter(_indent(text, row) for row in rows)
    [(margin, count)] = Counter(_indent(text, row) for row in going_on).most_common(1)
    set_in = sum(number for indent, number in indents.items() if indent > margin + 1)
    others = len(rows) - set_in - indents[margin]
    return count == len(going_on) and set_in * 2 >= len(rows) and others * _FEW <= len(rows)


def _has_sentence_lines(text: str, rows: list[Row]) -> bool:
    """Whether each line is one sentence, and a few of them on end are a paragraph, with a blank line after it."""
    if sum(not row[2] for row in rows) * 2 < _LEAST_SENTENCES:
        return False
    groups = [group for group in _runs(rows) if len(group) > 1]
    lines = [row for group in groups for row in group]
    if len(groups) < _LEAST_GROUPS or not _LEAST_SENTENCES <= len(lines) <= _MOST_OF_GROUP * len(groups):
        return False
    if sum(end - start for start, end, _ in lines) > _LONGEST_SENTENCES * len(lines):
        return False
    unended = sum(text[end - 1] not in END_MARKS for _, end, _ in lines)
    if unended * _MOST_OTHERS > len(lines):
        return False
    return sum(
        _TWO_SENTENCES.search(text, start, end) is not None for start, end, _ in lines
    ) * _MOST_OTHERS <= 2 * len(lines)


def _runs(rows: list[Row]) -> list[list[Row]]:
    """The lines between two blank lines, together."""
    runs = [[rows[0]]]
    for row in rows[1:]:
        if row[2]:
            runs.append([row])
        else:
            runs[-1].append(row)
    return runs


def _groups(rows: list[Row]) -> list[Row]:
    return [(run[0][0], run[-1][1], run[0][2]) for run in _runs(rows)]


def _goes_on(text: str, before: Row, row: Row) -> bool:
    """Whether *row*, which no blank line parts from the line before it, continues its sentence."""
    return (
        text[row[0]].islower() and before[1] - before[0] >= _LEAST_WIDTH and text[before[1] - 1] not in END_MARKS
    )


def _joined(text: str, rows: list[Row], going_on: list[Row], alone: frozenset[int]) -> list[Row]:
    """Wrapped lines as paragraphs: a blank line, an indent or a line that ends early begins a new one.

    Tables and quoted lines, which begin at one of *alone*, are joined with none.
    """
    margin = Counter(_indent(text, row) for row in going_on).most_common(1)[0][0]
    width = max(end - start for start, end, _ in going_on)
    joined = [rows[0]]
    for before, row in pairwise(rows):
        stands_alone = alone and (row[0] in alone or before[0] in alone)
        if (
            stands_alone
            or row[2]
            or _is_indented(text, before, row, margin)
            or _ends_early(text, before, row, width)
        ):
            joined.append(row)
        else:
            joined[-1] = (joined[-1][0], row[1], joined[-1][2])
    return joined


def _indent(text: str, row: Row) -> int:
    at = row[0]
    while at > 0 and text[at - 1] not in "\r\n" and is_blank(text[at - 1]):
        at -= 1
    return row[0] - at


def _is_indented(text: str, before: Row, row: Row, margin: int) -> bool:
    """An indent begins a paragraph; that of one blank only after a line with an end mark."""
    indent = _indent(text, row) - margin
    return indent > 1 or (indent == 1 and text[before[1] - 1] in END_MARKS)


def _ends_early(text: str, before: Row, row: Row, width: int) -> bool:
    word = _WORD.match(text, row[0], row[1])
    room = before[1] - before[0] + 1 + (word.end() - word.start() if word else 0)
    return room < _ENDS_EARLY * width and not text[row[0]].islower()

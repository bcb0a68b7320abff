"""Rows of tables in which copyists kept telegrams: number, date, reference number, post, level, header and text.

A row stands after the header that the publisher took out of it, or after the first lines of the text, abridged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter import trim
from converter_cable.draft import Draft
from converter_cable.envelopes import DATE, IDENTIFIER, LEVEL, ORIGIN, keep
from converter_cable.kinds import FORMAT, kind_of
from converter_cable.lines import APART, END, START, Line, line_at
from converter_cable.posts import post_key

_CELL = r"[^\",]{0,60}"
_COMMAS = re.compile(
    rf"(?:\d{{3,7}},)?\s?(?P<created>{DATE}),\s?(?P<identifier>{IDENTIFIER}),\s?\"?(?P<origin>{_CELL})\"?,"
    rf"\s?\"?(?P<classification>{_CELL})\"?,\s?\"?[^\",]{{0,2000}}\"?,\s?\""
)
"""With commas, cells in quotes where they have more lines: 9 of 6,717 telegrams."""
_BLANKS = re.compile(
    rf"\d{{3,7}} {{1,3}}(?P<created>{DATE}) {{1,3}}(?P<identifier>{IDENTIFIER})(?!\w)"
    rf"(?: {{1,3}}(?P<origin>{ORIGIN}[A-Za-z .'-]{{0,30}}?)(?= {{1,3}}(?:UNCLAS|CONF|SECRET)))?"
    rf"(?: {{1,3}}(?P<classification>{LEVEL})(?![a-z]))?(?: {{1,3}}{IDENTIFIER}(?:\|{IDENTIFIER})*(?!\w))?"
)
"""With the tabs lost: 4 of 1,010."""
_UNNUMBERED = re.compile(rf"(?:\d{{3,7}} {{1,3}})?{DATE} {{1,3}}(?P<identifier>{IDENTIFIER}) {{1,3}}{ORIGIN}")
"""The beginning of such a row within a body, where its number may stand on the line before."""
_LAST_CELLS = re.compile(r"\d{1,2}\s+\d\d/\d\d/\d{4}\s+\d+\s+[A-Z]{2,6}(?:,[A-Z]{2,6})+(?![\w,])")
"""The end of a row: date of publication, size, tags."""
_BETWEEN = re.compile(r"\"\s?,\s?\"")
"""From the cell of the header to that of the text."""
_LONGEST_HEADER = 8_000
_INDEX = re.compile(r"Class:\s*\t")
"""The first of four labels, under the title, in the index of a newspaper: 1 of 1,010."""
_ABRIDGED = re.compile(r"[\"',]+\Z|¶?\d?\.{3}\Z")
_NAME = re.compile(r"[A-Z]+\Z")
_FIRST_SIGNS = frozenset("0123456789C")
_FIRST_LINES = 80
"""A row stands among so many lines at the beginning."""


def peel_rows(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """*lines* without the row of a table among the first of them, of which the catalogue's values are kept."""
    text = draft.text
    for start, end, _ in lines[:_FIRST_LINES]:
        if text[start] not in _FIRST_SIGNS:
            continue
        if text[start] == "C":
            if _INDEX.match(text, start, end) and (index := line_at(lines, start)):
                return _without_title(draft, lines, index)
        elif match := _COMMAS.match(text, start) or _BLANKS.match(text, start, end):
            return _without_row(draft, lines, line_at(lines, start), match)
    return lines


def _without_row(draft: Draft, lines: Sequence[Line], index: int, match: re.Match[str]) -> Sequence[Line]:
    """*lines* without the row that begins with the line at *index*; *match* is of its cells."""
    text = draft.text
    own = _own_number(text, lines[:index])
    if own is not None and own != match["identifier"][2:]:
        return set_aside_others(draft, lines[:index], lines[index:])
    for name, value in match.groupdict().items():
        if value and value.strip():
            keep(draft, name, draft.source.cited(*trim(text, *match.span(name))))
    draft.ledger.metadata(*trim(text, *match.span()), "catalogue")
    before = _without_abridgement(draft, lines[:index])
    return [*before, *_after(draft, lines[index:], match.end(), again=_has_header(text, before))]


def _own_number(text: str, lines: Sequence[Line]) -> str | None:
    """Post and serial of the classification line that stands before a row."""
    for line in lines:
        kind = kind_of(text, line)
        if kind is not None and kind[0] == "classification":
            return f"{post_key(kind[1]['post'])}{int(kind[1]['serial'])}"
    return None


def _has_header(text: str, lines: Sequence[Line]) -> bool:
    return any((kind := kind_of(text, line)) is not None and kind[0] in FORMAT for line in lines[:5])


def begins_other(text: str, line: Line, number: tuple[str, int] | None) -> bool:
    """Whether a line begins the row of another telegram than that of *number*."""
    start, end, _ = line
    if number is None or not text[start].isdecimal():
        return False
    match = _COMMAS.match(text, start) or _UNNUMBERED.match(text, start, end)
    return match is not None and match["identifier"][2:] != f"{number[0]}{number[1]}"


def set_aside_others(draft: Draft, lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """*lines* without the end of their own row; it and the *others*, of another telegram, are furniture."""
    text = draft.text
    end = next((at for at in range(max(len(lines) - 4, 0), len(lines)) if _is_end(text, lines[at])), len(lines))
    aside = (*lines[end:], *others)
    for first, last, _ in aside:  # one by one, as what stands between them may be claimed already
        draft.ledger.furniture(first, last, "other-telegram")
    message = "another telegram follows in the same copy; it is not read"
    draft.notice("other-telegram", message, aside[0][START], aside[-1][END])
    return [*lines[:end]]


def _is_end(text: str, line: Line) -> bool:
    start, end, _ = line
    return text[start].isdecimal() and _LAST_CELLS.match(text, start, end) is not None


def _without_abridgement(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """*lines* without what a copyist left of an abridged text at its end: dots, the signature, the row's signs."""
    text, end = draft.text, len(lines)
    while end and _ABRIDGED.match(text, lines[end - 1][START], lines[end - 1][END]):
        end -= 1
    signed = end > 1 and _NAME.match(text, lines[end - 1][START], lines[end - 1][END]) is not None
    if signed and text.endswith("...", lines[end - 2][START], lines[end - 2][END]):
        end -= 1
    for start, last, _ in lines[end:]:
        draft.ledger.furniture(start, last, "site-frame")
    return lines[:end]


def _after(draft: Draft, lines: Sequence[Line], start: int, *, again: bool) -> list[Line]:
    """The lines after the cells of a row, which end at *start*; without the header, if that is printed *again*."""
    text = draft.text
    between = _BETWEEN.search(text, start, min(len(text), start + _LONGEST_HEADER))
    if between is not None:
        extract = text.startswith("This record", start)
        if again or extract:
            name = "site-frame" if extract else "repeated-head"
            draft.ledger.furniture(*trim(text, start, between.start()), name)
            start = between.start()
        draft.ledger.furniture(*trim(text, *between.span()), "site-frame")
    cells_end = between.end() if between else start
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if kept and line[START] >= cells_end:
            return [*kept, *lines[index:]]
        for first, last in _pieces(line, start, between):
            piece = (*trim(text, first, last), line[APART] or not kept)
            if piece[START] < piece[END]:
                kept.append(piece)
    return kept


def _pieces(line: Line, start: int, between: re.Match[str] | None) -> Iterator[tuple[int, int]]:
    """What of a line lies after *start*, but not *between* two cells."""
    begun, end, _ = line
    first = max(begun, start)
    if between is None or end <= between.start() or first >= between.end():
        yield first, end
    else:
        yield first, min(end, between.start())
        yield between.end(), end


def _without_title(draft: Draft, lines: Sequence[Line], index: int) -> Sequence[Line]:
    title = lines[index - 1]
    if kind_of(draft.text, title) is not None:
        return lines
    start, end, _ = title
    draft.ledger.metadata(start, end, "catalogue")
    draft.catalogue_values["title"] = draft.source.cited(start, end)
    return [*lines[: index - 1], *lines[index:]]

"""Who wrote an article and where: bylines and datelines that are given as such, and the dateline within the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from attrs import evolve

from converter import Cited, Inline, LineBreak, Paragraph, Span, Text, inline_leaves, readable, trim
from converter_news.agencies import agency_name
from converter_news.byline import Byline, read_agency_line, read_byline, read_names
from converter_news.dateline import Dateline, read_dateline
from converter_news.dates import Printed, find_date, read_date
from converter_news.facts import near_publication
from converter_news.wire.draft import Draft
from converter_news.wire.pieces import Piece

_LONGEST_PLACE = 60


class Mark(NamedTuple):
    """A part of a line that its source names."""

    name: str
    """``person``, ``post``, ``agency``, ``place`` or ``date``."""
    start: int
    end: int
    when: date | None = None


class _Said:
    """A line of the excerpt, and parts of it."""

    def __init__(self, draft: Draft, name: str, pieces: Iterable[Piece]) -> None:
        self._at, self.words = draft.line(pieces)
        self.whole = draft.cite_part(name, self._at, self.words)

    def cite(self, start: int, end: int) -> Cited[str] | None:
        """The part from *start* to *end*."""
        start, end = trim(self.words, start, end)
        return (
            Cited(readable(self.words[start:end]), Span(self._at + start, self._at + end)) if start < end else None
        )


def take_byline(draft: Draft, pieces: Iterable[Piece], marks: Sequence[Mark] = ()) -> None:
    """A byline: its persons and their posts where they are marked; else as they are read in any article."""
    said = _Said(draft, "byline", pieces)
    draft.byline = draft.byline or said.whole
    if any(mark.name == "person" for mark in marks):
        for mark, following in zip(marks, (*marks[1:], None), strict=True):
            if mark.name == "person":
                post = following if following and following.name == "post" else None
                position = said.cite(post.start, post.end) if post else None
                draft.add_agent("author", said.cite(mark.start, mark.end), position)
            elif mark.name == "agency":
                _add_agency(draft, said.cite(mark.start, mark.end))
        return
    found = _read(said.words)
    for author in found.authors:
        name = said.cite(*author.name) if author.name else None
        draft.add_agent("author", name, said.cite(*author.post) if author.post else None)
    for agency in found.agencies:
        _add_agency(draft, said.cite(*agency))


def _read(words: str) -> Byline:
    start, end = trim(words, 0, len(words))
    if start == end:
        return Byline()
    return (
        read_byline(words, start, end)
        or read_agency_line(words, start, end)
        or read_names(words, start, end)
        or Byline()
    )


def take_dateline(draft: Draft, pieces: Iterable[Piece], marks: Sequence[Mark] = ()) -> None:
    """A dateline: its place and date where they are marked; else as they are read in any article."""
    said = _Said(draft, "dateline", pieces)
    if said.whole is None:
        return
    draft.dateline = draft.dateline or said.whole
    start, end = trim(said.words, 0, len(said.words))
    found = read_dateline(f"{said.words[:end]} -", start, end + len(" -"))
    places = [(mark.start, mark.end) for mark in marks if mark.name == "place"]
    days = [mark for mark in marks if mark.name == "date"]
    for place in places or (found.places if found else _place_alone(said.words, start, end)):
        draft.add_place(said.cite(*place))
    for day in days:
        printed = find_date(said.words, day.start, day.end)
        _add_filed(draft, said.cite(day.start, day.end), day.when, read_date(printed) if printed else None)
    if found and found.date and not days:
        _add_filed(draft, said.cite(found.date.start, found.date.end), found.date.when, found.date)
    for agency in found.agencies if found else ():
        _add_agency(draft, said.cite(*agency))


def _place_alone(words: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """What is given as a dateline, and holds neither date nor agency, is a place."""
    has_more = end - start > _LONGEST_PLACE or any(sign.isdigit() or sign == "(" for sign in words[start:end])
    return () if has_more else ((start, end),)


def take_lead(draft: Draft) -> None:
    """Divide the dateline from the first paragraph, where one leads it and none was given."""
    at = next((at for at, block in enumerate(draft.body) if isinstance(block, Paragraph) and not block.role), None)
    if draft.dateline is not None or at is None:
        return
    lead = draft.body[at]
    assert isinstance(lead, Paragraph)
    first = lead.inlines[0]
    if not isinstance(first, Text):
        return
    words = draft.words()
    found = read_dateline(words, first.span.start, _end(lead, first))
    if found is None or found.end > first.span.end:
        return
    _keep_lead(draft, words, found)
    draft.divide(first.span, found.end, "dateline")
    rest: tuple[Inline, ...] = lead.inlines[1:]
    if found.end < first.span.end:
        rest = (Text(readable(words[found.end : first.span.end]), Span(found.end, first.span.end)), *rest)
    draft.body[at : at + 1] = [evolve(lead, inlines=rest)] if rest else []


def _end(lead: Paragraph, first: Text) -> int:
    """Where a paragraph ends in the excerpt, or its first line."""
    end = first.span.end
    for leaf in inline_leaves(lead.inlines):
        if isinstance(leaf, LineBreak):
            break
        end = leaf.span.end
    return end


def _keep_lead(draft: Draft, words: str, found: Dateline) -> None:
    def cite(start: int, end: int) -> Cited[str]:
        return Cited(readable(words[start:end]), Span(start, end))

    draft.dateline = cite(found.start, found.said_end)
    for place in found.places:
        draft.add_place(cite(*place))
    for agency in found.agencies:
        _add_agency(draft, cite(*agency))
    if found.date is not None:
        _add_filed(draft, cite(found.date.start, found.date.end), found.date.when, found.date)


def _add_filed(draft: Draft, text: Cited[str] | None, when: date | None, printed: Printed | None) -> None:
    near = near_publication(printed, draft.events) if when is None and printed is not None else None
    draft.add_event("filed", text, when or near, inferred=near is not None)


def _add_agency(draft: Draft, printed: Cited[str] | None) -> None:
    if printed is not None:
        draft.add_agent("agency", Cited(agency_name(printed.value), printed.span))

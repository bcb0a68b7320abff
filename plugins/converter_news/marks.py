"""Detection: the marks of a newspaper decide, style only supports.

An essay, a chapter or a speech has a headline and prose too, and a press release has a dateline as well. So a
text is news by what only the press prints: a dateline with agency or date, a byline, credits, a colophon.
Each mark has a weight; `MARKS` is the whole of the judgement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from converter import Confidence, Detection, Evidence, Source, Span
from converter_news.agencies import IN_DATELINES
from converter_news.blocks import Block, Row, as_blocks, blocks
from converter_news.byline import Byline
from converter_news.dateline import Dateline, read_dateline
from converter_news.head import Head, read_head
from converter_news.manuscript import Manuscript, manuscript_of
from converter_news.other_formats import BEGINNING, other_words
from converter_news.parts import Part, is_sentence
from converter_news.style import find_sourced, find_weekday, find_wire_setting, find_wire_signs
from converter_news.tail import read_tail

_END = 4_000
"""Characters of the end that detection reads; a text has its marks there, at its beginning, or nowhere."""

_MOST_BLOCKS = 80
"""Blocks that it looks at, at either end of these."""

_CERTAIN = 10
"""The weight of a mark that nothing else has."""
_STRONG = 3
_LIKELY = 4
"""A strong mark and another one; or a mark of half that weight with two others."""
_LEAST_MARK = 2
"""Style alone, of which each sign weighs 1, never makes a text likely to be news."""
_LONGEST_ARTICLE = 60_000
"""Characters; a longer text with a byline is a book as well, and needs two strong marks."""

_PROSE = 60
_LEAD = 700
_EARLY = 3_000
"""Characters below the head within which news names its source."""
_CREDIT = re.compile(r"reporting by|contributed to this|(?:AP|Associated Press|Reuters|AFP) writer", re.IGNORECASE)
_PRINT = re.compile(r"\bprint", re.IGNORECASE)
_PICTURE_AGENCY = re.compile(
    r"\b(?:AP|AFP|AAP|ANSA|Associated Press|Bloomberg|DPA|dpa|EPA|Getty|Kyodo|PA|PTI|Reuters|REUTERS|TASS|Xinhua)\b"
)
_DATELINE_WITHIN = 60
_REPORTER = re.compile(r"\b(?:columnist|correspondent|reporter|staff writer)\b")
_CLOCK = re.compile(r"\d[:.]\d\d|\d [ap]\.?m|updated", re.IGNORECASE)


class Look(NamedTuple):
    """What detection looks at: the beginning and the end of a text, read as an article."""

    text: str
    """The beginning."""
    manuscript: Manuscript
    """Its blocks."""
    head: Head
    lead: Span
    """The first paragraph, or as much of it as counts."""
    datelines: tuple[Dateline, ...]
    bylines: tuple[tuple[Byline, Span], ...]
    tail: tuple[Part, ...]
    """Its places are those of the whole text."""


class Mark(NamedTuple):
    """A mark of news: its name, its weight, and how it is found."""

    name: str
    weight: int
    find: Callable[[Look], Span | None]


def detect(source: Source, rows: list[Row]) -> Detection | None:
    """How sure it is that a text is a news article; reads its beginning, whose lines are *rows*, and its end."""
    beginning = source.text[:BEGINNING]
    whole = manuscript_of(source.text) if len(source.text) <= BEGINNING else None
    found = whole.blocks if whole else as_blocks(beginning, rows)
    if len(found) > 2 * _MOST_BLOCKS:
        found = [*found[:_MOST_BLOCKS], *found[-_MOST_BLOCKS:]]
        whole = None
    look = _look(whole or Manuscript(source.text, found), beginning)
    marks = _found(MARKS, look)
    if _confidence(marks, len(source.text)) is Confidence.POSSIBLE:
        marks += _found(FURTHER_MARKS, look)
    if not marks or (max(mark.weight for mark, _ in marks) < _STRONG and not _is_prose(found)):
        return None
    others = other_words(beginning, rows)
    named = {mark.name for mark, _ in marks}
    return Detection(
        Confidence.POSSIBLE if others else _confidence(marks, len(source.text)),
        tuple(Evidence(mark.name, span) for mark, span in marks) + others,
        tuple(mark.name for mark in MARKS if mark.weight >= _STRONG and mark.name not in named),
    )


def _found(marks: Iterable[Mark], look: Look) -> list[tuple[Mark, Span]]:
    return [(mark, span) for mark in marks if (span := mark.find(look)) is not None]


def _is_prose(found: Sequence[Block]) -> bool:
    return any(len(block.text) >= _PROSE and is_sentence(block.text) for block in found)


def _confidence(marks: Sequence[tuple[Mark, Span]], length: int) -> Confidence:
    weights = [mark.weight for mark, _ in marks] or [0]
    if max(weights) >= _CERTAIN:
        return Confidence.CERTAIN
    needed = _LIKELY if length <= _LONGEST_ARTICLE else 2 * _STRONG
    if max(weights) >= _LEAST_MARK and sum(weights) >= needed:
        return Confidence.LIKELY
    return Confidence.POSSIBLE


def _look(manuscript: Manuscript, beginning: str) -> Look:
    text, found = manuscript.text, manuscript.blocks
    head = read_head(manuscript, page=False)
    lead = found[head.body] if head.body < len(found) else found[-1]
    tail = read_tail(*(_end(text) if len(text) > BEGINNING else (manuscript, head.body)), page=False)
    parts = head.parts if head.lead is None else (*head.parts, head.lead)
    return Look(
        text=beginning,
        manuscript=manuscript,
        head=head,
        lead=Span(lead.start, min(lead.end, lead.start + _LEAD)),
        datelines=tuple(part.detail for part in parts if isinstance(part.detail, Dateline)),
        bylines=tuple((part.detail, _span(part)) for part in head.parts if isinstance(part.detail, Byline)),
        tail=tail,
    )


def _end(text: str) -> tuple[Manuscript, int]:
    """The end of a long text, all of which is below its head."""
    offset = len(text) - _END
    end = blocks(text[offset:])[-_MOST_BLOCKS:]
    places = [block._replace(start=block.start + offset, end=block.end + offset) for block in end]
    return Manuscript(text, places), 0


def _dateline(test: Callable[[Dateline], object]) -> Callable[[Look], Span | None]:
    def find(look: Look) -> Span | None:
        for one in look.datelines:
            if test(one):
                return Span(one.start, one.said_end)
        return None

    return find


def _dateline_of_agency(look: Look) -> Span | None:
    """The place, and in brackets an agency that is known."""
    for one in look.datelines:
        if one.places and any(look.text[slice(*agency)] in IN_DATELINES for agency in one.agencies):
            return Span(one.start, one.said_end)
    return None


def _byline(test: Callable[[Byline], object]) -> Callable[[Look], Span | None]:
    def find(look: Look) -> Span | None:
        for one, span in look.bylines:
            if test(one):
                return span
        return None

    return find


def _in_head(name: str, sign: re.Pattern[str] | None = None) -> Callable[[Look], Span | None]:
    return lambda look: _first(look.head.parts, name, sign)


def _in_tail(name: str, sign: re.Pattern[str] | None = None) -> Callable[[Look], Span | None]:
    return lambda look: _first(look.tail, name, sign)


def _first(parts: Sequence[Part], name: str, sign: re.Pattern[str] | None) -> Span | None:
    for part in parts:
        if part.name == name and (sign is None or sign.search(part.block.text)):
            return _span(part)
    return None


def _span(part: Part) -> Span:
    return Span(part.block.start, part.block.end)


def _sourced(look: Look) -> Span | None:
    return _match(find_sourced(look.text, look.lead.start, look.lead.start + _EARLY))


def _weekday(look: Look) -> Span | None:
    return _match(find_weekday(look.text, look.lead.start, look.lead.end))


def _wire_signs(look: Look) -> Span | None:
    return _match(find_wire_signs(look.text))


def _wire_setting(look: Look) -> Span | None:
    return _match(find_wire_setting(look.text))


def _dateline_within(look: Look) -> Span | None:
    """A place and an agency at the head of a paragraph that stands below lines of a page, or of a second story."""
    manuscript = look.manuscript
    for block in manuscript.blocks[look.head.body :]:
        if block.text.find("(", 0, _DATELINE_WITHIN) < 0:
            continue
        found = read_dateline(manuscript.text, block.start, block.end)
        if found and found.places and found.agencies and found.end < block.end:
            return Span(found.start, found.said_end)
    return None


def _caption_of_agency(look: Look) -> Span | None:
    manuscript = look.manuscript
    for at, block in enumerate(manuscript.blocks):
        form = manuscript.form(at)
        if form is not None and form.name == "caption" and _PICTURE_AGENCY.search(block.text):
            return Span(block.start, block.end)
    return None


def _news_of_the_day(look: Look) -> Span | None:
    """A date line above a first paragraph that names the day, where statements have their sources."""
    return _first(look.head.parts, "date-line", None) if _weekday(look) and _sourced(look) else None


def _match(found: re.Match[str] | None) -> Span | None:
    return Span(*found.span()) if found else None


MARKS = (
    Mark("dateline with agency", _CERTAIN, _dateline_of_agency),
    Mark("colophon", _CERTAIN, _in_tail("colophon", _PRINT)),
    Mark("paragraphs as a wire sets them", _LIKELY, _wire_setting),
    Mark("dateline with date", _STRONG, _dateline(lambda one: one.date)),
    Mark("dateline with a name in brackets", _STRONG, _dateline(lambda one: one.agencies and one.places)),
    Mark("agency line", _STRONG, _byline(lambda one: one.agencies and not one.authors)),
    Mark("agency before the first paragraph", _STRONG, _dateline(lambda one: one.agencies and not one.places)),
    Mark("agency signature", _STRONG, _in_tail("signature")),
    Mark("byline", _STRONG, _byline(lambda one: one.authors and one.worded)),
    Mark("credit line", _STRONG, _in_tail("credit", _CREDIT)),
    Mark("signs of the wire", _STRONG, _wire_signs),
    Mark("line of names", 2, _byline(lambda one: one.authors and not one.worded)),
    Mark("date line with time", 2, _in_head("date-line", _CLOCK)),
    Mark("correction", 2, _in_tail("correction")),
    Mark("paper and day of publication", 2, _in_tail("colophon")),
    Mark("dateline", 1, _dateline(lambda one: not one.agencies and not one.date)),
    Mark("headline", 1, _in_head("headline")),
    Mark("date line", 1, _in_head("date-line")),
    Mark("copyright line", 1, _in_tail("copyright")),
    Mark("appeal to subscribe", 1, _in_tail("appeal")),
    Mark("statement with its source", 1, _sourced),
    Mark("day named in the first paragraph", 1, _weekday),
)
"""What speaks for news, the heaviest first."""

FURTHER_MARKS = (
    Mark("dateline with agency further down", _STRONG, _dateline_within),
    Mark("caption with the credit of an agency", 2, _caption_of_agency),
    Mark("note on the reporter", 2, _in_tail("author-note", _REPORTER)),
    Mark("date line above news of the day", 2, _news_of_the_day),
)
"""What is looked for where these leave it open."""

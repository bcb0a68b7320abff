"""Detection: the marks of a newspaper decide, style only supports.

An essay, a chapter or a speech has headlines and prose too; a press release has a dateline as well. So a text
is news by what only the press prints: a dateline with agency or date, a byline, credits, a colophon. One such
mark that nothing else has, where it must stand, is certain; two marks are likely; less is possible at most.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from attrs import evolve

from converter import Confidence, Detection, Evidence, Source, Span
from converter_news.blocks import Block, blocks
from converter_news.byline import Byline
from converter_news.dateline import Dateline
from converter_news.forms import Kind, is_page, read_form
from converter_news.head import Head, read_head
from converter_news.parts import Part, is_sentence
from converter_news.tail import read_tail

_BEGINNING = 8_000
_END = 4_000


class _Look(NamedTuple):
    """What detection looks at: the beginning and the end, read as an article."""

    text: str
    head: Head
    tail: tuple[Part, ...]
    """Its places are those of the whole text."""


class Mark(NamedTuple):
    """A mark of news: its name, how much it says, and how it is found."""

    name: str
    weight: int
    """3: nothing else has it; 2: a mark by itself; 1: it supports others."""
    find: Callable[[_Look], Span | None]


def detect(source: Source) -> Detection | None:
    """How sure it is that a text is a news article; reads its beginning and its end, no more."""
    beginning = evolve(source, text=source.text[:_BEGINNING])
    if any(pattern.search(beginning.text) for _, pattern in OTHER_FORMATS):
        return None
    found = blocks(beginning)
    if not any(is_sentence(block.text) for block in found):
        return None
    forms = [read_form(block.text) for block in found]
    head = read_head(source.text, found, forms)
    look = _Look(beginning.text, head, _tail(source, found[head.body :], forms[head.body :]))
    evidence = tuple((mark, Evidence(mark.name, span)) for mark in MARKS if (span := mark.find(look)))
    if not evidence:
        return None
    missing = tuple(mark.name for mark in MARKS if mark.weight > 1 and all(mark is not one for one, _ in evidence))
    release = _release(source.text)
    return Detection(
        Confidence.POSSIBLE if release else _confidence([mark for mark, _ in evidence]),
        (*(one for _, one in evidence), *release),
        missing,
    )


def _confidence(found: list[Mark]) -> Confidence:
    weights = [mark.weight for mark in found]
    if max(weights) == 3:  # noqa: PLR2004 - what the weights mean stands with the mark
        return Confidence.CERTAIN
    if max(weights) == 2 and sum(weights) > 3:  # noqa: PLR2004
        return Confidence.LIKELY
    return Confidence.POSSIBLE


def _tail(source: Source, body: tuple[Block, ...], forms: list[Kind | None]) -> tuple[Part, ...]:
    """The tail, by places of the whole text; *body* is all of it where the text is short."""
    if len(source.text) > _BEGINNING:
        offset = len(source.text) - _END
        end = blocks(evolve(source, text=source.text[offset:]))
        body = tuple(block._replace(start=block.start + offset, end=block.end + offset) for block in end)
        forms = [read_form(block.text) for block in body]
    return read_tail(source.text, body, forms, page=is_page(forms))


def _span(part: Part) -> Span:
    return Span(part.block.start, part.block.end)


def _dateline(look: _Look) -> Dateline | None:
    parts = [*look.head.parts, *([look.head.lead] if look.head.lead else [])]
    return next((part.detail for part in parts if isinstance(part.detail, Dateline)), None)


def _dateline_with_agency(look: _Look) -> Span | None:
    dateline = _dateline(look)
    return Span(dateline.start, dateline.said_end) if dateline and dateline.agencies else None


def _dateline_with_date(look: _Look) -> Span | None:
    dateline = _dateline(look)
    return Span(dateline.start, dateline.said_end) if dateline and dateline.date else None


def _dateline_alone(look: _Look) -> Span | None:
    dateline = _dateline(look)
    is_bare = dateline is not None and not dateline.agencies and not dateline.date
    return Span(dateline.start, dateline.said_end) if dateline and is_bare else None


def _agency_line(look: _Look) -> Span | None:
    return _byline_where(look, lambda byline: bool(byline.agencies) and not byline.authors)


def _byline(look: _Look) -> Span | None:
    return _byline_where(look, lambda byline: bool(byline.authors))


def _byline_where(look: _Look, test: Callable[[Byline], bool]) -> Span | None:
    parts = (part for part in look.head.parts if isinstance(part.detail, Byline) and test(part.detail))
    return next((_span(part) for part in parts), None)


def _in_head(name: str) -> Callable[[_Look], Span | None]:
    return lambda look: next((_span(part) for part in look.head.parts if part.name == name), None)


def _in_tail(name: str) -> Callable[[_Look], Span | None]:
    return lambda look: next((_span(part) for part in look.tail if part.name == name), None)


def _attribution(look: _Look) -> Span | None:
    """The second place where somebody is said to have said something; one alone is in any text."""
    second = next(islice(_SAID.finditer(look.text), 1, None), None)
    return Span(*second.span()) if second else None


def _weekday(look: _Look) -> Span | None:
    found = _DAY.search(look.text)
    return Span(*found.span()) if found else None


_SAID = re.compile(r"\b(?:said|told|says|added|according to)\b")
_DAY = re.compile(r"\b(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday)\b")

MARKS = (
    Mark("dateline with agency", 3, _dateline_with_agency),
    Mark("colophon", 3, _in_tail("colophon")),
    Mark("dateline with date", 2, _dateline_with_date),
    Mark("agency line", 2, _agency_line),
    Mark("agency signature", 2, _in_tail("signature")),
    Mark("byline", 2, _byline),
    Mark("credit line", 2, _in_tail("credit")),
    Mark("dateline", 1, _dateline_alone),
    Mark("headline", 1, _in_head("headline")),
    Mark("date line", 1, _in_head("date-line")),
    Mark("correction", 1, _in_tail("correction")),
    Mark("copyright line", 1, _in_tail("copyright")),
    Mark("appeal to subscribe", 1, _in_tail("appeal")),
    Mark("attributed speech", 1, _attribution),
    Mark("day of the week", 1, _weekday),
)
"""What speaks for news, the heaviest first."""

OTHER_FORMATS = (
    ("markup", re.compile(r"\A\s*<[!?A-Za-z]")),
    ("JSON", re.compile(r"\A\s*[\[{]\s*[\[{\"]")),
    ("mail", re.compile(r"\A(?:From \S+ .*\n|(?:[A-Z][\w-]{1,40}: .*\n(?:[ \t].*\n){0,20})){2}")),
    (
        "telegram",
        re.compile(
            r"^(?:ZN[RY] [A-Z]{5}\b|.{0,40}\bDE RU[A-Z]{3,6} #|E\.?\s?O\.? ?1\d{4}\b|TAGS\b)", re.MULTILINE
        ),
    ),
    ("program", re.compile(r"\A(?:#!|\"\"\"|'{3}|/\*|//|import \w|from \w+ import|package \w|#include)")),
    ("record of Congress", re.compile(r"Congressional Record")),
)
"""Texts that are of another format whatever they hold."""

RELEASE_WORDS = re.compile(
    r"FOR IMMEDIATE RELEASE|For Immediate Release|^\s*(?:PRESS|NEWS|MEDIA) RELEASE|/\s?PR ?Newswire|Business Wire|GLOBE NEWSWIRE"
    r"|^\s*(?:(?:Media|Press) )?Contacts?:|District Attorney|Case #|^-30-|^# ?# ?#|[Ff]orward-looking statements",
    re.MULTILINE,
)


def _release(text: str) -> tuple[Evidence, ...]:
    """The words of a press release, if there are any."""
    found = RELEASE_WORDS.search(text, 0, _BEGINNING) or RELEASE_WORDS.search(text, max(len(text) - _END, 0))
    return (Evidence("words of a press release", Span(*found.span())),) if found else ()

"""The note that tells in which print edition an article appeared."""

from __future__ import annotations

import re
from typing import NamedTuple

from converter_news.dates import DATE, Printed, find_date, read_date

_OPENING = re.compile(
    r"(?:a version of )?this (?:article|story|piece|report|column|editorial|review|essay|interview|letter|op-ed|obituary)"
    r"(?: (?:was|has|is))?(?: (?:first|originally|also|been))? (?:appear(?:ed|s)|ran|runs|published|printed)\b"
    r"(?=.{0,120}\bprint\b)",
    re.IGNORECASE | re.DOTALL,
)
_PUBLISHED_IN = re.compile(
    r"(?:(?:first |originally )?published in|(?:this|the) (?:article|story) (?:was )?(?:first |originally )?(?:appeared|published) in)"
    r" (?P<paper>(?:[Tt]he )?(?-i:[A-ZÀ-Þ])[\w&.’' -]{1,50}?)(?:,| on) (?:on )?(?=[\w.]{1,10} \d|\d)",
    re.IGNORECASE,
)
"""``Published in Dawn, March 15th, 2022``, as papers of Pakistan close an article that was printed."""
_FIRST_SIGNS = ("a ", "fi", "or", "pu", "th")
_PUBLICATION = re.compile(
    r"\bprint(?:ed)? edition of (?:the )?((?:The )?[A-Z].{1,60}?)(?= on [A-Z\d]| dated |, | under | with the |\.\s|\.?$)"
)
_PAGE = re.compile(r"\b(?:on )?page ([A-Z]{0,3}\d{1,3}|[A-Z]{1,3}\d{0,3})\b", re.IGNORECASE)
_SECTION = re.compile(r"\bSection ([A-Z]{1,3}|\d{1,2})\b|\bin the ([A-Z][\w &]{1,40}?) section\b")
_EDITION = re.compile(r"\bof the ([A-Z][\w. ]{1,40}?) edition\b")
_HEADLINE = re.compile(r"\b(?:with|under) the headline:?,?\s*", re.IGNORECASE)
_LINKS = re.compile(r"(?<=\S)\s{1,4}(?:\|\s*)?(?:Order Reprints|Today[’']s Paper|Subscribe|Read more)\b")
"""What a page puts behind the note, on its line."""
_QUOTES = {"'": "'", "‘": "’", '"': '"', "“": "”"}
_LONGEST = 600
_BEFORE_CUE = 64
"""Characters by which a pattern may begin before its cue: ``in the Arts & Leisure section``."""


class Colophon(NamedTuple):
    """What a colophon says, each by its place in the source."""

    end: int
    """Where the note ends; what follows it on its line is the site's."""
    publication: tuple[int, int] | None = None
    date: Printed | None = None
    page: tuple[int, int] | None = None
    section: tuple[int, int] | None = None
    edition: tuple[int, int] | None = None
    headline: tuple[int, int] | None = None


def read_colophon(text: str, start: int, end: int) -> Colophon | None:
    """The colophon that begins at *start*, if one does."""
    if text[start : start + 2].lower() not in _FIRST_SIGNS or end - start > _LONGEST:
        return None
    if _OPENING.match(text, start, end) is None:
        return _published_in(text, start, end)
    headline, note_end = _headline(text, start, end)
    before = headline[0] if headline else note_end
    day = find_date(text, start, before)
    return Colophon(
        end=note_end,
        publication=_group(_PUBLICATION, "edition of", text, start, before),
        date=read_date(day) if day else None,
        page=_group(_PAGE, "age ", text, start, before),
        section=_group(_SECTION, "ection", text, start, before),
        edition=_group(_EDITION, "edition", text, start, before),
        headline=headline,
    )


def _published_in(text: str, start: int, end: int) -> Colophon | None:
    """The note that names paper and day, and nothing else."""
    note = _PUBLISHED_IN.match(text, start, end)
    day = DATE.match(text, note.end(), end) if note else None
    if note is None or day is None or end - day.end() > 1:
        return None
    printed = read_date(day)
    return Colophon(end=end, publication=note.span("paper"), date=printed) if printed.when else None


def _group(pattern: re.Pattern[str], cue: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """What *pattern* finds where its *cue* stands, or shortly before."""
    at = text.find(cue, start, end)
    match = pattern.search(text, max(start, at - _BEFORE_CUE), end) if at >= 0 else None
    return match.span(match.lastindex or 0) if match else None


def _headline(text: str, start: int, end: int) -> tuple[tuple[int, int] | None, int]:
    """The headline without its quotes, and where the note ends."""
    said = text.find("the headline", start, end)
    opening = _HEADLINE.search(text, max(start, said - len("under ")), end) if said >= 0 else None
    links = _LINKS.search(text, opening.end() if opening else start, end)
    note_end = links.start() if links else end
    if opening is None:
        return None, note_end
    at = opening.end()
    closing = text.rfind(_QUOTES.get(text[at : at + 1], "\0"), at + 1, note_end)
    if closing > at:
        return (at + 1, closing), note_end
    stop = note_end - (text[note_end - 1] == ".")
    return ((at, stop) if stop > at else None), note_end

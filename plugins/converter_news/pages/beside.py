"""Who wrote an article and when it was published, where a page says so by the elements beside its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from converter import Span, Tag
from converter_news.byline import Byline, before_stamp, read_byline, read_names
from converter_news.dates import find_date, read_date
from converter_news.pages.attributes import Said, attributes, cues, said, tidy
from converter_news.pages.data import PageData, inner
from converter_news.pages.dates import read_time
from converter_news.pages.walk import Line, Page
from converter_news.parts import is_sentence, letters

_AUTHOR = re.compile(r"\bauthor|byline|\bwriter|contributor|\bcreator\b|redakteur|journalist|credits?-name")
_DATE = re.compile(r"\bdate|\btime|publish|\bdatum|\bpub-?date|dateline")
_DAY_LABEL = re.compile(r"(?:datum|date|published|posted|veröffentlicht|publié|fecha|data)\b", re.IGNORECASE)
_AUTHOR_LABEL = re.compile(
    r"(?:autor(?:in)?(?:/autor(?:in)?)?|authors?|auteure?s?|autora?|writer|written by)\b\s*:?\s+", re.IGNORECASE
)
_EASTERN_AUTHOR = re.compile(
    r"(?:著者|執筆|執筆者|取材|記者|記者名|作者|撰文|记者|기자)\s?[:：]\s?(?=[^\W\d_]{2,12}$)"
)
"""Before a name that is written without blanks and capitals."""
_LEAST_PART = 3
"""A line has no more than so many times the letters of its day."""
_SURE = ("itemprop", "rel")
_LONGEST_NAMES = 160
_LONGEST_LINE = 160


def with_beside(text: str, page: Page, data: PageData, above: Span, below: Span) -> PageData:
    """*data*, and where they are silent, what the elements *above* the text and *below* it say."""
    authors = data.authors
    if not (data.article and authors):
        beside = (
            authors_beside(text, page.marked, above)
            or tuple(_labelled_authors(text, page.lines, below))
            or tuple(_labelled_authors(text, page.lines, above))
        )
        if not _agree(authors, beside):
            authors = beside or authors
    published = data.published or tuple(times_beside(text, page.marked, above))
    days = (*days_beside(text, page.lines, above), *_labelled_days(text, page.lines, below), *data.days)
    return evolve(data, authors=authors, published=published, days=days)


def _agree(authors: Sequence[Said], beside: Sequence[Said]) -> bool:
    """Whether what the data call the authors begins with, or holds, the first of the names beside the headline."""
    names = [letters(one.value) for one in beside]
    return any(
        name and (name in letters(one.value) or letters(one.value) in name) for one in authors for name in names
    )


def authors_beside(text: str, marked: Sequence[Tag], region: Span) -> tuple[Said, ...]:
    """The names in the elements of *region* that are marked as those of authors, by the surest of the marks."""
    sure: list[Said] = []
    likely: list[Said] = []
    for tag in marked:
        if not region.start <= tag.start < region.end or tag.name in ("meta", "script", "time", "link"):
            continue
        words = cues(text, tag)
        if not _AUTHOR.search(words):
            continue
        name = _name(text, tag)
        if name is not None:
            held = attributes(text, tag)
            is_sure = any("author" in held[one].value.lower() for one in _SURE if one in held)
            (sure if is_sure else likely).append(name)
    return _innermost(sure) or _innermost([one for one in likely if is_byline(one.value)])


def is_byline(words: str) -> bool:
    """Whether *words* are names, with or without a word before them."""
    return _read(words) is not None


def _read(words: str) -> Byline | None:
    day = find_date(words, 0, len(words))
    words = words[: before_stamp(words, 0, day.start())].rstrip() if day else words
    byline = read_byline(words, 0, len(words)) or read_names(words, 0, len(words)) if words else None
    return byline if byline is not None and (byline.authors or byline.agencies) else None


def times_beside(text: str, marked: Iterable[Tag], region: Span) -> Iterator[Said]:
    """The times of the elements `time` in *region*."""
    for tag in marked:
        if tag.name == "time" and region.start <= tag.start < region.end:
            held = attributes(text, tag)
            value = said(text, held["datetime"]) if "datetime" in held else inner(text, tag)
            if value is not None and read_time(value.value) is not None:
                yield value


def days_beside(text: str, lines: Iterable[Line], region: Span) -> Iterator[Said]:
    """The days that lines of *region* print in full, where they print little else or are called so."""
    for line in _within(lines, region):
        day = _day(text, line)
        if day is not None:
            is_called = any(_DATE.search(words) for words in line.element.trail[:2])
            if is_called or len(day.value) * _LEAST_PART >= len(line.text):
                yield day


def _labelled_days(text: str, lines: Iterable[Line], region: Span) -> Iterator[Said]:
    for line in _within(lines, region):
        if _DAY_LABEL.match(line.text) and (day := _day(text, line)) is not None:
            yield day


def _labelled_authors(text: str, lines: Iterable[Line], region: Span) -> Iterator[Said]:
    """The names on the first line that begins with a word for authors."""
    for line in _within(lines, region):
        start = labelled_names(line.text)
        names = _behind(text, line, start) if start else None
        if names is not None:
            yield names
            return


def labelled_names(words: str) -> int:
    """Where the names begin in a line that begins with a word for authors; 0 in any other."""
    if label := _EASTERN_AUTHOR.match(words):
        return label.end()
    label = _AUTHOR_LABEL.match(words)
    return label.end() if label and is_byline(words[label.end() :]) else 0


def _behind(text: str, line: Line, at: int) -> Said | None:
    """What a line says from its character *at* on."""
    pieces: list[tuple[int, int, str | None]] = []
    for start, end, shown in line.pieces:
        length = end - start if shown is None else len(shown)
        if at <= 0:
            pieces.append((start, end, shown))
        elif at < length and shown is None:
            pieces.append((start + at, end, None))
        at -= length
    return tidy(text, pieces)


def _within(lines: Iterable[Line], region: Span) -> Iterator[Line]:
    """The short lines of *region* that are no prose."""
    for line in lines:
        if (
            region.start <= line.start < region.end
            and len(line.text) <= _LONGEST_LINE
            and not is_sentence(line.text)
        ):
            yield line


def _day(text: str, line: Line) -> Said | None:
    """The first day that a line prints in full, if that stands in one piece."""
    for start, end, shown in line.pieces:
        day = find_date(text, start, end) if shown is None else None
        if day is not None and read_date(day).when is not None:
            return Said(day[0], ((*day.span(), None),))
    return None


def _name(text: str, tag: Tag) -> Said | None:
    if tag.name in ("img", "input", "a") and "author" not in cues(text, tag):
        return None
    value = inner(text, tag)
    if value is None or len(value.value) > _LONGEST_NAMES or not re.search(r"[^\W\d]{2}", value.value):
        return None
    return value


def _innermost(found: Sequence[Said]) -> tuple[Said, ...]:
    """Those that hold no other of them, each name once."""
    kept: dict[str, Said] = {}
    for at, one in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if following is None or following.span.start >= one.span.end:
            kept.setdefault(one.value.casefold(), one)
    return tuple(kept.values())

"""The fields of an article: what each is expected to be, and whether the record says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from benchmarks.accuracy import news_printed
from benchmarks.accuracy.judgement import Judgement
from benchmarks.accuracy.news_case import Case, Line, is_body, plain
from converter import Event

_HEAD_LINES = 40
"""Within these an article prints its headline."""
_CROSSHEADS_KNOWN = ("fundus-clean", "fundus-copy", "readability-copy")
"""Sources whose answers tell crossheads from paragraphs."""
_DATELINE_ROOM = 80
_NEAR = 1
"""Days by which a date may differ from the answer's: the page may be of another time zone."""


def headline(case: Case) -> Iterator[Judgement]:
    """The headline, where the article prints it on a line of its own; none where it prints none."""
    known, title = case.known, case.metadata.title
    got = plain(title.value) if title else None
    at = title.span.start if title and title.span else 0
    if known.headline and (known.headline_printed or _stands_in_head(case, known.headline)):
        yield from case.judge("headline", plain(known.headline), got, str.__eq__, at)


def no_headline(case: Case) -> Iterator[Judgement]:
    """Where an article prints no headline, none is found."""
    if case.known.no_headline:
        title = case.metadata.title
        yield from _nothing(case, "no headline", plain(title.value) if title else None)


def _stands_in_head(case: Case, words: str) -> bool:
    lines = case.document.source.lines[:_HEAD_LINES]
    return plain(words) in (plain(line.of(case.text)) for line in lines)


def _nothing(case: Case, field: str, got: str | None) -> Iterator[Judgement]:
    """One judgement, right where nothing is said, or what the article prints after all."""
    fault = case.known.faults.get((field, 0))
    if fault is not None and fault.printed:
        yield Judgement(expected=fault.printed, got=got, right=got == fault.printed, fault=True)
    else:
        yield Judgement(expected="", got=got or "", right=not got)


def dateline_place(case: Case) -> Iterator[Judgement]:
    """The place of the dateline, as it is printed; of several, all of them in order."""
    if case.known.place:
        got = "/".join(plain(one.name.value) for one in case.metadata.places)
        expected = re.sub(r"\s*/\s*", "/", plain(case.known.place))
        yield from case.judge("dateline place", expected, got or None, str.__eq__)


def no_dateline(case: Case) -> Iterator[Judgement]:
    """Where an article has no dateline, none is found."""
    if case.known.no_dateline:
        dateline = case.fields.dateline
        yield from _nothing(case, "no dateline", plain(dateline.value) if dateline else None)


def byline_persons(case: Case) -> Iterator[Judgement]:
    """The persons of the byline, as a set: of the authors in the answer, those whom the byline prints."""
    known = case.known
    lines = [plain(case.text[line.start : line.end]) for line in case.lines if line.label == "byline"]
    byline = plain(known.byline) if known.byline and plain(known.byline) in plain(case.text) else " ".join(lines)
    if not byline or not known.authors:
        return
    authors = (plain(name).strip('" -') for name in known.authors)
    expected = _names(name for name in authors if name.casefold() in byline.casefold())
    persons = [one.name for one in case.metadata.agents if one.role == "author" and one.name]
    got = _names(plain(name.value) for name in persons) or None
    at = persons[0].span.start if persons and persons[0].span else 0
    yield from case.judge("byline persons", expected, got, str.__eq__, at)


def _names(names: Iterator[str]) -> str:
    return "; ".join(sorted({name.casefold() for name in names}))


def day(case: Case) -> Iterator[Judgement]:
    """The day of publication, where the article prints the answer's day outside its paragraphs."""
    if case.known.day is None:
        return
    for line in case.lines:
        if (
            line.label != "p"
            and (at := news_printed.day(case.text[line.start : line.end], case.known.day)) is not None
        ):
            days = sorted(
                {f"{_day(one.when)}" for one in case.metadata.events if _is_publication(one) and one.when}
            )
            expected = f"{case.known.day}"
            got = ", ".join(days) or None
            yield Judgement(expected=expected, got=got, right=expected in days, at=line.start + at)
            return


def invented_days(case: Case) -> Iterator[Judgement]:
    """Each day that the record gives: its figures stand where it says; and that of publication is the answer's."""
    published = [_day(one.when) for one in case.metadata.events if one.kind == "published" and one.when]
    known = case.known.day
    differs = known is not None and not any(abs((one - known).days) <= _NEAR for one in published)
    for event in case.metadata.events:
        if event.when is None:
            continue
        when, words = _day(event.when), event.text.value if event.text else ""
        printed = f"{when.day}" in words and (event.inferred or f"{when.year}" in words)
        right = printed and not (differs and event.kind == "published")
        at = event.text.span.start if event.text and event.text.span else 0
        yield Judgement(expected=f"{known or words}", got=f"{event.kind} {when}", right=right, at=at)


def _is_publication(event: Event) -> bool:
    return event.kind in ("published", "updated")


def _day(when: date) -> date:
    return when.date() if isinstance(when, datetime) else when


def paragraphs(case: Case) -> Iterator[Judgement]:
    """Each true paragraph is a block of the body by itself, whole and in order."""
    for line in case.lines:
        if line.label == "p":
            yield _judge_paragraph(case, line)
    yield from _judge_words(case)


def _judge_paragraph(case: Case, line: Line) -> Judgement:
    stretch = case.stretch(line)
    got = case.segment(line) if stretch is None else stretch.name or "p"
    right = stretch is not None and line.start <= stretch.start <= line.start + _DATELINE_ROOM
    right = right and stretch is not None and stretch.end == line.end
    if case.article.source in _CROSSHEADS_KNOWN and got == "crosshead":
        right = False
    return Judgement(expected="p", got=got, right=right, at=line.start, fault=line.fault)


def _judge_words(case: Case) -> Iterator[Judgement]:
    """Where lines have no labels: the words of each paragraph, without a dateline."""
    found, after = case.paragraphs, 0
    dateline = plain(case.known.dateline)
    for words in case.known.paragraphs:
        expected = plain(words).removeprefix(dateline).strip()
        at = next((at for at in range(after, len(found)) if found[at][0] == expected), None)
        yield Judgement(expected=expected, got=None if at is None else expected, right=at is not None)
        after = after if at is None else at + 1


def furniture(case: Case) -> Iterator[Judgement]:
    """No line that is not the article's own is taken for one of its paragraphs."""
    for line in case.lines:
        if line.label == "other":
            stretch = case.stretch(line)
            got = case.segment(line) if stretch is None else stretch.name or "p"
            yield Judgement(
                expected="no paragraph", got=got, right=got not in ("p", "item"), at=line.start, fault=line.fault
            )


def crossheads(case: Case) -> Iterator[Judgement]:
    """A crosshead is one."""
    for line in case.lines:
        if line.label == "crosshead":
            stretch = case.stretch(line)
            got = case.segment(line) if stretch is None else stretch.name or "p"
            yield Judgement(
                expected="crosshead", got=got, right=got == "crosshead", at=line.start, fault=line.fault
            )


def standfirsts(case: Case) -> Iterator[Judgement]:
    """A line of the standfirst is metadata of that name."""
    yield from _named_lines(case, "standfirst")


def bylines(case: Case) -> Iterator[Judgement]:
    """A line of the byline is metadata of that name."""
    yield from _named_lines(case, "byline")


def _named_lines(case: Case, label: str) -> Iterator[Judgement]:
    for line in case.lines:
        if line.label == label:
            got = case.segment(line)
            right = not is_body(got) and got.endswith(f": {label}")
            yield Judgement(expected=label, got=got, right=right, at=line.start, fault=line.fault)

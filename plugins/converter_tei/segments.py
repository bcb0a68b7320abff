"""Metadata and furniture in their places: each stretch of them once, in the order of the source."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from converter import Citation, Document, Role, Segment, citations, is_blank, trim
from converter_tei.register import Register
from converter_tei.terms import TEXT_ALONE, Tags, fragment_tags, is_known, tags
from converter_tei.transcription import Transcription
from converter_tei.vocabulary import FURNITURE, LINES, kind


class Stretch(NamedTuple):
    """Characters of one segment, or of some that one cited value runs through."""

    name: str
    role: Role
    start: int
    end: int


_DIVIDING: Tags = ('<pc force="weak">', "</pc>")
Mark: TypeAlias = tuple[int, int, Citation | Segment | None]
"""A cited value, or what is left of it, with its start and its end; or furniture that stands within one; the last
mark is none, where the text ends."""


class Segments:
    """Hands out the stretches that are not body, and marks up what is in them.

    `at` is the character up to which everything has been handed out.
    """

    def __init__(self, document: Document, transcription: Transcription, register: Register) -> None:
        self.at = 0
        self._text = document.source.text
        self._segments = document.segments
        self._current = 0
        self._transcription = transcription
        self._register = register
        end = len(document.source.text)
        self._marks = [*_marks(citations(document.metadata)), (end, end, None)]
        self._next = 0

    def until(self, to: int) -> Iterable[Stretch]:
        """The stretches between `at` and *to* in which there is something to see."""
        while self.at < to:
            segment = self._segments[self._current]
            if segment.span.end <= self.at:
                self._current += 1
            elif segment.role is Role.BODY:
                self.at = min(segment.span.end, to)
            else:
                return self._until(to)
        return ()

    def _until(self, to: int) -> Iterator[Stretch]:
        while self.at < to:
            segment = self._segments[self._current]
            if segment.span.end <= self.at:
                self._current += 1
                continue
            reach = self._reach(segment.span.end) if segment.role is Role.METADATA else segment.span.end
            start, end = self.at, min(reach, to)
            self.at = end
            if segment.role is not Role.BODY and not is_blank(self._text[start:end]):
                yield Stretch(segment.name, segment.role, start, end)

    def block(
        self, stretch: Stretch, between: tuple[str, str], depth: int, *, without: Collection[str] = ()
    ) -> None:
        """Write a stretch as a block *between* a start tag and an end tag."""
        self._transcription.begin(between[0], depth)
        self._transcription.start(stretch.start)
        self.write(stretch, without=without)
        self._transcription.end(stretch.end, between[1])

    def write(self, stretch: Stretch, *, without: Collection[str] = ()) -> None:
        """Mark up the values cited from a stretch, but not those of the terms *without*.

        A value that begins within another and ends outside it is cut in two there.
        """
        if stretch.role is Role.FURNITURE:
            return
        transcription, marks, limit = self._transcription, self._marks, stretch.end
        open_: list[tuple[int, str]] = []
        while marks[self._next][0] < stretch.end:
            start, end, said = mark = marks[self._next]
            self._next += 1
            while open_ and open_[-1][0] <= start:
                transcription.close(*open_.pop())
            limit = open_[-1][0] if open_ else stretch.end
            if start < stretch.start or end > limit:
                start, end = self._cut(mark, stretch.start, limit)
                if start == end:
                    continue
            holds_others = marks[self._next][0] < end
            tag, end_tag = self._tags(said, start, end, without, plain=not holds_others)
            if holds_others:
                transcription.open(start, tag)
                open_.append((end, end_tag))
            else:
                transcription.enclose(start, tag, end, end_tag)
        while open_:
            transcription.close(*open_.pop())

    def _reach(self, end: int) -> int:
        """The end of the segment in which the last value ends that is cited from before *end*.

        The furniture on the way there is marked like a value.
        """
        at, segment, reach = self._next, self._current, end
        while self._marks[at][0] < reach:
            last = self._marks[at][1]
            at += 1
            while last > reach:
                segment += 1
                self._enclose(self._segments[segment])
                reach = self._segments[segment].span.end
        return reach

    def _enclose(self, segment: Segment) -> None:
        """Mark furniture, which stands within a value."""
        if segment.role is Role.FURNITURE and not is_blank(segment.span.of(self._text)):
            start, end = trim(self._text, segment.span.start, segment.span.end)
            insort(self._marks, (start, end, segment), lo=self._next, key=_order)

    def _cut(self, mark: Mark, start: int, limit: int) -> tuple[int, int]:
        """The part of *mark* between *start* and *limit*; what is left after it waits for its turn."""
        rest, end = trim(self._text, limit, max(mark[1], limit))
        if rest < end:
            insort(self._marks, (rest, end, mark[2]), lo=self._next, key=_order)
        return trim(self._text, max(mark[0], start), min(mark[1], limit))

    def _tags(
        self, said: Citation | Segment | None, start: int, end: int, without: Collection[str], *, plain: bool
    ) -> tuple[str, str]:
        """The tags for the characters from *start* to *end*; *plain* if no other value is in them."""
        if isinstance(said, Segment):
            return furniture_tag(said.name), "</fw>"
        if said is None or said.term in without:
            return "", ""
        span = said.span
        if span.start != start or span.end != end:
            return fragment_tags(said, "I" if start == span.start else "F" if end == span.end else "M")
        if plain and said.term in TEXT_ALONE:  # which may hold no mark of a line either
            plain = self._transcription.on_one_line(start, end)
        return tags(said, self._register, plain=plain)


def _marks(found: Iterable[Citation]) -> list[Mark]:
    """The cited values in order; an extension's value stands around the same of the model's, which is plain text."""
    marks: list[Mark] = []
    for one in found:
        span = one.span
        mark = (span.start, span.end, one)
        if marks and marks[-1][0] == span.start and marks[-1][1] == span.end and not is_known(one.term):
            marks.insert(-1, mark)
        else:
            marks.append(mark)
    return marks


def _order(mark: Mark) -> tuple[int, int]:
    """From left to right, the outer before the inner."""
    return mark[0], -mark[1]


def furniture_tag(name: str) -> str:
    """The start tag for furniture of a name."""
    return f"<fw{kind(name, FURNITURE)}>"


def metadata_tags(name: str) -> Tags:
    """The tags for metadata within a block."""
    return f'<seg type="metadata" subtype="{name}">', "</seg>"


def inline_tags(stretch: Stretch) -> Tags:
    """The tags for a stretch that stands within a block; a hyphen that divides a word is no letter of it."""
    if stretch.role is not Role.FURNITURE:
        return metadata_tags(stretch.name)
    return _DIVIDING if stretch.name == "hyphen" else (furniture_tag(stretch.name), "</fw>")


def block_tags(stretch: Stretch) -> tuple[str, str]:
    """The tags for a stretch that stands among blocks."""
    if stretch.role is Role.FURNITURE:
        return furniture_tag(stretch.name), "</fw>"
    return f"<ab{kind(stretch.name, LINES)}>", "</ab>"

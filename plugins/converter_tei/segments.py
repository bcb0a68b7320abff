"""Metadata and furniture in their places: each stretch of them once, in the order of the source."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterator

from attrs import frozen

from converter import Citation, Document, Role, citations, is_blank
from converter_tei.register import Register
from converter_tei.terms import TEXT_ALONE, fragment_tags, is_known, tags
from converter_tei.transcription import Transcription


@frozen
class Stretch:
    """Characters of one segment, or of some that one cited value runs through."""

    name: str
    role: Role
    start: int
    end: int


@frozen
class _Mark:
    """A cited value, or what is left of it."""

    start: int
    end: int
    citation: Citation

    @property
    def order(self) -> tuple[int, int, bool]:
        """From left to right, the outer before the inner; an extension's value around the same of the model's."""
        return (self.start, -self.end, is_known(self.citation.term))


class Segments:
    """Hands out the stretches that are not body, and writes what is in them.

    `at` is the character up to which everything has been written, or handed out.
    """

    def __init__(self, document: Document, transcription: Transcription, register: Register) -> None:
        self.at = 0
        self._text = document.source.text
        self._segments = document.segments
        self._current = 0
        self._transcription = transcription
        self._register = register
        found = (_Mark(one.span.start, one.span.end, one) for one in citations(document.metadata))
        self._marks = sorted(found, key=lambda mark: mark.order)
        self._next = 0

    def until(self, to: int) -> Iterator[Stretch]:
        """The stretches between `at` and *to* in which there is something to see."""
        while self.at < to:
            segment = self._segments[self._current]
            if segment.span.end <= self.at:
                self._current += 1
                continue
            start, end = self.at, min(segment.span.end, to)
            if segment.role is Role.METADATA:
                end = min(self._reach(end), to)
            self.at = end
            if segment.role is not Role.BODY and not is_blank(self._text[start:end]):
                yield Stretch(segment.name, segment.role, start, end)

    def write(self, stretch: Stretch, *, without: Collection[str] = ()) -> None:
        """Write what a stretch says, with the values cited from it marked up, but not those of the terms *without*.

        A value that begins in another and ends outside it is cut in two there.
        """
        if stretch.role is Role.FURNITURE:
            self._transcription.copy(stretch.start, stretch.end)
            return
        at = stretch.start
        open_: list[tuple[int, str]] = []
        while self._next < len(self._marks) and self._marks[self._next].start < stretch.end:
            mark = self._marks[self._next]
            self._next += 1
            if mark.end <= at or mark.citation.term in without:
                continue
            at = self._close(open_, at, mark.start)
            mark = self._cut(mark, at, open_[-1][0] if open_ else stretch.end)
            self._copy(at, mark.start)
            at = mark.start
            start_tag, end_tag = self._tags(mark)
            self._transcription.open(start_tag, at)
            open_.append((mark.end, end_tag))
        at = self._close(open_, at, stretch.end)
        self._copy(at, stretch.end)

    def _reach(self, end: int) -> int:
        """The end of the segment in which the last value ends that is cited from before *end*."""
        at = self._next
        while at < len(self._marks) and self._marks[at].start < end:
            last = self._marks[at].end
            at += 1
            if last > end:
                end = next(one.span.end for one in self._segments[self._current :] if one.span.end >= last)
        return end

    def _cut(self, mark: _Mark, start: int, end: int) -> _Mark:
        """The piece of *mark* between *start* and *end*; what is left after it waits for its turn."""
        if mark.start >= start and mark.end <= end:
            return mark
        start = max(mark.start, start)
        if mark.end > end:
            rest = _Mark(end, mark.end, mark.citation)
            insort(self._marks, rest, lo=self._next, key=lambda one: one.order)
        return _Mark(start, min(mark.end, end), mark.citation)

    def _tags(self, mark: _Mark) -> tuple[str, str]:
        citation = mark.citation
        first, last = mark.start == citation.span.start, mark.end == citation.span.end
        if not (first and last):
            return fragment_tags(citation, "I" if first else "F" if last else "M")
        return tags(citation, self._register, plain=citation.term in TEXT_ALONE and self._is_plain(mark))

    def _is_plain(self, mark: _Mark) -> bool:
        """Whether there is text alone in *mark*: no other value, no beginning of a line, no furniture."""
        others = self._next < len(self._marks) and self._marks[self._next].start < mark.end
        return (
            not others
            and mark.end <= self._segments[self._current].span.end
            and self._transcription.on_one_line(mark.start, mark.end - 1)
        )

    def _close(self, open_: list[tuple[int, str]], at: int, to: int) -> int:
        """Write up to the end of each open element that ends before *to*; gives where that was."""
        while open_ and open_[-1][0] <= to:
            end, end_tag = open_.pop()
            self._copy(at, end)
            self._transcription.close(end_tag)
            at = end
        return at

    def _copy(self, at: int, to: int) -> None:
        """Copy from *at* to *to*, with the furniture in between set apart."""
        if at >= to:
            return
        if to <= self._segments[self._current].span.end:
            self._transcription.copy(at, to)
            return
        for segment in self._segments[self._current :]:
            start, end = max(at, segment.span.start), min(to, segment.span.end)
            if start >= to:
                break
            if start < end and segment.role is Role.FURNITURE:
                if not is_blank(self._text[start:end]):
                    self._transcription.aside(furniture_tag(segment.name), "</fw>", start, end)
            elif start < end:
                self._transcription.copy(start, end)


def furniture_tag(name: str) -> str:
    """The start tag for furniture of a name."""
    return f'<fw type="{name}">'


def block_tags(stretch: Stretch) -> tuple[str, str]:
    """The tags for a stretch that stands among blocks."""
    if stretch.role is Role.FURNITURE:
        return furniture_tag(stretch.name), "</fw>"
    return f'<ab type="{stretch.name}">', "</ab>"

"""A text that is made of pieces of another: the words of a page without its tags, cells without their quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from converter.model.span import Span
from converter.model.text import is_blank


class Piece(NamedTuple):
    """What stands at one place of an excerpt, and the characters of the whole that it stands for."""

    at: int
    """Where it begins in the excerpt; it ends where the next one begins."""
    start: int
    end: int
    """If they are as many as the characters of the piece, each stands for one; else all of them for all."""


@frozen
class Excerpt:
    """A text and where its characters stand in the whole that it was taken from, in the same order.

    A reader that knows only plain text reads `text`; `placed` puts the record that it makes into the whole.
    """

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, whole: str, pieces: Iterable[tuple[int, int, str | None]]) -> Excerpt:
        """The excerpt of *whole* that is made of *pieces*, in order.

        Args:
            whole: the text that it is taken from.
            pieces: each a range of *whole* and what stands for it; None is the characters themselves.

        Raises:
            ValueError: a piece begins before the end of the one before it.
        """
        words: list[str] = []
        found: list[Piece] = []
        at = last = 0
        for start, end, said in pieces:
            if not last <= start <= end <= len(whole):
                raise ValueError(f"a piece at {start}-{end} after one that ends at {last}")
            last = end
            part = whole[start:end] if said is None else said
            if part:
                words.append(part)
                found.append(Piece(at, start, end))
                at += len(part)
        return cls("".join(words), tuple(found))

    def within(self, outer: Excerpt) -> Excerpt:
        """The same excerpt, of the whole that *outer* was taken from: this one was taken from the text of *outer*.

        So a page in HTML is read that was itself encoded for its way.
        """
        found: list[Piece] = []
        for index, piece in enumerate(self.pieces):
            own = self._is_own(index)
            ends = outer.ends(piece.start, piece.end) if own else (piece.end,)
            start = piece.start
            for end in ends:
                place, at = outer.span(start, end), piece.at + start - piece.start
                found.append(Piece(at, place.start, place.end))
                one_for_one = own and outer._is_own(bisect_right(outer._at, start) - 1)
                length = end - start if own else self._length(index)
                if not one_for_one and length == place.end - place.start > 1:
                    found.append(Piece(at + 1, place.end, place.end))  # or each would seem to stand for one
                start = end
        return Excerpt(self.text, tuple(found))

    def ends(self, start: int, end: int) -> Iterator[int]:
        """Where the pieces end that hold the characters from *start* to *end*; the last one at *end*."""
        index = bisect_right(self._at, start)
        while index < len(self._at) and self._at[index] < end:
            yield self._at[index]
            index += 1
        yield end

    def stretches(self) -> Iterator[tuple[int, int, str]]:
        """The pieces as `of` takes them, to be joined with those of other excerpts of the same whole."""
        for index, piece in enumerate(self.pieces):
            yield piece.start, piece.end, self.text[piece.at : piece.at + self._length(index)]

    def span(self, start: int, end: int) -> Span:
        """Where the characters from *start* to *end* stand in the whole, with all that lies between them there."""
        first = self._place(start, last=False)
        return Span(first, max(first, self._place(end - 1, last=True)) if end > start else first)

    def stretch(self, start: int, end: int, within: int) -> Span:
        """Where those characters from *start* to *end* stand that are of one piece with the character *within*."""
        index = bisect_right(self._at, within) - 1
        at = self.pieces[index].at
        return self.span(max(start, at), min(end, at + self._length(index)))

    def cuts(self, whole: str) -> Iterator[int]:
        """Where what stands together here does not in *whole*: more than blanks stands there between two pieces, or
        a piece stands for no character, which parts what was far apart.
        """
        last = 0
        for piece in self.pieces:
            if piece.start == piece.end or (last < piece.start and not is_blank(whole[last : piece.start])):
                yield piece.at
            last = piece.end

    def changes(self, whole: str) -> Iterator[tuple[Span, str]]:
        """What does not stand in *whole* as it stands here: its place there, and what it was made."""
        for index, piece in enumerate(self.pieces):
            said = self.text[piece.at : piece.at + self._length(index)]
            if whole[piece.start : piece.end] != said:
                yield Span(piece.start, piece.end), said

    def _place(self, at: int, *, last: bool) -> int:
        """Where the character *at* begins in the whole, or ends if *last* is asked for."""
        index = bisect_right(self._at, at) - 1
        if index < 0:
            return 0
        piece, within = self.pieces[index], at - self.pieces[index].at
        if self._is_own(index):
            return min(piece.start + within + last, piece.end)
        return piece.end if within or last else piece.start

    def _is_own(self, index: int) -> bool:
        """Whether each character of a piece stands for one of the whole."""
        piece = self.pieces[index]
        return piece.end - piece.start == self._length(index)

    def _length(self, index: int) -> int:
        following = self._at[index + 1] if index + 1 < len(self._at) else len(self.text)
        return following - self._at[index]

    @cached_property
    def _at(self) -> tuple[int, ...]:
        return tuple(piece.at for piece in self.pieces)

"""Words that a source does not print as they read: which of its characters stand for which."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TypeAlias

Piece: TypeAlias = tuple[int, int, str | None]
"""A range of the source and what stands for it; None is the characters themselves, as `Excerpt.of` takes them."""


class Words:
    """A text made of pieces of a source, such as a string of JSON; parts of it are pieces again."""

    def __init__(self, source: str, pieces: Iterable[Piece]) -> None:
        self._pieces = tuple(piece for piece in pieces if piece[0] < piece[1])
        said = [source[start:end] if words is None else words for start, end, words in self._pieces]
        self.text = "".join(said)
        self._at = [0]
        for words in said:
            self._at.append(self._at[-1] + len(words))

    def pieces(self, start: int, end: int, said: str | None = None) -> Iterator[Piece]:
        """What stands from *start* to *end* of the text, as pieces of the source; *said* stands for all of it."""
        if start >= end:
            return
        first = bisect_right(self._at, start) - 1
        if said is not None:
            last = bisect_right(self._at, end - 1) - 1
            yield self._place(first, start, end)[0], self._place(last, start, end)[1], said
            return
        for index in range(first, len(self._pieces)):
            if self._at[index] >= end:
                return
            yield (*self._place(index, start, end), self._pieces[index][2])

    def _place(self, index: int, start: int, end: int) -> tuple[int, int]:
        """The part of a piece that stands for characters from *start* to *end*; an escape is never cut."""
        first, last, said = self._pieces[index]
        if said is not None:
            return first, last
        at = self._at[index]
        return first + max(start - at, 0), min(first + end - at, last)

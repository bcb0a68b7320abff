"""Where the lines of the article that the adviser gives stand in the page.

The adviser joins, cuts and cleans lines, so they are compared by their letters alone. Of lines that stand more than
once in a page the one is taken that follows the line before; what is found nowhere is left.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from converter_news.parts import letters

_BEGINNING = 12
"""Letters of a piece that is looked for, at least."""
_PROBE = 60
_SEARCHES = 200
"""So many pieces that are not found where they must stand are looked for in the whole page."""
_SHINGLE = 4
_SHARE = 0.75


def locate(lines: Sequence[str], advised: Iterable[str]) -> set[int]:
    """Which of *lines*, by their numbers, are among those that are *advised*, whole or for the greater part."""
    keys = [letters(line) for line in lines]
    places: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    rows = [key for line in advised if (key := letters(line))]
    joined = _Joined(keys)
    covered = [0] * len(keys)
    cursor = _first(rows, places)
    for key in rows:
        if key in places:
            at = _next(places[key], cursor)
            covered[at] = len(key)
            cursor = at + 1
            joined.go_to(cursor)
        elif len(key) >= _BEGINNING:
            for at, length in joined.find(key):
                covered[at] += length
                cursor = at
    return {at for at, length in enumerate(covered) if length > len(keys[at]) // 2}


class _Joined:
    """The letters of all lines in one text, for what the adviser joined or cut."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._text = "".join(keys)
        self._starts = [0, *accumulate(map(len, keys))]
        self._at = 0
        self._searches = _SEARCHES

    def go_to(self, line: int) -> None:
        """Look from this line on."""
        self._at = self._starts[line]

    def find(self, key: str) -> list[tuple[int, int]]:
        """The lines that *key* runs through, and how many letters of each; nearest to where the last was found.

        What stands in the page within it and not in *key* is gone past.
        """
        found: list[tuple[int, int]] = []
        begin = 0
        while len(key) - begin >= _BEGINNING and self._searches:
            at = self._place(key[begin : begin + _PROBE], again=not found)
            if at < 0:
                begin += _PROBE
                continue
            size = _common(self._text, at, key, begin)
            begin += size
            self._at = at + size
            found += self._lines(at, self._at)
        return found

    def _place(self, probe: str, *, again: bool) -> int:
        at = self._text.find(probe, self._at)
        if at < 0:
            self._searches -= 1
            at = self._text.find(probe) if again else at
        return at

    def _lines(self, start: int, end: int) -> list[tuple[int, int]]:
        starts = self._starts
        lines = range(bisect_right(starts, start) - 1, bisect_left(starts, end))
        return [(line, min(starts[line + 1], end) - max(starts[line], start)) for line in lines]


def _common(text: str, at: int, key: str, begin: int) -> int:
    """How many letters of *key* from *begin* on stand at a place of *text*."""
    size, end = 0, len(key) - begin
    while size < end:
        wanted = key[begin + size : begin + size + _PROBE]
        if not text.startswith(wanted, at + size):
            there = text[at + size : at + size + len(wanted)]
            return size + next((n for n, sign in enumerate(there) if sign != wanted[n]), len(there))
        size += _PROBE
    return end


def _first(rows: Iterable[str], whole: dict[str, list[int]]) -> int:
    """Where the first line stands that stands in the page but once and is no short one."""
    for key in rows:
        if len(key) >= _BEGINNING and len(whole.get(key, ())) == 1:
            return max(whole[key][0] - 1, 0)
    return 0


def _next(places: Sequence[int], cursor: int) -> int:
    """The first of *places* from *cursor* on, or the last before it."""
    index = bisect_left(places, cursor)
    return places[index] if index < len(places) else places[-1]


class Wording:
    """The words of a text in which others are looked for, by runs of a few."""

    def __init__(self, text: str) -> None:
        words = _words(text)
        self.length = len(words)
        self._runs = set(_runs(words))

    def holds(self, text: str) -> bool | None:
        """Whether *text* stands in it, but for some words; None if it is too short to tell."""
        runs = _runs(_words(text))
        if not runs:
            return None
        return sum(run in self._runs for run in runs) >= _SHARE * len(runs)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)]

"""The numbers of a telegram's paragraphs: which of the numbers that begin lines count on from the ones before.

5 FAH-1 H-230: paragraphs are numbered if there is more than one. Copies break lines before years, sums and the
``para 3`` of a sentence; a quoted text counts on its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from converter_cable.lines import START, Line
from converter_cable.portions import MARK

NUMBER = re.compile(
    rf"(?P<label>(?:¶\s?)?(?P<value>\d{{1,3}})\s?[.)]|¶\s?(?P<pilcrow>\d{{1,3}}))(?!\d)\s*(?P<mark>{MARK})?"
    rf"|(?P<bare_label>(?P<bare>\d{{1,3}}),?)\s{{0,3}}(?P<bare_mark>{MARK})",
    re.IGNORECASE,
)
"""A number with its stop, or before a portion mark without one."""
_SHORT = 6
"""More signs than these are not a number alone."""
_MARK_WINDOW = 12
"""A portion mark begins so soon after the beginning of a line."""
_GAP = 3
"""So many numbers may be lost between two paragraphs without portion marks."""


class Numbers:
    """Judges the numbers in lines of a body by their value and by their place."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.last = 0
        """Of the last numbered paragraph."""
        self.marked = False
        """Whether numbered paragraphs carry portion marks."""
        self._text = text
        self._lines = lines

    def at(self, at: int, last_item: str, ended: Callable[[], bool]) -> re.Match[str] | None:
        """The number that begins a paragraph in ``lines[at]``, if it can be one by its place and its value.

        Args:
            at: which line.
            last_item: the label of the item before, where a list is open.
            ended: says whether no sentence is open before the line; most lines need not be asked.
        """
        text = self._text
        start, end, apart = self._lines[at]
        if not (text[start].isdecimal() or text[start] == "¶"):
            return None
        match = NUMBER.match(text, start, end)
        if not is_marked(match) and (mark_end := self._mark_end(at)) > end:
            match = NUMBER.match(text, start, mark_end)
        if match is None or is_marked(match):
            return match
        value = int(match["value"] or match["pilcrow"])
        if not (apart or ended()) or self.is_item(value, last_item) or self.ends_sentence(at):
            return None
        if value == self.last + 1 or (value == 1 and not self.marked):
            return match
        near = self.last < value <= self.last + _GAP
        fits = near or (value > self.last and ended()) or self._is_followed(match, value)
        return match if apart and fits else None

    def is_item(self, value: int, last_item: str) -> bool:
        """Whether a number without portion mark counts items, where paragraphs have marks."""
        return self.marked and (value == 1 or last_item == str(value - 1))

    def ends_sentence(self, at: int) -> bool:
        """Whether a number alone in its line was broken off a sentence, ``see para 3``: the next comes too early."""
        text = self._text
        start, end, _ = self._lines[at]
        if end - start > _SHORT or not (text[start] == "¶" or text[start].isdecimal()):
            return False
        number = NUMBER.fullmatch(text, start, end)
        after = NUMBER.match(text, self._lines[at + 1][START]) if at + 1 < len(self._lines) else None
        if number is None or after is None:
            return False
        return self.last + 1 == _value(after) <= _value(number)

    def _mark_end(self, at: int) -> int:
        """Where a number with its portion mark ends at the latest: a mark may be on the next line, or broken."""
        text = self._text
        start, end, _ = self._lines[at]
        if at + 1 == len(self._lines):
            return end
        following, beyond, apart = self._lines[at + 1]
        if not apart:
            if end - start <= _SHORT and text[following] == "(":
                return beyond
            opening = text.rfind("(", start, min(start + _MARK_WINDOW, end))
            if opening >= 0 and text.find(")", opening, end) < 0:
                return beyond
        return end

    def _is_followed(self, match: re.Match[str], value: int) -> bool:
        """Whether the number after this one is printed like it further down: a quoted text counts on its own."""
        return match[0].startswith("¶") and self._text.find(f"¶{value + 1}.", match.end()) >= 0


def is_marked(number: re.Match[str] | None) -> bool:
    """Whether a portion mark follows the number, as the last group that `NUMBER` found."""
    return number is not None and number.lastgroup != "label"


def _value(number: re.Match[str]) -> int:
    return int(number["value"] or number["pilcrow"] or number["bare"])

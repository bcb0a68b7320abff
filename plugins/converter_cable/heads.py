"""One head of a telegram: its fields in order, and which of several copies says the most."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter_cable.lines import END, START, Line


class Field:
    """One field of the head: its name, its lines, and the match of its label."""

    __slots__ = ("lines", "match", "name")

    def __init__(self, name: str, line: Line, match: re.Match[str] | None = None) -> None:
        self.name = name
        self.lines = [line]
        self.match = match

    @property
    def value_start(self) -> int:
        """Where what the field says begins, after its label."""
        return self.lines[0][START] if self.match is None else self.match.end()

    def has_serial(self, serial: str | None) -> bool:
        """Whether this is a classification line with this serial number."""
        if self.name != "classification" or self.match is None or serial is None:
            return False
        return int(self.match["serial"]) % 10_000 == int(serial)

    @property
    def end(self) -> int:
        """Where the field ends."""
        return self.lines[-1][END]


class Head:
    """The fields of one head in order."""

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self.open: Field | None = None
        """The last field that is not a page marker: what a line without label may go on with."""
        self._names: set[str] = set()

    def add(self, field: Field) -> None:
        """Begin a field."""
        self.fields.append(field)
        self._names.add(field.name)
        if field.name != "page-marker":
            self.open = field

    def has(self, *names: str) -> bool:
        """Whether there is a field of one of these names."""
        return not self._names.isdisjoint(names)

    def title_is(self, text: str, line: Line) -> bool:
        """Whether a line is the first one of the subject again."""
        said = next((field for field in self.fields if field.name == "subject"), None)
        start, end, _ = line
        return said is not None and text[said.value_start : said.lines[0][END]] == text[start:end]

    def give_way(self, text: str, others: Sequence[Head]) -> None:
        """Take each field that is cut short for a repetition, where another copy of the head has the whole of it."""
        for field in self.fields:
            if field.match is None or not _cut_short(text, field):
                continue
            copies = (one for head in others if head is not self for one in head.fields if one.name == field.name)
            if any(one.match is not None and not _cut_short(text, one) for one in copies):
                self._names.discard(field.name)
                field.name = "repeated-head"

    def worth(self, text: str, serial: str | None) -> tuple[bool, int, int]:
        """What speaks for it among copies: the header's serial number, then how much it says, cut short or not.

        Format line 3 has the last four digits of the serial in the classification line.
        """
        said = [field for field in self.fields if field.match is not None and not _cut_short(text, field)]
        own = any(field.has_serial(serial) for field in said)
        return own, len({field.name for field in said}), sum(field.end - field.value_start for field in said)


def _cut_short(text: str, field: Field) -> bool:
    return text.endswith("...", field.value_start, field.end)

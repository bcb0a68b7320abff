"""The head of a telegram's text: which line belongs to which of its fields.

A field ends by what follows it, never after so many characters. Where a head is printed again, a new one begins at
the classification line, the E.O. line or the subject that this one has already.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from converter import readable, trim
from converter_cable.classification import GLUED_CAPTION
from converter_cable.kinds import LABELS, Kind, kind_of
from converter_cable.labels import JOINED, PASSING, REASON, REFERENCE_ITEM, TAGS_ONLY
from converter_cable.lines import Line
from converter_cable.pages import joined_markers, page_marker, rule_line

_AUTHORITY_GOES_ON = re.compile(r"[a-z(\d]|AND\b|REASON|E\.O\.|FOR\b|\.?\Z", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:[,:;/&-]|\b(?:and|for|the|of|to|in|reasons?|with|a|on))\Z", re.IGNORECASE)
_OPEN_ITEM = re.compile(r"(?:[,;]|(?<![^\s;,])(?:[A-Z][.)]|\([A-Z]\)))\Z")
"""How a reference ends whose words are still to come."""
_ITEM = re.compile(r"[\W_]*(?:\d|[A-Za-z]\s?[.):]|\Z)")
"""How a line begins that is an item by a label of any kind, a number, or nothing but signs."""
_AUTHORITY_END = 400
"""So much of the end of a classification authority is looked at for its reasons."""
_FULL_LINE = 55
"""Telegrams are wrapped at 69 characters or earlier: a line that would be longer with the next word was full."""
_SHORT = 4
"""Nothing can be joined to a line in so few signs."""
_LONGEST_LINE = 100
"""A line that is longer was never wrapped: it is a paragraph."""
_GAP = 2
"""No more line ends than these stand within a subject: one blank line."""
_PERSON = 80
"""A person's name among the tags is shorter."""
_NEAR = 3
"""So many lines that nobody understands may stand before the next label."""


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
        return self.lines[0].start if self.match is None else self.match.end()

    def has_serial(self, serial: str | None) -> bool:
        """Whether this is a classification line with this serial number."""
        if self.name != "classification" or self.match is None or serial is None:
            return False
        return int(self.match["serial"]) % 10_000 == int(serial)

    @property
    def end(self) -> int:
        """Where the field ends."""
        return self.lines[-1].end


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

    def worth(self, text: str, serial: str | None) -> tuple[bool, int, int]:
        """What speaks for it among copies: the header's serial number, then how much it says, cut short or not.

        Format line 3 has the last four digits of the serial in the classification line.
        """
        said = [field for field in self.fields if field.match is not None and not _cut_short(text, field)]
        own = any(field.has_serial(serial) for field in said)
        return own, len({field.name for field in said}), sum(field.end - field.value_start for field in said)


def _cut_short(text: str, field: Field) -> bool:
    return text.endswith("...", field.value_start, field.end)


class Collector:
    """The state machine: takes lines, cut where they hold several fields, until none is of a head."""

    def __init__(self, text: str, lines: Sequence[Line], kinds: Sequence[Kind | None]) -> None:
        self._text = text
        self._lines = lines
        self._kinds = kinds
        self._last_label = max((at for at, kind in enumerate(kinds) if kind and kind[0] in LABELS), default=-1)
        self._at = 0
        self._pending: deque[tuple[Line, Kind | None]] = deque()
        self._post = ""
        self.heads: list[Head] = []

    def read(self, at: int) -> int:
        """Read the head from ``lines[at]`` on; gives the line after it, or after the one it shares with the body."""
        self._at = at
        self._pending.clear()
        self.heads.append(Head())
        while (piece := self._peek()) is not None and self._take(*piece):
            self._pending.popleft()
        if self._pending and self._pending[0][0] == self._lines[self._at - 1]:
            self._pending.clear()  # a whole line that is not of the head
            self._at -= 1
        if not self.heads[-1].fields:
            self.heads.pop()
        return self._at

    def rest(self) -> list[Line]:
        """What is left of the last line, where a part of it is not of the head."""
        return [line for line, _ in self._pending]

    def _peek(self) -> tuple[Line, Kind | None] | None:
        if not self._pending:
            if self._at >= len(self._kinds):
                return None
            line, kind = self._lines[self._at], self._kinds[self._at]
            self._pending.extend(_pieces(self._text, line, kind, self._post))
            self._at += 1
        return self._pending[0]

    def _take(self, line: Line, kind: Kind | None) -> bool:
        """Put a line where it belongs; false where it is not of the head."""
        text, head = self._text, self.heads[-1]
        name, match = kind or ("", None)
        if name == "classification" and match is not None:
            self._head_without(name, *LABELS).add(Field(name, line, match))
            self._post = match["post"]
        elif name in LABELS:
            again = name in ("eo", "subject")
            (self._head_without(name) if again else head).add(Field(name, line, match))
        elif name == "numbered":
            return False
        elif name in ("captions", "correction"):
            head.add(Field(name, line))
        elif page_marker(text, line.start, line.end):
            head.add(Field("page-marker", line))
        elif head.open is not None and self._continues(head, head.open, line):
            head.open.lines.append(line)
        elif rule_line(text, line.start, line.end):
            return False
        elif self._is_passing(head, line):
            head.add(Field("passing", line))
        elif self._label_is_near():
            head.add(Field("unrecognised", line))
        else:
            return False
        return True

    def _label_is_near(self) -> bool:
        if self._last_label < self._at:
            return False
        return any(kind is not None and kind[0] in LABELS for kind in self._kinds[self._at : self._at + _NEAR])

    def _head_without(self, *names: str) -> Head:
        """The open head, or a new one where that has a field of one of these names already."""
        if self.heads[-1].has(*names):
            self.heads.append(Head())
        return self.heads[-1]

    def _continues(self, head: Head, field: Field, line: Line) -> bool:
        """Whether a line without a label goes on with the open field."""
        text = self._text
        match field.name:
            case "eo":
                return not line.apart and not PASSING.match(text, line.start, line.end)
            case "tags":
                start = max(field.value_start, field.end - _PERSON)
                opened = text.rfind("(", start, field.end) > text.rfind(")", start, field.end)
                return not line.apart and (opened or bool(TAGS_ONLY.match(text, line.start, line.end)))
            case "subject":
                adjoining = not line.apart and head.fields[-1] is field
                return adjoining or self._subject_goes_on(field, line)
            case "reference":
                wrapped = (
                    not line.apart and line.end - line.start <= _LONGEST_LINE and self._could_wrap(field, line)
                )
                item = wrapped or REFERENCE_ITEM.match(text, line.start, line.end)
                return (
                    bool(item)
                    or _OPEN_ITEM.search(text, max(field.value_start, field.end - 4), field.end) is not None
                )
            case "classified-by":
                return self._authority_goes_on(field, line)
            case "passing" | "correction":
                return not line.apart and not PASSING.match(text, line.start, line.end)
            case _:
                return False

    def _could_wrap(self, field: Field, line: Line) -> bool:
        """Whether a line may go on with a list: it begins an item, or its first word would not have fitted before."""
        last, words = field.lines[-1], self._text[line.start : line.end]
        full = last.end - last.start + 1 + len(words.split(maxsplit=1)[0]) > _FULL_LINE
        open_end = _OPEN_END.search(self._text, max(last.start, last.end - 8), last.end)
        return full or open_end is not None or _ITEM.match(words) is not None

    def _subject_goes_on(self, field: Field, line: Line) -> bool:
        """A blank line within a subject: the line before was full or open, and the letters are of one case."""
        text, last = self._text, field.lines[-1]
        following = self._lines[self._at] if self._at < len(self._lines) else None
        if (
            rule_line(text, line.start, line.end)
            or text.count("\n", self.heads[-1].fields[-1].end, line.start) > _GAP
        ):
            return False
        if following is not None and rule_line(text, following.start, following.end):
            return False
        before, words = text[last.start : last.end], text[line.start : line.end]
        if before.isupper() != words.isupper():
            return False
        full = len(before) + 1 + len(words.split(maxsplit=1)[0]) > _FULL_LINE
        return bool(_OPEN_END.search(before)) or (full and words.isupper())

    def _authority_goes_on(self, field: Field, line: Line) -> bool:
        text = self._text
        said = text[max(field.value_start, field.end - _AUTHORITY_END) : field.end]
        reasoned = REASON.search(said) is not None
        if line.apart:
            return not reasoned and _reason_follows(text[line.start : line.end])
        return not (reasoned and said[-1] in ".)") or bool(_AUTHORITY_GOES_ON.match(text, line.start, line.end))

    def _is_passing(self, head: Head, line: Line) -> bool:
        if not head.has("eo", "tags", "subject"):
            return self._last_label >= self._at
        text = self._text
        return bool(PASSING.match(text, line.start, line.end)) and readable(text[line.start : line.end]).isupper()


_REASONS = re.compile(r"(?:.{0,60}[,.;]\s*)?reasons?\b", re.IGNORECASE)


def _reason_follows(words: str) -> bool:
    return _REASONS.match(words) is not None


def _pieces(text: str, line: Line, kind: Kind | None, post: str) -> list[tuple[Line, Kind | None]]:
    """The line, cut after a classification line and captions glued to it, and before each label within it."""
    cuts: list[int] = []
    start = line.start + 1
    if kind is not None:
        name, match = kind
        if name == "numbered":
            return [(line, kind)]
        if name in LABELS:
            start = match.end()
        elif name == "classification":
            start = match.end()
            cuts.append(start)
            while caption := GLUED_CAPTION.match(text, start, line.end):
                start = caption.end()
                cuts.append(start)
    if line.end - start > _SHORT:
        cuts.extend(cut.start() for cut in JOINED.finditer(text, start, line.end))
        for marker in joined_markers(text, line.start, line.end, post):
            cuts.extend(marker)
    if not cuts:
        return [(line, kind)]
    found: list[tuple[Line, Kind | None]] = []
    for first, last in pairwise(sorted({line.start, *cuts, line.end})):
        piece = Line(*trim(text, first, last), line.apart and first == line.start)
        if piece.start < piece.end:
            found.append((piece, kind_of(text, piece)))
    return found

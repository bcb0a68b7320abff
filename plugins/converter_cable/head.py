"""The head of a telegram's text: which line belongs to which of its fields.

The order and the labels are those of 5 FAH-1 H-200: classification line, captions, passing lines, E.O., TAGS, SUBJECT,
REF, classification authority. A field ends by what follows it, never after so many characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter import readable
from converter_cable.classification import CAPTION_LINE, CORRECTED, classification_line
from converter_cable.lines import Line, LineRule
from converter_cable.pages import page_marker, rule_line

HEAD_LABELS = (
    LineRule(
        "eo",
        re.compile(r"E\.?\s?O\.?:?\s*(?P<order>1\d{3,4})\s*[:;.,]?\s*", re.IGNORECASE),
        "the executive order and the date of declassification (5 FAH-2 H-440)",
    ),
    LineRule(
        "tags",
        re.compile(r"(?:TAGS?|TAGES|TAS|TABS|TGS|AGS)(?:\s*[:;,.]\s*|\s+)", re.IGNORECASE),
        "traffic analysis by geography and subject (5 FAH-3 H-100); mistyped labels as counted in real telegrams",
    ),
    LineRule("subject", re.compile(r"SUBJ(?:ECT)?\s*[:;.]\s*", re.IGNORECASE), "the subject line (5 FAH-1 H-210)"),
    LineRule(
        "reference",
        re.compile(r"(?:PROGRAM\s+)?REF(?:TEL|ERENCE)?S?\s*[:;.]\s*", re.IGNORECASE),
        "telegrams and papers referred to (5 FAH-1 H-220)",
    ),
    LineRule(
        "classified-by",
        re.compile(
            r"(?:¶?1?\.?\s*\([A-Z]{1,3}\)\s*)?(?P<label>(?:TEXT\s+)?CLAS+IFI(?:ED|CATION)\s+(?:BY|AUTHORITY)|DERIVED\s+FROM)"
            r"\s*[:;.,]*\s*(?:BY:?\s+)?",
            re.IGNORECASE,
        ),
        "who classified the telegram, and why (5 FAH-3 H-700)",
    ),
)
"""The labels of the fields, in the order in which they stand."""
_LABEL_LETTERS = frozenset("ETASRCDP¶(1etasrcdp")

MARK = r"\((?:U|SBU|C|S|TS|LOU|FOUO|UNCLAS|S/?NF|C/?NF)(?:[-/, ][^()]{0,40})?\)"
"""A portion mark, with what may follow the level within its brackets."""
NUMBERED = re.compile(
    rf"¶\s?\d{{1,3}}(?!\d)|\d{{1,3}}\s?[.)]?\s?{MARK}|1\s?[.)]\s?[^\W\d]|{MARK}\s?\d{{1,2}}\.", re.IGNORECASE
)
"""The first words of a numbered paragraph, where the body has not begun yet."""
_CUT = re.compile(
    r"E\.?O\.? ?1\d{3,4}:? +(?:DECL|N/A|GDS)|E\.O\. ?1\d{4}:|TAGS:|SUBJECT:|(?<!\w)REF(?:TEL)?S?: |"
    r"C(?:LASSIFIED|lassified) [Bb][Yy]:? |"
    rf"(?<=\s)¶?1 ?\. ?{MARK}"
)
"""Where a line that holds several fields is cut."""
PASSING = re.compile(
    r"(?:(?:ALSO\s+)?FOR|PASS|PLEASE\s+PASS|(?:[A-Z][A-Za-z0-9./&()'-]*,?\s+(?:AND\s+)?){1,6}"
    r"(?:(?:PLEASE\s+|ALSO\s+)*PASS|FOR|SENDS))(?:\s|:)",
    re.IGNORECASE,
)
"""A line that says who shall see or get the telegram: ``DEPT FOR EUR/RUS``, ``STATE PASS USTR``."""
_REFERENCE_ITEM = re.compile(
    r"¶?\s*(?:[A-Z]\s?[.):]|\(\s?[A-Z]\s?\)|(?:\d\d\s+|\d{4}\s+)?[A-Z][A-Z ]{2,20}\s\d{1,6}\b)", re.IGNORECASE
)
_TAGS_ONLY = re.compile(r"[A-Z]{2,5}(?:[\s,;.]+(?:[A-Z]{2,5}|\([^()]*\)))*[\s,;.]*\\?\Z")
_REASON = re.compile(r"1\s?\.\s?[45]")
_GOES_ON = re.compile(r"[a-z(\d]|AND\b|REASON|E\.O\.|FOR\b", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:[,:;/&-]|\b(?:and|for|the|of|to|in|reasons?|with|a|on))\Z", re.IGNORECASE)
_AUTHORITY_END = 400
"""So much of the end of a classification authority is looked at for its reasons."""
_FULL_LINE = 55
"""Telegrams are wrapped at 69 characters or earlier: a line that is longer with the next word was full."""


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

    @property
    def end(self) -> int:
        """Where the field ends."""
        return self.lines[-1].end


class Head:
    """The fields of one head in order."""

    def __init__(self) -> None:
        self.fields: list[Field] = []

    def first(self, name: str) -> Field | None:
        """The first field of that name."""
        return next((field for field in self.fields if field.name == name), None)

    def has(self, *names: str) -> bool:
        """Whether there is a field of one of these names."""
        return any(field.name in names for field in self.fields)

    def fullness(self) -> tuple[int, int]:
        """How much it says, for choosing between two copies: labelled fields, then their length."""
        said = [field for field in self.fields if field.match is not None]
        return len({field.name for field in said}), sum(field.end - field.value_start for field in said)


def label(text: str, line: Line) -> tuple[str, re.Match[str]] | None:
    """Which field's label stands at the beginning of a line."""
    if text[line.start] not in _LABEL_LETTERS:
        return None
    for rule in HEAD_LABELS:
        if match := rule.pattern.match(text, line.start, line.end):
            return rule.name, match
    return None


def read_heads(text: str, lines: Sequence[Line], at: int) -> tuple[list[Head], list[Line]]:
    """The head that begins at ``lines[at]``, printed once or more, and the lines that follow it."""
    collector = _Collector(text, lines, at)
    collector.collect()
    return collector.heads, collector.rest()


class _Collector:
    """The state machine: takes lines, cut where they hold several fields, until the body begins."""

    def __init__(self, text: str, lines: Sequence[Line], at: int) -> None:
        self._text = text
        self._lines = lines
        self._at = at
        self._pending: list[Line] = []
        self.heads: list[Head] = [Head()]
        self._labels = self._label_indices(at)

    def collect(self) -> None:
        while (line := self._peek()) is not None:
            if not self._take(line):
                return
            self._pending.pop(0)

    def rest(self) -> list[Line]:
        return [*self._pending, *self._lines[self._at :]]

    def _peek(self) -> Line | None:
        if not self._pending:
            if self._at >= len(self._lines):
                return None
            self._pending = list(self._pieces(self._lines[self._at]))
            self._at += 1
        return self._pending[0]

    def _label_indices(self, at: int) -> list[int]:
        """Which lines before the first numbered paragraph begin with a label."""
        found = []
        for index in range(at, len(self._lines)):
            line = self._lines[index]
            if label(self._text, line):
                found.append(index)
            elif NUMBERED.match(self._text, line.start, line.end):
                break
        return found

    def _pieces(self, line: Line) -> list[Line]:
        """The line, cut after a classification line and before each label within."""
        text, start = self._text, line.start
        cuts = []
        if match := classification_line(text, line.start, line.end):
            start = match.end()
            cuts.append(start)
        elif NUMBERED.match(text, line.start, line.end) and not label(text, line):
            return [line]
        cuts.extend(cut.start() for cut in _CUT.finditer(text, max(start, line.start + 1), line.end))
        if not cuts:
            return [line]
        edges = [line.start, *cuts, line.end]
        return [piece for first, last in pairwise(edges) if (piece := _piece(text, first, last, line))]

    def _take(self, line: Line) -> bool:
        """Put a line where it belongs; false where the body begins."""
        text, head = self._text, self.heads[-1]
        opened = head.fields[-1] if head.fields else None
        if match := classification_line(text, line.start, line.end):
            if head.has("classification"):
                head = Head()
                self.heads.append(head)
            head.fields.append(Field("classification", line, match))
        elif found := label(text, line):
            name, match = found
            if name in ("eo", "subject") and head.has(name):
                head = Head()
                self.heads.append(head)
            head.fields.append(Field(name, line, match))
        elif NUMBERED.match(text, line.start, line.end):
            return False
        elif CAPTION_LINE.match(text, line.start, line.end):
            head.fields.append(Field("captions", line))
        elif match := CORRECTED.match(text, line.start, line.end):
            head.fields.append(Field("correction", line, None))
        elif page_marker(text, line.start, line.end):
            head.fields.append(Field("page-marker", line))
        elif opened is not None and self._continues(head, line):
            self._field_before_page_marker(head).lines.append(line)
        elif self._is_passing(head, line):
            head.fields.append(Field("passing", line))
        elif any(self._at - 1 < index <= self._at + 2 for index in self._labels) and not rule_line(
            text, line.start, line.end
        ):
            head.fields.append(Field("unrecognised", line))
        else:
            return False
        return True

    @staticmethod
    def _field_before_page_marker(head: Head) -> Field:
        return next((field for field in reversed(head.fields) if field.name != "page-marker"), head.fields[-1])

    def _continues(self, head: Head, line: Line) -> bool:
        """Whether a line without a label goes on with the field before it."""
        text, field = self._text, self._field_before_page_marker(head)
        interrupted = head.fields[-1] is not field
        match field.name:
            case "eo":
                return not line.apart and not PASSING.match(text, line.start, line.end)
            case "tags":
                return bool(_TAGS_ONLY.match(text, line.start, line.end)) and not line.apart
            case "subject":
                return not line.apart or interrupted or self._subject_goes_on(field, line)
            case "reference":
                return not line.apart or bool(_REFERENCE_ITEM.match(text, line.start, line.end))
            case "classified-by":
                return self._authority_goes_on(field, line)
            case "passing" | "correction":
                return not line.apart and not PASSING.match(text, line.start, line.end)
            case _:
                return False

    def _subject_goes_on(self, field: Field, line: Line) -> bool:
        """A blank line within a subject: the line before was full or open, and the letters are of one case."""
        text, last = self._text, field.lines[-1]
        words = text[line.start : line.end]
        if rule_line(text, line.start, line.end) or self._before_rule():
            return False
        before = text[last.start : last.end]
        first_word = words.split(maxsplit=1)[0]
        if before.isupper() != words.isupper():
            return False
        full = len(before) + 1 + len(first_word) > _FULL_LINE
        return bool(_OPEN_END.search(before)) or (full and words.isupper())

    def _before_rule(self) -> bool:
        following = self._lines[self._at] if self._at < len(self._lines) else None
        return following is not None and rule_line(self._text, following.start, following.end)

    def _authority_goes_on(self, field: Field, line: Line) -> bool:
        text = self._text
        said = text[max(field.value_start, field.end - _AUTHORITY_END) : field.end]
        if line.apart:
            return bool(
                re.match(r"reasons?\b", text[line.start : line.end], re.IGNORECASE)
            ) and not _REASON.search(said)
        complete = _REASON.search(said) and said[-1] in ".)"
        return not complete or bool(_GOES_ON.match(text, line.start, line.end))

    def _is_passing(self, head: Head, line: Line) -> bool:
        text = self._text
        if rule_line(text, line.start, line.end):
            return False
        if not head.has("eo", "tags", "subject"):
            return any(index >= self._at for index in self._labels)
        return bool(PASSING.match(text, line.start, line.end)) and readable(text[line.start : line.end]).isupper()


def _piece(text: str, start: int, end: int, line: Line) -> Line | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Line(start, end, line.apart and start == line.start) if start < end else None

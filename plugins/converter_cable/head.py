"""The head of a telegram's text: which line belongs to which of its fields.

A field ends by what follows it, never after so many characters. Where a head is printed again, a new one begins at
the classification line, the E.O. line or the subject that this one has already.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, islice

from converter import readable
from converter_cable.heads import Field, Head
from converter_cable.kinds import LABELS, kind_of
from converter_cable.labels import (
    ANY_TAGS_ONLY,
    HANDLED,
    NOT_FOR_ALL,
    PASSING,
    PROSE,
    REASON,
    REDACTED,
    REFERENCE_ITEM,
    TAGS_LISTED,
    TAGS_ONLY,
)
from converter_cable.lines import END, START, Kind, Line, LineRule
from converter_cable.pages import page_line, rule_line
from converter_cable.pieces import last_label, pieces

_AUTHORITY_GOES_ON = re.compile(r"[a-z(\d]|(?i:AND\b|REASON|E\.O\.|FOR\b)|\.?\Z")
_OPEN_END = re.compile(r"(?:[,:;/&-]|\b(?:and|for|the|of|to|in|reasons?|with|a|on))\Z", re.IGNORECASE)
_OPEN_ITEM = re.compile(r"(?:[,;]|(?<![^\s;,])(?:[A-Z][.)]|\([A-Z]\)))\Z")
"""How a reference ends whose words are still to come."""
_WITHOUT_NUMBER = re.compile(r"(?:[\s:]|[.)])(?:'?\d\d|(?:'?\d\d\s)?[A-Z]{3,}(?:\s[A-Z]{2,}){0,2})\Z")
_NUMBER = re.compile(r"(?:[A-Z][A-Za-z]{2,}(?:\s[A-Z][A-Za-z]+){0,2}\s+)?\d{1,6}[\s,;.]*\Z")
_LONGEST_POST = 30
"""A reference without its number, or without its post too, and how a line begins and ends that has it."""
_ITEM = re.compile(r"[\W_]*(?:\d|[A-Za-z]\s?[.):]|\Z)")
"""How a line begins that is an item by a label of any kind, a number, or nothing but signs."""
_AUTHORITY_END = 400
"""So much of the end of a classification authority is looked at for its reasons."""
_FULL_LINE = 55
"""Telegrams are wrapped at 69 characters or earlier: a line that would be longer with the next word was full."""
_BEGINS_HEADER = frozenset(("FL1", "FL3", "FL4", "FL5"))
"""What no head has: format lines that nothing else looks like."""
_SUBJECT_ENDS = re.compile(
    r"(?:(?:TABLE\s+OF\s+)?CONTENTS|INDEX|(?:TOP\s+)?HEADLINES)\s*:?\Z|SUMMARY:", re.IGNORECASE
)
"""What stands under a subject and begins the body: the index of a press review."""
_BRACKETED = re.compile(r"\([^()]{4,}\)")
_LONGEST_LINE = 100
"""A line that is longer was never wrapped: it is a paragraph."""
_GAP = 2
"""No more line ends than these stand within a subject: one blank line."""
_PERSON = 80
"""A person's name among the tags is shorter."""
_WITHOUT_SIGN = (
    (
        ("eo", "tags"),
        LineRule("subject", re.compile(r"SUBJ(?:ECT)?\s+(?=[A-Z])"), "the subject line, without its colon"),
    ),
    (
        ("subject",),
        LineRule(
            "reference",
            re.compile(r"REFS?\s+(?=(?:\(?[A-Z][.)]\s+)?[A-Z][A-Z ]{2,24}\s\d{1,6}\b)"),
            "telegrams referred to, without a colon",
        ),
    ),
)
"""Labels that are known only by the field before them."""
_NEAR = 3
"""So many lines that nobody understands may stand before the next label."""


class Collector:
    """The state machine: takes lines, cut where they hold several fields, until none is of a head."""

    def __init__(self, text: str, lines: Sequence[Line], kinds: Sequence[Kind | None], title: str = "") -> None:
        self._text = text
        self._title = title
        self._lines = lines
        self._kinds = kinds
        self._at = 0
        self._pending: deque[tuple[Line, Kind | None]] = deque()
        self._post = ""
        self.heads: list[Head] = []

    @cached_property
    def _last_label(self) -> int:
        """Where the last label stands, in a line of its own or not; negative if there is none."""
        return last_label(self._text, self._lines, self._kinds)

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
            self._pending.extend(pieces(self._text, line, kind, self._post))
            self._at += 1
        return self._pending[0]

    def _take(self, line: Line, kind: Kind | None) -> bool:
        """Put a line where it belongs; false where it is not of the head."""
        text, head = self._text, self.heads[-1]
        start, end, _ = line
        name, match = kind or self._label_without_sign(head, line) or ("", None)
        if name == "classification" and match is not None:
            self._head_without(name, *LABELS).add(Field(name, line, match))
            self._post = match["post"]
        elif name in LABELS:
            again = name in ("eo", "subject")
            (self._head_without(name) if again else head).add(Field(name, line, match))
        elif name in ("numbered", "body") or (name in _BEGINS_HEADER and not head.has("eo", "tags", "subject")):
            return False
        elif name in ("captions", "correction", "handling"):
            head.add(Field(name, line))
        elif page_line(text, line, self._lines[self._at] if self._at < len(self._lines) else None):
            head.add(Field("page-marker", line))
        elif head.open is not None and self._continues(head, head.open, line):
            head.open.lines.append(line)
        elif rule_line(text, start, end):
            return False
        elif head.has("tags") and TAGS_LISTED.match(text, start, end):
            head.add(Field("tags", line))
        elif self._is_passing(head, line):
            head.add(Field("passing", line))
        elif following := self._next_label():
            untitled = head.has("tags") and not head.has("subject", "reference", "classified-by")
            if head.title_is(text, line):
                head.add(Field("repeated-head", line))
            else:
                titled = untitled and following in ("reference", "classified-by")
                head.add(Field("subject" if titled else "unrecognised", line))
        else:
            return False
        return True

    def _label_without_sign(self, head: Head, line: Line) -> Kind | None:
        """A label that lost its colon, right after the field that it follows."""
        if not head.fields:
            return None
        for after, rule in _WITHOUT_SIGN:
            if head.fields[-1].name in after and not head.has(rule.name):
                match = rule.pattern.match(self._text, line[START], line[END])
                if match is not None:
                    return rule.name, match
        return None

    def _next_label(self) -> str:
        """The name of the label that is near; empty if none is."""
        pending = (kind for _, kind in islice(self._pending, 1, None))
        near = chain(pending, self._kinds[self._at : self._at + _NEAR])
        return next((kind[0] for kind in near if kind is not None and kind[0] in LABELS), "")

    def _head_without(self, *names: str) -> Head:
        """The open head, or a new one where that has a field of one of these names already."""
        if self.heads[-1].has(*names):
            self.heads.append(Head())
        return self.heads[-1]

    def _continues(self, head: Head, field: Field, line: Line) -> bool:
        """Whether a line without a label goes on with the open field."""
        text, value, last = self._text, field.value_start, field.end
        start, end, apart = line
        match field.name:
            case "eo":
                return not apart and not PASSING.match(text, start, end)
            case "tags":
                near = max(value, last - _PERSON)
                opened = text.rfind("(", near, last) > text.rfind(")", near, last)
                awaited = value >= last or text[last - 1] == ","
                if apart and not awaited:
                    return False
                tags_only = ANY_TAGS_ONLY if awaited else TAGS_ONLY
                return (opened and not apart) or tags_only.match(text, start, end) is not None
            case "subject":
                if _SUBJECT_ENDS.match(text, start, end):
                    return False
                if rule_line(text, start, end) and not self._next_label():
                    return False  # over the first heading
                if PROSE.match(text, start, end) and text[value:last].isupper():
                    return False  # a sentence under a subject in capitals
                if self._is_said_before(head, field):
                    return False  # of a section, whose text follows
                adjoining = not apart and head.fields[-1] is field
                return adjoining or self._subject_goes_on(field, line)
            case "reference":
                wrapped = not apart and end - start <= _LONGEST_LINE and self._could_wrap(field, line)
                item = wrapped or REFERENCE_ITEM.match(text, start, end) or REDACTED.match(text, start, end)
                return bool(item) or self._is_open_item(field, line)
            case "classified-by":
                return self._authority_goes_on(field, line)
            case "handling":
                open_end = HANDLED.search(text, last - 11, last) is None
                return not apart and (open_end or NOT_FOR_ALL.match(text, start, end) is not None)
            case "passing" | "correction":
                return not apart and not PASSING.match(text, start, end)
            case _:
                return False

    def _is_open_item(self, field: Field, line: Line) -> bool:
        """Whether the last reference is a label without words, or a telegram whose number stands in this line."""
        text, end = self._text, field.end
        if _OPEN_ITEM.search(text, max(field.value_start, end - 4), end):
            return True
        without_number = _WITHOUT_NUMBER.search(text, max(field.value_start - 1, end - _LONGEST_POST), end)
        return without_number is not None and _NUMBER.match(text, line[START], line[END]) is not None

    def _could_wrap(self, field: Field, line: Line) -> bool:
        """Whether a line may go on with a list: it begins an item, or its first word would not have fitted before."""
        (start, end, _), words = field.lines[-1], self._text[line[START] : line[END]]
        full = end - start + 1 + len(words.split(maxsplit=1)[0]) > _FULL_LINE
        open_end = _OPEN_END.search(self._text, max(start, end - 8), end)
        return full or open_end is not None or _ITEM.match(words) is not None

    def _is_said_before(self, head: Head, field: Field) -> bool:
        """Whether a subject has all the words of the one in the head before."""
        text = self._text
        if not self._title and head is not self.heads[0]:
            fields = (one for copy in self.heads[:-1] for one in copy.fields)
            first = next((one for one in fields if one.name == "subject"), None)
            self._title = readable(text[first.value_start : first.end]) if first else ""
        return bool(self._title) and readable(text[field.value_start : field.end]) == self._title

    def _subject_goes_on(self, field: Field, line: Line) -> bool:
        """A blank line within a subject: the line before was full or open, and the letters are of one case."""
        text, value, (first, last, _) = self._text, field.value_start, field.lines[-1]
        start, end, _ = line
        following = self._lines[self._at] if self._at < len(self._lines) else None
        if rule_line(text, start, end) or text.count("\n", self.heads[-1].fields[-1].end, start) > _GAP:
            return False
        if following is not None and rule_line(text, following[START], following[END]):
            return False
        before, words = text[max(first, value) : last], text[start:end]
        if value >= last:
            return True
        if _BRACKETED.fullmatch(words) and words.isupper() and following is not None:
            return kind_of(text, following) is not None
        if before.isupper() != words.isupper():
            return False
        full = last - first + 1 + len(words.split(maxsplit=1)[0]) > _FULL_LINE
        return bool(_OPEN_END.search(before)) or (full and words.isupper())

    def _authority_goes_on(self, field: Field, line: Line) -> bool:
        text = self._text
        start, end, apart = line
        said = text[max(field.value_start, field.end - _AUTHORITY_END) : field.end]
        reasoned = REASON.search(said) is not None
        if apart:
            return not reasoned and _reason_follows(text[start:end])
        return not (reasoned and said[-1] in ".)") or bool(_AUTHORITY_GOES_ON.match(text, start, end))

    def _is_passing(self, head: Head, line: Line) -> bool:
        text = self._text
        start, end, _ = line
        if not head.has("eo", "tags", "subject"):
            return self._last_label > start
        if end - start > _LONGEST_LINE:
            return False
        return bool(PASSING.match(text, start, end)) and readable(text[start:end]).isupper()


_REASONS = re.compile(r"(?:.{0,60}[,.;]\s*)?reasons?\b", re.IGNORECASE)


def _reason_follows(words: str) -> bool:
    return _REASONS.match(words) is not None

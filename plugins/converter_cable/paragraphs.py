"""One paragraph or item of a list, joined from the lines that are its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from converter import (
    Cited,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    Redaction,
    Span,
    Text,
    inline_leaves,
    plain_text,
    readable,
    trim,
)
from converter_cable.draft import Draft
from converter_cable.lines import END, START, Line, line_at, lines_of
from converter_cable.portions import marking

_ROLE = re.compile(
    r"(?:BEGIN\s+)?(?P<role>SUMMARY|COMMENT|ACTION\s+REQUEST|(?:THIS\s+IS\s+AN\s+)(?P<request>ACTION\s+REQUEST))\b",
    re.IGNORECASE,
)
_MINIMIZE = re.compile(r"(?:[\w.'-]+\s+){0,3}?(?P<role>MINIMIZE)\s+CONSIDERED\b", re.IGNORECASE)
"""The traffic restriction was thought of (5 FAH-2 H-250)."""
_TELEGRAM = r"(?:cable|message|telegram|report(?:ing)?)\b"
_CLEARANCE = re.compile(
    rf"(?:This|The)\s+{_TELEGRAM}\s+(?:has|have|had|was|is)\s+(?:\w+\s+){{0,3}}?(?P<passive>cleared|coordinated|reviewed|approved|drafted)\b"
    rf"|.{{3,100}}?\b(?P<active>clear(?:ed)?|reviewed|approved|coordinated|drafted)\s+(?:on\s+)?this\s+{_TELEGRAM}",
    re.IGNORECASE | re.DOTALL,
)
"""Who cleared it, or did not: 98 of 1,010 telegrams, in a paragraph of its own near the end."""
_CLEARANCE_LENGTH = 240
"""Such a paragraph is shorter, the address of a web site after it included."""
_FIRST_SIGNS = frozenset("ABCSTabcst")
_SHORT = 80
"""The note on the traffic restriction is shorter."""
ROLES = frozenset(("summary", "comment", "action-request"))
"""What a paragraph may be for."""
TERMINAL = re.compile(r"[.?!:;][\"'”’)\]]*\Z")
"""How a text ends that has come to an end."""
LAST_SIGNS = frozenset(".?!:;\"'”’)]")
"""The last sign of such a text."""
_END_NOTE = re.compile(r"\bEND\s+(?:OF\s+)?(?:SUMMARY|COMMENT|NOTE|TEXT)\Z", re.IGNORECASE)
"""How one ends that says so and has no stop."""
_LAST_LETTERS = frozenset(("mary", "MARY", "ment", "MENT", "note", "Note", "NOTE", "text", "Text", "TEXT"))
"""How such words end: a quick look, since each line is asked."""


class Building:
    """A paragraph that is being read: its lines, and the page markers between them."""

    def __init__(self, draft: Draft, lines: Sequence[Line], *, item: bool, parted: bool) -> None:
        self.lines = [*lines]
        self.item = item
        self.label: Cited[str] | None = None
        self.marking: Cited[str] | None = None
        self.role: Cited[str] | None = None
        """What the heading above it says that it is for, if its own words do not."""
        self.text_start = lines[0][START]
        """Where the words begin, after number and portion mark."""
        self._draft = draft
        self._parted = parted
        """Whether anything but blanks may stand between its lines, or a word be divided there."""
        self._breaks: list[tuple[int, PageBreak]] = []
        """By the number of lines before them."""

    @property
    def last_length(self) -> int:
        """Of the last line."""
        return self.lines[-1][END] - self.lines[-1][START]

    def mark(self, start: int, end: int) -> None:
        """Take the portion mark that is printed from *start* to *end*."""
        self.marking = marking(self._draft.text, start, end)
        self.text_start = end

    def interrupt(self, page: PageBreak | None) -> None:
        """Note that something else stands here, such as the beginning of a *page*."""
        self._parted = True
        if page is not None:
            self._breaks.append((len(self.lines), page))

    def ended(self) -> bool:
        """Whether what has been read ends a sentence."""
        text, start, end = self._draft.text, self.lines[0][START], self.lines[-1][END]
        if text[end - 1] in LAST_SIGNS:
            return TERMINAL.search(text, max(start, end - 4), end) is not None
        return (
            text[end - 4 : end] in _LAST_LETTERS and _END_NOTE.search(text, max(start, end - 20), end) is not None
        )

    def is_empty(self) -> bool:
        """Whether there is a number or a mark, and no word yet."""
        return self.lines[-1][END] <= self.text_start

    def inlines(self) -> tuple[Inline, ...]:
        """The words and the page breaks among them; the stretches are claimed."""
        draft, at = self._draft, 0
        found: list[Inline] = []
        for start, end, count in self._stretches():
            draft.ledger.body(start, end)
            first, last = trim(draft.text, self.text_start, end) if start < self.text_start else (start, end)
            if first < last:
                if count < len(self.lines) and end not in draft.divided:
                    last = _with_blanks(draft.text, last)
                if draft.redactions:
                    found.extend(self._texts(first, last))
                else:
                    found.append(self._text(first, last))
            while at < len(self._breaks) and self._breaks[at][0] <= count:
                found.append(self._breaks[at][1])
                at += 1
        return tuple(found)

    def _stretches(self) -> list[tuple[int, int, int]]:
        """From where to where there is nothing but blanks between the lines, and the number of lines up to there."""
        text, divided, found = self._draft.text, self._draft.divided, []
        start, end, _ = self.lines[0]
        if not self._parted:
            return [(start, self.lines[-1][END], len(self.lines))]
        for count, (following, last, _) in enumerate(self.lines[1:], 1):
            if text[end:following].strip() or end in divided:
                found.append((start, end, count))
                start = following
            end = last
        found.append((start, end, len(self.lines)))
        return found

    def _texts(self, start: int, end: int) -> Iterator[Inline]:
        """The words from *start* to *end*; what the publisher blacked out apart."""
        redactions = self._draft.redactions
        at = bisect_left(redactions, (start, 0))
        while at < len(redactions) and redactions[at][1] <= end:
            first, last = redactions[at]
            if start < first:
                yield self._text(start, first)
            yield Redaction((self._text(first, last),))
            start, at = last, at + 1
        if start < end:
            yield self._text(start, end)

    def _text(self, start: int, end: int) -> Text:
        source = self._draft.source
        return Text(readable(source.text[start:end], plain=source.is_plain), Span(start, end))

    def close(self) -> Paragraph:
        """The paragraph."""
        inlines = self.inlines()
        role = _role(self._draft.text, inlines) or self.role
        return Paragraph(inlines=inlines, label=self.label, marking=self.marking, role=role)


def stand_together(text: str, lines: Sequence[Line]) -> bool:
    """Whether *lines* follow each other in *text*, whole but for the last one, whose end may be cut off."""
    if not lines or text.find("\ufeff", lines[0][START]) >= 0:  # such a mark is in no line, and parts the words
        return False
    found, last = lines_of(text), lines[-1]
    first = line_at(found, lines[0][START])
    end = first + len(lines) - 1
    return end < len(found) and found[end][START] == last[START] and found[first:end] == tuple(lines[:-1])


def role_of_heading(heading: Heading) -> Cited[str] | None:
    """The role that a heading gives to the paragraph under it."""
    words = "-".join(plain_text(heading.inlines).strip(" .:").lower().split())
    return Cited(words, next(inline_leaves(heading.inlines)).span) if words in ROLES else None


def _with_blanks(text: str, end: int) -> int:
    """The end of a stretch with the blanks after it, which part it from the next one."""
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def _role(text: str, inlines: tuple[Inline, ...]) -> Cited[str] | None:
    """What the paragraph says that it is for, by its first words."""
    first = inlines[0] if inlines else None
    if not isinstance(first, Text):
        return None
    start, end = first.span.start, first.span.end
    if text[start] in _FIRST_SIGNS and (match := _ROLE.match(text, start, end)):
        group = "request" if match["request"] else "role"
        return Cited("-".join(match[group].lower().split()), Span(*match.span(group)))
    if end - start < _SHORT and (match := _MINIMIZE.match(text, start, end)):
        return Cited("minimize", Span(*match.span("role")))
    if end - start >= _CLEARANCE_LENGTH or (text[start] not in "Tt" and text.find("this", start, end) < 0):
        return None
    if match := _CLEARANCE.match(text, start, end):
        return Cited("clearance", Span(*match.span("passive" if match["passive"] else "active")))
    return None

"""The body of a telegram: paragraphs, lists and headings, joined over whatever cuts them.

5 FAH-1 H-230: paragraphs are numbered if there is more than one, the portion mark follows the number, headings
stand on a line of their own, usually over a rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import (
    Block,
    Cited,
    Heading,
    Inline,
    List,
    PageBreak,
    Paragraph,
    Span,
    Text,
    readable,
)
from converter_cable.draft import Draft
from converter_cable.head import MARK
from converter_cable.lines import Line
from converter_cable.pages import page_marker, rule_line

_MARKED = re.compile(rf"(?P<mark>{MARK})", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?P<label>¶\s?(?P<pilcrow>\d{{1,3}})(?!\d)\s?[.)]?|(?P<number>\d{{1,3}})\s?[.)])(?!\d)\s*(?P<mark>{MARK})?"
    rf"|(?P<bare>\d{{1,3}})\s(?P<bare_mark>{MARK})",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?P<bullet>--?|\*|•|o(?=\s))(?=[\s\w(\"'])\s*(?P<mark>\((?:U|SBU|C|S|S//?NF|C//?NF)\))?")
_STRAY = re.compile(r"SIPDIS\Z")
_TERMINAL = re.compile(r"[.?!:;][\"')\]]*\Z")
_ROLE = re.compile(r"(?:BEGIN\s+)?(?P<role>SUMMARY|COMMENT|ACTION\s+REQUEST|INTRODUCTION|NOTE)\b", re.IGNORECASE)
_ROLES = frozenset(("summary", "comment", "action-request"))
_HEADING_LENGTH = 80
_HEADING_LINES = 3
_FULL_LINE = 45
"""A line that is shorter ends a paragraph if it ends a sentence."""


class Body:
    """Builds blocks of lines, one after the other."""

    def __init__(self, draft: Draft, lines: Sequence[Line]) -> None:
        self._draft = draft
        self._text = draft.text
        self._lines = lines
        self._blocks: list[Block] = []
        self._items: list[Paragraph | List] = []
        self._open: _Open | None = None
        self._last_number = 0
        self._cut = False

    def read(self) -> tuple[Block, ...]:
        """The blocks; every line is claimed."""
        at = 0
        while at < len(self._lines):
            at = self._heading(at) or self._line(at)
        self._close()
        self._close_list()
        return tuple(self._blocks)

    def _line(self, at: int) -> int:
        line, text = self._lines[at], self._text
        if marker := page_marker(text, line.start, line.end):
            self._interrupt(line, "page-marker", readable(marker["page"]))
        elif _STRAY.match(text, line.start, line.end):
            self._interrupt(line, "stray-caption", None)
        elif rule_line(text, line.start, line.end):
            self._close()
            self._draft.ledger.furniture(line.start, line.end, "rule")
        elif number := self._number(line):
            self._begin_numbered(line, number)
        elif bullet := self._bullet(line):
            self._close()
            self._open = _Open(line, item=True)
            self._open.label = Cited(bullet["bullet"], Span(*bullet.span("bullet")))
            self._open.text_start = bullet.end()
            if bullet["mark"]:
                self._open.mark(self._text, *bullet.span("mark"))
            self._open.add(line)
        elif self._goes_on(line):
            self._append(line)
        else:
            self._close()
            self._close_list()
            self._open = _Open(line, item=False)
            if marked := _MARKED.match(text, line.start, line.end):
                self._open.mark(text, *marked.span())
                self._open.text_start = marked.end()
            self._open.add(line)
        return at + 1

    def _heading(self, at: int) -> int:
        """Read a heading with its rule, which a page marker may part from it; 0 if there is none here."""
        text, lines = self._text, self._lines
        boxed = rule_line(text, lines[at].start, lines[at].end)
        first = at + 1 if boxed else at
        if not boxed and not (lines[at].apart or self._cut or at == 0):
            return 0
        words: list[Line] = []
        between: list[tuple[Line, str]] = []
        for index in range(first, min(first + _HEADING_LINES + 2, len(lines))):
            line = lines[index]
            if rule_line(text, line.start, line.end):
                return self._take_heading(at, words, between, index) if words else 0
            if marker := page_marker(text, line.start, line.end):
                if words:
                    between.append((line, readable(marker["page"])))
                    continue
                return 0
            if between or (words and line.apart) or line.end - line.start > _HEADING_LENGTH or self._number(line):
                return 0
            if len(words) >= _HEADING_LINES:
                return 0
            words.append(line)
        return 0

    def _take_heading(self, at: int, words: list[Line], between: list[tuple[Line, str]], rule: int) -> int:
        ledger, text = self._draft.ledger, self._text
        self._close()
        self._close_list()
        self._cut = False
        if self._lines[at] is not words[0]:
            ledger.furniture(self._lines[at].start, self._lines[at].end, "rule")
        start, end = words[0].start, words[-1].end
        ledger.body(start, end)
        marking = None
        if marked := _MARKED.match(text, start, end):
            marking = _marking(text, *marked.span())
            start = marked.end()
            while start < end and text[start].isspace():
                start += 1
        inlines: list[Inline] = [Text(readable(text[start:end]), Span(start, end))] if start < end else []
        for line, page in between:
            ledger.furniture(line.start, line.end, "page-marker")
            inlines.append(PageBreak(Span(line.start, line.end), page))
        ledger.furniture(self._lines[rule].start, self._lines[rule].end, "rule")
        self._blocks.append(Heading(inlines=tuple(inlines), marking=marking))
        return rule + 1

    def _number(self, line: Line) -> re.Match[str] | None:
        """The number that begins a paragraph here, if it can be one."""
        text = self._text
        if not (text[line.start] == "¶" or text[line.start].isdecimal()):
            return None
        match = _NUMBER.match(text, line.start, line.end)
        if match is None:
            return None
        if match["mark"] or match["bare_mark"]:
            return match
        value = int(match["pilcrow"] or match["number"])
        after_end = self._open is None or bool(_TERMINAL.search(self._open.last_words(text)))
        fits = value in (self._last_number + 1, 1)
        near = self._last_number < value <= self._last_number + 3
        return match if (fits and (line.apart or after_end)) or (near and line.apart) else None

    def _begin_numbered(self, line: Line, match: re.Match[str]) -> None:
        self._close()
        self._close_list()
        group = "label" if match["label"] else "bare"
        value = match["pilcrow"] or match["number"] or match["bare"]
        self._last_number = int(value)
        self._open = _Open(line, item=False)
        self._open.label = Cited(value, Span(*match.span(group)))
        mark = "mark" if match["mark"] else "bare_mark"
        if match[mark]:
            self._open.mark(self._text, *match.span(mark))
        self._open.text_start = match.end()
        self._open.add(line)

    def _bullet(self, line: Line) -> re.Match[str] | None:
        text = self._text
        if text[line.start] not in "-*•o":
            return None
        match = _BULLET.match(text, line.start, line.end)
        if match is None or match.end() >= line.end:
            return None
        if line.apart or self._open is None or self._cut or self._open.item:
            return match
        return match if _TERMINAL.search(self._open.last_words(text)) else None

    def _goes_on(self, line: Line) -> bool:
        """Whether a line without mark or number belongs to the open paragraph."""
        if self._open is None:
            return False
        if not line.apart and not self._cut:
            return True
        before = self._open.last_words(self._text)
        ended = bool(_TERMINAL.search(before))
        if self._cut:
            return not ended or self._open.last_length >= _FULL_LINE or self._text[line.start].islower()
        return not ended and self._text[line.start].islower()

    def _append(self, line: Line) -> None:
        if self._open is not None:
            self._open.add(line, after_cut=self._cut)
        self._cut = False

    def _interrupt(self, line: Line, name: str, page: str | None) -> None:
        self._draft.ledger.furniture(line.start, line.end, name)
        self._cut = True
        if self._open is None:
            self._blocks_break(line, page)
        else:
            self._open.interrupt(line, page)

    def _blocks_break(self, line: Line, page: str | None) -> None:
        """A page that begins between blocks needs no place in a paragraph."""

    def _close(self) -> None:
        self._cut = False
        opened, self._open = self._open, None
        if opened is None:
            return
        paragraph = opened.paragraph(self._draft)
        if opened.item:
            self._items.append(paragraph)
        else:
            self._blocks.append(paragraph)

    def _close_list(self) -> None:
        if self._items:
            self._blocks.append(List(items=tuple(self._items)))
            self._items = []


class _Open:
    """The paragraph or item that is being read."""

    def __init__(self, line: Line, *, item: bool) -> None:
        self.item = item
        self.start = line.start
        self.text_start = line.start
        self.label: Cited[str] | None = None
        self.marking: Cited[str] | None = None
        self.last_length = 0
        self._runs: list[tuple[int, int]] = []
        self._breaks: list[tuple[int, Span, str]] = []
        self._fresh = True

    def mark(self, text: str, start: int, end: int) -> None:
        """Set the portion mark that is printed from *start* to *end*."""
        self.marking = _marking(text, start, end)

    def add(self, line: Line, *, after_cut: bool = False) -> None:
        """Go on with a line."""
        if self._runs and not after_cut:
            self._runs[-1] = (self._runs[-1][0], line.end)
        else:
            self._runs.append((line.start, line.end))
        self.last_length = line.end - line.start

    def interrupt(self, line: Line, page: str | None) -> None:
        """Note what stands between two lines."""
        if page is not None:
            self._breaks.append((len(self._runs), Span(line.start, line.end), page))

    def last_words(self, text: str) -> str:
        """The end of what has been read."""
        start, end = self._runs[-1]
        return text[max(start, end - 4) : end]

    def paragraph(self, draft: Draft) -> Paragraph:
        """The paragraph, with its lines claimed."""
        inlines: list[Inline] = []
        text = draft.text
        breaks = iter([*self._breaks, (len(self._runs) + 1, Span(0, 0), "")])
        number, span, page = next(breaks)
        for index, (start, end) in enumerate(self._runs):
            draft.ledger.body(start, end)
            first = max(start, self.text_start) if index == 0 else start
            while first < end and text[first].isspace():
                first += 1
            last = end
            if index + 1 < len(self._runs) or number == index + 1:
                while last < len(text) and text[last].isspace():
                    last += 1
            if first < end:
                inlines.append(Text(readable(text[first:last]), Span(first, last)))
            while number == index + 1:
                inlines.append(PageBreak(span, page))
                number, span, page = next(breaks)
        return Paragraph(inlines=tuple(inlines), label=self.label, marking=self.marking, role=_role(text, inlines))


def _marking(text: str, start: int, end: int) -> Cited[str]:
    return Cited(readable(text[start + 1 : end - 1]).strip(), Span(start, end))


def _role(text: str, inlines: Sequence[Inline]) -> Cited[str] | None:
    first = inlines[0] if inlines else None
    if not isinstance(first, Text):
        return None
    match = _ROLE.match(text, first.span.start, first.span.end)
    if match is None:
        return None
    role = readable(match["role"]).lower().replace(" ", "-")
    return Cited(role, Span(*match.span("role"))) if role in _ROLES else None

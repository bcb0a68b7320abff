"""The body of a telegram: paragraphs, lists and headings, joined over whatever cuts them.

5 FAH-1 H-230: paragraphs are numbered if there is more than one, the portion mark follows the number, headings
stand on a line of their own, usually over a rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from converter import Block, Cited, Heading, List, PageBreak, Paragraph, Span, readable
from converter_cable.draft import Draft
from converter_cable.items import item_start
from converter_cable.labels import MARK
from converter_cable.lines import Line
from converter_cable.pages import page_marker, rule_line
from converter_cable.paragraphs import Building, role_of_heading

_MARKED = re.compile(MARK, re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?P<label>(?:¶\s?)?(?P<value>\d{{1,3}})\s?[.)]|¶\s?(?P<pilcrow>\d{{1,3}}))(?!\d)\s*(?P<mark>{MARK})?"
    rf"|(?P<bare_label>(?P<bare>\d{{1,3}}),?)\s{{0,3}}(?P<bare_mark>{MARK})",
    re.IGNORECASE,
)
_STRAY = re.compile(r"SIPDIS\Z")
_HEADING_LENGTH = 80
_HEADING_LINES = 3
_UNRULED = re.compile(r"[A-Z\"'(][^.;]{2,70}(?<![.,;:-])\Z|//[^/]{2,70}//\Z")
_WEB_SITE = re.compile(r"https?:|web\s?site", re.IGNORECASE)
_SHORT = 6
_FULL_LINE = 45
_LONGEST_LINE = 80
"""A wrapped line is between these; a shorter one ends a paragraph, a longer one is a paragraph."""
_NUMBER_GAP = 3
"""So many numbers may be lost between two paragraphs without portion marks."""


class Body:
    """The state machine: builds blocks of lines, one after the other."""

    def __init__(self, draft: Draft, lines: Sequence[Line]) -> None:
        self._draft = draft
        self._text = draft.text
        self._lines = lines
        self._blocks: list[Block] = []
        self._items: list[Paragraph | List] = []
        self._pages: list[PageBreak] = []
        """Pages that began while no paragraph was open."""
        self._open: Building | None = None
        self._cut = False
        """Whether something that is not text stands before this line."""
        self._role: Cited[str] | None = None
        """What the heading before this line is about."""
        self._last_number = 0
        self._last_item = ""
        self._marks = False
        """Whether numbered paragraphs carry portion marks."""

    def read(self) -> tuple[Block, ...]:
        """The blocks; every line is claimed."""
        at, count = 0, len(self._lines)
        while at < count:
            line = self._lines[at]
            if self._open is not None and not self._cut and not line.apart and self._is_plain(line):
                self._open.add(line)
                at += 1
            elif number := self._number(line):
                self._begin_numbered(line, number)
                at += 1
            else:
                at = self._heading(at) or self._line(at)
        self._close()
        self._close_list()
        return tuple(self._blocks)

    def _is_plain(self, line: Line) -> bool:
        """Whether a line within a paragraph can only be its words: a quick look, since most are."""
        text, start = self._text, line.start
        if not text[start].isalpha() or text[line.end - 1].isdecimal():
            return False
        return line.end - start > _SHORT and text[start + 1] not in " .)" and not text.startswith("SIPDIS", start)

    def _line(self, at: int) -> int:
        """Put one line where it belongs."""
        line, text = self._lines[at], self._text
        if marker := page_marker(text, line.start, line.end):
            self._interrupt(line, "page-marker", readable(marker["page"]))
        elif _STRAY.match(text, line.start, line.end):
            self._interrupt(line, "stray-caption", None)
        elif rule_line(text, line.start, line.end):
            self._close()
            self._draft.ledger.furniture(line.start, line.end, "rule")
        elif item := self._item(line):
            self._begin_item(line, item)
        elif self._open is not None and self._goes_on(self._open, line):
            self._open.add(line)
            self._cut = False
        else:
            self._close()
            self._close_list()
            self._open = Building(self._draft, line)
            if marked := _MARKED.match(text, line.start, line.end):
                self._open.mark(*marked.span())
            self._open.add(line)
        return at + 1

    def _heading(self, at: int) -> int:
        """Read a heading; gives the line after it, 0 if there is none here."""
        text, lines, line = self._text, self._lines, self._lines[at]
        boxed = rule_line(text, line.start, line.end)
        if not boxed and not (line.apart or self._cut or at == 0 or self._open is None):
            return 0
        if not boxed and self._open is not None and text[line.start].islower() and not self._open.ended():
            return 0
        words: list[Line] = []
        pages: list[tuple[Line, str]] = []
        for index in range(at + boxed, min(at + _HEADING_LINES + 3, len(lines))):
            line = lines[index]
            if rule_line(text, line.start, line.end):
                return self._take_heading(at, words, pages, index) if words else 0
            if words and (marker := page_marker(text, line.start, line.end)):
                pages.append((line, readable(marker["page"])))
            elif pages or len(words) >= _HEADING_LINES or not self._can_be_heading(line, words):
                break
            else:
                words.append(line)
        return self._unruled(at) if len(words) == 1 and not boxed else 0

    def _can_be_heading(self, line: Line, words: list[Line]) -> bool:
        if line.end - line.start > _HEADING_LENGTH or (words and line.apart):
            return False
        if _WEB_SITE.search(self._text, line.start, line.end):
            return False
        return not (page_marker(self._text, line.start, line.end) or self._number(line) or self._is_signed(line))

    def _is_signed(self, line: Line) -> bool:
        """Whether a line begins with the sign of an item; a letter may begin a heading."""
        item = self._item(line)
        return item is not None and item.groupdict().get("sign") is not None

    def _unruled(self, at: int) -> int:
        """A heading without a rule: a line by itself, between the end of a sentence and a numbered paragraph."""
        line, lines = self._lines[at], self._lines
        if at + 1 >= len(lines) or not lines[at + 1].apart or (self._open is not None and not self._open.ended()):
            return 0
        number = self._number(lines[at + 1])
        if number is None or not (number["mark"] or number["bare_mark"] or number["pilcrow"] or number["value"]):
            return 0
        if not _UNRULED.match(self._text, line.start, line.end) or self._item(line):
            return 0
        return self._take_heading(at, [line], [], at)

    def _take_heading(self, at: int, words: list[Line], pages: list[tuple[Line, str]], last: int) -> int:
        ledger, text = self._draft.ledger, self._text
        self._close()
        self._close_list()
        for rule in (self._lines[at], self._lines[last]):
            if rule not in (words[0], words[-1]):
                ledger.furniture(rule.start, rule.end, "rule")
        heading = Building(self._draft, words[0])
        if marked := _MARKED.match(text, words[0].start, words[0].end):
            heading.mark(*marked.span())
        for line in words:
            heading.add(line)
        for line, page in pages:
            ledger.furniture(line.start, line.end, "page-marker")
            heading.interrupt(PageBreak(Span(line.start, line.end), page))
        block = Heading(inlines=heading.inlines(), marking=heading.marking)
        self._blocks.append(block)
        self._role = role_of_heading(block)
        return last + 1

    def _number(self, line: Line) -> re.Match[str] | None:
        """The number that begins a paragraph here, if it can be one by its place and its value."""
        text = self._text
        if not (text[line.start] == "¶" or text[line.start].isdecimal()):
            return None
        match = _NUMBER.match(text, line.start, line.end)
        if match is None or match["mark"] or match["bare_mark"]:
            return match
        value = int(match["value"] or match["pilcrow"])
        ended = self._open is None or self._open.ended()
        if not (line.apart or ended) or self._is_item(value):
            return None
        if value == self._last_number + 1 or (value == 1 and not self._marks):
            return match
        near = self._last_number < value <= self._last_number + _NUMBER_GAP
        return match if line.apart and (near or (ended and value > self._last_number)) else None

    def _is_item(self, value: int) -> bool:
        """Whether a number without portion mark counts items, where paragraphs have marks."""
        return self._marks and (value == 1 or self._last_item == str(value - 1))

    def _begin_numbered(self, line: Line, match: re.Match[str]) -> None:
        self._close()
        self._close_list()
        value = match["value"] or match["pilcrow"] or match["bare"]
        self._last_number = int(value)
        self._last_item = ""
        self._open = Building(self._draft, line)
        self._open.label = Cited(value, Span(*match.span("label" if match["label"] else "bare_label")))
        self._open.text_start = match.end()
        self._open.role, self._role = self._role, None
        mark = "mark" if match["mark"] else "bare_mark"
        if match[mark]:
            self._marks = True
            self._open.mark(*match.span(mark))
        self._open.add(line)

    def _item(self, line: Line) -> re.Match[str] | None:
        """The sign, letter or number that begins an item here."""
        text = self._text
        if text[line.start].isdecimal():
            match = _NUMBER.match(text, line.start, line.end)
            if match is None or not match["value"] or not self._is_item(int(match["value"])):
                return None
        else:
            match = item_start(text, line, self._last_item)
        if match is None or match.end() >= line.end:
            return None
        free = line.apart or self._open is None or self._open.item or self._open.ended()
        return match if free or _is_indented(text, line.start) else None

    def _begin_item(self, line: Line, match: re.Match[str]) -> None:
        self._close()
        self._open = Building(self._draft, line, item=True)
        groups = match.groupdict()
        self._last_item = groups.get("value") or groups.get("count") or groups.get("sign") or ""
        self._open.label = Cited(self._last_item, Span(*match.span("label")))
        self._open.text_start = match.end("label")
        if match["mark"]:
            self._open.mark(*match.span("mark"))
        self._open.add(line)

    def _goes_on(self, opened: Building, line: Line) -> bool:
        """Whether a line without mark or number belongs to the open paragraph."""
        if not line.apart and not self._cut:
            return True
        ended, full = opened.ended(), _FULL_LINE <= opened.last_length <= _LONGEST_LINE
        if self._cut:
            return not ended or full or self._text[line.start].islower()
        return not ended and (full or self._text[line.start].islower())

    def _interrupt(self, line: Line, name: str, page: str | None) -> None:
        """Claim what is no text; a page that begins here is noted at the end of what stands before."""
        self._draft.ledger.furniture(line.start, line.end, name)
        self._cut = True
        if page is None:
            return
        mark = PageBreak(Span(line.start, line.end), page)
        if self._open is not None:
            self._open.interrupt(mark)
        else:
            self._pages.append(mark)

    def _close(self) -> None:
        """End the open paragraph or item."""
        self._cut = False
        opened, self._open = self._open, None
        if opened is not None:
            self._settle_pages()
            (self._items if opened.item else self._blocks).append(opened.close())

    def _close_list(self) -> None:
        self._last_item = ""
        self._settle_pages()
        if self._items:
            self._blocks.append(List(items=tuple(self._items)))
            self._items = []

    def _settle_pages(self) -> None:
        """Put pages that began between two blocks at the end of the first one."""
        if self._pages and self._items:
            item = self._items[-1]
            if isinstance(item, Paragraph):
                self._items[-1] = evolve(item, inlines=(*item.inlines, *self._pages))
        elif self._pages and self._blocks:
            block = self._blocks[-1]
            if isinstance(block, Heading | Paragraph):
                self._blocks[-1] = evolve(block, inlines=(*block.inlines, *self._pages))
        self._pages.clear()


def _is_indented(text: str, start: int) -> bool:
    """Whether a line begins to the right of its margin."""
    before = text[max(start - 2, 0) : start]
    return len(before) > 1 and before.isspace() and not ("\n" in before or "\r" in before)

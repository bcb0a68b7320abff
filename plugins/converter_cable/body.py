"""The body of a telegram: paragraphs, lists and headings, joined over whatever cuts them.

5 FAH-1 H-230: paragraphs are numbered if there is more than one, the portion mark follows the number, headings
stand on a line of their own, usually over a rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from converter import Block, Cited, Heading, List, PageBreak, Paragraph, Span, readable
from converter_cable.draft import Draft
from converter_cable.headings import HeadingLines, ruled_heading, unruled_heading
from converter_cable.items import item_start
from converter_cable.lines import APART, END, START, Line, is_indented
from converter_cable.numbers import NUMBER, Numbers, is_marked
from converter_cable.pages import banner, page_marker, rule_line, stray_caption, uncertain_lines
from converter_cable.paragraphs import Building, role_of_heading, stand_together
from converter_cable.portions import MARK
from converter_cable.quotes import gather_quotes
from converter_cable.tables import as_printed, tables

_MARKED = re.compile(MARK, re.IGNORECASE)
_BANNERS = 3
"""Fewer levels stand one after the other where a page ends."""
_FULL_LINE = 45
_LONGEST_LINE = 80
"""A wrapped line is between these; a shorter one ends a paragraph, a longer one is a paragraph."""


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
        self._parted = bool(draft.divided) or not stand_together(draft.text, lines)
        """Whether anything but blanks may stand between two of the lines, or a word be divided there."""
        self._numbers = Numbers(draft.text, lines)
        self._last_item = ""
        self._last_letter = ""
        """Of the last item with a letter under this number, whatever stands between."""

    def read(self) -> tuple[Block, ...]:
        """The blocks; every line is claimed."""
        at, count = 0, len(self._lines)
        printed = tables(self._text, self._lines)
        uncertain = sorted({*uncertain_lines(self._text, self._lines), *printed, count})
        while at < count:
            if at in printed:
                at = self._table(at, printed[at])
            elif number := self._number_at(at):
                at += self._begin_numbered(at, number)
            elif self._set_aside(at):
                at += 1
            else:
                at = self._heading(at) or self._line(at)
            if self._open is not None and not self._cut:
                end = uncertain[bisect_left(uncertain, at)]
                self._open.lines += self._lines[at:end]
                at = end
        self._close_list()
        return gather_quotes(self._blocks)

    def _table(self, at: int, end: int) -> int:
        """Keep the lines of a table as they are printed."""
        self._close_list()
        block = as_printed(self._text, self._lines[at][START], self._lines[end - 1][END])
        self._draft.ledger.body(block.span.start, block.span.end)
        self._blocks.append(block)
        return end

    def _set_aside(self, at: int) -> bool:
        """Claim what transmission put between the lines: a page marker, a stray caption, the level of a page."""
        line, text = self._lines[at], self._text
        start, end, _ = line
        if marker := page_marker(text, start, end):
            self._interrupt(line, "page-marker", readable(marker["page"]))
        elif stray_caption(text, start, end):
            self._interrupt(line, "stray-caption", None)
        elif banner(text, start, end) and self._turns_page(at):
            self._interrupt(line, "stamp", None)
        else:
            return False
        return True

    def _line(self, at: int) -> int:
        """Put one line where it belongs."""
        line, text = self._lines[at], self._text
        start, end, _ = line
        if self._open is not None and self._numbers.ends_sentence(at):
            self._open.lines.append(line)
        elif rule_line(text, start, end):
            self._close()
            self._draft.ledger.furniture(start, end, "rule")
        elif item := self._item(line):
            self._begin_item(line, item)
        elif self._open is not None and self._goes_on(self._open, line):
            self._open.lines.append(line)
            self._cut = False
        else:
            self._close_list()
            self._open = self._building((line,))
            if marked := _MARKED.match(text, start, end):
                self._open.mark(*marked.span())
        return at + 1

    def _heading(self, at: int) -> int:
        """Read a heading; gives the line after it, 0 if there is none here."""
        text, line, opened = self._text, self._lines[at], self._open
        start, end, apart = line
        if not rule_line(text, start, end):
            if not (apart or self._cut or at == 0 or opened is None):
                return 0
            if opened is not None and text[start].islower() and not opened.ended():
                return 0
        found = ruled_heading(text, self._lines, at, self._begins_other)
        if found and opened and self._cut and not opened.ended() and self._is_boxed(found.end - 1):
            return 0  # the rule is the upper one of the next heading, and the words end a sentence
        if found is None and (opened is None or opened.ended()):
            found = unruled_heading(text, self._lines, at)
            if found and (self._number_at(at + 1) is None or self._number_at(at) or self._item(line)):
                return 0
        return self._take_heading(found) if found else 0

    def _turns_page(self, at: int) -> bool:
        """Whether a page ends before the level in ``lines[at]`` or begins after it, other such levels apart."""
        text = self._text
        for beside in (self._lines[at + 1 : at + 1 + _BANNERS], self._lines[max(at - _BANNERS, 0) : at][::-1]):
            line = next((one for one in beside if not banner(text, one[START], one[END])), None)
            if line is not None and page_marker(text, line[START], line[END]):
                return True
        return False

    def _is_boxed(self, at: int) -> bool:
        """Whether a heading between two rules begins with the rule ``lines[at]``."""
        boxed = ruled_heading(self._text, self._lines, at, self._begins_other)
        return boxed is not None and len(boxed.rules) > 1

    def _begins_other(self, at: int) -> bool:
        """Whether a line begins a paragraph or an item by a sign; a letter may begin a heading."""
        item = self._item(self._lines[at])
        return self._number_at(at) is not None or (item is not None and item.groupdict().get("sign") is not None)

    def _take_heading(self, found: HeadingLines) -> int:
        ledger, first = self._draft.ledger, found.words[0]
        self._close_list()
        for start, end, _ in found.rules:
            ledger.furniture(start, end, "rule")
        heading = self._building(found.words)
        if marked := _MARKED.match(self._text, first[START], first[END]):
            heading.mark(*marked.span())
        for (start, end, _), page in found.pages:
            ledger.furniture(start, end, "page-marker")
            heading.interrupt(PageBreak(Span(start, end), page))
        for start, end, _ in found.strays:
            ledger.furniture(start, end, "stray-caption")
        block = Heading(inlines=heading.inlines(), marking=heading.marking)
        self._blocks.append(block)
        self._role = role_of_heading(block)
        return found.end

    def _number_at(self, at: int) -> re.Match[str] | None:
        return self._numbers.at(at, self._last_item, self._has_ended)

    def _has_ended(self) -> bool:
        """Whether no sentence is open."""
        return self._open is None or self._open.ended()

    def _begin_numbered(self, at: int, match: re.Match[str]) -> int:
        """Begin a paragraph; gives the number of lines that its number and its mark stand on."""
        line = self._lines[at]
        self._close_list()
        value = match["value"] or match["pilcrow"] or match["bare"]
        self._numbers.last = int(value)
        self._last_item = self._last_letter = ""
        self._open = self._building((line,))
        self._open.label = Cited(value, Span(*match.span("label" if match["label"] else "bare_label")))
        self._open.text_start = match.end()
        self._open.role, self._role = self._role, None
        if is_marked(match):
            self._numbers.marked = True
            self._open.mark(*match.span("mark" if match["mark"] else "bare_mark"))
        if match.end() <= line[END]:
            return 1
        self._open.lines.append(self._lines[at + 1])
        return 2

    def _item(self, line: Line) -> re.Match[str] | None:
        """The sign, letter or number that begins an item here."""
        text = self._text
        start, end, apart = line
        if text[start].isdecimal():
            match = NUMBER.match(text, start, end)
            if (
                match is None
                or not match["value"]
                or not self._numbers.is_item(int(match["value"]), self._last_item)
            ):
                return None
        else:
            match = item_start(text, line, self._last_item or self._last_letter)
        if match is None or match.end() >= end:
            return None
        if self._cut and self._is_open_sentence() and text[match.end() : match.end() + 2].strip()[:1].islower():
            return None
        free = apart or self._open is None or self._open.item or self._has_ended()
        return match if free or is_indented(text, start) else None

    def _is_open_sentence(self) -> bool:
        """Whether the paragraph before ends within a sentence, with a line that was full."""
        opened = self._open
        return opened is not None and not (opened.item or opened.ended()) and opened.last_length >= _FULL_LINE

    def _begin_item(self, line: Line, match: re.Match[str]) -> None:
        self._close()
        self._open = self._building((line,), item=True)
        groups = match.groupdict()
        self._last_item = groups.get("value") or groups.get("count") or groups.get("sign") or ""
        self._last_letter = groups.get("count") or self._last_letter
        self._open.label = Cited(self._last_item, Span(*match.span("label")))
        self._open.text_start = match.end("label")
        if match["mark"]:
            self._open.mark(*match.span("mark"))

    def _goes_on(self, opened: Building, line: Line) -> bool:
        """Whether a line without mark or number belongs to the open paragraph."""
        if not line[APART] and (not self._cut or self._draft.exact_gaps):
            return True
        if opened.is_empty():
            return True
        ended, full = opened.ended(), _FULL_LINE <= opened.last_length <= _LONGEST_LINE
        if self._cut and not self._draft.exact_gaps:
            return not ended or full or self._text[line[START]].islower()
        return not ended and (full or self._text[line[START]].islower())

    def _interrupt(self, line: Line, name: str, page: str | None) -> None:
        """Claim what is no text; a page that begins here is noted at the end of what stands before."""
        start, end, _ = line
        self._draft.ledger.furniture(start, end, name)
        self._cut = True
        mark = None if page is None else PageBreak(Span(start, end), page)
        if self._open is not None:
            self._open.interrupt(mark)
        elif mark is not None:
            self._pages.append(mark)

    def _building(self, lines: Sequence[Line], *, item: bool = False) -> Building:
        return Building(self._draft, lines, item=item, parted=self._parted)

    def _close(self) -> None:
        """End the open paragraph or item."""
        self._cut = False
        opened, self._open = self._open, None
        if opened is not None:
            if self._pages:
                self._settle_pages()
            (self._items if opened.item else self._blocks).append(opened.close())

    def _close_list(self) -> None:
        """The same, and end the open list."""
        self._close()
        self._last_item = ""
        if self._pages:
            self._settle_pages()
        if self._items:
            self._blocks.append(List(items=tuple(self._items)))
            self._items = []

    def _settle_pages(self) -> None:
        """Put pages that began between two blocks at the end of the first one."""
        if self._items:
            item = self._items[-1]
            if isinstance(item, Paragraph):
                self._items[-1] = evolve(item, inlines=(*item.inlines, *self._pages))
        elif self._blocks:
            block = self._blocks[-1]
            if isinstance(block, Heading | Paragraph):
                self._blocks[-1] = evolve(block, inlines=(*block.inlines, *self._pages))
        self._pages.clear()

"""The body of a telegram: paragraphs, lists and headings, joined over whatever cuts them.

5 FAH-1 H-230: paragraphs are numbered if there is more than one, the portion mark follows the number, headings
stand on a line of their own, usually over a rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from converter import Block, Cited, Heading, Level, List, PageBreak, Paragraph, Span, readable
from converter_cable.draft import Draft
from converter_cable.items import item_start
from converter_cable.lines import Line
from converter_cable.numbers import NUMBER, Numbers
from converter_cable.pages import page_marker, rule_line
from converter_cable.paragraphs import Building, role_of_heading
from converter_cable.portions import MARK, level_of_mark

_MARKED = re.compile(MARK, re.IGNORECASE)
_STRAY = re.compile(r"SIPDIS\Z")
_HEADING_LENGTH = 80
_HEADING_LINES = 3
_UNRULED = re.compile(r"[A-Z\"'(][^.;]{2,70}(?<![.,;:-])\Z|//[^/]{2,70}//\Z")
_WEB_SITE = re.compile(r"https?:|web\s?site", re.IGNORECASE)
_SHORT = 6
_FULL_LINE = 45
_LONGEST_LINE = 80
"""A wrapped line is between these; a shorter one ends a paragraph, a longer one is a paragraph."""
_ORDER = {level: rank for rank, level in enumerate(Level)}


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
        self._numbers = Numbers(draft.text, lines)
        self._last_item = ""
        self._last_letter = ""
        """Of the last item with a letter under this number, whatever stands between."""
        self._above: list[Cited[str]] = []
        """Portion marks above the level of the whole."""

    def read(self) -> tuple[Block, ...]:
        """The blocks; every line is claimed."""
        at, count = 0, len(self._lines)
        while at < count:
            line = self._lines[at]
            if self._open is not None and not self._cut and not line.apart and self._is_plain(line):
                self._open.add(line)
                at += 1
            elif number := self._number_at(at):
                at += self._begin_numbered(at, number)
            else:
                at = self._heading(at) or self._line(at)
        self._close()
        self._close_list()
        self._note_levels()
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
        if self._open is not None and self._numbers.ends_sentence(at):
            self._open.add(line)
        elif marker := page_marker(text, line.start, line.end):
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
            elif pages or len(words) >= _HEADING_LINES or not self._can_be_heading(index, words):
                break
            else:
                words.append(line)
        return self._unruled(at) if len(words) == 1 and not boxed else 0

    def _can_be_heading(self, at: int, words: list[Line]) -> bool:
        line = self._lines[at]
        if line.end - line.start > _HEADING_LENGTH or (words and line.apart):
            return False
        if _WEB_SITE.search(self._text, line.start, line.end):
            return False
        return not (page_marker(self._text, line.start, line.end) or self._number_at(at) or self._is_signed(line))

    def _is_signed(self, line: Line) -> bool:
        """Whether a line begins with the sign of an item; a letter may begin a heading."""
        item = self._item(line)
        return item is not None and item.groupdict().get("sign") is not None

    def _unruled(self, at: int) -> int:
        """A heading without a rule: a line by itself, between the end of a sentence and a numbered paragraph."""
        line, lines = self._lines[at], self._lines
        if at + 1 >= len(lines) or not lines[at + 1].apart or (self._open is not None and not self._open.ended()):
            return 0
        number = self._number_at(at + 1)
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

    def _number_at(self, at: int) -> re.Match[str] | None:
        ended = self._open is None or self._open.ended()
        return self._numbers.at(at, self._last_item, ended=ended)

    def _begin_numbered(self, at: int, match: re.Match[str]) -> int:
        """Begin a paragraph; gives the number of lines that its number and its mark stand on."""
        line = self._lines[at]
        self._close()
        self._close_list()
        value = match["value"] or match["pilcrow"] or match["bare"]
        self._numbers.last = int(value)
        self._last_item = self._last_letter = ""
        self._open = Building(self._draft, line)
        self._open.label = Cited(value, Span(*match.span("label" if match["label"] else "bare_label")))
        self._open.text_start = match.end()
        self._open.role, self._role = self._role, None
        mark = "mark" if match["mark"] else "bare_mark"
        if match[mark]:
            self._numbers.marked = True
            self._open.mark(*match.span(mark))
            self._compare_level(self._open.marking)
        self._open.add(line)
        if match.end() <= line.end:
            return 1
        self._open.add(self._lines[at + 1])
        return 2

    def _compare_level(self, marking: Cited[str] | None) -> None:
        """Keep the mark of a paragraph that is marked above the whole."""
        whole = self._draft.restriction.level
        level = level_of_mark(marking.value) if marking else None
        if whole and marking and level and _ORDER[level] > _ORDER[whole.value]:
            self._above.append(marking)

    def _note_levels(self) -> None:
        whole, above = self._draft.restriction.level, self._above
        if whole and above and above[0].span:
            some = "a paragraph is" if len(above) == 1 else f"{len(above)} paragraphs are"
            message = f"{some} marked above the telegram, which is {whole.value}: first {above[0].value}"
            self._draft.notice("paragraph-above-class", message, above[0].span.start, above[0].span.end)

    def _item(self, line: Line) -> re.Match[str] | None:
        """The sign, letter or number that begins an item here."""
        text = self._text
        if text[line.start].isdecimal():
            match = NUMBER.match(text, line.start, line.end)
            if (
                match is None
                or not match["value"]
                or not self._numbers.is_item(int(match["value"]), self._last_item)
            ):
                return None
        else:
            match = item_start(text, line, self._last_item or self._last_letter)
        if match is None or match.end() >= line.end:
            return None
        free = line.apart or self._open is None or self._open.item or self._open.ended()
        return match if free or _is_indented(text, line.start) else None

    def _begin_item(self, line: Line, match: re.Match[str]) -> None:
        self._close()
        self._open = Building(self._draft, line, item=True)
        groups = match.groupdict()
        self._last_item = groups.get("value") or groups.get("count") or groups.get("sign") or ""
        self._last_letter = groups.get("count") or self._last_letter
        self._open.label = Cited(self._last_item, Span(*match.span("label")))
        self._open.text_start = match.end("label")
        if match["mark"]:
            self._open.mark(*match.span("mark"))
        self._open.add(line)

    def _goes_on(self, opened: Building, line: Line) -> bool:
        """Whether a line without mark or number belongs to the open paragraph."""
        if not line.apart and (not self._cut or self._draft.exact_gaps):
            return True
        if opened.is_empty():
            return True
        ended, full = opened.ended(), _FULL_LINE <= opened.last_length <= _LONGEST_LINE
        if self._cut and not self._draft.exact_gaps:
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

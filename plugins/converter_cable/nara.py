"""A telegram of the 1970s as the National Archives show it: what they put around it, and between its pages.

``Message Text`` is the telegram as the Department's centre printed it: pages of some fifty lines, each under the level
and a marker, ``PAGE 02 LA PAZ 06747 01 OF 02 082146Z``, and over the level again; each section of a long one with the
whole header. ``Message Attributes`` is the archive's own list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from converter import Instruction
from converter_cable.attributes import is_attribute, read_attributes
from converter_cable.draft import Draft
from converter_cable.kinds import FORMAT, kind_of
from converter_cable.lines import APART, END, START, Line, LineRule
from converter_cable.paragraphs import TERMINAL
from converter_cable.stamps import BANNER, MESSAGE_ATTRIBUTES, MESSAGE_TEXT, PAGE, RELEASED, STAMP

PRINT_LINES = (
    LineRule("site-frame", MESSAGE_TEXT, "the caption over the telegram (45 of 45 documents)", "M"),
    LineRule("stamp", BANNER, "the level, at head and foot of each page of the telegram (45 of 45)", "TSCLU"),
    LineRule("page-marker", PAGE, "where a page of the telegram begins (45 of 45)", "P"),
    LineRule("site-frame", re.compile(r"<<\s?END OF DOCUMENT\s?>>\Z", re.IGNORECASE), "the end of a print", "<"),
    LineRule("FL16", re.compile(r"N{3,4}\Z"), "the end of the transmission (45 of 45), or of a section", "N"),
)
"""What stands between the lines of a telegram and is none of them, besides the stamp of release."""
_BY_FIRST_SIGN = {
    sign: tuple(rule for rule in PRINT_LINES if sign in rule.first)
    for sign in {sign for rule in PRINT_LINES for sign in rule.first}
}
_SERVICE_NOTE = re.compile(r"NOTE\s+BY\s+O\S{1,5}\b")
"""``NOTE BY OC/T: PASSED ADDRESSEE.``: the communications centre's (1 of 45)."""
_NUMBER = re.compile(r"\d{2,6}(?:/\d{1,3})?\Z")
"""A number that the centre put over or under the distribution (32 of 45: all of 1974)."""
_LONGEST_HEADER = 60
"""A header has fewer lines, from the page's marker to the classification line."""
_FULL_LINE = 45
"""A shorter line ends its paragraph, if it ends a sentence."""
_SHORT_LINE = 32
"""A shorter one ends it in any case."""


def peel_archive(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """Keep what the archive's list says; gives the lines of the telegram, with the markers of its later pages."""
    text = draft.text
    caption = _caption(text, lines)
    if caption < len(lines):
        line = lines[caption]
        draft.ledger.furniture(line[START], line[END], "site-frame")
        read_attributes(draft, lines[caption + 1 :])
    draft.exact_gaps = draft.hyphenated = True
    return _Print(draft, lines[:caption]).telegram()


def _caption(text: str, lines: Sequence[Line]) -> int:
    """Where the list of attributes begins."""
    for at in range(len(lines) - 2, -1, -1):
        line = lines[at]
        if MESSAGE_ATTRIBUTES.match(text, line[START], line[END]) and is_attribute(text, lines[at + 1]):
            return at
    return len(lines)


def _is_stamp(text: str, line: Line) -> bool:
    """Whether a line is the stamp of release, at head and foot of each page of the print (45 of 45 documents)."""
    return (
        text.find(RELEASED, line[START], line[END]) >= 0 and STAMP.match(text, line[START], line[END]) is not None
    )


class _Print:
    """Names what is none of the telegram's lines, and sets it aside."""

    def __init__(self, draft: Draft, lines: Sequence[Line]) -> None:
        self._draft = draft
        self._text = draft.text
        self._lines = lines
        self._names = [self._name(line) for line in lines]
        self._name_by_place()

    def telegram(self) -> Sequence[Line]:
        """The lines of the telegram and the markers of its later pages; all others are claimed."""
        kept: list[Line] = []
        last: Line | None = None
        """The last line of the telegram itself."""
        before, begun = -1, False
        for at, (line, name) in enumerate(zip(self._lines, self._names, strict=True)):
            if not name:
                cut = last is not None and before < at - 1
                apart = self._ends_before(last, self._lines[before + 1]) if last and cut else line[APART]
                last, before = (line[START], line[END], apart), at
                kept.append(last)
            elif name == "page-marker" and begun:
                kept.append(line)
            else:
                begun = begun or name == "page-marker"
                self._claim(line, name, final=last is not None and before == self._last)
        return kept

    @cached_property
    def _last(self) -> int:
        """The last line of the telegram itself."""
        return max((at for at, name in enumerate(self._names) if not name), default=-1)

    def _name(self, line: Line) -> str:
        text = self._text
        for rule in _BY_FIRST_SIGN.get(text[line[START]], ()):
            if rule.pattern.match(text, line[START], line[END]):
                return rule.name
        return "stamp" if _is_stamp(text, line) else ""

    def _name_by_place(self) -> None:
        """Name lines that only their place tells from lines of the telegram, and those that only look like the print's."""
        begun = False
        for at, name in enumerate(self._names):
            if name == "page-marker":
                if self._is_first_page(at):
                    self._name_header(at + 1, again=begun)
                begun = True
            elif name in ("stamp", "FL16") and self._is_a_word(at):
                self._names[at] = ""
            elif not name and self._is_service_note(at):
                self._names[at] = "service-note"

    def _name_header(self, at: int, *, again: bool) -> None:
        """What stands under the first page's marker: numbers of the centre; or the whole header, if it is there *again*."""
        last = min(at + _LONGEST_HEADER, len(self._lines))
        last = next((here for here in range(at, last) if self._is_first_page(here)), last)
        end = at
        for here in range(at, last):
            kind = kind_of(self._text, self._lines[here])
            if kind is not None and kind[0] == "classification":
                end = here
                break
            if kind is not None and kind[0] in FORMAT:
                end = here + 1
                if kind[0] == "FL5" and not again:
                    break
        for here, line in enumerate(self._lines[at:end], at):
            if not self._names[here] and (again or _NUMBER.match(self._text, line[START], line[END])):
                self._names[here] = "repeated-head" if again else "distribution"

    def _is_first_page(self, at: int) -> bool:
        """Whether the first page of a section begins here."""
        line = self._lines[at]
        page = PAGE.match(self._text, line[START], line[END]) if self._names[at] == "page-marker" else None
        return page is not None and page["page"] == "01"

    def _is_service_note(self, at: int) -> bool:
        """Whether a line begins a note of the centre, or goes on with one."""
        line = self._lines[at]
        if self._text.startswith("NOTE", line[START]):
            return _SERVICE_NOTE.match(self._text, line[START], line[END]) is not None
        return at > 0 and self._names[at - 1] == "service-note" and not line[APART]

    def _is_a_word(self, at: int) -> bool:
        """Whether a line that reads as the print's stands among the telegram's, without a blank line beside it."""
        line = self._lines[at]
        if _is_stamp(self._text, line):
            return False
        beside = (self._names[max(at - 1, 0)], self._names[min(at + 1, len(self._names) - 1)])
        return not (line[APART] or any(beside) or at in (0, len(self._lines) - 1) or self._lines[at + 1][APART])

    def _ends_before(self, last: Line, foot: Line) -> bool:
        """Whether a paragraph ends with its *last* line, after which comes the *foot* of a page.

        A level at the foot stands apart from a paragraph that has ended (14 of 14). The stamp of the print always does.
        """
        if foot[APART] and not _is_stamp(self._text, foot):
            return True
        length = last[END] - last[START]
        ended = TERMINAL.search(self._text, max(last[START], last[END] - 4), last[END]) is not None
        return (ended and length < _FULL_LINE) or (length < _SHORT_LINE and self._text[last[END] - 1] not in ",-")

    def _claim(self, line: Line, name: str, *, final: bool) -> None:
        draft, (start, end, _) = self._draft, line
        banner = BANNER.match(self._text, start, end) if name == "stamp" else None
        if name == "FL16" and not final:
            draft.ledger.furniture(start, end, "page-marker")
        elif name in ("FL16", "distribution"):
            draft.ledger.metadata(start, end, name)
        elif name == "service-note":
            self._instruct(start, end)
        elif banner and banner["note"]:
            draft.ledger.furniture(*banner.span("level"), name)
            self._instruct(*banner.span("note"))
        else:
            draft.ledger.furniture(start, end, name)

    def _instruct(self, start: int, end: int) -> None:
        """Keep what the communications centre noted."""
        self._draft.ledger.metadata(start, end, "service-note")
        self._draft.instructions.append(
            Instruction(kind="service-note", text=self._draft.source.cited(start, end))
        )

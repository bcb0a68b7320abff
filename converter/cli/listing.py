"""The text of a record line by line, each stretch with what it was taken for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import TypeAlias

from rich.cells import chop_cells
from rich.console import Console, ConsoleOptions
from rich.segment import Segment as Piece
from rich.style import Style
from rich.text import Text

from converter.cli.messages import shown
from converter.model.document import Document, Notice, Role, Segment

_STYLES = {
    Role.METADATA: Style(color="cyan"),
    Role.BODY: Style(),
    Role.FURNITURE: Style(color="magenta"),
}
_SIGNS = {Role.METADATA: "=", Role.BODY: "|", Role.FURNITURE: "~"}
_NOTICE = Style(color="yellow", bold=True)
_GUTTER = Style(dim=True)
_LONGEST = 2_000
"""Characters of a stretch that are shown; the others are counted."""
_NARROWEST = 20
_PAGE = {"site-frame", "markup"}
"""What stands around a text on a page of the web."""
_FEW = 10
"""As many lines of it in a row are shown; of more, the first, and how many follow."""
_Line: TypeAlias = tuple[int, list[tuple[Segment, str]]]
_PICTURES = {code: chr(0x2400 + code) for code in (*range(0x09), *range(0x0B, 0x20))} | {0x7F: "\u2421"}
"""Unicode has a picture of each control character."""


def legend() -> Text:
    """What the signs and colours of a listing mean."""
    parts = [(f"{_SIGNS[role]} {role}   ", _STYLES[role]) for role in Role]
    return Text.assemble(*parts, ("^ notice", _NOTICE))


class Listing:
    """A rich renderable; made of bare pieces, as texts of 200,000 lines are looked at too."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names = max(len(segment.name) for segment in document.segments)
        self._numbers = len(str(len(document.source.lines)))
        self._notices: defaultdict[int, list[tuple[int, Notice]]] = defaultdict(list)
        for notice in document.notices:
            if notice.span is not None:
                line, column = document.source.position(notice.span.start)
                self._notices[line].append((column, notice))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Piece]:
        margin = self._numbers + self._names + 4
        width = max(options.max_width - margin, _NARROWEST) if console.is_terminal else None
        last = None
        for number, stretches, more in self._folded():
            digits = str(number)
            for segment, text in stretches:
                name = "" if segment is last else segment.name
                for row in _rows(text, width):
                    sign = _SIGNS[segment.role]
                    yield self._gutter(digits, name, f"{sign} " if row else sign)
                    yield Piece(f"{row}\n", _STYLES[segment.role])
                    digits = name = ""
                last = segment
            for column, notice in self._notices.get(number, ()):
                yield self._gutter("", "", "^ ")
                yield Piece(f"column {column}: {shown(notice.message)} [{notice.code}]\n", _NOTICE)
            if more:
                yield self._gutter("", "", f"{_SIGNS[Role.FURNITURE]} ")
                yield Piece(f"… {more} more lines of the page around the text\n", _STYLES[Role.FURNITURE])

    def _gutter(self, digits: str, name: str, sign: str) -> Piece:
        return Piece(f"{digits:>{self._numbers}} {name:<{self._names}} {sign}", _GUTTER)

    def _folded(self) -> Iterator[tuple[int, list[tuple[Segment, str]], int]]:
        """Each line that is shown, and how many after it are not."""
        for around, lines in groupby(self._lines(), self._is_around):
            if not around:
                yield from ((*line, 0) for line in lines)
            elif len(held := list(lines)) > _FEW:
                yield *held[0], len(held) - 1
            else:
                yield from ((*line, 0) for line in held)

    def _is_around(self, line: _Line) -> bool:
        """Whether a line is of the page around the text, and nobody has said anything about it."""
        number, stretches = line
        return number not in self._notices and all(
            segment.role is Role.FURNITURE and segment.name in _PAGE for segment, _ in stretches
        )

    def _lines(self) -> Iterator[_Line]:
        """Each line with its number, cut where one segment ends and another begins."""
        text, segments = self._document.source.text, self._document.segments
        index = 0
        for number, line in enumerate(self._document.source.lines, 1):
            stretches: list[tuple[Segment, str]] = []
            at = line.start
            while at < line.end or not stretches:
                while segments[index].span.end <= at:
                    index += 1
                end = min(line.end, segments[index].span.end)
                stretches.append((segments[index], text[at:end]))
                at = end
            yield number, stretches


def _rows(text: str, width: int | None) -> list[str]:
    """*text* as it can be shown, in rows that fit."""
    more = len(text) - _LONGEST
    visible = shown(text[:_LONGEST].replace("\t", "    ").translate(_PICTURES))
    if more > 0:
        visible += f" … {more} more characters"
    if width is None or len(visible) <= width // 2:
        return [visible]
    return chop_cells(visible, width) or [""]

"""The elements of a text as they open and close, of NITF or of HTML: to the blocks of the body.

Nothing is expected of their order, since pages within JSON are HTML as it comes: an element that is never closed ends
with the one around it, a closing tag without an opening one says nothing, and words that stand where no words may
stand are a paragraph.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from converter import Block, Cell, Cited, List, Paragraph, Quote, Row, Table, is_blank, readable, xml_clean
from converter_news.wire.draft import Draft
from converter_news.wire.inlines import Line
from converter_news.wire.pieces import Piece
from converter_news.wrapping import EMPHASIS, EMPHASISED, LINK

_DEEPEST = 40
"""Elements of blocks stand within no more than so many others; what is deeper is taken as if it stood there."""


class Kind(Enum):
    """What an element does to the text."""

    PARAGRAPH = auto()
    LIST = auto()
    ITEM = auto()
    QUOTE = auto()
    TABLE = auto()
    ROW = auto()
    CELL = auto()
    PREFORMATTED = auto()
    DIVISION = auto()
    """Ends a paragraph, and says nothing else."""
    BREAK = auto()
    EMPHASIS = auto()
    LINK = auto()


class Element(NamedTuple):
    """What the name of an element means."""

    kind: Kind
    role: str = ""
    """Of its paragraphs."""


def _named(kind: Kind, names: str, role: str = "") -> dict[str, Element]:
    return {name: Element(kind, role) for name in names.split()}


ELEMENTS: dict[str, Element] = {
    **_named(Kind.PARAGRAPH, "p address"),
    **_named(Kind.PARAGRAPH, "h1 h2 h3 h4 h5 h6 hl1 hl2", "crosshead"),
    **_named(Kind.PARAGRAPH, "figcaption caption media-caption nitf-table-summary", "caption"),
    **_named(Kind.PARAGRAPH, "media-producer datasource credit tagline", "credit"),
    **_named(Kind.PARAGRAPH, "fn", "footnote"),
    **_named(Kind.PARAGRAPH, "bibliography", "bibliography"),
    **_named(Kind.LIST, "ul ol dl"),
    **_named(Kind.ITEM, "li dt dd"),
    **_named(Kind.QUOTE, "blockquote bq"),
    **_named(Kind.TABLE, "table"),
    **_named(Kind.ROW, "tr"),
    **_named(Kind.CELL, "td th"),
    **_named(Kind.PREFORMATTED, "pre"),
    **_named(
        Kind.DIVISION,
        "article aside block body center content div figure footer form header hr html main media nav section"
        " nitf-table thead tbody tfoot hedline byline dateline abstract",
    ),
    **_named(Kind.BREAK, "br"),
    **_named(Kind.EMPHASIS, " ".join(sorted(EMPHASISED))),
    **_named(Kind.LINK, "a"),
}
"""The elements of NITF and of HTML that mean something; all others are words in a paragraph."""

_PLACES: dict[Kind, Kind] = {Kind.ITEM: Kind.LIST, Kind.ROW: Kind.TABLE, Kind.CELL: Kind.ROW}
"""What stands only in another."""
_DIVISION = Element(Kind.DIVISION)


class _Frame:
    """An element that holds blocks, or words, while it is open."""

    def __init__(self, name: str, element: Element) -> None:
        self.name = name
        self.kind = element.kind
        self.role = element.role
        self.blocks: list[Block] = []
        self.rows: list[Row] = []
        self.cells: list[Cell] = []
        self.is_head = False
        """Whether the row is, or the rows begin with, a head."""

    def put(self, block: Block) -> None:
        """A block that stands in it; between the rows of a table, it divides them."""
        self.end_rows()
        self.blocks.append(block)

    def end_rows(self) -> None:
        """The rows of a table so far are one."""
        if self.rows:
            self.blocks.append(Table(rows=tuple(self.rows), head=self.is_head))
            self.rows = []
            self.is_head = False


class Flow:
    """Makes the blocks of a body, element by element."""

    def __init__(self, draft: Draft, role: str = "") -> None:
        self._draft = draft
        self._frames = [_Frame("", Element(Kind.DIVISION, role))]
        self._line: Line | None = None
        self._is_beginning = not role

    def open(self, name: str, start: int, end: int, target: str = "") -> None:
        """An element begins, by the tag from *start* to *end* of the source; *target* is where a link leads."""
        element = ELEMENTS.get(name)
        if element is None:
            return
        match element.kind:
            case Kind.BREAK:
                if self._line is not None:
                    self._line.take_break(start, end)
            case Kind.EMPHASIS:
                self._open_line().open(EMPHASIS)
            case Kind.LINK:
                if target:
                    self._open_line().open(LINK, readable(target).strip())
            case _:
                self._open_block(name, element)

    def take(self, piece: Piece) -> None:
        """A piece of the text; blanks between blocks are no text."""
        if self._line is None and self._frames[-1].kind is not Kind.PREFORMATTED:
            start, end, said = piece
            if is_blank(self._draft.source.text[start:end] if said is None else said):
                return
        self._open_line().take(piece)

    def close(self, name: str) -> None:
        """An element ends."""
        kind = ELEMENTS.get(name, _DIVISION).kind if name in ELEMENTS else None
        match kind:
            case None | Kind.BREAK:
                pass
            case Kind.EMPHASIS | Kind.LINK:
                if self._line is not None:
                    self._line.close(EMPHASIS if kind is Kind.EMPHASIS else LINK)
            case Kind.DIVISION:
                self._end_line()
            case _:
                self._close_block(name)

    def end_paragraph(self) -> None:
        """What follows is another paragraph."""
        self._end_line()

    def finish(self) -> list[Block]:
        """The blocks; what is still open ends."""
        self._close_to(1)
        self._end_line()
        return self._frames[0].blocks

    def _open_line(self) -> Line:
        if self._line is None:
            self._line = Line(self._draft)
        return self._line

    def _open_block(self, name: str, element: Element) -> None:
        if self._frames[-1].name == "p":  # no paragraph of HTML holds another block
            self._close_to(len(self._frames) - 1)
        self._end_line()
        if (around := _PLACES.get(element.kind)) is not None:
            self._end_last(element.kind, around)
        if self._has_place_for(element.kind):
            frame = _Frame(name, element)
            frame.is_head = name == "th"
            self._frames.append(frame)

    def _has_place_for(self, kind: Kind) -> bool:
        """Whether the model has a place for such a block here; if not, its words stand where it stands."""
        kinds = [frame.kind for frame in self._frames]
        if kind is Kind.DIVISION or len(kinds) >= _DEEPEST or Kind.CELL in kinds:
            return False
        if kind in _PLACES:
            return kinds[-1] is _PLACES[kind]
        if Kind.ROW in kinds or kinds[-1] is Kind.PREFORMATTED:
            return False
        if kind is Kind.PARAGRAPH:
            return True
        return Kind.TABLE not in kinds and (kind is Kind.LIST or Kind.LIST not in kinds)

    def _end_last(self, kind: Kind, around: Kind) -> None:
        """End the open element of a *kind*, as another begins in the same one *around* it."""
        for depth in range(len(self._frames) - 1, 0, -1):
            if self._frames[depth].kind is kind:
                self._close_to(depth)
            if self._frames[depth - 1].kind is around or self._frames[depth].kind is around:
                return

    def _close_block(self, name: str) -> None:
        for depth in range(len(self._frames) - 1, 0, -1):
            if self._frames[depth].name == name:
                self._close_to(depth)
                return
        self._end_line()

    def _close_to(self, depth: int) -> None:
        while len(self._frames) > depth:
            self._end_line(closing=True)
            self._close_frame(self._frames.pop())

    def _close_frame(self, frame: _Frame) -> None:
        around = self._frames[-1]
        match frame.kind:
            case Kind.LIST:
                items = tuple(block for block in frame.blocks if isinstance(block, Paragraph | List))
                if items:
                    around.put(List(items=items))
            case Kind.QUOTE:
                if frame.blocks:
                    around.put(Quote(blocks=tuple(frame.blocks)))
            case Kind.ROW:
                if any(cell.inlines for cell in frame.cells):
                    around.is_head = frame.is_head if not around.rows else around.is_head
                    around.rows.append(Row(tuple(frame.cells)))
            case Kind.CELL:
                around.is_head = frame.is_head and (around.is_head or not around.cells)
                around.cells.append(frame.cells[0] if frame.cells else Cell())
            case _:
                frame.end_rows()
                for block in frame.blocks:
                    around.put(block)

    def _end_line(self, *, closing: bool = False) -> None:
        """What stood on the line becomes a block of the open element; in a cell all that it holds is one line."""
        line, frame = self._line, self._frames[-1]
        if line is None:
            return
        if frame.kind is Kind.CELL and not closing:
            line.space()
            return
        self._line = None
        if frame.kind is Kind.PREFORMATTED:
            if (lines := line.finish_lines()) is not None:
                frame.put(lines)
            return
        if self._is_beginning and self._repeats_title(line):
            line.set_aside("repeated-head")
            return
        if inlines := line.finish():
            self._is_beginning = False
            if frame.kind is Kind.CELL or frame.kind is Kind.ROW:
                frame.cells.append(Cell(inlines))
            else:
                role = next((one.role for one in reversed(self._frames) if one.role), "")
                frame.put(Paragraph(inlines=inlines, role=Cited(role) if role else None))

    def _repeats_title(self, line: Line) -> bool:
        """Whether the first line of the body is the headline once more."""
        title = self._draft.title
        return title is not None and readable(line.words).strip() == xml_clean(title.value)

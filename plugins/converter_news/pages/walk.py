"""A page to its lines: what it shows between the tags of blocks, each with the elements that it stands in.

It is a walk along the tags, without a tree: elements that are not closed, or closed twice, cost nothing, and the
time is linear however deep they stand in each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from attrs import define, field, frozen

from converter import Tag, is_blank, tags, text_pieces
from converter_news.pages.attributes import cues
from converter_news.pages.elements import BLOCKS, CLOSES, HEADINGS, HIDDEN, INSETS, SITE
from converter_news.wrapping import EMPHASIS, EMPHASISED, LINK

_BLANKS = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_TRAIL = 3
"""So many elements round a line may name it."""
_MARKED = re.compile(r"author|byline|datepublished|headline|itemprop|itemtype|articlebody", re.IGNORECASE)
_MARKED_WITHIN = 1_000
"""Characters of a tag in which such a mark is looked for."""
_IN_LINKS = HEADINGS | {"div", "p", "section"}
"""Blocks that stand in a link; others end one that was not closed."""
_ALWAYS_MARKED = frozenset(("meta", "time", "script", "title", "html", "link"))


class Element(NamedTuple):
    """An element that stands open, with what it has from those around it."""

    name: str
    number: int
    """By which elements are told apart, in the order of the page."""
    parent: int
    trail: tuple[str, ...]
    """By which words the page calls it, and the elements around it."""
    heading: str = ""
    """The heading that it is, or stands in."""
    hidden: bool = False
    site: bool = False
    """Whether it is of the site: navigation, foot."""
    inset: bool = False
    """Whether it is a figure, or stands in one."""
    item: int = 0
    """The item of a list that it is or stands in, by its number."""
    quote: int = 0
    """The block quotation that it is or stands in, by its number."""


class Mark(NamedTuple):
    """A stretch of a line that is a link, or that the page sets apart."""

    tag: Tag
    """Which begins it."""
    start: int
    end: int


@define
class Line:
    """What a page shows in one block."""

    element: Element
    pieces: list[tuple[int, int, str | None]] = field(factory=list)
    text: str = ""
    linked: int = 0
    """How many of its characters are those of links."""
    marks: list[Mark] = field(factory=list)
    """Links do not hold links, nor does emphasis hold emphasis; else in the order in which they end."""

    @property
    def start(self) -> int:
        """Where it begins in the page."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the page."""
        return self.pieces[-1][1]


@frozen
class Page:
    """What a page shows, in order, and the tags that may say something of it."""

    lines: tuple[Line, ...]
    marked: tuple[Tag, ...]
    parents: tuple[int, ...]
    """Of each element, by its number, the number of the one that it stands in."""


def walk(text: str) -> Page:
    """The lines of the page *text*."""
    walking = _Walking(text)
    at = 0
    for tag in tags(text):
        walking.take(at, tag.start)
        walking.go_past(tag)
        at = tag.end
    walking.take(at, len(text))
    walking.end_line()
    return Page(tuple(walking.lines), tuple(walking.marked), tuple(walking.parents))


class _Walking:
    """The elements that stand open, and the line that is being read."""

    def __init__(self, text: str) -> None:
        self.lines: list[Line] = []
        self.marked: list[Tag] = []
        self.parents = [0]
        self._text = text
        self._stack = [Element("", 0, 0, ())]
        self._open: Counter[str] = Counter()
        self._count = 0
        self._line: Line | None = None
        self._broken = False
        """Whether the last thing was a line break: another one ends the line."""
        self._linked = False
        self._wraps: dict[str, Tag] = {}
        """The link and the emphasis that stand open."""
        self._emphasis = 0
        """How many elements of emphasis stand open in each other."""

    def take(self, start: int, end: int) -> None:
        """A stretch without tags."""
        element = self._stack[-1]
        if start >= end or element.hidden:
            return
        if is_blank(self._text[start:end]):
            self._add_blank(start, end)
            return
        if self._line is None:
            self._line = Line(element)
        self._broken = False
        self._line.pieces.extend(_readable_pieces(self._text, start, end))
        if self._linked:
            self._line.linked += end - start

    def go_past(self, tag: Tag) -> None:
        """A tag, or what hides its content."""
        name = tag.name
        if not name:
            return
        if name == "a":
            self._linked = not tag.closing
            self._wrap(LINK, tag, is_open=not tag.closing)
        elif name in EMPHASISED:
            outermost = 0 if tag.closing else 1
            self._emphasis = max(self._emphasis + (-1 if tag.closing else 1), 0)
            if self._emphasis == outermost:
                self._wrap(EMPHASIS, tag, is_open=not tag.closing)
        elif name in ("br", "hr"):
            self._break(tag)
        elif name in BLOCKS:
            self.end_line()
            if tag.closing:
                self._close(name)
            else:
                self._begin(tag)
        if not tag.closing and (name in _ALWAYS_MARKED or self._is_marked(tag)):
            self.marked.append(tag)

    def end_line(self) -> None:
        """Keep the line that is being read, without the blanks at its ends."""
        for kind in (*self._wraps,):
            self._unwrap(kind, len(self._text), keep=kind == LINK)
        self._emphasis = 0
        line, self._line = self._line, None
        self._broken = False
        if line is None:
            return
        visible = [at for at, piece in enumerate(line.pieces) if not _is_blank_piece(self._text, piece)]
        if not visible:
            return
        line.pieces = line.pieces[visible[0] : visible[-1] + 1]
        line.pieces[0] = _cut(self._text, line.pieces[0], first=True)
        line.pieces[-1] = _cut(self._text, line.pieces[-1], first=False)
        words = "".join(self._text[start:end] if said is None else said for start, end, said in line.pieces)
        line.text = " ".join(words.split())
        line.marks = [
            Mark(one.tag, max(one.start, line.start), min(one.end, line.end))
            for one in line.marks
            if one.start < line.end and line.start < one.end
        ]
        self.lines.append(line)

    def _wrap(self, kind: str, tag: Tag, *, is_open: bool) -> None:
        """A link or emphasis begins or ends; one that was not closed ends where the next begins."""
        self._unwrap(kind, tag.start, keep=False)
        if is_open:
            self._wraps[kind] = tag

    def _unwrap(self, kind: str, end: int, *, keep: bool) -> None:
        tag = self._wraps.get(kind)
        if tag is not None and self._line is not None:
            self._line.marks.append(Mark(tag, tag.end, end))
        if tag is not None and not keep:
            del self._wraps[kind]

    def _is_marked(self, tag: Tag) -> bool:
        return _MARKED.search(self._text, tag.start, min(tag.end, tag.start + _MARKED_WITHIN)) is not None

    def _break(self, tag: Tag) -> None:
        if self._broken or tag.name == "hr":
            self.end_line()
        elif self._line is not None:
            self._add_blank(tag.start, tag.end)
            self._broken = True

    def _add_blank(self, start: int, end: int) -> None:
        if self._line is not None and self._line.pieces[-1][2] != " ":
            self._line.pieces.append((start, end, " "))

    def _close(self, name: str) -> None:
        if self._open[name]:
            while (closed := self._stack.pop()).name != name:
                self._open[closed.name] -= 1
            self._open[name] -= 1
            self._end_link()

    def _end_link(self) -> None:
        self._linked = False
        self._wraps.pop(LINK, None)

    def _begin(self, tag: Tag) -> None:
        name = tag.name
        closes = CLOSES.get(name, ())
        while self._stack[-1].name in closes:
            self._open[self._stack.pop().name] -= 1
        if name not in _IN_LINKS:
            self._end_link()
        parent = self._stack[-1]
        self._count += 1
        self.parents.append(parent.number)
        element = Element(
            name=name,
            number=self._count,
            parent=parent.number,
            trail=(cues(self._text, tag), *parent.trail[: _TRAIL - 1]),
            heading=name if name in HEADINGS else parent.heading,
            hidden=parent.hidden or name in HIDDEN,
            site=parent.site or name in SITE,
            inset=parent.inset or name in INSETS,
            item=self._count if name == "li" else parent.item,
            quote=self._count if name == "blockquote" else parent.quote,
        )
        self._stack.append(element)
        self._open[name] += 1


def _readable_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """The pieces of a stretch without tags, each run of blanks as one blank."""
    for first, last, said in text_pieces(text, start, end):
        if said is not None:
            yield first, last, said if not said.isspace() else " "
            continue
        at = first
        for blanks in _BLANKS.finditer(text, first, last):
            if at < blanks.start():
                yield at, blanks.start(), None
            yield *blanks.span(), " "
            at = blanks.end()
        if at < last:
            yield at, last, None


def _is_blank_piece(text: str, piece: tuple[int, int, str | None]) -> bool:
    start, end, said = piece
    return is_blank(text[start:end] if said is None else said)


def _cut(text: str, piece: tuple[int, int, str | None], *, first: bool) -> tuple[int, int, str | None]:
    """A piece at an end of a line without the blanks there."""
    start, end, said = piece
    if said is not None:
        return piece
    while first and start < end and is_blank(text[start]):
        start += 1
    while not first and end > start and is_blank(text[end - 1]):
        end -= 1
    return start, end, None

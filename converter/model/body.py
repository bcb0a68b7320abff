"""The text of a record: blocks of inlines, each leaf with its place in the source.

Inlines join without anything between them: the blank that stood between two leaves belongs to one of them.
Blocks are flat in the order of reading; a list belongs to the paragraph before it, a heading governs what
follows it up to the next heading of its level.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from converter.model.span import Cited, Span, slots_of


@frozen(init=False)
class Text:
    """A stretch of text as it reads: blanks collapsed, nothing else changed."""

    text: str
    span: Span

    def __init__(self, text: str, span: Span) -> None:
        _set_text(self, text)
        _set_span(self, span)


_set_text, _set_span = slots_of(Text)


@frozen
class LineBreak:
    """A line end that means something, as in an address or a verse; the span is the line end's."""

    span: Span


@frozen
class PageBreak:
    """The place where a new page began; the span is the page marker's, which is furniture."""

    span: Span
    label: str = ""
    """What the marker calls the page, such as ``002 OF 003``."""


@frozen
class Emphasis:
    """Words that the source sets apart."""

    children: tuple[Inline, ...]


@frozen
class Redaction:
    """Words that a publisher blacked out; the children are the signs that stand in their place."""

    children: tuple[Inline, ...]


@frozen
class Link:
    """Words that lead to another document."""

    children: tuple[Inline, ...]
    target: str


@frozen(kw_only=True)
class Heading:
    """A heading; its rule of hyphens is furniture."""

    inlines: tuple[Inline, ...]
    level: int = 1
    label: Cited[str] | None = None
    marking: Cited[str] | None = None


@frozen(kw_only=True)
class Paragraph:
    """A paragraph, or an item of a list."""

    inlines: tuple[Inline, ...]
    label: Cited[str] | None = None
    """Its number or bullet without punctuation; the span is that of the printed form: ``3`` for ``3.``"""
    marking: Cited[str] | None = None
    """Its portion mark in one form; the span is that of the printed one: ``S/NF`` for ``(S//NOFORN)``."""
    role: Cited[str] | None = None
    """What it is for: ``summary``, ``comment``, ``action-request``, ``minimize``, ``crosshead``, ``caption``, ``credit`` ..."""


@frozen(kw_only=True)
class List:
    """Items in order; a list among them belongs to the item before it."""

    items: tuple[Paragraph | List, ...]


@frozen(kw_only=True)
class Quote:
    """A text that is quoted as a block."""

    blocks: tuple[Block, ...]


@frozen
class Preformatted:
    r"""Lines whose blanks mean something, such as a table of figures; line ends are ``\n``."""

    text: str
    span: Span


@frozen
class Cell:
    """One cell of a table."""

    inlines: tuple[Inline, ...] = ()


@frozen
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]


@frozen(kw_only=True)
class Table:
    """Rows of cells; the first row is its head where *head* is true."""

    rows: tuple[Row, ...]
    head: bool = False


Inline: TypeAlias = Text | LineBreak | PageBreak | Emphasis | Redaction | Link
Block: TypeAlias = Heading | Paragraph | List | Quote | Preformatted | Table

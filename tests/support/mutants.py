"""A sound record with a leaf of every kind, and what makes mutants of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from attrs import evolve, frozen

from converter import (
    Agent,
    Cell,
    Cited,
    Document,
    Emphasis,
    Extension,
    Heading,
    Ledger,
    LineBreak,
    Link,
    Metadata,
    Notice,
    PageBreak,
    Paragraph,
    Preformatted,
    Row,
    Span,
    Subject,
    Table,
    Text,
)
from converter.testing.contracts import source_of

TEXT = (
    "FM TOKYO\n"  # metadata, 0-8
    "1. (S) One\n"  # label 9-11, marking 12-15, text 16-19
    "PAGE 2\n"  # furniture, 20-26
    "two <b>\n"  # text 27-34
    "    a  b\n"  # preformatted 35-43
    "cell link\n"  # text 44-48 and 49-53
    "TO ALL\n"  # metadata, 54-60
)


@frozen(kw_only=True)
class Routing(Extension):
    """Metadata of a plugin."""

    prefix: ClassVar[str] = "routing"
    namespace: ClassVar[str] = "https://example.org/routing#"
    line: Cited[str]
    note: str = ""


def sound() -> Document:
    """A small record with a leaf of every kind."""
    ledger = Ledger(TEXT)
    ledger.metadata(0, 8, "FL4")
    ledger.furniture(20, 26, "page-marker")
    ledger.body(9, 19)
    ledger.body(27, 53)
    ledger.metadata(54, 60, "FL7")
    metadata = Metadata(
        genre="drawn",
        agents=(Agent(role="sender", name=Cited("TOKYO", Span(3, 8))),),
        subjects=(Subject(scheme="tags", code=Cited("PREL"), label="politics"),),
        extensions=(Routing(line=Cited("TO ALL", Span(54, 60)), note="kept"),),
    )
    return Document(
        source=source_of(TEXT),
        format="drawn",
        metadata=metadata,
        body=(
            Paragraph(
                inlines=(
                    Text("One ", Span(16, 20)),
                    PageBreak(Span(20, 26), "2"),
                    Emphasis((Text("two <b>", Span(27, 34)),)),
                    LineBreak(Span(34, 35)),
                ),
                label=Cited("1", Span(9, 11)),
                marking=Cited("S", Span(12, 15)),
                role=Cited("summary", Span(16, 19)),
            ),
            Preformatted("    a  b", Span(35, 43)),
            Table(
                rows=(
                    Row((Cell((Text("cell", Span(44, 48)),)), Cell((Link((Text("link", Span(49, 53)),), "#"),)))),
                )
            ),
        ),
        segments=ledger.close(),
        notices=(Notice("odd", "as it is", Span(0, 8)),),
    )


# A mutant is made by one of these from the sound record ------------------------------------------------------


def paragraph(**changes: object) -> Callable[[Document], Document]:
    """With another first paragraph."""

    def change(document: Document) -> Document:
        first, *others = document.body
        return evolve(document, body=(evolve(first, **changes), *others))

    return change


def inline(at: int, **changes: object) -> Callable[[Document], Document]:
    """With another inline in the first paragraph."""

    def change(document: Document) -> Document:
        first, *others = document.body
        inlines = list(first.inlines)
        inlines[at] = evolve(inlines[at], **changes)
        return evolve(document, body=(evolve(first, inlines=tuple(inlines)), *others))

    return change


def block(at: int, new: object) -> Callable[[Document], Document]:
    """With another block in this place."""
    return lambda document: evolve(document, body=(*document.body[:at], new, *document.body[at + 1 :]))


def metadata(**changes: object) -> Callable[[Document], Document]:
    """With other metadata."""
    return lambda document: evolve(document, metadata=evolve(document.metadata, **changes))


def segment(at: int, **changes: object) -> Callable[[Document], Document]:
    """With another segment in this place."""

    def change(document: Document) -> Document:
        segments = list(document.segments)
        segments[at] = evolve(segments[at], **changes)
        return evolve(document, segments=tuple(segments))

    return change


def notices(*those: Notice) -> Callable[[Document], Document]:
    """With these notices."""
    return lambda document: evolve(document, notices=those)


def add(*inlines: object, label: Cited[str] | None = None) -> Callable[[Document], Document]:
    """With one more heading at its end."""
    return lambda document: evolve(document, body=(*document.body, Heading(inlines=inlines, label=label)))


def row(*cells: Cell) -> Table:
    """A table of one row."""
    return Table(rows=(Row(cells),))


def without(at: int) -> Callable[[Document], Document]:
    """Without the block in this place."""
    return lambda document: evolve(document, body=(*document.body[:at], *document.body[at + 1 :]))


CELL, LINK = Text("cell", Span(44, 48)), Text("link", Span(49, 53))
XML = "holds a character that XML cannot hold"

OUT, ASTRAY = "is out of order or outside the text", "does not lie in one body segment"
LOST = "is body, but in no leaf"

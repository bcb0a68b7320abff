"""What the tests of the core share: one record in which everything occurs, a real one, and a look into a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from way_back import SEEDS, read

from converter import (
    Agent,
    Cell,
    Cited,
    Document,
    Edition,
    Emphasis,
    Event,
    Heading,
    Identifier,
    Instruction,
    Ledger,
    Level,
    LineBreak,
    Link,
    List,
    Metadata,
    Notice,
    PageBreak,
    Paragraph,
    Place,
    Precedence,
    Preformatted,
    Quote,
    Reference,
    Restriction,
    Row,
    Span,
    Subject,
    Table,
    Text,
    decode,
)
from converter.testing import DrawnExtension
from converter.testing.metadata import DrawnPart

HEAD = "FM AMEMBASSY TOKYO\r\n"
BODY = "1. (S) One two\r\nPAGE 2\r\nthree\r\n-- item\r\ncell\r\n  1  2\r\nquoted\r\nEND"


@pytest.fixture
def whole() -> Document:
    """A record with every kind of block and inline and every field of the metadata."""
    source = decode("whole.txt", (HEAD + BODY).encode())
    text, ledger = source.text, Ledger(source.text)

    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    ledger.metadata(0, len(HEAD), "FL4")
    ledger.body(len(HEAD), place("PAGE").start)
    ledger.furniture(*_ends(place("PAGE 2")), "page-marker")
    ledger.body(place("three").start, len(text))
    tokyo, name = place("TOKYO"), place("AMEMBASSY TOKYO")
    metadata = Metadata(
        genre="diplomatic cable",
        language=Cited("en"),
        title=Cited("TOKYO", tokyo),
        standfirst=Cited("a standfirst"),
        identifiers=(Identifier(scheme="mrn", value=Cited("06TOKYO709")),),
        events=(
            Event(kind="sent", text=Cited("080846Z FEB 06"), when=datetime(2006, 2, 8, 8, 46, tzinfo=UTC)),
            Event(kind="declassify", text=Cited("02/08/2016"), when=date(2016, 2, 8)),
            Event(kind="declassify", text=Cited("OADR")),
        ),
        agents=(
            Agent(
                role="sender",
                name=Cited("AMEMBASSY TOKYO", name),
                position=Cited("Embassy"),
                code=Cited("RUEHKO"),
                precedence=Cited(Precedence.NIACT_IMMEDIATE),
                serial=Cited("0709"),
            ),
        ),
        restrictions=(
            Restriction(
                level=Cited(Level.SECRET),
                captions=(Cited("SIPDIS"),),
                caveats=(Cited("NOFORN"),),
                authority=Cited("E.O. 12958"),
                reasons=(Cited("1.4 (b)"),),
            ),
        ),
        instructions=(Instruction(kind="passing", text=Cited("MANILA FOR D/KAYE LEE")),),
        subjects=(
            Subject(scheme="tags", code=Cited("PREL"), kind="subject", label="External Political Relations"),
        ),
        references=(
            Reference(text=Cited("TOKYO 433"), label=Cited("A"), kind="cable", target="06TOKYO433", inferred=True),
        ),
        places=(Place(name=Cited("TOKYO", tokyo)),),
        edition=Edition(
            publication=Cited("The Daily"),
            date=Cited(date(2018, 3, 31)),
            page=Cited("A1"),
            section=Cited("World"),
            edition=Cited("Late"),
            headline=Cited("Talks"),
        ),
        extensions=(
            DrawnExtension(
                line=Cited("FM AMEMBASSY", Span(0, 12)),
                number=7,
                urgent=True,
                day=date(2006, 2, 8),
                moment=Cited(datetime(2006, 2, 8, 8, 46, tzinfo=UTC)),
                level=Level.SECRET,
                words=("a", "b"),
                parts=(DrawnPart(Cited("TOKYO", tokyo), "1"), DrawnPart(Cited("x"))),
            ),
        ),
    )
    body = (
        Paragraph(
            inlines=(
                Text("One ", Span(place("One").start, place("two").start)),
                Emphasis((Text("two ", Span(place("two").start, place("PAGE").start)),)),
                PageBreak(place("PAGE 2"), "002 OF 003"),
                Link((Text("three", place("three")),), "https://example.org/"),
                LineBreak(Span(place("three").end, place("--").start)),
            ),
            label=Cited("1", place("1.")),
            marking=Cited("S", place("(S)")),
            role=Cited("summary"),
        ),
        List(
            items=(
                Paragraph(inlines=(Text("item", place("item")),), label=Cited("--", place("--"))),
                List(items=()),
            )
        ),
        Table(rows=(Row((Cell((Text("cell", place("cell")),)), Cell())),), head=True),
        Preformatted("  1  2", place("  1  2")),
        Quote(blocks=(Paragraph(inlines=(Text("quoted", place("quoted")),)),)),
        Heading(inlines=(Text("END", place("END")),), level=2, label=Cited("9"), marking=Cited("U")),
    )
    return Document(
        source=source,
        format="cable",
        metadata=metadata,
        body=body,
        segments=ledger.close(),
        notices=(Notice("odd", "it is what it is", Span(0, 2)), Notice("even", "and nowhere")),
    )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@pytest.fixture(scope="session")
def telegram() -> Document:
    """The record of a telegram, as its reader reads it."""
    return read(SEEDS / "cable-herring.txt")


@pytest.fixture(scope="session")
def entries() -> Callable[[Path], list[str]]:
    """Everything in a folder, hidden files too."""
    return lambda folder: sorted(path.name for path in folder.iterdir())

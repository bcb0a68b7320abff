"""Records made by hand, with a value in every field that records of their kinds may have."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from attrs import frozen

from converter import (
    Agent,
    Block,
    Cell,
    Cited,
    Document,
    Edition,
    Emphasis,
    Event,
    Extension,
    Heading,
    Identifier,
    Instruction,
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
    Role,
    Row,
    Segment,
    Source,
    Span,
    Subject,
    Table,
    Text,
    UnknownExtension,
)

TEXT = 'FM AMEMBASSY LISBON\r\nTO SECSTATE WASHDC\r\n\r\n1. (C) THE HARBOUR IS "OPEN".\r\n'


@frozen(kw_only=True)
class Masthead(Extension):
    """What a plugin says of an article, its dateline among it."""

    prefix: ClassVar[str] = "masthead"
    namespace: ClassVar[str] = "https://example.org/masthead#"
    flag: str = ""
    dateline: Cited[str] | None = None


def source_of(text: str = TEXT, encoding: str = "utf-8", name: str = "harbour.txt") -> Source:
    """A source of this text."""
    return Source(name, text, encoding, hashlib.sha256(text.encode(encoding)).hexdigest())


def document(
    metadata: Metadata, body: tuple[Block, ...] = (), source: Source | None = None, **more: Any
) -> Document:
    """A record of a source that is all body."""
    source = source or source_of()
    segments = (Segment(Span(0, len(source.text)), Role.BODY, "text"),) if source.text else ()
    return Document(
        **{"source": source, "format": "drawn", "metadata": metadata, "body": body, "segments": segments, **more}
    )


def cited(value: Any) -> Cited[Any]:
    """A value that the source prints."""
    return Cited(value, Span(0, 2))


def telegram() -> Document:
    """A telegram with a value in every field that a telegram may have."""
    metadata = Metadata(
        genre="diplomatic cable",
        language=cited("en"),
        title=cited("HARBOUR TALKS"),
        identifiers=(
            Identifier(scheme="mrn", value=cited("07LISBON12")),
            Identifier(scheme="transmission", value=cited("VZCZCXYZ0001")),
        ),
        events=(
            Event(kind="sent", text=cited("021530Z JAN 07"), when=datetime(2007, 1, 2, 15, 30, tzinfo=UTC)),
            Event(kind="created", text=cited("2007-01-02"), when=date(2007, 1, 2)),
            Event(kind="declassify", text=cited("01/02/2017"), when=date(2017, 1, 2)),
            Event(kind="declassify", text=cited("OADR")),
            Event(kind="declassified", text=cited("3 MAR 2018"), when=date(2018, 3, 3)),
        ),
        agents=(
            Agent(
                role="sender",
                name=cited("AMEMBASSY LISBON"),
                code=cited("RUEHLI"),
                precedence=cited(Precedence.NIACT_IMMEDIATE),
            ),
            Agent(
                role="recipient",
                name=cited("SECSTATE WASHDC"),
                code=cited("RUEHC"),
                precedence=cited(Precedence.PRIORITY),
                serial=cited("0042"),
            ),
            Agent(role="copied", name=cited("SECDEF WASHDC"), code=cited("RUEKJCS")),
            Agent(role="copied", name=cited("JOINT STAFF WASHDC"), code=cited("RUEKJCS")),
            Agent(role="copied", code=cited("RUEHMD")),
            Agent(role="copied", serial=cited("0007")),
            Agent(role="exempted", name=cited("AMCONSUL OPORTO")),
            Agent(role="signatory", name=cited("PEREIRA")),
            Agent(role="classifier", name=cited("Rui Alves"), position=cited("DCM")),
            Agent(role="readdresser", name=cited("AMCONSUL PONTA DELGADA")),
            Agent(role="drafter", name=cited("A. Costa")),
            Agent(role="approver", name=cited("C. Reis"), position=cited("EUR/WE")),
            Agent(role="clearer", name=cited("D. Melo")),
            Agent(role="translator", name=cited("B. Dias"), position=cited("Second Secretary")),
        ),
        restrictions=(
            Restriction(
                level=cited(Level.LIMITED_OFFICIAL_USE),
                captions=(cited("SIPDIS"), cited("SIPDIS")),
                caveats=(cited("NOFORN"),),
                authority=cited("E.O. 12958"),
                reasons=(cited("1.4 (b)"), cited("1.4 (d)")),
            ),
        ),
        instructions=(Instruction(kind="passing", text=cited("MADRID FOR POL")),),
        subjects=(
            Subject(scheme="tags", code=cited("PREL"), kind="subject", label="External Political Relations"),
            Subject(scheme="tags", code=cited("ALVES, RUI"), kind="person"),
            Subject(scheme="tags", code=cited("PREL"), kind="subject"),
            Subject(scheme="keyword", code=cited("harbours")),
        ),
        references=(
            Reference(text=cited("LISBON 11"), label=cited("A"), target="07LISBON11", inferred=True),
            Reference(
                text=cited("LISBON 11 (NOTAL)"),
                label=cited("B"),
                target="07LISBON11",
                remarks=(cited("NOTAL"),),
            ),
            Reference(text=cited("TELCON"), kind="conversation", target="of Monday"),
            Reference(text=cited("PAGE"), kind="page", target="https://example.org/a b#c"),
        ),
    )
    words = Text('THE HARBOUR IS "OPEN".', Span(48, 70))
    body = (Paragraph(inlines=(words,), label=Cited("1", Span(41, 43)), marking=Cited("C", Span(44, 47))),)
    notice = Notice("created-differs", "the catalogue gives another day", Span(0, 2))
    return document(metadata, body, notices=(notice, Notice("plain", "it has no place")))


def article() -> Document:
    """An article with a value in every field that an article may have."""
    source = source_of("Ferry sails\nPORTO (Agency) - \nThe ferry sailed.\nNobody waved.\n", name="ferry.txt")
    metadata = Metadata(
        genre="news article",
        language=cited("en"),
        title=cited("Ferry sails"),
        standfirst=cited("At last"),
        identifiers=(
            Identifier(scheme="slug", value=cited("ferry")),
            Identifier(scheme="url", value=cited("https://example.org/ferry sails")),
        ),
        events=(
            Event(kind="published", text=cited("3 May 2011"), when=date(2011, 5, 3)),
            Event(kind="updated", text=cited("4 May"), when=datetime(2011, 5, 4, 6, 7, tzinfo=UTC)),
            Event(kind="released", text=cited("noon"), when=datetime(2011, 5, 3, 12, tzinfo=UTC)),
            Event(kind="expires", text=cited("June"), when=date(2011, 6, 1)),
        ),
        agents=(
            Agent(role="author", name=cited("Ines Ramos"), position=cited("Harbour Correspondent")),
            Agent(role="author", name=cited("Joao Luz")),
            Agent(role="agency", name=cited("Agency")),
            Agent(role="publisher", name=cited("The Quay")),
            Agent(role="copyright-holder", name=cited("Quay Press")),
        ),
        instructions=(
            Instruction(kind="copyright", text=cited("(c) Quay Press")),
            Instruction(kind="publishing-status", text=cited("usable")),
            Instruction(kind="usage-terms", text=cited("not on ferries")),
        ),
        extensions=(Masthead(flag="blue"), Masthead(dateline=cited("PORTO (Agency)"))),
        places=(Place(name=cited("PORTO")),),
        edition=Edition(
            publication=cited("The Quay"),
            date=cited(date(2011, 5, 4)),
            page=cited("A8"),
            section=cited("Ships"),
            edition=cited("late edition"),
            headline=cited("Ferry gone"),
        ),
    )
    body = tuple(
        Paragraph(inlines=(Text(source.text[start:end], Span(start, end)),)) for start, end in ((30, 47), (48, 61))
    )
    segments = (
        Segment(Span(0, 12), Role.METADATA, "headline"),
        Segment(Span(12, 30), Role.METADATA, "dateline"),
        Segment(Span(30, 62), Role.BODY, "text"),
    )
    return document(metadata, body, source, segments=segments)


def memo() -> Document:
    """A record of a genre that only a plugin knows."""
    metadata = Metadata(
        genre="memorandum",
        title=cited("Ropes"),
        events=(Event(kind="sent", text=cited("today"), when=datetime(2001, 2, 3, 4, 5, tzinfo=UTC)),),
        agents=(
            Agent(role="sender", name=cited("Ines")),
            Agent(role="recipient", name=cited("All hands")),
            Agent(role="author", name=cited("Ines")),
        ),
    )
    return document(metadata)


def every_block() -> Document:
    """A record with every kind of block and inline, and an extension; its words have no places of their own."""
    nowhere = Span(0, 0)

    def text(words: str) -> Text:
        return Text(words, nowhere)

    inlines = (
        text("one "),
        PageBreak(nowhere, "002 OF 003"),
        Emphasis((text("two"), Link((text(" three"),), "https://example.org/a b"))),
        LineBreak(nowhere),
        PageBreak(nowhere),
        text("\U0001f6a2 four"),
    )
    body = (
        Heading(inlines=(text("Head"),), level=2, label=cited("II"), marking=cited("U")),
        Paragraph(inlines=inlines, label=cited("3"), marking=cited("S"), role=cited("summary")),
        List(
            items=(
                Paragraph(inlines=(text("item"),), label=cited("--")),
                List(items=(Paragraph(inlines=(text("inner"),), label=cited("3")),)),
            )
        ),
        Paragraph(inlines=(text("again"),), label=cited("3")),
        Quote(blocks=(Paragraph(inlines=(text("said"),), label=cited("4")),)),
        Preformatted("a  b\nc  d", nowhere),
        Table(rows=(Row((Cell((text("x"),)), Cell())),), head=True),
        Paragraph(inlines=()),
    )
    metadata = Metadata(genre="news article", extensions=(UnknownExtension("absent", '{"a":1}'),))
    return document(metadata, body)

"""What the tests of JSON-LD share: three records made by hand, and graphs made of outputs by two libraries."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

import orjson
import pytest
from attrs import frozen
from pyld import jsonld
from rdflib import Graph

from benchmarks.conformance import graphs as graphs_of_outputs
from benchmarks.conformance.graphs import refuse
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
    Target,
    Text,
    UnknownExtension,
    write,
)
from converter_jsonld import JSONLD

SCHEMAS = files("converter_schemas") / "jsonld"
TEXT = 'FM AMEMBASSY LISBON\r\nTO SECSTATE WASHDC\r\n\r\n1. (C) THE HARBOUR IS "OPEN".\r\n'


@frozen(kw_only=True)
class Masthead(Extension):
    """What a plugin says of an article, its dateline among it."""

    prefix: ClassVar[str] = "masthead"
    namespace: ClassVar[str] = "https://example.org/masthead#"
    flag: str = ""
    dateline: Cited[str] | None = None


def _source(text: str = TEXT, encoding: str = "utf-8", name: str = "harbour.txt") -> Source:
    return Source(name, text, encoding, hashlib.sha256(text.encode(encoding)).hexdigest())


def _document(
    metadata: Metadata, body: tuple[Block, ...] = (), source: Source | None = None, **more: Any
) -> Document:
    source = source or _source()
    segments = (Segment(Span(0, len(source.text)), Role.BODY, "text"),) if source.text else ()
    return Document(
        **{"source": source, "format": "drawn", "metadata": metadata, "body": body, "segments": segments, **more}
    )


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """The terms of our own."""
    return Graph().parse(data=(SCHEMAS / "ontology.ttl").read_text(encoding="utf-8"), format="turtle")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    """The SHACL shapes of outputs."""
    return Graph().parse(data=(SCHEMAS / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")


@pytest.fixture(scope="session")
def rico(shared: Path) -> Graph:
    """The ontology of Records in Contexts."""
    return Graph().parse(shared / "schemas" / "jsonld" / "RiC-O_1-1.rdf", format="xml")


@pytest.fixture(scope="session")
def source() -> Callable[..., Source]:
    """Make a source of a text: ``source(text, encoding, name)``."""
    return _source


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """Make a record: ``document(metadata, body, source)``."""
    return _document


@pytest.fixture(scope="session")
def tree() -> Callable[..., dict[str, Any]]:
    """The JSON of a record's output; options as keywords."""

    def written(document: Document, **settings: str) -> dict[str, Any]:
        found = orjson.loads(write(document, JSONLD, Target(writer="jsonld", settings=settings)).data)
        assert isinstance(found, dict)
        return found

    return written


def _cited(value: Any) -> Cited[Any]:
    """A value that the source prints."""
    return Cited(value, Span(0, 2))


@pytest.fixture(scope="session")
def telegram() -> Document:
    """A telegram with a value in every field that a telegram may have."""
    metadata = Metadata(
        genre="diplomatic cable",
        language=_cited("en"),
        title=_cited("HARBOUR TALKS"),
        identifiers=(
            Identifier(scheme="mrn", value=_cited("07LISBON12")),
            Identifier(scheme="transmission", value=_cited("VZCZCXYZ0001")),
        ),
        events=(
            Event(kind="sent", text=_cited("021530Z JAN 07"), when=datetime(2007, 1, 2, 15, 30, tzinfo=UTC)),
            Event(kind="created", text=_cited("2007-01-02"), when=date(2007, 1, 2)),
            Event(kind="declassify", text=_cited("01/02/2017"), when=date(2017, 1, 2)),
            Event(kind="declassify", text=_cited("OADR")),
            Event(kind="declassified", text=_cited("3 MAR 2018"), when=date(2018, 3, 3)),
        ),
        agents=(
            Agent(
                role="sender",
                name=_cited("AMEMBASSY LISBON"),
                code=_cited("RUEHLI"),
                precedence=_cited(Precedence.NIACT_IMMEDIATE),
            ),
            Agent(
                role="recipient",
                name=_cited("SECSTATE WASHDC"),
                code=_cited("RUEHC"),
                precedence=_cited(Precedence.PRIORITY),
                serial=_cited("0042"),
            ),
            Agent(role="copied", name=_cited("SECDEF WASHDC"), code=_cited("RUEKJCS")),
            Agent(role="copied", name=_cited("JOINT STAFF WASHDC"), code=_cited("RUEKJCS")),
            Agent(role="copied", code=_cited("RUEHMD")),
            Agent(role="copied", serial=_cited("0007")),
            Agent(role="exempted", name=_cited("AMCONSUL OPORTO")),
            Agent(role="signatory", name=_cited("PEREIRA")),
            Agent(role="classifier", name=_cited("Rui Alves"), position=_cited("DCM")),
            Agent(role="readdresser", name=_cited("AMCONSUL PONTA DELGADA")),
            Agent(role="drafter", name=_cited("A. Costa")),
            Agent(role="approver", name=_cited("C. Reis"), position=_cited("EUR/WE")),
            Agent(role="clearer", name=_cited("D. Melo")),
            Agent(role="translator", name=_cited("B. Dias"), position=_cited("Second Secretary")),
        ),
        restrictions=(
            Restriction(
                level=_cited(Level.LIMITED_OFFICIAL_USE),
                captions=(_cited("SIPDIS"), _cited("SIPDIS")),
                caveats=(_cited("NOFORN"),),
                authority=_cited("E.O. 12958"),
                reasons=(_cited("1.4 (b)"), _cited("1.4 (d)")),
            ),
        ),
        instructions=(Instruction(kind="passing", text=_cited("MADRID FOR POL")),),
        subjects=(
            Subject(scheme="tags", code=_cited("PREL"), kind="subject", label="External Political Relations"),
            Subject(scheme="tags", code=_cited("ALVES, RUI"), kind="person"),
            Subject(scheme="tags", code=_cited("PREL"), kind="subject"),
            Subject(scheme="keyword", code=_cited("harbours")),
        ),
        references=(
            Reference(text=_cited("LISBON 11"), label=_cited("A"), target="07LISBON11", inferred=True),
            Reference(
                text=_cited("LISBON 11 (NOTAL)"),
                label=_cited("B"),
                target="07LISBON11",
                remarks=(_cited("NOTAL"),),
            ),
            Reference(text=_cited("TELCON"), kind="conversation", target="of Monday"),
            Reference(text=_cited("PAGE"), kind="page", target="https://example.org/a b#c"),
        ),
    )
    words = Text('THE HARBOUR IS "OPEN".', Span(48, 70))
    body = (Paragraph(inlines=(words,), label=Cited("1", Span(41, 43)), marking=Cited("C", Span(44, 47))),)
    notice = Notice("created-differs", "the catalogue gives another day", Span(0, 2))
    return _document(metadata, body, notices=(notice, Notice("plain", "it has no place")))


@pytest.fixture(scope="session")
def article() -> Document:
    """An article with a value in every field that an article may have."""
    source = _source("Ferry sails\nPORTO (Agency) - \nThe ferry sailed.\nNobody waved.\n", name="ferry.txt")
    metadata = Metadata(
        genre="news article",
        language=_cited("en"),
        title=_cited("Ferry sails"),
        standfirst=_cited("At last"),
        identifiers=(
            Identifier(scheme="slug", value=_cited("ferry")),
            Identifier(scheme="url", value=_cited("https://example.org/ferry sails")),
        ),
        events=(
            Event(kind="published", text=_cited("3 May 2011"), when=date(2011, 5, 3)),
            Event(kind="updated", text=_cited("4 May"), when=datetime(2011, 5, 4, 6, 7, tzinfo=UTC)),
            Event(kind="released", text=_cited("noon"), when=datetime(2011, 5, 3, 12, tzinfo=UTC)),
            Event(kind="expires", text=_cited("June"), when=date(2011, 6, 1)),
        ),
        agents=(
            Agent(role="author", name=_cited("Ines Ramos"), position=_cited("Harbour Correspondent")),
            Agent(role="author", name=_cited("Joao Luz")),
            Agent(role="agency", name=_cited("Agency")),
            Agent(role="publisher", name=_cited("The Quay")),
            Agent(role="copyright-holder", name=_cited("Quay Press")),
        ),
        instructions=(
            Instruction(kind="copyright", text=_cited("(c) Quay Press")),
            Instruction(kind="publishing-status", text=_cited("usable")),
            Instruction(kind="usage-terms", text=_cited("not on ferries")),
        ),
        extensions=(Masthead(flag="blue"), Masthead(dateline=_cited("PORTO (Agency)"))),
        places=(Place(name=_cited("PORTO")),),
        edition=Edition(
            publication=_cited("The Quay"),
            date=_cited(date(2011, 5, 4)),
            page=_cited("A8"),
            section=_cited("Ships"),
            edition=_cited("late edition"),
            headline=_cited("Ferry gone"),
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
    return _document(metadata, body, source, segments=segments)


@pytest.fixture(scope="session")
def memo() -> Document:
    """A record of a genre that only a plugin knows."""
    metadata = Metadata(
        genre="memorandum",
        title=_cited("Ropes"),
        events=(Event(kind="sent", text=_cited("today"), when=datetime(2001, 2, 3, 4, 5, tzinfo=UTC)),),
        agents=(
            Agent(role="sender", name=_cited("Ines")),
            Agent(role="recipient", name=_cited("All hands")),
            Agent(role="author", name=_cited("Ines")),
        ),
    )
    return _document(metadata)


@pytest.fixture(scope="session")
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
        Heading(inlines=(text("Head"),), level=2, label=_cited("II"), marking=_cited("U")),
        Paragraph(inlines=inlines, label=_cited("3"), marking=_cited("S"), role=_cited("summary")),
        List(
            items=(
                Paragraph(inlines=(text("item"),), label=_cited("--")),
                List(items=(Paragraph(inlines=(text("inner"),), label=_cited("3")),)),
            )
        ),
        Paragraph(inlines=(text("again"),), label=_cited("3")),
        Quote(blocks=(Paragraph(inlines=(text("said"),), label=_cited("4")),)),
        Preformatted("a  b\nc  d", nowhere),
        Table(rows=(Row((Cell((text("x"),)), Cell())),), head=True),
        Paragraph(inlines=()),
    )
    metadata = Metadata(genre="news article", extensions=(UnknownExtension("absent", '{"a":1}'),))
    return _document(metadata, body)


@pytest.fixture(scope="session")
def three(telegram: Document, article: Document, memo: Document) -> tuple[Document, ...]:
    """One record of each kind."""
    return telegram, article, memo


@pytest.fixture(scope="session")
def expanded() -> Callable[[dict[str, Any]], dict[str, Any]]:
    """An output as pyld expands it, with a loader that refuses to fetch."""

    def expand(tree: dict[str, Any]) -> dict[str, Any]:
        [node] = jsonld.expand(tree, {"documentLoader": refuse})
        assert isinstance(node, dict)
        return node

    return expand


@pytest.fixture(scope="session")
def pyld_graph() -> Callable[[dict[str, Any]], Graph]:
    """The graph of an output, as pyld makes it."""
    return graphs_of_outputs.pyld_graph


@pytest.fixture(scope="session")
def rdflib_graph() -> Callable[[dict[str, Any]], Graph]:
    """The graph of an output, as rdflib makes it, where nothing can be fetched."""

    def graph_of(tree: dict[str, Any]) -> Graph:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("rdflib.parser.URLInputSource", refuse)
            patch.setattr("rdflib.parser.FileInputSource", refuse)
            patch.setattr("rdflib.plugins.shared.jsonld.context.source_to_json", refuse)
            return graphs_of_outputs.rdflib_graph(tree)

    return graph_of


@pytest.fixture(scope="session")
def graphs(
    pyld_graph: Callable[[dict[str, Any]], Graph], rdflib_graph: Callable[[dict[str, Any]], Graph]
) -> tuple[Callable[[dict[str, Any]], Graph], ...]:
    """Both ways to make a graph."""
    return pyld_graph, rdflib_graph


@pytest.fixture(scope="session")
def shape() -> Callable[[Graph], list[str]]:
    """A graph without the names of its blank nodes: equal for two graphs that are isomorphic."""
    return graphs_of_outputs.shape


@pytest.fixture(scope="session")
def strings() -> Callable[[Any], list[str]]:
    """Every text in a part of an output, and every number as one."""

    def strings_in(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for one in value.values() for text in strings_in(one)]
        if isinstance(value, list):
            return [text for one in value for text in strings_in(one)]
        return [str(value)]

    return strings_in

"""Records made by hand for the tests of the DOCX writer, and the official schemas."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx.document
import docx.table
import pytest

from benchmarks.conformance.ooxml import schema_faults
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
    Source,
    Span,
    Subject,
    Table,
    Text,
    readable,
)


class Sheet:
    """A text that grows line by line, and finds its words again."""

    def __init__(self) -> None:
        self.text = ""
        self._claims: list[tuple[str, int, int, str]] = []
        self._at = 0

    def put(self, role: str, text: str, name: str = "text") -> Span:
        """Add *text* as it stands, and claim it."""
        start = len(self.text)
        self.text += text
        self._claims.append((role, start, start + len(text), name))
        return Span(start, start + len(text))

    def span(self, words: str) -> Span:
        """The next place of *words*, after those that were asked for before."""
        start = self.text.index(words, self._at)
        self._at = start + len(words)
        return Span(start, self._at)

    def cited(self, words: str, value: Any = None) -> Cited[Any]:
        """*words*, or the value that they mean, from their next place."""
        span = self.span(words)
        return Cited(words if value is None else value, span)

    def words(self, words: str) -> Text:
        """A leaf of the body from its next place."""
        return Text(readable(words), self.span(words))

    def document(self, **parts: Any) -> Document:
        """The record, with the segments that were claimed."""
        ledger = Ledger(self.text)
        for role, start, end, name in self._claims:
            getattr(ledger, role)(start, end, name)
        sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        source = Source("sample.txt", self.text, "utf-8", sha256)
        return Document(source=source, segments=ledger.close(), **parts)


def make_telegram() -> Document:
    """A telegram with most of what telegrams have."""
    sheet = Sheet()
    sheet.put("furniture", "Page 7 of the file\n\n", "site-frame")
    sheet.put("metadata", "VZCZCXYZ1234\n", "FL1")
    sheet.put("metadata", "DE RUEHLX #0042 0321015\n", "FL3")
    sheet.put("metadata", "P 011015Z FEB 91\n", "FL5")
    sheet.put("metadata", "FM AMEMBASSY LAXTON\n", "FL6")
    sheet.put("metadata", "TO RUEHC/SECSTATE WASHDC IMMEDIATE 0815\n", "FL7")
    sheet.put("metadata", "INFO RUEHBX/AMCONSUL BREXHAM 0099\n", "FL8")
    sheet.put("metadata", "S E C R E T NOFORN LAXTON 000042\n", "classification")
    sheet.put("metadata", "SIPDIS\n", "captions")
    sheet.put("metadata", "E.O. 12958: DECL: OADR\n", "eo")
    sheet.put("metadata", "TAGS: PREL, LX\n", "tags")
    sheet.put("metadata", "SUBJECT: FISHING & <FERRY> TALKS\n", "subject")
    sheet.put("metadata", "REF: A. LAXTON 7 B. 90 BREXHAM 12\n\n", "reference")
    sheet.put("body", "1. (S) SUMMARY: The talks on the ferry\n")
    sheet.put("furniture", "LAXTON 00000042  002 OF 002\n", "page-marker")
    sheet.put("body", "were short. END SUMMARY.\n\nWHAT WAS SAID\n")
    sheet.put("furniture", "-------------\n", "rule")
    sheet.put("body", "2. (C) There were two points:\n-- first,  nets;\n   a) of cod\n-- then boats.\n\n")
    sheet.put("body", "  SHIPS\t12\n  NETS\t 7\n\n3. Comment: None.\n")
    sheet.put("metadata", "QUILL\n", "signature")
    cited, span, words = sheet.cited, sheet.span, sheet.words
    station = cited("0042")
    sent = cited("011015Z FEB 91")
    sender = Agent(
        role="sender", name=cited("AMEMBASSY LAXTON"), code=Cited("RUEHLX"), precedence=Cited(Precedence.PRIORITY)
    )
    recipient = Agent(
        role="recipient",
        code=cited("RUEHC"),
        name=cited("SECSTATE WASHDC"),
        precedence=cited("IMMEDIATE", Precedence.IMMEDIATE),
        serial=cited("0815"),
    )
    copied = Agent(
        role="copied",
        code=cited("RUEHBX"),
        name=cited("AMCONSUL BREXHAM"),
        precedence=Cited(Precedence.PRIORITY),
        serial=cited("0099"),
    )
    level, caveat = cited("S E C R E T", Level.SECRET), cited("NOFORN")
    captions = (cited("SIPDIS"),)
    authority, declassify = cited("E.O. 12958"), cited("OADR")
    subjects = (
        Subject(scheme="tags", kind="subject", code=cited("PREL"), label="External political relations"),
        Subject(scheme="tags", kind="place", code=cited("LX")),
    )
    title = cited("FISHING & <FERRY> TALKS")
    references = (
        Reference(label=cited("A"), text=cited("LAXTON 7"), target="91LAXTON7", inferred=True),
        Reference(label=cited("B"), text=cited("90 BREXHAM 12"), target="90BREXHAM12"),
    )
    summary = Paragraph(
        label=cited("1.", "1"),
        marking=cited("(S)", "S"),
        role=Cited("summary"),
        inlines=(
            words("SUMMARY: The talks on the ferry\n"),
            PageBreak(span("LAXTON 00000042  002 OF 002"), "002 OF 002"),
            words("were short. END SUMMARY."),
        ),
    )
    heading = Heading(inlines=(words("WHAT WAS SAID"),), level=1)
    points = Paragraph(
        label=cited("2.", "2"), marking=cited("(C)", "C"), inlines=(words("There were two points:"),)
    )
    first = Paragraph(label=cited("--"), inlines=(words("first,  nets;"),))
    within = List(items=(Paragraph(label=cited("a)", "a"), inlines=(words("of cod"),)),))
    then = Paragraph(label=cited("--"), inlines=(words("then boats."),))
    figures = "  SHIPS\t12\n  NETS\t 7"
    table = Preformatted(figures, span(figures))
    comment = Paragraph(label=cited("3.", "3"), role=Cited("comment"), inlines=(words("Comment: None."),))
    return sheet.document(
        format="cable",
        metadata=Metadata(
            genre="diplomatic cable",
            language=Cited("en"),
            title=title,
            identifiers=(
                Identifier(scheme="station-serial", value=station),
                Identifier(scheme="mrn", value=Cited("91LAXTON42")),
            ),
            events=(
                Event(kind="sent", text=sent, when=datetime(1991, 2, 1, 10, 15, tzinfo=UTC)),
                Event(kind="declassify", text=declassify),
            ),
            agents=(sender, recipient, copied, Agent(role="signatory", name=Cited("QUILL"))),
            restrictions=(Restriction(level=level, captions=captions, caveats=(caveat,), authority=authority),),
            instructions=(Instruction(kind="passing", text=Cited("BREXHAM FOR THE HARBOUR MASTER")),),
            subjects=subjects,
            references=references,
        ),
        body=(summary, heading, points, List(items=(first, within, then)), table, comment),
        notices=(Notice("drawn", "a line was long", Span(3, 5)),),
    )


def make_article() -> Document:
    """An article with every kind of block and inline, and with metadata on every side of its text."""
    sheet = Sheet()
    sheet.put("metadata", "Harbour to close\n\n", "headline")
    sheet.put("metadata", "Town says nets are worn\n\n", "standfirst")
    sheet.put("metadata", "By Ada Quill\nStaff Writer\n\n", "byline")
    sheet.put("metadata", "LAXTON • ", "dateline")
    sheet.put("body", "The harbour will close, the town’s website said.\n\nWhy now\n\n“Roses\nare red”\n\n")
    sheet.put("body", "Boats  Nets\n3  40\n4\n\n")
    sheet.put("metadata", "BREXHAM – ", "dateline")
    sheet.put("body", "There, all is well.\n\nA net. Photo: A. Quill\n")
    sheet.put("furniture", "Read more\n", "appeal")
    sheet.put("metadata", "In print on March 3, 2019, with the headline 'Shut'.\n", "colophon")
    cited, words = sheet.cited, sheet.words
    title, standfirst = cited("Harbour to close"), cited("Town says nets are worn")
    author = Agent(role="author", name=cited("Ada Quill"), position=cited("Staff Writer"))
    place = Place(name=cited("LAXTON"))
    lead = Paragraph(
        inlines=(
            words("The harbour "),
            Emphasis((words("will close"), words(", "))),
            words("the "),
            Link((words("town’s "), Emphasis((words("website"),))), "https://example.org/a?c=1&d=“2”"),
            words(" said."),
        )
    )
    crosshead = Paragraph(role=Cited("crosshead"), inlines=(words("Why now"),))
    verse = Quote(
        blocks=(Paragraph(inlines=(words("“Roses"), LineBreak(sheet.span("\n")), words("are red”"))),),
    )
    rows = (
        Row((Cell((words("Boats"),)), Cell((words("Nets"),)))),
        Row((Cell((words("3"),)), Cell((words("40"),)))),
        Row((Cell((words("4"),)),)),
    )
    second = Paragraph(inlines=(words("There, all is well."),))
    caption = Paragraph(role=Cited("caption"), inlines=(words("A net."),))
    credit = Paragraph(role=Cited("credit"), inlines=(Link((words("Photo: A. Quill"),), "../photos/7"),))
    day = cited("March 3, 2019", date(2019, 3, 3))
    return sheet.document(
        format="news-article",
        metadata=Metadata(
            genre="news article",
            title=title,
            standfirst=standfirst,
            agents=(author,),
            places=(place,),
            events=(Event(kind="published", text=Cited("March 3, 2019", day.span), when=day.value),),
            edition=Edition(date=day, headline=cited("Shut")),
        ),
        body=(lead, crosshead, verse, Table(rows=rows, head=True), second, caption, credit),
    )


@pytest.fixture(scope="session")
def telegram() -> Document:
    """A telegram with most of what telegrams have."""
    return make_telegram()


@pytest.fixture(scope="session")
def article() -> Document:
    """An article with every kind of block and inline, and with metadata on every side of its text."""
    return make_article()


@pytest.fixture
def sheet() -> Sheet:
    """An empty sheet, for a test's own text."""
    return Sheet()


@pytest.fixture(scope="session")
def rows() -> Callable[[docx.table.Table], list[list[str]]]:
    """The words of each cell, by rows."""
    return lambda table: [[cell.text for cell in row.cells] for row in table.rows]


@pytest.fixture(scope="session")
def styled() -> Callable[[docx.document.Document, str], list[str]]:
    """The words of each paragraph in a style."""
    return lambda page, style: [one.text for one in page.paragraphs if one.style.name == style]


@pytest.fixture(scope="session")
def faults(shared: Path) -> Callable[[bytes], Iterator[str]]:
    """A function that gives what the schemas find wrong in a document, and which parts they do not know."""
    return schema_faults(shared)

"""Records made by hand for the tests of the DOCX writer."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

import pytest

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

    def cited(self, words: str, value: object = None) -> Cited:
        """*words*, or the value that they mean, from their next place."""
        span = self.span(words)
        return Cited(words if value is None else value, span)

    def words(self, words: str) -> Text:
        """A leaf of the body from its next place."""
        return Text(readable(words), self.span(words))

    def document(self, **parts: object) -> Document:
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
    points = Paragraph(label=cited("2.", "2"), marking=cited("(C)", "C"), inlines=(words("There were two points:"),))
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


@pytest.fixture(scope="session")
def telegram() -> Document:
    """A telegram with most of what telegrams have."""
    return make_telegram()

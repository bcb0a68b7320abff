"""What the tables of a document show of a record that is out of the ordinary, and what stands under its title."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import ClassVar

import docx
import pytest
from attrs import evolve, frozen
from docx.oxml.ns import qn

from converter import Cited, Document, Event, Extension, Metadata, Notice, Paragraph, Span
from converter_docx import DOCX, Appendix, DocxOptions


def test_declassified(telegram: Document) -> None:
    """Of a telegram that was declassified, each page says so under its marking, and since when."""
    done = Event(kind="declassified", text=Cited("2 May 2019"), when=date(2019, 5, 2))
    before = Event(kind="declassified", text=Cited("1999"), when=date(1999, 1, 1))
    metadata = evolve(telegram.metadata, events=(*telegram.metadata.events, done, before))
    [section] = docx.Document(BytesIO(DOCX.write(evolve(telegram, metadata=metadata), DocxOptions()))).sections

    for texts in (section.header.paragraphs, section.footer.paragraphs):
        said = [one.text for one in texts]
        assert said[said.index("SECRET//NOFORN") + 1] == "Declassified [2 May 2019]"


PAGE = "<li>Harbour</li>\n" * 1_234


@pytest.fixture
def framed(sheet, rows) -> Callable[[Appendix], list[list[str]]]:
    """What the appendix shows beside the text of a telegram on a page of the web."""
    sheet.put("furniture", PAGE, "site-frame")
    sheet.put("furniture", "<pre>", "markup")
    sheet.put("body", "1. Nets are worn.\n")
    sheet.put("furniture", "LAXTON 42  002 OF 002\n", "page-marker")
    sheet.put("furniture", "</pre>", "markup")
    words = Paragraph(inlines=(sheet.words("1. Nets are worn."),))
    document = sheet.document(format="drawn", metadata=Metadata(genre="drawn"), body=(words,))

    def make(appendix: Appendix) -> list[list[str]]:
        return rows(docx.Document(BytesIO(DOCX.write(document, DocxOptions(appendix=appendix)))).tables[-1])[1:]

    return make


def test_page_around_the_text_is_counted(framed) -> None:
    """Of a long page around the text, its lines are counted once each; other furniture is shown."""
    assert framed(Appendix.YES) == [
        [
            "site-frame, markup",
            "[1,236 lines of the page around the text, kept in this file; “converter recover” gives all]",
        ],
        ["page-marker, line 1236", "LAXTON 42  002 OF 002"],
    ]


def test_page_around_the_text_on_demand(framed) -> None:
    """It is shown to the letter to those who ask for all."""
    frame, *others = framed(Appendix.ALL)

    assert frame == ["site-frame, line 1", PAGE.strip()]
    assert [name for name, _ in others] == ["markup, line 1235", "page-marker, line 1236", "markup, line 1237"]


@frozen(kw_only=True)
class Remark:
    name: str
    value: str


@frozen(kw_only=True)
class Ledgered(Extension):
    prefix: ClassVar[str] = "ledger"
    namespace: ClassVar[str] = "https://example.org/ledger#"
    film_number: str
    others: tuple[Remark, ...]


def test_named_values_of_an_extension(sheet, rows) -> None:
    """What has a name of its own stands in one row with it."""
    sheet.put("body", "Words.")
    extension = Ledgered(film_number="D79", others=(Remark(name="Copy", value="SINGLE"),))
    metadata = Metadata(genre="drawn", extensions=(extension,))
    document = sheet.document(
        format="drawn", metadata=metadata, body=(Paragraph(inlines=(sheet.words("Words."),)),)
    )

    page = docx.Document(BytesIO(DOCX.write(document, DocxOptions())))

    assert rows(page.tables[-1])[1:] == [["ledger: film number", "D79"], ["ledger: Copy", "SINGLE"]]


def test_doubt_about_the_whole_stands_under_the_title(telegram: Document) -> None:
    """Who reads no further than the first page knows it; smaller notices stand in the appendix alone."""
    doubts = (
        Notice("section-missing", "section 2 is missing"),
        Notice("odd", "a line was odd"),
        Notice("wrong-cable-pasted", "the text is that of 91BREXHAM7", Span(0, 2)),
        Notice("section-missing", "section 2 is missing", Span(3, 4)),
    )
    doubted = docx.Document(BytesIO(DOCX.write(evolve(telegram, notices=doubts), DocxOptions())))

    first, title, told = doubted.paragraphs[:3]

    assert [first.style.name, title.style.name] == ["Kicker", "Title"]
    assert told.text == (
        "See the notices on the conversion: section 2 is missing; the text is that of 91BREXHAM7."
    )


def test_a_caption_that_is_printed_twice_is_shown_once(telegram: Document, rows) -> None:
    """In the order in which they are first printed."""
    [restriction] = telegram.metadata.restrictions
    [caption] = restriction.captions
    captions = (caption, evolve(caption, value="EXDIS"), caption)
    metadata = evolve(telegram.metadata, restrictions=(evolve(restriction, captions=captions),))

    twice = docx.Document(BytesIO(DOCX.write(evolve(telegram, metadata=metadata), DocxOptions())))

    assert ["Captions", "SIPDIS, EXDIS"] in rows(twice.tables[0])


def test_without_a_header(telegram: Document) -> None:
    """A telegram in extracts, of which nobody knows who sent it, opens with what is known all the same."""
    extract = evolve(telegram, metadata=evolve(telegram.metadata, agents=()))
    body = docx.Document(BytesIO(DOCX.write(extract, DocxOptions(appendix=Appendix.NO)))).element.body

    kinds = [element.tag for element in body if element.tag in (qn("w:tbl"), qn("w:p"))]
    assert kinds.index(qn("w:tbl")) < 4

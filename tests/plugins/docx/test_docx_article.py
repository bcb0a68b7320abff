"""An article on the page: headline, byline, dateline, quotes, tables, links, colophon."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as Page
from docx.oxml.ns import qn

from converter import (
    Agent,
    Cited,
    Document,
    Event,
    Level,
    Link,
    List,
    Metadata,
    Paragraph,
    Restriction,
    Target,
    convert,
    load_registry,
    write,
)
from converter_docx import DOCX, Appendix, DocxOptions
from converter_docx import Page as Size


@pytest.fixture(scope="module")
def page(article: Document) -> Page:
    """The article, read back."""
    return docx.Document(BytesIO(DOCX.write(article, DocxOptions(appendix=Appendix.NO))))


def flow(page: Page) -> list[tuple[str, str]]:
    """The style and the text of each paragraph outside tables."""
    return [(one.style.name, one.text) for one in page.paragraphs if one.style.name != "Table Gap"]


def test_flow(page: Page) -> None:
    """Metadata that is printed with the text stands in its place among it, the dateline in the paragraph's line."""
    assert flow(page) == [
        ("Kicker", "news article"),
        ("Title", "Harbour to close"),
        ("Subtitle", "Town says nets are worn"),
        ("Byline", "By Ada Quill\nStaff Writer"),
        ("Body Text", "LAXTON • The harbour will close, the town’s website said."),
        ("Crosshead", "Why now"),
        ("Quote", "“Roses\nare red”"),
        ("Body Text", "BREXHAM – There, all is well."),
        ("Caption", "A net."),
        ("Credit", "Photo: A. Quill <../photos/7>"),
        ("Colophon", "In print on March 3, 2019, with the headline 'Shut'."),
    ]


def test_particulars_at_the_end(page: Page) -> None:
    """What was published has its particulars after its text."""
    assert [[cell.text for cell in row.cells] for row in page.tables[-1].rows] == [
        ["Particulars", "As the document says"],
        ["Published", "3 March 2019 (March 3, 2019)"],
        ["Place", "LAXTON"],
        ["By", "Ada Quill, Staff Writer"],
        ["Print edition", "3 March 2019, headline “Shut”"],
    ]


def test_runs(page: Page) -> None:
    """Emphasis, links and both at once have styles; a dateline has one too."""
    [lead] = [one for one in page.paragraphs if one.text.startswith("LAXTON")]
    styles = dict(zip(lead._p.xpath(".//w:t/text()"), lead._p.xpath(".//w:r"), strict=True))
    named = {text: run.xpath("string(w:rPr/w:rStyle/@w:val)") for text, run in styles.items()}

    assert named == {
        "LAXTON • ": "RunInDateline",
        "The harbour ": "",
        "will close": "Emphasis",
        ", ": "Emphasis",
        "the ": "",
        "town’s ": "Hyperlink",
        "website": "HyperlinkEmphasis",
        " said.": "",
    }


def test_links(page: Page) -> None:
    """A link to the web can be followed; one to anywhere else is shown, and cannot."""
    [link] = [link for one in page.paragraphs for link in one.hyperlinks]

    assert link.address == "https://example.org/a?c=1&d=%E2%80%9C2%E2%80%9D"
    assert link.text == "town’s website"


def test_table(page: Page) -> None:
    """A table keeps its rows and its head; a row that is too short says so, and has no cell that was invented."""
    table = page.tables[0]

    assert [[tc.xpath("string(.)") for tc in row._tr.tc_lst] for row in table.rows] == [
        ["Boats", "Nets"],
        ["3", "40"],
        ["4"],
    ]
    assert [row.grid_cols_after for row in table.rows] == [0, 0, 1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_no_banner(page: Page) -> None:
    """A document without a level has no banner, and is not called unclassified."""
    [section] = page.sections

    assert [one.text for one in section.header.paragraphs] == ["Harbour to close\tNews article"]
    assert [one.style.name for one in section.footer.paragraphs] == ["Footer"]


def test_no_language(page: Page, article: Document) -> None:
    """Text whose language is not known is in none, and the appendix says why."""
    whole = docx.Document(BytesIO(DOCX.write(article, DocxOptions())))

    assert page.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["x-none"]
    assert page.core_properties.language == ""
    assert any("does not say which language" in one.text for one in whole.paragraphs)


def test_creator_is_the_author(page: Page) -> None:
    """An article is by its author."""
    assert page.core_properties.author == "Ada Quill"
    assert page.core_properties.created.date() == date(2019, 3, 3)


def bare(sheet, *blocks, **metadata) -> Document:
    return sheet.document(format="drawn", metadata=Metadata(genre="memorandum", **metadata), body=blocks)


def read(document: Document, **options) -> Page:
    return docx.Document(BytesIO(DOCX.write(document, DocxOptions(**options))))


def test_supplied_title(sheet) -> None:
    """A document without a title gets one in square brackets, and no creator nor date."""
    sheet.put("body", "Words.")
    page = read(bare(sheet, Paragraph(inlines=(sheet.words("Words."),))))

    assert flow(page)[1] == ("Title", "[Untitled memorandum]")
    assert page.core_properties.title == "[Untitled memorandum]"
    assert page.core_properties.author == ""
    assert page.core_properties.created is None


def test_highest_level(sheet) -> None:
    """Of two restrictions, the page carries the higher level; in square brackets if it is not printed."""
    sheet.put("body", "Words.")
    restrictions = (
        Restriction(level=Cited(Level.CONFIDENTIAL)),
        Restriction(level=Cited(Level.LIMITED_OFFICIAL_USE)),
    )
    page = read(bare(sheet, Paragraph(inlines=(sheet.words("Words."),)), restrictions=restrictions))

    assert page.sections[0].header.paragraphs[0].text == "[CONFIDENTIAL]"


def test_unknown_words(sheet) -> None:
    """Roles, kinds and segments that nobody has heard of come out under their own names."""
    sheet.put("metadata", "Filed by hand\n", "filing-note")
    sheet.put("body", "Words.")
    agents = (Agent(role="harbour-master", name=Cited("Quill", sheet.span("hand"))),)
    events = (Event(kind="washed-ashore", text=Cited("in spring")),)
    page = read(bare(sheet, Paragraph(inlines=(sheet.words("Words."),)), agents=agents, events=events))
    shown = [[cell.text for cell in row.cells] for table in page.tables for row in table.rows]

    assert ["Harbour master", "Quill"] in shown
    assert ["Washed ashore", "[in spring]"] in shown
    assert ["filing-note, line 1", "Filed by hand"] in shown


def test_values_with_line_ends(sheet) -> None:
    """A value with line ends and tabs of its own does not break the table that it stands in."""
    sheet.put("body", "Words.")
    events = (Event(kind="sent", text=Cited("at\tnoon\nby rail")), Event(kind="filed", text=Cited("later")))
    page = read(bare(sheet, Paragraph(inlines=(sheet.words("Words."),)), events=events), appendix=Appendix.NO)

    assert [[cell.text for cell in row.cells] for row in page.tables[0].rows[1:]] == [
        ["Sent", "[at noon by rail]"],
        ["Filed", "[later]"],
    ]


def test_item_without_bullet(sheet) -> None:
    """An item without a bullet is indented like the others, and gets none."""
    sheet.put("body", "one\n• two")
    items = List(items=(Paragraph(inlines=(sheet.words("one"),)), Paragraph(inlines=(sheet.words("• two"),))))
    page = read(bare(sheet, items), appendix=Appendix.NO)

    assert [line for line in flow(page) if line[0].startswith("List")] == [
        ("List Continue", "one"),
        ("List Continue", "• two"),
    ]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "//host/share", "\\\\host\\share", "#top"]
)
def test_links_that_are_not_followed(sheet, target: str) -> None:
    """No output leads into the machine of its reader."""
    sheet.put("body", "here")
    page = read(bare(sheet, Paragraph(inlines=(Link((sheet.words("here"),), target),))), appendix=Appendix.NO)

    assert flow(page)[-1] == ("Body Text", f"here <{target}>")
    assert not any(one.is_external for one in page.part.rels.values())


@pytest.mark.parametrize(("size", "twips"), [(Size.A4, (11906, 16838)), (Size.LETTER, (12240, 15840))])
def test_size_of_pages(article: Document, size: Size, twips: tuple[int, int]) -> None:
    """Pages are A4, or Letter where that is asked for; the text is equally wide on both."""
    [section] = read(article, page=size).sections
    edges = section.left_margin.twips + section.right_margin.twips

    assert (section.page_width.twips, section.page_height.twips) == twips
    assert section.page_width.twips - edges == 8504


def test_options_from_the_command_line(article: Document) -> None:
    """Options are set by name."""
    settings = {"appendix": "no", "page": "letter"}
    output = write(article, DOCX, Target(writer="docx", settings=settings))

    assert output.data == DOCX.write(article, DocxOptions(appendix=Appendix.NO, page=Size.LETTER))
    assert output.suffix == ".docx"


def test_lists_of_a_summary_stand_at_its_rule(sheet) -> None:
    """A list that follows a summary is of it, level by level; one that follows another paragraph is not."""
    sheet.put("body", "In short:\n-- one\n   a) two\n   three\nAt length:\n-- four\n")
    label, words = sheet.cited, sheet.words
    summary = Paragraph(role=Cited("summary"), inlines=(words("In short:"),))
    first = Paragraph(label=label("--"), inlines=(words("one"),))
    second = Paragraph(label=label("a)", "a"), inlines=(words("two"),))
    third = Paragraph(inlines=(words("three"),))
    other = Paragraph(inlines=(words("At length:"),))
    fourth = Paragraph(label=label("--"), inlines=(words("four"),))
    items = (List(items=(first, List(items=(second, List(items=(third,)))))), List(items=(fourth,)))
    page = read(bare(sheet, summary, items[0], other, items[1]), appendix=Appendix.NO)

    assert [line for line in flow(page) if line[0] not in ("Kicker", "Title", "Table Gap")] == [
        ("Summary", "In short:"),
        ("Summary List", "--\tone"),
        ("Summary List 2", "a)\ttwo"),
        ("Summary List Continue 2", "three"),
        ("Body Text", "At length:"),
        ("List", "--\tfour"),
    ]


def test_signs_that_are_not_printed(sheet) -> None:
    """A number or a portion mark that was inferred stands in square brackets."""
    sheet.put("body", "Words.")
    paragraph = Paragraph(label=Cited("3"), marking=Cited("S"), inlines=(sheet.words("Words."),))
    page = read(bare(sheet, paragraph), appendix=Appendix.NO)

    assert ("Body Text", "[3] [S] Words.") in flow(page)


@pytest.mark.parametrize(
    ("sample", "lines"),
    [
        ("nitf-saltworks.xml", [("Byline", "By Ivo Keel, Harbour Correspondent and Tamsin Rowe")]),
        ("ninjs-dyke.json", []),
    ],
)
def test_lines_within_markup(root: Path, sample: str, lines: list[tuple[str, str]]) -> None:
    """A line that markup divides is one line, and data between quotation marks is none; the table has both."""
    page = read(convert(root / "seeds" / sample, [], load_registry()).document, appendix=Appendix.NO)

    assert [one for one in flow(page) if one[0] in ("Byline", "Date Line", "Colophon")] == lines
    assert page.tables[-1].cell(1, 0).text in ("Document id", "Uri")


def test_a_dateline_within_markup(root: Path) -> None:
    """A dateline in parts begins its paragraph."""
    path = root / "seeds" / "nitf-saltworks.xml"
    page = read(convert(path, [], load_registry()).document)

    assert next(text for style, text in flow(page) if style == "Body Text").startswith(
        "SALTMERE, April 12 The harbour board of Saltmere voted on Monday"
    )

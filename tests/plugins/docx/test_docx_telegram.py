"""A telegram on the page: its tables, its text, its banner, as python-docx reads them."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.document import Document as Page
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from converter import Document, Metadata, PageBreak, Paragraph
from converter_docx import DOCX, DocxOptions


@pytest.fixture(scope="module")
def page(telegram: Document) -> Page:
    """The telegram, read back."""
    return docx.Document(BytesIO(DOCX.write(telegram, DocxOptions())))


def test_title(page: Page, styled) -> None:
    """The subject is the title, under the genre, in the style of titles."""
    assert styled(page, "Kicker") == ["diplomatic cable"]
    assert styled(page, "Title") == ["FISHING & <FERRY> TALKS"]


def test_particulars(page: Page, rows) -> None:
    """All that is known stands in the first table; what was inferred stands in square brackets."""
    assert rows(page.tables[0]) == [
        ["Particulars", "As the document says"],
        ["Message reference number", "[91LAXTON42]"],
        ["Other identifiers", "Station serial 0042"],
        ["Sent", "1 February 1991, 10:15 UTC (011015Z FEB 91)"],
        ["Declassify on", "OADR"],
        ["Signed by", "[QUILL]"],
        ["Classification", "Secret, NOFORN"],
        ["Captions", "SIPDIS"],
        ["Classified under", "E.O. 12958"],
        ["Passing instruction", "[BREXHAM FOR THE HARBOUR MASTER]"],
        ["TAGS", "PREL [External political relations], LX"],
        ["Reference A", "LAXTON 7 [91LAXTON7]"],
        ["Reference B", "90 BREXHAM 12 (90BREXHAM12)"],
        ["Language", "[en]"],
    ]


def test_correspondents(page: Page, rows) -> None:
    """Who wrote to whom stands in the second; a column that nobody has a value for is left out."""
    assert rows(page.tables[1]) == [
        ["Role", "Name", "Routing indicator", "Precedence", "Copy number"],
        ["From", "AMEMBASSY LAXTON", "[RUEHLX]", "[Priority]", ""],
        ["To", "SECSTATE WASHDC", "RUEHC", "Immediate", "0815"],
        ["Info", "AMCONSUL BREXHAM", "RUEHBX", "[Priority]", "0099"],
    ]


def test_tables_before_the_text(page: Page) -> None:
    """A document that was sent to somebody opens with its tables."""
    kinds = [one.tag for one in page.element.body.iterchildren(qn("w:tbl"), qn("w:p"))]
    texts = [one.style for one in page.element.body.iterchildren(qn("w:p"))]

    assert kinds[2:6] == [qn("w:tbl"), qn("w:p"), qn("w:tbl"), qn("w:p")]
    assert texts[4] == "Summary"


def test_head_rows_are_repeated(page: Page) -> None:
    """The first row of each of our tables stands at the top of each page, and is announced as a head."""
    for table in page.tables:
        first, *others = table.rows

        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert not any(row._tr.xpath("w:trPr/w:tblHeader") for row in others)
        assert table._tbl.xpath("w:tblPr/w:tblLook/@w:firstRow") == ["1"]
        assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val")


def test_numbers_and_marks_are_text(page: Page, styled) -> None:
    """Paragraph numbers and portion marks stand as printed, in styles of their own; a page note stands inside."""
    [summary] = styled(page, "Summary")
    [runs] = [paragraph.runs for paragraph in page.paragraphs if paragraph.style.name == "Summary"]

    assert summary == "1. (S) SUMMARY: The talks on the ferry [new page: 002 OF 002] were short. END SUMMARY."
    assert [(run.text, run.style.name) for run in runs] == [
        ("1. ", "Paragraph Number"),
        ("(S) ", "Portion Mark"),
        ("SUMMARY: The talks on the ferry ", "Default Paragraph Font"),
        ("[new page: 002 OF 002] ", "Page Mark"),
        ("were short. END SUMMARY.", "Default Paragraph Font"),
    ]


def test_headings(page: Page, styled) -> None:
    """A heading is a heading to every program; ours begin with the appendix."""
    assert styled(page, "Heading 1") == ["WHAT WAS SAID"]
    assert styled(page, "Appendix Title") == ["About this conversion"]
    assert page.styles["Appendix Title"].base_style.name == "Heading 1"


def test_lists(page: Page, styled) -> None:
    """Items are items of a list by their style, level by level; their bullets are text, and Word adds none."""
    assert styled(page, "List") == ["--\tfirst, nets;", "--\tthen boats."]
    assert styled(page, "List 2") == ["a)\tof cod"]

    numbering = page.part.numbering_part.element
    assert page.styles["List 2"].element.xpath("w:pPr/w:numPr/w:ilvl/@w:val") == ["1"]
    assert set(numbering.xpath("//w:numFmt/@w:val")) == {"none"}
    assert set(numbering.xpath("//w:lvlText/@w:val")) == {""}


def test_preformatted(page: Page, styled) -> None:
    """Lines and tabs of preformatted text are kept."""
    assert styled(page, "Preformatted Text") == ["  SHIPS\t12\n  NETS\t 7"]


def test_signature(page: Page, styled) -> None:
    """The signature stands after the text."""
    assert styled(page, "Signature") == ["QUILL"]


def test_banner_on_each_page(page: Page) -> None:
    """The classification stands at the top and the bottom of each page, with its caveats, and the page's number."""
    [section] = page.sections
    head = [paragraph.text for paragraph in section.header.paragraphs]
    foot = [paragraph.text for paragraph in section.footer.paragraphs]

    assert head == ["SECRET//NOFORN", "[91LAXTON42]\tDiplomatic cable"]
    assert foot == ["Page  of ", "SECRET//NOFORN"]
    assert section.footer._element.xpath("//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    assert not section.different_first_page_header_footer


def test_a_page_within_a_word(sheet, styled) -> None:
    """A page that begins within a word stands in it without a blank; elsewhere one follows it."""
    sheet.put("body", "re")
    sheet.put("furniture", "-\nPAGE 2\n", "page-marker")
    sheet.put("body", "ceived it and ")
    sheet.put("furniture", "PAGE 3\n", "page-marker")
    sheet.put("body", "went")
    inlines = (
        sheet.words("re"),
        PageBreak(sheet.span("PAGE 2"), "2"),
        sheet.words("ceived it and "),
        PageBreak(sheet.span("PAGE 3"), "3"),
        sheet.words("went"),
    )
    document = sheet.document(format="drawn", metadata=Metadata(genre="drawn"), body=(Paragraph(inlines=inlines),))
    page = docx.Document(BytesIO(DOCX.write(document, DocxOptions())))

    assert styled(page, "Body Text") == ["re[new page: 2]ceived it and [new page: 3] went"]


def test_properties(page: Page) -> None:
    """Properties come from the record, and no clock nor library is in them."""
    properties = page.core_properties

    assert properties.title == "FISHING & <FERRY> TALKS"
    assert properties.author == "AMEMBASSY LAXTON"
    assert properties.identifier == "91LAXTON42"
    assert properties.keywords == "PREL, LX"
    assert properties.subject == "PREL External political relations; LX"
    assert properties.category == "diplomatic cable"
    assert properties.language == "en"
    assert properties.created.isoformat() == "1991-02-01T10:15:00+00:00"
    assert properties.modified == properties.created
    assert properties.last_modified_by == ""


def test_language_of_the_text(page: Page) -> None:
    """The text is in the record's language, our own words are in ours."""
    defaults = page.styles.element.xpath("w:docDefaults//w:lang/@w:val")

    assert defaults == ["en"]
    assert page.styles["Banner"].element.xpath("w:rPr/w:lang/@w:val") == ["en-GB"]


def test_paragraphs_can_be_linked_to(page: Page) -> None:
    """Each numbered paragraph has a bookmark, and each reference that has a letter."""
    assert page.element.xpath("//w:bookmarkStart/@w:name") == [
        *("reference_A", "reference_B"),
        *("paragraph_1", "paragraph_2", "paragraph_3"),
    ]
    assert page.element.xpath("//w:bookmarkStart/@w:id") == page.element.xpath("//w:bookmarkEnd/@w:id")
    assert sorted(page.element.xpath("//w:bookmarkStart/@w:id")) == list("01234")


def test_appendix(page: Page, rows, styled) -> None:
    """The appendix says what the source is, and what is in it beside the text."""
    titles = styled(page, "Appendix Heading")
    source, notices, metadata, furniture = map(rows, page.tables[2:])

    assert titles == ["Source", "Notices", "Metadata as received", "Not part of the text"]
    assert [name for name, _ in source] == [
        *("Property", "Name", "Read as", "Encoding", "Length", "SHA-256", "Converted with"),
    ]
    assert notices == [["Notice", "What was seen"], ["drawn, line 1", "a line was long"]]
    assert metadata[1] == ["FL1, line 3", "VZCZCXYZ1234"]
    assert furniture[1:] == [
        ["site-frame, line 1", "Page 7 of the file"],
        ["page-marker, line 17", "LAXTON 00000042  002 OF 002"],
        ["rule, line 21", "-------------"],
    ]


def test_no_formatting_but_styles(page: Page) -> None:
    """Every look has a name: no run or paragraph has properties of its own."""
    paragraphs = {one.tag for properties in page.element.xpath("//w:p/w:pPr") for one in properties}
    runs = {one.tag for properties in page.element.xpath("//w:r/w:rPr") for one in properties}

    assert paragraphs == {qn("w:pStyle")}
    assert runs == {qn("w:rStyle")}


def test_every_style_that_is_used_is_there(page: Page) -> None:
    """python-docx falls back silently on a default; the names say that it does not here."""
    defined = {style.style_id for style in page.styles}

    assert set(page.element.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")) <= defined
    assert {style.type for style in page.styles if style.name == "List"} == {WD_STYLE_TYPE.PARAGRAPH}


def test_nothing_is_told_where_there_is_no_doubt(page: Page) -> None:
    """A notice about one line does not stand on the first page."""
    assert not any(paragraph.text.startswith("See the notices") for paragraph in page.paragraphs)

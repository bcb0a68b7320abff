"""Where the text names a reference by its letter, a link leads to the row of that reference."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from attrs import evolve
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from converter import Cited, Document, Emphasis, Link, Metadata, Paragraph, Reference
from converter_docx import DOCX, DocxOptions
from converter_docx.references import anchors, linked


def letters(*labels: str | None) -> Metadata:
    references = (Reference(text=Cited("X 1"), label=None if label is None else Cited(label)) for label in labels)
    return Metadata(genre="drawn", references=tuple(references))


NAMED = anchors(letters("A", "B", "C", "D"))


def links(text: str) -> list[tuple[str, str]]:
    """The words of each link in *text*, and where it leads."""
    root = etree.fromstring(
        f'<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{linked(text, NAMED)}</w:p>'
    )
    assert "".join(root.itertext()) == text
    return [("".join(one.itertext()), one.get(qn("w:anchor"))) for one in root.iter(qn("w:hyperlink"))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as said (ref A).", [("ref A", "reference_A")]),
        ("PER REFTEL B, NO", [("REFTEL B", "reference_B")]),
        (
            "See refs A, B and D for all",
            [("refs A", "reference_A"), ("B", "reference_B"), ("D", "reference_D")],
        ),
        ("Ref A/C", [("Ref A", "reference_A"), ("C", "reference_C")]),
        ("ref B and A and then ref C", [("ref B", "reference_B"), ("A", "reference_A"), ("ref C", "reference_C")]),
        ("ref E is none, ref A, E is one", [("ref A", "reference_A")]),
        ("reference A, ref a, ref AB, prefer A, brief A", []),
        ("A reftel", []),
        ("", []),
    ],
)
def test_mentions(text: str, found: list[tuple[str, str]]) -> None:
    """Letters after “ref” are links, if a reference has that letter; nothing else is."""
    assert links(text) == found


@given(
    text=st.lists(st.sampled_from(["ref ", "REFS ", "A", "B", "E", ", ", " and ", "/", "x", "<", " "])).map(
        "".join
    )
)
def test_no_word_is_lost(text: str) -> None:
    """Whatever is linked, the words are those of the text."""
    assert all(anchor in NAMED.values() for _, anchor in links(text))


def test_only_letters_of_one_reference() -> None:
    """Labels that are no letters, or stand twice, lead nowhere."""
    assert anchors(letters("A", None, "1", "B", "B", "AB")) == {"A": "reference_A"}


def test_a_document(telegram: Document) -> None:
    """The row of the reference has the bookmark; words that are a link already stay one."""
    leaf = telegram.body[0].inlines[0]
    named = evolve(leaf, text="As ref A says, ")
    inlines = (named, Emphasis((named,)), Link((named,), "https://example.org/"))
    document = evolve(telegram, body=(Paragraph(inlines=inlines), *telegram.body[1:]))

    data = DOCX.write(document, DocxOptions())
    page = docx.Document(BytesIO(data))
    row = next(row for row in page.tables[0].rows if row.cells[0].text == "Reference A")

    assert DOCX.check(data) == ()
    assert row._tr.xpath(".//w:bookmarkStart/@w:name") == ["reference_A"]
    assert page.element.body.xpath(".//w:hyperlink/@w:anchor") == ["reference_A"]

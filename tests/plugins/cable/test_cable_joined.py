"""Heads and tags of telegrams whose lines and blanks were lost on the way."""

from __future__ import annotations

import pytest

from converter import Document, Options, decode, plain_text, violations
from converter_cable import CABLE

HEAD = """\
R 101200Z JAN 07
FM AMEMBASSY PORT SELWYN
TO RUEHC/SECSTATE WASHDC 0101
C O N F I D E N T I A L PORT SELWYN 000042

SIPDIS

E.O. 12958: DECL: 01/10/2017
TAGS: {tags}
SUBJECT: THE LAMP ON THE SOUTH PIER

CLASSIFIED BY: Ada Brandt, CDA. REASON: 1.4 (b), (d){joint}"""


def read(tags: str = "EFIS PZ", joint: str = "") -> Document:
    """The record of a telegram with these tags, and this after its classification authority."""
    source = decode("joined.txt", HEAD.format(tags=tags, joint=joint).encode())
    document = CABLE.read(source, Options())
    assert violations(document) == ()
    return document


@pytest.mark.parametrize("number", ["1. (C)", "1.  (C)", "1 . (C)", "¶1.  (C)"])
def test_a_first_paragraph_on_the_line_of_the_authority_is_body(number: str) -> None:
    """What follows the reasons on their own line, however many blanks its number has, is the text of the telegram."""
    document = read(joint=f"  {number}  Summary.  The lamp is lit again.  End summary.\n\nBRANDT\n")

    assert [plain_text(block.inlines) for block in document.body] == [
        "Summary. The lamp is lit again. End summary."
    ]


def test_tags_without_blanks_are_parted_and_noted() -> None:
    """Where every part of a word is a tag of the handbook, each is one, cited where it stands."""
    document = read(tags="ETRDEINVECINPGOVCS VTPREL", joint="\n\n1. (C) Lit.\n\nBRANDT\n")

    codes = [subject.code for subject in document.metadata.subjects]
    assert [code.value for code in codes] == ["ETRD", "EINV", "ECIN", "PGOV", "CS", "VT", "PREL"]
    assert all(code.span.of(document.source.text) == code.value for code in codes)
    assert [notice.code for notice in document.notices] == ["glued-tags", "glued-tags"]


@pytest.mark.parametrize("word", ["AMBASSADOR", "ETRDEQQVECIN", "CSPZEG", "IRAQI"])
def test_a_word_that_is_no_row_of_tags_stays_one(word: str) -> None:
    """No end of it is taken for a tag."""
    document = read(tags=f"PREL {word}", joint="\n\n1. (C) Lit.\n\nBRANDT\n")

    assert [subject.code.value for subject in document.metadata.subjects] == ["PREL", word]
    assert document.notices == ()


def test_a_head_without_a_text_is_noted() -> None:
    """A telegram of which only the head is there says so."""
    assert [notice.code for notice in read().notices] == ["no-body"]


MARKER = "\n\nPORT SELWY 00000412  002 OF 003\n\n"


def test_words_after_a_page_are_no_heading_over_the_box_of_the_next(cable):
    """The rule under the end of a sentence is the upper one of the next heading's box."""
    first = "1. (C) The painting is claimed by a Californian family, although the"
    document = cable(f"{first}{MARKER}Foundation owns it\n-------\nComment\n-------\n\n2. (C) Two.\n")

    assert [plain_text(one.inlines).rstrip() for one in document.body] == [
        "The painting is claimed by a Californian family, although the Foundation owns it",
        "Comment",
        "Two.",
    ]


def test_a_dash_of_a_sentence_after_a_page_is_no_item(cable):
    """A sentence that goes on with a dash, and a small letter, on the next page."""
    document = cable(
        f"1. (C) He has said that he is willing to run the risk of it{MARKER}-- and of more -- now.\n"
    )

    (paragraph,) = document.body
    assert plain_text(paragraph.inlines).endswith("risk of it -- and of more -- now.")


def test_the_end_of_a_summary_ends_a_paragraph_without_a_stop(cable):
    """What follows it on a page of its own may be a heading."""
    document = cable(f"1. (C) Summary: One. End summary{MARKER}What the minister said\n\n2. (C) Two.\n")

    assert [type(one).__name__ for one in document.body] == ["Paragraph", "Heading", "Paragraph"]


@pytest.mark.parametrize(
    "marker",
    [
        "PORT SELWY 00000412\n002 OF 003",
        "PORT SELWY 00000412 002 OF\n003",
        "PORT SELWY\n00000412 002 OF\n003",
        "PORT SELWY\n00000412  002 OF 003",
    ],
)
def test_a_marker_may_be_wrapped(cable, marker):
    """A page marker that was joined to a line, and then wrapped with it."""
    document = cable(f"1. (C) The words before it {marker} and after it.\n")

    (paragraph,) = document.body
    assert plain_text(paragraph.inlines) == "The words before it and after it."
    assert [type(one).__name__ for one in paragraph.inlines] == ["Text", "PageBreak", "Text"]


def test_a_word_before_a_marker_without_a_post_stays(cable):
    """A marker on a line of its own does not take the last word of the line before."""
    document = cable("1. (C) They are members of NATO\n00000412  002 OF 003\nand of the EU.\n")

    assert plain_text(document.body[0].inlines) == "They are members of NATO and of the EU."

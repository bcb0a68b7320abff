"""What collections and copyists put around a telegram."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from converter import Document, plain_text


def furniture(document: Document) -> list[str]:
    return [one.name for one in document.segments if one.role == "furniture"]


RECORD = "230417\n2007-05-09 14:05:00\n07PORTSELWYN412\nEmbassy Port Selwyn\nCONFIDENTIAL\n\n"
ANGLE = "<<230417>>\n5/9/2007 14:05\n07PORTSELWYN412\nEmbassy Port Selwyn\nCONFIDENTIAL\n06TORNE1|06TORNE2\n"
LABELLED = """\
id: 230417
date: 5/9/2007 14:05
refid: 07PORTSELWYN412
origin: Embassy Port Selwyn
classification: CONFIDENTIAL
destination: 06TORNE12
header:
"""


@pytest.mark.parametrize("record", [RECORD, ANGLE, LABELLED], ids=["lines", "angle", "labels"])
def test_record_between_header_and_head(cable, record, catalogue, telegram):
    """A copy's record, with the header again, gives the catalogue; the second header is furniture."""
    ends = "----------------- header ends ----------------\n\n" if record is LABELLED else ""

    document = cable(header=telegram.header + record + telegram.header + ends)

    said = catalogue(document)
    assert said.identifier.value == "07PORTSELWYN412"
    assert said.origin.value == "Embassy Port Selwyn"
    assert said.classification.value == "CONFIDENTIAL"
    assert [one.when for one in document.metadata.events if one.kind == "created"] == [
        datetime(2007, 5, 9, 14, 5, tzinfo=UTC)
    ]
    assert "repeated-head" in furniture(document)
    assert len([one for one in document.metadata.agents if one.role == "recipient"]) == 1
    assert document.notices == ()


def test_row_of_a_table(cable, catalogue, telegram):
    """A row of cells with tabs between them, and each line with a backslash at its end."""
    row = "230417\t2007-05-09 14:05:00\t07PORTSELWYN412\tEmbassy Port Selwyn\tCONFIDENTIAL\t\t"
    copy = (row + telegram.header).rstrip("\n").replace("\n", "\\\n") + "\t" + telegram.head.replace("\n", " \\\n")

    document = cable("1. (C) One line, \\\nand another. \\\nOYELARAN \\\n", head=copy)

    assert catalogue(document).identifier.value == "07PORTSELWYN412"
    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"
    assert "".join(one.text for one in document.body[0].inlines) == "One line, and another."
    assert [one.name.value for one in document.metadata.agents if one.role == "signatory"] == ["OYELARAN"]


def test_copy_with_its_line_ends_lost(cable):
    """A date, and the head in one line without so much as a blank after the serial."""
    copy = (
        "Cable dated:2007-05-09T14:05:00C O N F I D E N T I A L PORT SELWYN 000412SIPDISE.O. 12958: "
        "DECL: 05/08/2017TAGS: PREL EAGR PZ\nSUBJECT: A TELEGRAM FOR A TEST\n"
    )

    metadata = cable(head=copy).metadata

    assert [one.value for one in metadata.restrictions[0].captions] == ["SIPDIS"]
    assert [one.code.value for one in metadata.subjects] == ["PREL", "EAGR", "PZ"]
    assert metadata.restrictions[0].authority.value == "E.O. 12958"


def test_partial_extract_with_a_date_line(cable, catalogue):
    """Without a date-time group the newspaper's date gives the year of the number."""
    note = "This record is a partial extract of the original cable. The full text is not available.\n"

    document = cable(header=note + "Wednesday, 09 May 2007, 14:05\n")

    said = catalogue(document)
    assert said.created.value == "09 May 2007, 14:05"
    assert said.identifier is said.classification is said.origin is None
    assert [one.value.value for one in document.metadata.identifiers if one.scheme == "mrn"] == ["07PORTSELWYN412"]


def test_head_of_an_envelope_before_the_classification_line(cable, telegram):
    """Labels that an envelope has too are printed again, not the message's own."""
    document = cable(header=telegram.header + RECORD + telegram.header + "TAGS: PREL EAGR PZ\n")

    assert len(document.metadata.subjects) == 3


def test_envelope_that_contradicts_the_message(cable, telegram):
    """What a copy says and the message does not is a notice."""
    record = RECORD.replace("14:05", "14:06").replace("CONFIDENTIAL", "SECRET").replace("412", "413")

    document = cable(header=telegram.header + record)

    assert sorted(one.code for one in document.notices) == [
        "created-differs",
        "identifier-differs",
        "level-differs",
    ]


def test_line_that_nobody_knows(cable, telegram):
    """Between header and head it is unrecognised, with a notice that quotes it."""
    document = cable(header=telegram.header + "\n?? what is this ??\n\n")

    [notice] = document.notices
    assert notice.code == "unrecognised"
    assert "?? what is this ??" in notice.message
    assert furniture(document) == ["unrecognised"]


@pytest.mark.parametrize("words", ["*** Missing Section 001 ***", "MISSING SECTION 001"])
@pytest.mark.parametrize("place", ["before the classification line", "before the text", "within the text"])
def test_the_note_of_a_missing_section(cable, place, words):
    """It stands anywhere in the place of the section, is furniture, and is told."""
    note = f"{words}\n\n"
    head = "S E C R E T SECTION 02 OF 03 PORT SELWYN 000412\n\nSIPDIS\n\nSUBJECT: A TELEGRAM FOR A TEST\n\n"
    head = note + head if place.startswith("before the c") else head
    first = note if place == "before the text" else ""
    second = note if place == "within the text" else ""
    document = cable(f"{first}1. (C) One.\n\n{second}2. (C) Two.\n", head=head)

    assert [plain_text(one.inlines) for one in document.body] == ["One.", "Two."]
    assert [one.code for one in document.notices] == ["section-missing"]


def test_a_text_that_begins_with_a_later_section(cable):
    """The classification line says which section this is."""
    head = "S E C R E T SECTION 02 OF 03 PORT SELWYN 000412\n\nSUBJECT: A TELEGRAM FOR A TEST\n\n"
    [notice] = cable("5. (C) Five.\n", head=head).notices

    assert (notice.code, notice.message) == ("section-missing", "the text begins with section 2 of 3")


def test_a_mails_subject_that_is_a_classification_line(cable):
    """With the number of the mail behind it, it is of the envelope, and not the telegram's own."""
    document = cable(
        "1. (U) Words.\n", head="UNCLAS PORT SELWYN 000412 [1234567]\n\nSIPDIS\n\nSUBJECT: A TEST\n\n"
    )

    assert "UNCLAS PORT SELWYN 000412 [1234567]" in [
        one.span.of(document.source.text).strip() for one in document.segments if one.name == "site-frame"
    ]

"""Heads whose lines were joined: labels within lines, and what follows the last field on its line."""

from __future__ import annotations

import pytest

from converter import plain_text

LINE = "C O N F I D E N T I A L PORT SELWYN 000412 SIPDIS "


def referred(document):
    return [one.text.value for one in document.metadata.references]


def test_all_of_a_head_on_the_line_of_the_catalogues_date(cable):
    """Without a blank between the fields."""
    head = (
        "Cable dated:2007-05-09T14:05:00C O N F I D E N T I A L SECTION 01 OF 02 PORT SELWYN 000412SENSITIVE SIPDIS"
        "NEA FOR DAS HOLT TREASURY PASS TO A/S REEVEE.O. 12958: DECL: 05/07/2018TAGS: EPET ECON PZ\n"
    )

    document = cable(head=head)

    said = document.metadata
    assert [one.code.value for one in said.subjects] == ["EPET", "ECON", "PZ"]
    assert [one.text.value for one in said.instructions if one.kind == "passing"] == [
        "NEA FOR DAS HOLT TREASURY PASS TO A/S REEVE"
    ]
    assert [one.when.isoformat() for one in said.events if one.kind == "declassify"] == ["2018-05-07"]
    assert [notice.code for notice in document.notices] == ["no-subject"]


@pytest.mark.parametrize(
    ("rest", "references"),
    [
        ("REF: STATE 6970 We delivered the points in reftel on May 2.", ["STATE 6970"]),
        ("REF: STATE 6970 (U) On May 2, Econoff delivered the points to the ministry.", ["STATE 6970"]),
        ("REF: A. STATE 6970 B. 06 PORT SELWYN 12 (NOTAL) The embassy delivered the points of reftel.",
         ["STATE 6970", "06 PORT SELWYN 12 (NOTAL)"]),
    ],
)  # fmt: skip
def test_references_end_where_a_sentence_begins(cable, rest, references):
    """What follows the list on its line is the body."""
    head = f"{LINE}E.O. 12958: N/A TAGS: PREL PZ SUBJECT: A TEST {rest}\n"

    document = cable("", head=head)

    assert document.metadata.title.value == "A TEST"
    assert referred(document) == references
    assert plain_text(document.body[0].inlines) == rest.split(references[-1], 1)[1].strip().removeprefix("(U) ")
    assert document.notices == ()


def test_passing_lines_before_a_label_within_the_last_of_them(cable):
    """They are of the head, though no line begins with a label."""
    head = f"{LINE}\n\nDEPT FOR WHA/BRM\nTREASURY FOR HOLT E.O. 12958: DECL: 02/04/2018 TAGS: EPET PZ\n"

    document = cable(head=head)

    assert [one.text.value for one in document.metadata.instructions if one.kind == "attention"] == [
        "DEPT FOR WHA/BRM",
        "TREASURY FOR HOLT",
    ]
    assert [one.code.value for one in document.metadata.subjects] == ["EPET", "PZ"]


NOTES = [
    "SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY",
    "This cable is sensitive but unclassified.  Please handle\naccordingly.",
    "(U) This message is business-sensitive. Please treat accordingly.",
    "Sensitive but unclassified. Please protect accordingly.  Not\nfor Internet distribution.",
    "ENTIRE TEXT SENSITIVE BUT UNCLASSIFIED/NOFORN; PLEASE PROTECT ACCORDINGLY.",
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("before", ["\n", "\n\n", " "], ids=["next line", "blank line", "same line"])
def test_note_how_to_treat_it_is_an_instruction(cable, note, before):
    """It is no part of the subject before it, nor of the body after it."""
    head = f"UNCLAS PORT SELWYN 000412\n\nE.O. 12958: N/A\nTAGS: PREL PZ\nSUBJECT: A TEST{before}{note}\n"

    document = cable("1. (SBU) Nothing happened.\n", head=head)

    assert document.metadata.title.value == "A TEST"
    assert [one.text.value for one in document.metadata.instructions if one.kind == "handling"] == [
        " ".join(note.split())
    ]
    assert len(document.body) == 1


def test_index_under_a_subject_is_the_body(cable):
    """A press review lists its articles there."""
    head = f"{LINE}\nTAGS: OIIP PZ\n\nSUBJECT: DAILY SUMMARY OF THE PRESS 03/15/06\n  INDEX:\n(1) Poll\n"

    document = cable("(2) Another poll\n", head=head)

    assert document.metadata.title.value == "DAILY SUMMARY OF THE PRESS 03/15/06"
    assert document.body


def test_subject_without_its_label(cable):
    """A line between the tags and the references is the subject."""
    head = f"{LINE}\nE.O. 12958: N/A\nTAGS: PREL PZ\n\nRESPONSE: TALKS WITH THE PORT REF: STATE 131\n"

    document = cable(head=head)

    assert document.metadata.title.value == "RESPONSE: TALKS WITH THE PORT"
    assert referred(document) == ["STATE 131"]


def test_second_line_of_a_subject_in_brackets(cable):
    """It goes on over a blank line."""
    head = f"{LINE}\nTAGS: PREL PZ\nSUBJECT: HEALTH: NADA\n\n(NOTHING IS EASY)\n\nREF: STATE 131\n"

    document = cable(head=head)

    assert document.metadata.title.value == "HEALTH: NADA (NOTHING IS EASY)"


def test_subject_printed_again_under_the_references(cable):
    """It is furniture."""
    head = f"{LINE}\nTAGS: PREL PZ\nSUBJECT: TALKS\n\nREF: STATE 131\n\nTALKS REF: STATE 131\n"

    document = cable(head=head)

    assert document.metadata.title.value == "TALKS"
    assert document.notices == ()


def test_classification_line_that_was_wrapped(cable):
    """Level, post and serial on two lines are one line."""
    head = "C O N F I D E N T I A L SECTION 01 OF 02 PORT\nSELWYN 000412\nSIPDIS\nTAGS: PREL PZ\nSUBJECT: TALKS\n"

    document = cable(head=head)

    assert [one.value.value for one in document.metadata.identifiers if one.scheme == "message-number"] == [
        "PORT SELWYN 000412"
    ]
    assert document.notices == ()


def test_authority_ends_with_its_reasons(cable):
    """A salutation on the next line is the body's."""
    head = f"{LINE}\nTAGS: PREL PZ\nSUBJECT: TALKS\n\nClassified By: CDA Ann Reeve for reasons 1.5(b ,d)\nMadam Secretary:\n"

    document = cable(head=head)

    [classifier] = [one for one in document.metadata.agents if one.role == "classifier"]
    assert (classifier.name.value, classifier.position.value) == ("Ann Reeve", "CDA")
    assert plain_text(document.body[0].inlines) == "Madam Secretary:"


@pytest.mark.parametrize("tags", ["TAGS:\n\nPREL, EAGR, PZ", "TAGS: PREL,\n\nEAGR, PZ"], ids=["empty", "open"])
def test_tags_after_a_blank_line(cable, tags):
    """They go on where nothing, or a comma, stands before it."""
    document = cable(head=f"{LINE}\n{tags}\nSUBJECT: TALKS\n")

    assert [one.code.value for one in document.metadata.subjects] == ["PREL", "EAGR", "PZ"]


def test_tags_and_references_printed_again(cable):
    """What is printed twice in one head is said once."""
    head = f"{LINE}\nTAGS: PREL PHUM PZ\nSUBJECT: TALKS\n\nREF: STATE 131\n\nPHUM,PREL,PZ\n\nREF: STATE 131\n"

    document = cable(head=head)

    assert referred(document) == ["STATE 131"]
    assert {one.code.value for one in document.metadata.subjects} == {"PREL", "PHUM", "PZ"}
    assert document.notices == ()


def test_a_field_that_is_cut_short_gives_way_to_the_whole(cable):
    """Of two copies of a head the better one is read, field by field."""
    cut = f"{LINE}\n\nE.O. 12958: N/A\nTAGS: PREL PZ\nSUBJECT: TALKS\n\nREF: A. ROME DAIL...\n\n"
    whole = cut.replace("ROME DAIL...", "ROME DAILY REPORT\nB. ROME 1040").replace("E.O. 12958: N/A\n", "")

    document = cable(head=cut + whole)

    assert referred(document) == ["ROME DAILY REPORT", "ROME 1040"]
    assert document.notices == ()


def test_section_goes_on_under_the_subject_printed_again(cable):
    """In the head of a second section the subject ends with its own words: what follows is text."""
    second = f"{LINE}\nTAGS: PREL PZ\nSUBJECT: TALKS\nAND THE PORT IS OPEN. 2. (C) TWO.\n"

    document = cable(f"1. (C) THE LAMP IS LIT,\n{second}", head=f"{LINE}\nTAGS: PREL PZ\nSUBJECT: TALKS\n")

    words = " ".join(plain_text(block.inlines) for block in document.body)
    assert words == "THE LAMP IS LIT, AND THE PORT IS OPEN. TWO."

"""What a telegram is about, in its head: TAGS and SUBJECT."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "line",
    [
        "TAGS: PREL KNNP NATO JA",
        "TAGS PREL, KNNP, NATO, JA",
        "TAGS: PREL KNNP\nNATO JA",
        "Tags: prel, knnp, nato, ja",
        "TGS: PREL;KNNP;NATO;JA",
        "tAgs: prel, knnp,\nnato, ja",
        "TAGS:\xa0PREL\xa0 KNNP\xa0 NATO\xa0 JA",
    ],
)
def test_tags(cable, line, head):
    """With any separator, mistyped label, in small letters, on two lines; each of its kind."""
    subjects = cable(head=head(tags=line + "\n")).metadata.subjects

    assert [(one.scheme, one.code.value, one.kind) for one in subjects] == [
        ("tags", "PREL", "subject"),
        ("tags", "KNNP", "program"),
        ("tags", "NATO", "organization"),
        ("tags", "JA", "place"),
    ]


def test_a_caption_among_the_tags(cable, head):
    """SIPDIS is a caption wherever it stands."""
    metadata = cable(head=head(captions="", tags="TAGS: PREL PZ SIPDIS\n")).metadata

    assert [one.code.value for one in metadata.subjects] == ["PREL", "PZ"]
    assert [one.value for one in metadata.restrictions[0].captions] == ["SIPDIS"]


def test_person_among_tags(cable, head):
    """A name in brackets is one tag, comma and all."""
    subjects = cable(head=head(tags="TAGS: OVIP (RICE, CONDOLEEZZA), PREL\n")).metadata.subjects

    assert [(one.code.value, one.kind) for one in subjects][1] == ("RICE, CONDOLEEZZA", "person")
    assert len(subjects) == 3


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("SUBJECT: ONE LINE", "ONE LINE"),
        ("SUBJECT:\nON THE NEXT LINE", "ON THE NEXT LINE"),
        ("SUBJECT: A LINE THAT IS WRAPPED AT ABOUT SIXTY SIGNS AND THEN\nGOES ON", None),
        ("SUBJECT: A LINE THAT IS WRAPPED AT ABOUT SIXTY SIGNS AND THEN\n\nGOES ON", None),
        (
            "SUBJECT: A LINE THAT IS WRAPPED AT ABOUT SIXTY SIGNS AND\n\nPORT SELWY 00000412 001.2 OF 002\n\nTHEN GOES ON",
            None,
        ),
        ("SUBJ: A LINE THAT IS WRAPPED AT ABOUT SIXTY SIGNS AND THEN\n     GOES ON REF: TOKYO 433", None),
    ],
    ids=["one", "next", "two", "blank line", "page marker", "REF on the line"],
)
def test_subject(cable, line, title, head):
    """Over its lines, whatever stands between them, and without what follows it on its line."""
    expected = title or "A LINE THAT IS WRAPPED AT ABOUT SIXTY SIGNS AND THEN GOES ON"

    assert cable(head=head(subject=line + "\n")).metadata.title.value == expected


def test_heading_after_a_subject_is_no_part_of_it(cable, head):
    """A heading stands between blank lines too, but over a rule."""
    document = cable("1. (S) Nothing.\n", head=head(authority="\nSUMMARY\n-------\n"))

    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"
    assert document.body[0].inlines[0].text == "SUMMARY"


def test_a_telegram_without_a_subject_is_noted(cable, head):
    """A record without a title says so; one with a title does not."""
    assert "no-subject" in [one.code for one in cable(head=head(subject="")).notices]
    assert "no-subject" not in [one.code for one in cable(head=head()).notices]


def test_a_label_in_small_letters_does_not_end_the_subject(cable, head):
    """Over a blank line the letters of the words are compared, not those of the label."""
    subject = "Subject: THE FISHERIES OF PORT SELWYN AND THEIR FUTURE IN\n\nTHE NEXT SEASON\n"
    document = cable(head=head(subject=subject))

    assert document.metadata.title.value.endswith("FUTURE IN THE NEXT SEASON")


def test_a_rule_under_the_subject_is_that_of_a_heading(cable, head, outline):
    """A rule over the first heading is no part of the subject."""
    document = cable("-------\n1. SUMMARY\n-------\n\nIt was quiet.\n", head=head(authority=""))

    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"
    assert "----" not in "".join(words for *_, words in outline(document))


def test_a_sentence_under_a_subject_in_capitals_is_text(cable, head, paragraphs):
    """What is not in capitals under a subject that is, and reads as a sentence, begins the text."""
    document = cable("1. It was quiet.\n", head=head(authority="This is an action request; see paragraph 1.\n"))

    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"
    assert paragraphs(document)[0] == "This is an action request; see paragraph 1."


def test_references_glued_to_the_subject(cable, head):
    """A copy may lose the blank before the label."""
    metadata = cable(head=head(subject="SUBJECT: A QUIET HARBOURREF: A. TORNE 12\n")).metadata

    assert metadata.title.value == "A QUIET HARBOUR"
    assert [one.target for one in metadata.references] == ["07TORNE12"]


def test_a_page_turned_within_the_head(cable, head, named):
    """The level and the number of the next page are furniture, and the field goes on."""
    turned = "                       SECRET\n\nPAGE 02        PORT S  00412  01 OF 02  091405Z\n"
    document = cable(
        head=head(authority=f"\nCLASSIFIED BY AMBASSADOR TUNDE OYELARAN.\n{turned}REASONS: 1.5 (B).\n")
    )

    assert named(document, "page-marker") == [turned.strip()]
    [classifier] = [one for one in document.metadata.agents if one.role == "classifier"]
    assert classifier.name.value == "TUNDE OYELARAN"
    assert [one.value for one in document.metadata.restrictions[0].reasons] == ["1.5 (b)"]

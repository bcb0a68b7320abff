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

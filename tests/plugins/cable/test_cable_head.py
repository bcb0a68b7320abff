"""The head of the text: classification line, captions, passing lines, executive order, and heads that stand there twice."""

from __future__ import annotations

from datetime import date

import pytest


def test_classification_line(cable, head, transmission):
    """Level, number as printed, section and sections."""
    document = cable(head=head())
    metadata, said = document.metadata, transmission(document)

    assert metadata.restrictions[0].level.value == "secret"
    assert (said.section.value, said.sections.value) == (1, 2)
    assert [one.value.value for one in metadata.identifiers if one.scheme in ("message-number", "mrn")] == [
        "07PORTSELWYN412",
        "PORT SELWYN 000412",
    ]


@pytest.mark.parametrize(
    ("line", "level", "caveats"),
    [
        ("UNCLAS PORT SELWYN 000412", "unclassified", []),
        ("UNCLAS E F T O PORT SELWYN 000412", "unclassified", ["E F T O"]),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY PORT SELWYN 412", "unclassified", ["FOR OFFICIAL USE ONLY"]),
        ("LIMITED OFFICIAL USE PORT SELWYN 0412", "limited-official-use", []),
        ("C O N F I D E N T I A L NOFORN PORT SELWYN 000412", "confidential", ["NOFORN"]),
        ("E C R E T PORT SELWYN 000412", "secret", []),
        ("T O P S E C R E T PORT SELWYN 000412", "top-secret", []),
        ("S E C R E T\xa0PORT\xa0SELWYN\xa0000412", "secret", []),
        ("S e c r e t port selwyn 000412", "secret", []),
    ],
)
def test_level(cable, line, level, caveats, head):
    """Every level, letter-spaced or not, damaged or not; what is printed beside it is a caveat."""
    document = cable(head=head(line + "\n"))

    [restriction] = document.metadata.restrictions
    assert restriction.level.value == level
    assert [one.value for one in restriction.caveats] == caveats
    assert "07PORTSELWYN412" in [one.value.value for one in document.metadata.identifiers]


def test_captions_in_order(cable, head):
    """As printed, one or more a line, a repeated one too."""
    document = cable(head=head(captions="NOFORN SENSITIVE\nSIPDIS\n\nSIPDIS\n"))

    assert [one.value for one in document.metadata.restrictions[0].captions] == [
        "NOFORN",
        "SENSITIVE",
        "SIPDIS",
        "SIPDIS",
    ]


def test_line_that_nobody_knows_before_a_label(cable, head, notices):
    """It is unrecognised, and the head goes on after it."""
    document = cable(head=head(tags="\n?? noise ??\n\nTAGS: PREL PZ\n"))

    assert notices(document) == ["unrecognised"]
    assert [one.code.value for one in document.metadata.subjects] == ["PREL", "PZ"]


def test_text_between_two_heads(cable, head, notices, named):
    """What stands on a head's last line and is not its own is unrecognised where another head follows."""
    document = cable(head=head(authority="\nREF: TORNE 12 1. (S) Broken off\n") + "\n" + head())

    assert "unrecognised" in notices(document)
    assert len(named(document, "repeated-head")) == 1


def test_corrected_copy(cable, head, notices, transmission):
    """The note of a corrected copy is no caption; its reason is kept, and a notice says so."""
    document = cable(head=head(captions="SIPDIS\nC O R R E C T E D  C O P Y (TAG ADDED)\n"))

    said = transmission(document)
    assert said.correction.value == "C O R R E C T E D C O P Y (TAG ADDED)"
    assert notices(document) == ["corrected-copy"]
    assert [one.value for one in document.metadata.restrictions[0].captions] == ["SIPDIS"]


def test_passing_and_attention_lines(cable, head):
    """Whoever is asked to pass it on is told apart from whom it is for; a wrapped line is one instruction."""
    lines = "\nSTATE FOR OES/OA, EUR/NB AND THE OFFICE OF THE\nLEGAL ADVISER\nSTATE PASS TO USTR\nWHA/CEN\n\n"

    found = cable(head=head(passing=lines)).metadata.instructions

    assert [(one.kind, one.text.value) for one in found if one.kind != "operating-signal"] == [
        ("attention", "STATE FOR OES/OA, EUR/NB AND THE OFFICE OF THE LEGAL ADVISER"),
        ("passing", "STATE PASS TO USTR WHA/CEN"),
    ]


def test_passing_line_after_the_subject(cable, head):
    """In capitals and by its words, wherever it stands in the head."""
    document = cable(head=head(reference="\nTREASURY FOR OASIA\n\n"))

    assert ("attention", "TREASURY FOR OASIA") in [
        (one.kind, one.text.value) for one in document.metadata.instructions
    ]
    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"


@pytest.mark.parametrize(
    ("line", "authority", "text", "when"),
    [
        ("E.O. 12958: DECL: 02/07/2016", "E.O. 12958", "02/07/2016", date(2016, 2, 7)),
        ("EO 12958 DECL: 2/7/16", "E.O. 12958", "2/7/16", date(2016, 2, 7)),
        ("E.O. 12958: DECL: 2016/02/07", "E.O. 12958", "2016/02/07", date(2016, 2, 7)),
        ("E.O. 13526: DECL: DECL: 06/09/2016", "E.O. 13526", "06/09/2016", date(2016, 6, 9)),
        ("E.O. 12356: DECL:OADR", "E.O. 12356", "OADR", None),
        (
            "E.O. 12958: DECL: TEN YEARS AFTER THE BRIDGE\nIS BUILT",
            "E.O. 12958",
            "TEN YEARS AFTER THE BRIDGE IS BUILT",
            None,
        ),
    ],
)
def test_executive_order(cable, line, authority, text, when, head):
    """Which order, and until when: a day, or an event in words, which is no date."""
    metadata = cable(head=head(eo=line + "\n")).metadata

    [event] = [one for one in metadata.events if one.kind == "declassify"]
    assert metadata.restrictions[0].authority.value == authority
    assert (event.text.value, event.when) == (text, when)


def test_nothing_to_declassify(cable, head):
    """N/A names the order and no day; the event says that it does not apply."""
    metadata = cable(head=head(eo="E.O. 12958: N/A\n")).metadata

    assert metadata.restrictions[0].authority.value == "E.O. 12958"
    [event] = [one for one in metadata.events if one.kind == "declassify"]
    assert (event.text.value, event.when) == ("N/A", None)


def test_fields_on_one_line(cable):
    """A head whose lines were joined gives the same as one on many lines."""
    joined = (
        "C O N F I D E N T I A L PORT SELWYN 000412 SIPDIS STATE FOR OES E.O. 12958: DECL: 05/08/2017 TAGS: PREL, PZ\n"
        "\nSUBJECT: A TELEGRAM FOR A TEST REF: A. TORNE 12 B. TORNE 13 Classified By: Ada Brightling, Consul. "
        "Reason 1.4 (b) 1. (C) It begins here.\n"
    )

    document = cable("", head=joined)

    metadata = document.metadata
    assert metadata.title.value == "A TELEGRAM FOR A TEST"
    assert [one.code.value for one in metadata.subjects] == ["PREL", "PZ"]
    assert [one.value for one in metadata.restrictions[0].captions] == ["SIPDIS"]
    assert [one.target for one in metadata.references] == ["07TORNE12", "07TORNE13"]
    assert ("attention", "STATE FOR OES") in [(one.kind, one.text.value) for one in metadata.instructions]
    assert [(one.label.value, one.marking.value, one.inlines[0].text) for one in document.body] == [
        ("1", "C", "It begins here.")
    ]


def test_head_printed_twice(cable, head, notices, named):
    """The second copy is furniture and nothing in it counts twice."""
    document = cable(head=head() + "\n" + head())

    assert len(named(document, "repeated-head")) == 1
    assert len(document.metadata.subjects) == 2
    assert notices(document) == []


def test_the_whole_copy_is_read(cable, head, named):
    """Where the first copy breaks off, the second one is read."""
    broken = head(subject="SUBJECT: A TELEGRAM FOR...\n", authority="")

    document = cable(head=broken + "\n" + head())

    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"
    assert named(document, "subject") == ["SUBJECT: A TELEGRAM FOR A TEST"]


def test_what_one_copy_lacks_is_taken_from_the_other(cable, head):
    """Two copies with different fields are united."""
    document = cable(head=head(tags="") + "\n" + head(eo=""))

    assert [one.code.value for one in document.metadata.subjects] == ["PREL", "PZ"]
    assert document.metadata.restrictions[0].authority.value == "E.O. 12958"


def test_head_of_another_section_within_the_body(cable, head, named):
    """The head of the second section stands among the paragraphs, and is furniture."""
    second = head("S E C R E T SECTION 02 OF 02 PORT SELWYN 000412\n", subject="", authority="")

    document = cable(f"1. (S) One.\n\n{second}\n2. (S) Two.\n", head=head())

    assert [one.label.value for one in document.body] == ["1", "2"]
    assert named(document, "repeated-head")[0].startswith("S E C R E T SECTION 02")


def test_telegram_without_header(cable, head, named):
    """A partial extract begins with the publisher's note and the classification line; its year is not known."""
    document = cable(header="This record is a partial extract of the original cable.\n", head=head())

    assert named(document, "site-frame") == ["This record is a partial extract of the original cable."]
    assert [one.scheme for one in document.metadata.identifiers] == ["message-number"]

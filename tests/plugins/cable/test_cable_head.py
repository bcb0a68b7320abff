"""The head of the text: classification line, captions, passing lines, E.O., TAGS, SUBJECT, REF, authority."""

from __future__ import annotations

from datetime import date

import pytest

from converter_cable.transmission import Transmission

CLASSIFICATION = "S E C R E T SECTION 01 OF 02 PORT SELWYN 000412\n"
FIELDS = {
    "captions": "SIPDIS\n",
    "passing": "",
    "eo": "E.O. 12958: DECL: 05/08/2017\n",
    "tags": "TAGS: PREL PZ\n",
    "subject": "SUBJECT: A TELEGRAM FOR A TEST\n",
    "reference": "",
    "authority": "\nClassified By: Ambassador Tunde Oyelaran. Reasons 1.4 (b) and (d).\n",
}


def head(classification: str = CLASSIFICATION, **fields: str) -> str:
    """A head with some of its fields as given."""
    return classification + "".join({**FIELDS, **fields}.values())


def notices(document) -> list[str]:
    return [one.code for one in document.notices]


def segments(document, name: str) -> list[str]:
    return [one.span.of(document.source.text).strip() for one in document.segments if one.name == name]


def test_classification_line(cable):
    """Level, number as printed, section and sections."""
    metadata = cable(head=head()).metadata

    [transmission] = [one for one in metadata.extensions if isinstance(one, Transmission)]
    assert metadata.restrictions[0].level.value == "secret"
    assert (transmission.section.value, transmission.sections.value) == (1, 2)
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
def test_level(cable, line, level, caveats):
    """Every level, letter-spaced or not, damaged or not; what is printed beside it is a caveat."""
    document = cable(head=head(line + "\n"))

    [restriction] = document.metadata.restrictions
    assert restriction.level.value == level
    assert [one.value for one in restriction.caveats] == caveats
    assert "07PORTSELWYN412" in [one.value.value for one in document.metadata.identifiers]


def test_captions_in_order(cable):
    """As printed, one or more a line, a repeated one too."""
    document = cable(head=head(captions="NOFORN SENSITIVE\nSIPDIS\n\nSIPDIS\n"))

    assert [one.value for one in document.metadata.restrictions[0].captions] == [
        "NOFORN",
        "SENSITIVE",
        "SIPDIS",
        "SIPDIS",
    ]


def test_line_that_nobody_knows_before_a_label(cable):
    """It is unrecognised, and the head goes on after it."""
    document = cable(head=head(tags="\n?? noise ??\n\nTAGS: PREL PZ\n"))

    assert notices(document) == ["unrecognised"]
    assert [one.code.value for one in document.metadata.subjects] == ["PREL", "PZ"]


def test_text_between_two_heads(cable):
    """What stands on a head's last line and is not its own is unrecognised where another head follows."""
    document = cable(head=head(authority="\nREF: TORNE 12 1. (S) Broken off\n") + "\n" + head())

    assert "unrecognised" in notices(document)
    assert len(segments(document, "repeated-head")) == 1


def test_corrected_copy(cable):
    """The note of a corrected copy is no caption; its reason is kept, and a notice says so."""
    document = cable(head=head(captions="SIPDIS\nC O R R E C T E D  C O P Y (TAG ADDED)\n"))

    [transmission] = [one for one in document.metadata.extensions if isinstance(one, Transmission)]
    assert transmission.correction.value == "C O R R E C T E D C O P Y (TAG ADDED)"
    assert notices(document) == ["corrected-copy"]
    assert [one.value for one in document.metadata.restrictions[0].captions] == ["SIPDIS"]


def test_passing_and_attention_lines(cable):
    """Whoever is asked to pass it on is told apart from whom it is for; a wrapped line is one instruction."""
    lines = "\nSTATE FOR OES/OA, EUR/NB AND THE OFFICE OF THE\nLEGAL ADVISER\nSTATE PASS TO USTR\nWHA/CEN\n\n"

    found = cable(head=head(passing=lines)).metadata.instructions

    assert [(one.kind, one.text.value) for one in found if one.kind != "operating-signal"] == [
        ("attention", "STATE FOR OES/OA, EUR/NB AND THE OFFICE OF THE LEGAL ADVISER"),
        ("passing", "STATE PASS TO USTR WHA/CEN"),
    ]


def test_passing_line_after_the_subject(cable):
    """In capitals and by its words, wherever it stands in the head."""
    document = cable(head=head(reference="\nTREASURY FOR OASIA\n\n"))

    assert ("attention", "TREASURY FOR OASIA") in [
        (one.kind, one.text.value) for one in document.metadata.instructions
    ]
    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"


def test_authority_with_its_reasons_apart(cable):
    """A blank line between name and reasons."""
    document = cable(head=head(authority="\nClassified By: Ada Brightling, Consul\n\nReason: 1.4 (d)\n"))

    assert [one.value for one in document.metadata.restrictions[0].reasons] == ["1.4 (d)"]
    assert len(document.body) == 1


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
def test_executive_order(cable, line, authority, text, when):
    """Which order, and until when: a day, or an event in words, which is no date."""
    metadata = cable(head=head(eo=line + "\n")).metadata

    [event] = [one for one in metadata.events if one.kind == "declassify"]
    assert metadata.restrictions[0].authority.value == authority
    assert (event.text.value, event.when) == (text, when)


def test_nothing_to_declassify(cable):
    """N/A names the order and no day; the event says that it does not apply."""
    metadata = cable(head=head(eo="E.O. 12958: N/A\n")).metadata

    assert metadata.restrictions[0].authority.value == "E.O. 12958"
    [event] = [one for one in metadata.events if one.kind == "declassify"]
    assert (event.text.value, event.when) == ("N/A", None)


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
def test_tags(cable, line):
    """With any separator, mistyped label, in small letters, on two lines; each of its kind."""
    subjects = cable(head=head(tags=line + "\n")).metadata.subjects

    assert [(one.scheme, one.code.value, one.kind) for one in subjects] == [
        ("tags", "PREL", "subject"),
        ("tags", "KNNP", "program"),
        ("tags", "NATO", "organization"),
        ("tags", "JA", "place"),
    ]


def test_person_among_tags(cable):
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
def test_subject(cable, line, title):
    """Over its lines, whatever stands between them, and without what follows it on its line."""
    expected = title or "A LINE THAT IS WRAPPED AT ABOUT SIXTY SIGNS AND THEN GOES ON"

    assert cable(head=head(subject=line + "\n")).metadata.title.value == expected


def test_heading_after_a_subject_is_no_part_of_it(cable):
    """A heading stands between blank lines too, but over a rule."""
    document = cable("1. (S) Nothing.\n", head=head(authority="\nSUMMARY\n-------\n"))

    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"
    assert document.body[0].inlines[0].text == "SUMMARY"


def test_authority_broken_at_the_end_of_a_line(cable):
    """Some lines are cut within a word; the reasons are found all the same."""
    authority = "\nClassified By: Political Counselor Ada Brightling for rea\nsons 1.4. (b), (d).\n"

    metadata = cable(head=head(authority=authority)).metadata

    assert [one.name.value for one in metadata.agents if one.role == "classifier"] == ["Ada Brightling"]
    assert [one.value for one in metadata.restrictions[0].reasons] == ["1.4 (b)", "1.4 (d)"]


@pytest.mark.parametrize(
    ("words", "name", "position", "reasons"),
    [
        ("Ada Brightling, Consul. Reason: 1.4 (b)", "Ada Brightling", "Consul", ["1.4 (b)"]),
        ("Ada Brightling, Jr. for reasons 1.4 (b,d)", "Ada Brightling, Jr", None, ["1.4 (b)", "1.4 (d)"]),
        ("AMB. ADA BRIGHTLING FOR REASONS 1.5 (B) AND (D)", "ADA BRIGHTLING", "AMB.", ["1.5 (b)", "1.5 (d)"]),
        ("DCM Ada Brightling per 1.4 b&d", "Ada Brightling", "DCM", ["1.4 (b)", "1.4 (d)"]),
        ("DCM Ada Brightling; E.O. 12958 1.4 (bd)", "Ada Brightling", "DCM", ["1.4 (b)", "1.4 (d)"]),
        ("Ada Brightling. Reason(s): 1.4 (b)", "Ada Brightling", None, ["1.4 (b)"]),
        ("Ada Brightling. Reason(s) as above", "Ada Brightling", None, []),
        ("Ada Brightling by reasons 1.4 b", "Ada Brightling", None, ["1.4 (b)"]),
        ("Ada Selby reasons 1.4 b", "Ada Selby", None, ["1.4 (b)"]),
        ("Ada Brightling fo\nr reasons 1.4 b", "Ada Brightling", None, ["1.4 (b)"]),
        (
            "Ada Brightling, Consul, Trade Section; REASON: 1.4(B)",
            "Ada Brightling",
            "Consul, Trade Section",
            ["1.4 (b)"],
        ),
        ("Ada Brightling, Consul, under section 1.4 b", "Ada Brightling", "Consul", ["1.4 (b)"]),
        ("DCM Ada Brightling.", "Ada Brightling", "DCM", []),
    ],
)
def test_authority(cable, words, name, position, reasons):
    """Name, title after a comma, and each reason by its letter."""
    metadata = cable(head=head(authority=f"\nClassified By: {words}\n")).metadata

    [classifier] = [one for one in metadata.agents if one.role == "classifier"]
    assert classifier.name.value == name
    assert (classifier.position and classifier.position.value) == position
    assert [one.value for one in metadata.restrictions[0].reasons] == reasons


@pytest.mark.parametrize(
    ("words", "name", "position"),
    [
        (
            "Acting Political/Economic Counselor Ada Brightling",
            "Ada Brightling",
            "Acting Political/Economic Counselor",
        ),
        ("Charge d'Affaires, a.i., Ada Brightling", "Ada Brightling", "Charge d'Affaires, a.i."),
        ("CDA A.I. ADA BRIGHTLING", "ADA BRIGHTLING", "CDA A.I."),
        ("CDA A. Irving", "A. Irving", "CDA"),
        ("EUR A/S Ada Brightling, acting", "Ada Brightling", "EUR A/S"),
        ("XYZ/QV Director Ada Brightling", "Ada Brightling", "XYZ/QV Director"),
        ("COM: Ada Brightling:", "Ada Brightling", "COM"),
        (
            "Counselor for Economic and\nPolitical Affairs Ada Brightling",
            "Ada Brightling",
            "Counselor for Economic and Political Affairs",
        ),
        ("Deputy Chief of Mission Ada Brightling, Jr.", "Ada Brightling, Jr", "Deputy Chief of Mission"),
        ("Political Counselor, Ada Brightling", "Ada Brightling", "Political Counselor"),
        ("Ambassador, Embassy Port Selwyn", None, "Ambassador, Embassy Port Selwyn"),
        ("Ambassador", None, "Ambassador"),
        ("Ada Chief", "Ada Chief", None),
        ("Brightling Director Ada", "Brightling Director Ada", None),
        ("Political Ada Brightling", "Political Ada Brightling", None),
    ],
)
def test_rank_before_the_name(cable, words, name, position):
    """The words of a rank or office before the name are the position; a word of no table begins the name."""
    metadata = cable(head=head(authority=f"\nClassified By: {words}\nReason: 1.4 (b)\n")).metadata

    [classifier] = [one for one in metadata.agents if one.role == "classifier"]
    assert (classifier.name and classifier.name.value) == name
    assert (classifier.position and classifier.position.value) == position


def test_a_telegram_without_a_subject_is_noted(cable):
    """A record without a title says so; one with a title does not."""
    assert "no-subject" in [one.code for one in cable(head=head(subject="")).notices]
    assert "no-subject" not in [one.code for one in cable(head=head()).notices]


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


def test_head_printed_twice(cable):
    """The second copy is furniture and nothing in it counts twice."""
    document = cable(head=head() + "\n" + head())

    assert len(segments(document, "repeated-head")) == 1
    assert len(document.metadata.subjects) == 2
    assert notices(document) == []


def test_the_whole_copy_is_read(cable):
    """Where the first copy breaks off, the second one is read."""
    broken = head(subject="SUBJECT: A TELEGRAM FOR...\n", authority="")

    document = cable(head=broken + "\n" + head())

    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"
    assert segments(document, "subject") == ["SUBJECT: A TELEGRAM FOR A TEST"]


def test_what_one_copy_lacks_is_taken_from_the_other(cable):
    """Two copies with different fields are united."""
    document = cable(head=head(tags="") + "\n" + head(eo=""))

    assert [one.code.value for one in document.metadata.subjects] == ["PREL", "PZ"]
    assert document.metadata.restrictions[0].authority.value == "E.O. 12958"


def test_head_of_another_section_within_the_body(cable):
    """The head of the second section stands among the paragraphs, and is furniture."""
    second = CLASSIFICATION.replace("01", "02") + FIELDS["captions"] + FIELDS["eo"] + FIELDS["tags"]

    document = cable(f"1. (S) One.\n\n{second}\n2. (S) Two.\n", head=head())

    assert [one.label.value for one in document.body] == ["1", "2"]
    assert segments(document, "repeated-head")[0].startswith("S E C R E T SECTION 02")


def test_numbered_authority_is_metadata(cable):
    """Some number the authority as the first paragraph; it is no part of the text."""
    document = cable(
        "2. (S) It begins here.\n",
        head=head(authority="\n1. (U) Classified by Consul Ada Brightling. Reason 1.4 (b).\n"),
    )

    assert [one.label.value for one in document.body] == ["2"]
    assert "classifier" in [one.role for one in document.metadata.agents]


def test_telegram_without_header(cable):
    """A partial extract begins with the publisher's note and the classification line; its year is not known."""
    document = cable(header="This record is a partial extract of the original cable.\n", head=head())

    assert segments(document, "site-frame") == ["This record is a partial extract of the original cable."]
    assert [one.scheme for one in document.metadata.identifiers] == ["message-number"]


def test_a_label_in_small_letters_does_not_end_the_subject(cable):
    """Over a blank line the letters of the words are compared, not those of the label."""
    subject = "Subject: THE FISHERIES OF PORT SELWYN AND THEIR FUTURE IN\n\nTHE NEXT SEASON\n"
    document = cable(head=head(subject=subject))

    assert document.metadata.title.value.endswith("FUTURE IN THE NEXT SEASON")


def test_a_reason_broken_by_a_line_end_of_two_signs(cable):
    """A section's number or the word may be broken anywhere, over blanks and any line end."""
    authority = "\r\nClassified By: Tunde Oyelaran, Ambassador. Reas \r\nons 1. \r\n4 (b).\r\n"
    metadata = cable(head=head(authority=authority)).metadata

    [classifier] = [one for one in metadata.agents if one.role == "classifier"]
    assert (classifier.name.value, classifier.position.value) == ("Tunde Oyelaran", "Ambassador")
    assert [one.value for one in metadata.restrictions[0].reasons] == ["1.4 (b)"]


def test_an_authority_joined_to_the_references_by_two_blanks(cable):
    """A label within a line may have more than one blank in it."""
    joined = "REF: PORT SELWYN 274 Classified  By: Tunde Oyelaran for reason 1.4 (b).\n"
    metadata = cable(head=head(reference=joined, authority="")).metadata

    assert [one.target for one in metadata.references] == ["07PORTSELWYN274"]
    assert [one.name.value for one in metadata.agents if one.role == "classifier"] == ["Tunde Oyelaran"]

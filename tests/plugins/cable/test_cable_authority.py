"""Who classified a telegram, in which office, and for what reasons."""

from __future__ import annotations

import pytest


def test_authority_with_its_reasons_apart(cable, head):
    """A blank line between name and reasons."""
    document = cable(head=head(authority="\nClassified By: Ada Brightling, Consul\n\nReason: 1.4 (d)\n"))

    assert [one.value for one in document.metadata.restrictions[0].reasons] == ["1.4 (d)"]
    assert len(document.body) == 1


def test_authority_broken_at_the_end_of_a_line(cable, head):
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
        ("DCM Ada Cooper for reasons 1.4 (b)", "Ada Cooper", "DCM", ["1.4 (b)"]),
        ("DCM Ada Brightlingfor reasons 1.4 (b)", "Ada Brightling", "DCM", ["1.4 (b)"]),
        ("DCM Ada Brightling (acting)for reasons 1.4 (b)", "Ada Brightling", "DCM", ["1.4 (b)"]),
        ('DCM Ada "Ad" Cooper/per reasons 1.4 (b)', 'Ada "Ad" Cooper/', "DCM", ["1.4 (b)"]),
        ("DCM Ada Brightling for resons 1.4 (b)", "Ada Brightling", "DCM", ["1.4 (b)"]),
        ("DCM ADA BRIGHTLING F0R REAS0NS 1.5 (B)", "ADA BRIGHTLING", "DCM", ["1.5 (b)"]),
        ("DCM Ada Brightling based on 1.4 (b+d)", "Ada Brightling", "DCM", ["1.4 (b)", "1.4 (d)"]),
        ("DCM Ada Brightling due to 1,4 (b) a\nnd (d)", "Ada Brightling", "DCM", ["1,4 (b)", "1,4 (d)"]),
        ("DCM Ada Brightling under se\nction 1.3 (b)", "Ada Brightling", "DCM", ["1.3 (b)"]),
        ("DCM Ada Brightling-reasons 1.4 (b)", "Ada Brightling", "DCM", ["1.4 (b)"]),
        ("DCM Ada Brightling (acting) for reasons 1.4 (b)", "Ada Brightling", "DCM", ["1.4 (b)"]),
        ("Ada Brightling, Jr., Consul, reason 1.4 (b)", "Ada Brightling, Jr", "Consul", ["1.4 (b)"]),
        ("Consul Ron Brightling 1.4 (b)", "Ron Brightling", "Consul", ["1.4 (b)"]),
        ("Consul Ron Brightling. Section C", "Ron Brightling. Section C", "Consul", []),
        ("DCM Brightling, Ron", "Brightling", "DCM", []),
        ("1. Classified by DCM Ada Brightling, 1.4 (b)", "Ada Brightling", "DCM", ["1.4 (b)"]),
    ],
)
def test_authority(cable, words, name, position, reasons, head):
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
        ("Harbour Section Chief Ada Brightling", "Ada Brightling", "Harbour Section Chief"),
        ("Port Selwyn Team Leader Ada B. Brightling", "Ada B. Brightling", "Port Selwyn Team Leader"),
        ("Ambassador to Puzzlia Ada Brightling", "Ada Brightling", "Ambassador to Puzzlia"),
        ("DAS for Island Waters A. Dean Brightling II", "A. Dean Brightling II", "DAS for Island Waters"),
        ("Amabssador Ada Brightling", "Ada Brightling", "Amabssador"),
        ("AMBASSAD0R ADA BRIGHTLING", "ADA BRIGHTLING", "AMBASSAD0R"),
        ("Charge d,Affaires a.i. Ada Brightling", "Ada Brightling", "Charge d,Affaires a.i."),
        ("Charge d'Affaires (CDA) Ada Brightling", "Ada Brightling", "Charge d'Affaires (CDA)"),
        ("Charge d'Affaires, Ambassador Ada Brightling", "Ada Brightling", "Charge d'Affaires, Ambassador"),
        ("Charge d'Affaires ad interim Ada Brightling", "Ada Brightling", "Charge d'Affaires ad interim"),
        ("Rear Admiral Ada Brightling", "Ada Brightling", "Rear Admiral"),
        ("QV/X - ADA BRIGHTLING", "ADA BRIGHTLING", "QV/X"),
        ("XYZ Ada Brightling", "Ada Brightling", "XYZ"),
        ("XYZ ADA BRIGHTLING", "XYZ ADA BRIGHTLING", None),
        ("Ada Brightling Consul General Addis Ababa", "Ada Brightling Consul General Addis Ababa", None),
        ("Ambassador, Embassy Port Selwyn", None, "Ambassador, Embassy Port Selwyn"),
        ("Ambassador", None, "Ambassador"),
        ("Ada Chief", "Ada Chief", None),
        ("Brightling Director Ada", "Brightling Director Ada", None),
        ("Political Ada Brightling", "Political Ada Brightling", None),
    ],
)
def test_rank_before_the_name(cable, words, name, position, head):
    """The words of a rank or office before the name are the position; a word of no table begins the name."""
    metadata = cable(head=head(authority=f"\nClassified By: {words}\nReason: 1.4 (b)\n")).metadata

    [classifier] = [one for one in metadata.agents if one.role == "classifier"]
    assert (classifier.name and classifier.name.value) == name
    assert (classifier.position and classifier.position.value) == position


def test_a_page_between_the_label_and_the_authority(cable, head):
    """A page marker that a copy joined to the label is no word of the rank."""
    authority = (
        "\nClassified By: PAGE 02 RUQVXSL0412 S E C R E T Political Counselor Ada Brightling\nReason: 1.4 (b)\n"
    )

    metadata = cable(head=head(authority=authority)).metadata

    [classifier] = [one for one in metadata.agents if one.role == "classifier"]
    assert classifier.name.value == "Ada Brightling"
    assert classifier.position.value == "Political Counselor"


def test_numbered_authority_is_metadata(cable, head):
    """Some number the authority as the first paragraph; it is no part of the text."""
    document = cable(
        "2. (S) It begins here.\n",
        head=head(authority="\n1. (U) Classified by Consul Ada Brightling. Reason 1.4 (b).\n"),
    )

    assert [one.label.value for one in document.body] == ["2"]
    assert "classifier" in [one.role for one in document.metadata.agents]


def test_authority_after_the_level_of_the_entire_text(cable, head):
    """In the 1990s the first paragraph gave the level of the whole text, then who classified it."""
    document = cable(
        "2. (S) It begins here.\n",
        head=head(authority="\n1. SECRET - ENTIRE TEXT. CLASSIFIED BY DCM\nADA BRIGHTLING - 1.5 B,D.\n"),
    )

    assert [one.label.value for one in document.body] == ["2"]
    assert [one.name.value for one in document.metadata.agents if one.role == "classifier"] == ["ADA BRIGHTLING"]
    assert [one.value for one in document.metadata.restrictions[0].reasons] == ["1.5 (b)", "1.5 (d)"]


def test_a_reason_broken_by_a_line_end_of_two_signs(cable, head):
    """A section's number or the word may be broken anywhere, over blanks and any line end."""
    authority = "\r\nClassified By: Tunde Oyelaran, Ambassador. Reas \r\nons 1. \r\n4 (b).\r\n"
    metadata = cable(head=head(authority=authority)).metadata

    [classifier] = [one for one in metadata.agents if one.role == "classifier"]
    assert (classifier.name.value, classifier.position.value) == ("Tunde Oyelaran", "Ambassador")
    assert [one.value for one in metadata.restrictions[0].reasons] == ["1.4 (b)"]


def test_an_authority_joined_to_the_references_by_two_blanks(cable, head):
    """A label within a line may have more than one blank in it."""
    joined = "REF: PORT SELWYN 274 Classified  By: Tunde Oyelaran for reason 1.4 (b).\n"
    metadata = cable(head=head(reference=joined, authority="")).metadata

    assert [one.target for one in metadata.references] == ["07PORTSELWYN274"]
    assert [one.name.value for one in metadata.agents if one.role == "classifier"] == ["Tunde Oyelaran"]


def test_ranks_without_end(cable, head):
    """However many ranks stand one after the other, the last name is told from them."""
    ranks = "Consul, " * 3000
    metadata = cable(head=head(authority=f"\nClassified By: {ranks}Ada Brightling\nReason: 1.4 (b)\n")).metadata

    [classifier] = [one for one in metadata.agents if one.role == "classifier"]
    assert classifier.name.value == "Ada Brightling"
    assert classifier.position.value == ranks.rstrip(", ")

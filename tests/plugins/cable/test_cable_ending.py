"""Who signed, and what is printed after that."""

from __future__ import annotations

import pytest

from converter import plain_text


def signatories(document) -> list[str]:
    return [one.name.value for one in document.metadata.agents if one.role == "signatory"]


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("\nOYELARAN", "OYELARAN"),
        ("\n\nOYELARAN\n\n", "OYELARAN"),
        ("\nVAN VOORST\n", "VAN VOORST"),
        ("\n\nvan Voorst\n", "van Voorst"),
        ("\nO'BRIEN-SMITH\n", "O'BRIEN-SMITH"),
        ("\n\nOyelaran\n", "Oyelaran"),
        ("\n\nOYELARAN.\n", "OYELARAN"),
        ("\n\nOYELARAN##\n", "OYELARAN"),
        ("\nUNQUOTE\n\nOYELARAN\n", "OYELARAN"),
        ("  UNQUOTE OYELARAN\n", "OYELARAN"),
        ("\nREGARDS\n\nOYELARAN\n", "OYELARAN"),
        ("\nOYELARAN\n\nCONFIDENTIAL\n\nSIPDIS\n", "OYELARAN"),
        ("\nOYELARAN\nLIMITED OFFICIAL USE\nNNNN\n", "OYELARAN"),
        ("\nOYELARAN\n\n2004PORTSELWYN01540 - UNCLASSIFIED\n", "OYELARAN"),
        ("\nOYELARAN\n\n<< END OF DOCUMENT >>\n", "OYELARAN"),
        (
            "\nOYELARAN\n\nDeclassified/Released US Department of State EO Systematic\nReview 30 JUN 2006\n",
            "OYELARAN",
        ),
        (" OYELARAN\n", "OYELARAN"),
        ("  Oyelaran\n", "Oyelaran"),
        ("OYELARAN\n", "OYELARAN"),
        ('\n\nOYELARAN "\n', "OYELARAN"),
        ("\nOYELARAN\n\n=======================CABLE ENDS============================\n", "OYELARAN"),
        ("\nOYELARAN\nBT\n#0412\nNNNN\n", "OYELARAN"),
        ("\nPORT SELWY 00000412 002 OF 002\nOYELARAN\n", "OYELARAN"),
        (" Visit Port Selwyn's Classified Website: XXXXXXXXXXXX\nOyelaran", "Oyelaran"),
        ("\n*********************\noyelaran", "oyelaran"),
        (" Cleared by the Treasury's Jan Lee OYELARAN\n", "OYELARAN"),
        (" End comment OYELARAN\n", "OYELARAN"),
        ("\n\nEnd comment. OYELARAN\n", "OYELARAN"),
        (" Call 5777-4298 OYELARAN\n", "OYELARAN"),
        (" It was seen in the papers\nOyelaran\n", "Oyelaran"),
        (" It is for the\nU.S. OYELARAN\n", "OYELARAN"),
        (" IT IS OF NO\nUSE. OYELARAN\n", "OYELARAN"),
        ("\n\nM. A. OYELARAN\n", "M. A. OYELARAN"),
        ("\n\nvan  Voorden\n", "van Voorden"),
        ('\nOyelaran \n\n"Visit our Classified Web Site at http://www.example.org"\n', "Oyelaran"),
        (" OYELARAN 0 01/10/2008\n", "OYELARAN"),
        (" OYELARAN\t2006-03-31\n", "OYELARAN"),
        ("\nOYELARAN\nNNNN  2007PORTSE00412 - Classification: SECRET\n", "OYELARAN"),
        ("\nOYELARAN\nEnd Cable Text\nA Person 07/30/2008 04:04:14 PM From DB/Inbox: TRANS\n.\n", "OYELARAN"),
    ],
)
def test_signature(cable, end, name):
    """On the last line or glued to the last sentence, in capitals or not, with whatever after it."""
    document = cable(f"1. (C) Nothing happened.{end}")

    assert signatories(document) == [name]
    assert plain_text(document.body[0].inlines).startswith("Nothing happened.")


@pytest.mark.parametrize(
    "end",
    [
        "\n",
        "\n2. (C) Nor in the ROK.\n",
        "\nThe end of it is not in sight\n",
        " It was in TORNE and\nSALTMERE.\n",
        " It was a matter for NATO\n",
        "\n\nTEXT.\n",
        "\n\nREGARDS\n",
    ],
)
def test_no_signature(cable, end):
    """A last line that is a part of the text is no signature."""
    assert signatories(cable(f"1. (C) Nothing happened.{end}")) == []


def test_format_lines_at_the_end(cable):
    """Break, serial number and end of message are metadata by their numbers in ACP 127."""
    document = cable("1. (C) Nothing happened.\nOYELARAN\nBT\n#0412\nNNNN\n")

    assert [one.name for one in document.segments][-4:] == ["signature", "FL13", "FL15", "FL16"]


def test_rule_behind_a_line_that_was_set_aside(cable):
    """Its margin lies between two lines of the body, and no part of the line that was set aside is cut off with it."""
    document = cable("1. (C) Words.\nAda ----\n*** Missing Section 002 ***\n ----\n")

    assert [one.code for one in document.notices] == ["section-missing"]


def test_rule_at_the_end(cable):
    """A rule after the last paragraph is furniture, with or without a signature."""
    document = cable("1. (C) Nothing happened.\n------------\n")

    assert document.segments[-1].name == "rule"
    assert signatories(document) == []


def test_a_telegram_of_one_line_is_not_all_signature(cable):
    """A name alone signs nothing."""
    document = cable("OYELARAN\n")

    assert signatories(document) == []
    assert len(document.body) == 1


def test_several_signers(cable):
    """Each name in capitals on its own line after the last sentence; a name that is printed twice is one."""
    document = cable("1. (C) Nothing happened.\n\nHALLSTROM\n\nOYELARAN\n")
    assert signatories(document) == ["HALLSTROM", "OYELARAN"]
    assert signatories(cable("1. (C) Nothing happened.\nOYELARAN\nOYELARAN\n")) == ["OYELARAN"]


def test_a_name_that_was_blacked_out_is_no_second_signer(cable):
    """The publisher's signs stay in the body."""
    document = cable("1. (C) Nothing happened.\n\nXXXXXXXXXXXX\n\nOYELARAN\n")
    assert signatories(document) == ["OYELARAN"]
    assert plain_text(document.body[-1].inlines) == "XXXXXXXXXXXX"


@pytest.mark.parametrize("word", ["UNCLASSIFIED", "CONFIDENTIAL", "SECRET"])
def test_a_level_is_a_stamp_only_alone_on_its_line(cable, word):
    """A last line that goes on after the level is text, whatever the level."""
    stamped = cable(f"1. (C) Nothing happened.\nOYELARAN\n{word}\n")
    written = cable(f"1. (C) Nothing happened.\n\n{word} papers were not found in the harbour office.\n")

    assert (stamped.segments[-1].name, signatories(stamped)) == ("stamp", ["OYELARAN"])
    assert plain_text(written.body[-1].inlines) == f"{word} papers were not found in the harbour office."


@pytest.mark.parametrize("note", ["NOTE BY OC/T:  HEADING AS RECEIVED.", "NOTE: NOT PASSED TO ABOVE ADDRESSEE(S)"])
def test_a_note_of_the_communications_centre_after_the_signature(cable, note):
    """What the centre added is an instruction, no text."""
    document = cable(f"1. (C) Nothing happened.\nOYELARAN\n\n{note}\n")

    assert signatories(document) == ["OYELARAN"]
    notes = [one.text.value for one in document.metadata.instructions if one.kind == "service-note"]
    assert notes == [" ".join(note.split())]

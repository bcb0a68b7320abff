"""Rows of tables that copyists left above a telegram's text, or within it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from converter import plain_text

COMMAS = '230417,5/9/2007 14:05,07PORTSELWYN412,"Embassy\nPort Selwyn",CONFIDENTIAL,06TORNE1|06TORNE2,"'
BLANKS = "230417 2007-05-09 14:05:00 07PORTSELWYN412 Embassy Port Selwyn CONFIDENTIAL 06TORNE1 "


@pytest.fixture
def cut(telegram) -> str:
    """The head up to its subject, which is abridged."""
    return telegram.head.partition(" FOR A TEST")[0] + " FO...\n"


@pytest.mark.parametrize(
    "copy",
    [
        '{commas}{header}","{head}',
        '{cut}\nWAITE\n",\n{commas}{header}\n","{head}',
        '{commas}{joined_header}","{head}',
        "{blanks}{head}",
        "{cut}1...\n\n{blanks}{head}",
    ],
    ids=[
        "commas",
        "under an abridged text",
        "header without line ends",
        "blanks",
        "blanks under an abridged text",
    ],
)
def test_row_gives_the_catalogue_and_the_text(cable, telegram, cut, copy, catalogue):
    """Its cells are the catalogue's values; the header in it is a repetition; the whole text is read, not the abridged."""
    parts = {"commas": COMMAS, "blanks": BLANKS, "cut": cut, "header": telegram.header, "head": telegram.head}
    joined_header = telegram.header.replace("\n", "")

    document = cable("1. (C) One quoted word.\n", head=copy.format(**parts, joined_header=joined_header))

    said = catalogue(document)
    assert said.identifier.value == "07PORTSELWYN412"
    assert said.origin.value == "Embassy Port Selwyn"
    assert said.classification.value == "CONFIDENTIAL"
    assert [one.when for one in document.metadata.events if one.kind == "created"] == [
        datetime(2007, 5, 9, 14, 5, tzinfo=UTC)
    ]
    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"
    assert len(document.body) == 1
    assert document.notices == ()


def test_row_of_an_extract_names_the_message(cable, telegram, cut):
    """Without a header the number of the message is the row's."""
    note = "This record is a partial extract of the original cable.\nThe full text of the original cable is not available.\n"

    document = cable(header=note, head=f'{cut}\n{COMMAS}{note}","{telegram.head}')

    assert document.metadata.identifiers[0].value.value == "07PORTSELWYN412"
    assert document.notices == ()


def test_what_was_set_aside_within_another_telegram_stays_so(cable):
    """A backslash of the copy between the lines of another telegram is claimed once."""
    document = cable('1. (C) Words.\n123,2006-01-02,06PORTNORD9,"Embassy","SECRET","x","\nfoo \\\nbar\n')

    assert [one.name for one in document.segments][-3:] == ["other-telegram", "site-frame", "other-telegram"]


def test_another_telegram_in_the_copy_is_set_aside(cable, telegram):
    """A row with another number begins another telegram: it is furniture, with a notice."""
    other = (
        f"0 05/09/2007 511 PREL,EAGR\nTITLE\n\n{BLANKS.replace('412', '413')}{telegram.head.replace('412', '413')}"
    )

    document = cable(f"{other}\n1. (C) Another.\n", head=f"{telegram.head}\nThe embassy is open.\nWAITE\n")

    assert [one.code for one in document.notices] == ["other-telegram"]
    assert [one.name for one in document.segments][-1] == "other-telegram"
    assert [one.name.value for one in document.metadata.agents if one.role == "signatory"] == ["WAITE"]
    assert len(document.body) == 1


def test_labels_of_a_newspapers_index(cable, catalogue, telegram):
    """The title, then level, date, number and tags, each after its label and a tab."""
    index = "A TELEGRAM FOR A TEST\nClass: \tCONFIDENTIAL\nDate: \tWed May 09 14:05:00 2007\n"
    index += "Key: \t07PORTSELWYN412\nTags: \tPREL, EAGR, PZ\n\n"

    document = cable(head=index + telegram.head)

    said = catalogue(document)
    assert (said.title.value, said.identifier.value) == ("A TELEGRAM FOR A TEST", "07PORTSELWYN412")
    assert [one.value for one in said.tags] == ["PREL", "EAGR", "PZ"]
    assert [one.name.value for one in document.metadata.agents if one.role == "recipient"] == ["SECSTATE WASHDC"]
    assert document.notices == ()


def test_row_costs_little_where_there_is_none(cable):
    """Many lines that begin like rows are read as they are."""
    lines = "230417,5/9/2007 14:05,07PORTSELWYN412,\n" * 3_000

    document = cable(f"1. (C) One.\n\n{lines}")

    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"


def test_another_telegram_after_the_last_paragraph(cable, telegram):
    """Its row, with the number on the line before and its header glued to it, ends this telegram."""
    other = "0 05/09/2007 4679 PREL,EAGR A TELEGRAM FOR A TEST\n230418\n\n5/9/2007 14:38 07PORTSELWYN413 Embassy Port Selwyn"
    other += (
        f" CONFIDENTIAL 06TORNE1 VZCZCXRO8045PP RUEHBC\n{telegram.head.replace('412', '413')}\n1. (C) Other.\n"
    )

    document = cable(f"1. (C) One.\n\nWAITE\n\n{other}")

    assert [one.code for one in document.notices] == ["other-telegram"]
    assert [one.name.value for one in document.metadata.agents if one.role == "signatory"] == ["WAITE"]
    assert len(document.body) == 1


def test_first_paragraph_cut_short_above_the_whole_text(cable, catalogue, telegram):
    """A copy shows the first words, then its envelope, header and head, and the whole."""
    envelope = f"id: 230417\ndate: 5/9/2007 14:05\nrefid: 07PORTSELWYN412\nheader:\n{telegram.header}\n---- header ends ----\n"

    document = cable(f"1. (C) The ...\n\n{envelope}\n{telegram.head}\n1. (C) The port is open.\n")

    assert [plain_text(block.inlines) for block in document.body] == ["The port is open."]
    assert catalogue(document).identifier.value == "07PORTSELWYN412"
    assert document.notices == ()

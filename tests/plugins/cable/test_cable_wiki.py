"""The page of a catalogue around a telegram."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from converter import ReadError, Source, read
from converter_cable import WIKI_CABLE

VALUES = ("07PORTSELWYN412", "2007-05-09 14:05:00", "CONFIDENTIAL", "Embassy Port Selwyn")
LABELS = ("Identifier", "Created", "Classification", "Origin")
TAIL = """\
Cable title:\xa0 \xa0

{title}

Tags:\xa0 \xa0 {tags}
pdf\xa0 how-to read a cable
"""


def page(labels=LABELS, values=VALUES, *, title="A TELEGRAM FOR A TEST", tags="PREL\xa0 EAGR\xa0 PZ\xa0") -> str:
    """A page with all labels above all values."""
    return "".join(f"{line}\n" for line in (*labels, *values)) + TAIL.format(title=title, tags=tags)


PAIRS = "".join(f"{label}\n{value}\n" for label, value in zip(LABELS, VALUES, strict=True))


@pytest.mark.parametrize(
    "frame", [page(), PAIRS + TAIL.format(title="A TELEGRAM FOR A TEST", tags="PREL EAGR PZ")]
)
def test_values_belong_to_their_labels(wiki, frame, catalogue, notices):
    """The first value to the first of four labels, or each to the label above it."""
    document = wiki(frame)

    said = catalogue(document)
    assert (said.identifier.value, said.created.value, said.classification.value, said.origin.value) == VALUES
    assert said.title.value == "A TELEGRAM FOR A TEST"
    assert [one.value for one in said.tags] == ["PREL", "EAGR", "PZ"]
    assert notices(document) == []


def test_number_is_cited_where_the_catalogue_prints_it(wiki, catalogue):
    """The message reference number has the place of the catalogue's identifier, if they are the same."""
    document = wiki()

    [mrn] = [one.value for one in document.metadata.identifiers if one.scheme == "mrn"]
    assert mrn == catalogue(document).identifier


@pytest.mark.parametrize("lost", range(4))
def test_a_lost_value(wiki, lost, catalogue):
    """A value that is missing leaves its own field empty, and no other."""
    values = [value for index, value in enumerate(VALUES) if index != lost]

    said = catalogue(wiki(page(values=values)))

    found = [said.identifier, said.created, said.classification, said.origin]
    assert [one and one.value for one in found] == [None if index == lost else VALUES[index] for index in range(4)]


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (page(values=("07PORTSELWYN413", *VALUES[1:])), "identifier-differs"),
        (page(values=(VALUES[0], "2007-05-09 14:06:00", *VALUES[2:])), "created-differs"),
        (page(values=(*VALUES[:2], "SECRET//NOFORN", VALUES[3])), "level-differs"),
        (page(title="ANOTHER TELEGRAM"), "title-differs"),
        (page(tags="PREL PZ"), "tags-differ"),
    ],
)
def test_disagreements_are_notices(wiki, frame, code, notices):
    """What the catalogue says and the message does not; the message's own statement stays."""
    document = wiki(frame)

    assert notices(document) == [code]
    assert document.metadata.title.value == "A TELEGRAM FOR A TEST"
    assert document.metadata.identifiers[0].value.value == "07PORTSELWYN412"


def test_first_line_of_the_subject_is_no_disagreement(wiki, notices):
    """A catalogue gives the first line of a subject only."""
    assert notices(wiki(page(title="A TELEGRAM FOR A"))) == []


def test_a_day_is_compared_with_a_day(wiki, notices):
    """A catalogue that prints the day alone does not contradict the time of the message."""
    document = wiki(page(values=(VALUES[0], "2007-05-09", *VALUES[2:])))

    assert notices(document) == []
    [created] = [one for one in document.metadata.events if one.kind == "created"]
    assert (created.when, created.inferred) == (date(2007, 5, 9), False)


def test_the_zone_of_a_catalogue_is_inferred(wiki):
    """A catalogue prints no zone: that its time is the message's own, Z, is inferred, and the record says so."""
    [created] = [one for one in wiki(page()).metadata.events if one.kind == "created"]

    assert created.when is not None
    assert (created.when.tzinfo, created.inferred) == (UTC, True)


def test_caveats_are_no_disagreement(wiki, notices):
    """Levels are compared without what follows them."""
    assert notices(wiki(page(values=(*VALUES[:2], "CONFIDENTIAL//NOFORN", VALUES[3])))) == []


def test_title_on_the_line_of_its_label(wiki, catalogue):
    """The label and its value may share a line."""
    frame = page().replace("Cable title:\xa0 \xa0\n\n", "Cable title:\xa0")

    assert catalogue(wiki(frame)).title.value == "A TELEGRAM FOR A TEST"


def test_title_that_looks_like_a_format_line(wiki, catalogue):
    """A title may begin like an address line; the telegram begins after it."""
    document = wiki(page(title="TO RUSSIA WITH LOVE"))

    assert catalogue(document).title.value == "TO RUSSIA WITH LOVE"
    assert len([one for one in document.metadata.agents if one.role == "recipient"]) == 1


def test_frame_of_the_site_is_furniture(wiki):
    """What the site says of itself is neither catalogue nor message."""
    document = wiki()

    [frame] = [one for one in document.segments if one.name == "site-frame"]
    assert frame.role == "furniture"
    assert frame.span.of(document.source.text).split() == ["pdf", "how-to", "read", "a", "cable"]


@pytest.mark.parametrize("text", [page(), "1. (C) Nothing happened.", "VZCZCXYZ0031\nOO RUEHWEB\n"])
def test_no_telegram_or_no_catalogue(text):
    """A page without a telegram, or a text without a catalogue, cannot be read as one."""
    with pytest.raises(ReadError):
        read(Source("drawn", text, "utf-8", ""), WIKI_CABLE)


def test_every_label_of_web_pages_is_one_of_their_text(wiki, catalogue):
    """The copied text of a page has the labels that the page has, the day of its release among them."""
    frame = page().replace("Created\n", "Created\nReleased\n")
    frame = frame.replace("2007-05-09 14:05:00\n", "2007-05-09 14:05:00\n2011-08-30 01:44:00\n")
    document = wiki(frame)

    assert catalogue(document).released.value == "2011-08-30 01:44:00"
    assert "published" in [one.kind for one in document.metadata.events]
    assert "unrecognised" not in [one.name for one in document.segments]

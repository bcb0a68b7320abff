"""Detection: marks decide, style only supports."""

from __future__ import annotations

import pytest

from converter import Confidence, Span
from converter_news import detect

PROSE = (
    "The road bridge over the Kelda was closed to all traffic on Thursday after inspectors found cracks in two of its"
    " twelve hangers, the roads agency said in a statement.\n\n"
    "About 9,000 vehicles a day use the bridge, according to the agency, and drivers were sent by way of Upper Sarn.\n"
)
ESSAY = (
    "A bridge is a promise that one bank makes to the other, and like all promises it is kept by people who do not"
    " speak of it. I have crossed this one every morning for thirty years and have never once looked down.\n\n"
    "What would I have seen? Water, I suppose, and the shadow of a man who looks down.\n"
)


def confidence(source_of, text: str) -> Confidence | None:
    detection = detect(source_of(text))
    return None if detection is None else detection.confidence


@pytest.mark.parametrize(
    "text",
    [
        f"KELDHAVEN, April 25 (Reuters) - {PROSE}",
        f"Bridge closed\n\nKELDHAVEN (AP) — {PROSE}",
        f"{PROSE}\nA version of this article appeared in the print edition of The Mercury on May 4, 2016.\n",
    ],
)
def test_a_mark_that_nothing_else_has_is_certain(source_of, text: str):
    """A dateline with an agency before the first paragraph, or a print colophon."""
    assert confidence(source_of, text) is Confidence.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        f"Cracks close the bridge\n\nKELDHAVEN, March 7 - {PROSE}",
        f"Cracks close the bridge\n\nBy Ines Halvorsen\n\n{PROSE}",
        f"Cracks close the bridge\n\nInes Halvorsen\n\nMarch 8, 2019\n\n{PROSE}",
        f"Cracks close the bridge\n\n{PROSE}\n(Reporting by Ines Halvorsen; Editing by Wilhelmina Oake)\n",
        f"• Kyodo\n\n\n{PROSE}",
        f"Cracks close the bridge\n\nPublished 14:05 GMT, March 8, 2019\n\n{PROSE}",
    ],
)
def test_two_marks_are_likely(source_of, text: str):
    """A strong mark and another, of whatever kind."""
    assert confidence(source_of, text) is Confidence.LIKELY


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        (f"Cracks close the bridge\n\nMarch 8, 2019\n\n{PROSE}", "date line above news of the day"),
        (
            f"Cracks close the bridge\n\n{PROSE}\nThe bridge on Thursday. (AP Photo/Lotte Brandeis)\n\n{PROSE}",
            "caption with the credit of an agency",
        ),
        (
            f"Cracks close the bridge\n\n{PROSE}\nInes Halvorsen is a staff writer for the Mercury.\n",
            "note on the reporter",
        ),
        (
            f"Most Popular\n\nTen ferries\n\n{ESSAY}\n{ESSAY}\nKELDHAVEN (Reuters) - {PROSE}",
            "dateline with agency further down",
        ),
    ],
)
def test_what_is_left_open_is_looked_at_further(source_of, text: str, mark: str):
    """Further marks are looked for where those of the head and of the end do not decide."""
    detection = detect(source_of(text))

    assert detection.confidence is Confidence.LIKELY
    assert mark in [one.mark for one in detection.evidence]


@pytest.mark.parametrize(
    "text",
    [
        f"Cracks close the bridge\n\n{PROSE}",
        f"KELDHAVEN — {PROSE}",
        f"On bridges\n\n{ESSAY}",
        f"On bridges\n\nMarch 8, 2019\n\n{ESSAY}",
        f"On bridges\n\nInes Halvorsen\n\n{ESSAY}",
    ],
)
def test_headline_and_prose_are_possible_at_most(source_of, text: str):
    """Style alone cannot tell an article from an essay; the marks that would are named as missing."""
    detection = detect(source_of(text))

    assert detection.confidence is Confidence.POSSIBLE
    assert {"byline", "colophon", "dateline with agency"} <= set(detection.missing)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "One line",
        "<html><body><p>KELDHAVEN (AP) — The bridge was closed.</p></body></html>",
        '{"text": "KELDHAVEN (AP) — The bridge was closed."}',
        f"From: a@example.org\nTo: b@example.org\nSubject: Bridge\n\nKELDHAVEN (AP) — {PROSE}",
        f'"""A fixture."""\nTEXT = """\nKELDHAVEN (AP) — {PROSE}"""\n',
        f'# A fixture.\nTEXT = """\nKELDHAVEN (AP) — {PROSE}"""\n',
        f"---\ntitle: Bridge\n---\n\nKELDHAVEN (AP) — {PROSE}",
        f"title,text,subject\nBridge,KELDHAVEN (AP) — {PROSE}",
        f"O 060711Z JUN 08\nFM AMEMBASSY KELDHAVEN\nE.O. 12958: DECL: 06/06/2018\nTAGS: PREL\n\n{PROSE}",
    ],
)
def test_other_formats_are_not_news(source_of, text: str):
    """An article within mail, markup, data or a program is that format's content."""
    assert detect(source_of(text)) is None


@pytest.mark.parametrize(
    "words",
    [
        "FOR IMMEDIATE RELEASE",
        "PRESS RELEASE",
        "Media Contact: Dagny Morrow",
        "News Releases for May 3",
        "###",
        "-30-",
    ],
)
def test_a_press_release_is_not_claimed(source_of, words: str):
    """It has the marks of news; its own words are shown among the evidence."""
    detection = detect(source_of(f"{words}\n\nCracks close the bridge\n\nKELDHAVEN, March 7, 2019 - {PROSE}"))

    assert detection.confidence is Confidence.POSSIBLE
    assert detection.evidence[-1].mark == "words of a press release"


def test_a_recipe_is_not_claimed(source_of):
    """A cook signs as a reporter does."""
    detection = detect(source_of(f"Lentil soup\n\nBy Dagny Morrow\n\n{PROSE}\n\nIngredients\n\n1 lemon\n"))

    assert detection.confidence is Confidence.POSSIBLE
    assert detection.evidence[-1].mark == "words of a recipe"


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Pressemitteilung", "words of a press release"),
        ("Communiqué de presse", "words of a press release"),
        ("By Jo Hale, University Communications", "words of a press release"),
        ("Serves 4", "words of a recipe"),
        ("Prep 20 min", "words of a recipe"),
        ("Zutaten für 4 Personen", "words of a recipe"),
        ("Executive summary", "parts of a report"),
        ("Abstract", "parts of a report"),
        ("Step 1: Close the valve", "steps of a guide"),
        ("If you liked this post, tell your friends.", "words of a blog"),
    ],
)
def test_what_else_is_signed_and_dated_is_not_claimed(source_of, line: str, mark: str):
    """One line tells what it is; the same text without that is news."""
    text = f"Cracks close the bridge\n\nBy Ines Halvorsen\n\nMarch 8, 2019\n\n%s{PROSE}"
    detection = detect(source_of(text % f"{line}\n\n"))

    assert detection.confidence is Confidence.POSSIBLE
    assert detection.evidence[-1].mark == mark
    assert confidence(source_of, text % "") is Confidence.LIKELY


def test_what_a_company_announces_is_not_claimed(source_of):
    """``today announced``, and below it a paragraph about the company; one of the two is common in news."""
    text = "Bridge firm opens office\n\nKELDHAVEN, March 7, 2019 - Sarn Bridges %s a new office.\n\n" + PROSE
    about = "\nAbout Sarn Bridges\n\nSarn Bridges builds bridges.\n"

    assert confidence(source_of, text % "today announced" + about) is Confidence.POSSIBLE
    assert confidence(source_of, text % "today announced") is Confidence.LIKELY
    assert confidence(source_of, text % "opened" + about) is Confidence.LIKELY


@pytest.mark.parametrize(
    "line", ["Step 1 was the easy part, the agency said.", "Abstract art hangs on the bridge."]
)
def test_prose_that_begins_with_such_words_is_claimed(source_of, line: str):
    """A heading stands alone on its line."""
    text = f"Cracks close the bridge\n\nBy Ines Halvorsen\n\nMarch 8, 2019\n\n{PROSE}\n{line}\n"

    assert confidence(source_of, text) is Confidence.LIKELY


def test_a_book_by_an_author_is_not_claimed(source_of):
    """A title and an author head a book as well: a long text needs more than these."""
    text = "The Last Ferryman\n\nby Ines Halvorsen\n\n" + ESSAY * 400

    assert confidence(source_of, text) is Confidence.POSSIBLE


def test_evidence_stands_where_it_says(source_of):
    """Each piece of evidence quotes the text, also in the tail of a long one."""
    text = (
        f"Cracks close the bridge\n\nBy Ines Halvorsen\n\n{PROSE}\n"
        + ESSAY * 60
        + "\n(Reporting by Ines Halvorsen; Editing by Wilhelmina Oake)\n"
    )
    quoted = {one.mark: one.span.of(text) for one in detect(source_of(text)).evidence}

    assert quoted["headline"] == "Cracks close the bridge"
    assert quoted["byline"] == "By Ines Halvorsen"
    assert quoted["credit line"] == "(Reporting by Ines Halvorsen; Editing by Wilhelmina Oake)"


def test_detection_reads_the_two_ends_only(source_of):
    """What stands in the middle of a long text does not change the answer."""
    ends = (f"Cracks close the bridge\n\nBy Ines Halvorsen\n\n{PROSE}\n" + ESSAY * 30, ESSAY * 30)
    middle = f"KELDHAVEN (AP) — {PROSE}" * 50

    assert len(ends[0]) > 8_000
    assert confidence(source_of, "".join(ends)) is confidence(source_of, middle.join(ends)) is Confidence.LIKELY


def test_all_evidence_lies_in_the_text(source_of):
    """Marks of the tail are placed in the whole text, not in its last part."""
    text = f"{PROSE}\n" + ESSAY * 60 + "\nREUTER\n"
    detection = detect(source_of(text))

    assert Span(text.index("REUTER"), text.index("REUTER") + 6) in [one.span for one in detection.evidence]


def test_paragraphs_as_a_wire_sets_them_are_likely(source_of):
    """A tab and three blanks before each, and the quotes or the dash of wires that had no others."""
    wire = "FERRY STAYS\n" + "\t   The ferry ``did not sail,'' he said,\nand nobody knows when it will.\n" * 3

    assert confidence(source_of, wire) is Confidence.LIKELY
    assert confidence(source_of, wire.replace("\t   ", "\t")) is not Confidence.LIKELY
    assert confidence(source_of, wire.replace("``", "").replace("''", "")) is not Confidence.LIKELY

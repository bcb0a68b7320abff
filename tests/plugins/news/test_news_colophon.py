"""Print colophons, in the forms of several papers."""

from __future__ import annotations

from datetime import date

import pytest

from converter_news.colophon import read_colophon


def parts(note: str) -> dict[str, object] | None:
    found = read_colophon(note, 0, len(note))
    if found is None:
        return None
    said = {
        name: note[slice(*place)]
        for name in ("publication", "page", "section", "edition", "headline")
        if (place := getattr(found, name)) is not None
    }
    if found.date is not None:
        said["date"] = found.date.when
    return {**said, "rest": note[found.end :].strip()}


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Published in Mercury, March 15th, 2022",
            {"publication": "Mercury", "date": date(2022, 3, 15), "rest": ""},
        ),
        (
            "Published in The Keldhaven Post, 5 June 2015.",
            {"publication": "The Keldhaven Post", "date": date(2015, 6, 5), "rest": ""},
        ),
        (
            (
                "A version of this article appeared in the print edition of The Mercury on March 30, 2018, with the headline"
                " 'Ferry sails again: Report'. Subscribe"
            ),
            {
                "publication": "The Mercury",
                "date": date(2018, 3, 30),
                "headline": "Ferry sails again: Report",
                "rest": "Subscribe",
            },
        ),
        (
            (
                "A version of this article appeared in print on June 30, 2013, on page A8 of the Skerra edition with the"
                " headline: Ferry Captain Says U.S. Called Him."
            ),
            {
                "date": date(2013, 6, 30),
                "page": "A8",
                "edition": "Skerra",
                "headline": "Ferry Captain Says U.S. Called Him",
                "rest": "",
            },
        ),
        (
            "A version of this article appeared in print on August 8,\n    2010, on page BU1 of the Skerra edition.",
            {"date": date(2010, 8, 8), "page": "BU1", "edition": "Skerra", "rest": ""},
        ),
        (
            (
                "A version of this article appears in print on May 4, 2016, Section B, Page 3 of the Skerra edition with the"
                " headline: Ferry Sails. Order Reprints | Today’s Paper | Subscribe"
            ),
            {
                "date": date(2016, 5, 4),
                "section": "B",
                "page": "3",
                "edition": "Skerra",
                "headline": "Ferry Sails",
                "rest": "Order Reprints | Today’s Paper | Subscribe",
            },
        ),
        (
            "This article appeared in the Islands section of the print edition under the headline “All at sea”",
            {"section": "Islands", "headline": "All at sea", "rest": ""},
        ),
        (
            "This story originally appeared in the print edition of the Skerra Courier.",
            {"publication": "Skerra Courier", "rest": ""},
        ),
    ],
)
def test_a_colophon_is_read_by_its_parts(note: str, expected: dict[str, object]):
    """Each paper says other things of its print edition; what it does not say is absent."""
    assert parts(note) == expected


@pytest.mark.parametrize(
    "words",
    [
        "This article appeared in yesterday's newsletter of the council.",
        "This article was first published by the Courier.",
        "The print edition of The Mercury costs two crowns.",
        "A version of this article was read aloud on the ferry.",
        "",
    ],
)
def test_other_notes_are_no_colophon(words: str):
    """A note that names no print edition is none."""
    assert parts(words) is None


def test_a_damaged_note_gives_what_it_still_says():
    """Where date and headline are lost, nothing is made of them."""
    assert parts("A version of this article appeared in print on with the headline:") == {"rest": ""}

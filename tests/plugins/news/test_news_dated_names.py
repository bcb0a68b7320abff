"""Names with a date behind them, which no word says to be a byline."""

from __future__ import annotations

import pytest
from bylines import people

from converter_news.byline import read_signed


@pytest.mark.parametrize(
    ("line", "expected", "agencies", "date"),
    [
        (
            "Ines Halvorsen | Sep. 21, 2011, 3:17 PM | 1,209 |   5",
            [("Ines Halvorsen", None)],
            [],
            "Sep. 21, 2011, 3:17 PM",
        ),
        (
            "Ines R. Halvorsen / Tomas de Reyk   Madrid  27 OCT 2012 - 12:14 CET",
            [("Ines R. Halvorsen", None), ("Tomas de Reyk", None)],
            [],
            "27 OCT 2012 - 12:14 CET",
        ),
        (
            "Ines Halvorsen, USA TODAY 8:42 a.m. EDT October 3, 2014",
            [("Ines Halvorsen", None)],
            [],
            "8:42 a.m. EDT October 3, 2014",
        ),
        ("Ines Halvorsen le mercredi 27 juin 2018", [("Ines Halvorsen", None)], [], "27 juin 2018"),
        ("Staff ReporterPublished March 15, 2022", [(None, "Staff Reporter")], [], "March 15, 2022"),
        ("APP Published July 14, 2024", [], ["APP"], "July 14, 2024"),
        ("ANI | New Delhi | Updated: 17-08-2020 21:59 IST", [], ["ANI"], "17-08-2020 21:59 IST"),
    ],
)
def test_names_with_a_date_behind_them_are_signed(line: str, expected: list, agencies: list, date: str):
    """Pages print both on one line, and no word says ``By``."""
    found = read_signed(line, 0, len(line))

    assert people(found, line) == expected
    assert [line[slice(*one)] for one in found.agencies] == agencies
    assert [line[one.start : one.end] for one in found.moments] == [date]


@pytest.mark.parametrize(
    "line",
    [
        "Port Ansel, domingo, 26 de julho de 2020.",
        "PORT ANSEL, March 20 -",
        "The ferry sailed on March 3, 2016",
        "— Ines Halvorsen (@halvorsen) July 18, 2026",
        "March 3, 2016",
        "Jakarta ● Tue, September 5, 2023",
    ],
)
def test_a_date_behind_other_words_is_no_signature(line: str):
    """A place and its day, prose, and a post on a network."""
    assert read_signed(line, 0, len(line)) is None

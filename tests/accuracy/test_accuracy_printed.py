"""What a person sees printed is found by simple expressions."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from benchmarks.accuracy import printed


def test_header_ends_at_the_classification_line(cable) -> None:
    assert cable[printed.header_end(cable) :].startswith("C O N F I D E N T I A L ATLANTIS")


def test_level_of_a_catalogue_page_ends_no_header(cable) -> None:
    """The page prints the level among its own values, above the telegram."""
    page = f"Classification\nCONFIDENTIAL\npdf  how-to read a cable\n{cable}"

    assert page[printed.header_end(page) :].startswith("C O N F I D E N T I A L ATLANTIS")


def test_date_time_group_has_the_century_of_the_catalogue(cable) -> None:
    when, at = printed.date_time_group(cable, 1906)

    assert when == datetime(1906, 2, 8, 10, 15, tzinfo=UTC)
    assert cable[at:].startswith("081015Z")


def test_date_time_group_of_a_reference_is_none_of_the_header() -> None:
    assert printed.date_time_group("UNCLAS ATLANTIS 000042\nREF: BERMUDA 081015Z FEB 06\n", 2006) is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("E.O. 12958: DECL: 02/07/2016", "02/07/2016"),
        ("E.O. 12958: DECL: 02/07/2016 TAGS: PREL", "02/07/2016"),
        ("EO 12958 DECL OADR \\", "OADR"),
        ("E.O. 12958: N/A", "N/A"),
        ("E.O. 11652: GDS", "GDS"),
        ("E.O. 12958:", None),
    ],
)
def test_declassification_is_what_the_line_says(line, value) -> None:
    found = printed.declassification(f"{line}\n")

    assert (found and found[0]) == value


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("02/07/2016", {date(2016, 2, 7), date(2016, 7, 2)}),
        ("13/07/2016", {date(2016, 7, 13)}),
        ("2/7/16", {date(year, month, day) for year in (1916, 2016) for month, day in ((2, 7), (7, 2))}),
        ("2016/02/07", {date(2016, 2, 7)}),
        ("JUNE 21, 2006", {date(2006, 6, 21)}),
        ("7 Feb 2016", {date(2016, 2, 7)}),
        ("99/99/2016", set()),
        ("OADR", set()),
    ],
)
def test_dates_are_all_days_that_may_be_meant(words, days) -> None:
    assert printed.dates(words) == days


def test_page_is_its_table_and_its_preformatted_parts() -> None:
    page = b"<html><p>menu</p><table><tr><td>06ATLANTIS42</td>\n<td>SECRET</td></tr></table><pre>ROE &amp; DOE&#x000A;BT</pre></html>"

    assert printed.page_text(page) == "06ATLANTIS42 SECRET\nROE & DOE\nBT"

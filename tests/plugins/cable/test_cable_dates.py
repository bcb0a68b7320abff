"""Dates and times as telegrams and catalogues print them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from converter_cable.dates import date_time_group, filing_time, full_year, numeric_date, timestamp


@pytest.mark.parametrize(
    ("digits", "year"),
    [("66", 1966), ("79", 1979), ("99", 1999), ("00", 2000), ("06", 2006), ("10", 2010), ("1985", 1985)],
)
def test_full_year(digits, year):
    """The oldest telegrams are of 1966; four digits are what they are."""
    assert full_year(digits) == year


@pytest.mark.parametrize(
    ("group", "time"),
    [
        (("080846", "FEB", "06"), datetime(2006, 2, 8, 8, 46, tzinfo=UTC)),
        (("251246", "July", "90"), datetime(1990, 7, 25, 12, 46, tzinfo=UTC)),
        (("081545", "Jun", "2005"), datetime(2005, 6, 8, 15, 45, tzinfo=UTC)),
        (("310846", "FEB", "06"), None),
        (("080899", "FEB", "06"), None),
        (("080846", "ZZZ", "06"), None),
    ],
)
def test_date_time_group(group, time):
    """In UTC, zone Z; None where there is no such time."""
    assert date_time_group(*group) == time


@pytest.mark.parametrize(
    ("digits", "sent", "filed"),
    [
        ("0390846", datetime(2006, 2, 8, 8, 46, tzinfo=UTC), datetime(2006, 2, 8, 8, 46, tzinfo=UTC)),
        ("390846", datetime(2006, 2, 8, 8, 46, tzinfo=UTC), datetime(2006, 2, 8, 8, 46, tzinfo=UTC)),
        ("3660001", datetime(2008, 12, 31, 0, 1, tzinfo=UTC), datetime(2008, 12, 31, 0, 1, tzinfo=UTC)),
        ("3652359", datetime(2006, 1, 1, 0, 1, tzinfo=UTC), datetime(2005, 12, 31, 23, 59, tzinfo=UTC)),
        ("0010001", datetime(2005, 12, 31, 23, 59, tzinfo=UTC), datetime(2006, 1, 1, 0, 1, tzinfo=UTC)),
        ("0000001", datetime(2006, 1, 1, tzinfo=UTC), None),
        ("4000001", datetime(2006, 1, 1, tzinfo=UTC), None),
        ("3660001", datetime(9999, 12, 31, tzinfo=UTC), datetime(9999, 1, 1, 0, 1, tzinfo=UTC)),
        ("0399901", datetime(2006, 1, 1, tzinfo=UTC), None),
    ],
)
def test_filing_time(digits, sent, filed):
    """Day of the year, hour and minute, in the year that brings it nearest to the time of sending."""
    assert filing_time(digits, sent) == filed


@pytest.mark.parametrize("year", [1, 9999])
def test_filing_time_at_the_ends_of_the_calendar(year):
    """The years beside the first and the last one are not tried."""
    assert filing_time("0010001", datetime(year, 1, 1, tzinfo=UTC)) == datetime(year, 1, 1, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "not_before", "day"),
    [
        ("02/07/2016", 2006, date(2016, 2, 7)),
        ("2/7/16", 2006, date(2016, 2, 7)),
        ("10/12/85", 1979, date(1985, 10, 12)),
        ("01/01/05", 1998, date(2005, 1, 1)),
        ("02/07/16", None, date(2016, 2, 7)),
        ("2016/02/07", 2006, date(2016, 2, 7)),
        ("13.12.2016", 2006, date(2016, 12, 13)),
        ("13/13/2016", 2006, None),
        ("02/30/2016", 2006, None),
        ("02/07/0", 2006, date(2100, 2, 7)),
        ("OADR", 2006, None),
    ],
)
def test_numeric_date(text, not_before, day):
    """Month first, or else day first; two digits of a year are the next such year after the message's own."""
    assert numeric_date(text, not_before) == day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2006-02-08 08:46:00", datetime(2006, 2, 8, 8, 46, tzinfo=UTC)),
        ("2006-02-08T08:46:00", datetime(2006, 2, 8, 8, 46, tzinfo=UTC)),
        ("2009-08-13", date(2009, 8, 13)),
        ("2/22/2010 7:03", datetime(2010, 2, 22, 7, 3, tzinfo=UTC)),
        ("03 July 2001, 12:03", datetime(2001, 7, 3, 12, 3, tzinfo=UTC)),
        ("03 July 2001", date(2001, 7, 3)),
        ("03 Never 2001", None),
        ("2006-02-08 25:00", None),
        ("2006-02-31 08:46", None),
        ("SECRET", None),
    ],
)
def test_timestamp(text, time):
    """The forms in which catalogues and their copies print a time."""
    assert timestamp(text) == time

"""Dates and times as telegrams print them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

MONTHS = {
    name: number
    for number, name in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), start=1
    )
}
FIRST_TELEGRAM_YEAR = 66
"""Two-digit years from this one on are of the twentieth century: the oldest telegrams are of 1966."""
_NUMERIC = re.compile(r"(\d{1,4})\s?[/.-]{1,2}\s?(\d{1,2})\s?[/.-]{1,2}\s?(\d{1,4})")
_CLOCK = r"(?:[ T,]\s*(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?)?"
_TIMESTAMP = re.compile(rf"(?P<day>\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{4}}){_CLOCK}")
_WRITTEN = re.compile(rf"(?P<date>\d{{1,2}})\s+(?P<month>[A-Z][a-z]+)\s+(?P<year>\d{{4}}){_CLOCK}")
_DAY = re.compile(r"(?P<date>\d{1,2}) (?P<month>[A-Za-z]{3}) (?P<year>\d{4})")
_CALENDAR = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<date>\d{1,2}) (?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)? (?P<year>\d{4})"
)
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<date>\d{1,2}) ?, ?(?P<year>\d{4})")
_MONTH_SECOND = re.compile(r"(?P<date>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})")
_YEAR_FIRST = 1000
_HALF_YEAR = timedelta(days=182)


def full_year(digits: str) -> int:
    """The year that a message's own two digits stand for; four digits stay as they are."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return year
    return 1900 + year if year >= FIRST_TELEGRAM_YEAR else 2000 + year


def date_time_group(day_and_time: str, month: str, year: str) -> datetime | None:
    """``080846``, ``FEB``, ``06`` as a time in UTC (zone Z); None if there is no such time."""
    number = MONTHS.get(month[:3].upper())
    if number is None:
        return None
    day, hour, minute = int(day_and_time[:2]), int(day_and_time[2:4]), int(day_and_time[4:6])
    return _time(full_year(year), number, day, hour, minute)


def filing_time(digits: str, sent: datetime) -> datetime | None:
    """``0390846`` of format line 3: day of the year, hour, minute, in the year of the date-time group.

    Leading zeros of the day may be lost. A message filed on the last days of a year and dated on the first
    ones of the next, or the other way round, takes the year that brings both times close.
    """
    days, hour, minute = int(digits[:-4]), int(digits[-4:-2]), int(digits[-2:])
    if not 1 <= days <= 366:  # noqa: PLR2004
        return None
    found: list[datetime] = []
    for year in (sent.year, sent.year - 1, sent.year + 1):
        first = _time(year, 1, 1, hour, minute)
        time = first and _days_later(first, days - 1)
        if time and abs(time - sent) < _HALF_YEAR:
            return time  # no other year brings them closer
        if time:
            found.append(time)
    return min(found, key=lambda time: abs(time - sent), default=None)


def numeric_date(text: str, not_before: int | None = None) -> date | None:
    """``02/07/2016`` (month first), ``2016/02/07``, ``2/7/16`` or ``2 - 7 - 16``; None if there is no such day.

    Args:
        text: the digits.
        not_before: the year of the message; two digits then name the first such year from it on.
    """
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    first, second, third = map(int, match.groups())
    if first >= _YEAR_FIRST:
        return _day(first, second, third)
    year = third
    if len(match[3]) <= 2:  # noqa: PLR2004
        year = full_year(match[3]) if not_before is None else _next_year(third, not_before)
    return _day(year, first, second) or _day(year, second, first)


def timestamp(text: str) -> date | datetime | None:
    """A catalogue's time, as if in the message's own zone, Z, or its day, where that is all; None if it is neither.

    ``2006-02-08 08:46:00``, ``2/22/2010 7:03`` (month first), ``03 July 2001, 12:03``, ``2009-08-13``,
    ``Fri Jun 16 10:23:00 2006``.
    """
    if match := _TIMESTAMP.fullmatch(text):
        day = numeric_date(match["day"])
    elif match := _WRITTEN.fullmatch(text) or _CALENDAR.fullmatch(text):
        day = _day(int(match["year"]), MONTHS.get(match["month"][:3].upper(), 0), int(match["date"]))
    else:
        return None
    if day is None or match["hour"] is None:
        return day
    return _time(day.year, day.month, day.day, int(match["hour"]), int(match["minute"]))


def written_date(text: str) -> date | None:
    """``June 21, 2006`` or ``21 JUN 2006``; None if it is none of them, or there is no such day."""
    match = _MONTH_FIRST.fullmatch(text) or _MONTH_SECOND.fullmatch(text)
    if match is None:
        return None
    return _day(int(match["year"]), MONTHS.get(match["month"][:3].upper(), 0), int(match["date"]))


def written_day(text: str) -> date | None:
    """``08 jul 1979`` or ``20 Mar 2014``, as an archive writes days; None if there is no such day."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    return _day(int(match["year"]), MONTHS.get(match["month"].upper(), 0), int(match["date"]))


def repeats_hour(when: date | datetime | None) -> bool:
    """Whether the minutes only say the hour again, on a clock of twelve, and so say nothing.

    The pages of one catalogue print all of their times so (300 of 300): ``16:04`` for any minute after four.
    """
    return isinstance(when, datetime) and when.minute == (when.hour % 12 or 12)


def _next_year(two_digits: int, not_before: int) -> int:
    century = not_before - not_before % 100
    return century + two_digits + (100 if century + two_digits < not_before else 0)


def _time(year: int, month: int, day: int, hour: int, minute: int) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None


def _days_later(first: datetime, days: int) -> datetime | None:
    try:
        return first + timedelta(days=days)
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

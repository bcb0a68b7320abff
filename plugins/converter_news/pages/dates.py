"""Times as data of pages have them: ISO 8601, in full or with parts left out, and the forms of a few systems."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from converter_news.dates import find_date, read_date

_ISO = re.compile(
    r"(?P<year>\d{4})[-/]?(?P<month>\d\d)[-/]?(?P<day>\d\d)"
    r"(?:(?:T|\s{1,2}|T\s)(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?\b",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"(?:9\d{8}|1\d{9})(?:\d{3})?")
"""Since 1970, as some systems count; with or without thousandths; from 1998 to 2033."""
_DIGITS = 10
_LONGEST = 60
"""Characters in which a day is looked for."""


def read_time(value: str) -> date | None:
    """The time that *value* names, a date where it does not name its zone; None if it names no day in full."""
    if iso := _ISO.match(value):
        return _from_iso(iso)
    if _SECONDS.fullmatch(value):
        seconds = value[:-3] if len(value) > _DIGITS else value
        return datetime.fromtimestamp(int(seconds), UTC)
    printed = find_date(value, 0, min(len(value), _LONGEST))
    return read_date(printed).when if printed is not None else None


def _from_iso(iso: re.Match[str]) -> date | None:
    try:
        day = date(int(iso["year"]), int(iso["month"]), int(iso["day"]))
        if iso["hour"] is None or iso["zone"] is None:
            return day
        clock = time(int(iso["hour"]), int(iso["minute"]), int(iso["second"] or 0), tzinfo=_zone(iso["zone"]))
    except ValueError:
        return None
    return datetime.combine(day, clock)


def _zone(zone: str) -> tzinfo:
    if zone[0] not in "+-":
        return UTC
    digits = zone[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if zone[0] == "-" else offset)

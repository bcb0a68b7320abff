"""When a telegram is declassified: what the line of the executive order says after the order's number.

E.O. 12356 (1982 to 1995) and 12958 (since): ``DECL:`` and a day, at most so many years off, or an event, a duration, an
exemption from automatic declassification (``X1`` to ``X8``, ``25X1``), ``OADR`` (the originating agency's determination is
required), ``MR`` (manual review); ``DNG: CO`` and a day, on which it is downgraded (5 FAH-3 H-700). ``N/A`` on what is not
classified, in 1,923 of 6,717 telegrams. Before:
E.O. 11652 (1972 to 1978): ``GDS``, the general schedule; ``ADS``, earlier, on a day or an event; ``XGDS-1`` to ``-4``, exempt,
with the category. E.O. 12065 (1978 to 1982): ``GDS`` with its day, ``RDS`` where the day is one of review, ``XDS`` where it is later, each with
the categories, then who classified it and the office of origin: ``GDS 8/8/85 (BOEKER, PAUL) OR-M``.
"""

from __future__ import annotations

import re
from datetime import date

from attrs import frozen

from converter import Cited, readable, trim
from converter_cable.dates import numeric_date, written_date
from converter_cable.draft import Draft

DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\d)")
_SCHEDULE = re.compile(
    r"(?:X?GDS|ADS|[RX]DS)(?:\s?-?\s?[1-4](?:\s?[,&/]\s?[1-4](?![\d/]))*(?!\d|[/.-]\d))?(?!\w)", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:AS\s+AMENDED\s*[;:,]?\s*)?(?:(?:DEC(?:LASSIF(?:Y|IED)|LAS|L)?L?(?:\s+ON)?\s*[:;.]?\s*){1,2}|(?=DNG\b))",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:DNG\s*:\s*(?:[A-Z]{1,2}\s+)?)?(?P<day>\d{1,4}\s{0,2}[/.-]{1,2}\s{0,2}\d{1,2}\s{0,2}[/.-]{1,2}\s{0,2}\d{1,4}(?!\d)|\d{8}(?!\d)"
    r"|[A-Z]{3,9}\.?\s+\d{1,2}\s?,\s*\d{4}(?!\d)|\d{1,2}\s+[A-Z]{3,9}\.?,?\s+\d{4}(?!\d))",
    re.IGNORECASE,
)
_KINDS = (
    ("not-applicable", re.compile(r"N\s?[/:.\\]?\s?A\b\.?|NONE\b|NOT\s+APPLICABLE", re.IGNORECASE)),
    ("originating-agency", re.compile(r"OADR\b", re.IGNORECASE)),
    ("manual-review", re.compile(r"(?:MR|MANUAL\s+REVIEW)\b", re.IGNORECASE)),
    ("exemption", re.compile(r"(?:1\.[56]\s?|25)?X\s?-?[1-9]\b(?:[\s,/&-]{1,3}(?:25)?X?[1-9]\b)*", re.IGNORECASE)),
    ("schedule", re.compile(r"(?:X?GDS|ADS|[RX]DS)\b", re.IGNORECASE)),
    ("duration", re.compile(r"(?:[A-Z]+(?:[-\s][A-Z]+)?|\d{1,2})\s+YEARS?\s*\.?\Z", re.IGNORECASE)),
)
"""Each kind and how it is printed, where it is no day; what is none of them is an event: ``CLOSURE OF ICTY``."""
_CLASSIFIER = re.compile(r"\((?P<name>[A-Z][^()\d]{2,60})\)", re.IGNORECASE)
_OFFICE = re.compile(r"OR\s?-\s?[A-Z/]{1,8}(?!\w)", re.IGNORECASE)
_WINDOW = 22
"""A schedule's day ends in so many signs after it: ``GDS: DECL ON 8/8/85``."""


@frozen(kw_only=True)
class Schedule:
    """What an E.O. line says after the order's number."""

    text: Cited[str]
    """The schedule and its day, as printed."""
    day: str = ""
    """The day alone."""
    classifier: Cited[str] | None = None
    office: Cited[str] | None = None


@frozen
class Release:
    """What ends the classification: of which kind it is, where it is printed, and the day, if it names one."""

    kind: str
    start: int
    end: int
    when: date | None = None


def release(text: str, start: int, end: int, year: int | None) -> Release | None:
    """What the words from *start* to *end*, after the number of the order, say of declassification.

    Args:
        text: the source.
        start: the end of the number and its sign.
        end: the end of the field.
        year: of the message; a year of two digits is the first such one from it on.
    """
    start, end = trim(text, start, end)
    label = _LABEL.match(text, start, end)
    start, end = trim(text, label.end() if label else start, end)
    if start == end:
        return None
    if label is not None and (day := _DAY.match(text, start, end)):
        when = _day(readable(day["day"]), year)
        return Release("date", start, day.end() if when else end, when)
    for kind, pattern in _KINDS:
        if match := pattern.match(text, start, end):
            if kind == "schedule":
                return None
            short = kind in ("not-applicable", "originating-agency")
            return Release(kind, start, match.end() if short else end)
    return Release("event", start, end) if label else None


def _day(words: str, year: int | None) -> date | None:
    if words.isdecimal():
        words = f"{words[:4]}/{words[4:6]}/{words[6:]}"
    return numeric_date(words, year) or written_date(words)


def schedule(draft: Draft, start: int, end: int) -> Schedule | None:
    """The schedule that the text names from *start* on; None if it names none."""
    text = draft.text
    match = _SCHEDULE.match(text, start, end)
    if match is None:
        return None
    last = match.end()
    dated = DATE.search(text, last, min(end, last + _WINDOW))
    if dated:
        last = dated.end()
    name, office = _CLASSIFIER.search(text, last, end), _OFFICE.search(text, last, end)
    return Schedule(
        text=draft.source.cited(*trim(text, start, last)),
        day=dated[0] if dated else "",
        classifier=draft.cite(name, "name") if name else None,
        office=draft.cite(office, 0) if office else None,
    )

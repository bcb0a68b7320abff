"""When a telegram is declassified: the schedules of the executive orders before 1982.

E.O. 11652 (1972 to 1978): ``GDS``, the general schedule; ``ADS``, earlier, on a day or an event; ``XGDS-1`` to ``-4``, exempt,
with the category. E.O. 12065 (1978 to 1982): ``GDS`` with its day, ``RDS`` where the day is one of review, each with
the categories, then who classified it and the office of origin: ``GDS 8/8/85 (BOEKER, PAUL) OR-M``.
"""

from __future__ import annotations

import re

from attrs import frozen

from converter import Cited, trim
from converter_cable.draft import Draft

DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\d)")
_SCHEDULE = re.compile(
    r"(?:X?GDS|ADS|RDS)(?:\s?-?\s?[1-4](?:\s?[,&/]\s?[1-4](?![\d/]))*(?![\d/.-]))?(?!\w)", re.IGNORECASE
)
"""``N/A`` is none: the order does not apply."""
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
        text=draft.quote(*trim(text, start, last)),
        day=dated[0] if dated else "",
        classifier=draft.cite(name, "name") if name else None,
        office=draft.cite(office, 0) if office else None,
    )

"""Lines that collections and their copyists put around a telegram, and between its header and its text."""

from __future__ import annotations

import re

from converter_cable.lines import LineRule

ENVELOPE_LINES = (
    LineRule(
        "partial-extract",
        re.compile(r"This record is a partial extract of the original cable\b.*"),
        "the publisher's note on a telegram that is not whole",
    ),
    LineRule(
        "weekday",
        re.compile(
            r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+\d{1,2}\s+[A-Z][a-z]+\s+\d{4}(?:,?\s+\d{1,2}:\d{2})?\Z"
        ),
        "a newspaper's date line",
    ),
    LineRule("record-number", re.compile(r"(?:<<)?\d{3,7}(?:>>)?\Z"), "the number of a record in a copy"),
    LineRule(
        "record-date",
        re.compile(r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})[ T]\d{1,2}:\d\d(?::\d\d)?\Z"),
        "the date of a record in a copy",
    ),
    LineRule("record-identifier", re.compile(r"\d\d[A-Z]{3,20}\d{1,6}\Z"), "the reference number in a copy"),
    LineRule(
        "record-origin",
        re.compile(
            r"(?:Embassy|Consulate(?: General)?|Secretary of State|Mission|US Mission|American Institute)\b.{0,40}\Z"
        ),
        "the post in a copy",
    ),
    LineRule(
        "record-level",
        re.compile(r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET)(?://[A-Z ]+)?\Z"),
        "the level in a copy",
    ),
    LineRule(
        "record-field",
        re.compile(r"(?:id|date|refid|origin|classification|destination|header)\s*:.{0,80}\Z"),
        "a field of a copy that prints its labels",
    ),
    LineRule("header-ends", re.compile(r"-+ header ends -+\Z"), "the end of the header in such a copy"),
)
"""The forms of envelopes that were counted around real telegrams; each is one line."""


def envelope_line(text: str, start: int, end: int) -> LineRule | None:
    """Which of these a line is."""
    return next((rule for rule in ENVELOPE_LINES if rule.pattern.match(text, start, end)), None)

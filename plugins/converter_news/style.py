"""How news is written: it names its source and the day; style supports the marks, and never decides."""

from __future__ import annotations

import re

_WEEKDAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|yesterday\b"
    r"|(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
)
_BEFORE_SAID = 12
_AFTER_CUE = 40
_SOURCES = (
    (
        " said",
        _BEFORE_SAID,
        re.compile(
            r"\b(?:officials?|police|sources|authorities|ministry|analysts) said\b"
            r"|\bsaid (?:in an? \w+|on \w+day|\w+day|yesterday)\b"
        ),
    ),
    ("told ", 0, re.compile(r"\btold (?:reporters|journalists|lawmakers|(?:the )?[A-Z]\w+)\b")),
    ("according to", 0, re.compile(r"\baccording to\b")),
    (" say", _BEFORE_SAID, re.compile(r"\b(?:officials?|police|sources|authorities|analysts) say\b")),
    ("spokes", 0, re.compile(r"\bspokes(?:man|woman|person)\b")),
    ("declined to comment", 0, re.compile(r"\bdeclined to comment\b")),
)
"""Words by which a statement is given to its source: what is looked for first, how far before it they may begin,
and what they are."""
_WIRE_DASH = re.compile(r"\w _ \w")
_WIRE_INDENT = "\n\t   "
_WIRE_PARAGRAPH = re.compile(r"(?<=\n\t   )\S+")
_LEAST_INDENTS = 3
_WIRE_QUOTE = re.compile(r"``[^`']{1,400}''")


def find_weekday(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first day of the week."""
    return _WEEKDAY.search(text, start, end)


def find_sourced(text: str, start: int, end: int) -> re.Match[str] | None:
    """A statement with its source: the first of the first kind that there is."""
    for cue, before, words in _SOURCES:
        at = text.find(cue, start, end)
        while at >= 0:
            if found := words.search(text, max(start, at - before), min(at + _AFTER_CUE, end)):
                return found
            at = text.find(cue, at + 1, end)
    return None


def find_wire_setting(text: str) -> re.Match[str] | None:
    """The first paragraph, where each begins with a tab and three blanks, as wires set them that had no other quotes."""
    if text.count(_WIRE_INDENT) < _LEAST_INDENTS or ("``" not in text and " _ " not in text):
        return None
    return _WIRE_PARAGRAPH.search(text)


def find_wire_signs(text: str) -> re.Match[str] | None:
    """The dash of wires that knew no other, where they quote with accents as well."""
    if "`" not in text or _WIRE_QUOTE.search(text) is None:
        return None
    return _WIRE_DASH.search(text)

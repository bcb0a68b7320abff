"""What a person sees printed in an article, found by expressions that share nothing with the reader."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "January|Januar|janvier|enero|gennaio|janeiro",
    "February|Februar|février|febrero|febbraio|fevereiro",
    "March|März|mars|marzo|março",
    "April|avril|abril|aprile",
    "May|Mai|mayo|maggio|maio",
    "June|Juni|juin|junio|giugno|junho",
    "July|Juli|juillet|julio|luglio|julho",
    "August|août|agosto",
    "September|septembre|septiembre|settembre|setembro",
    "October|Oktober|octobre|octubre|ottobre|outubro",
    "November|novembre|noviembre|novembro",
    "December|Dezember|décembre|diciembre|dicembre|dezembro",
)
_LAST_OF_TWO = 12
_MARKS = (
    re.compile(
        r"\b(?:reporting|writing|editing) by [A-Z]|contributed to this (?:report|story|article)", re.IGNORECASE
    ),
    re.compile(r"^\W{0,3}(?:Copyright|©|\(c\)).{0,40}\b(?:19|20)\d\d\b", re.MULTILINE),
    re.compile(
        r"^• ?(?:Kyodo|Reuters|AFP|AP|Jiji)\s*$|^(?:Kyodo|Reuters|The Associated Press|AFP)\s*$", re.MULTILINE
    ),
    re.compile(r"^By [A-Z][\w.'’-]+ [A-Z][^.\n]{1,80}$", re.MULTILINE),
    re.compile(
        r"^(?!FILE|\().{0,60}\((?:AP|AFP|Reuters|UPI|Xinhua|Kyodo|Yonhap|CNN|ANSA|dpa)\) ?[_—–-]", re.MULTILINE
    ),
    re.compile(r"this article (?:appears|appeared|was published|was printed) in (?:the )?print", re.IGNORECASE),
)
_HEAD = 15
"""Lines within which a byline or a dateline stands."""


def day(text: str, when: date) -> int | None:
    """Where *text* prints this day with its year, in a form that can be read in one way only; None if nowhere."""
    month = (
        f"(?:{_MONTHS[when.month - 1]}|{when:%b}|Sept)"
        if when.month == 9
        else f"(?:{_MONTHS[when.month - 1]}|{when:%b})"
    )
    year, number, two = when.year, when.day, f"0?{when.month}"
    forms = [
        rf"(?i:\b{month}\.? {number}(?:st|nd|rd|th)?,? {year})\b",
        rf"(?i:(?<!\d){number}(?:st|nd|rd|th|\.)?(?: de)? {month}\.?,?(?: de)? {year})\b",
        rf"{year}-{when:%m}-{when:%d}(?!\d)",
        rf"(?<!\d)0?{number}\.\s?{two}\.{year}(?!\d)",
        rf"{year}年{when.month}月{number}日",
    ]
    if number > _LAST_OF_TWO or number == when.month:
        forms += [rf"(?<!\d)0?{number}[/-]{two}[/-]{year}(?!\d)", rf"(?<!\d){two}[/-]0?{number}[/-]{year}(?!\d)"]
    found = re.search("|".join(forms), text)
    return found.start() if found else None


def has_mark(text: str) -> bool:
    """Whether an article has a mark of a newspaper that a simple expression can see."""
    return any(mark.search(text) for mark in _MARKS)

"""The lines of a telegram, and what each line of its transmission header is.

The format lines and their numbers are those of ACP 127, annex B.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from string import ascii_uppercase
from typing import Final, TypeAlias

from attrs import frozen

from converter import visible_lines

Line: TypeAlias = tuple[int, int, bool]
"""A line that is not blank, or a part of one: where it begins and ends without the blanks at its ends, and whether a
blank line stands before it. A plain tuple, since a telegram has hundreds and only plain ones are taken apart quickly.
"""
START: Final = 0
END: Final = 1
APART: Final = 2


@frozen
class LineRule:
    """How a line of one kind looks."""

    name: str
    """The segment's name: the official name of the line."""
    pattern: re.Pattern[str]
    meaning: str
    """What the line says, and where its form comes from."""
    first: str = ""
    """The signs that such a line can begin with, where these are few."""


Kind: TypeAlias = tuple[str, re.Match[str]]
"""The name of a line's rule, and the parts that it found."""
_START_OF = itemgetter(START)
_Match: TypeAlias = Callable[[str, int, int], re.Match[str] | None]


class LineRules:
    """Rules in order: a line is of the first one that it fits."""

    def __init__(self, rules: Sequence[LineRule]) -> None:
        signs = {sign for rule in rules for sign in rule.first}
        self._by_first_sign = {
            sign: _matches(rule for rule in rules if sign in (rule.first or sign)) for sign in signs
        }
        self._by_any_sign = _matches(rule for rule in rules if not rule.first)

    def kind_of(self, text: str, line: Line) -> Kind | None:
        """The first rule that a line fits; None if it fits none. Only those that its first sign leaves are tried."""
        start, end, _ = line
        for name, match in self._by_first_sign.get(text[start], self._by_any_sign):
            if found := match(text, start, end):
                return name, found
        return None

    def kinds_before(self, last: str, text: str, lines: Iterable[Line]) -> list[Kind | None]:
        """What `kind_of` says of each of the *lines* before the first one of the rule *last*."""
        by_first_sign, by_any_sign = self._by_first_sign, self._by_any_sign
        kinds: list[Kind | None] = []
        for start, end, _ in lines:
            for name, match in by_first_sign.get(text[start], by_any_sign):
                if found := match(text, start, end):
                    if name == last:
                        return kinds
                    kinds.append((name, found))
                    break
            else:
                kinds.append(None)
        return kinds


def _matches(rules: Iterable[LineRule]) -> tuple[tuple[str, _Match], ...]:
    return tuple((rule.name, rule.pattern.match) for rule in rules)


@lru_cache(maxsize=1)
def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of *text* that are not blank; detection and reading ask for those of one text after the other."""
    return tuple(visible_lines(text))


def line_at(lines: Sequence[Line], place: int) -> int:
    """Which of the lines is the last that begins at *place* or before it."""
    return bisect_right(lines, place, key=_START_OF) - 1


def is_indented(text: str, start: int) -> bool:
    """Whether a line begins to the right of its margin."""
    before = text[max(start - 2, 0) : start]
    return len(before) > 1 and before.isspace() and not ("\n" in before or "\r" in before)


PRECEDENCES = r"NIACT\s+IMMEDIATE|FLASH|IMMEDIATE|PRIORITY|ROUTINE"
ROUTING_INDICATOR = r"R[A-Z0-9]{3,7}"
_ROUTING = rf"(?:(?P<routing>{ROUTING_INDICATOR})|ZEN)\s?/\s?"
_COPIES = r"[A-Z/]{1,5}-\d\d(?!\w)"
"""An office, and how many copies it got."""
_ADDRESS = rf"(?:{_ROUTING}(?=\S))?(?P<name>\S.*)"

FORMAT_LINES = (
    LineRule(
        "FL1",
        re.compile(r"V?ZCZC\s?(?P<channel>[A-Z]{3})\s?(?P<number>\d{3,4})(?!\w)"),
        "start of message: channel and running number of the transmission (ACP 127, format line 1)",
        "VZ",
    ),
    LineRule(
        "FL2",
        re.compile(rf"(?P<precedence>[ZOPRY])(?P=precedence)(?P<called>(?:\s+{ROUTING_INDICATOR})+)\Z"),
        "the highest precedence, doubled, and the stations called (format line 2)",
        "ZOPRY",
    ),
    LineRule(
        "FL3",
        re.compile(
            rf"DE\s+(?P<origin>{ROUTING_INDICATOR})\s*#?(?P<serial>\d{{4}})(?:/(?P<section>\d{{2}}))?"
            r"(?:\s+(?P<filed>\d{5,7})Z?)?(?!\w)"
        ),
        "the station that sends, its serial number and the filing time (format line 3; day of the year)",
        "D",
    ),
    LineRule(
        "FL4",
        re.compile(r"ZN[RY]\s+(?P<letters>[A-Z]{5})(?:/[A-Z]{5})?(?!\w)(?P<signals>.*)"),
        "the security warning, and operating signals (format line 4)",
        "Z",
    ),
    LineRule(
        "FL5",
        re.compile(
            r"(?:(?P<action>[ZOPRY])\s+(?:(?P<information>[ZOPRY])\s+)?)?(?P<time>\d{6})Z\s*"
            r"(?P<month>[A-Za-z]{3})[A-Za-z]{0,6}(?:\s+(?P<year>\d{4}|\d{2})(?!\w)(?P<signals>.*)|\Z)"
        ),
        "precedence, date-time group and operating signals (format line 5); the year may be lost",
        "ZOPRY0123456789",
    ),
    LineRule(
        "FL6",
        re.compile(r"(?:FM|From:(?=\s+(?:AM|US|SEC)[A-Z]))\s+(?P<name>\S.*)"),
        "the originator (format line 6)",
        "F",
    ),
    LineRule("FL7", re.compile(rf"TO(?=R[UH]|\s)\s*{_ADDRESS}"), "an action addressee (format line 7)", "T"),
    LineRule(
        "FL8", re.compile(rf"INFO\s+(?!{_COPIES}){_ADDRESS}"), "an information addressee (format line 8)", "I"
    ),
    LineRule("FL9", re.compile(rf"XMT\s+{_ADDRESS}"), "an addressee exempted from a group (format line 9)", "X"),
)
"""In the order in which they stand; no two of them fit one line."""

LOCAL_LINES = (
    LineRule(
        "distribution",
        re.compile(
            rf"(?:(?:ACTION|INFO|ORIGIN)\s+)?{_COPIES}.*|/\d{{2,4}}\s?[A-Z]\Z"
            r"|-{10,}\s*[A-F0-9]{4,}(?:\s+\d{6}Z)?(?:\s*/\d+)*\Z"
        ),
        "how many copies each office got, and the dashed line under it (5 FAH-2 H-320, local distribution)",
        f"{ascii_uppercase}/-",
    ),
    LineRule(
        "drafted-by", re.compile(r"DRAFTED\s+BY\b.*"), "who drafted it (1 of 45 telegrams of the 1970s)", "D"
    ),
    LineRule(
        "approved-by",
        re.compile(r"APPROVED\s+BY\b.*"),
        "who approved it, and on the lines that follow who cleared it (1 of 45)",
        "A",
    ),
    LineRule(
        "desired-distribution", re.compile(r"DESIRED\s+DISTRIBUTION\b.*"), "to which offices it should go", "D"
    ),
)
"""What is printed between the format lines where a telegram is received, or by its author."""

CONTINUED_LINES = (
    LineRule(
        "address",
        re.compile(rf"{_ROUTING}(?P<name>\S.*)"),
        "format lines 7 to 9, continued: routing indicator and plain language address",
        "RZ",
    ),
    LineRule(
        "called",
        re.compile(rf"{ROUTING_INDICATOR}(?:\s+{ROUTING_INDICATOR})*\Z"),
        "format line 2, continued: stations called",
        "R",
    ),
)
"""Lines that go on with a format line."""

PLAIN_ADDRESS = re.compile(r"(?!.* (?:TO|AGAINST|WITH|OVER|ABOUT) )[A-Z][A-Z0-9 \xa0,.'/&()-]*\Z")
"""Format lines 7 to 9, continued: an address without routing indicator, which anything in capitals may be."""
DISTRIBUTION = re.compile(rf"(?:{_COPIES}\s*)*(?:/\d{{2,4}}\s?[A-Z])?\Z")
"""The distribution, continued: offices, and the sum of the copies."""

"""Words that were divided at the end of a line, and the compounds that were only broken there.

Typists of the 1970s divided words to fill the line: ``WED-`` over ``NESDAY``. Such a hyphen is furniture, so that the word
reads whole and each character of the source keeps its place. In a compound, ``WELL-`` over ``CONNECTED``, the hyphen is
the word's own, and only the line end goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import cached_property

from converter_cable.draft import Draft
from converter_cable.lines import APART, END, START, Line
from converter_cable.pages import page_marker

_FIRST = re.compile(r"(?<![\w.'-])(?P<word>[A-Za-z][A-Za-z'.]*)-\Z")
_SECOND = re.compile(r"[A-Za-z]+|\d+")
_WINDOW = 30
_POINTING = str.maketrans(dict.fromkeys(".,;:?!()\"'/", " "))
_SUSPENDED = frozenset(("AND", "OR", "TO"))
"""``SHORT- AND LONG-TERM``: the hyphen stays, and so does the blank."""
_FIRST_PARTS = frozenset(
    (
        "ANGLO", "ANTI", "CROSS", "EIGHT", "EIGHTY", "FAR", "FIFTY", "FIRST", "FIVE", "FOLLOW", "FORTY", "FOUR", "FULL",
        "HALF", "HIGH", "LATIN", "LONG", "LOW", "MINISTER", "NEWLY", "NINE", "NINETY", "NON", "QUASI", "SECOND", "SELF",
        "SEMI", "SEVEN", "SEVENTY", "SHORT", "SIX", "SIXTY", "TEN", "THIRD", "THIRTY", "THREE", "TWENTY", "TWO", "US",
        "VICE", "WELL",
    )
)  # fmt: skip
"""What stands before a hyphen of its own: numbers, and words that begin compounds and hardly longer words."""
_SECOND_PARTS = frozenset(
    (
        "BACKED", "BASED", "CALLED", "CHIEF", "CONNECTED", "COUNSELLOR", "COUNSELOR", "DAY", "ESTABLISHED", "HELD",
        "HOUR", "INFORMED", "KNOWN", "LED", "LEVEL", "MADE", "MINDED", "MONTH", "ORIENTED", "OWNED", "POINT", "RANGE",
        "RANKING", "RELATED", "ROUND", "SCALE", "SIZED", "SPONSORED", "STYLE", "TERM", "THIRDS", "TYPE", "UP", "WEEK",
        "WIDE", "WING", "YEAR",
    )
)  # fmt: skip
"""What stands after one."""
_NATIONAL = re.compile(r"[A-Z]{2,}(?:AN|ISH|ESE)-[A-Z]{2,}(?:AN|ISH|ESE)")
"""``BOLIVIAN-`` over ``CHILEAN``."""


def rejoin(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """*lines* without the hyphens that divide words; after a hyphen at the end of a line no blank parts the words."""
    text = draft.text
    found = list(lines)
    words = _Words(text)
    at = -1
    """The last line that is no page marker."""
    for following, after in enumerate(lines):
        if page_marker(text, after[START], after[END]):
            continue
        before, at = at, following
        if before < 0 or after[APART] or text[lines[before][END] - 1] != "-":
            continue
        line = lines[before]
        match words.division(text[line[START] : line[END]], text[after[START] : after[END]]):
            case Division.COMPOUND:
                draft.divided.add(line[END])
            case Division.WORD:
                draft.ledger.furniture(line[END] - 1, line[END], "hyphen")
                found[before] = (line[START], line[END] - 1, line[APART])
            case None:
                pass
    return found


def mend(text: str, parts: Sequence[str]) -> str:
    """The lines *parts* of *text* as one, their divided words whole."""
    words = _Words(text)
    pieces = [parts[0]]
    for part in parts[1:]:
        division = words.division(pieces[-1], part)
        if division is None:
            pieces.append(" ")
        elif division is Division.WORD:
            pieces[-1] = pieces[-1][:-1]
        pieces.append(part)
    return "".join(pieces)


class Division(Enum):
    """What a hyphen at the end of a line divides."""

    WORD = "word"
    COMPOUND = "compound"


class _Words:
    """The words of a text, which are looked at only where one is divided."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._text.upper().translate(_POINTING).split())

    def division(self, line: str, following: str) -> Division | None:
        """What the hyphen at the end of a line divides; None if there is none, or if it stays."""
        before, after = _FIRST.search(line, max(0, len(line) - _WINDOW)), _SECOND.match(following)
        if before is None or after is None or after[0].upper() in _SUSPENDED:
            return None
        compound = self._is_compound(before["word"].upper(), after[0].upper())
        return Division.COMPOUND if compound else Division.WORD

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether the hyphen is the word's own: as the text writes it elsewhere, or by what such words are made of."""
        if second.isdecimal() or "." in first or len(first) == 1:
            return True
        if first + second in self._known:
            return False
        known = f"{first}-{second}" in self._known or first in _FIRST_PARTS or second in _SECOND_PARTS
        return known or _NATIONAL.fullmatch(f"{first}-{second}") is not None

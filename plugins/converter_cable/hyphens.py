"""Words that were divided at the end of a line, and the compounds that were only broken there.

Typists of the 1970s divided words to fill the line: ``WED-`` over ``NESDAY``. Such a hyphen is furniture, so that the word
reads whole and each character of the source keeps its place. In a compound, ``WELL-`` over ``CONNECTED``, the hyphen is
the word's own, and only the line end goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter_cable.draft import Draft
from converter_cable.lines import Line
from converter_cable.pages import page_marker

_FIRST = re.compile(r"(?<![\w.'-])(?P<word>[A-Za-z][A-Za-z'.]*)-\Z")
_SECOND = re.compile(r"[A-Za-z]+(?![.]?[A-Za-z])")
_WINDOW = 30
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
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
    words: frozenset[str] | None = None
    at = -1
    """The last line that is no page marker."""
    for following, after in enumerate(lines):
        if page_marker(text, after.start, after.end):
            continue
        before, at = at, following
        if before < 0 or after.apart or text[lines[before].end - 1] != "-":
            continue
        line = lines[before]
        first = _FIRST.search(text, max(line.start, line.end - _WINDOW), line.end)
        second = _SECOND.match(text, after.start, after.end)
        if first is None or second is None or second[0].upper() in _SUSPENDED:
            continue
        if words is None:
            words = frozenset(_WORD.findall(text.upper()))
        if _is_compound(first["word"].upper(), second[0].upper(), words):
            draft.divided.add(line.end)
        else:
            draft.ledger.furniture(line.end - 1, line.end, "hyphen")
            found[before] = Line(line.start, line.end - 1, line.apart)
    return found


def _is_compound(first: str, second: str, words: frozenset[str]) -> bool:
    """Whether a hyphen is the word's own: as the telegram writes it elsewhere, or else by what such words are made of."""
    if first + second in words:
        return False
    if f"{first}-{second}" in words or "." in first or len(first) == 1:
        return True
    known = first in _FIRST_PARTS or second in _SECOND_PARTS
    return known or _NATIONAL.fullmatch(f"{first}-{second}") is not None

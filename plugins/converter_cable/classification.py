"""The classification line, the captions under it, and the words that they are made of.

5 FAH-1 H-200 and 5 FAH-2 H-440: level (letter-spaced if classified), section, post and serial on one line; then
captions, one a line, the most restrictive first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Level
from converter_cable.lines import APART, END, Line, line_at


def _spaced(word: str) -> str:
    """Letters with or without a blank between them; the blank may be of any kind."""
    return r"\s?".join(word)


_LEVELS = (
    ("top", Level.TOP_SECRET, rf"T?\s?{_spaced('OP')}\s+{_spaced('SECRET')}"),
    ("secret", Level.SECRET, rf"(?:S\s?)?S?\s?{_spaced('ECRET')}"),
    ("confidential", Level.CONFIDENTIAL, rf"(?:C\s?)?C?\s?{_spaced('ONFIDENTIAL')}"),
    ("limited", Level.LIMITED_OFFICIAL_USE, r"LIMITED\s+OFFICIAL\s+USE"),
    ("unclassified", Level.UNCLASSIFIED, rf"U?\s?{_spaced('NCLAS')}(?:\s?{_spaced('SIFIED')})?"),
)
"""Each with its first letter lost or doubled, as copies have it."""
LEVEL = "|".join(f"(?P<{name}>{pattern})" for name, _, pattern in _LEVELS)
_GAP = r"\s{0,4}"
_CAVEAT = r"NOFORN|E\s?F\s?T\s?O|FOR\s+OFFICIAL\s+USE\s+ONLY|SBU|SENSITIVE|STADIS|EXDIS|NODIS|LIMDIS|SIPDIS|ORCON"

_CAVEATS = rf"(?P<caveats>(?:(?:{_GAP}/{{1,2}}{_GAP}|\s{{1,4}})(?:{_CAVEAT})(?!\w))*)"
_COUNTING = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_COUNTING)})"
_SECTION = (
    rf"(?:{_GAP}[/(-]{{0,2}}{_GAP}(?:(?P<final>FINAL\s{{1,4}}SEC(?:TION)?)|SEC(?:TION)?\s{{1,4}}(?P<section>{_COUNT}))"
    rf"\s{{1,4}}[A-Z]{{2}}\s{{1,4}}(?P<sections>{_COUNT}))?"
)
"""``SECTION 01 OF 02``; in the 1970s also ``SECTION ONE OF TWO`` and ``FINAL SECTION OF 2``."""
_POST = rf"\s{{1,9}}(?![A-Z]{{3}}\d{{4}}(?!\d))(?P<number>(?P<post>[A-Z][A-Z\s.,'/&-]{{1,40}}?){_GAP}"
"""Post and serial; three letters and four digits without a blank are a page's number at the communications centre."""
CLASSIFICATION_LINE = re.compile(
    rf"(?:Telegram\s?)?(?P<level>{LEVEL}){_CAVEATS}{_SECTION}{_POST}(?P<serial>\d{{3,8}}))(?!\d)",
)
"""``S E C R E T SECTION 01 OF 02 TOKYO 000709``; what may be glued to its end is not matched."""
LOWERED_CLASSIFICATION_LINE = re.compile(
    rf"(?P<level>{LEVEL}){_CAVEATS}{_SECTION}{_POST}(?P<serial>\d{{6}}))(?!\d)", re.IGNORECASE
)
"""The same as copies have it that lost their capitals; only six digits tell it from a sentence."""
CAVEAT = re.compile(rf"(?:{_CAVEAT})(?!\w)", re.IGNORECASE)

_CAPTIONS = (
    r"SIPDIS|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|SENSITIVE|ORCON|NOCONTRACT|PROPIN|RELIDO|TERREP|AIDAC|CODEL|TOSEC|SECTO|"
    r"AGR|CHEROKEE|NOWRITE|ROGER\s+CHANNEL|EYES\s+ONLY|SPECAT(?:\s+EXCLUSIVE)?|OFFICIAL[-\s]INFORMAL|FOUO|LOU|"
    r"NOT\s+FOR\s+INTERNET\s+DISTRIBUTION|FOR\s+OFFICIAL\s+USE\s+ONLY|LIMITED\s+OFFICIAL\s+USE"
)
CAPTION = re.compile(rf"(?:{_CAPTIONS})(?!\w)", re.IGNORECASE)
CAPTION_LINE = re.compile(rf"(?:{_CAPTIONS})(?!\w)(?:[\s,/]+(?:{_CAPTIONS})(?!\w))*\s*\\?\Z", re.IGNORECASE)
"""A line of captions and nothing else."""
GLUED_CAPTION = re.compile(r"\s*(?:SIPDIS|SENSITIVE|NOFORN|EXDIS|NODIS|LIMDIS|STADIS)")
"""A caption that was joined to the line before it, and perhaps to what follows."""
CORRECTED = re.compile(
    r"\(?\s*(?:THIS\s+IS\s+A\s+)?C\s?O\s?R\s?R\s?E\s?C\s?T\s?E\s?D\s+C\s?O\s?P\s?Y\b.*", re.IGNORECASE
)
"""The note of a corrected copy, with its reason."""

_BEGINNINGS = ("S E C R E T", "C O N F I D E N T I A L", "UNCLAS")
_JOINED = re.compile(rf"(?<![A-Za-z])(?<!O P )(?<!TOP )(?:{'|'.join(_BEGINNINGS)})(?=\s)")


def joined_classification_lines(text: str, start: int, end: int) -> list[int]:
    """Where classification lines may begin from *start* to *end*, within lines too."""
    found: list[int] = []
    for words in _BEGINNINGS:  # a search for words is many times as fast as one for the pattern
        at = text.find(words, start, end)
        while at >= 0:
            if _JOINED.match(text, at, end):
                found.append(at)
            at = text.find(words, at + 1, end)
    return sorted(found)


def joined_classification_line(text: str, start: int, end: int) -> int | None:
    """Where a classification line begins within a line, if it does."""
    return next(
        (at for at in joined_classification_lines(text, start, end) if CLASSIFICATION_LINE.match(text, at, end)),
        None,
    )


def count(words: str) -> int:
    """``02`` or ``TWO`` as a number."""
    return int(words) if words.isdecimal() else _COUNTING.index(words.upper()) + 1


def joined_lines(text: str, lines: Sequence[Line], beginnings: Sequence[int]) -> Sequence[Line]:
    """*lines*, with a classification line in one that was wrapped before its last word or number.

    Args:
        text: the source.
        lines: any.
        beginnings: where classification lines may begin in them.
    """
    joined: dict[int, Line] = {}
    taken: set[int] = set()
    for start in reversed(beginnings):
        at = line_at(lines, start)
        first, last, apart = lines[at]
        if at + 1 == len(lines) or first != start or lines[at + 1][APART]:
            continue
        end = joined.get(at + 1, lines[at + 1])[END]
        wrapped = not CLASSIFICATION_LINE.match(text, start, last)
        if wrapped and CLASSIFICATION_LINE.fullmatch(text, start, end):
            joined[at] = (start, end, apart)
            taken.add(at + 1)
    if not joined:
        return lines
    return [joined.get(at, line) for at, line in enumerate(lines) if at not in taken]


def level_of(match: re.Match[str]) -> Level:
    """Which level a match of `LEVEL` names."""
    return next(level for name, level, _ in _LEVELS if match[name])


_LEVEL_WORDS = re.compile(LEVEL, re.IGNORECASE)


def level_in(text: str) -> Level | None:
    """The level that a text begins with, such as a catalogue's ``SECRET//NOFORN``."""
    match = _LEVEL_WORDS.match(text)
    return level_of(match) if match else None

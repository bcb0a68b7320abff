"""Portion marks: the level of a single paragraph, and who else may see it.

5 FAH-3 H-700 and the marking manuals of the executive orders: ``(C)``, ``(S/NF)``, ``(S//REL TO USA, GBR)``, ``(SBU)``;
in the 1970s ``(C - ENTIRE TEXT)`` in the first paragraph. 112 forms were counted in 6,717 real telegrams.
"""

from __future__ import annotations

import re
from functools import lru_cache

from converter import Cited, Level, Span, readable

MARK = (
    r"\(\s?(?:[CSU]|SBU|[CS]/?NF|LOU|FOUO|CONFIDENTIAL|SECRET|UNCLAS(?:SIFIED)?|TOP\s?SECRET|TS)"
    r"(?:[-/,\s][^()]{0,40})?\)"
)
"""A portion mark in its brackets, with what may follow the level; the commonest first."""
_PARTS = re.compile(r"(?P<level>TOP SECRET|[SC](?=NF\Z)|[A-Z]+)[\s/,-]*(?P<controls>.*)")
_SIGNS = {"UNCLAS": "U", "UNCLASSIFIED": "U", "CONFIDENTIAL": "C", "SECRET": "S", "TOP SECRET": "TS"}
_CONTROLS = {"NOFORN": "NF"}
_SEPARATOR = re.compile(r"\s?/+\s?")
_LEVELS = {
    "U": Level.UNCLASSIFIED,
    "SBU": Level.UNCLASSIFIED,
    "FOUO": Level.UNCLASSIFIED,
    "LOU": Level.LIMITED_OFFICIAL_USE,
    "C": Level.CONFIDENTIAL,
    "S": Level.SECRET,
    "TS": Level.TOP_SECRET,
}


def marking(text: str, start: int, end: int) -> Cited[str]:
    """The portion mark that is printed, brackets included, from *start* to *end*, in its normal form."""
    return Cited(_normal(text[start + 1 : end - 1]), Span(start, end))


@lru_cache(maxsize=256)
def level_of_mark(mark: str) -> Level | None:
    """The level that a portion mark in its normal form names."""
    return _LEVELS.get(mark.split("/", 1)[0])


@lru_cache(maxsize=256)
def _normal(printed: str) -> str:
    """Level and controls, parted by ``/``: ``S//NOFORN``, ``S NF`` and ``SNF`` are all ``S/NF``.

    A telegram prints the same few marks again and again.
    """
    words = readable(printed).strip().upper()
    if words in _LEVELS:
        return words
    parts = _PARTS.match(words)
    if parts is None:
        return words
    level = _SIGNS.get(parts["level"], parts["level"])
    controls = (_CONTROLS.get(one, one) for one in _SEPARATOR.split(parts["controls"]) if one)
    return "/".join((level, *controls))

"""How items of a list begin: dashes, stars, letters, Roman numbers; and which label counts on from which."""

from __future__ import annotations

import re
from itertools import pairwise

from converter_cable.lines import Line
from converter_cable.portions import MARK

_ITEM = re.compile(
    r"(?P<label>(?P<sign>--?|\*|•|o(?=\s))(?=[\s\w(\"'])|"
    r"¶?\s?\(?(?P<count>[a-z]|[ivx]{2,5}|[A-Z])(?:\.\)?|\))(?=[\s(\"]))"
    rf"\s*(?P<mark>{MARK})?"
)
_FIRST_SIGNS = frozenset("-*•(¶abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BEGINNINGS = frozenset(("a", "A", "i"))
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_AFTER = dict(pairwise(_ROMAN))


def item_start(text: str, line: Line, before: str) -> re.Match[str] | None:
    """What begins an item at the beginning of a line: a sign, or a label that counts on from the one *before*.

    A capital must stand apart or after the sign that web pages print before labels: it may be an initial.
    """
    start, end, apart = line
    if text[start] not in _FIRST_SIGNS:
        return None
    match = _ITEM.match(text, start, end)
    if match is None or match.end() >= end:
        return None
    count = match["count"]
    if count is None:
        return match
    if count.isupper() and not (apart or text[start] == "¶"):
        return None
    return match if counts_on(before, count) else None


def counts_on(before: str, label: str) -> bool:
    """Whether a label is the first of its kind, or the one that follows *before*."""
    if label in _BEGINNINGS or _AFTER.get(before) == label:
        return True
    return len(before) == len(label) == 1 and before.isalpha() and ord(label) == ord(before) + 1

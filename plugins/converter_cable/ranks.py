"""Rank or office before a person's name: ``Acting Political Counselor Ada Brightling``."""

from __future__ import annotations

import re

from converter_cable.data import ranks

_WORD = re.compile(r"[^\W\d_][\w'’./-]{0,40}")
_PARTS = re.compile(r"[-/]")
_NOT_LETTERS = re.compile(r"['’.]")
_BETWEEN = re.compile(r"\s{1,8}")
_INTERIM = re.compile(r",?\s{0,4}a\.?\s?i(?:\.|(?![\w.]))", re.IGNORECASE)
"""Ad interim, which may stand after the rank of a chargé."""
_BEFORE_NAME = re.compile(r"[\s,:]*")
_NO_PERSON = re.compile(
    r"(?:U\.?S\.?|(?:Am)?Embassy|AmConGen|Consulate|Department|Dept|Mission)(?!\w)", re.IGNORECASE
)
"""How what follows a rank begins if it is a place of work."""


def rank_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the rank ends with which a range begins, and where the person's name begins; None without a rank.

    Each word of the rank is in the table of ranks, or has a slash, as offices have and names have not; the last one
    can end a rank. The name begins at *end* if no person is named.
    """
    last, at = None, start
    while word := _WORD.match(text, at, end):
        kind = _kind(word[0])
        if kind is None:
            break
        if kind == "rank" or (kind == "field" and last is not None):
            last = word.end()
        blank = _BETWEEN.match(text, word.end(), end)
        if blank is None:
            break
        at = blank.end()
    if last is None:
        return None
    if interim := _INTERIM.match(text, last, end):
        last = interim.end()
    after = _BEFORE_NAME.match(text, last, end)
    name = after.end() if after else last
    if name < end and (name == last or not text[name].isalpha()):
        return None
    return (end, end) if name >= end or _NO_PERSON.match(text, name, end) else (last, name)


def _kind(word: str) -> str | None:
    """What a word of a rank is: ``rank``, ``field``, ``word``; None for one that is none."""
    table, key = ranks(), _NOT_LETTERS.sub("", word.casefold())
    if key in table:
        return table[key]
    kinds = [table.get(part) for part in _PARTS.split(key)]
    if len(kinds) == 1 or (None in kinds and "/" not in key):
        return None
    return "rank" if kinds[-1] == "rank" else "word"

"""Rank or office before a person's name: ``Acting Political Counselor Ada Brightling``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from converter_cable.data import ranks
from converter_cable.posts import is_post

_WORD = re.compile(r"(?P<word>[^\W\d_][\w'’./&-]{0,40})(?P<blank>\s{1,8}(?:[-–?]{1,2}\s{1,8})?|:\s{0,8})?")
"""A word, and what may stand between it and the next one."""
_PARTS = re.compile(r"[-/]")
_SIGNS = str.maketrans({"'": None, "’": None, ".": None, ",": None, "0": "o"})
"""What the table leaves out; some copies have a nought for each O."""
_INTERIM = re.compile(
    r"(?:,?\s{1,4}d[e'’,]{0,2}\s?af{1,2}[a-z]{2,6})?"
    r"(?:[\s,]{0,4}(?:a\.?\s?i(?:\.|(?![\w.]))|ad\s{1,4}interim(?!\w)|acting(?!\w)|\([A-Za-z.]{2,6}\)))?",
    re.IGNORECASE,
)
"""What may stand after the rank of a chargé: of affairs, however it is spelt; ad interim, or a short form in brackets."""
_BEFORE_NAME = re.compile(r"[\s,:?–-]*")
_NO_PERSON = re.compile(
    r"(?:U\.?S\.?|(?:Am)?Embassy|AmConGen|Consulate|Department|Dept|Mission)(?!\w)", re.IGNORECASE
)
"""How what follows a rank begins if it is a place of work."""
_INITIALS = re.compile(r"[A-Z]|(?:[A-Z]\.){1,3}")
_SUFFIX = re.compile(r"(?:JR|SR|I{1,3}|IV)\.?", re.IGNORECASE)
_OFFICE = re.compile(r"[A-Z]{2,5}")
"""An office in a line whose names have small letters too."""
_OFFICE_FOLLOWS = frozenset(("at", "for", "of", "to"))
_SHORTEST_NAME, _LONGEST_NAME = 2, 4
"""So many words has a name that is known only by what stands before it."""
_MISTYPED_LENGTH, _MISTYPED_LETTERS, _ALIKE = 7, 2, 0.85
"""A word is a mistyped one of the table if both are at least so long, of almost one length, and so much of both is the same."""


class _Word(NamedTuple):
    end: int
    text: str
    kind: str | None
    """What it is in a rank: ``rank``, ``field``, ``word``, ``office``; None for one that is none."""


def rank_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the rank ends with which a range begins, and where the person's name begins; None without a rank.

    Each word of the rank is in the table of ranks, or has a slash, as offices have and names have not; the last one
    can end a rank. Words of no table are of the rank where name and surname follow the rank or office after them
    (``Harbour Section Chief Ada Brightling``), and so are those of the office after ``for``, ``of`` and ``to``. The name
    begins at *end* if no person is named. After a comma, another rank may follow.
    """
    found, name, goes_on = None, start, True
    while goes_on and (one := _rank_at(text, name, end)):
        last, name, goes_on = one
        found = last, name
    return found


def _rank_at(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """Where a rank ends, where what follows begins, and whether that may be another one."""
    words = list(_words(text, start, end))
    count = _end_of_rank(words)
    if not count or words[count - 1].kind not in ("rank", "field"):
        doubtful = max(len(words) - _SHORTEST_NAME, 0)
        count = max(count, _end_of_rank([*map(_mistyped, words[:doubtful]), *words[doubtful:]]))
    if not count:
        return None
    last = words[count - 1].end
    if interim := _INTERIM.match(text, last, end):
        last = interim.end()
    after = _BEFORE_NAME.match(text, last, end)
    name = after.end() if after else last
    if name < end and (name == last or not text[name].isalpha()):
        return None
    if name >= end or _NO_PERSON.match(text, name, end):
        return end, end, False
    return last, name, count == len(words)


def _words(text: str, start: int, end: int) -> Iterator[_Word]:
    """The words up to the first sign that parts them, such as a comma."""
    while match := _WORD.match(text, start, end):
        word = match["word"]
        yield _Word(match.end("word"), word, _kind(word))
        if match["blank"] is None:
            return
        start = match.end()


def _end_of_rank(words: Sequence[_Word]) -> int:
    """How many of the words are the rank; none if they name none."""
    last = 0
    for at, word in enumerate(words, 1):
        if word.kind is None:
            break
        if word.kind == "rank" or (word.kind == "field" and last):
            last = at
    for at in range(len(words) - _SHORTEST_NAME, last, -1):
        if words[at - 1].kind in ("rank", "office") and _is_name(words[at:]):
            return at
    if last and last < len(words) and words[last].text.casefold() in _OFFICE_FOLLOWS:
        return max(last, _before_name(words, last + 2))
    return last or _offices(words)


def _is_name(words: Sequence[_Word]) -> bool:
    """Whether words that follow an office can only be a person's name."""
    return (
        _SHORTEST_NAME <= len(words) <= _LONGEST_NAME
        and all(word.kind is None and word.text[0].isupper() for word in words)
        and not is_post(" ".join(word.text for word in words))
    )


def _before_name(words: Sequence[_Word], least: int) -> int:
    """How many words stand before the name and surname, with initials, at the end; 0 if fewer than *least*."""
    at = len(words) - 1
    while at > least and _SUFFIX.fullmatch(words[at].text):
        at -= 1
    for _ in range(_SHORTEST_NAME - 1):
        at -= 1
        while at > least and _INITIALS.fullmatch(words[at].text):
            at -= 1
    while at > least and _INITIALS.fullmatch(words[at - 1].text):
        at -= 1
    return at if at >= least and all(word.kind is None for word in words[at:]) else 0


def _offices(words: Sequence[_Word]) -> int:
    """How many words in capitals stand before a name that is not in capitals: ``XYZ Ada Brightling``."""
    if not words or words[-1].text.isupper():
        return 0
    count = next((at for at, word in enumerate(words) if not _OFFICE.fullmatch(word.text)), 0)
    return count if _is_name(words[count:]) else 0


@lru_cache(maxsize=1024)
def _kind(word: str) -> str | None:
    table, key = ranks(), word.casefold()
    if key not in table:
        key = key.translate(_SIGNS)
    if key in table:
        return None if "." in word and _INITIALS.fullmatch(word) else table[key]
    if key.isalpha():
        return None
    kinds = [table.get(part) for part in _PARTS.split(key)]
    if "/" in key:
        return "rank" if kinds[-1] == "rank" else "office"
    if None in kinds:
        return None
    return "rank" if kinds[-1] == "rank" else "word"


def _mistyped(word: _Word) -> _Word:
    """The word as one of the table that it is like."""
    if word.kind is not None or len(word.text) < _MISTYPED_LENGTH:
        return word
    key = word.text.casefold().translate(_SIGNS)
    alike = [one for one in _long_words().get(key[0], ()) if abs(len(one) - len(key)) <= _MISTYPED_LETTERS]
    found = get_close_matches(key, alike, 1, _ALIKE)
    return word._replace(kind=ranks()[found[0]]) if found else word


@cache
def _long_words() -> Mapping[str, Sequence[str]]:
    """The words of the table that may be mistyped, by their first letters."""
    words = sorted(word for word in ranks() if len(word) >= _MISTYPED_LENGTH)
    return {letter: tuple(found) for letter, found in groupby(words, itemgetter(0))}

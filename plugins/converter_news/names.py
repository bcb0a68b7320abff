"""What words of a byline are: the name of a person, a post, or a paper."""

from __future__ import annotations

import re

from converter_news.agencies import IN_DATELINES
from converter_news.places import DATELINE_PLACES
from converter_news.words import (
    HOLDERS,
    NOT_IN_BYLINES,
    NOT_IN_NAMES,
    OUTLET_WORDS,
    PARTICLES,
    POST_ADJECTIVES,
    POST_LINKS,
    POSTS,
)

_INITIAL = re.compile(r"[A-Z]\.,?")
_ELIDED = re.compile(r"(?:d|l|al|ben|el)['’-](?=[^\W\d_])")
"""Small words that are written together with the name: ``d'Aubigny``."""
_AROUND_WORD = ".,:;()“”\"'’"
_NO_NAME = frozenset(":?!<>=_/●■►▶|")
_NO_POST = re.compile(r"[?!$:;“”\"]|\d")
_MOST_WORDS = 5
_MOST_WORDS_ALONE = 4
_MOST_POST_WORDS = 7
_FIRST_KANA = "\N{IDEOGRAPHIC SPACE}"
_MOST_SIGNS = 5
"""Of a name with a blank in Chinese, Japanese or Korean writing; a headline with one has more."""


def is_name(words: str) -> bool:
    """Whether *words* may be a person's name: capitals but for particles, no figures, no other signs."""
    parts = words.split()
    return (
        1 <= len(parts) <= _MOST_WORDS
        and parts[0][0].isalpha()
        and parts[-1].casefold() not in NOT_IN_BYLINES
        and all(not part[0].islower() or part in PARTICLES or _ELIDED.match(part) for part in parts)
        and (not parts[-1][0].islower() or _ELIDED.match(parts[-1]) is not None)
        and not any(sign.isdigit() or sign in _NO_NAME for sign in words)
        and "'s " not in f"{words} "
        and "’s " not in f"{words} "
    )


def is_full_name(words: str) -> bool:
    """Whether *words* may be a name where nothing else says so: two to four words, none of another kind."""
    parts = words.split()
    return (
        2 <= len(parts) <= _MOST_WORDS_ALONE  # noqa: PLR2004
        and is_name(words)
        and not any(
            part.casefold().strip(".,") in NOT_IN_NAMES and _INITIAL.fullmatch(part) is None for part in parts
        )
        and words[-1] != "."
        and (max(words) < _FIRST_KANA or sum(map(len, parts)) <= _MOST_SIGNS)
    )


def is_post(words: str) -> bool:
    """Whether *words* name a post: one of its nouns, and no word in small letters that has no place beside it."""
    parts = [part.strip(_AROUND_WORD) for part in words.split()]
    return (
        not POSTS.isdisjoint(part.casefold().partition("-")[0] for part in parts)
        and len(parts) <= _MOST_POST_WORDS
        and _NO_POST.search(words) is None
        and all(not part[:1].islower() or may_be_of_post(part) for part in parts)
    )


def name_before_post(words: str) -> int:
    """How many characters of *words* are a name with a post behind it: ``Jo Hale Senior Politics Editor``."""
    parts = words.split(" ")
    for at in range(2, min(len(parts), _MOST_WORDS_ALONE + 1)):
        if parts[at].casefold() in POSTS or parts[at].casefold() in POST_ADJECTIVES:
            name = " ".join(parts[:at])
            if parts[at:] == ["Staff"]:
                return 0  # of a paper: ``Daily Courier Staff``
            is_person = is_full_name(name) and name.upper() not in DATELINE_PLACES and not is_outlet(name)
            return len(name) if is_person and parts[0].casefold() not in POST_ADJECTIVES | POSTS else 0
    return 0


def post_before_name(words: str) -> int:
    """How many characters of *words* are a post with a name behind it: ``Staff Writer Jo Hale``."""
    parts = words.split(" ")
    for at in range(1, len(parts) - 1):
        if parts[at - 1].casefold() in HOLDERS:
            post, name = " ".join(parts[:at]), " ".join(parts[at:])
            return len(post) if is_full_name(name) and not is_outlet(name) and is_post(post) else 0
    return 0


def may_be_of_post(part: str) -> bool:
    """Whether a word may stand in the name of a post: one of its nouns, an adjective, or what joins them."""
    return part.partition("-")[0] in POSTS or part in POST_ADJECTIVES or part in POST_LINKS


def is_outlet(words: str) -> bool:
    """Whether the words behind a name are those of its paper: ``CNN Business``, ``Yomiuri Shimbun``."""
    return words in IN_DATELINES or words.rpartition(" ")[2].casefold() in OUTLET_WORDS

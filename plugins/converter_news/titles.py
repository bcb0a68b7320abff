"""Kicker, headline and standfirst: lines that say by their places what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter import Role
from converter_news.looks import OPEN, SENTENCE
from converter_news.menus import LONGEST_KICKER, below_navigation, is_short, of_site
from converter_news.parts import Part, letters
from converter_news.words import SECTIONS

LONGEST_STANDFIRST = 320
_LONGEST_UNMARKED_STANDFIRST = 250
_LEAST_STANDFIRST = 25
_MOST_STANDFIRSTS = 2
_LEAST_HEADLINE = 8
_LEAST_REPEATED = 16
"""Letters of a headline that another line repeats."""
_LEAST_DOUBLED = 30
_LONGEST_TRAIL = 72

_TRAIL = re.compile(r"\w\s?(?:[>›»|→＞]\s?[^\W\d]|\s[/／]\s)|^\w+(?:[ -]\w+)?/[^\W\d]\w+(?:[ -]\w+)?$|^\d\. ")
"""``National / Politics``, ``News > Nation``, ``1. News``."""
_OF_SITE = re.compile(r"(?:https?://|www\.)\S+|[\W\d_]{1,7}")
"""The address of a page, or a number alone: how many people shared it."""
_STAMPED = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:時时]\d\d")
_MARKS = ("byline", "date-line", "dateline")
_DOUBT = "line of the head"


def name_titles(looks: Sequence[Part], body: Part | None) -> list[Part]:
    """The parts of the head with a name for each line that had none; *body* is the block below it."""
    looks = [of_site(look) if _is_of_site(look) else look for look in below_navigation(looks)]
    headline = _headline(looks)
    if headline is None:
        return [_in_doubt(look) if look.name in (OPEN, SENTENCE) else look for look in looks]
    doubled = _doubled(looks[headline + 1 :], headline + 1)
    standfirsts = _standfirsts(looks, headline, body) - doubled
    named = []
    for at, look in enumerate(looks):
        if look.name not in (OPEN, SENTENCE):
            named.append(look)
        elif at == headline:
            named.append(_as(look, "headline"))
        elif look.block.text.casefold() == looks[headline].block.text.casefold():
            named.append(look._replace(name="repeated-head", role=Role.FURNITURE))
        elif at in doubled:
            named.append(look._replace(name="caption"))
        elif at < headline and look.name == OPEN and _ends_in(look.block.text, looks[headline].block.text):
            named.append(of_site(look))
        elif at < headline and look.name == OPEN and len(look.block.text) <= _LONGEST_TRAIL:
            named.append(_as(look, "kicker"))
        else:
            named.append(_as(look, "standfirst") if at in standfirsts else _in_doubt(look))
    return named


def _doubled(looks: Sequence[Part], at: int) -> frozenset[int]:
    """Of *looks*, whose first is number *at*, those that stand twice on end: a page has the words of a picture so."""
    first = [
        number
        for number, (one, other) in enumerate(pairwise(looks), at)
        if one.block.text == other.block.text and len(one.block.text) >= _LEAST_DOUBLED
    ]
    return frozenset((*first, *(number + 1 for number in first)))


def _as(look: Part, name: str) -> Part:
    return look._replace(name=name, role=Role.METADATA)


def _is_of_site(look: Part) -> bool:
    return look.name == OPEN and _OF_SITE.fullmatch(look.block.text) is not None


def _in_doubt(look: Part) -> Part:
    return look._replace(name="text", doubt=_DOUBT)


def _headline(looks: Sequence[Part]) -> int | None:
    """Which block is the headline: one that stands twice, or the first line that is no kicker.

    Where there is no line at all, a sentence that stands first above a byline is one.
    """
    lines = _without_trails(
        looks, [at for at, look in enumerate(looks) if look.name == OPEN and _may_be_headline(look.block.text)]
    )
    words = [looks[at].block.text.casefold() for at in lines]
    byline = next((at for at, look in enumerate(looks) if look.name == "byline"), len(looks))
    for at, one in zip(lines, words, strict=True):
        if len(one) > LONGEST_KICKER and words.count(one) > 1 and (at < byline or at == lines[0]):
            return at  # further down, a caption stands twice as well
    for at, following in pairwise(lines):
        if not _is_kicker(looks[at : following + 1]):
            return at
    if lines:
        return lines[-1]
    first = next((at for at, look in enumerate(looks) if look.role is not Role.FURNITURE), None)
    return first if first is not None and looks[first].name == SENTENCE else None


def _without_trails(looks: Sequence[Part], lines: list[int]) -> list[int]:
    """*lines* but for those that end in another one: how a page says where one is, down to the article itself."""
    if len(lines) == 1:
        return lines
    words = {at: looks[at].block.text for at in lines}
    return [at for at in lines if not any(_ends_in(words[at], words[other]) for other in lines if other > at)]


def _ends_in(words: str, title: str) -> bool:
    """Whether *words* are more than *title*, and end in it; ``Opinion:`` before it is a part of the headline."""
    if words.endswith(title) and words.removesuffix(title).rstrip().endswith(":"):
        return False
    own, repeated = letters(words), letters(title)
    return len(own) > len(repeated) >= _LEAST_REPEATED and own.endswith(repeated)


def _may_be_headline(words: str) -> bool:
    """Whether a line is long enough, no note in brackets, and does not begin with a day and its hour."""
    if len(words) < _LEAST_HEADLINE or (words[0] == "(" and words[-1] == ")"):
        return False
    return not words[0].isdigit() or _STAMPED.match(words) is None


def _is_kicker(looks: Sequence[Part]) -> bool:
    """Whether the first of *looks* is the name of a section or a label, and not the headline: the last may be it."""
    words, following = looks[0].block.text, looks[-1].block.text
    if words.lower() in SECTIONS or (len(words) <= _LONGEST_TRAIL and "«" not in words and _TRAIL.search(words)):
        return True
    if not is_short(words):
        return False
    return len(following) > 2 * len(words) and all(look.name != "byline" for look in looks)


def _standfirsts(looks: Sequence[Part], headline: int, body: Part | None) -> frozenset[int]:
    """The blocks between the headline and the byline, date line or dateline.

    Without one of these below it, only a line that is no sentence and much shorter than the first paragraph.
    """
    marked = [at for at, look in enumerate(looks) if look.name in _MARKS]
    has_dateline = body is not None and body.name == "dateline"
    end = len(looks) if has_dateline else marked[-1] if marked else -1
    below = [at for at in range(headline + 1, len(looks)) if looks[at].name in (OPEN, SENTENCE)]
    found = [
        at for at in below if at < end and _LEAST_STANDFIRST <= len(looks[at].block.text) <= LONGEST_STANDFIRST
    ]
    if end < 0 and below and below[0] == headline + 1 and body is not None and looks[below[0]].name == OPEN:
        length = len(looks[below[0]].block.text)
        if _LEAST_STANDFIRST <= length <= min(_LONGEST_UNMARKED_STANDFIRST, len(body.block.text) // 2):
            found = below[:1]
    return frozenset(one for one, other in zip(found[:_MOST_STANDFIRSTS], below, strict=False) if one == other)

"""Bylines: who wrote a story, in which post, for which agency, and often when."""

from __future__ import annotations

import re
from typing import NamedTuple

from converter_news.agencies import AGENCIES
from converter_news.date_line import Moment, read_date_line
from converter_news.dates import DATE
from converter_news.words import entries

_BY = re.compile(
    r"(?:(?:analysis|story|written|reported|report|text|posted|opinion|commentary|review|words)\s+)?by\b:?\s+"
    r"|(?:von|par|por|door|autorin|autor|author|text|written\s+by|od|af|av|di)\s*:\s*|(?:Von|Par|Por|Door|VON|PAR|POR)\s+",
    re.IGNORECASE,
)
_LOWER_BY = re.compile(r"von|par|por|door|od|af|av|di")
_BETWEEN = re.compile(
    r"\s*(?:,\s*(?:and\s+|&\s*)?|\s(?:and|und|et|y|e|og|och|with|mit)\s|&|\||/|;|•|·|\n)\s*", re.IGNORECASE
)
_RUN_TOGETHER = re.compile(r"(?<=[a-zß-ÿ])(?=(?:Staff|Senior|Special|Associated|Chief|Political|Contributor)\b)")
_BULLET = re.compile(r"[•*·–—-]\s*")
_CONTACT = re.compile(r"\s*(?:[\w.+-]{1,64}@[\w.-]{1,64}|\(?\d{3}\)?[\s-]\d{3}-\d{4}|@\w{1,32})")
_PARTICLES = entries(
    "al af ap av bin bint da dal de del dela della den der di dos du el ibn la las le lo los of the ten ter und van"
    " vande vom von y zu zum zur",
    None,
)
_POST = re.compile(
    r"(?:.*\b)?(?:correspondents?|writers?|reporters?|editors?|editor-at-large|bureau(?:\s+chief)?|chief|contributors?"
    r"|columnists?|critics?|staff|analysts?|producers?|fellow|director|professor|photographers?|journalists?|desk"
    r"|newsroom|team|redaktion|korrespondentin|korrespondent|president|secretary|researchers?|specialists?)\b(?:.*)?",
    re.IGNORECASE,
)
_NOT_NAMES = entries("numbers taboola design law default phone email smart product topic", None)
_MOST_WORDS = 5
_LONGEST = 240


class Author(NamedTuple):
    """A person of a byline; a post with no person is one too."""

    name: tuple[int, int] | None
    post: tuple[int, int] | None = None


class Byline(NamedTuple):
    """What a byline says, each by its place in the source."""

    authors: tuple[Author, ...] = ()
    agencies: tuple[tuple[int, int], ...] = ()
    moments: tuple[Moment, ...] = ()


def read_byline(text: str, start: int, end: int) -> Byline | None:
    """The byline ``text[start:end]``, if it is one: ``By Gopal Sharma``, ``By X, Bureau Chief``, ``By Reuters``."""
    if end - start > _LONGEST or not (by := _BY.match(text, start, end)):
        return None
    if text[start].islower() and _LOWER_BY.match(by.group()) and ":" not in by.group():
        return None
    moments: tuple[Moment, ...] = ()
    upto = end
    if (day := DATE.search(text, by.end(), end)) is not None:
        upto = _before(text, by.end(), day.start())
        moments = read_date_line(text, upto, end)
        if not moments:
            return None
    return _names(text, by.end(), upto, moments)


def read_agency_line(text: str, start: int, end: int) -> Byline | None:
    """The agencies of a line that names nothing else: ``• Kyodo``, ``Kyodo, JIJI``, ``AFP, MANILA``."""
    if end - start > _LONGEST:
        return None
    bullet = _BULLET.match(text, start, end)
    pieces = _pieces(text, bullet.end() if bullet else start, end)
    if not pieces or text[slice(*pieces[0])] not in AGENCIES:
        return None
    named = tuple(piece for piece in pieces if text[slice(*piece)] in AGENCIES)
    others = [text[slice(*piece)] for piece in pieces if piece not in named]
    if len(others) > 1 or not all(other.isupper() for other in others):  # the place of ``AFP, MANILA``
        return None
    return Byline(agencies=named)


def _names(text: str, start: int, end: int, moments: tuple[Moment, ...]) -> Byline | None:
    authors: list[Author] = []
    agencies: list[tuple[int, int]] = []
    for piece in _pieces(text, start, end):
        words = text[slice(*piece)]
        if words in AGENCIES:
            agencies.append(piece)
        elif _POST.fullmatch(words):
            _give_post(authors, piece)
        elif _is_name(words):
            authors.append(Author(piece))
        elif not authors and not agencies:
            return None
    if not authors and not agencies:
        return None
    return Byline(tuple(authors), tuple(agencies), moments)


def _give_post(authors: list[Author], post: tuple[int, int]) -> None:
    """A post is that of the person before it, or of all before it that have none."""
    if not authors or authors[-1].post is not None:
        authors.append(Author(None, post))
    else:
        authors[-1] = Author(authors[-1].name, post)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a byline between commas, conjunctions and strokes; addresses and numbers are left out."""
    cuts = [(match.start(), match.end()) for match in _BETWEEN.finditer(text, start, end)]
    cuts += [(match.start(), match.end()) for match in _RUN_TOGETHER.finditer(text, start, end)]
    cuts += [(match.start(), match.end()) for match in _CONTACT.finditer(text, start, end)]
    pieces = []
    at = start
    for left, right in [*sorted(cuts), (end, end)]:
        if at < left:
            pieces.append((at, left))
        at = max(at, right)
    return [trimmed for piece in pieces if (trimmed := _trimmed(text, *piece))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    part = text[start:end]
    left = len(part) - len(part.lstrip(" \t.:-–—("))
    right = len(part.rstrip(" \t:-–—)"))
    return (start + left, start + right) if left < right else None


def _before(text: str, start: int, end: int) -> int:
    """Where the names end that stand before a date: without the weekday, ``On`` or stamp in between."""
    return start + len(text[start:end].rstrip(" \t,;|/•·–—-\n"))


def _is_name(words: str) -> bool:
    """Whether *words* may be a person's name: capitals but for particles, no figures, no end mark."""
    parts = words.split()
    if not 1 <= len(parts) <= _MOST_WORDS or any(character.isdigit() for character in words):
        return False
    if parts[-1].casefold() in _NOT_NAMES or not parts[0][0].isalpha():
        return False
    return all(not part[0].islower() or part in _PARTICLES for part in parts) and not parts[-1][0].islower()

"""Bylines: who wrote a story, in which post, for which agency, and often when."""

from __future__ import annotations

import re
from typing import NamedTuple

from converter_news.agencies import AGENCIES
from converter_news.date_line import Moment, read_date_line
from converter_news.dates import TIME, find_date
from converter_news.names import (
    is_full_name,
    is_name,
    is_outlet,
    is_post,
    may_be_of_post,
    name_before_post,
    post_before_name,
)
from converter_news.places import DATELINE_PLACES
from converter_news.words import PARTICLES

_BY = re.compile(
    r"(?:[|•·–—-]\s?)?(?:(?i:(?:analysis|commentary|opinion|posted|report|reported|review|story|text|words|written)\s+)?(?i:by){1,2}\b:?"
    r"|(?:Von|Par|Por|Door|VON|PAR|POR|[Dd]i)\b:?|(?i:af|av|author|autor|autorin|text|von|par|por)\s?:)\s+"
    r"|[Bb]y(?=[A-ZÀ-Þ][a-zß-ÿ])"
)
_BY_ALONE = re.compile(
    r"(?:(?:written |posted )?by|von|par|por|door|authors?|autor(?:in)?|af|av)\s?:?", re.IGNORECASE
)
_FIRST_HANGUL = "\N{HANGUL SYLLABLE GA}"
_REPORTER = re.compile(r"([가-힣]{2,4})\s?((?:선임|수습|전문)?기자|특파원)(?:\s{1,3}\S{1,40}@\S{1,40})?$")
"""``김가나 기자``: Korean papers print the post behind the name."""
_BETWEEN = re.compile(
    r"[,&|/;•·\n]|\s(?:\s{2,}|(?:[–—-]{1,2}|and|und|et|y|e|og|och|with|mit|avec|con|AND|And)(?=\s))"
)
_CONJUNCTIONS = frozenset(("and", "und", "et", "e", "og", "och", "with", "mit", "avec", "con"))
_ARTICLES = frozenset(("Das", "Der", "Die", "El", "Il", "La", "Le", "Les", "The"))
"""What the names of papers begin with, and hardly those of persons."""
_ODD_SIGN = re.compile(r"[^\w.]")
_RUN_TOGETHER = re.compile(r"(?<=[a-zß-ÿ])(?=(?:Associated|Chief|Contributor|Political|Senior|Special|Staff)\b)")
_BULLET = re.compile(r"[•*·–—-]\s*")
_WORKED_IN = re.compile(
    r"\s(?:in|aus|en|for|from|of|FOR|IN)\s((?:[Tt]he\s)?[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2})\Z"
)
_CONTACT = re.compile(r"\s*(?:[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|\(?\d{3}\)?[\s-]\d{3}-\d{4}|@\w{1,32})")
_FIGURE = re.compile(r"\d")
_STAMPED = re.compile(r"\d[/:.-]\s?\d|20\d\d|19\d\d")
"""What no date with its year, or its time, is without."""
_STAMP = re.compile(
    r"[\s,;|/•·–—-]*(?:\bpublished in [\w&’' -]{2,40}"
    r"|(?:\b|(?<=(?-i:[a-zß-ÿ]))(?=(?-i:[A-Z])))(?:on|last|first|updated|published|posted|created"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    r"|le|el|am|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\b[:.]?[\s,;|/•·–—-]*){0,4}$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"\s{1,4}@\w{1,32}$")
_MANY = re.compile(r"(?:writers|correspondents|reporters|editors|contributors|journalists)\b", re.IGNORECASE)
_PRESS = re.compile(r"[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2} (?:Agency|News|Newswire|Press|Presse|Wire)")
"""Names of agencies that no table holds."""
_INITIALS = re.compile(r"[A-Z]{2,5}")
"""How a paper or a service is called behind a name: ``TNN``."""
_AGENCY_BEGINNINGS = frozenset(name[:2] for name in AGENCIES)
"""Two letters, to tell quickly what is no agency."""
_SITE = re.compile(
    r"[A-Za-z][\w-]{1,30}\.(?:at|be|ch|com|cz|de|dk|es|eu|fr|info|is|it|jp|net|news|nl|no|online|org|pl|se|tv|uk)"
)
"""A site that signs by its own name: ``ORF.at``."""
_AROUND = " \t.:\"“”'‘’()–—-"
_LONGEST = 240
_LONGEST_POST = 60
_LONGEST_AGENCIES = 80
_LONGEST_SIGNED = 160
_SENTENCE_ENDS = '?!”"'


class Author(NamedTuple):
    """A person of a byline; a post with no person is one too."""

    name: tuple[int, int] | None
    post: tuple[int, int] | None = None


class Byline(NamedTuple):
    """What a byline says, each by its place in the source."""

    authors: tuple[Author, ...] = ()
    agencies: tuple[tuple[int, int], ...] = ()
    moments: tuple[Moment, ...] = ()
    worded: bool = False
    """Whether the word ``By`` says that it is one."""


def read_byline(text: str, start: int, end: int) -> Byline | None:
    """The byline ``text[start:end]``, if it is one: ``By Gopal Sharma``, ``By X, Bureau Chief``, ``By Reuters``."""
    if end - start > _LONGEST:
        return None
    if text[start : start + 1] >= _FIRST_HANGUL:
        reporter = _REPORTER.match(text, start, end)
        return Byline((Author(reporter.span(1), reporter.span(2)),), worded=True) if reporter else None
    if (by := _BY.match(text, start, end)) is None:
        return Byline(worded=True) if _BY_ALONE.fullmatch(text, start, end) else None
    moments: tuple[Moment, ...] | None = ()
    upto = end
    if (day := find_date(text, by.end(), end)) is not None:
        end = handle.start() if (handle := _HANDLE.search(text, day.end(), end)) else end
        upto = before_stamp(text, by.end(), day.start())
        moments = read_date_line(text, upto, end)
        if moments is None:  # the stamp names a section
            moments = read_date_line(text, day.start(), end)
    names = _read_names(text, by.end(), upto)
    return None if names is None or moments is None else names._replace(moments=moments, worded=True)


def read_signed(text: str, start: int, end: int) -> Byline | None:
    """Names with a date behind them: ``Ines Halvorsen | Sep. 21, 2011, 3:17 PM``, ``APP Published July 14, 2024``.

    The date must have its year, or a time: a dateline has neither where no agency stands in it.
    """
    if end - start > _LONGEST_SIGNED or text[end - 1] in _SENTENCE_ENDS or not text[start].isalpha():
        return None
    figure = _FIGURE.search(text, start, end)
    if figure is None or _STAMPED.search(text, figure.start(), end) is None:
        return None
    day = find_date(text, start, end)
    if day is None or day.start() == start or text.find("(@", start, day.start()) >= 0:
        return None  # a post on a network has its date so, too
    upto = before_stamp(text, start, min(day.start(), figure.start()))
    handle = _HANDLE.search(text, upto, end)
    moments = read_date_line(text, upto, handle.start() if handle else end)
    if not moments or upto == start or (moments[0].when is None and TIME.search(text, day.end(), end) is None):
        return None
    names = read_names(text, start, upto)
    if names is None or not (names.authors or names.agencies):
        return None
    if text[upto] == "," and names == Byline((Author((start, upto)),)):
        return None  # as likely the place: ``Port Ansel, Sunday, 26 July 2020``
    return names._replace(moments=moments)


def before_stamp(text: str, start: int, day: int) -> int:
    """Where the names in ``text[start:day]`` end, which a date follows: before ``/ Updated:``, ``| On``."""
    stamp = _STAMP.search(text, start, day)
    return stamp.start() if stamp else day


def read_agency_line(text: str, start: int, end: int) -> Byline | None:
    """The agencies of a line that names nothing else: ``• Kyodo``, ``Kyodo, JIJI``, ``AFP, MANILA``."""
    if end - start > _LONGEST_AGENCIES:
        return None
    if bullet := _BULLET.match(text, start, end):
        start = bullet.end()
    elif not text[start : start + 1].isupper():
        return None
    elif text[start : start + 2] not in _AGENCY_BEGINNINGS and text.find("@", start, end) < 0:
        return None  # nothing but an address can stand before the first name
    pieces = _pieces(text, start, end)
    named = tuple(piece for piece in pieces if _is_agency(text[slice(*piece)], bulleted=bullet is not None))
    if not pieces or pieces[0] not in named:
        return None
    places = [text[slice(*piece)] for piece in pieces if piece not in named]
    if len(places) > 1 or not all(place.isupper() for place in places):  # the place of ``AFP, MANILA``
        return None
    return Byline(agencies=named)


def read_names(text: str, start: int, end: int) -> Byline | None:
    """The names of a line that holds nothing but names: it is a byline where it stands in a byline's place."""
    if _SITE.fullmatch(text, start, end):
        return Byline()
    if end - start > _LONGEST or text[start].islower() or text[start] in "([":
        return None
    if not all(map(_may_stand_in_byline, text[start:end].split())):
        return None
    for piece in _pieces(text, start, end):
        words = text[slice(*piece)]
        named = words in AGENCIES or is_post(words) or is_full_name(words)
        if not named and (piece[0] == start or not _may_follow_name(words)):
            return None
    return _read_names(text, start, end)


def _may_follow_name(words: str) -> bool:
    """Whether the words behind a name are its paper, how a service is called, or a place."""
    return is_outlet(words) or _INITIALS.fullmatch(words) is not None or words.upper() in DATELINE_PLACES


def read_post(text: str, start: int, end: int) -> Byline | None:
    """The post, or the paper, on a line below the names: ``Staff Writer``, ``USA TODAY NETWORK``."""
    words = text[start:end]
    if len(words) <= _LONGEST_POST and is_outlet(words) and not any(word[0].islower() for word in words.split()):
        return Byline()
    if len(words) > _LONGEST_POST or words[0].islower() or not is_post(words) or name_before_post(words):
        return None
    return Byline(authors=(Author(None, (start, end)),))


def _may_stand_in_byline(word: str) -> bool:
    """Whether a word may stand in a line of names and posts: prose soon has one that may not."""
    return (
        not word[0].islower()
        or word in PARTICLES
        or word in _CONJUNCTIONS
        or _ODD_SIGN.search(word) is not None
        or may_be_of_post(word)
    )


def _is_agency(words: str, *, bulleted: bool) -> bool:
    return words in AGENCIES or (bulleted and _PRESS.fullmatch(words) is not None)


def _read_names(text: str, start: int, end: int) -> Byline | None:
    """Persons, posts and agencies; what is none of these after the first name is an outlet, and left as it is."""
    authors: list[Author] = []
    agencies: list[tuple[int, int]] = []
    pieces = _pieces(text, start, end)
    for piece in pieces:
        words = text[slice(*piece)]
        if words in AGENCIES:
            agencies.append(piece)
        elif is_post(words) and not authors and (length := name_before_post(words)):
            start, end = piece
            authors = [Author((start, start + length), (start + length + 1, end))]
        elif length := post_before_name(words):
            authors.append(Author((piece[0] + length + 1, piece[1]), (piece[0], piece[0] + length)))
        elif is_post(words):
            authors = _with_post(authors, piece, of_all=_MANY.search(words) is not None)
        elif words.partition(" ")[0] in _ARTICLES and any(text[slice(*other)] in AGENCIES for other in pieces):
            continue  # a paper, beside an agency
        elif (authors or agencies) and (is_outlet(words) or " " not in words or words.upper() in DATELINE_PLACES):
            continue  # its paper, or its place
        elif is_name(words):
            authors.append(Author(piece))
        elif not authors and not agencies:
            return None
    return Byline(tuple(authors), tuple(agencies)) if authors or agencies else None


def _with_post(authors: list[Author], post: tuple[int, int], *, of_all: bool) -> list[Author]:
    """A post is that of the person before it; ``Staff Writers`` of all before it that have none."""
    if not authors or authors[-1].post is not None:
        return [*authors, Author(None, post)]
    if of_all:
        return [author if author.post else author._replace(post=post) for author in authors]
    return [*authors[:-1], authors[-1]._replace(post=post)]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a byline between commas, conjunctions and strokes; addresses and numbers are left out."""
    cuts = [
        match.span() for cut in (_BETWEEN, _RUN_TOGETHER, _CONTACT) for match in cut.finditer(text, start, end)
    ]
    pieces: list[tuple[int, int]] = []
    at = start
    for left, right in [*sorted(cuts), (end, end)]:
        if at < left and (piece := _trimmed(text, at, left)):
            pieces += _without_place(text, *piece)
        at = max(at, right)
    return pieces


def _without_place(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """A name without where, or for whom, the person worked, ``Ines Halvorsen in New York``; an agency is one too."""
    worked = _WORKED_IN.search(text, start, end)
    name = text[start : worked.start()] if worked else ""
    if worked is None or not is_full_name(name) or is_post(name):
        return ((start, end),)
    person = (start, worked.start())
    return (person, worked.span(1)) if worked[1] in AGENCIES else (person,)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    part = text[start:end]
    left = len(part) - len(part.lstrip(_AROUND))
    right = len(part.rstrip(_AROUND.replace(".", "")))
    return (start + left, start + right) if left < right else None

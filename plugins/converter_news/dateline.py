"""Datelines: where, when and for which agency a story was filed, at the head of its first paragraph.

The parts are read one after the other, then `_RULES` say which combinations are a dateline: capitals alone
are not enough, since labels, speakers and section heads look the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from converter_news.agencies import AGENCIES, IN_DATELINES
from converter_news.byline import Author
from converter_news.dates import Printed, match_date, may_be_date, read_date
from converter_news.places import DATELINE_PLACES
from converter_news.words import LABELS

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆĐİŞĞА-ЯЁІЇЄҐ"
_CAPS_WORD = rf"(?:Mc|Mac|De|St\.\s)?[{_UPPER}](?:[{_UPPER}.'’`]|-(?=[{_UPPER}]))*"
_CAPS = re.compile(rf"{_CAPS_WORD}(?:[ ]?/[ ]?{_CAPS_WORD}|[ ]{{1,2}}{_CAPS_WORD}){{0,4}}(?![\w'’])")
_WORD = rf"[{_UPPER}][^\W\d_]*(?:[.'’-][^\W\d_]+)*\.?"
_NAME = re.compile(rf"{_WORD}(?:[ /](?:(?:al|da|de|del|der|do|es|la|of|on|upon)\s)?{_WORD}){{0,3}}")
_ARABIC = re.compile(r"[ء-ي]{2,20}(?:[ ][ء-ي]{2,20}){0,2}")
_SECOND_MONTH = re.compile(
    r" (?:كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول)(?= \()"
)
"""Arabic agencies name the month twice: as in Egypt, then as in Syria."""
_REGION = re.compile(rf",\s{{1,4}}({_WORD}(?:[ ](?:(?:and|of|the)\s)?{_WORD}){{0,3}})")
_COMMA = re.compile(r",?\s{1,4}(?=\w)")
_AGENCY = re.compile(r",?\s{0,3}\(([^()\n]{2,40})\)|[,.]?\s{1,3}/(?=[^\W\d_])([\w-]{2,20})/")
"""In brackets, or between strokes: ``/TASS/``."""
_BARE_AGENCY = re.compile(r",?\s{1,3}([A-Za-z]{2,12})(?=\s{1,3}[—–―-])")
"""Behind a date, with neither: ``SYDNEY, Dec 18 AAP -``."""
_BETWEEN_AGENCIES = re.compile(r"\s{0,4}(?:/|,|&|\band\b)\s{0,4}")
_SEPARATOR = re.compile(
    r"(?:(?<=\))\.(?=[-–—]))?\s{0,4}(?:(--|[—–―•·])\s*|(-)(?=[\s\"“«]|$)\s*|(_)\s+|(:)\s+)|(?<=/)(\.)\s+|\s+|$|(?<=\))(?=[A-Z“\"])"
)
_SIGNS = "(,—–―-•·_:/"
_MOST_BLANKS = 4
_STARS = re.compile(r"\*{2,5}\s?")
_SENTENCE = re.compile(r"[A-ZÀ-ÞŁŚŠŽČА-ЯЁІЇЄҐء-ي\d\"“‘'`«„(\[$£€]")
_WINDOW = 160
_LEAST_PARAGRAPH = 60
_LEAST_PROSE = 110
"""Of a paragraph behind a hyphen; a headline that begins so is shorter."""
_STAMPS = ("Posted", "Published", "Updated")
"""What the names of a byline end in where its date follows: ``Staff ReporterPublished March 15, 2022 -``."""
_LEAST_PLACE = 3
_MOST_WORDS = 3
_MOST_SMALL = 2
"""Small letters in capitals: ``McALLEN``."""
_LEAST_STOPPED = 4
_LAST_LATIN = "\N{LATIN SMALL LETTER Y WITH STROKE}"
"""Labels are known in Latin letters only: in others a place needs a date or an agency."""


class Dateline(NamedTuple):
    """A dateline's parts, each by its place in the source."""

    start: int
    end: int
    """Where the paragraph's own text begins."""
    said_end: int
    """Where the dateline ends without the sign and the blanks after it."""
    places: tuple[tuple[int, int], ...] = ()
    agencies: tuple[tuple[int, int], ...] = ()
    date: Printed | None = None
    authors: tuple[Author, ...] = ()
    """Who is named in it: papers of East Asia have no other byline."""


class _Parts(NamedTuple):
    """What stands at the beginning of a block, if it is a dateline."""

    place: str
    region: bool
    date: bool
    agency: str
    separator: str
    rest: str
    """A few characters of what follows."""
    length: int
    """Of what follows."""


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the beginning of the block ``text[start:end]``, if there is one."""
    whole, end = end, min(end, start + _WINDOW)
    at = stars.end() if (stars := _STARS.match(text, start, end)) else start
    place = _CAPS.match(text, at, end) or _NAME.match(text, at, end) or _ARABIC.match(text, at, end)
    if not _may_follow(text, place.end() if place else at, whole, place=place is not None):
        return None
    at = after = place.end() if place else at
    region = date = None
    if place and (comma := _COMMA.match(text, at, end)) and (found := match_date(text, comma.end(), end)):
        date = found
    elif place and (region := _REGION.match(text, at, end)):
        at = after = region.end()
        if (comma := _COMMA.match(text, at, end)) and (found := match_date(text, comma.end(), end)):
            date = found
    at = date.end() if date else at
    at = second.end() if date and (second := _SECOND_MONTH.match(text, at, end)) else at
    agency = _agency(text, at, end, dated=date is not None)
    at = agency.end() if agency else at
    if agency and place and place.group().isupper() and (found := _date_within(agency)):
        date, agency = found, None  # ``SKERRA (Aug. 13) --``
    separator = _SEPARATOR.match(text, at, end)
    if separator is None or at == start:
        return None
    sign = next((group for group in separator.groups() if group), "")
    parts = _Parts(
        place=place.group() if place else "",
        region=region is not None,
        date=date is not None,
        agency=agency[agency.lastindex or 0] if agency else "",
        separator=sign,
        rest=text[separator.end() : min(separator.end() + 2, end)],
        length=whole - separator.end(),
    )
    if not any(rule(parts) for _, rule in _RULES):
        return None
    stop = (date is not None and region is None and _has_stop(parts.place)) or _is_stopped(parts)
    is_agency = place is not None and place.group() in AGENCIES
    if is_agency and agency is not None:
        return None
    dateline = Dateline(
        start=start,
        end=separator.end(),
        said_end=at,
        places=_places(place.start(), after - stop, text) if place and not is_agency else (),
        agencies=_split(agency) if agency else (place.span(),) if place and is_agency else (),
        date=read_date(date) if date else None,
    )
    return _with_place_behind(text, dateline, whole) if place is None and sign else dateline


def _agency(text: str, at: int, end: int, *, dated: bool) -> re.Match[str] | None:
    """What stands in an agency's place; with neither brackets nor strokes only an agency that is known."""
    if found := _AGENCY.match(text, at, end):
        return found
    bare = _BARE_AGENCY.match(text, at, end) if dated else None
    return bare if bare is not None and bare[1] in AGENCIES else None


def _date_within(agency: re.Match[str]) -> re.Match[str] | None:
    """The date that stands where an agency would, if nothing else does."""
    start, end = agency.span(agency.lastindex or 0)
    found = match_date(agency.string, start, end)
    return found if found and found.end() == end else None


def _with_place_behind(text: str, found: Dateline, end: int) -> Dateline:
    """An agency with the place and the date behind it, ``(ANSA) - ROMA, 20 LUG -``; most have neither."""
    behind = None if text[found.end : found.end + 1] == "(" else read_dateline(text, found.end, end)
    if behind is None or not behind.places or behind.agencies:
        return found
    return behind._replace(start=found.start, agencies=found.agencies)


def _may_follow(text: str, at: int, end: int, *, place: bool) -> bool:
    """Whether a dateline may go on at *at*: most paragraphs begin with a name as well, but go on in prose."""
    window = text[at : min(at + _MOST_BLANKS + 1, end)]
    following = window.lstrip()
    if not place:
        return following[:1] == "("
    if not following or following[0] in _SIGNS or may_be_date(text, at + len(window) - len(following)):
        return True
    return text[at - 1] == "." and text[max(at - 3, 0) : at - 1].isupper()


def _places(start: int, end: int, text: str) -> tuple[tuple[int, int], ...]:
    """``BEIRUT/THE HAGUE`` is two places; a region belongs to the last."""
    found = []
    at = start
    for part in text[start:end].split("/"):
        left, right = len(part) - len(part.lstrip()), len(part.rstrip())
        found.append((at + left, at + right))
        at += len(part) + 1
    return tuple(found)


def _has_stop(place: str) -> bool:
    """Whether a full stop follows a place as a comma does elsewhere, ``KYIV. March 3``; abbreviations have theirs."""
    last = place.rpartition(" ")[2]
    return last.endswith(".") and last.count(".") == 1 and len(last) > _LEAST_STOPPED


def _split(agency: re.Match[str]) -> tuple[tuple[int, int], ...]:
    found = []
    at, end = agency.span(agency.lastindex or 0)
    for between in _BETWEEN_AGENCIES.finditer(agency.string, at, end):
        found.append((at, between.start()))
        at = between.end()
    return (*found, (at, end))


def _in_capitals(parts: _Parts) -> bool:
    """A place in capitals that is not a label."""
    place = parts.place
    return (
        len(place) >= _LEAST_PLACE
        and place[0] <= _LAST_LATIN
        and sum(map(str.islower, place)) <= _MOST_SMALL
        and not _is_label(place)
    )


def _is_label(place: str) -> bool:
    return place.upper() in LABELS or place.upper().split()[0] in LABELS


def _is_known_agency(name: str) -> bool:
    return name in IN_DATELINES or all(part in IN_DATELINES for part in _BETWEEN_AGENCIES.split(name))


def _starts_sentence(parts: _Parts) -> bool:
    return not parts.rest or _SENTENCE.match(parts.rest) is not None


def _place_and_date(parts: _Parts) -> bool:
    """``CARACAS, March 26 -``, ``New York, March 20 -``."""
    is_place = bool(parts.place) and not _is_label(parts.place) and not parts.place.endswith(_STAMPS)
    return is_place and parts.date and parts.separator not in ("", ":") and (parts.length == 0 or bool(parts.rest))


def _place_and_agency(parts: _Parts) -> bool:
    """``TOKYO (AP) —``, ``KATHMANDU, April 25 (Reuters) -``, ``Washington (CNN)``."""
    if not parts.place or not parts.agency:
        return False
    if _is_known_agency(parts.agency):
        return _starts_sentence(parts)
    return _in_capitals(parts) and parts.separator not in ("", ":") and parts.agency[0].isupper()


def _agency_alone(parts: _Parts) -> bool:
    """``(Reuters) -``, ``(CNN)``."""
    return not parts.place and parts.length > 0 and _is_known_agency(parts.agency) and _starts_sentence(parts)


def _place_in_capitals(parts: _Parts) -> bool:
    """``WASHINGTON —``, ``FARGO, N.D. —``, ``TOKYO •``."""
    return (
        _in_capitals(parts)
        and (len(parts.place.split()) <= _MOST_WORDS or _is_known(parts))
        and not parts.agency
        and parts.separator not in ("", ":")
        and _starts_sentence(parts)
        and (parts.length >= _LEAST_PARAGRAPH or (parts.length == 0 and _is_known(parts)))
    )


def _known_place(parts: _Parts) -> bool:
    """``London — I have seen``, ``SEOUL: South Korea's``; a place that is in the table, nothing else."""
    if not _is_known(parts) or parts.agency or parts.date or parts.length < _LEAST_PARAGRAPH:
        return False
    if parts.separator == ":":
        return parts.place.isupper() and _starts_sentence(parts)
    if parts.separator == "-":
        return parts.length >= _LEAST_PROSE and _starts_sentence(parts)
    return parts.separator in ("—", "–", "―", "--") and _starts_sentence(parts)


def _place_and_stop(parts: _Parts) -> bool:
    """``BERLIN. Kanzlerin``, as papers of Austria, Sweden and Portugal set it; a place that is in the table."""
    return _is_stopped(parts) and parts.length >= _LEAST_PARAGRAPH and _starts_sentence(parts)


def _is_stopped(parts: _Parts) -> bool:
    if parts.separator or parts.place[-1:] != "." or not parts.place.isupper():
        return False
    return not (parts.region or parts.date or parts.agency) and parts.place[:-1] in DATELINE_PLACES


def _place_on_its_line(parts: _Parts) -> bool:
    """``TOKYO`` between the date line and the first paragraph."""
    is_bare = not parts.length and not parts.separator and not parts.agency and not parts.date
    return is_bare and parts.place.isupper() and parts.place in DATELINE_PLACES


def _is_known(parts: _Parts) -> bool:
    return parts.region or all(name.strip().upper() in DATELINE_PLACES for name in parts.place.split("/"))


_RULES: tuple[tuple[str, Callable[[_Parts], bool]], ...] = (
    ("place and date", _place_and_date),
    ("place and agency", _place_and_agency),
    ("agency alone", _agency_alone),
    ("place in capitals", _place_in_capitals),
    ("known place", _known_place),
    ("place and stop", _place_and_stop),
    ("place on its line", _place_on_its_line),
)
"""Combinations that are a dateline, the surest first."""

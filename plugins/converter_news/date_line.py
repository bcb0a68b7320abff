"""Date lines: when a story was published or updated, on a line of its own.

A line is a date line only if nothing on it is left over: dates, times, zones, weekdays, reading times and the
words that go with them, in any order, run together or not.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from converter_news.dates import TIME, Printed, at_time, match_date, read_date
from converter_news.places import DATELINE_PLACES
from converter_news.words import SECTIONS

_TOKEN = re.compile(
    r"""
    (?P<updated>(?:last\s+|zuletzt\s+|ostatnia\s+|最終)?(?:updated?|modified|edited|aktualisiert|aktualizacja|mis\sà\sjour
        |actualizad[oa]|güncelleme|(?:最[后後])?更新(?:[时時][间間])?|(?:기사|최종)?수정|atualizad[oa]|aggiornato
        |modifi(?:é|cad[oa]|cato)|oppdatert|opdateret|uppdaterad|gewijzigd|bijgewerkt|geändert|päivitetty)\s*[:：]?)
    | (?P<published>(?:first\s+|originally\s+|zuerst\s+)?(?:published|posted|veröffentlicht|publié|publicad[oa]
        |pubblicato|publicerad|created|issued|date|stand|datum|erstellt|giriş|(?:기사)?입력|승인|등록
        |송고(?:시간)?|[发發]布(?:[时時][间間]|于)?|公開|配信|掲載|publisert|udgivet|gepubliceerd|opublikowano|julkaistu)\s*[:：]?)
    | (?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b|lundi|mardi|mercredi|jeudi
        |vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo
        |(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|yesterday|(?:[یي]ک|دو|سه|چهار|پنج)?[ \u200c]?شنبه|جمعه)
    | (?P<ago>(?:an?|\d+)\s+(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\s+ago)
    | (?P<length>(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]min(?:ute)?s?(?:\s+read|\b)
        |\d+\s+minut[ie]s?\s+(?:di|de)\s+(?:lettura|lecture|lectura)|\d+\s+min\s+de\s+(?:lecture|lectura)
        |temps\sde\slecture\s:?\s?\d+\smin\.?|lese(?:zeit|dauer):?\s*\d+\s*min(?:uten?)?\.?|\d+\s*文字)
    | (?P<page>page\s+[A-Z]{0,2}\d{1,3}(?:-\d{1,3})?\b)
    | (?P<source>[来來]源\s?[:：]\s?[^\s|]{2,20}|(?:共同|時事)通信社?)
    | (?P<word>(?:at|kl|on|um|à|alle|ore|a\s+las|às|as\s+of|den|the|le|em|am|il|el|[بق]\.ظ)\b)
    | (?P<count>(?<=[|\s][|\s])\d{1,3}(?:,\d{3}|\d)*(?=\s*(?:[|]|\s\s|$)))
    | (?P<sign>[\s,;:|/•·()<>.@–—―（）-]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PLACE = re.compile(r"([A-ZÀ-Þ][\w.'’-]{1,30}(?: [A-ZÀ-Þ][\w.'’-]{1,30}){0,2})(,| [-–—|•●·]) (?=\w)")
"""Before a day and its year: ``Frankfurt, December 16, 2024, 12:30``; behind other signs it must be known, as names
stand so too: ``Sevilla - 3 ABR 2023``."""
_PLACE_BEHIND = re.compile(r"(?<=[-–—|•●]\s)[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}$")
"""``Updated - June 11, 2023 10:22 pm IST - THIRUVANANTHAPURAM``; more than one word must be known, as names stand so too."""
_SECTION = re.compile(r"([^\W\d_][\w& -]{1,30}?) (?=(?:Published|Updated|Posted) )")
"""``WEATHER Published March 2, 2023``: where the word behind has no colon, it must be known."""
_LABELLED = re.compile(
    r"[^\W\d_][\w&' -]{1,30}?[ |]{1,3}(?=(?:last )?(?:updated|published|posted)(?: on)? ?:)", re.IGNORECASE
)
"""A section or a place before the word that says what the date is of: ``india Updated: Mar 01, 2020``."""
_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? ")
_DAY_FIRST = re.compile(
    r"\b(?:mis à jour|publi(?:é|cad[oa])|a[ck]?tuali[sz](?:ad[oa]|iert)|(?:pubblica|aggiorna)to|veröffentlicht|güncelleme|giriş"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|uhr|às|horas)\b",
    re.IGNORECASE,
)
"""Words of languages that write the day before the month, always (CLDR: fr, es, pt, it, de, tr)."""
_FIGURE = re.compile(r"\d")
_LONGEST = 160


class Moment(NamedTuple):
    """A date on a date line, with its time where it has one."""

    kind: str
    """``published`` or ``updated``."""
    start: int
    end: int
    when: date | None


def read_date_line(text: str, start: int, end: int) -> tuple[Moment, ...] | None:
    """The dates of the date line ``text[start:end]``; None if it is no date line.

    A line that says at what time, how long ago, or how long the reading takes, is a date line without a date.
    """
    if end - start > _LONGEST:
        return None
    if _FIGURE.search(text, start, end) is None and text.find("ago", start, end) < 0:
        return None
    moments: list[Moment] = []
    kind = "published"
    waiting: re.Match[str] | None = None  # a time that stands before its date
    complete = True  # whether the last date has its time
    is_one = False
    at = _behind_place(text, start, end)
    while at < end:
        if day := match_date(text, at, end):
            moments.append(_moment(kind, _day(day, start, end), waiting))
            complete, kind, waiting, is_one = waiting is not None, "published", None, True
            at = day.end()
        elif clock := TIME.match(text, at, end):
            is_one = True
            if complete:
                waiting = waiting or clock
            else:
                moments[-1], complete = _with_time(moments[-1], clock), True
            at = clock.end()
        elif token := _TOKEN.match(text, at, end):
            if token.lastgroup in ("updated", "published"):
                kind, waiting, complete = token.lastgroup, None, True
            is_one = is_one or token.lastgroup in ("ago", "length")
            at = token.end()
        elif moments and _is_place_behind(text, at, end):
            break
        else:
            return None
    return tuple(moments) if is_one else None


def _behind_place(text: str, start: int, end: int) -> int:
    """Where the day begins of a line that has a place before it; *start*, if it has none."""
    if text.find(":", start, end) >= 0 and (labelled := _LABELLED.match(text, start, end)):
        return labelled.end()
    if (section := _SECTION.match(text, start, end)) and section[1].lower() in SECTIONS:
        return section.end()
    place = _PLACE.match(text, start, end)
    if place is None or _TOKEN.match(text, start, end) is not None:
        return start
    at = place.end()
    if place[2] != ",":
        if place[1].upper() not in DATELINE_PLACES:
            return start
        at = weekday.end() if (weekday := _WEEKDAY.match(text, at, end)) else at
    day = match_date(text, at, end)
    return day.start() if day is not None and read_date(day).when is not None else start


def _is_place_behind(text: str, at: int, end: int) -> bool:
    found = _PLACE_BEHIND.match(text, at, end)
    return found is not None and (" " not in found[0] or found[0] in DATELINE_PLACES)


def _day(day: re.Match[str], start: int, end: int) -> Printed:
    """A date, whose figures the language of its line makes plain where they can be read in two ways."""
    printed = read_date(day)
    if printed.when is None and day["one"] and _DAY_FIRST.search(day.string, start, end):
        return read_date(day, day_first=True)
    return printed


def _moment(kind: str, printed: Printed, waiting: re.Match[str] | None) -> Moment:
    moment = Moment(kind, printed.start, printed.end, printed.when)
    return _with_time(moment, waiting) if waiting else moment


def _with_time(moment: Moment, clock: re.Match[str]) -> Moment:
    return Moment(
        moment.kind,
        min(moment.start, clock.start()),
        max(moment.end, clock.end()),
        at_time(moment.when, clock) if moment.when else None,
    )

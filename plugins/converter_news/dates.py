"""Dates and times as the press prints them; strictly: what is not plainly one date is none.

A date without a year, or in figures that can be read in two ways, has no value: it is cited as printed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            (
                "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari leden ocak januára sausio janúar"
                " ianuarie stycznia ledna tammikuuta ιανουαρίου января янв січня يناير"
            ),
            (
                "february feb februar février févr fév febrero febbraio fevereiro fev februari únor şubat vasario febrúar"
                " februarie lutego února helmikuuta φεβρουαρίου февраля фев лютого فبراير"
            ),
            (
                "march mar märz mrz mars marzo março maart březen mart kovo"
                " martie maret marca března maaliskuuta μαρτίου марта мар березня مارس"
            ),
            (
                "april apr avril avr abril abr aprile nisan duben balandžio apríl"
                " aprilie kwietnia dubna huhtikuuta απριλίου апреля апр квітня أبريل إبريل"
            ),
            (
                "may mai mayo maggio mag maio mei maj květen mayıs gegužės maí"
                " maja května toukokuuta μαΐου μαίου мая травня مايو"
            ),
            (
                "june jun juni juin junio giugno giu junho červen haziran birželio júní"
                " iunie czerwca června kesäkuuta ιουνίου июня июн червня يونيو"
            ),
            (
                "july jul juli juillet juil julio luglio lug julho červenec temmuz liepos júlí"
                " iulie lipca července heinäkuuta ιουλίου июля июл липня يوليو"
            ),
            (
                "august aug août agosto ago augustus augusti srpen ağustos rugpjūčio ágúst"
                " agustus sierpnia srpna elokuuta αυγούστου августа авг серпня أغسطس"
            ),
            (
                "september sept sep septembre septiembre settembre sett setembro set září eylül rugsėjo"
                " septembrie września syyskuuta σεπτεμβρίου сентября сен вересня سبتمبر"
            ),
            (
                "october oct oktober okt octobre octubre ottobre ott outubro out oktober říjen ekim spalio október"
                " octombrie października října lokakuuta οκτωβρίου октября окт жовтня أكتوبر"
            ),
            (
                "november nov novembre noviembre novembro kasım listopad lapkričio nóvember"
                " noiembrie listopadu marraskuuta νοεμβρίου ноября ноя листопада نوفمبر"
            ),
            (
                "december dec dezember dez décembre déc diciembre dic dicembre dezembro prosinec aralık gruodžio desember"
                " decembrie grudnia prosince joulukuuta δεκεμβρίου декабря дек грудня ديسمبر"
            ),
        ),
        start=1,
    )
    for name in names.split()
}
"""Names of months, in lower case and as dates have them, in the languages of the press.

Left out is what names two months: ``listopada`` is October in Croatian and November in Polish.
"""


def _folded(name: str) -> str:
    """A month's name in the one spelling of all that `DATE` takes for it: ``KASIM`` and ``kasım``, ``HAZİRAN`` too."""
    return name.casefold().replace("\N{COMBINING DOT ABOVE}", "").replace("ı", "i")


_NUMBERS = {_folded(name): number for name, number in MONTHS.items()}
_SOLAR_MONTHS = {
    spelt: number
    for number, name in enumerate(
        ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
        start=1,
    )
    for spelt in (name, name.replace("ی", "ي"))
}
"""The months of Iran, with the Persian and the Arabic letter."""
_SOLAR_LEAP_YEARS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
"""Of 33 years: so the calendar has been since 1178, and will be until 1633."""
_FIRST_SOLAR_YEAR = 1300
_FIRST_SOLAR_DAY = date(1921, 3, 21)
_SOLAR_LENGTHS = (*(31,) * 6, *(30,) * 5, 29)
"""Days of the months; the last has one more in leap years."""

ZONES = {
    "z": 0, "gmt": 0, "utc": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "msk": 180, "hkt": 480, "sgt": 480, "myt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780, "est": -300, "edt": -240, "cdt": -300, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
"""Minutes east of Greenwich, of the abbreviations that mean one zone only."""

_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
DATE = re.compile(
    rf"""
    (?P<year_1>(?:19|20)\d\d)-(?P<month_1>\d\d)-(?P<day_1>\d\d)
    | (?P<month_2>{_MONTH})\b\.?\s+(?P<day_2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year_2>(?:19|20)\d\d))?
    | (?P<day_3>\d{{1,2}})(?:(?:st|nd|rd|th|\.|º)?(?:\s+de)?\s+|(?P<tight>[.-]))(?P<month_3>{_MONTH})\b\.?
      (?(tight)(?:-|(?<=\.))(?P<tight_year>(?:19|20)\d\d)|(?:,?\s+(?:de\s+)?(?P<year_3>(?:19|20)\d\d))?)
    | (?P<day_4>\d{{1,2}})[.](?P<month_4>\d{{1,2}})[.](?P<year_4>(?:19|20)\d\d)
    | (?P<one>\d{{1,2}})[/-](?P<other>\d{{1,2}})[/-](?P<year_5>(?:19|20)\d\d)
    | (?P<short>\d{{1,2}}/\s?\d{{1,2}}/\d\d|\d\d-\d\d-\d\d)(?!\d)
    | (?P<year_6>(?:19|20)\d\d)[年/.](?P<month_6>\d{{1,2}})[月/.](?P<day_6>\d{{1,2}})日?
    | (?P<solar_day>\d{{1,2}})\s+(?P<solar_month>{"|".join(_SOLAR_MONTHS)})(?:\s+ماه)?\s+(?P<solar_year>1[34]\d\d|[۱١][۳۴٣٤][۰-۹٠-٩]{{2}})(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")
_LONGEST_MONTH = max(map(len, MONTHS))
_SHORTEST_MONTH = min(map(len, MONTHS))
_BEHIND_MONTH = 8
"""Characters between the name of a month and its day, at most."""
_MONTH_BEGINNINGS = frozenset(name[:3] for name in MONTHS)
_ZONE = "|".join([*ZONES, "a[ks]t", "amt", "cst", "[cemp]t", "ist", "mst", "pkt", "sast", "wat", "wi[bt]"])
TIME = re.compile(
    rf"""
    (?:(?<=\d)T)?
    (?:
        (?P<hour_1>[01]?\d|2[0-3])[:.h時时點点](?P<minute_1>[0-5]\d)(?:min\b|分|:[0-5]\d(?:\.\d+)?)?(?:\s*(?P<half_1>[ap](?:\.?\s?m)?\b\.?))?
        | (?P<hour_2>1[0-2]|[1-9])\s*(?P<half_2>[ap]\.?\s?m\b\.?)
        | (?P<hour_3>[01]\d|2[0-3])(?P<minute_3>[0-5]\d)(?=\s*(?:{_ZONE}|hrs)\b)
    )
    (?:\s*(?:Uhr(?!(?-i:[a-zß-ü]))|(?:hrs?|h|horas)\b))?
    (?:\s*(?P<zone>(?:GMT|UTC)?\s?[+-]\d{{1,2}}(?::?[0-5]\d)?(?!\d)|(?:{_ZONE})\b))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?", re.IGNORECASE)
_NOON = 12
_LEAP_YEAR = 2000
_WIDEST_OFFSET = 14 * 60


class Printed(NamedTuple):
    """A date as printed, and its value where it has one."""

    start: int
    end: int
    when: date | None
    month: int = 0
    day: int = 0


def may_be_date(text: str, at: int) -> bool:
    """Whether a figure or the name of a month may begin at a place."""
    return text[at : at + 1].isdigit() or text[at : at + 3].lower() in _MONTH_BEGINNINGS


def match_date(text: str, at: int, end: int) -> re.Match[str] | None:
    """What `DATE` matches at a place."""
    return DATE.match(text, at, end) if may_be_date(text, at) else None


def find_date(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first date from *start* to *end*: one begins with a figure, or with a month in front of one."""
    for figures in _FIGURES.finditer(text, start, end):
        at = figures.start()
        if (month := _month_before(text, start, at)) is not None and (found := DATE.match(text, month, end)):
            return found
        if found := DATE.match(text, at, end):
            return found
    return None


def _month_before(text: str, start: int, at: int) -> int | None:
    """Where the name of a month begins that ends before *at*, perhaps run together with the word before it."""
    before = text[max(start, at - _LONGEST_MONTH - _BEHIND_MONTH) : at]
    words = before.rstrip().removesuffix(".")
    end = at - len(before) + len(words)
    for length in range(min(len(words), _LONGEST_MONTH), _SHORTEST_MONTH - 1, -1):
        if words[-length:].lower() in MONTHS:
            return end - length
    return None


def read_date(match: re.Match[str], *, day_first: bool = False) -> Printed:
    """The date that `DATE` has matched; *day_first* says how figures are meant that can be read in two ways."""
    found = match.groupdict()
    for form in "12346":
        if found[f"month_{form}"]:
            month = found[f"month_{form}"]
            number = int(month) if month.isdigit() else _NUMBERS[_folded(month)]
            return _printed(match, found[f"year_{form}"] or found["tight_year"], number, int(found[f"day_{form}"]))
    if found["solar_month"]:
        when = _solar(int(found["solar_year"]), _SOLAR_MONTHS[found["solar_month"]], int(found["solar_day"]))
        return Printed(match.start(), match.end(), when, when.month if when else 0, when.day if when else 0)
    if found["short"]:
        return Printed(match.start(), match.end(), None)
    one, other = int(found["one"]), int(found["other"])
    if one > _NOON >= other or day_first:
        return _printed(match, found["year_5"], other, one)
    if other > _NOON >= one or one == other:
        return _printed(match, found["year_5"], one, other)
    return Printed(match.start(), match.end(), None)


def _solar(year: int, month: int, day: int) -> date | None:
    """A day of the calendar of Iran in ours; None if it has no such day."""
    is_longer = month == len(_SOLAR_LENGTHS) and year % 33 in _SOLAR_LEAP_YEARS
    if not 1 <= day <= _SOLAR_LENGTHS[month - 1] + is_longer:
        return None
    leap_days = sum(one % 33 in _SOLAR_LEAP_YEARS for one in range(_FIRST_SOLAR_YEAR, year))
    days = 365 * (year - _FIRST_SOLAR_YEAR) + leap_days + sum(_SOLAR_LENGTHS[: month - 1]) + day - 1
    return _FIRST_SOLAR_DAY + timedelta(days)


def _printed(match: re.Match[str], year: str | None, month: int, day: int) -> Printed:
    try:
        when = date(int(year or _LEAP_YEAR), month, day)
    except ValueError:  # the 31st of June, or month 13
        return Printed(match.start(), match.end(), None)
    return Printed(match.start(), match.end(), when if year else None, month, day)


def at_time(day: date, clock: re.Match[str]) -> date:
    """*day* with the time that `TIME` has matched, if that names a zone without doubt; else *day*."""
    if (zone := clock["zone"]) is None:
        return day
    minutes = ZONES.get(zone.lower())
    if minutes is None:
        offset = _OFFSET.fullmatch(zone)
        if offset is None:
            return day
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        if offset["sign"] == "-":
            minutes = -minutes
    if abs(minutes) > _WIDEST_OFFSET:
        return day
    hour = int(clock["hour_1"] or clock["hour_2"] or clock["hour_3"])
    minute = int(clock["minute_1"] or clock["minute_3"] or 0)
    if half := clock["half_1"] or clock["half_2"]:
        if not 1 <= hour <= _NOON:
            return day
        hour = hour % _NOON + (_NOON if half[0] in "pP" else 0)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone(timedelta(minutes=minutes)))

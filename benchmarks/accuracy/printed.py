"""What a person sees printed in a cable, found by expressions that share nothing with the readers.

They are simple, and say where a field is printed rather than all that it says; what they miss or take wrongly was
looked at.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from lxml import html

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FRAME = re.compile(r"how-to read a cable|^\s*FM [A-Z]", re.MULTILINE)
"""What stands before the head where the level may stand there too."""
_HEAD = re.compile(
    r"^[^\w\n<]{0,4}(?:U N C L A S|UNCLAS|(?:C )?O N F I D E N T|CONFIDENTIAL|(?:S )?E C R E T|SECRET|LIMITED OFFICIAL|"
    r"SIPDIS|E\.?O\.? ?1\d|TAGS?\b|SUBJ)",
    re.MULTILINE | re.IGNORECASE,
)
_DATE_TIME_GROUP = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d)Z\s+([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{4}|\d\d)(?!\d)")
AUTHORITY = re.compile(
    r"^[^\w\n]{0,4}(?:1\.\s*)?(?:\([A-Z/]{1,5}\)\s*)?(?:TEXT )?(?:CLAS+IFI(?:ED|CATION)|CLASS|DERIVED)\.? ?"
    r"(?:BY|FROM|AUTHORITY)\b[ :]+",
    re.MULTILINE | re.IGNORECASE,
)
_EXECUTIVE_ORDER = re.compile(
    r"^[^\w\n]{0,4}E\.? ?O\.?:? ?1\d{3,4}[ :;.,]*(?:DE(?:CL?|CLASSIFY|CLAS)\w{0,2}(?: ON)?[ :;.]*)*(?P<value>[^\n]+)",
    re.MULTILINE | re.IGNORECASE,
)
_STRAY = re.compile(
    r"VZCZC[A-Z]{3}\d{4}|\b[OPRZ] \d{6}Z [A-Z]{3} \d\d\b|\bDE RU[A-Z]{3,5} #\d{4}|\bZN[RY] ([A-Z])\1{4}\b|"
    r"\bE\.?O\.? 1\d{4}: ?(?:DECL|N/A|GDS)|\bTAGS: [A-Z]{4}\b|\bSIPDIS\b|C O N F I D E N T I A L|S E C R E T\b|"
    r"\b[A-Z][A-Z ]{2,9} 0\d{7} +\d{3}(?:\.\d)? OF \d{3}|\bPAGE \d\d +[A-Z ]{3,20} \d{5} +\d{6}Z"
)
"""Lines of a header, a head or a page marker, which no text of a telegram has."""
_SUBJECT = re.compile(r"^[^\w\n]{0,4}SUBJ(?:ECT)?[:.;](?P<words>[^\n]+)", re.MULTILINE | re.IGNORECASE)
_NEXT_FIELD = re.compile(r"\s*(?:\\$|\bTAGS?\b|\bSUBJ|\bREF\b|\bCLASSIFIED BY).*", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.-]?(\d{1,2})[/.-]?(\d{1,2})(?!\d)")
_WRITTEN = re.compile(
    rf"(?P<month>{'|'.join(_MONTHS)})[A-Z]*\.? +(?P<day>\d{{1,2}}),? +(?P<year>\d{{4}})|"
    rf"(?P<day2>\d{{1,2}}) +(?P<month2>{'|'.join(_MONTHS)})[A-Z]*\.? +(?P<year2>\d{{4}})",
    re.IGNORECASE,
)


def page_text(data: bytes) -> str:
    """Of a page of the catalogue: its table, on one line, and its preformatted parts, as a person sees them."""
    tree = html.fromstring(data)
    tables = [" ".join(table.text_content().split()) for table in tree.iterfind(".//table")]
    return "\n".join([*tables, *(part.text_content() for part in tree.iterfind(".//pre"))])


def header_end(text: str) -> int:
    """Where the header ends: at the classification line, or at the first field of the head if there is none."""
    frame = _FRAME.search(text)
    found = _HEAD.search(text, frame.end() if frame else 0)
    return found.start() if found else 0


def date_time_group(text: str, year: int | None) -> tuple[datetime, int] | None:
    """The first date-time group before the head, and where it stands.

    Args:
        text: of the document.
        year: the year of the message by its catalogue, which tells the century.
    """
    found = _DATE_TIME_GROUP.search(text, 0, header_end(text))
    if found is None or found[4].upper() not in _MONTHS:
        return None
    day, hour, minute, printed = int(found[1]), int(found[2]), int(found[3]), int(found[5])
    century = (year or 2000) // 100 * 100
    when = datetime(
        printed if printed > 99 else century + printed,
        _MONTHS.index(found[4].upper()) + 1,
        day,
        hour,
        minute,
        tzinfo=UTC,
    )
    return when, found.start()


def declassification(text: str) -> tuple[str, int] | None:
    """What the line of the executive order says of the declassification, and where."""
    for found in _EXECUTIVE_ORDER.finditer(text):
        value = _NEXT_FIELD.sub("", found["value"]).strip(" \t\xa0\r\\:;,.")
        if value:
            return value, found.start("value")
    return None


def subject_line(text: str) -> str | None:
    """What stands on the line of the first label of a subject."""
    found = _SUBJECT.search(text)
    return found["words"].strip() or None if found else None


def stray(words: str) -> str | None:
    """The first line of a header, a head or a page marker within *words*, which are of a body."""
    found = _STRAY.search(words)
    return found[0] if found else None


def dates(words: str) -> set[date]:
    """The days that *words* may name; two digits of a year stand for either century; none if they name none."""
    days = set()
    for month, day, year in _MONTH_FIRST.findall(words):
        years = (int(year),) if len(year) > 2 else (1900 + int(year), 2000 + int(year))
        days |= {_day(one, *pair) for one in years for pair in ((int(month), int(day)), (int(day), int(month)))}
    for year, month, day in _YEAR_FIRST.findall(words):
        days.add(_day(int(year), int(month), int(day)))
    for found in _WRITTEN.finditer(words):
        month = (found["month"] or found["month2"]).upper()
        year, day = found["year"] or found["year2"], found["day"] or found["day2"]
        days.add(_day(int(year), _MONTHS.index(month) + 1, int(day)))
    return {day for day in days if day is not None}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

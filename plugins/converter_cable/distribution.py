"""Who got copies of a telegram, and who drafted, cleared and approved it: the lines above its transmission header.

``ACTION ARA-15``, ``INFO OCT-01 ADS-00 /016 W``: offices of the Department, each with its copies, and the sum. A telegram
of the Department's own has ``ORIGIN`` instead, and the names of those who had a part (5 FAH-2 H-320; before that 11 FAM).
"""

from __future__ import annotations

import re

from converter import Agent, Cited, Span, trim
from converter_cable.draft import Draft
from converter_cable.lines import END, START, Line
from converter_cable.transmission import Office

_PART = re.compile(r"(?P<part>ACTION|INFO|ORIGIN)\s")
_OFFICE = re.compile(r"(?<![A-Z/])(?P<name>[A-Z/]{1,6})-(?P<copies>\d{2})(?!\w)")
_SUM = re.compile(r"(?<![\w/])/(?P<copies>\d{2,4})\s?[A-Z]?\Z")
_COUNTER = re.compile(r"-{5,}\s*(?P<number>[A-F0-9]{4,})(?:\s+(?P<time>\d{6}Z))?")
_LABEL = re.compile(r"(?:DRAFTED|APPROVED)\s+BY\s*[:.]?\s*")
_HOW = re.compile(r"(?<=\S)\s{0,3}\([A-Z ]{2,12}\)\Z")
"""How somebody cleared it: ``(DRAFT)``, ``(SUBS)``."""
_STATION = re.compile(r"[^:/\s-][^:/-]*")
_NAME = re.compile(r"[A-Z][A-Z'. -]*")
_SHORTEST_NAME = 4
"""An initial and a surname; fewer letters are an office, or who typed it."""
DRAFTING = {"drafted-by": "drafter", "approved-by": "approver"}
"""The lines that name who had a part, and which."""


def read_distribution(draft: Draft, line: Line) -> None:
    """Keep what a line of the distribution says."""
    said, text = draft.transmission, draft.text
    if counter := _COUNTER.match(text, line[START], line[END]):
        said.counter = said.counter or draft.cite(counter, "number")
        if counter["time"]:
            said.counter_time = said.counter_time or draft.cite(counter, "time")
        return
    begins = _PART.match(text, line[START], line[END])
    part = begins["part"] if begins else next(reversed(said.offices), "INFO")
    offices = said.offices.pop(part, [])
    said.offices[part] = offices  # as the last one, since the next line may go on with it
    for office in _OFFICE.finditer(text, line[START], line[END]):
        copies = Cited(int(office["copies"]), Span(*office.span("copies")))
        offices.append(Office(name=draft.cite(office, "name"), copies=copies))
    if total := _SUM.search(text, line[START], line[END]):
        said.copies = Cited(int(total["copies"]), Span(*total.span("copies")))


def drafting_agent(draft: Draft, name: str, line: Line, *, first: bool) -> Agent:
    """Who drafted or approved it; on a line that goes on with those who approved it, who cleared it.

    ``CA/OCS/CCS:TDHOBGOOD:JCC`` is an office, a name, and who typed it; a blank or a slash may stand for each colon.
    """
    label = _LABEL.match(draft.text, line[START], line[END])
    start = label.end() if label else line[START]
    how = _HOW.search(draft.text, start, line[END])
    end = how.start() if how else line[END]
    role = DRAFTING[name] if first or name == "drafted-by" else "clearer"
    parts = [trim(draft.text, *part.span()) for part in _STATION.finditer(draft.text, start, end)]
    found = next((part for part in reversed(parts[1:]) if _is_name(draft.text, *part)), None)
    if found is None:
        return Agent(role=role, name=draft.source.cited(start, end))
    office = draft.source.cited(start, parts[parts.index(found) - 1][1])
    return Agent(role=role, name=draft.source.cited(*found), position=office)


def _is_name(text: str, start: int, end: int) -> bool:
    return end - start >= _SHORTEST_NAME and _NAME.fullmatch(text, start, end) is not None

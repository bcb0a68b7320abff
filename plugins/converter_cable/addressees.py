"""An addressee or the originator of a telegram, as the plain language address designator of ACP 127 names it."""

from __future__ import annotations

import re
from typing import TypeAlias

from converter import Agent, Cited, Precedence, Span, trim
from converter_cable.draft import Draft, word
from converter_cable.lines import PRECEDENCES

_PRECEDENCE = re.compile(rf"\s{{1,9}}(?P<precedence>{PRECEDENCES})\Z")
_COPY_NUMBER = re.compile(r"\s{1,9}(?P<serial>\d{4}(?:-\d{4})?)\Z")
"""``RUEHC/SECSTATE WASHDC IMMEDIATE 8430`` is read from its two ends."""
_LONGEST_PRECEDENCE = 24
_LONGEST_COPY_NUMBER = 18
_PRECEDENCES = {one.value.replace("-", " ").upper(): one for one in Precedence}

Address: TypeAlias = tuple[str, Cited[str] | None, int, int]
"""An address of format lines 7 to 9, as it stands there: the name of its format line, the routing indicator, and where
what follows that begins and ends. Without a routing indicator it gets the message by other means (ZEN).
"""


def addressee(draft: Draft, role: str, printed: Address, message: Cited[Precedence] | None) -> Agent:
    """An addressee; without a word for it the precedence is *message*."""
    text, precedence = draft.text, message
    _, routing, first, last = printed
    number = said = None
    if text[last - 1].isdecimal():
        number = _COPY_NUMBER.search(text, max(first + 1, last - _LONGEST_COPY_NUMBER), last)
        last = number.start() if number else last
    if text[last - 1] in "EHY":  # the letters that precedences end in
        said = _PRECEDENCE.search(text, max(first + 1, last - _LONGEST_PRECEDENCE), last)
    if said:
        urgency = " ".join(said["precedence"].split())
        precedence = Cited(_PRECEDENCES[urgency], Span(*said.span("precedence")))
        last = said.start()
    name, offices = named(draft, first, last)
    return Agent(
        role=role,
        name=name,
        position=offices,
        code=routing,
        precedence=precedence,
        serial=word(number, "serial") if number else None,
    )


def named(draft: Draft, start: int, end: int) -> tuple[Cited[str], Cited[str] | None]:
    """The name that stands from *start* to *end*, and its office symbols, ``JOINT STAFF WASHDC//J-3/J-5//``."""
    text = draft.text
    signs = text.find("//", start, end)
    if signs > start:
        first, last = trim(text, signs + 2, end)
        last = trim(text, first, last - 2)[1] if text.endswith("//", first, last) else last
        if first < last:
            return draft.source.cited(*trim(text, start, signs)), draft.source.cited(first, last)
    return draft.source.cited(*trim(text, start, end)), None

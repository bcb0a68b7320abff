"""An addressee or the originator of a telegram, as the plain language address designator of ACP 127 names it."""

from __future__ import annotations

import re
from typing import TypeAlias

from converter import Agent, Cited, Precedence, Span, trim
from converter_cable.draft import Draft, word
from converter_cable.lines import PRECEDENCES

_AFTER_NAME = re.compile(
    rf"\s\s{{0,8}}(?:(?P<precedence>{PRECEDENCES})(?:\s{{1,9}}|\Z))?(?P<serial>\d{{4}}(?:-\d{{4}})?)?\Z"
)
"""What may stand after the name, ``SECSTATE WASHDC IMMEDIATE 8430``: a precedence, the number of the copy, or both.

It begins with one blank, by which it is found twice as fast as by a count of them.
"""
_PRECEDENCES = {one.value.replace("-", " ").upper(): one for one in Precedence}

Address: TypeAlias = tuple[str, Cited[str] | None, int, int]
"""An address of format lines 7 to 9, as it stands there: the name of its format line, the routing indicator, and where
what follows that begins and ends. Without a routing indicator it gets the message by other means (ZEN).
"""


def addressee(draft: Draft, role: str, printed: Address, message: Cited[Precedence] | None) -> Agent:
    """An addressee; without a word for it the precedence is *message*."""
    _, routing, start, end = printed
    precedence, serial = message, None
    if after := _AFTER_NAME.search(draft.text, start + 1, end):
        end = after.start()
        if urgency := after["precedence"]:
            precedence = Cited(_PRECEDENCES[" ".join(urgency.split())], Span(*after.span("precedence")))
        if after["serial"]:
            serial = word(after, "serial")
    name, offices = named(draft, start, end)
    return Agent(role=role, name=name, position=offices, code=routing, precedence=precedence, serial=serial)


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

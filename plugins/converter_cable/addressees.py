"""An addressee or the originator of a telegram, as the plain language address designator of ACP 127 names it."""

from __future__ import annotations

import re

from converter import Agent, Cited, Precedence, Span, trim
from converter_cable.draft import Draft
from converter_cable.lines import PRECEDENCES, ROUTING_INDICATOR

_ROUTED = re.compile(rf"(?:(?P<routing>{ROUTING_INDICATOR})|ZEN)\s?/\s?(?=\S)")
_PRECEDENCE = re.compile(rf"\s{{1,9}}(?P<precedence>{PRECEDENCES})\Z")
_COPY_NUMBER = re.compile(r"\s{1,9}(?P<serial>\d{4}(?:-\d{4})?)\Z")
"""``RUEHC/SECSTATE WASHDC IMMEDIATE 8430`` is read from its two ends."""
_LONGEST_PRECEDENCE = 24
_LONGEST_COPY_NUMBER = 18


def addressee(draft: Draft, role: str, start: int, end: int, message: Cited[Precedence] | None) -> Agent:
    """An addressee; without a word for it the precedence is the message's."""
    precedence = None if message is None else Cited(message.value)
    text = draft.text
    routed = _ROUTED.match(text, start, end)
    first = routed.end() if routed else start
    number = said = None
    if text[end - 1].isdecimal():
        number = _COPY_NUMBER.search(text, max(first + 1, end - _LONGEST_COPY_NUMBER), end)
    last = number.start() if number else end
    if text[last - 1] in "EHY":  # the letters that precedences end in
        said = _PRECEDENCE.search(text, max(first + 1, last - _LONGEST_PRECEDENCE), last)
    if said:
        word = "-".join(said["precedence"].lower().split())
        precedence = Cited(Precedence(word), Span(*said.span("precedence")))
        last = said.start()
    name, offices = named(draft, first, last)
    return Agent(
        role=role,
        name=name,
        position=offices,
        code=draft.cite(routed, "routing") if routed and routed["routing"] else None,
        precedence=precedence,
        serial=draft.cite(number, "serial") if number else None,
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

"""The encoding that the quotation marks of a text tell, by the places where they stand."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_FEW = 20
"""At most one byte in so many is beyond ASCII: a text whose only such signs are those of printers."""
_MOST = 4
"""All but one in so many of them stand where such a sign stands."""
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


_CODECS = ("cp1252", "mac-roman")
"""The two in which English was set; no byte is a quotation mark in both."""


class _Signs(NamedTuple):
    """What the signs of printers are in one encoding."""

    quotes: re.Pattern[bytes]
    """Quotation marks and apostrophes, wherever they stand."""
    places: re.Pattern[bytes]
    """All signs, where they stand in a text."""


@cache
def _signs(codec: str) -> _Signs:
    """Made when first wanted: most texts are UTF-8."""
    opening, closing, apostrophe, dash, dots = (
        re.escape(signs.encode(codec)) for signs in ("“‘", "”’", "’", "–—", "…")
    )
    return _Signs(
        re.compile(rb"[%b]" % re.escape("“”‘’".encode(codec))),
        re.compile(
            rb"(?<![A-Za-z0-9])[%b](?=[A-Za-z0-9$(\[])" % opening
            + rb"|(?<=[A-Za-z0-9.,;:!?)\]])[%b](?![A-Za-z0-9])" % closing
            + rb"|(?<=[A-Za-z])[%b](?=(?:s|t|d|m|re|ve|ll)\b)" % apostrophe
            + rb"|(?<=[ A-Za-z0-9])[%b](?=[ A-Za-z0-9])" % dash
            + rb"|(?<=[ A-Za-z])[%b](?![A-Za-z])" % dots
        ),
    )


def by_quotation_marks(data: bytes) -> str | None:
    """The encoding in which the few bytes of *data* beyond ASCII are quotation marks, apostrophes and dashes.

    None where they are many, or stand where letters stand. A dash alone proves nothing.
    """
    count = len(_BEYOND_ASCII.findall(data))
    if not count or count * _FEW > len(data) + _FEW:
        return None
    for codec in _CODECS:
        signs = _signs(codec)
        found = signs.places.findall(data)
        if len(found) * _MOST >= count * (_MOST - 1) and any(map(signs.quotes.match, found)):
            return codec
    return None


def turned_into_letters(data: bytes, text: str, codec: str) -> bool:
    """Whether signs that are quotation marks in *codec* are letters, or unseen, in *text*, decoded otherwise."""
    if len(text) != len(data):
        return False
    return any(
        text[match.start()].isalpha() or not text[match.start()].isprintable()
        for match in _signs(codec).quotes.finditer(data)
    )

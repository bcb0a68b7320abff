"""The one place for blanks and control characters."""

from __future__ import annotations

import re

BLANK = r"\s\ufeff"
"""For character classes: what every version of Unicode calls a blank, and the byte order mark."""
_BLANKS = re.compile(rf"[{BLANK}]+")
_TO_COLLAPSE = re.compile(r"[^\S ]|\ufeff|  ")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"


def readable(text: str) -> str:
    """*text* as a person reads it: runs of blanks become one space, what XML cannot hold becomes U+FFFD.

    A blank at either end stays one space, so that leaves join as they stood.
    """
    if _TO_COLLAPSE.search(text):
        text = _BLANKS.sub(" ", text)
    return xml_clean(text)


def xml_clean(text: str) -> str:
    """*text* with each character that XML 1.0 cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub(REPLACEMENT, text)


def unprintable(text: str) -> tuple[int, ...]:
    """Where *text* has characters that XML 1.0 cannot hold."""
    return tuple(match.start() for match in _NOT_XML.finditer(text))


def is_blank(text: str) -> bool:
    """Whether *text* has nothing to see."""
    return not text.strip() or not _BLANKS.sub("", text)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range *start* to *end* of *text* without the blanks at its ends; empty at *start* if all is blank."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == "\ufeff"):
        end -= 1
    return start, end

"""What transmission put between the lines of a text: page markers, and rules of hyphens.

Since 2005: post (cut to ten letters), serial of eight digits, page of three digits and their count, ``TOKYO 00000709
002 OF 002``; also with the part of a page, ``001.2 OF 003``. Before: ``PAGE 02 LA PAZ 05838 082005Z`` (ACP 127, pages).
"""

from __future__ import annotations

import re

_MARKER = re.compile(r"(?P<serial>\d{8})\s+(?P<page>\d{3}(?:\.\d)?\s+OF\s+\d{3})(?!\d)")
_POST = re.compile(r"(?:[A-Z][A-Z.'-]*\s){0,4}[A-Z][A-Z.'-]*\s+\Z")
_POST_LENGTH = 24
_PAGE = re.compile(r"(?P<page>PAGE\s+\d{2,3})\s+[A-Z]{2,}[A-Z ]*\d{4,}(?:\s+\d{2}\s+OF\s+\d{2})?(?:\s+\d{6}Z)?\Z")
_RULE = re.compile(r"[-=_~*][-=_~*\s]*\Z")
RULE_LENGTH = 4
"""The fewest signs that make a rule."""


def page_marker(text: str, start: int, end: int) -> re.Match[str] | None:
    """The page marker that is the whole line from *start* to *end*."""
    if " OF " in text[start:end] and (match := _MARKER.search(text, start, end)):
        before = text[start : match.start()]
        if match.end() == end and (not before or _POST.fullmatch(before)):
            return match
    return _PAGE.match(text, start, end) if text.startswith("PAGE", start, end) else None


def rule_line(text: str, start: int, end: int) -> bool:
    """Whether the line from *start* to *end* is a rule."""
    return end - start >= RULE_LENGTH and _RULE.match(text, start, end) is not None

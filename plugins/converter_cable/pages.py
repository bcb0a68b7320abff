"""What transmission put between the lines of a text: page markers, and rules of hyphens.

Since 2005: post (cut to ten letters), serial of eight digits, page of three digits and their count, ``TOKYO 00000709
002 OF 002``; also with the part of a page, ``001.2 OF 003``. Before: ``PAGE 02 LA PAZ 05838 082005Z`` (ACP 127, pages), or
with the station that sent and the level, ``PAGE 02 RUEHFRA0170 S E C R E T``; the level may stand alone over and under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_letters

from converter_cable.lines import END, START, Line

_MARKER = re.compile(r"(?P<serial>\d{8})\s{1,3}(?P<page>\d{3}(?:\.\d)?\s{1,2}(?:OF|of)\s{1,2}\d{3})(?!\d)")
_JOINED = re.compile(r"0(?<=\s0)\d\d(?:\.\d)?\s? (?:OF|of)\s{1,2}\d{3}(?!\d)")
"""Page and count within a line; found by one sign, as no telegram has a hundred pages."""
_POST = re.compile(r"(?:[A-Za-z][A-Za-z.'-]*\s+){1,4}")
_LAST_WORD = re.compile(r"(?<!\w)[A-Z]{3,10}[^\S\r\n]+\Z")
_POST_LENGTH = 10
_BEFORE = 24
_SERIAL_LENGTH = 11
"""With the blanks after it, at most."""
_LEVEL = (
    r"S E C R E T|C O N F I D E N T I A L|TOP SECRET|SECRET|CONFIDENTIAL|LIMITED OFFICIAL USE|UNCLAS(?:SIFIED)?"
)
_PAGE = re.compile(
    r"(?P<page>PAGE\s+\d{2,3})\s+[A-Z]{2,}[A-Z ]*\d{4,}(?:\s+\d{2}\s+OF\s+\d{2})?(?:\s+\d{6}Z)?"
    rf"(?:\s{{1,3}}(?:{_LEVEL}))?\Z"
)
_JOINED_PAGE = re.compile(
    r"PAGE\s{1,3}\d{2,3}\s{1,3}(?:[A-Z]{2,12}(?: [A-Z]{2,12}){0,2}\s{1,3}\d{4,6}(?:\s{1,3}\d\d\s{1,3}OF\s{1,3}\d\d)?"
    rf"\s{{1,3}}\d{{6}}Z|R[A-Z]{{4,7}}\d{{4}}\s{{1,3}}(?:{_LEVEL}))(?!\w)"
)
"""The same within a line."""
_BANNER = re.compile(rf"(?:{_LEVEL})(?:\s{{1,9}}[A-Z]{{3}}\d{{4}})?\Z")
"""The level at the foot or the head of a page; also with the number that a communications centre gave it."""
_LEVEL_SIGNS = frozenset("SCTLU")
"""How a level begins."""
_STRAY = re.compile(r"SIPDIS", re.IGNORECASE)
_STRAY_LENGTH = 6
RULE_SIGNS = frozenset("-=_~*")
_RULE = re.compile(r"[-=_~*][-=_~*\s]*\Z")
RULE_LENGTH = 4
"""The fewest signs that make a rule."""
_SHORT = 6
_FIRST_LETTERS = frozenset(ascii_letters) - {"P"}
"""How lines of prose begin; an older page marker begins with ``PAGE``."""
_LONGEST_BANNER = 32


def page_marker(text: str, start: int, end: int) -> re.Match[str] | None:
    """The page marker that is the whole line from *start* to *end*."""
    match = _MARKER.search(text, start, end) if text[end - 1].isdecimal() else None
    if match and match.end() == end and (match.start() == start or _POST.fullmatch(text, start, match.start())):
        return match
    return _PAGE.match(text, start, end) if text[start] == "P" else None


def joined_markers(text: str, start: int, end: int, post: str) -> Iterator[tuple[int, int]]:
    """The page markers anywhere from *start* to *end*; *post* is the name that the classification line prints."""
    for page in _JOINED.finditer(text, start, end):
        if match := _MARKER.search(text, max(start, page.start() - _SERIAL_LENGTH), page.end()):
            yield _start_of_post(text, start, match.start(), post), match.end()
    at = text.find("PAGE", start, end)
    while at >= 0:
        older = _JOINED_PAGE.match(text, at, end)
        if older and not text[at - 1 : at].isalnum():
            yield older.span()
        at = text.find("PAGE", at + 4, end)


def _start_of_post(text: str, start: int, serial: int, post: str) -> int:
    """Where the name of the *post* begins that is printed before a *serial*; the serial itself if there is none."""
    before = text[max(start, serial - _BEFORE) : serial]
    words = before.rstrip()
    name = " ".join(post.upper().split())[:_POST_LENGTH].rstrip()
    if name and words.upper().endswith(name):
        return serial - (len(before) - len(words)) - len(name)
    last = _LAST_WORD.search(before)
    return serial - len(before) + last.start() if last else serial


def stray_caption(text: str, start: int, end: int) -> bool:
    """Whether the line from *start* to *end* is a caption that transmission put among the lines of the text."""
    return end - start == _STRAY_LENGTH and _STRAY.match(text, start, end) is not None


def banner(text: str, start: int, end: int) -> bool:
    """Whether the line from *start* to *end* is a level and no more; beside a page marker it is that of the page."""
    return text[start] in _LEVEL_SIGNS and _BANNER.match(text, start, end) is not None


def page_line(text: str, line: Line, following: Line | None) -> bool:
    """Whether a line is a page marker, or the level over the one that is the *following* line."""
    if page_marker(text, line[START], line[END]):
        return True
    return (
        following is not None
        and banner(text, line[START], line[END])
        and page_marker(text, following[START], following[END]) is not None
    )


def rule_line(text: str, start: int, end: int) -> bool:
    """Whether the line from *start* to *end* is a rule."""
    return end - start >= RULE_LENGTH and text[start] in RULE_SIGNS and _RULE.match(text, start, end) is not None


def uncertain_lines(text: str, lines: Sequence[Line]) -> list[int]:
    """Which lines of a body may be something else than the next words of a paragraph: a quick look, as few are."""
    return [
        at
        for at, (start, end, apart) in enumerate(lines)
        if apart
        or (end - start <= _LONGEST_BANNER and (end - start <= _SHORT or banner(text, start, end)))
        or (text[start] not in _FIRST_LETTERS and (not text[start].isalpha() or text.startswith("PAGE ", start)))
        or text[end - 1].isdecimal()
        or text[start + 1] in " .)"
    ]

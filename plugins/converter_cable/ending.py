"""The end of a telegram: who signed it, and what is printed after that.

The signature is the surname of the chief of mission, in capitals or not, on the last line or after the last
sentence (5 FAH-1 H-240); the end of the transmission follows it (ACP 127, format lines 13 to 16).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Agent, Cited, Span, readable, trim
from converter_cable.draft import Draft
from converter_cable.labels import MARK
from converter_cable.lines import Line, LineRule
from converter_cable.pages import page_marker, rule_line
from converter_cable.paragraphs import TERMINAL

_PARTICLE = r"(?:[Vv][Aa][Nn]|[Dd][Ee]|[Vv][Oo][Nn]|[Ll][Aa])\s"
_SIGNATURE = re.compile(
    rf"(?:{_PARTICLE})?[A-Z][A-Za-z'’-]+(?:\s(?:[A-Z]\.\s)?(?:{_PARTICLE})?[A-Z][A-Za-z'’-]+){{0,2}}\Z"
)
_CAPITALS = re.compile(r"#?(?P<name>[A-Z][A-Z'’.-]+(?:\s[A-Z][A-Z'’.-]+){0,2})(?<!\.)\Z")
_AFTER_RULE = re.compile(r"[A-Za-z]{3,20}\Z")
_GLUED = re.compile(
    r"(?:[.?!)\"'”]\s*|[*X_-]\s*)(?:(?<=\s)|(?<=[.*X]))[#.]?"
    r"(?P<name>[A-Z][A-Z'’-]{2,20}|(?<=\s)[A-Z][a-z]+[A-Za-z]{2,20})\Z"
)
"""A name after the last sentence, or after the blacked-out address of a web site."""
_MARKED = re.compile(rf"{MARK}\s*\Z")
"""The words after a portion mark are a paragraph."""
_GLUED_LENGTH = 40
_LONGEST = 30
_WEB_SITE = re.compile(r"(?i:web\s?site)|https?:|XXXX|\.htm|Portal:")
_LEFT_OVER = re.compile(r"(?:\s[\s\"\\#>.…]*|[\"\\#>]+|\.{2,3}|…)\Z")
_LEFT_OVER_LENGTH = 8
_FOLLOWS = (
    LineRule("FL13", re.compile(r"BT\Z", re.IGNORECASE), "break: the end of the text"),
    LineRule("FL15", re.compile(r"#\d{4}\Z"), "the end of the message: its station serial number again"),
    LineRule("FL16", re.compile(r"N{4}\Z", re.IGNORECASE), "the end of the transmission"),
    LineRule("site-frame", re.compile(r"=*\s*CABLE\s+ENDS\s*=*\Z", re.IGNORECASE), "a copyist's note"),
    LineRule(
        "site-frame", re.compile(r"[\"\\#>.]+\Z"), "what is left of a table's row, or of the publisher's cut"
    ),
    LineRule("stamp", re.compile(r"UNCLASSIFIED|CONFIDENTIAL|SECRET\Z"), "the level, at the foot of a page"),
)
"""What may follow the signature."""


def read_ending(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """Claim the signature and what follows it; gives the lines before them."""
    end, tail = len(lines), list[tuple[Line, str]]()
    while end and (name := _follows(draft.text, lines[end - 1])):
        tail.append((lines[end - 1], name))
        end -= 1
    kept = _sign(draft, lines[:end])
    if kept is None:
        if all(name in ("rule", "page-marker") for _, name in tail):
            return lines
        kept = lines[:end]
    for line, name in tail:
        if name.startswith("FL"):
            draft.ledger.metadata(line.start, line.end, name)
        else:
            draft.ledger.furniture(line.start, line.end, name)
    return kept


def _follows(text: str, line: Line) -> str | None:
    if rule_line(text, line.start, line.end):
        return "rule"
    if page_marker(text, line.start, line.end):
        return "page-marker"
    return next((rule.name for rule in _FOLLOWS if rule.pattern.match(text, line.start, line.end)), None)


def _sign(draft: Draft, lines: Sequence[Line]) -> Sequence[Line] | None:
    """Claim the signature at the end of *lines*; gives the lines before it, None if there is none."""
    if not lines:
        return None
    text, line = draft.text, lines[-1]
    left_over = _LEFT_OVER.search(text, max(line.start, line.end - _LEFT_OVER_LENGTH), line.end)
    for end in (line.end, left_over.start()) if left_over else (line.end,):
        start = _signature(text, lines, end)
        if start is None:
            continue
        draft.ledger.metadata(start, end, "signature")
        if end < line.end:
            draft.ledger.furniture(*trim(text, end, line.end), "site-frame")
        name = Cited(readable(text[start:end]).lstrip("#."), Span(start, end))
        draft.agents.append(Agent(role="signatory", name=name))
        first, last = trim(text, line.start, start)
        return [*lines[:-1], Line(first, last, line.apart)] if first < last else lines[:-1]
    return None


def _signature(text: str, lines: Sequence[Line], end: int) -> int | None:
    """Where the name begins that ends the last line at *end*."""
    line = lines[-1]
    if len(lines) > 1 and end - line.start <= _LONGEST:
        before = lines[-2]
        if _CAPITALS.match(text, line.start, end):
            return line.start
        if rule_line(text, before.start, before.end) and _AFTER_RULE.match(text, line.start, end):
            return line.start
        after_end = line.apart or TERMINAL.search(text, max(before.start, before.end - 4), before.end)
        if (after_end or _WEB_SITE.search(text, before.start, before.end)) and _SIGNATURE.match(
            text, line.start, end
        ):
            return line.start
    glued = _GLUED.search(text, max(line.start, end - _GLUED_LENGTH), end)
    if glued is None or _MARKED.search(text, max(line.start, end - _GLUED_LENGTH), glued.start("name")):
        return None
    return glued.start("name") if glued.start("name") > line.start else None

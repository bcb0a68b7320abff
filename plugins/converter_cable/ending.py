"""The end of a telegram: who signed it, and what is printed after that.

The signature is the surname of the chief of mission, in capitals or not, on the last line or after the last
sentence (5 FAH-1 H-240); the end of the transmission follows it (ACP 127, format lines 13 to 16).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Agent, Cited, Span, readable, trim
from converter_cable.draft import Draft
from converter_cable.lines import Line, LineRule
from converter_cable.pages import page_marker, rule_line
from converter_cable.paragraphs import TERMINAL

_NAME = r"(?:(?:[Vv][Aa][Nn]|[Dd][Ee]|[Vv][Oo][Nn]|[Ll][Aa])\s)?[A-Z][A-Za-z'’-]+"
_SIGNATURE = re.compile(rf"{_NAME}(?:\s(?:[A-Z]\.\s)?{_NAME}){{0,2}}\Z")
_CAPITALS = re.compile(r"[A-Z][A-Z'’.-]+(?:\s[A-Z][A-Z'’.-]+){0,2}\Z")
_GLUED = re.compile(
    r"(?:[.?!)\"'”*X_-])\s*(?P<name>(?<=\s)[A-Z][A-Z'’-]{2,}|(?<=\*)[A-Z]{3,}|(?<=[.?!)\"]\s)[A-Z][a-z]+[A-Za-z]*)\Z"
)
_GLUED_LENGTH = 40
_LONGEST = 30
_FOLLOWS = (
    LineRule("FL13", re.compile(r"BT\Z"), "break: the end of the text"),
    LineRule("FL15", re.compile(r"#\d{4}\Z"), "the end of the message: its station serial number again"),
    LineRule("FL16", re.compile(r"N{4}\Z"), "the end of the transmission"),
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
    if len(lines) < 2:  # noqa: PLR2004 - a signature signs something
        return None
    text, line = draft.text, lines[-1]
    if _is_signature(text, lines[-2], line):
        _signed(draft, line.start, line.end)
        return lines[:-1]
    if glued := _GLUED.search(text, max(line.start, line.end - _GLUED_LENGTH), line.end):
        start, end = trim(text, line.start, glued.start("name"))
        if start < end:
            _signed(draft, *glued.span("name"))
            return [*lines[:-1], Line(start, end, line.apart)]
    return None


def _is_signature(text: str, before: Line, line: Line) -> bool:
    if line.end - line.start > _LONGEST:
        return False
    if _CAPITALS.match(text, line.start, line.end):
        return True
    ended = TERMINAL.search(text, max(before.start, before.end - 4), before.end) is not None
    return (line.apart or ended) and _SIGNATURE.match(text, line.start, line.end) is not None


def _signed(draft: Draft, start: int, end: int) -> None:
    draft.ledger.metadata(start, end, "signature")
    name = Cited(readable(draft.text[start:end]), Span(start, end))
    draft.agents.append(Agent(role="signatory", name=name))

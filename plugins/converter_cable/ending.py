"""The end of a telegram: who signed it, and what is printed after that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Agent, Cited, Span, readable
from converter_cable.draft import Draft
from converter_cable.lines import Line
from converter_cable.pages import page_marker, rule_line

_SIGNATURE = re.compile(r"[A-Z][A-Z'’.-]+(?:[ \xa0][A-Z][A-Z'’.-]+){0,2}\Z")
_LONGEST = 30
_AFTER = (
    ("FL13", re.compile(r"BT\Z")),
    ("FL16", re.compile(r"N{4}\Z")),
    ("FL15", re.compile(r"#\d{4}\Z")),
    ("site-frame", re.compile(r"=+\s*CABLE\s+ENDS\s*=+\Z", re.IGNORECASE)),
)
"""What may follow the signature: the end of the transmission (ACP 127, format lines 13 to 16), and a copyist's note."""


def read_ending(draft: Draft, lines: Sequence[Line]) -> int:
    """Claim the signature and what follows it; gives the number of lines that are before it."""
    text, end = draft.text, len(lines)
    tail: list[tuple[Line, str]] = []
    while end:
        line = lines[end - 1]
        name = _after(text, line)
        if name is None:
            break
        tail.append((line, name))
        end -= 1
    if end > 1 and _is_signature(text, lines[end - 1]):
        line = lines[end - 1]
        draft.ledger.metadata(line.start, line.end, "signature")
        name_cited = Cited(readable(text[line.start : line.end]), Span(line.start, line.end))
        draft.agents.append(Agent(role="signatory", name=name_cited))
        end -= 1
    elif not any(name.startswith("FL") for _, name in tail):
        return len(lines)
    for line, name in tail:
        if name.startswith("FL"):
            draft.ledger.metadata(line.start, line.end, name)
        else:
            draft.ledger.furniture(line.start, line.end, name)
    return end


def _after(text: str, line: Line) -> str | None:
    if rule_line(text, line.start, line.end):
        return "rule"
    if page_marker(text, line.start, line.end):
        return "page-marker"
    for name, pattern in _AFTER:
        if pattern.match(text, line.start, line.end):
            return name
    return None


def _is_signature(text: str, line: Line) -> bool:
    if line.end - line.start > _LONGEST or not text[line.start].isupper():
        return False
    return bool(_SIGNATURE.match(text, line.start, line.end))

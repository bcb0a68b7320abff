"""TAGS: traffic analysis by geography and subject.

5 FAH-3 H-100, in force since 1 March 1973: subject tags of four letters, whose first names the field; program tags
of K and three letters; places of two letters (not those of ISO 3166); organizations; persons in brackets.
"""

from __future__ import annotations

from converter import Cited, Subject
from converter_cable.data import tags

SUBJECT_FIELDS = {
    "A": "administration",
    "B": "business services",
    "C": "consular affairs",
    "E": "economic affairs",
    "L": "legal affairs",
    "M": "military and defense affairs",
    "O": "operations",
    "P": "political affairs",
    "S": "social affairs",
    "T": "technology and science",
}
"""What the first letter of a subject tag stands for (5 FAH-3 H-110)."""
_PLACE_LENGTH = 2
_SUBJECT_LENGTH = 4
_LONGEST_TAG = 8
_SHORTEST_GLUED, _LONGEST_GLUED = 6, 80


def tag(code: Cited[str]) -> Subject:
    """A tag with its kind and its label; one that the handbook has not is of a kind only where its form tells."""
    if known := tags().get(code.value):
        return Subject(scheme="tags", code=code, kind=known.kind, label=known.label)
    return Subject(scheme="tags", code=code, kind=_kind(code.value))


def glued(code: str) -> list[str]:
    """The tags in a word that is none: each is one of the handbook, and one at most a place; empty if it is not so made."""
    if not _SHORTEST_GLUED <= len(code) <= _LONGEST_GLUED:
        return []
    known = tags()
    if code in known:
        return []
    made: dict[int, list[str]] = {0: []}
    for end in range(_PLACE_LENGTH, len(code) + 1):
        for length in range(min(_LONGEST_TAG, end), _PLACE_LENGTH - 1, -1):
            before, piece = made.get(end - length), code[end - length : end]
            if before is not None and piece in known and (end not in made or len(made[end]) > len(before) + 1):
                made[end] = [*before, piece]
    pieces = made.get(len(code), [])
    return pieces if sum(len(piece) < _SUBJECT_LENGTH for piece in pieces) <= 1 else []


def _kind(code: str) -> str | None:
    if len(code) == _PLACE_LENGTH:
        return "place"
    if len(code) == _SUBJECT_LENGTH and code.startswith("K"):
        return "program"
    if len(code) == _SUBJECT_LENGTH and code[0] in SUBJECT_FIELDS:
        return "subject"
    return None

"""What stands before an item of a list, or before each line of a quotation: bullets, numbers, letters, ``>``."""

from __future__ import annotations

import re

from attrs import frozen

_BULLETS = "•*▪■‣◦·–—-"
_BULLET = re.compile(rf"(?:--|[_{_BULLETS}])(?=\s+\S)")
_NUMBER = re.compile(
    r"(?:\((?P<within>\d{1,2}|[a-z])\)|(?P<before>\d{1,2})(?P<stop>[.)])|(?P<letter>[a-z])\))(?=\s+\S)"
)
_FIRST_SIGNS = frozenset(f"_{_BULLETS}(0123456789abcdefghijklmnopqrstuvwxyz")
_QUOTED = re.compile(r"(?:>[ \t]?){1,5}")


@frozen
class Label:
    """What is printed before the text of an item."""

    length: int
    """Characters, without the blanks after it."""
    value: str
    """The bullet as printed; a number or a letter without its punctuation."""
    style: str
    """What the labels of one list have in common."""
    number: int
    """Where an item stands in its list; 0 for a bullet."""


def read_label(words: str) -> Label | None:
    """The label that a block begins with, if it begins with one."""
    if words[0] not in _FIRST_SIGNS:
        return None
    if bullet := _BULLET.match(words):
        return Label(bullet.end(), bullet[0], bullet[0], 0)
    number = _NUMBER.match(words)
    if number is None:
        return None
    value = number["within"] or number["before"] or number["letter"]
    style = number[0].replace(value, "1" if value.isdigit() else "a")
    return Label(number.end(), value, style, int(value) if value.isdigit() else ord(value) - ord("a") + 1)


def are_of_one_list(label: Label, following: Label) -> bool:
    """Whether one item may follow another: the same bullet, or the next number of the same form."""
    return label.style == following.style and (not label.number or following.number == label.number + 1)


def quoted_length(words: str) -> int:
    """How many characters at the beginning of a line say that it is quoted; 0 if none do."""
    mark = _QUOTED.match(words) if words[0] == ">" else None
    return mark.end() if mark else 0

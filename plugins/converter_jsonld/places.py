"""Places in a file of JSON: the pointer to a value (RFC 6901), and the line where it begins."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from json.decoder import scanstring  # type: ignore[attr-defined]  # the scanner of the standard library, unnamed in its stubs
from typing import TypeAlias

Place: TypeAlias = "tuple[Place, str | int] | None"
"""Where a value stands: in which other, and under which key or at which number; made a pointer only if it is told."""

_TOKEN = re.compile(r"""[ \t\n\r]*([][{}:,"]|[^][{}:," \t\n\r]+)""")


def pointer(place: Place) -> str:
    """``/sender/0/name``; empty for the whole file."""
    keys: list[str] = []
    while place is not None:
        place, key = place
        keys.append(str(key).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{key}" for key in reversed(keys))


def lines(text: str, pointers: Container[str]) -> Mapping[str, int]:
    """The line, from 1, on which each value begins that one of *pointers* leads to; *text* is JSON.

    Of a key that stands twice in an object, the last counts, as it does for most readers.
    """
    found: dict[str, int] = {}
    open_: list[tuple[str, int]] = []
    """The objects and lists around: the pointer of each, and how many values of a list came before."""
    here, key, line, counted = "", "", 1, 0
    at, end = 0, len(text.rstrip(" \t\n\r"))
    is_key = False
    while at < end and (token := _TOKEN.match(text, at)):
        sign, start, at = token[1], token.start(1), token.end()
        if sign == '"':
            words, at = scanstring(text, start + 1)
            if is_key:
                key, is_key = words.replace("~", "~0").replace("/", "~1"), False
                continue
        if sign in "]}":
            open_.pop()
            is_key = False
        elif sign == ",":
            parent, number = open_[-1]
            open_[-1] = (parent, number + 1)
            is_key = number < 0
        elif sign != ":":
            if open_:
                parent, number = open_[-1]
                here = f"{parent}/{key if number < 0 else number}"
            if here in pointers:
                line, counted = line + text.count("\n", counted, start), start
                found[here] = line
            if sign in "[{":
                open_.append((here, 0 if sign == "[" else _OBJECT))
                is_key = sign == "{"
    return found


_OBJECT = -(10**9)
"""Stands for the number of values in an object, which are not counted."""

"""JSON with the place of each text in it, read leniently: what is broken ends where it breaks.

Pages hold JSON that is cut off, has line ends in its texts, or commas before its brackets; what can be read of it
is read. Nothing is nested by recursion, and all takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from converter import readable, resolved
from converter_news.pages.attributes import Said, tidy

Value: TypeAlias = "dict[str, Value] | list[Value] | Said | None"
"""Objects, arrays, and texts or other scalars with their places; None for an empty text."""

_TOKEN = re.compile(
    r"[^\"{}\[\]:,\w+-]*+(?:\"(?P<text>(?:[^\"\\]|\\.)*+)\"|(?P<sign>[{}\[\]:,])|(?P<word>[\w.+-]++))", re.DOTALL
)
_ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u(?P<code>[0-9a-fA-F]{4})|(?P<sign>.))",
    re.DOTALL,
)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " "}
_NOTHING = "null"
_SURROGATES = range(0xD800, 0xE000)


def read_json(text: str, start: int, end: int) -> Value:
    """The value in ``text[start:end]``; what is left of it where it breaks."""
    root: list[Value] = []
    stack: list[tuple[dict[str, Value] | list[Value], str]] = [(root, "")]
    key = ""
    waiting: tuple[int, int] | None = None  # a text that is a key if a colon follows
    at = start
    while match := _TOKEN.match(text, at, end):
        at = match.end()
        kind = match.lastgroup
        if kind in ("text", "word"):
            if waiting is not None:  # a comma is missing
                _put(stack[-1][0], key, _said(text, *waiting))
                key = ""
            waiting = match.span(kind)
            continue
        sign = match["sign"]
        if sign == ":":
            key = _resolve(text, *waiting)[0] if waiting else ""
            waiting = None
            continue
        if waiting is not None:
            _put(stack[-1][0], key, _said(text, *waiting))
            waiting = None
        if sign in "{[":
            value: dict[str, Value] | list[Value] = {} if sign == "{" else []
            _put(stack[-1][0], key, value)
            stack.append((value, key))
        elif sign in "}]" and len(stack) > 1:
            stack.pop()
        key = ""
    if waiting is not None:
        _put(stack[-1][0], key, _said(text, *waiting))
    return root


def objects(value: Value) -> Iterator[dict[str, Value]]:
    """All objects in *value*, the outer before the inner, in order."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(reversed(one.values()))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _put(holder: dict[str, Value] | list[Value], key: str, value: Value) -> None:
    if isinstance(holder, list):
        holder.append(value)
    elif key:
        holder.setdefault(key, value)


def _said(text: str, start: int, end: int) -> Said | None:
    """A text with its place; references to characters in it, which pages write by mistake, are resolved."""
    if text[start:end] == _NOTHING and text[start - 1] != '"':
        return None
    found = tidy(text, _resolve(text, start, end)[1])
    if found is None or "&" not in found.value:
        return found
    return Said(readable(resolved(found.value)), found.pieces)


def _resolve(text: str, start: int, end: int) -> tuple[str, tuple[tuple[int, int, str | None], ...]]:
    pieces: list[tuple[int, int, str | None]] = []
    at = start
    for match in _ESCAPE.finditer(text, start, end):
        if at < match.start():
            pieces.append((at, match.start(), None))
        at = match.end()
        pieces.append((match.start(), at, _character(match)))
    if at < end:
        pieces.append((at, end, None))
    return "".join(text[first:last] if said is None else said for first, last, said in pieces), tuple(pieces)


def _character(match: re.Match[str]) -> str:
    if match["sign"] is not None:
        return _SIGNS.get(match["sign"], match["sign"])
    if match["high"] is not None:
        return chr(0x10000 + ((int(match["high"], 16) - 0xD800) << 10) + int(match["low"], 16) - 0xDC00)
    number = int(match["code"], 16)
    return "\ufffd" if number in _SURROGATES or number == 0 else chr(number)

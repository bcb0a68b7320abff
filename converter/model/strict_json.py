"""JSON in which every program reads the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import orjson

_COLON = b":"
"""Stands after each key, and as often in texts, however often these are read and written, unless it is escaped there."""
_NO_MEMORY = "Not enough memory"
"""What orjson says of a text that may well be JSON; it has no error of its own for that."""
_ESCAPED = re.compile(rb"\\u003[aA]")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}:]', re.DOTALL)


def load_json(data: bytes) -> Any:
    """The value that *data* holds.

    Of a key that stands twice in an object, some programs take the first value, others the last (RFC 8259, 4): what
    has one was edited by hand, or by somebody who wants two programs to read two things.

    Raises:
        json.JSONDecodeError: with its line: *data* is not JSON in UTF-8, lies deeper than orjson writes (254 objects
            and lists in one another), or has a key twice in an object.
        MemoryError: there was no more of it, which says nothing about *data*.
    """
    try:
        tree = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        if error.msg.startswith(_NO_MEMORY):
            raise MemoryError from error
        _refuse_unless_utf_8(data)
        raise
    try:
        written = orjson.dumps(tree)
    except orjson.JSONEncodeError:
        raise json.JSONDecodeError("its objects are nested too deeply", "", 0) from None
    if data.count(_COLON) != written.count(_COLON) or _ESCAPED.search(data):
        text = data.decode()
        for key, at in _repeated(text):
            raise json.JSONDecodeError(f"an object has {key!r} twice", text, at)
    return tree


def _refuse_unless_utf_8(data: bytes) -> None:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        message = f"not UTF-8 (byte 0x{data[error.start]:02X}); save the file in UTF-8"
        raise json.JSONDecodeError(message, before, len(before)) from None


def _repeated(text: str) -> Iterator[tuple[str, int]]:
    """Each key that its object has already, and where it stands; *text* is JSON."""
    around: list[set[str]] = []
    last = None
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "{" | "[":
                around.append(set())
            case "}" | "]":
                around.pop()
            case ":":
                assert last is not None  # a colon follows a key
                key = json.loads(last[0])
                if key in around[-1]:
                    yield key, last.start()
                around[-1].add(key)
            case _:
                last = token

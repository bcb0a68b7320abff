"""A document in JSON: its objects, lists and values, each with its place in the text.

orjson proves that it is JSON; then the text is cut into its signs. An object that names a member twice is refused,
since which of the two counts is nobody's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import orjson

from converter import ReadError
from converter_news.wire.pieces import Piece, Words

_DEEPEST = 100
"""Objects and lists stand within no more than so many others; ninjs needs some ten."""
_SIGN = re.compile(
    r"(?P<string>\"(?:[^\"\\]++|\\.)*+\")|(?P<mark>[{}\[\]])|(?P<scalar>[^\s\"{}\[\]:,]++)", re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[0-9a-fA-F]{4}|u[0-9a-fA-F]{4}|.)")
_WORDS = ("true", "false", "null")


class Scalar(NamedTuple):
    """A string, whose place is without its quotation marks; or a number, or ``true``, ``false`` or ``null``."""

    start: int
    end: int
    says: bool
    """Whether it says something by itself, as a string does, and a number."""

    def words(self, text: str) -> Words:
        """What it says."""
        return Words(text, self.pieces(text))

    def pieces(self, text: str) -> Iterator[Piece]:
        """The characters of a string as they stand, its escapes resolved."""
        at = self.start
        for match in _ESCAPE.finditer(text, self.start, self.end) if text.find("\\", at, self.end) >= 0 else ():
            yield at, match.start(), None
            yield match.start(), match.end(), orjson.loads(f'"{match[0]}"')
            at = match.end()
        yield at, self.end, None


Value: TypeAlias = "Scalar | dict[str, Value] | list[Value]"
"""What a member has; an object keeps the order of its members."""


def parse(text: str) -> dict[str, Value]:
    """The object that a document is.

    Raises:
        ReadError: it is not JSON, it is no object, a member is named twice, or it is nested too deeply.
    """
    beginning = len(text) - len(text.removeprefix("\ufeff"))
    try:
        orjson.loads(text[beginning:])
    except orjson.JSONDecodeError as error:
        raise ReadError(f"this is not JSON: {error.msg}", min(beginning + error.pos, len(text))) from None
    top: list[Value] = []
    opened: list[dict[str, Value] | list[Value]] = [top]
    key: str | None = None
    keys: list[str | None] = []
    for match in _SIGN.finditer(text, beginning):
        sign, at = match["mark"], match.start()
        if sign in ("}", "]"):
            opened.pop()
            key = keys.pop()
            continue
        holder = opened[-1]
        if isinstance(holder, dict) and key is None:
            key = orjson.loads(match[0])
            if key in holder:
                raise ReadError(f"the member {key!r} stands twice in one object", at)
            continue
        value = _value(match)
        if isinstance(holder, dict):
            assert key is not None
            holder[key] = value
        else:
            holder.append(value)
        if not isinstance(value, Scalar):
            opened.append(value)
            keys.append(None)
            if len(opened) > _DEEPEST:
                raise ReadError(f"more than {_DEEPEST} objects and lists stand within each other", at)
        key = None
    if not isinstance(top[0], dict):
        raise ReadError("this is JSON, but no object", beginning)
    return top[0]


def scalars(value: Value) -> Iterator[Scalar]:
    """All that stands in a value."""
    if isinstance(value, Scalar):
        yield value
    else:
        for one in value.values() if isinstance(value, dict) else value:
            yield from scalars(one)


def _value(match: re.Match[str]) -> Value:
    if match["mark"]:
        return {} if match["mark"] == "{" else []
    start, end = match.span()
    if match["string"]:
        return Scalar(start + 1, end - 1, says=True)
    return Scalar(start, end, says=match[0] not in _WORDS)

"""The text of a part without its transfer encoding, each character with its place (RFC 2045)."""

from __future__ import annotations

import base64
import codecs
import re
from collections.abc import Iterator
from typing import TypeAlias

from converter import Excerpt, Source, Span

Octets: TypeAlias = Iterator[tuple[bytes | None, int, int]]
"""Bytes and the place that they stand at; None is a stretch of plain characters."""

_ASCII = bytes(range(128)) + b"\x1b$B!!\x1b$)A!!~{!!+AOk-"
"""With the signs by which encodings of seven bits change to other sets of characters."""
_PLAIN = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]")
_QUOTED = re.compile(
    r"=(?P<code>[0-9A-Fa-f]{2})|(?P<soft>=[ \t]*(?:\r\n|\r|\n|\Z))|(?P<plain>[^=\x80-\U0010ffff]+)|(?P<other>.)",
    re.DOTALL,
)
_SIGN = re.compile(r"[A-Za-z0-9+/]")
_NO_CHARSETS = ("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf_7")


def decoded(source: Source, content: Span, transfer: str, charset: str) -> Excerpt:
    """What *content* reads as. Raises `LookupError` where nobody knows the *charset*."""
    codec = _codec(charset)
    own = source.encoding.removesuffix("-sig")
    text, start, end = source.text, content.start, content.end
    match transfer:
        case "base64":
            octets = _base64(text, start, end)
        case "quoted-printable":
            octets = _quoted(text, start, end, own if _is_like_ascii(own) else codec, codec)
        case _ if _is_like_ascii(own) and codec not in ("ascii", codecs.lookup(own).name):
            octets = _plain(text, start, end, own, codec)
        case _:
            octets = iter(((None, start, end),))
    return Excerpt.of(text, _characters(octets, codec))


def _codec(charset: str) -> str:
    name = codecs.lookup(charset).name
    if name.replace("-", "_") in _NO_CHARSETS:
        raise LookupError(charset)
    try:
        b"a".decode(name)  # one that makes no text is unknown as well
    except UnicodeError:
        return name
    return name


def _is_like_ascii(codec: str) -> bool:
    """Whether the bytes of ASCII are ASCII at any place of a text."""
    try:
        return _ASCII.decode(codec) == _ASCII.decode("ascii")
    except UnicodeError:
        return False


def _plain(text: str, start: int, end: int, own: str, codec: str) -> Octets:
    """Bytes that the whole message was decoded by another encoding from than by this part's."""
    alike = _is_like_ascii(codec)
    for match in _PLAIN.finditer(text, start, end):
        yield from _as_they_are(match, own, alike=alike and match[0].isascii())


def _quoted(text: str, start: int, end: int, own: str, codec: str) -> Octets:
    alike = _is_like_ascii(codec)
    for match in _QUOTED.finditer(text, start, end):
        if match["code"]:
            yield bytes.fromhex(match["code"]), match.start(), match.end()
        elif match["soft"] is None:
            yield from _as_they_are(match, own, alike=alike and match[0].isascii())


def _as_they_are(match: re.Match[str], own: str, *, alike: bool) -> Octets:
    if alike:
        yield None, match.start(), match.end()
        return
    for at, sign in enumerate(match[0], match.start()):
        yield sign.encode(own, "replace"), at, at + 1


def _base64(text: str, start: int, end: int) -> Octets:
    """Each byte from the sign in which it begins up to the one in which the next begins."""
    stop = text.find("=", start, end)
    signs = [match.start() for match in _SIGN.finditer(text, start, end if stop < 0 else stop)]
    whole = len(signs) - (len(signs) % 4 == 1)  # a sign alone is no byte
    for first in range(0, whole, 4):
        places = signs[first : min(first + 4, whole)]
        group = "".join([text[place] for place in places])
        octets = base64.b64decode(f"{group}{'=' * (4 - len(group))}")
        for number, octet in enumerate(octets):
            last = number + 1 == len(octets)
            yield bytes((octet,)), places[number], places[-1] + 1 if last else places[number + 1]


def _characters(octets: Octets, codec: str) -> Iterator[tuple[int, int, str | None]]:
    """The characters that *octets* are, each with the place of all of its bytes."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    first, last, said = -1, -1, ""
    for octet, start, end in octets:
        if octet is None:
            if first >= 0:
                yield first, last, said + decoder.decode(b"", final=True)
                decoder.reset()
                first, said = -1, ""
            yield start, end, None
            continue
        first, last = start if first < 0 else first, end
        said += decoder.decode(octet)
        if said and not decoder.getstate()[0]:
            yield first, last, said
            first, said = -1, ""
    if first >= 0:
        yield first, last, said + decoder.decode(b"", final=True)

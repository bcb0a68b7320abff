"""Markup in a text, well-formed or not: tags with their places, and references to characters.

The rules are those of the HTML standard (tokenization), as far as they decide what is text and what is not; a tag
that is never closed ends where the next one begins. All of it takes linear time, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_MARKUP = re.compile(
    r"<(?:"
    r"!--(?:-?>|.*?-->|.*+)"  # a comment, or one without an end, up to the end of the text
    r"|[!?][^>]*+>?+"  # a declaration or a processing instruction
    r"|(?P<closing>/?)(?P<name>[A-Za-z][^\s/<>=]*+)(?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|))*+>?+"
    r")",
    re.DOTALL,
)
_HIDING = ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
"""Elements whose content is not the text of the page, or holds no tags."""
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _HIDING}
_REFERENCE = re.compile(
    r"&(?:#(?:(?=\d)0*+\d{0,7}|[xX](?=[0-9A-Fa-f])0*+[0-9A-Fa-f]{0,6})|[A-Za-z][A-Za-z0-9]{1,31})"
    r"(?:;|(?![A-Za-z0-9=]))"
)
_LAST_CHARACTER = 0x10FFFF
_NO_CHARACTER = "\ufffd"
_WINDOWS = range(0x80, 0xA0)
"""Numbers that pages use for the characters of Windows-1252."""
_SURROGATES = range(0xD800, 0xE000)


class Tag(NamedTuple):
    """A tag, a comment or a declaration; for an element that hides its content, with that content."""

    name: str
    """In small letters; empty for a comment or a declaration."""
    start: int
    end: int
    closing: bool


def tags(text: str, start: int = 0) -> Iterator[Tag]:
    """The markup in *text* from *start* on, in order; what lies between is what the page shows."""
    at = start
    while match := _MARKUP.search(text, at):
        name, closing, at = (match["name"] or "").lower(), bool(match["closing"]), match.end()
        if name in _ENDS and not closing:
            end = _ENDS[name].search(text, at)
            at = end.start() if end else len(text)
        yield Tag(name, match.start(), at, closing)


def text_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """The pieces of *text* from *start* to *end*, where no tag is: stretches as they stand, references resolved."""
    if text.find("&", start, end) >= 0:
        for match in _REFERENCE.finditer(text, start, end):
            said = _character(match[0])
            if said is not None:
                first, last = match.span()
                if start < first:
                    yield start, first, None
                yield first, last, said
                start = last
    if start < end:
        yield start, end, None


def resolved(text: str) -> str:
    """*text* with each reference to a character resolved."""
    pieces = text_pieces(text, 0, len(text))
    return "".join(text[start:end] if said is None else said for start, end, said in pieces)


@lru_cache(maxsize=1024)
def _character(reference: str) -> str | None:
    """What a reference stands for; None if it is none, such as ``&notice`` for a word in quotation marks.

    Unlike a browser this takes no name for a reference that has letters after it and no semicolon.
    """
    if reference[1] != "#":
        from html.entities import html5  # noqa: PLC0415 - 2,231 names, which only pages need

        return html5.get(reference[1:])
    digits = reference[2:].rstrip(";").lstrip("0")
    number = int(digits[1:].lstrip("0") or "0", 16) if digits[:1] in ("x", "X") else int(digits or "0")
    if number in _WINDOWS:
        return bytes((number,)).decode("cp1252", "replace")
    return chr(number) if 0 < number <= _LAST_CHARACTER and number not in _SURROGATES else _NO_CHARACTER

"""The attributes of a tag, each value with its place in the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from attrs import frozen

from converter import Span, Tag, is_blank, readable, resolved, text_pieces

Pieces = tuple[tuple[int, int, str | None], ...]
"""Ranges of the page, and what stands for each, as `Excerpt.of` takes them."""

_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'<>]++)))?"
)
_LONGEST_TAG = 20_000
"""Characters of a tag in which attributes are looked for; longer ones hold data of scripts."""
_CUE = re.compile(r"\b(?:class|id|itemprop|rel|data-testid|data-component|data-qa|role)\s*+=", re.IGNORECASE)
_CUES = ("class", "id", "itemprop", "rel", "data-testid", "data-component", "data-qa", "role")


class Attribute(NamedTuple):
    """The value of an attribute: its characters, references resolved, and where they stand."""

    value: str
    start: int
    end: int


@frozen
class Said:
    """Something that a page says in its data, and where."""

    value: str
    pieces: Pieces

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.pieces[0][0], self.pieces[-1][1])


def attributes(text: str, tag: Tag) -> dict[str, Attribute]:
    """Each attribute of *tag* by its name in small letters; of two of one name the first."""
    found: dict[str, Attribute] = {}
    end = min(tag.end, tag.start + _LONGEST_TAG)
    for match in _ATTRIBUTE.finditer(text, tag.start + 1 + len(tag.name), end):
        kind = "double" if match["double"] is not None else "single" if match["single"] is not None else "bare"
        if match[kind] is not None:
            found.setdefault(match["name"].lower(), Attribute(resolved(match[kind]), *match.span(kind)))
    return found


def said(text: str, attribute: Attribute) -> Said | None:
    """What an attribute says; None if that is nothing."""
    return tidy(text, text_pieces(text, attribute.start, attribute.end))


def tidy(text: str, pieces: Iterable[tuple[int, int, str | None]]) -> Said | None:
    """What *pieces* say, without the blanks at their ends; None if that is nothing."""
    kept = list(pieces)
    while kept and is_blank(_shown(text, kept[-1])):
        kept.pop()
    first = next((at for at, piece in enumerate(kept) if not is_blank(_shown(text, piece))), len(kept))
    kept = kept[first:]
    if not kept:
        return None
    start, end, shown = kept[0]
    if shown is None:
        kept[0] = (start + _blanks(text[start:end]), end, None)
    start, end, shown = kept[-1]
    if shown is None:
        kept[-1] = (start, end - _blanks(text[start:end][::-1]), None)
    words = "".join(_shown(text, piece) for piece in kept)
    return Said(readable(words), tuple(kept))


def _shown(text: str, piece: tuple[int, int, str | None]) -> str:
    start, end, shown = piece
    return text[start:end] if shown is None else shown


def _blanks(words: str) -> int:
    """How many blanks *words* begin with."""
    return next((at for at, sign in enumerate(words) if not is_blank(sign)), len(words))


def cues(text: str, tag: Tag) -> str:
    """The words by which a page calls an element, in small letters: class, id, item property, relation, role.

    An underscore is a hyphen here, so that each word of a name stands by itself.
    """
    if _CUE.search(text, tag.start, min(tag.end, tag.start + _LONGEST_TAG)) is None:
        return ""
    found = attributes(text, tag)
    return " ".join(found[name].value.lower().replace("_", "-") for name in _CUES if name in found)

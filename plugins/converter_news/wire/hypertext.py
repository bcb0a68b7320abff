"""A body that is written in HTML, wherever it stands: its elements and its words, to a flow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter import Tag, resolved, tags, text_pieces
from converter_news.wire.flow import Flow
from converter_news.wire.pieces import Piece, Words

_TARGET = re.compile(r"\shref\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|article|b|blockquote|br|div|em|figure|h[1-6]|html|i|img|li|ol|p|section|span|strong|table|u|ul)[\s/>]",
    re.IGNORECASE,
)
"""A tag of HTML; what else stands in angle brackets may be words."""
_APART = frozenset(("p", "br", "div", "li", "tr", "td"))
"""Tags that the words after them do not run on from."""


def is_html(text: str) -> bool:
    """Whether a text has a tag of HTML."""
    return _TAG.search(text) is not None


def read_html(words: Words, flow: Flow) -> None:
    """Let *flow* take a text that is HTML."""
    at = 0
    for tag in tags(words.text):
        _take(words, at, tag.start, flow)
        at = tag.end
        place = list(words.pieces(tag.start, tag.end))
        if tag.closing:
            flow.close(tag.name)
        elif tag.name:
            flow.open(tag.name, place[0][0], place[-1][1], _target(words.text, tag))
    _take(words, at, len(words.text), flow)


def plain_pieces(words: Words) -> Iterator[Piece]:
    """The words of a text that is HTML, without its tags."""
    at = 0
    for tag in tags(words.text):
        yield from _pieces(words, at, tag.start)
        at = tag.end
        if tag.name in _APART and (place := list(words.pieces(tag.start, tag.end))):
            yield place[-1][1], place[-1][1], " "
    yield from _pieces(words, at, len(words.text))


def _take(words: Words, start: int, end: int, flow: Flow) -> None:
    for piece in _pieces(words, start, end):
        flow.take(piece)


def _pieces(words: Words, start: int, end: int) -> Iterator[Piece]:
    for first, last, said in text_pieces(words.text, start, end):
        yield from words.pieces(first, last, said)


def _target(text: str, tag: Tag) -> str:
    found = _TARGET.search(text, tag.start, tag.end) if tag.name == "a" else None
    return resolved(next((one for one in found.groups() if one is not None), "")) if found else ""

"""What a block shows by its own words: the first look at it, before its place is considered.

`_LOOKS` is the order: the surer before the likelier, and what carries values before what is only a kind.
"""

from __future__ import annotations

from collections.abc import Callable

from converter import Role
from converter_news.byline import read_agency_line, read_byline, read_names, read_post, read_signed
from converter_news.date_line import read_date_line
from converter_news.dateline import Dateline, read_dateline
from converter_news.manuscript import Manuscript
from converter_news.parts import Detail, Part

OPEN = "open"
"""A line that its own words do not name."""
SENTENCE = "sentence"
"""Prose, of which its place says whether it is the article's."""
NAMES = "names"
"""A line of nothing but names: a byline, or something else."""

POST = "post"
"""A line of nothing but a post: part of a byline below one."""

_Look = Callable[[str, int, int], Detail]
_LOOKS: tuple[tuple[str, _Look], ...] = (
    ("date-line", read_date_line),
    ("dateline", read_dateline),
    ("byline", read_byline),
    ("byline", read_agency_line),
)
_FIRST_SIGN = "\N{IDEOGRAPHIC SPACE}"
_BRACKETS = "(["
_LATER: tuple[tuple[str, _Look], ...] = (
    ("byline", read_signed),
    (POST, read_post),
    (NAMES, read_names),
)


def first_look(manuscript: Manuscript, at: int) -> Part:
    """A block, and what its own words show."""
    look = manuscript.looks.get(at)
    if look is None:
        look = manuscript.looks[at] = _first_look(manuscript, at)
    return look


def is_east_asian(words: str) -> bool:
    """Whether a block may begin with a dateline or a byline as papers of China, Japan and Korea have them."""
    return words[0] >= _FIRST_SIGN or (words[0] in _BRACKETS and words[1:2] >= _FIRST_SIGN)


def _east_asian_looks() -> tuple[tuple[str, _Look], ...]:
    from converter_news.east_asian import (  # noqa: PLC0415 - most articles have no need of these patterns
        read_east_asian_byline,
        read_east_asian_dateline,
    )

    return ("dateline", read_east_asian_dateline), ("byline", read_east_asian_byline), *_LOOKS


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the beginning of the block ``text[start:end]``, of whichever papers."""
    if not is_east_asian(text[start:end]):
        return read_dateline(text, start, end)
    from converter_news.east_asian import read_east_asian_dateline  # noqa: PLC0415

    return read_east_asian_dateline(text, start, end)


def _first_look(manuscript: Manuscript, at: int) -> Part:
    text, block = manuscript.text, manuscript.blocks[at]
    if block.table:
        return Part(block, SENTENCE, Role.BODY)
    for name, look in _east_asian_looks() if is_east_asian(block.text) else _LOOKS:
        if (detail := look(text, block.start, block.end)) is not None:
            return Part(block, name, Role.METADATA, detail)
    if (form := manuscript.form(at)) is not None:
        return Part(block, *form)
    if manuscript.is_sentence(at):
        return Part(block, SENTENCE, Role.BODY)
    for name, look in _LATER:
        if (detail := look(text, block.start, block.end)) is not None:
            return Part(block, name, Role.METADATA if name == "byline" else Role.BODY, detail)
    return Part(block, OPEN, Role.BODY)

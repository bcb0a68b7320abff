"""What a block shows by its own words: the first look at it, before its place is considered.

`_LOOKS` is the order: the surer before the likelier, and what carries values before what is only a kind.
"""

from __future__ import annotations

from collections.abc import Callable

from converter import Role
from converter_news.byline import read_agency_line, read_byline, read_names, read_post, read_signed
from converter_news.date_line import read_date_line
from converter_news.dateline import read_dateline
from converter_news.east_asian import is_east_asian, read_east_asian_byline, read_east_asian_dateline
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
_EAST_ASIAN_LOOKS: tuple[tuple[str, _Look], ...] = (
    ("dateline", read_east_asian_dateline),
    ("byline", read_east_asian_byline),
    *_LOOKS,
)
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


def _first_look(manuscript: Manuscript, at: int) -> Part:
    text, block = manuscript.text, manuscript.blocks[at]
    if block.table:
        return Part(block, SENTENCE, Role.BODY)
    for name, look in _EAST_ASIAN_LOOKS if is_east_asian(block.text) else _LOOKS:
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

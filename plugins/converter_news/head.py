"""What stands above the first paragraph: kicker, headline, standfirst, byline and date line.

First each block is named by its own words; then the lines that no form names get their names by their places
among those that have one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from converter import Role
from converter_news.blocks import Block
from converter_news.byline import read_agency_line, read_byline
from converter_news.date_line import read_date_line
from converter_news.dateline import Dateline, read_dateline
from converter_news.forms import read_form
from converter_news.parts import Part, is_sentence
from converter_news.words import SECTIONS

_MOST_BLOCKS = 60
"""Nothing further down belongs to the head."""
_MOST_SENTENCES = 3
"""More than these above the byline are the article itself."""
_LONGEST_STANDFIRST = 320
_LONGEST_UNMARKED_STANDFIRST = 250
_LONGEST_KICKER = 36
_MOST_KICKER_WORDS = 4
_LEAST_HEADLINE = 8
_LEAST_STANDFIRST = 25

_TRAIL = re.compile(r"\w\s?(?:[/>›»|]\s?[^\W\d]|\s/\s)|^\d\. ")
"""``National / Politics``, ``News > Nation``."""

_OPEN = "open"
_SENTENCE = "sentence"


class Head(NamedTuple):
    """The parts above the first paragraph, and which block that is."""

    parts: tuple[Part, ...]
    body: int
    lead: Part | None
    """The first paragraph, if a dateline leads it."""


def read_head(text: str, blocks: tuple[Block, ...]) -> Head:
    """The head of an article; it may have none."""
    first = [_first_look(text, block) for block in blocks[:_MOST_BLOCKS]]
    body = _body_start(first)
    following = first[body] if body < len(first) else None
    lead = following if following is not None and following.name == "dateline" else None
    return Head(tuple(_named(first[:body], following)), body, lead)


def _first_look(text: str, block: Block) -> Part:
    """A block by its own words."""
    start, end = block.start, block.end
    if dateline := read_dateline(text, start, end):
        return Part(block, "dateline", Role.METADATA, dateline)
    if byline := read_byline(text, start, end) or read_agency_line(text, start, end):
        return Part(block, "byline", Role.METADATA, byline)
    if moments := read_date_line(text, start, end):
        return Part(block, "date-line", Role.METADATA, moments)
    if form := read_form(block.text):
        return Part(block, *form)
    return Part(block, _SENTENCE if is_sentence(block.text) else _OPEN, Role.BODY)


def _body_start(parts: list[Part]) -> int:
    """The block that the article's own text begins with: the first sentence below byline, date and dateline."""
    start = sentences = 0
    for at, part in enumerate(parts):
        if part.name == "dateline":
            return at + (is_alone(part))
        if part.name in ("byline", "date-line"):
            start = at + 1
        elif part.name == _SENTENCE:
            sentences += 1
            if sentences > _MOST_SENTENCES or len(part.block.text) > _LONGEST_STANDFIRST:
                break
    return next((at for at in range(start, len(parts)) if parts[at].name == _SENTENCE), start)


def is_alone(part: Part) -> bool:
    """Whether a dateline stands on a line of its own."""
    return isinstance(part.detail, Dateline) and part.detail.end == part.block.end


def _named(parts: list[Part], body: Part | None) -> list[Part]:
    """The parts of the head, each line that was open with a name."""
    headline = _headline(parts)
    marked = [at for at, part in enumerate(parts) if part.name in ("byline", "date-line", "dateline")]
    anchor = marked[-1] if marked else len(parts) if body is not None and body.name == "dateline" else -1
    named = []
    for at, part in enumerate(parts):
        if part.name not in (_OPEN, _SENTENCE):
            named.append(part)
        elif at == headline:
            named.append(_as(part, "headline"))
        elif headline is None or (part.name == _OPEN and at < headline):
            named.append(_above(part, headline))
        elif _same(part, parts[headline]):
            named.append(part._replace(name="repeated-head", role=Role.FURNITURE))
        elif _is_standfirst(part, at, headline, anchor, named, body):
            named.append(_as(part, "standfirst"))
        else:
            named.append(part._replace(name="text", doubt="line of the head"))
    return named


def _as(part: Part, name: str) -> Part:
    return part._replace(name=name, role=Role.METADATA)


def _headline(parts: list[Part]) -> int | None:
    """Which part is the headline: the first line that is not the name of a section, nor a label above one."""
    lines = [at for at, part in enumerate(parts) if part.name == _OPEN and len(part.block.text) >= _LEAST_HEADLINE]
    for at, following in pairwise(lines):
        if not is_kicker(parts[at].block.text, parts[following].block.text):
            return at
    if lines:
        return lines[-1]
    first = next((at for at, part in enumerate(parts) if part.role is not Role.FURNITURE), None)
    return first if first is not None and parts[first].name == _SENTENCE else None


def is_kicker(words: str, following: str) -> bool:
    """Whether a line above another is the name of a section or a label, not the headline."""
    if words.lower() in SECTIONS or _TRAIL.search(words):
        return True
    if len(words) > _LONGEST_KICKER or len(words.split()) > _MOST_KICKER_WORDS:
        return False
    return len(following) > 2 * len(words)


def _above(part: Part, headline: int | None) -> Part:
    if headline is not None and len(part.block.text) <= _LONGEST_KICKER * 2:
        return _as(part, "kicker")
    return part._replace(name="text", doubt="line of the head")


def _same(part: Part, headline: Part) -> bool:
    return part.block.text.casefold() == headline.block.text.casefold()


def _is_standfirst(part: Part, at: int, headline: int, anchor: int, named: list[Part], body: Part | None) -> bool:
    """Between the headline and the byline, date line or dateline; without these only what is no sentence."""
    length = len(part.block.text)
    if any(one.name == "text" for one in named[headline:]) or sum(one.name == "standfirst" for one in named) > 1:
        return False
    if at < anchor:
        return _LEAST_STANDFIRST <= length <= _LONGEST_STANDFIRST
    return (
        anchor < 0
        and at == headline + 1
        and part.name == _OPEN
        and body is not None
        and _LEAST_STANDFIRST <= length <= min(_LONGEST_UNMARKED_STANDFIRST, len(body.block.text) // 2)
    )

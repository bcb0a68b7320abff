"""What stands above the first paragraph: kicker, headline, standfirst, byline and date line.

First each block is named by its own words; then the lines that no form names get their names by their places
among those that have one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from converter import Role
from converter_news.blocks import Block
from converter_news.byline import Byline
from converter_news.dateline import Dateline
from converter_news.forms import Kind
from converter_news.looks import NAMES, OPEN, POST, SENTENCE, first_look
from converter_news.parts import Part
from converter_news.words import SECTIONS

_MOST_BLOCKS = 60
"""Nothing further down belongs to the head."""
_MOST_SENTENCES = 3
"""More than these above the byline are the article itself."""
_LONGEST_STANDFIRST = 320
_LONGEST_UNMARKED_STANDFIRST = 250
_LONGEST_KICKER = 36
_MOST_KICKER_WORDS = 4
_MOST_ABOVE_NAMES = 4
_LEAST_HEADLINE = 8
_LEAST_STANDFIRST = 25

_TRAIL = re.compile(r"\w\s?(?:[/>›»|]\s?[^\W\d]|\s/\s)|^\d\. ")
"""``National / Politics``, ``News > Nation``."""


class Head(NamedTuple):
    """The parts above the first paragraph, and which block that is."""

    parts: tuple[Part, ...]
    body: int
    lead: Part | None
    """The first paragraph, if a dateline leads it."""


def read_head(text: str, blocks: Sequence[Block], forms: Sequence[Kind | None]) -> Head:
    """The head of an article; it may have none. *forms* are what `read_form` says of the blocks."""
    first = _with_bylines(_first_looks(text, blocks, forms))
    body = _body_start(first)
    following = first[body] if body < len(first) else None
    lead = following if following is not None and following.name == "dateline" else None
    return Head(tuple(_named(first[:body], following)), body, lead)


def _first_looks(text: str, blocks: Sequence[Block], forms: Sequence[Kind | None]) -> list[Part]:
    """The blocks down to where the article's own text has surely begun."""
    parts: list[Part] = []
    sentences = 0
    for block, form in zip(blocks[:_MOST_BLOCKS], forms, strict=False):
        part = first_look(text, block, form)
        parts.append(part)
        sentences += part.name == SENTENCE
        if part.name == "dateline" or sentences > _MOST_SENTENCES or is_paragraph(part):
            break
    return parts


def is_paragraph(part: Part) -> bool:
    """Whether a sentence is too long to stand above a byline."""
    return part.name == SENTENCE and len(part.block.text) > _LONGEST_STANDFIRST


def _with_bylines(parts: list[Part]) -> list[Part]:
    """Lines of names and posts as bylines where they stand in a byline's place, and as open lines elsewhere."""
    resolved: list[Part] = []
    shown = [at for at, part in enumerate(parts) if part.role is not Role.FURNITURE and part.name != "caption"]
    following = dict(pairwise(shown))
    for at, part in enumerate(parts):
        if part.name not in (NAMES, POST):
            resolved.append(part)
            continue
        above = [one for one in resolved if one.role is not Role.FURNITURE and one.name != "caption"]
        below = parts[following[at]] if at in following else None
        is_byline = _follows_byline(above) if part.name == POST else _is_byline(part, above, below)
        resolved.append(_as(part, "byline") if is_byline else part._replace(name=OPEN, detail=None))
    return resolved


def _follows_byline(above: list[Part]) -> bool:
    return bool(above) and above[-1].name == "byline"


def _is_byline(names: Part, above: list[Part], below: Part | None) -> bool:
    """Names between the headline and a date line, a post or the first paragraph, or below the word ``By``."""
    if _follows_byline(above) and above[-1].detail == Byline(worded=True):
        return True
    if below is None:
        return False
    if not above:
        return below.name == OPEN and isinstance(names.detail, Byline) and len(names.detail.authors) > 1
    if below.name in ("date-line", POST):
        return True
    return (
        below.name in (SENTENCE, "dateline")
        and above[-1].name in (OPEN, SENTENCE, "date-line", "byline")
        and any(part.name == OPEN for part in above)
        and len(above) <= _MOST_ABOVE_NAMES
        and sum(part.name == SENTENCE for part in above) <= 1
    )


def _body_start(parts: list[Part]) -> int:
    """The block that the article's own text begins with: the first sentence below byline, date and dateline."""
    start = 0
    for at, part in enumerate(parts):
        if part.name == "dateline":
            return at + is_alone(part)
        if part.name in ("byline", "date-line"):
            start = at + 1
    return next((at for at in range(start, len(parts)) if parts[at].name == SENTENCE), start)


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
        if part.name not in (OPEN, SENTENCE):
            named.append(part)
        elif at == headline:
            named.append(_as(part, "headline"))
        elif headline is None or (part.name == OPEN and at < headline):
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
    lines = [at for at, part in enumerate(parts) if part.name == OPEN and len(part.block.text) >= _LEAST_HEADLINE]
    if (repeated := _repeated([parts[at] for at in lines])) is not None:
        return lines[repeated]
    for at, following in pairwise(lines):
        if not is_kicker(parts[at].block.text, parts[following].block.text):
            return at
    if lines:
        return lines[-1]
    first = next((at for at, part in enumerate(parts) if part.role is not Role.FURNITURE), None)
    return first if first is not None and parts[first].name == SENTENCE else None


def _repeated(lines: list[Part]) -> int | None:
    """The first line that stands twice: pages print a headline above the article and in it."""
    words = [line.block.text.casefold() for line in lines]
    return next((at for at, one in enumerate(words) if len(one) > _LONGEST_KICKER and words.count(one) > 1), None)


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
        and part.name == OPEN
        and body is not None
        and _LEAST_STANDFIRST <= length <= min(_LONGEST_UNMARKED_STANDFIRST, len(body.block.text) // 2)
    )

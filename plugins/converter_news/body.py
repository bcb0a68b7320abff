"""The article's own text: paragraphs, crossheads, list items, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from converter import Role
from converter_news.blocks import Block
from converter_news.byline import read_byline
from converter_news.forms import Kind
from converter_news.parts import Part, is_sentence
from converter_news.words import LINK_LABELS

_BULLET = re.compile(r"[•*▪■‣◦·–—-]\s+(?=\S)")
_CROSSHEAD = re.compile(r"(?![a-zß-ÿ]).*[^,;:–—.…-]$", re.DOTALL)
_LONGEST_CROSSHEAD = 90
_MOST_CROSSHEAD_WORDS = 12
_PROSE = 50
_BYLINE_WITHIN = 3
"""Some print the byline below the first paragraph."""
_LONGEST_LINK = 120
_LEAST_LINKS = 3
"""So many lines on end that are no sentences are no crossheads."""


def read_body(text: str, blocks: Sequence[Block], forms: Sequence[Kind | None], *, page: bool) -> list[Part]:
    """The parts of the article's own text; *page* says whether links may stand among them."""
    parts: list[Part] = []
    for at, (block, form) in enumerate(zip(blocks, forms, strict=True)):
        if form is not None:
            parts.append(Part(block, *form))
        elif at < _BYLINE_WITHIN and (byline := read_byline(text, block.start, block.end)):
            parts.append(Part(block, "byline", Role.METADATA, byline))
        elif _BULLET.match(block.text) and _has_neighbour(blocks, at):
            parts.append(Part(block, "item", Role.BODY))
        elif is_sentence(block.text):
            parts.append(Part(block, "text", Role.BODY))
        else:
            parts.append(_line(blocks, forms, at))
    return _without_links(parts) if page else parts


def _has_neighbour(blocks: Sequence[Block], at: int) -> bool:
    """Whether the block before or after begins with the same bullet: one bullet alone is no list."""
    return any(
        0 <= other < len(blocks)
        and blocks[other].text[:1] == blocks[at].text[:1]
        and _BULLET.match(blocks[other].text)
        for other in (at - 1, at + 1)
    )


def _line(blocks: Sequence[Block], forms: Sequence[Kind | None], at: int) -> Part:
    """A line that ends like no sentence: a crosshead where it is set apart above prose."""
    block = blocks[at]
    words = block.text
    if 0 < at < len(blocks) - 1 and len(words) <= _LONGEST_CROSSHEAD:
        following = blocks[at + 1]
        looks_so = len(words.split()) <= _MOST_CROSSHEAD_WORDS and _CROSSHEAD.match(words) is not None
        set_apart = (block.apart and following.apart) or words.isupper()
        above = at - 2 if _is_inset(forms[at - 1]) and at > 1 else at - 1
        between_prose = is_sentence(blocks[above].text) and is_sentence(following.text)
        if looks_so and set_apart and between_prose and len(following.text) >= _PROSE:
            return Part(block, "crosshead", Role.BODY)
    return Part(block, "text", Role.BODY, doubt="short line")


def _is_inset(form: Kind | None) -> bool:
    """Whether a block is one of the page's lines that stand between paragraphs."""
    return form is not None and form.role is Role.FURNITURE


def _without_links(parts: list[Part]) -> list[Part]:
    """Lines below a label, and many lines on end, as the links of the page that they are."""
    found: list[Part] = []
    for is_line, run in groupby(parts, _may_be_link):
        lines = list(run)
        labelled = bool(found) and found[-1].block.text.lower() in LINK_LABELS
        if is_line and (labelled or len(lines) >= _LEAST_LINKS):
            lines = [Part(line.block, "related-links", Role.FURNITURE) for line in lines]
        found += lines
    return found


def _may_be_link(part: Part) -> bool:
    """A short line that is no item of a list, of results or of times."""
    words = part.block.text
    return bool(part.doubt or part.name == "crosshead") and len(words) <= _LONGEST_LINK and not words[0].isdigit()

"""The article's own text: paragraphs, crossheads, list items, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Role
from converter_news.blocks import Block
from converter_news.forms import read_form
from converter_news.parts import Part, is_sentence

_BULLET = re.compile(r"[•*▪■‣◦·–—-]\s+(?=\S)")
_LONGEST_CROSSHEAD = 80
_MOST_CROSSHEAD_WORDS = 10
_PROSE = 80


def read_body(blocks: Sequence[Block]) -> list[Part]:
    """The parts of the article's own text."""
    parts = []
    for at, block in enumerate(blocks):
        if form := read_form(block.text):
            parts.append(Part(block, *form))
        elif _BULLET.match(block.text) and _has_neighbour(blocks, at):
            parts.append(Part(block, "item", Role.BODY))
        else:
            parts.append(_paragraph_or_crosshead(blocks, at))
    return parts


def _has_neighbour(blocks: Sequence[Block], at: int) -> bool:
    """Whether the block before or after begins with the same bullet: one bullet alone is no list."""
    return any(
        0 <= other < len(blocks)
        and blocks[other].text[:1] == blocks[at].text[:1]
        and _BULLET.match(blocks[other].text)
        for other in (at - 1, at + 1)
    )


def _paragraph_or_crosshead(blocks: Sequence[Block], at: int) -> Part:
    block = blocks[at]
    words = block.text
    if len(words) > _LONGEST_CROSSHEAD or is_sentence(words) or not 0 < at < len(blocks) - 1:
        return Part(block, "text", Role.BODY)
    following = blocks[at + 1]
    looks_so = len(words.split()) <= _MOST_CROSSHEAD_WORDS and not words[0].islower() and words[-1] not in ",;:-–—"
    set_apart = (block.apart and following.apart) or words.isupper()
    if looks_so and set_apart and is_sentence(blocks[at - 1].text) and len(following.text) >= _PROSE:
        return Part(block, "crosshead", Role.BODY)
    return Part(block, "text", Role.BODY, doubt="short line")

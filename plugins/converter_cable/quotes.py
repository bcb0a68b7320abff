"""Texts that a telegram quotes as a whole: what stands between ``BEGIN TEXT`` and ``END TEXT`` (5 FAH-1 H-230)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Block, Heading, Paragraph, Quote, Text, plain_text

_KIND = r"(?P<kind>text|points|non-?paper|quote|statement|letter|message|translation|transcript|excerpts?)\b"
_BEGIN = re.compile(rf"\W{{0,3}}begin\s+(?:[\w'-]+\s+){{0,4}}?{_KIND}", re.IGNORECASE)
_END = re.compile(rf"\W{{0,3}}end\s+(?:[\w'-]+\s+){{0,4}}?{_KIND}", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\W{0,3}(?:[BbEe]|\Z)")
"""How both begin, a quick look: most blocks begin otherwise."""
_WORDED = (Paragraph, Heading)
_LONGEST = 100
"""A longer paragraph has the beginning of the text itself in it."""


def gather_quotes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """*blocks*, with those between the words that begin a text and those that end it as one quote."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        found.append(blocks[at])
        at += 1
        kind = _kind(_BEGIN, blocks[at - 1])
        end = _end(blocks, at, kind) if kind else at
        if end > at:
            found.append(Quote(blocks=tuple(blocks[at:end])))
            at = end
    return tuple(found)


def _end(blocks: Sequence[Block], at: int, kind: str) -> int:
    """The block that ends the text of this kind; *at* if none does before another one begins."""
    for end in range(at, len(blocks)):
        if _kind(_END, blocks[end]) == kind:
            return end
        if _kind(_BEGIN, blocks[end]) == kind:
            break
    return at


def _kind(pattern: re.Pattern[str], block: Block) -> str | None:
    """What a short line begins or ends."""
    if not isinstance(block, _WORDED) or not block.inlines:
        return None
    first = block.inlines[0]
    if isinstance(first, Text) and (len(first.text) > _LONGEST or not _FIRST_WORD.match(first.text)):
        return None
    words = plain_text(block.inlines)
    match = pattern.match(words) if len(words) <= _LONGEST else None
    return match["kind"].lower() if match else None

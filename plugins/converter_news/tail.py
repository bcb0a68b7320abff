"""What stands below the last paragraph: credits, corrections, colophon, copyright, and the site's own lines.

It is looked at from the end upward and ends at the first ordinary paragraph.
"""

from __future__ import annotations

import re

from converter import Role
from converter_news.blocks import Block
from converter_news.colophon import read_colophon
from converter_news.date_line import read_date_line
from converter_news.forms import read_form
from converter_news.parts import Part, is_sentence

_SIGN_OFF = re.compile(r"REUTERS?|Reuters?|AFP|AP|Kyodo")
_END_SIGN = re.compile(r"ENDS?|\(ENDS?\)|-30-|#{2,4}|-ends?-", re.IGNORECASE)
_LABELS = ("related-links", "site-frame", "advertisement")
"""Furniture that a list of lines may follow."""
_LONGEST_LINK = 160


def read_tail(text: str, blocks: tuple[Block, ...], body: int) -> tuple[Part, ...]:
    """The parts below the last paragraph; nothing above block *body* belongs to them."""
    parts: list[Part] = []
    waiting: list[Part] = []  # lines that only the label above them can name
    for block in reversed(blocks[body:]):
        part = _first_look(text, block)
        if part is None:
            if is_sentence(block.text) or len(block.text) > _LONGEST_LINK:
                break
            waiting.append(Part(block, "text", Role.BODY))
        elif waiting:
            if part.name not in _LABELS:
                break
            parts += [line._replace(name=part.name, role=part.role) for line in waiting]
            waiting = []
            parts.append(part)
        else:
            parts.append(part)
    return tuple(reversed(parts))


def _first_look(text: str, block: Block) -> Part | None:
    words = block.text
    if colophon := read_colophon(text, block.start, block.end):
        return Part(block, "colophon", Role.METADATA, colophon)
    if _SIGN_OFF.fullmatch(words):
        return Part(block, "signature", Role.METADATA)
    if _END_SIGN.fullmatch(words):
        return Part(block, "rule", Role.FURNITURE)
    if form := read_form(words):
        return Part(block, *form)
    if moments := read_date_line(text, block.start, block.end):
        return Part(block, "date-line", Role.METADATA, moments)
    return None

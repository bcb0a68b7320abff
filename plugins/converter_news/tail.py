"""What stands below the last paragraph: credits, corrections, colophon, copyright, and the site's own lines.

It is looked at from the end upward and ends at the first ordinary paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Role
from converter_news.blocks import Block
from converter_news.colophon import read_colophon
from converter_news.date_line import read_date_line
from converter_news.forms import LABELLED, Kind
from converter_news.parts import Part, is_sentence

_SIGN_OFF = re.compile(r"REUTERS?|Reuters?|AFP|AP|Kyodo")
_END_SIGN = re.compile(r"ENDS?|\(ENDS?\)|-30-|#{2,4}|-ends?-", re.IGNORECASE)
_LONGEST_LINK = 160
_PROSE = 60
_PARAGRAPH = 150


def read_tail(text: str, blocks: Sequence[Block], forms: Sequence[Kind | None], *, page: bool) -> tuple[Part, ...]:
    """The parts below the last paragraph of *blocks*, the first of which is not looked at.

    Args:
        text: of the source.
        blocks: the article's own, and what follows them.
        forms: what `read_form` says of them.
        page: whether the text was copied from a web page, so that what follows the article is the page's.
    """
    end = _end_of_page(blocks, forms) if page else len(blocks)
    parts: list[Part] = []
    waiting: list[Part] = []  # lines that only the label above them can name
    for at in range(len(blocks) - 1, 0, -1):
        block = blocks[at]
        look = _first_look(text, block, forms[at]) or _of_group(blocks, at, parts)
        if look is None:
            line = Part(block, "related-links", Role.FURNITURE)
            if at >= end and len(block.text) <= _LONGEST_LINK:
                parts.append(line)
            elif is_sentence(block.text) or len(block.text) > _LONGEST_LINK:
                break
            else:
                waiting.append(line)
        elif not waiting or look.name in LABELLED:
            parts += [Part(line.block, look.name, look.role) for line in waiting]
            parts.append(look)
            waiting = []
        else:
            break
    return tuple(reversed(parts))


def _end_of_page(blocks: Sequence[Block], forms: Sequence[Kind | None]) -> int:
    """The block after the last of the article's prose: a long paragraph, or sentences that stand together."""
    prose = [
        form is None and len(block.text) >= _PROSE and is_sentence(block.text)
        for block, form in zip(blocks, forms, strict=True)
    ]
    for at in range(len(blocks) - 1, 0, -1):
        if prose[at] and (len(blocks[at].text) >= _PARAGRAPH or any(prose[max(at - 2, 0) : at])):
            return at + 1
    return len(blocks)


def _of_group(blocks: Sequence[Block], at: int, below: list[Part]) -> Part | None:
    """A sentence of an appeal, right above its other sentence, where other paragraphs stand apart."""
    if not below or below[-1].name != "appeal" or below[-1].block.apart or not blocks[at].apart:
        return None
    if below[-1].block is not blocks[at + 1] or not all(block.apart for block in blocks[1 : at + 1]):
        return None
    return Part(blocks[at], "appeal", Role.FURNITURE)


def _first_look(text: str, block: Block, form: Kind | None) -> Part | None:
    words = block.text
    if colophon := read_colophon(text, block.start, block.end):
        return Part(block, "colophon", Role.METADATA, colophon)
    if _SIGN_OFF.fullmatch(words):
        return Part(block, "signature", Role.METADATA)
    if _END_SIGN.fullmatch(words):
        return Part(block, "rule", Role.FURNITURE)
    if form is not None:
        return Part(block, *form)
    if is_sentence(words) or (moments := read_date_line(text, block.start, block.end)) is None:
        return None
    return Part(block, "date-line", Role.METADATA, moments)

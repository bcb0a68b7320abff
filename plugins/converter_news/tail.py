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
from converter_news.words import LINK_LABELS

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
    group = next((block.start for block in blocks[1:] if not block.apart), -1)
    parts: list[Part] = []
    waiting: list[Block] = []  # lines that only the label above them can name
    for at in range(len(blocks) - 1, 0, -1):
        block = blocks[at]
        look = _first_look(text, block, forms[at]) or _appeal_of_two(block, parts, group)
        if look is None:
            if len(block.text) > _LONGEST_LINK or (at < end and is_sentence(block.text)):
                break
            waiting.append(block)
            continue
        if waiting:
            if look.name not in LABELLED and at < end:
                break
            name = look.name if look.name in LABELLED else "site-frame"
            parts += [Part(line, name, Role.FURNITURE) for line in waiting]
            waiting = []
        parts.append(look)
    parts += [Part(line, "site-frame", Role.FURNITURE) for line in waiting if line.start >= _start(blocks, end)]
    return tuple(reversed(parts))


def _start(blocks: Sequence[Block], at: int) -> int:
    return blocks[at].start if at < len(blocks) else blocks[-1].end


def _end_of_page(blocks: Sequence[Block], forms: Sequence[Kind | None]) -> int:
    """The block after the last of the article's prose.

    Below a label of links, such as ``Related stories``, only a long paragraph or two sentences on end are prose.
    """
    parted = False
    end, before = 1, False
    for at in range(1, len(blocks)):
        words = blocks[at].text
        if words.lower() in LINK_LABELS:
            parted = True
        elif forms[at] is None:
            is_prose = len(words) >= _PROSE and is_sentence(words)
            if is_prose and (not parted or before or len(words) >= _PARAGRAPH):
                parted = False
                end = at + 1
            before = is_prose
    return end


def _appeal_of_two(block: Block, below: Sequence[Part], group: int) -> Part | None:
    """The first sentence of an appeal whose second follows on the next line, where paragraphs stand apart.

    *group* is where the first block begins that does not stand apart: the second sentence, if it is this.
    """
    if below and below[-1].name == "appeal" and below[-1].block.start == group:
        return Part(block, "appeal", Role.FURNITURE)
    return None


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

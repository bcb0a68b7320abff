"""What stands below the last paragraph: credits, corrections, colophon, copyright, and the site's own lines.

It is looked at from the end upward and ends at the first ordinary paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Role
from converter_news.agencies import SIGNING
from converter_news.blocks import Block
from converter_news.colophon import read_colophon
from converter_news.date_line import read_date_line
from converter_news.forms import LABELLED, read_end_form
from converter_news.manuscript import Manuscript
from converter_news.parts import Part
from converter_news.prose import end_of_prose

_SIGN_OFF = re.compile(
    rf"(?P<bracket>\()?(?:[a-z]{{2,4}}/){{0,2}}{SIGNING}(?:/{SIGNING})?(?(bracket)\))|(?:[a-z]{{2,4}}/){{2,4}}[a-z]{{2,4}}"
)
_END_SIGN = re.compile(r"ENDS?|\(ENDS?\)|-30-|#{2,4}|-ends?-", re.IGNORECASE)
_OF_ARTICLE = re.compile(
    r"\W{0,2}(?:this (?:article|story) (?:was )?)?(?:first |last |originally )?(?:published|posted|updated?|modified)\b",
    re.IGNORECASE,
)
"""How a date at the end says whose it is."""
_LONGEST_SIGN = 18
_LONGEST_LINK = 160
_LONGEST_NAME = 40


def read_tail(manuscript: Manuscript, first: int, *, page: bool) -> tuple[Part, ...]:
    """The parts below the last paragraph.

    Args:
        manuscript: the article.
        first: the first block of the article's own text, which is not looked at.
        page: whether it was copied from a web page, so that what stands below its prose is the page's.
    """
    blocks = manuscript.blocks
    group = next((blocks[at].start for at in range(first + 1, len(blocks)) if not blocks[at].apart), -1)
    end = end_of_prose(manuscript, first) if page else len(blocks)
    parts: list[Part] = []
    waiting: list[Block] = []  # lines that only the label above them can name
    for at in range(len(blocks) - 1, first, -1):
        block = blocks[at]
        look = _first_look(manuscript, at, page=page) or _of_next(block, parts, group)
        if look is None:
            if at < end and (len(block.text) > _LONGEST_LINK or manuscript.is_sentence(at)):
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
    if waiting and end < len(blocks):
        below = blocks[end].start
        parts += [Part(line, "site-frame", Role.FURNITURE) for line in waiting if line.start >= below]
    return tuple(reversed(parts))


def _of_next(block: Block, below: Sequence[Part], group: int) -> Part | None:
    """A block that belongs to the one below it: the name above a note on its bearer, the first sentence of an appeal.

    The second sentence of an appeal follows on the next line, where paragraphs stand apart: *group* is where the
    first block begins that does not stand apart.
    """
    if not below:
        return None
    if below[-1].name == "appeal" and below[-1].block.start == group:
        return Part(block, "appeal", Role.FURNITURE)
    if below[-1].name == "author-note" and len(block.text) <= _LONGEST_NAME:
        family_name = below[-1].block.text.partition(" ")[0].casefold()
        if block.text.casefold().split()[-1] == family_name:
            return Part(block, "author-note", Role.FURNITURE)
    return None


def _first_look(manuscript: Manuscript, at: int, *, page: bool) -> Part | None:
    text, block = manuscript.text, manuscript.blocks[at]
    words = block.text
    if colophon := read_colophon(text, block.start, block.end):
        return Part(block, "colophon", Role.METADATA, colophon)
    if len(words) <= _LONGEST_SIGN:
        if _SIGN_OFF.fullmatch(words):
            return Part(block, "signature", Role.METADATA)
        if _END_SIGN.fullmatch(words):
            return Part(block, "rule", Role.FURNITURE)
    if (form := manuscript.form(at) or read_end_form(words)) is not None:
        return Part(block, *form)
    if manuscript.is_sentence(at) or (moments := read_date_line(text, block.start, block.end)) is None:
        return None
    if page and not _OF_ARTICLE.match(words):
        return Part(block, "site-frame", Role.FURNITURE)  # the date of another article
    return Part(block, "date-line", Role.METADATA, moments)

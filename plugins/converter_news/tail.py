"""What stands below the last paragraph: credits, corrections, colophon, copyright, and the site's own lines.

It is looked at from the end upward and ends at the first ordinary paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from converter import Role
from converter_news.blocks import Block
from converter_news.colophon import read_colophon
from converter_news.date_line import read_date_line
from converter_news.forms import LABELLED, read_end_form
from converter_news.manuscript import Manuscript
from converter_news.parts import Part
from converter_news.words import LINK_LABELS

_SIGN_OFF = re.compile(r"REUTERS?|Reuters?|AFP|AP|Kyodo")
_END_SIGN = re.compile(r"ENDS?|\(ENDS?\)|-30-|#{2,4}|-ends?-", re.IGNORECASE)
_OF_ARTICLE = re.compile(
    r"\W{0,2}(?:this (?:article|story) (?:was )?)?(?:first |last |originally )?(?:published|posted|updated?|modified)\b",
    re.IGNORECASE,
)
"""How a date at the end says whose it is."""
_LONGEST_SIGN = 12
_LONGEST_LINK = 160
_PROSE = 60
_PARAGRAPH = 150


def read_tail(manuscript: Manuscript, first: int) -> tuple[Part, ...]:
    """The parts below the last paragraph; *first* is the first block of the article's own text, and not looked at."""
    blocks = manuscript.blocks
    group = next((blocks[at].start for at in range(first + 1, len(blocks)) if not blocks[at].apart), -1)
    prose = _Prose(manuscript, first)
    parts: list[Part] = []
    waiting: list[Block] = []  # lines that only the label above them can name
    for at in range(len(blocks) - 1, first, -1):
        block = blocks[at]
        look = _first_look(manuscript, at) or _appeal_of_two(block, parts, group)
        if look is None:
            if len(block.text) > _LONGEST_LINK or (manuscript.is_sentence(at) and prose.goes_beyond(at)):
                break
            waiting.append(block)
            continue
        if waiting:
            if look.name not in LABELLED and prose.goes_beyond(at):
                break
            name = look.name if look.name in LABELLED else "site-frame"
            parts += [Part(line, name, Role.FURNITURE) for line in waiting]
            waiting = []
        parts.append(look)
    if waiting and manuscript.is_page:
        below = blocks[prose.end].start if prose.end < len(blocks) else blocks[-1].end
        parts += [Part(line, "site-frame", Role.FURNITURE) for line in waiting if line.start >= below]
    return tuple(reversed(parts))


class _Prose:
    """Where the article's prose ends; in the copy of a web page, what follows it is the page's."""

    def __init__(self, manuscript: Manuscript, first: int) -> None:
        self._manuscript = manuscript
        self._first = first

    def goes_beyond(self, at: int) -> bool:
        """Whether the block stands within the prose, or before its end."""
        words = self._manuscript.blocks[at].text
        return (len(words) >= _PARAGRAPH and self._is_prose(at)) or at < self.end

    @cached_property
    def end(self) -> int:
        """The block after the last of the article's prose.

        Below a label of links, such as ``Related stories``, only a long paragraph or two sentences on end are prose.
        """
        blocks = self._manuscript.blocks
        if not self._manuscript.is_page:
            return len(blocks)
        parted = False
        end, before = self._first + 1, False
        for at in range(self._first + 1, len(blocks)):
            words = blocks[at].text
            if words.lower() in LINK_LABELS:
                parted = True
            elif self._manuscript.form(at) is None:
                is_prose = len(words) >= _PROSE and self._is_prose(at)
                if is_prose and (not parted or before or len(words) >= _PARAGRAPH):
                    parted = False
                    end = at + 1
                before = is_prose
        return end

    def _is_prose(self, at: int) -> bool:
        return self._manuscript.is_sentence(at) and self._manuscript.form(at) is None


def _appeal_of_two(block: Block, below: Sequence[Part], group: int) -> Part | None:
    """The first sentence of an appeal whose second follows on the next line, where paragraphs stand apart.

    *group* is where the first block begins that does not stand apart: the second sentence, if it is this.
    """
    if below and below[-1].name == "appeal" and below[-1].block.start == group:
        return Part(block, "appeal", Role.FURNITURE)
    return None


def _first_look(manuscript: Manuscript, at: int) -> Part | None:
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
    if manuscript.is_page and not _OF_ARTICLE.match(words):
        return Part(block, "site-frame", Role.FURNITURE)  # the date of another article
    return Part(block, "date-line", Role.METADATA, moments)

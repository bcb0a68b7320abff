"""The article's own text: paragraphs, crossheads, list items, and what stands between them."""

from __future__ import annotations

import re
from itertools import groupby

from converter import Role
from converter_news.blocks import Block
from converter_news.byline import read_byline
from converter_news.dateline import Dateline, read_dateline
from converter_news.forms import Kind
from converter_news.manuscript import Manuscript
from converter_news.parts import Part
from converter_news.words import LINK_LABELS

_BULLETS = "•*▪■‣◦·–—-"
_ITEM = re.compile(rf"[{_BULLETS}]\s+(?=\S)")
_CROSSHEAD = re.compile(r"(?![a-zß-ÿ]).*[^,;:–—.…-]$", re.DOTALL)
_LONGEST_CROSSHEAD = 90
_MOST_CROSSHEAD_WORDS = 12
_PROSE = 50
_BYLINE_WITHIN = 3
"""Some print the byline below the first paragraph."""
_DATELINE_WITHIN = 60
"""Characters of a paragraph within which its dateline names an agency."""
_COUNT = re.compile(r"\d{1,3}(?:[:/]\d{1,3})?|word ?count: \d{1,5}", re.IGNORECASE)
_LONGEST_LINK = 120
_LEAST_LINKS = 3
"""So many lines on end that are no sentences are no crossheads."""


def read_body(manuscript: Manuscript, first: int, end: int, *, signed: bool, led: bool) -> list[Part]:
    """The parts of the article's own text, the blocks from *first* up to *end*.

    *signed* says whether the head has a byline, so that another is that of a link; *led*, whether the first
    paragraph stands before these, as it has a dateline.
    """
    body = _Body(manuscript, first - led, end, first if signed else first + _BYLINE_WITHIN)
    parts = [body.part(at) for at in range(first, end)]
    return _without_links(parts) if manuscript.is_page else parts


class _Body:
    """The blocks of the body, each with its neighbours."""

    def __init__(self, manuscript: Manuscript, first: int, end: int, bylines: int) -> None:
        self._manuscript = manuscript
        self._first = first
        self._end = end
        self._bylines = bylines

    def part(self, at: int) -> Part:
        """What a block is."""
        manuscript = self._manuscript
        block = manuscript.blocks[at]
        if (form := manuscript.form(at)) is not None:
            return Part(block, *form)
        if at < self._bylines and (byline := read_byline(manuscript.text, block.start, block.end)):
            return Part(block, "byline", Role.METADATA, byline)
        if block.text.find("(", 0, _DATELINE_WITHIN) >= 0 and (dateline := self._dateline(block)):
            return Part(block, "dateline", Role.METADATA, dateline)
        if is_bulleted(block.text) and self._has_neighbour(at):
            return Part(block, "item", Role.BODY)
        if manuscript.is_sentence(at):
            return Part(block, "text", Role.BODY)
        return self._line(at)

    def _dateline(self, block: Block) -> Dateline | None:
        """That of a story below the first, or below lines of a page: only an agency shows that it is one."""
        dateline = read_dateline(self._manuscript.text, block.start, block.end)
        return dateline if dateline and dateline.agencies and dateline.end < block.end else None

    def _has_neighbour(self, at: int) -> bool:
        """Whether the block before or after begins with the same bullet: one bullet alone is no list."""
        blocks = self._manuscript.blocks
        return any(
            self._first <= other < self._end
            and blocks[other].text[0] == blocks[at].text[0]
            and _ITEM.match(blocks[other].text)
            for other in (at - 1, at + 1)
        )

    def _line(self, at: int) -> Part:
        """A line that ends like no sentence: a crosshead where it is set apart above prose."""
        blocks = self._manuscript.blocks
        block = blocks[at]
        words = block.text
        if self._first < at < self._end - 1 and len(words) <= _LONGEST_CROSSHEAD:
            following = blocks[at + 1]
            looks_so = len(words.split()) <= _MOST_CROSSHEAD_WORDS and _CROSSHEAD.match(words) is not None
            set_apart = (block.apart and following.apart) or words.isupper()
            above = at - 2 if _is_inset(self._manuscript.form(at - 1)) and at - 1 > self._first else at - 1
            between_prose = self._manuscript.is_sentence(above) and self._manuscript.is_sentence(at + 1)
            if looks_so and set_apart and between_prose and len(following.text) >= _PROSE:
                return Part(block, "crosshead", Role.BODY)
        return Part(block, "text", Role.BODY, doubt="short line")


def is_bulleted(words: str) -> bool:
    """Whether a block begins with a bullet, as the items of a list do."""
    return words[0] in _BULLETS and _ITEM.match(words) is not None


def _is_inset(form: Kind | None) -> bool:
    """Whether a block is one of the page's lines that stand between paragraphs."""
    return form is not None and form.role is Role.FURNITURE


def _without_links(parts: list[Part]) -> list[Part]:
    """Lines below a label, and many lines on end, as the links of the page that they are."""
    found: list[Part] = []
    parts = [_without_count(part) for part in parts]
    for is_line, run in groupby(parts, _may_be_link):
        lines = list(run)
        labelled = bool(found) and found[-1].block.text.lower() in LINK_LABELS
        if is_line and (labelled or len(lines) >= _LEAST_LINKS):
            lines = [Part(line.block, "related-links", Role.FURNITURE) for line in lines]
        found += lines
    return found


def _without_count(part: Part) -> Part:
    """The number of a picture, or the length of a film, as the page's own."""
    if part.doubt and _COUNT.fullmatch(part.block.text):
        return Part(part.block, "page-navigation", Role.FURNITURE)
    return part


def _may_be_link(part: Part) -> bool:
    """A short line that is no item of a list, of results or of times."""
    words = part.block.text
    return bool(part.doubt or part.name == "crosshead") and len(words) <= _LONGEST_LINK and not words[0].isdigit()

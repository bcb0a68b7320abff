"""The article's own text: paragraphs, crossheads, list items, and what stands between them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise

from converter import Role
from converter_news.blocks import Block
from converter_news.byline import read_byline
from converter_news.dateline import Dateline, read_dateline
from converter_news.labels import Label, are_of_one_list, quoted_length, read_label
from converter_news.manuscript import Manuscript
from converter_news.parts import Part, is_sentence
from converter_news.pictures import is_picture_by
from converter_news.words import LINK_LABELS

_CROSSHEAD = re.compile(r"(?![a-zß-ÿ]).*[^,;:–—.…-]$", re.DOTALL)
_LONGEST_CROSSHEAD = 110
_MOST_CROSSHEAD_WORDS = 18
_HOUR = re.compile(r"\d{1,2}[.:h]\d\d(?: Uhr)? ?[:–-] ")
"""How an entry of a report from hour to hour is headed: ``19.27 Uhr: ...``."""
_LONGEST_CROSSHEAD_OF_HOUR = 200
_MOST_INSETS = 3
"""Blocks between a crosshead and the prose that it belongs to."""
_MOST_QUOTED = 20
"""Quoted lines that are looked at on either side of one."""
_SHORT_LINE = "short line"
_PROSE = 50
_BYLINE_WITHIN = 3
"""Some print the byline below the first paragraph."""
_DATELINE_WITHIN = 60
"""Characters of a paragraph within which its dateline names an agency."""
_COUNT = re.compile(r"\d{1,3}(?:[:/]\d{1,3})?|word ?count: \d{1,5}", re.IGNORECASE)
_LONGEST_LINK = 120
_LEAST_LINKS = 2
"""So many lines on end of a page that are no sentences are no crossheads."""
_POSTED = re.compile(r"(?:^|(?<=\s))[—–-] ?[^—–()\n]{1,60}\(@\w{1,20}\) [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}$")
"""Who wrote a post and when: ``— Ines (@halvorsen) July 18, 2026``."""
_LEAST_REPEATED = 12
_OFTEN = 3
_LONGEST_REPEATED = 100
"""A sentence of a page, which tells how to go past something, stands there so often."""
_LEAST_DOUBLED = 30
_LONGEST_CAPTION = 480
"""Characters of what stands above the name of a photographer."""


def read_body(manuscript: Manuscript, first: int, end: int, *, signed: bool, led: bool) -> list[Part]:
    """The parts of the article's own text, the blocks from *first* up to *end*.

    *signed* says whether the head has a byline, so that another is that of a link; *led*, whether the first
    paragraph stands before these, as it has a dateline.
    """
    body = _Body(manuscript, first - led, end, first if signed else first + _BYLINE_WITHIN)
    parts = [body.part(at) for at in range(first, end)]
    parts = _with_posts(parts)
    return _without_links(parts) if manuscript.is_page else parts


class _Body:
    """The blocks of the body, each with its neighbours."""

    def __init__(self, manuscript: Manuscript, first: int, end: int, bylines: int) -> None:
        self._manuscript = manuscript
        self._first = first
        self._end = end
        self._bylines = bylines
        blocks = manuscript.blocks[first:end]
        self._doubled = {one.text for one, other in pairwise(blocks) if one.text == other.text}
        """What two blocks on end say: a page has the words of a picture twice."""

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
        if self._doubled and block.text in self._doubled and len(block.text) >= _LEAST_DOUBLED:
            return Part(block, "caption", Role.BODY)
        if block.table:
            return Part(block, "table", Role.BODY)
        if block.text[0] == ">" and self._is_quoted(at):
            return Part(block, "quote", Role.BODY)
        label = read_label(block.text)
        is_sentence = manuscript.is_sentence(at)
        if label is not None and self._has_neighbour(at, label):
            doubt = "" if is_sentence or not (label.number and manuscript.is_page) else _SHORT_LINE
            return Part(block, "item", Role.BODY, label, doubt)
        if is_sentence and self._is_above_credit(at):
            return Part(block, "caption", Role.BODY)
        if is_sentence:
            return Part(block, "quote" if manuscript.is_set_in(at) else "text", Role.BODY)
        return self._line(at)

    def _dateline(self, block: Block) -> Dateline | None:
        """That of a story below the first, or below lines of a page: only an agency shows that it is one."""
        dateline = read_dateline(self._manuscript.text, block.start, block.end)
        return dateline if dateline and dateline.agencies and dateline.end < block.end else None

    def _has_neighbour(self, at: int, label: Label) -> bool:
        """Whether the block before or after is of the same list: one bullet or one number alone makes none."""
        before, after = (self._label(other) for other in (at - 1, at + 1))
        return (before is not None and are_of_one_list(before, label)) or (
            after is not None and are_of_one_list(label, after)
        )

    def _label(self, at: int) -> Label | None:
        return read_label(self._manuscript.blocks[at].text) if self._first <= at < self._end else None

    def _is_quoted(self, at: int) -> bool:
        """Whether a block behind ``>`` is quoted: prose, or one of several such lines; pages have arrows before links."""
        blocks = self._manuscript.blocks
        first, end = at, at + 1
        while first > self._first and blocks[first - 1].text[0] == ">" and at - first < _MOST_QUOTED:
            first -= 1
        while end < self._end and blocks[end].text[0] == ">" and end - at < _MOST_QUOTED:
            end += 1
        lines = [one.text[quoted_length(one.text) :] for one in blocks[first:end]]
        has_prose = any(len(line) >= _PROSE and is_sentence(line) for line in lines)
        return has_prose or (len([line for line in lines if line]) > 1 and not self._manuscript.is_page)

    def _line(self, at: int) -> Part:
        """A line that ends like no sentence: a crosshead where it is set apart above prose."""
        if self._looks_like_crosshead(at) and self._stands_above_prose(at):
            return Part(self._manuscript.blocks[at], "crosshead", Role.BODY)
        block = self._manuscript.blocks[at]
        if self._is_beside_credit(at):
            return Part(block, "caption", Role.BODY)
        return Part(block, "text", Role.BODY, doubt=_SHORT_LINE)

    def _looks_like_crosshead(self, at: int) -> bool:
        """A title's length and end, and blank lines round it, or capitals."""
        blocks = self._manuscript.blocks
        if not self._first < at < self._end - 1:
            return False
        words = blocks[at].text
        if not ((blocks[at].apart and blocks[at + 1].apart) or words.isupper()) or _CROSSHEAD.match(words) is None:
            return False
        if _HOUR.match(words):
            return len(words) <= _LONGEST_CROSSHEAD_OF_HOUR
        return len(words) <= _LONGEST_CROSSHEAD and len(words.split()) <= _MOST_CROSSHEAD_WORDS

    def _stands_above_prose(self, at: int) -> bool:
        """Prose stands above and below it; a picture, a line of the page or a second crosshead may stand between."""
        manuscript = self._manuscript
        above, below = self._beyond_insets(at, -1), self._beyond_insets(at, 1)
        if not self._first <= above < below < self._end or not manuscript.is_sentence(below):
            return False
        return manuscript.is_sentence(above) and len(manuscript.blocks[below].text) >= _PROSE

    def _beyond_insets(self, at: int, step: int) -> int:
        """The next block that is neither a picture, nor a line of the page, nor another crosshead."""
        other = at + step
        for other in range(at + step, at + step * (_MOST_INSETS + 1), step):
            if not self._first <= other < self._end:
                break
            form = self._manuscript.form(other)
            if form is None and (
                self._manuscript.is_sentence(other)
                or not (self._looks_like_crosshead(other) or (step < 0 and self._is_among_lines(other)))
            ):
                break
            if form is not None and form.role is Role.BODY and form.name != "caption":
                break
        return other

    def _is_among_lines(self, at: int) -> bool:
        """Whether a line of a page stands right above or below another: links to other articles do."""
        blocks = self._manuscript.blocks
        return self._manuscript.is_page and not (blocks[at].apart and blocks[at + 1].apart)

    def _is_beside_credit(self, at: int) -> bool:
        """Whether the block before or after tells nothing but who made a picture."""
        blocks = self._manuscript.blocks
        return any(
            self._first <= other < self._end and is_picture_by(blocks[other].text) for other in (at - 1, at + 1)
        )

    def _is_above_credit(self, at: int) -> bool:
        """Whether a sentence of a page stands right above who made a picture: it tells what that shows."""
        manuscript = self._manuscript
        if at + 1 >= self._end or len(manuscript.blocks[at].text) > _LONGEST_CAPTION or not manuscript.is_page:
            return False
        form = manuscript.form(at + 1)
        return form is not None and form.name == "caption" and is_picture_by(manuscript.blocks[at + 1].text)


def _is_inset(part: Part | None) -> bool:
    return part is None or part.role is Role.FURNITURE


def _with_posts(parts: list[Part]) -> list[Part]:
    """What somebody wrote on a network as a quotation: the block that ends in who wrote it and when, and the one above.

    The one above belongs to it where the name stands on a line of its own.
    """
    found = list(parts)
    for at, part in enumerate(parts):
        if (
            part.role is not Role.BODY
            or "(@" not in part.block.text
            or not (sign := _POSTED.search(part.block.text))
        ):
            continue
        found[at] = Part(part.block, "quote", Role.BODY)
        if sign.start() == 0 and at and parts[at - 1].name in ("text", "crosshead"):
            found[at - 1] = Part(parts[at - 1].block, "quote", Role.BODY)
    return found


def _without_links(parts: list[Part]) -> list[Part]:
    """Lines of the page that stand between paragraphs: below a label, many on end, or between other such lines."""
    times = Counter(part.block.text for part in parts)
    parts = [_of_page(part, times[part.block.text]) for part in parts]
    found: list[Part] = []
    labelled = False
    for is_line, run in groupby(parts, _may_be_of_page):
        lines = list(run)
        if is_line:
            crosshead = [lines.pop()] if _ends_in_crosshead(lines) else []
            among = _is_inset(found[-1] if found else None) and (
                bool(crosshead) or _is_inset(_next(parts, len(found) + len(lines)))
            )
            if labelled or among or sum(not _is_of_list(line) for line in lines) >= _LEAST_LINKS:
                lines = [Part(line.block, "related-links", Role.FURNITURE) for line in lines]
            lines += crosshead
        found += lines
        label = found[-1].block.text
        labelled = label.lower() in LINK_LABELS or (times[label] > 1 and found[-1].name == "site-frame")
    return found


def _ends_in_crosshead(lines: list[Part]) -> bool:
    """Whether lines on end are a box of links, one right below the other, and set apart from it a crosshead."""
    return len(lines) > 1 and lines[-1].name == "crosshead" and lines[-1].block.apart and not lines[-2].block.apart


def _next(parts: list[Part], at: int) -> Part | None:
    return parts[at] if at < len(parts) else None


def _of_page(part: Part, times: int) -> Part:
    """The number of a picture, the length of a film, and a line that stands there several times, as the page's own."""
    if part.doubt and _COUNT.fullmatch(part.block.text):
        return Part(part.block, "page-navigation", Role.FURNITURE)
    length = len(part.block.text)
    if length < _LEAST_REPEATED or part.role is not Role.BODY:
        return part
    if (times > 1 and (part.doubt or part.name == "crosshead")) or (
        times >= _OFTEN and length <= _LONGEST_REPEATED
    ):
        return Part(part.block, "site-frame", Role.FURNITURE)
    return part


def _may_be_of_page(part: Part) -> bool:
    return bool(part.doubt or part.name == "crosshead") and len(part.block.text) <= _LONGEST_LINK


def _is_of_list(part: Part) -> bool:
    """A line of results, of times or of an order, which many articles end in."""
    return part.block.text[0].isdigit()

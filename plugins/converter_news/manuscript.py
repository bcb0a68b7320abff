"""A text as its blocks, and what each shows by itself: every block is looked at once, when that is first asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from converter_news.blocks import Block, Kind, blocks
from converter_news.forms import LABELLED, read_form
from converter_news.parts import Part, is_sentence

_TAG = re.compile(r"[^\d.!?:;,]{2,40}")
_LEAST_TAGS = 3
_LEAST_TITLES = 4
_LONGEST_TITLE = 140
_PROSE = 60
_FIGURES = re.compile(r"^\W?\d|\d\W{0,2}$")
"""Lines of a table, or of results, begin or end in one: they are the article's own."""
_ALIKE = 4
"""Of so many paragraphs one may be set in otherwise."""
_LEAST_INDENT = 3
_FRAME = (*LABELLED, "appeal")
_LEAST_FRAME = 2
"""Lines of a page's own; one of several words, such as ``Print this article``, counts twice."""


class Manuscript:
    """The blocks of a text; detection asks for the first and the last, reading for all."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        """Of the source; the places of the blocks are places in it."""
        self.blocks = blocks
        self._forms: dict[int, Kind | None] = {}
        self._sentences: dict[int, bool] = {}
        self.looks: dict[int, Part] = {}
        """The first look at each block, as far as it was asked for (`converter_news.looks`)."""

    def form(self, at: int) -> Kind | None:
        """What the block is by its own words alone, if they show it."""
        try:
            return self._forms[at]
        except KeyError:
            block = self.blocks[at]
            form = self._forms[at] = None if block.table else read_form(block.text)
            return form

    def is_sentence(self, at: int) -> bool:
        """Whether the block is prose, or a table, rather than a line by itself."""
        try:
            return self._sentences[at]
        except KeyError:
            block = self.blocks[at]
            answer = self._sentences[at] = block.table or is_sentence(block.text)
            return answer

    @cached_property
    def margin(self) -> int | None:
        """How far paragraphs are set in; None if they are not all alike, or nearly."""
        indents = Counter(self._indent(at) for at in range(len(self.blocks)) if self.is_sentence(at))
        margin, count = indents.most_common(1)[0] if indents else (0, 0)
        return margin if count * _ALIKE >= (_ALIKE - 1) * indents.total() else None

    def is_set_in(self, at: int) -> bool:
        """Whether the block stands by itself, further in than paragraphs do: so are quotations set."""
        indent = self._indent(at)
        if indent < _LEAST_INDENT or self.margin is None or indent < self.margin + _LEAST_INDENT:
            return False
        return self.blocks[at].apart and (at + 1 == len(self.blocks) or self.blocks[at + 1].apart)

    def _indent(self, at: int) -> int:
        start = self.blocks[at].start
        line = start
        while line and self.text[line - 1] in " \t":
            line -= 1
        return len(self.text[line:start].expandtabs())

    @cached_property
    def is_page(self) -> bool:
        """Whether a text was copied from a web page with what stands round the article."""
        frame = 0
        for at in range(len(self.blocks)):
            form = self.form(at)
            if form is not None and form.name in _FRAME:
                frame += 2 if form.name == "site-frame" and " " in self.blocks[at].text else 1
            if frame >= _LEAST_FRAME:
                return True
        return self._has_tags() or self._ends_in_titles()

    def _has_tags(self) -> bool:
        """Whether a text ends in a list of words, line below line, as pages do that list their topics."""
        run = 0
        for block in reversed(self.blocks):
            if not _TAG.fullmatch(block.text):
                return False
            run += 1
            if block.apart:
                break
        return run >= _LEAST_TAGS and run < len(self.blocks) and self.blocks[-run - 1].apart

    def _ends_in_titles(self) -> bool:
        """Whether many lines follow the last sentence that are none, as the titles of other articles do."""
        run = 0
        for at in range(len(self.blocks) - 1, -1, -1):
            words = self.blocks[at].text
            if self.is_sentence(at):
                return run >= _LEAST_TITLES and len(words) >= _PROSE
            if len(words) > _LONGEST_TITLE or _FIGURES.search(words):
                return False
            run += self.form(at) is None
        return False


@lru_cache(maxsize=1)
def manuscript_of(text: str) -> Manuscript:
    """All of a text; detection and reading ask for that of one text after the other."""
    return Manuscript(text, blocks(text))

"""Where the prose of an article ends, in the copy of a web page: titles, dates and teasers of others follow it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from converter import Role
from converter_news.agencies import SIGNING
from converter_news.blocks import Block, Kind
from converter_news.date_line import read_date_line
from converter_news.forms import read_end_form
from converter_news.manuscript import Manuscript
from converter_news.words import LINK_LABELS

_INITIALS = re.compile(rf"\(?(?:[a-z]{{2,4}}/){{1,2}}{SIGNING}|(?:[a-z]{{2,4}}/){{2,4}}[a-z]{{2,4}}$")
"""Who wrote it from what an agency sent, ``kow/dpa``; or within the agency: ``amd/meh/sp``."""
_MOST_OF_SENTENCE = 400
"""Characters; what a paragraph is longer says no more for the article."""
_LEAST_OF_ARTICLE = 120
"""Characters; fewer may be those of a picture above it, and of what can be seen there."""
_COST_OF_LINE = 100
_COST_OF_FURNITURE = 70
_COST_OF_DATE = 150
_MOST_COST = 270
"""Of lines on end, however many they are."""
_GOES_ON = ",;"
"""How a line ends that is an item of the article's own list; it costs nothing."""
_LONGEST_DATE = 40
_MOST_OF_BOX = 7
"""Lines of a box of links within an article, the label and what stands beside a title included."""
_LEAST_TITLES = 2
"""So many titles without a teaser have none below the last either."""
_HEADS_LIST = ":："
"""How a sentence ends that is a label of the page, or one above a list: no last paragraph."""
_LINKS = "related-links"


class _Line(NamedTuple):
    """A block that is no prose."""

    block: Block
    form: Kind | None
    """What it is by its own words."""


def end_of_prose(manuscript: Manuscript, first: int) -> int:
    """The block after the last of the article's prose, in the copy of a web page.

    Teasers of other articles are sentences too. So sentences earn what they are long, and lines cost, many of them on
    end no more than a few; a box of links between two paragraphs costs nothing, and what stands above the article
    leaves no debt to it. The end is where the sum is highest.
    """
    end, highest, total = first + 1, 0, 0
    lines: list[_Line] = []
    for at in range(first, len(manuscript.blocks)):
        block = manuscript.blocks[at]
        form = manuscript.form(at)
        if (form is not None and form.name == "credit") or _INITIALS.match(block.text):
            total -= _cost(manuscript.text, lines)
            end, lines = at + 1, []
            continue
        if (form is not None and form.role is Role.BODY) or block.text[-1] in _GOES_ON:
            continue
        form = form or read_end_form(block.text)
        if form is None and manuscript.is_sentence(at):
            if lines and not _is_box(manuscript, lines, at):
                total -= _cost(manuscript.text, lines)
                total = max(total, 0) if highest < _LEAST_OF_ARTICLE else total
            lines = []
            total += min(len(block.text), _MOST_OF_SENTENCE)
            if total > highest:
                end, highest = at + 1, total
        elif form is None or form.name != "advertisement":
            lines.append(_Line(block, form))
    return end


def _is_box(manuscript: Manuscript, lines: Sequence[_Line], below: int) -> bool:
    """Whether *lines* are links between two paragraphs, the second of which is the block *below*.

    An article goes on in several paragraphs, where a teaser is one between titles; and one alone is the article's if
    it can be no teaser: below a line that names its link, or apart from titles without teasers and from a line of the
    page.
    """
    if len(lines) > _MOST_OF_BOX or not all(line.form is None or line.form.name == _LINKS for line in lines):
        return False
    if manuscript.blocks[below].text[-1] in _HEADS_LIST:
        return False
    following = below + 1
    is_last = following == len(manuscript.blocks)
    form = None if is_last else manuscript.form(following)
    if not is_last and form is None and manuscript.is_sentence(following):
        return read_end_form(manuscript.blocks[following].text) is None
    titles = sum(line.form is None for line in lines)
    if not titles:
        return all(line.block.text.lower() not in LINK_LABELS for line in lines)
    if titles < _LEAST_TITLES or not manuscript.blocks[below].apart:
        return False
    return is_last or (form is not None and manuscript.blocks[following].apart)


def _cost(text: str, lines: Iterable[_Line]) -> int:
    """Of lines on end."""
    total = 0
    for line in lines:
        cost = _cost_of_line(text, line)
        if total + cost <= _MOST_COST:
            total += cost
    return total


def _cost_of_line(text: str, line: _Line) -> int:
    """Of a line; a date within the prose is that of another article."""
    if line.form is not None:
        return _COST_OF_FURNITURE
    block = line.block
    is_date = len(block.text) <= _LONGEST_DATE and read_date_line(text, block.start, block.end) is not None
    return _COST_OF_DATE if is_date else _COST_OF_LINE

"""What stands above the first paragraph: where it ends, and which of its lines are bylines.

Each block is named by its own words (`looks`); then the lines that no form names get their names by their places
among those that have one (`titles`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from converter import Role
from converter_news.byline import Byline
from converter_news.dateline import Dateline
from converter_news.looks import NAMES, OPEN, POST, SENTENCE, first_look
from converter_news.manuscript import Manuscript
from converter_news.menus import is_short, without_menus
from converter_news.parts import Part, is_sentence
from converter_news.titles import LONGEST_STANDFIRST, name_titles

_MOST_BLOCKS = 60
"""Nothing further down belongs to the head."""
_MOST_SENTENCES = 3
"""More than these above the byline are the article itself."""
_MOST_ABOVE_NAMES = 6
_LONGEST_TITLE = 150
_LONGEST_BETWEEN = 250
"""A sentence between byline and date line is no longer than this, or the article has begun."""
_SMALL_WORD = 3
_LEAST_CAPITALS = 6
"""One word in so many, of those of more than three letters, may be written small in a title."""
_LONGEST_PAGE_LINE = 100


class Head(NamedTuple):
    """The parts above the first paragraph, and which block that is."""

    parts: tuple[Part, ...]
    body: int
    lead: Part | None
    """The first paragraph, if a dateline leads it."""


def read_head(manuscript: Manuscript, *, page: bool) -> Head:
    """The head of an article; it may have none.

    Args:
        manuscript: the article.
        page: whether it was copied from a web page, so that short lines without a name are the page's.
    """
    head = _head_of(manuscript)
    return head._replace(parts=tuple(_of_page(head.parts))) if page else head


@lru_cache(maxsize=1)
def _head_of(manuscript: Manuscript) -> Head:
    """The head as its words and places show it; detection and reading ask for that of one article after the other."""
    looks = _with_bylines(without_menus(_first_looks(manuscript)))
    body = _body_start(looks)
    following = looks[body] if body < len(looks) else None
    lead = following if following is not None and following.name == "dateline" else None
    return Head(tuple(name_titles(looks[:body], following)), body, lead)


def _of_page(parts: Sequence[Part]) -> list[Part]:
    return [
        Part(part.block, "site-frame", Role.FURNITURE) if part.doubt and _is_page_line(part.block.text) else part
        for part in parts
    ]


def _is_page_line(words: str) -> bool:
    return len(words) <= _LONGEST_PAGE_LINE and words[-1] not in "!?" and not is_sentence(words)


def _first_looks(manuscript: Manuscript) -> list[Part]:
    """The blocks down to where the article's own text has surely begun."""
    looks: list[Part] = []
    sentences = 0
    for at in range(min(len(manuscript.blocks), _MOST_BLOCKS)):
        look = first_look(manuscript, at)
        if look.name == SENTENCE and not sentences:
            words = look.block.text
            if _is_label(words, looks) or (not looks and _is_title(words)):
                look = look._replace(name=OPEN)
        if look.name == "dateline" and _is_place_of_date(manuscript, at, look):
            look = look._replace(name="date-line", detail=())
        looks.append(look)
        sentences += look.name == SENTENCE
        is_paragraph = look.name == SENTENCE and len(look.block.text) > LONGEST_STANDFIRST
        if look.name == "dateline" or is_paragraph or sentences > _MOST_SENTENCES:
            break
    return looks


def _is_place_of_date(manuscript: Manuscript, at: int, look: Part) -> bool:
    """Whether a place on a line of its own has the date below it, and not the first paragraph."""
    is_alone = isinstance(look.detail, Dateline) and look.detail.end == look.block.end
    return is_alone and at + 1 < len(manuscript.blocks) and first_look(manuscript, at + 1).name == "date-line"


def _is_label(words: str, above: Sequence[Part]) -> bool:
    """Whether a line is no sentence for its colon: ``Rail strike:``, where the headline is still to come."""
    return words[-1] in ":：" and is_short(words) and all(is_short(look.block.text) for look in above)


def _is_title(words: str) -> bool:
    """Whether a sentence is written as a title: ``The Ferry Did Not Sail. It Will Not Sail Again.``"""
    if len(words) > _LONGEST_TITLE:
        return False
    long = [word for word in words.split() if len(word) > _SMALL_WORD]
    return len(long) > _SMALL_WORD and sum(word[0].islower() for word in long) * _LEAST_CAPITALS <= len(long)


def _body_start(looks: Sequence[Part]) -> int:
    """The block that the article's own text begins with: the first sentence below byline, date and dateline.

    A byline or a date with no sentence below it stands at the end of the article, and says nothing of its head.
    """
    if len(looks) == 1 and looks[0].name == OPEN and looks[0].block.text.isupper():
        return 1  # what an agency sends before the story: a headline, and nothing else
    if looks and isinstance(looks[-1].detail, Dateline):
        stands_alone = looks[-1].detail.end == looks[-1].block.end
        return len(looks) - 1 + stands_alone
    sentences = [at for at, look in enumerate(looks) if look.name == SENTENCE]
    last = sentences[-1] if sentences else len(looks)
    start = 0
    signed = None
    for at, look in enumerate(looks[:last]):
        if look.name in ("byline", "date-line"):
            if _is_signature(look):
                if signed is not None and any(one.name == SENTENCE for one in looks[signed:at]):
                    break  # below text, and a second one: that of another article
                signed = at
            start = at + 1
        elif start and look.name == SENTENCE and len(look.block.text) > _LONGEST_BETWEEN:
            break  # what stands below it is of another article
    return next((at for at in sentences if at >= start), start)


def _is_signature(look: Part) -> bool:
    """Whether a line says ``By``, and who."""
    return isinstance(look.detail, Byline) and look.detail.worded and bool(look.detail.authors)


def _with_bylines(looks: list[Part]) -> list[Part]:
    """Lines of names and posts as bylines where they stand in a byline's place, and as open lines elsewhere."""
    resolved: list[Part] = []
    shown = [at for at, look in enumerate(looks) if _counts(look)]
    following = dict(pairwise(shown))
    for at, look in enumerate(looks):
        if look.name not in (NAMES, POST):
            resolved.append(look)
            continue
        above = [one for one in resolved if _counts(one)]
        below = looks[following[at]] if at in following else None
        is_byline = _follows_byline(above) if look.name == POST else _is_byline(look, above, below)
        if is_byline:
            resolved.append(look._replace(name="byline", role=Role.METADATA))
        else:
            resolved.append(look._replace(name=OPEN, detail=None))
    return resolved


def _counts(look: Part) -> bool:
    """Whether a block has a say in what the lines above and below it are."""
    return look.role is not Role.FURNITURE and look.name != "caption"


def _follows_byline(above: list[Part]) -> bool:
    return bool(above) and above[-1].name == "byline"


def _is_byline(names: Part, above: list[Part], below: Part | None) -> bool:
    """Names between the headline and a date line, a post or the first paragraph, or below the word ``By``."""
    if _follows_byline(above) and above[-1].detail == Byline(worded=True):
        return True
    if below is None or any(_is_signature(part) for part in above) or names.block.text[-1] == ",":
        return False  # signed already; or a place before its date
    if not above:
        return below.name == OPEN and isinstance(names.detail, Byline) and len(names.detail.authors) > 1
    if isinstance(below.detail, Byline) and below.detail.authors and below.detail.worded:
        return False  # that is the byline, and this a short headline
    if below.name in ("date-line", "byline", POST):
        return True
    return (
        below.name in (SENTENCE, "dateline")
        and above[-1].name in (OPEN, SENTENCE, "date-line", "byline")
        and any(part.name == OPEN for part in above)
        and len(above) <= _MOST_ABOVE_NAMES
        and sum(part.name == SENTENCE for part in above) <= 1
    )

"""What a reader of articles makes of a text before it makes a record: each block, and what it is."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple, TypeAlias

from converter import Role
from converter_news.blocks import Block
from converter_news.byline import Byline
from converter_news.colophon import Colophon
from converter_news.date_line import Moment
from converter_news.dateline import Dateline
from converter_news.labels import Label

Detail: TypeAlias = Byline | Colophon | Dateline | Label | tuple[Moment, ...] | None


class Part(NamedTuple):
    """A block, and what it is."""

    block: Block
    name: str
    """Of its segment in metadata and furniture; in the body ``text`` or the role of its paragraph."""
    role: Role
    detail: Detail = None
    """What was read in it, where there is more in it than its text."""
    doubt: str = ""
    """What else it may be."""


_NO_LETTERS = re.compile(r"[\W_]+")
_FULL_STOP = re.compile(
    r"(?:[.…。][\"”“’‘'»«)\]」』]{0,3}|[!?！？][\"”“»«」]|[:：】]|。[（(][^（）()]{1,5}[）)])$"
)
_LAST_SIGNS = frozenset(".…。\"”“’‘'»«)]」』:：】）")
_ENDING = 8
_STOPPED_LINE = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|vs|No))\.$|(?:\.\.\.|…)[\"”’']?$")
"""A full stop that ends no sentence: ``in the U.S.``, ``My memories ...``."""
_SAID = re.compile(r"\w[,!?][”\"»“] [^\W\d_]+")
"""A quotation, and who said it."""
_LONGEST_LINE = 200
_LONGEST_STOPPED_LINE = 110


def letters(words: str) -> str:
    """The letters and figures of *words* alone, in small letters: what is compared of lines that pages repeat."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", words).casefold())


def is_sentence(words: str) -> bool:
    """Whether a block is prose rather than a line by itself: it ends like a sentence, or is long."""
    if len(words) > _LONGEST_LINE:
        return True
    if words[-1] not in _LAST_SIGNS or _FULL_STOP.search(words, max(len(words) - _ENDING, 0)) is None:
        return len(words) > _LONGEST_STOPPED_LINE and _SAID.search(words) is not None
    return len(words) > _LONGEST_STOPPED_LINE or _STOPPED_LINE.search(words, len(words) - _ENDING) is None

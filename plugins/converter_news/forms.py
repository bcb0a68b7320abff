"""What a block is by its own words alone, wherever it stands: lines that are known, then the forms of the tables."""

from __future__ import annotations

import re

from converter import Role
from converter_news.blocks import Kind
from converter_news.form_tables import (
    AUTHOR_NOTE,
    CAPTION,
    CAPTION_END,
    INSIDES,
    LONG,
    LONGEST,
    OPENINGS,
    SHORT,
    SITE_FRAME,
)
from converter_news.pictures import is_picture_by
from converter_news.words import FURNITURE_LINES

_LINE = 120
"""A longer block is prose within an article, whatever it holds."""
_END = 120
"""Characters at the end of a block, in which a caption names its photographer."""
_FIRM_BLANK = "\N{NO-BREAK SPACE}"
_PAGE_NAVIGATION = Kind("page-navigation", Role.FURNITURE)
_RULE = Kind("rule", Role.FURNITURE)
_NOTE_ON_WRITER = re.compile(
    r"[•*–—-]?\s?(?:(?:[A-Z][\w.’'-]*|de|van|von) ){2,4}(?:\([^()]{3,60}\) )?(?:is|are) (?:an? |the )?"
    r"(?:(?:[\w’'&-]+,? ){0,8}(?:reporters?|correspondents?|columnists?|staff writers?|contributors?"
    r"|contributing (?:writers?|editors?))(?: (?:at|based|covering|for|in|of|on|to|who|with)\b[^“”\"]{2,240})?\W{0,2}$"
    r"|(?:[\w’'&-]+,? ){0,12}(?:author|contributor|editor|publisher|writer) (?:at|for|of|to|with) [^“”\"]{2,280}$)"
    r"|(?:[A-Z][\w’'-]* ){1,3}covers [^“”\"]{3,160}\b(?:for [Tt]he [A-Z]|is based in )[^“”\"]{2,100}$"
)
"""``Ines Halvorsen is a reporter for the Courier.``, ``Halvorsen covers the islands for The Courier.``"""

LABELLED = ("advertisement", "related-links", "site-frame")
"""Furniture that a list of lines may follow, and that only the copy of a web page has."""

_BY_FIRST_WORD = {
    word: tuple(form for form in OPENINGS if word in form.cues) for opening in OPENINGS for word in opening.cues
}
_BY_CUE = tuple((cue, form) for form in INSIDES for cue in sorted(form.cues))
_FIRST_WORD = re.compile(r"\W{0,4}(\w+(?:[-’']\w*)?)")
_RULE_SIGNS = "_*=~#•·+–—-"
_RULE_LINE = re.compile(r"(?:[_*=~#•·+–—-][ \t]*){2,120}|[*_•·—–#-]")
_NAVIGATION = re.compile(
    r"(?:page|image) \d{1,3}(?: (?:of|/)(?: /)? \d{1,3})?|(?:\d{1,3} ){2,12}(?:next|>|»)", re.IGNORECASE
)
_COUNT = re.compile(
    r"\d[\d,.]*[km]?\s?(?:comments?|shares?|views?)|\d{1,2}:\d\d min|\d{1,2} (?:minute|hour|day)s? ago",
    re.IGNORECASE,
)
_COUNT_LENGTH = 24
_CONTACT = re.compile(r"@\w{2,30}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
"""A name on a network, or an address, with nothing else on the line."""
_LONGEST_KNOWN = max(map(len, FURNITURE_LINES))


def read_form(words: str) -> Kind | None:
    """What a block of these words is wherever it stands, if they alone show it."""
    length = len(words)
    if length > LONGEST:
        return None
    words = words.replace(_FIRM_BLANK, " ")
    if words[0] in _RULE_SIGNS and _RULE_LINE.fullmatch(words):
        return _RULE
    if length <= _LONGEST_KNOWN:
        if name := FURNITURE_LINES.get(words.lower()):
            return Kind(name, Role.FURNITURE)
        if length <= _COUNT_LENGTH:
            if words[0].isdigit() and _COUNT.fullmatch(words):
                return SITE_FRAME
            if words[0] in "iIpP123456789" and _NAVIGATION.fullmatch(words):
                return _PAGE_NAVIGATION
        if "@" in words and _CONTACT.fullmatch(words):
            return AUTHOR_NOTE
        if is_picture_by(words):
            return CAPTION
    if opening := _FIRST_WORD.match(words):
        for form in _BY_FIRST_WORD.get(opening[1].lower(), ()):
            if length <= form.longest and form.pattern.match(words, opening.start(1)):
                return form.kind
    if length <= _LINE and (kind := _read_inside(words)):
        return kind
    return CAPTION if length <= LONG and _ends_as_caption(words) else None


def read_end_form(words: str) -> Kind | None:
    """What a block of these words is below the last paragraph, where what speaks of readers or writers is no prose."""
    if len(words) > SHORT:
        return None
    words = words.replace(_FIRM_BLANK, " ")
    if (" is " in words or " are " in words or " covers " in words) and _NOTE_ON_WRITER.match(words):
        return AUTHOR_NOTE
    return _read_inside(words) if len(words) > _LINE else None


def _read_inside(words: str) -> Kind | None:
    lower = words.lower()
    for cue, form in _BY_CUE:
        if cue in lower and form.pattern.search(words):
            return form.kind
    return None


def _ends_as_caption(words: str) -> bool:
    """Whether a bracket or a name ends the block, and is that of a photographer or an agency."""
    if not (words[-1].isalnum() or words[-1] in ")]" or words[-2:-1] in (")", "]")):
        return False
    end = words[-_END:].lower()
    for cue in CAPTION_END.cues:  # any() takes twice the time, and this is asked of every line
        if cue in end:
            return CAPTION_END.pattern.search(words, max(len(words) - _END, 0)) is not None
    return False

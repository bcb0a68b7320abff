"""Menus above an article: where else on its site a page leads, in short lines one below the other.

What is not known by its own words is known by their company: many short lines on end are a menu, if a longer one below
them can be the headline.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter import Role
from converter_news.byline import Byline
from converter_news.looks import NAMES, OPEN, POST
from converter_news.parts import Part
from converter_news.words import NAVIGATION, SECTIONS

LONGEST_KICKER = 36
_MOST_KICKER_WORDS = 4
_FIRST_KANA = "\N{IDEOGRAPHIC SPACE}"
_LETTERS_OF_SIGN = 4
_LEAST_SECTIONS = 3
"""So many names of sections on end are a menu."""
SITE_FRAME = "site-frame"
"""What stands round an article on its page."""
_LONGEST_ENTRY = 24
_MOST_ENTRY_WORDS = 3
_LEAST_ENTRIES = 4
_LEAST_SURE_ENTRIES = 6
"""So many are a menu whatever follows; fewer only above a headline."""
_MOST_KICKERS = 2
"""Short lines that stand apart from a menu, and right above the headline, are not part of it."""
_LEAST_OF_ROW = 6
"""Words on a line, of which half or more are names of sections."""


def is_short(words: str) -> bool:
    """Whether a line is no longer than a kicker; signs that are syllables or words say more on less room."""
    if words[0] >= _FIRST_KANA and " " not in words:
        return len(words) <= LONGEST_KICKER // _LETTERS_OF_SIGN
    return len(words) <= LONGEST_KICKER and len(words.split()) <= _MOST_KICKER_WORDS


def without_menus(looks: Sequence[Part]) -> list[Part]:
    """*looks*, with the menus of a page as the page's."""
    found = [of_site(look) if look.name == OPEN and _is_row(look.block.text) else look for look in looks]
    first = 0
    for at in range(len(found) + 1):
        if at < len(found) and _may_be_of_menu(found[at]):
            continue
        if at - first >= _LEAST_ENTRIES:
            menu = _end_of_menu(found, first, at)
            found[first:menu] = map(_as_entry, found[first:menu])
        first = at + 1
    return found


def _is_row(line: str) -> bool:
    """Whether a line is sections side by side: ``Politics World Opinion Sports Video Search``."""
    words = line.lower().replace("|", " ").split()
    return len(words) >= _LEAST_OF_ROW and len(SECTIONS.intersection(words)) * 2 >= len(words)


def _may_be_of_menu(look: Part) -> bool:
    """Whether it is the page's already, or short and without a mark of the article: names of sections look like others."""
    if look.role is Role.FURNITURE:
        return True
    words = look.block.text
    if len(words) > LONGEST_KICKER or (
        words[0] >= _FIRST_KANA and len(words) > LONGEST_KICKER // _LETTERS_OF_SIGN
    ):
        return False  # signs that are words say more, with a blank within as well
    is_open = look.name in (OPEN, NAMES, POST) or (isinstance(look.detail, Byline) and _says_little(look.detail))
    return is_open and is_short(words)


def _says_little(byline: Byline) -> bool:
    return not byline.worded and not byline.moments


def _end_of_menu(looks: Sequence[Part], first: int, end: int) -> int:
    """Where the menu ends that begins at *first* and reaches to *end* at most; *first*, if there is none."""
    last_apart = next((at for at in range(end - 1, first, -1) if looks[at].block.apart), first)
    menu = last_apart if end - last_apart <= _MOST_KICKERS else end
    entries = sum(map(_is_entry, looks[first:menu]))
    is_above_title = end < len(looks) and looks[end].name == OPEN
    has_title = is_above_title or menu < end or any(look.name == OPEN for look in looks[end:])
    is_menu = entries >= (_LEAST_ENTRIES if is_above_title else _LEAST_SURE_ENTRIES) and has_title
    return menu if is_menu else first


def _is_entry(look: Part) -> bool:
    words = look.block.text
    is_small = len(words) <= _LONGEST_ENTRY and len(words.split()) <= _MOST_ENTRY_WORDS
    return look.name == SITE_FRAME or (is_small and look.role is not Role.FURNITURE)


def _as_entry(look: Part) -> Part:
    return look if look.role is Role.FURNITURE else of_site(look)


def below_navigation(looks: Sequence[Part]) -> list[Part]:
    """*looks*, with the short lines of a page that stand beside known entries of its menu, or above them, as the page's."""
    words = [look.block.text.lower() for look in looks]
    last = max(
        (at for at in range(len(looks)) if _is_navigation(words[max(at + 1 - _LEAST_SECTIONS, 0) : at + 1])),
        default=-1,
    )
    return [
        of_site(look) if at <= last and look.name == OPEN and is_short(look.block.text) else look
        for at, look in enumerate(looks)
    ]


def _is_navigation(words: Sequence[str]) -> bool:
    """Whether the last line leads elsewhere on the site, or is the third section on end."""
    return words[-1] in NAVIGATION or (len(words) == _LEAST_SECTIONS and SECTIONS.issuperset(words))


def of_site(look: Part) -> Part:
    """A block as the page's own."""
    return look._replace(name=SITE_FRAME, role=Role.FURNITURE, detail=None)

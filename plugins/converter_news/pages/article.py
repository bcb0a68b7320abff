"""Which lines of a page are its article, and what the page shows them to be.

The adviser says which lines are the text. It takes lines of boxes along with them, and leaves out others: so the
element is looked for that holds nearly all of the text, and lines are named by the elements that they stand in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from converter_news.pages.locate import Wording
from converter_news.pages.walk import Line, Page
from converter_news.parts import letters

_SHARE = 0.85
"""So much of the text that was found stands in the element of the article."""
_LEAST_TEXT = 250
"""Letters of an article, at least."""
_LEAST_BODY = 60
"""Words of an ``articleBody`` that is no mere beginning."""
_LEAST_HELD = 0.6
_LINKED = 0.8
_PROSE = 60
_LONGEST_HEAD = 30
"""Lines between the headline and the text, at most."""
_LEAST_TITLE = 16
"""Letters of a heading that is a part of what the page is called."""
_LINES_BELOW = 12
"""So many lines below the element that holds the text may be credits."""
_LONGEST_CROSSHEAD = 120
_LONGEST_STANDFIRST = 600

_STANDFIRST = re.compile(
    r"stand-?first|sub-?head|sub-?line|sub-?title|\bdek\b|lede?\b|lead-?text|story-lead|article-?lead|\bteaser[_-]?text"
    r"|\bintro(?:duction|text)?\b|summary\b|\babstract\b|article__(?:summary|intro|lead)|vorspann|anreisser|chapo"
    r"|entradilla|alternativeheadline|\blead\b(?!-)|description\b|short-?text|sommario|deck\b|copy-lg|excerpt|teaser\b"
)
_KICKER = re.compile(
    r"kicker|over-?line|dach-?zeile|top-?line|eyebrow|spitz-?marke|pre-?title|roof-?line|super-?title"
)
_CAPTION = re.compile(r"caption|bildunterschrift|legende?\b|\bcredit\b|copyright")
_PICTURE = re.compile(r"pic-?box|\bimage|photo|\bfoto|\bbild(?!ung)|figure|picture|gallery")
_BOX = re.compile(
    r"newsletter|\bpromo|related|recommend|read-?more|more-?(?:links|stories|on)|latest|\bsidebar|right-?rail|\bshare|"
    r"\bsocial|comment(?!ary)|subscri|paywall|\btags?\b|\btopics?\b|breadcrumb|advert|sponsor|print-?header|infobox"
    r"|info-?box|additionalinfo|author-?(?:bio|box|info)|\bbio\b|hp-marker|voting|\bpoll\b|opt-?in|consent|embed-?privacy"
    r"|\bwidget|\bnav(?:igation|bar)?\b|cookie|sign-?up|disclaimer|mentions|\bmenu\b|\bfooter"
)


class Found(NamedTuple):
    """A line of the article, and what the page shows it to be."""

    line: Line
    kind: str
    """``kicker``, ``headline``, ``standfirst``, ``head``, ``text``, ``crosshead``, ``item``, ``quote``, ``caption``."""


def find_article(
    page: Page,
    advised: Collection[int],
    titles: Sequence[str],
    wording: Wording | None,
    descriptions: Sequence[str],
) -> list[Found]:
    """The article of *page*, in order; empty if it cannot be found.

    Args:
        page: the page.
        advised: the lines that are the text, by their numbers, as the adviser says.
        titles: what the page's data call it, the surest first.
        wording: what its data give as its text.
        descriptions: what its data say that it is about.
    """
    search = _Search(page, advised, wording)
    if not search.text:
        return []
    headline = search.headline([letters(title) for title in titles])
    return search.found(headline, [letters(one) for one in descriptions])


class _Search:
    """The lines of a page, and which are the text of its article."""

    def __init__(self, page: Page, advised: Collection[int], wording: Wording | None) -> None:
        self._page = page
        self._lines = page.lines
        self._wording = wording if wording is not None and wording.length >= _LEAST_BODY else None
        chosen = sorted(at for at in advised if not self._is_linked(at))
        self._opening: frozenset[int] = frozenset()
        if self._wording is not None:
            chosen = self._by_wording(chosen)
        self._container = self._find_container(chosen)
        self._held = self._holds(self._container)
        self._outer = page.parents[self._container]
        self.text = [at for at in chosen if self._is_within(at)]
        self.text = self._without_boxes(self.text)
        if sum(len(self._lines[at].text) for at in self.text) < _LEAST_TEXT:
            self.text = []
        elements = [self._lines[at].element for at in self.text]
        self._places = {(one.name, one.parent) for one in elements if one.name in ("p", "li")}
        self._first = self.text[0] if self.text else 0

    def headline(self, titles: Sequence[str]) -> int | None:
        """Which line is the headline: a heading that says what the page is called, or the last above the text."""
        first = next((at for at in self.text if len(self._lines[at].text) >= _PROSE), self.text[0])
        headings = [
            at for at in range(first + 1) if self._lines[at].element.heading and not self._lines[at].element.site
        ]
        said = {at: letters(self._lines[at].text) for at in headings}
        for title in titles:
            for at in reversed(headings):
                if (
                    said[at]
                    and title
                    and (said[at] == title or (len(said[at]) >= _LEAST_TITLE and said[at] in title))
                ):
                    return at
        return next((at for at in reversed(headings) if self._lines[at].element.heading == "h1"), None)

    def found(self, headline: int | None, descriptions: Sequence[str]) -> list[Found]:
        """All lines of the article, from the headline or the standfirst to the last that may belong to it."""
        text = [at for at in self.text if headline is None or at > headline]
        if not text:
            return []
        found: list[Found] = []
        start = headline if headline is not None else max(text[0] - _LONGEST_HEAD, 0)
        if headline is not None:
            kicker = self._kicker(headline)
            if kicker is not None:
                found.append(Found(self._lines[kicker], "kicker"))
            found.append(Found(self._lines[headline], "headline"))
        first = next((at for at in range(start + 1, text[0] + 1) if self._stands_first(at, descriptions)), None)
        members = set(text)
        prose = next((at for at in text if at != first), text[0])
        for at in range(start + (headline is not None), self._end(text)):
            kind = "standfirst" if at == first else self._kind(at, members, prose)
            if kind:
                found.append(Found(self._lines[at], kind))
        return found

    def _end(self, text: Sequence[int]) -> int:
        """Up to where credits may stand: the end of the element that holds the text, or a few lines below it."""
        end = text[-1] + 1
        while end < len(self._lines) and self._is_near(end) and end - text[-1] <= _LONGEST_HEAD:
            end += 1
        return end

    def _is_near(self, at: int) -> bool:
        """Whether a line stands in the element that holds the text, or a few lines below it in the one round that."""
        element = self._lines[at].element
        if self._is_within(at):
            return True
        return at - self.text[-1] <= _LINES_BELOW and self._outer <= element.number and not element.site

    def _kind(self, at: int, members: Collection[int], prose: int) -> str:
        element = self._lines[at].element
        if at < prose:
            return "caption" if self._is_caption(at) else "head"
        if self._is_caption(at):
            return "caption"
        if at in members:
            if element.heading:
                return "crosshead"
            if element.item:
                return "item"
            return "quote" if element.quote else "text"
        if not element.heading and self._is_within(at) and self._is_picture(at):
            return "caption"
        if element.heading and self._is_crosshead(at, members):
            return "crosshead"
        if self._is_like_text(at):
            return "item" if element.item else "text"
        return "beside" if self._is_near(at) and not self._is_boxed(at) and not self._is_linked(at) else ""

    def _is_like_text(self, at: int) -> bool:
        """Whether a line stands among those of the text, in the same element and as the same one as they."""
        line = self._lines[at]
        return (
            self._first < at < self.text[-1]
            and len(line.text) >= _PROSE
            and (line.element.name, line.element.parent) in self._places
            and (self._wording is None or self._wording.holds(line.text) is True)
            and not self._is_linked(at)
        )

    def _is_crosshead(self, at: int, members: Collection[int]) -> bool:
        line = self._lines[at]
        return (
            at + 1 in members
            and at - 1 in members
            and not self._is_boxed(at)
            and not self._is_linked(at)
            and len(line.text) <= _LONGEST_CROSSHEAD
        )

    def _stands_first(self, at: int, descriptions: Sequence[str]) -> bool:
        line = self._lines[at]
        if not _PROSE // 2 <= len(line.text) <= _LONGEST_STANDFIRST or self._is_caption(at) or self._is_linked(at):
            return False
        if at in self._opening and not line.element.heading:
            return True
        if any(_STANDFIRST.search(words) for words in line.element.trail[:2]):
            return True
        return letters(line.text) in descriptions and at == min(self.text, default=at)

    def _kicker(self, headline: int) -> int | None:
        for at in (headline - 1, headline - 2):
            if at >= 0 and any(_KICKER.search(words) for words in self._lines[at].element.trail[:2]):
                return at if len(self._lines[at].text) < _PROSE else None
        return None

    def _is_caption(self, at: int) -> bool:
        element = self._lines[at].element
        if element.quote or element.site:
            return False
        return element.name == "figcaption" or any(
            _CAPTION.search(words) for words in element.trail[: 1 + element.inset]
        )

    def _is_picture(self, at: int) -> bool:
        line = self._lines[at]
        is_called = any(_PICTURE.search(words) for words in line.element.trail[:2])
        return is_called and len(line.text) >= _PROSE // 2 and not self._is_linked(at) and not self._is_boxed(at)

    def _is_linked(self, at: int) -> bool:
        line = self._lines[at]
        return line.linked >= _LINKED * len(line.text)

    def _is_boxed(self, at: int) -> bool:
        element = self._lines[at].element
        return element.site or any(_BOX.search(words) for words in element.trail)

    def _by_wording(self, chosen: Sequence[int]) -> list[int]:
        """Only the lines that the page's data have in the article's text, and those too short to tell."""
        assert self._wording is not None
        held = {at: self._wording.holds(self._lines[at].text) for at in chosen}
        total = sum(len(self._lines[at].text) for at in chosen)
        if sum(len(self._lines[at].text) for at in chosen if held[at]) < _LEAST_HELD * total:
            return list(chosen)
        first = next(at for at in chosen if held[at])
        self._opening = frozenset(at for at in chosen if at < first and held[at] is False)
        return [at for at in chosen if at < first or held[at] is not False]

    def _find_container(self, chosen: Iterable[int]) -> int:
        """The innermost element that holds nearly all of the text, by its number."""
        parents = self._page.parents
        lengths: dict[int, int] = defaultdict(int)
        for at in chosen:
            lengths[self._lines[at].element.number] += len(self._lines[at].text)
        total = sum(lengths.values())
        for number in range(len(parents) - 1, 0, -1):
            if number in lengths:
                if lengths[number] >= _SHARE * total:
                    return number
                lengths[parents[number]] += lengths[number]
        return 0

    def _is_within(self, at: int) -> bool:
        return self._held[self._lines[at].element.number]

    def _holds(self, container: int) -> Sequence[bool]:
        """Of each element, by its number, whether it stands in *container* or is it."""
        held = [container == 0]
        for number, parent in enumerate(self._page.parents[1:], start=1):
            held.append(number == container or held[parent])
        return held

    def _without_boxes(self, text: Sequence[int]) -> list[int]:
        """The lines that stand in no box, unless nearly all do."""
        kept = [at for at in text if not self._is_boxed(at)]
        length = sum(len(self._lines[at].text) for at in text)
        return kept if sum(len(self._lines[at].text) for at in kept) >= _LEAST_HELD * length else list(text)

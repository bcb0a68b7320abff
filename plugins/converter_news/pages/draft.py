"""The text that is read instead of the page: what its data say and the lines of its article, in order.

Each piece knows where it stands in the page, so the record of this text can be put into the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from attrs import frozen

from converter import Cited, Excerpt, Source, Span
from converter_news.blocks import Block
from converter_news.pages.article import Found
from converter_news.pages.attributes import Said

_BETWEEN = "\n\n"
_TEXT = frozenset(("text", "crosshead", "item", "quote", "caption"))


@frozen
class Draft:
    """The excerpt of a page, its blocks in order, and what each is."""

    excerpt: Excerpt
    blocks: tuple[tuple[Block, Found | None], ...]
    """None stands for something that the data of the page say."""
    starts: tuple[int, ...]
    """Where the pieces of the excerpt begin in the page."""

    @property
    def source(self) -> Source:
        """The excerpt as a text to be read."""
        return Source("", self.excerpt.text, "utf-8", "")

    def cite(self, said: Said, value: str | None = None) -> Cited[str]:
        """*said*, or the *value* that stands in it, by its place in the excerpt."""
        start, end = self.place(said.span)
        if value is not None and (at := self.excerpt.text.find(value, start, end)) >= 0:
            start, end = at, at + len(value)
        return Cited(said.value if value is None else value, Span(start, end))

    def place(self, span: Span) -> tuple[int, int]:
        """Where a stretch of the page begins and ends in the excerpt."""
        return self._at(span.start, last=False), self._at(span.end - 1, last=True)

    def _at(self, offset: int, *, last: bool) -> int:
        index = max(bisect_right(self.starts, offset) - 1, 0)
        pieces = self.excerpt.pieces
        piece = pieces[index]
        following = pieces[index + 1].at if index + 1 < len(pieces) else len(self.excerpt.text)
        if offset >= piece.end:
            return following
        if following - piece.at == piece.end - piece.start:
            return min(piece.at + offset - piece.start + last, following)
        return following if last else piece.at


def is_citable(said: Said, found: Iterable[Found]) -> bool:
    """Whether a record can cite what is *said*: outside of the lines *found*, or shown in one that is no text.

    A tag within a line is no part of the words that the line shows, and what a paragraph shows is its own.
    """
    span = said.span
    for line, kind in found:
        if line.start <= span.start and span.end <= line.end:
            return kind not in _TEXT and all(_is_shown(line.pieces, at) for at in (span.start, span.end - 1))
    return True


def _is_shown(pieces: Iterable[tuple[int, int, str | None]], offset: int) -> bool:
    return any(start <= offset < end for start, end, _ in pieces)


def draft_of(text: str, found: Iterable[Found], said: Iterable[Said]) -> Draft:
    """The draft of the page *text*: the lines *found*, and what is *said* outside of them."""
    parts: list[tuple[Span, Sequence[tuple[int, int, str | None]], Found | None]] = [
        (Span(one.line.start, one.line.end), one.line.pieces, one) for one in found
    ]
    taken = sorted((span.start, span.end) for span, _, _ in parts)
    for one in sorted(said, key=lambda one: one.span.start - one.span.end):  # a byline before the day within it
        index = bisect_right(taken, (one.span.start, one.span.end))
        free_before = index == 0 or taken[index - 1][1] <= one.span.start
        free_behind = index == len(taken) or one.span.end <= taken[index][0]
        if free_before and free_behind:
            taken.insert(index, (one.span.start, one.span.end))
            parts.append((one.span, one.pieces, None))
    parts.sort(key=lambda part: part[0])
    pieces: list[tuple[int, int, str | None]] = []
    places: list[tuple[int, int, Found | None]] = []
    at = 0
    for span, own, line in parts:
        length = sum(end - start if shown is None else len(shown) for start, end, shown in own)
        pieces.extend(own)
        pieces.append((span.end, span.end, _BETWEEN))
        places.append((at, at + length, line))
        at += length + len(_BETWEEN)
    excerpt = Excerpt.of(text, pieces)
    blocks = tuple((Block(start, end, excerpt.text[start:end], True), line) for start, end, line in places)
    return Draft(excerpt, blocks, tuple(piece.start for piece in excerpt.pieces))

"""The record of an excerpt, put into the whole that the excerpt was taken from.

That the words of its leaves are those of the source cannot be seen in the whole any more, so it is proved before, on
the excerpt, of which every character is the whole's own or is named by `Excerpt.changes`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from attrs import evolve

from converter.errors import InvalidDocumentError
from converter.model.body import Block, PageBreak
from converter.model.document import Document, Role, Segment
from converter.model.excerpt import Excerpt
from converter.model.fields import field_names
from converter.model.ledger import Ledger
from converter.model.soundness import violations
from converter.model.source import Source
from converter.model.span import Cited, Span
from converter.model.text import trim
from converter.model.walk import leaves

Claim: TypeAlias = tuple[int, int, Role, str]
_SIGNS = ("label", "marking")


def placed(
    document: Document, excerpt: Excerpt, source: Source, parts: Sequence[Span], beside: Sequence[Segment] = ()
) -> Document:
    """The record of *source* that says what *document* says of *excerpt*.

    Leaves of the body are segments of their own. What lies between the excerpt's words is furniture: ``markup``
    within one of *parts*, ``site-frame`` anywhere else.

    Args:
        document: a record whose source is the excerpt's text.
        excerpt: what was read, and where it stands in *source*.
        source: the whole.
        parts: the stretches of *source* that the excerpt was taken from, in order.
        beside: segments of *source* outside the excerpt that have a name of their own.

    Raises:
        InvalidDocumentError: *document* is unsound, or a text of it is not the excerpt's own.
    """
    if broken := violations(document):
        raise InvalidDocumentError(document.format, broken)
    moving = _Moving(excerpt)
    body = moving.value(document.body)
    ledger = Ledger(source.text)
    for start, end, role, name in (
        *_outside(document, excerpt, source.text),
        *_leaves(document, body),
        *_given(beside),
    ):
        ledger.claim(start, end, role, name)
    for start, end, name in _frame(ledger.gaps(), parts):
        ledger.furniture(start, end, name)
    return evolve(
        document,
        source=source,
        metadata=moving.value(document.metadata),
        body=body,
        notices=moving.value(document.notices),
        segments=ledger.close(),
    )


def _outside(document: Document, excerpt: Excerpt, whole: str) -> Iterator[Claim]:
    """Metadata and furniture, cut at seams and where the whole has something between, without blanks at their ends."""
    seams = tuple(excerpt.cuts(whole))
    for segment in document.segments:
        if segment.role is not Role.BODY:
            span = segment.span
            cuts = seams[bisect_right(seams, span.start) : bisect_left(seams, span.end)]
            for first, last in pairwise((span.start, *cuts, span.end)):
                place = excerpt.span(*trim(excerpt.text, first, last))
                yield place.start, place.end, segment.role, segment.name


def _leaves(document: Document, body: tuple[Block, ...]) -> Iterator[Claim]:
    """Each leaf of the *body* that was moved, by the name of its segment in the *document*."""
    following = (segment for segment in document.segments if segment.role is Role.BODY)
    segment = next(following, None)
    for leaf, moved in zip(leaves(document.body), leaves(body), strict=True):
        if leaf.span is None or moved.span is None or isinstance(leaf, PageBreak):
            continue
        while segment is not None and segment.span.end <= leaf.span.start:
            segment = next(following, None)
        if segment is not None:
            yield moved.span.start, moved.span.end, Role.BODY, segment.name


def _given(segments: Sequence[Segment]) -> Iterator[Claim]:
    for segment in segments:
        yield segment.span.start, segment.span.end, segment.role, segment.name


def _frame(gaps: Iterable[Span], parts: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """The *gaps*, cut at the ends of *parts*, and what each piece is."""
    following = iter(parts)
    part = next(following, None)
    for gap in gaps:
        at = gap.start
        while at < gap.end:
            while part is not None and part.end <= at:
                part = next(following, None)
            if part is None or part.start >= gap.end:
                yield at, gap.end, "site-frame"
                break
            if at < part.start:
                yield at, part.start, "site-frame"
            end = min(part.end, gap.end)
            yield max(at, part.start), end, "markup"
            at = end


class _Moving:
    """Values of the model with every place in them moved from the excerpt to the whole."""

    def __init__(self, excerpt: Excerpt) -> None:
        self._excerpt = excerpt

    def value(self, value: Any) -> Any:
        """*value* with the places that it holds moved."""
        kind = value.__class__
        if kind is Cited:
            return value if value.span is None else Cited(value.value, self.value(value.span))
        if kind is Span:
            return self._excerpt.span(value.start, value.end)
        if kind is tuple:
            return tuple([self.value(one) for one in value])
        names = field_names(kind)
        if not names:
            return value
        held: dict[str, Any] = {}
        for name in names:
            one = getattr(value, name)
            if one and one.__class__ is not str:
                one = self._sign(one) if name in _SIGNS and one.__class__ is Cited else self.value(one)
            held[name] = one
        return kind(**held)

    def _sign(self, said: Cited[str]) -> Cited[str]:
        """A label or a portion mark: where markup cuts it in pieces, the piece that holds its value.

        The sign before a number is a link to it on many a page: that is the page's, and becomes markup.
        """
        if said.span is None:
            return said
        start, end = said.span.start, said.span.end
        place = self._excerpt.span(start, end)
        if place.end - place.start != end - start:
            at = self._excerpt.text.find(said.value, start, end)
            if at >= 0:
                stretch = self._excerpt.stretch(start, end, at)
                place = stretch if stretch.end - stretch.start >= len(said.value) else place
        return Cited(said.value, place)

"""The rules that every record keeps, so that nothing is lost and nothing is invented.

1. segments partition the source (checked when a document is made)
2. a leaf lies in one segment of its role: text, labels and portion marks in body, page breaks in furniture;
   a cited value begins and ends in metadata, and furniture may cut it in between
3. each character of a body segment that is not blank lies in exactly one leaf
4. the text of a leaf is what its place reads as (readers that say that they are verbatim)
5. leaves stand in the order of the source
6. no text holds a character that XML cannot hold, and no time lacks its zone
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeAlias

from converter.model.body import (
    Block,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Preformatted,
    Quote,
    Redaction,
    Table,
    Text,
)
from converter.model.document import Document, Role
from converter.model.metadata import Metadata
from converter.model.source import Source
from converter.model.span import Cited, Span
from converter.model.text import is_blank, unprintable, xml_clean
from converter.model.walk import Leaf, leaves

_METADATA, _BODY, _FURNITURE = Role.METADATA, Role.BODY, Role.FURNITURE
"""By names of this module, as looking up a member of an enumeration takes ten times as long."""
_Said: TypeAlias = tuple[str, str, Span | None]
"""What messages call a text, the text, and its place."""


def violations(document: Document, *, verbatim: bool = True) -> tuple[str, ...]:
    """Each broken rule, as a sentence with its place; none for a sound record."""
    return tuple(_violations(document, verbatim=verbatim))


def _violations(document: Document, *, verbatim: bool) -> Iterator[str]:
    segments = _Segments(document)
    yield from _in_leaves(document, segments, verbatim=verbatim)
    yield from _in_metadata(document.metadata, segments)
    yield from _beside(document)


def _in_leaves(document: Document, segments: _Segments, *, verbatim: bool) -> Iterator[str]:
    """The rules for leaves: one walk along them and the segments, since both stand in the order of the source."""
    source, ends, roles = document.source, segments.ends, segments.roles
    text = source.text
    at, index, length, last = 0, 0, len(text), len(ends) - 1
    lost: list[str] = []
    for leaf in leaves(document.body):
        span = leaf.span
        if span is not None:  # a label that is inferred holds no character of the source
            start, end = span.start, span.end
            if not at <= start <= end <= length:
                yield f"{_shown(leaf)} at {start}-{end} is out of order or outside the text"
                continue
            while index < last and ends[index] <= start:
                if at < ends[index]:
                    if roles[index] is _BODY:
                        lost += _unheld(text, at, ends[index])
                    at = ends[index]
                index += 1
            wanted = _FURNITURE if leaf.__class__ is PageBreak else _BODY
            if last < 0 or roles[index] is not wanted or end > ends[index]:
                yield f"{_shown(leaf)} at {start}-{end} does not lie in one {wanted} segment"
            elif wanted is _BODY and at < start and not text[at:start].isspace():
                lost += _unheld(text, at, start)
            at = end
        if verbatim and isinstance(leaf, Text):  # as most are
            if leaf.text != (expected := source.reading(leaf.span)):
                yield f"{leaf.text[:40]!r} stands where the source reads {expected[:40]!r}"
        elif fault := _wording(leaf, source, verbatim=verbatim):
            yield fault
    for end, role in zip(ends[index:], roles[index:], strict=True):
        if at < end:
            if role is _BODY:
                lost += _unheld(text, at, end)
            at = end
    yield from lost


def _unheld(text: str, start: int, end: int) -> tuple[str, ...]:
    """Rule 3, for what stands between two leaves and for the rest of a body segment."""
    rest = text[start:end]
    return () if is_blank(rest) else (f"{rest.strip()[:40]!r} at {start} is body, but in no leaf",)


def _in_metadata(metadata: Metadata, segments: _Segments) -> Iterator[str]:
    """The rules for what is said about the document."""
    starts, ends, roles = segments.starts, segments.ends, segments.roles
    first = -1
    for term, said, _ in metadata.values:
        if said.__class__ is Cited:
            span, said = said.span, said.value  # noqa: PLW2901 - what is cited, and then what is said
            if span is not None:
                start, end = span.start, span.end
                if first < 0 or not starts[first] <= start < ends[first]:  # as often as not it is the one before
                    first = bisect_right(starts, start) - 1
                if (
                    first < 0
                    or roles[first] is not _METADATA
                    or not (start < end <= ends[first] or segments.resume(first, end))
                ):
                    yield f"{term} cites {start}-{end}, which is not metadata"
        if isinstance(said, str):
            if not said.isprintable() and unprintable(said):
                yield f"{term} holds a character that XML cannot hold"
        elif isinstance(said, datetime) and said.tzinfo is None:
            yield f"{term} is a time without its zone"


def _beside(document: Document) -> Iterator[str]:
    """What is said beside the text and the metadata: the source's name, notices, roles, targets of links."""
    whole = Span(0, len(document.source.text))
    said: list[_Said] = [("the source's name", document.source.name, None)]
    said += [(f"notice {notice.code!r}", notice.message, notice.span) for notice in document.notices]
    _add_roles_and_links(document.body, said)
    for name, text, span in said:
        if span is not None and not (span in whole and span.start <= span.end):
            yield f"{name} points outside the text"
        if unprintable(text):
            yield f"{name} holds a character that XML cannot hold"


def _add_roles_and_links(blocks: Iterable[Block], said: list[_Said]) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                if block.role is not None:
                    said.append((f"role {block.role.value!r}", block.role.value, block.role.span))
                _add_links(block.inlines, said)
            case Heading():
                _add_links(block.inlines, said)
            case List():
                _add_roles_and_links(block.items, said)
            case Quote():
                _add_roles_and_links(block.blocks, said)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        _add_links(cell.inlines, said)
            case Preformatted():
                pass


def _add_links(inlines: Iterable[Inline], said: list[_Said]) -> None:
    for inline in inlines:
        if not isinstance(inline, Text) and isinstance(inline, Emphasis | Redaction | Link):
            if isinstance(inline, Link):
                said.append((f"a link to {inline.target!r}", inline.target, None))
            _add_links(inline.children, said)


class _Segments:
    """The segments of a document, by what the rules ask of them."""

    def __init__(self, document: Document) -> None:
        self.starts = [segment.span.start for segment in document.segments]
        self.ends = [segment.span.end for segment in document.segments]
        self.roles = [segment.role for segment in document.segments]

    def resume(self, first: int, end: int) -> bool:
        """Whether what begins in segment *first* ends in metadata further on, with nothing of the body in between."""
        last = bisect_right(self.starts, end - 1) - 1
        across = self.roles[first : last + 1]
        return first < last and end <= self.ends[-1] and across[-1] is _METADATA and _BODY not in across


def _wording(leaf: Leaf, source: Source, *, verbatim: bool) -> str | None:
    """What is wrong with the words of a leaf; a text that must be what the source reads has been compared with it."""
    match leaf:
        case Cited():
            if unprintable(leaf.value):
                return f"the label {leaf.value!r} holds a character that XML cannot hold"
        case Text():
            if unprintable(leaf.text):
                return f"{leaf.text[:40]!r} holds a character that XML cannot hold"
        case Preformatted():
            lines = xml_clean(leaf.span.of(source.text)).replace("\r\n", "\n").replace("\r", "\n")
            if verbatim and leaf.text != lines:
                return f"preformatted {leaf.text[:40]!r} stands where the source has {lines[:40]!r}"
            if unprintable(leaf.text):
                return f"{leaf.text[:40]!r} holds a character that XML cannot hold"
        case PageBreak():
            if unprintable(leaf.label):
                return f"the page label {leaf.label!r} holds a character that XML cannot hold"
        case LineBreak():
            pass
    return None


def _shown(leaf: Leaf) -> str:
    match leaf:
        case Text() | Preformatted():
            return f"text {leaf.text[:40]!r}"
        case PageBreak():
            return f"page break {leaf.label!r}"
        case LineBreak():
            return "a line break"
        case Cited():
            return f"label {leaf.value!r}"

"""Links and emphasis within the lines of an article, put into the paragraphs of its record."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import evolve

from converter import Block, List, Paragraph, Quote, Span, Text, is_blank, readable
from converter_news.pages.attributes import attributes
from converter_news.pages.draft import Draft
from converter_news.pages.walk import Mark
from converter_news.wrapping import EMPHASIS, LINK, Leaf, Wrapping, nested

_NO_TARGET = re.compile(r"#|(?:javascript|data|vbscript):", re.IGNORECASE)
"""Within the page, or to no document."""


def with_inlines(body: Sequence[Block], text: str, draft: Draft) -> tuple[Block, ...]:
    """The *body* of the draft's record with what the page *text* sets apart in its lines."""
    wrapped = {
        block.start: found
        for block, line in draft.blocks
        if line and (found := _wrappings(text, line.line.marks, draft))
    }
    lines = _Lines(draft.excerpt.text, wrapped)
    return tuple(_block(block, lines) for block in body) if wrapped else tuple(body)


_Range = tuple[int, int, Wrapping]
"""From where to where in the excerpt words are wrapped, and in what."""


class _Lines:
    """The wrappings of each line that has any, by where the line begins."""

    def __init__(self, text: str, wrapped: Mapping[int, Sequence[_Range]]) -> None:
        self.text = text
        """Of the excerpt."""
        self._wrapped = wrapped
        self._starts = sorted(wrapped)

    def at(self, offset: int) -> Sequence[_Range]:
        """Those of the last such line that begins at *offset* or before."""
        index = bisect_right(self._starts, offset) - 1
        return self._wrapped[self._starts[index]] if index >= 0 else ()


def _wrappings(text: str, marks: Sequence[Mark], draft: Draft) -> list[_Range]:
    """What a line is wrapped in, the outer before the inner; links to nowhere are left out."""
    found: list[_Range] = []
    for number, mark in enumerate(sorted(marks, key=lambda one: one.tag.start)):
        target = ""
        if mark.tag.name == "a":
            held = attributes(text, mark.tag).get("href")
            target = readable(held.value).strip() if held else ""
            if not target or _NO_TARGET.match(target):
                continue
        kind = LINK if target else EMPHASIS
        found.append((*draft.place(Span(mark.start, mark.end)), Wrapping(kind, number, target)))
    return sorted(found, key=lambda one: (one[0], -one[1]))


def _block(block: Block, lines: _Lines) -> Block:
    match block:
        case Paragraph():
            return _paragraph(block, lines)
        case List():
            items = [_paragraph(one, lines) if isinstance(one, Paragraph) else one for one in block.items]
            return evolve(block, items=tuple(items))
        case Quote():
            return evolve(block, blocks=tuple(_block(one, lines) for one in block.blocks))
        case _:
            return block


def _paragraph(paragraph: Paragraph, lines: _Lines) -> Paragraph:
    [words] = paragraph.inlines
    ranges = lines.at(words.span.start) if isinstance(words, Text) else ()
    if not ranges or not isinstance(words, Text):
        return paragraph
    return evolve(paragraph, inlines=nested(tuple(_leaves(lines.text, words.span, ranges))))


def _leaves(text: str, span: Span, ranges: Sequence[_Range]) -> Iterator[Leaf]:
    """The words of ``text[span]``, cut where what they are wrapped in begins or ends.

    A blank on either side of a cut is said once, before it.
    """
    bounds = (bound for start, end, _ in ranges for bound in (start, end))
    cuts = sorted({span.start, span.end, *(bound for bound in bounds if span.start < bound < span.end)})
    waiting = iter(ranges)
    following = next(waiting, None)
    active: list[_Range] = []
    for first, end in pairwise(cuts):
        active = [one for one in active if one[1] > first]
        while following is not None and following[0] <= first:
            if following[1] > first:
                active.append(following)
            following = next(waiting, None)
        start = first
        while first > span.start and start < end and is_blank(text[start - 1]) and is_blank(text[start]):
            start += 1
        if start < end:
            wrappings = () if is_blank(text[start:end]) else tuple(one[2] for one in active)
            yield wrappings, Text(readable(text[start:end]), Span(start, end))

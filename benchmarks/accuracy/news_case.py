"""One article as it was read, beside what is known about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from attrs import define

from benchmarks.accuracy.judgement import Judgement
from benchmarks.accuracy.news_corpus import Article, Known
from converter import Block, Document, List, Metadata, Paragraph, Preformatted, Quote, Role, leaves, trim
from converter_news.article import Article as ArticleFields


class Stretch(NamedTuple):
    """A block of the body, by its place and what the record calls it; a paragraph has no name."""

    start: int
    end: int
    name: str


class Line(NamedTuple):
    """A line that has a label, by its place; the label is put right where the answer is wrong."""

    number: int
    start: int
    end: int
    label: str
    fault: bool


@define(slots=False, kw_only=True)
class Case:
    """One document, its record, and what is known about it."""

    article: Article
    document: Document

    @property
    def known(self) -> Known:
        return self.article.known

    @property
    def metadata(self) -> Metadata:
        return self.document.metadata

    @property
    def text(self) -> str:
        return self.document.source.text

    @cached_property
    def fields(self) -> ArticleFields:
        """What articles alone have."""
        return next((one for one in self.metadata.extensions if isinstance(one, ArticleFields)), ArticleFields())

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The blocks of the body, in order."""
        return list(_stretches(self.document.body))

    @cached_property
    def paragraphs(self) -> list[tuple[str, int]]:
        """The words of each paragraph of the body, as it is printed and whatever its role, and of each line of a table."""
        places = [place for block in _printed(self.document.body) for place in self._lines(block)]
        return [(plain(self.text[start:end]), start) for start, end in places]

    def _lines(self, block: Paragraph | Preformatted) -> list[tuple[int, int]]:
        if isinstance(block, Paragraph):
            return [_span(block)]
        return [
            (max(line.start, block.span.start), min(line.end, block.span.end))
            for line in self.document.source.lines
            if line.start < block.span.end and block.span.start < line.end
        ]

    @cached_property
    def lines(self) -> list[Line]:
        """Those that have labels."""
        found = []
        for number, label in self.known.labels.items():
            span = self.document.source.lines[number - 1]
            start, end = trim(self.text, span.start, span.end)
            fault = self.known.faults.get(("line", number))
            if start < end:
                found.append(
                    Line(number, start, end, (fault.printed or "") if fault else label, fault is not None)
                )
        return found

    def stretch(self, line: Line) -> Stretch | None:
        """The first block of the body that has some of *line*."""
        at = bisect_right(self.stretches, (line.start, len(self.text), "")) - 1
        if at >= 0 and self.stretches[at].end > line.start:
            return self.stretches[at]
        following = self.stretches[at + 1] if at + 1 < len(self.stretches) else None
        return following if following and following.start < line.end else None

    def segment(self, line: Line) -> str:
        """The name of the segment that has the beginning of *line*, and its role."""
        found = next(one for one in self.document.segments if one.span.start <= line.start < one.span.end)
        return f"{found.role.value}: {found.name}"

    def judge(
        self, field: str, expected: str, got: str | None, agree: Callable[[str, str], bool], at: int = 0
    ) -> Iterator[Judgement]:
        """The judgement on *got*, after what is expected was put right where the answer is wrong."""
        fault = self.known.faults.get((field, 0))
        if fault is not None:
            expected = fault.printed or ""
        if expected:
            right = got is not None and agree(expected, got)
            yield Judgement(expected=expected, got=got, right=right, at=at, fault=fault is not None)
        elif got:
            yield Judgement(expected="", got=got, right=False, at=at, fault=fault is not None)


def plain(words: str | None) -> str:
    """*words* with blanks collapsed."""
    return " ".join((words or "").split())


def _printed(blocks: Iterable[Block]) -> Iterator[Paragraph | Preformatted]:
    for block in blocks:
        if isinstance(block, Paragraph | Preformatted):
            yield block
        elif isinstance(block, List):
            yield from _printed(block.items)
        elif isinstance(block, Quote):
            yield from _printed(block.blocks)


def _stretches(blocks: Iterable[Block], around: str = "") -> Iterator[Stretch]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Stretch(*_span(block), block.role.value if block.role else around)
        elif isinstance(block, List):
            yield from _stretches(block.items, "item")
        elif isinstance(block, Quote):
            yield from _stretches(block.blocks, "quote")


def _span(block: Paragraph) -> tuple[int, int]:
    spans = [leaf.span for leaf in leaves((block,)) if leaf.span is not None]
    return min(span.start for span in spans), max(span.end for span in spans)


def is_body(segment: str) -> bool:
    """Whether a segment that `Case.segment` has named is the body's."""
    return segment.startswith(Role.BODY.value)

"""One cable as it was read, beside what is known about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from attrs import define

from benchmarks.accuracy import printed
from benchmarks.accuracy.corpus import PAGES, Item, Known
from benchmarks.accuracy.judgement import Judgement
from converter import Document, Metadata, Span


@define(slots=False, kw_only=True)
class Case:
    """One document, its record, and what is known about it."""

    item: Item
    document: Document

    @property
    def known(self) -> Known:
        return self.item.known

    @property
    def metadata(self) -> Metadata:
        return self.document.metadata

    @cached_property
    def text(self) -> str:
        """What a person sees: the text, or that of the page."""
        if self.item.form == PAGES:
            return printed.page_text(self.item.path.read_bytes())
        return self.document.source.text

    @cached_property
    def header_end(self) -> int:
        """Where the header ends in what a person sees."""
        return printed.header_end(self.text)

    def place(self, span: Span | None) -> int:
        """Where to look for *span* in what a person sees; at the head where that is another text."""
        return self.header_end if span is None or self.item.form == PAGES else span.start

    def judge(
        self, field: str, expected: str, got: str | None, agree: Callable[[str, str], bool], at: int = 0
    ) -> Iterator[Judgement]:
        """The judgement on *got*, after what is expected was put right where the catalogue is wrong."""
        fault, right = field in self.known.printed, self.known.printed.get(field)
        if not fault:
            yield Judgement(expected=expected, got=got, right=got is not None and agree(expected, got), at=at)
        elif right is not None:
            agrees = got is not None and agree(right, got)
            yield Judgement(expected=right, got=got, right=agrees, at=at, fault=True)
        elif got is not None:
            yield Judgement(expected="", got=got, right=False, at=at, fault=True)


def letters(words: str) -> str:
    """The letters and digits of *words*, in capitals: what is compared where blanks and points may differ."""
    return re.sub(r"[\W_]+", "", words).upper()


def set_of_words(codes: Iterable[str]) -> str:
    """The different words of *codes* in the order of the alphabet: a catalogue repeats tags and splits names."""
    return " ".join(sorted({word for code in codes for word in re.findall(r"[A-Z0-9]+", code.upper())}))

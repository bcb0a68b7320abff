"""What the tests of the reader of articles share: a text to its record, and what became of each line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from converter import Document, Source, violations
from converter_news import ArticleOptions, read


@pytest.fixture(scope="session")
def source_of() -> Callable[[str], Source]:
    """A source for a text, as if it had been decoded from UTF-8."""
    return lambda text: Source("drawn.txt", text, "utf-8", hashlib.sha256(text.encode()).hexdigest())


@pytest.fixture(scope="session")
def article(source_of: Callable[[str], Source]) -> Callable[..., Document]:
    """The record of a text, proved sound."""

    def make(text: str, options: ArticleOptions | None = None) -> Document:
        document = read(source_of(text), options or ArticleOptions())
        assert violations(document) == ()
        return document

    return make


@pytest.fixture(scope="session")
def segment_of() -> Callable[[Document, str], str]:
    """The name of the segment in which *words* first stand."""

    def name(document: Document, words: str) -> str:
        at = document.source.text.index(words)
        return next(one.name for one in document.segments if one.span.start <= at < one.span.end)

    return name

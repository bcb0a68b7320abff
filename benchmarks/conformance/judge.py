"""A validator by its name, and what it has against an output; the documents that outputs are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen


@frozen
class Judge:
    """One validator."""

    name: str
    fault: Callable[[bytes], str]
    """What is wrong with an output, in a sentence; empty if nothing is."""


@frozen
class Collection:
    """Documents of one form."""

    name: str
    pattern: str
    """Where they lie in the folder of real documents."""
    reader: str
    """The reader of this form."""

    def paths(self, shared: Path) -> Iterator[Path]:
        """Its documents, in order."""
        return (path for path in sorted(shared.glob(self.pattern)) if path.is_file())


COLLECTIONS = (
    Collection("the five", "seeds/*.txt", "news-article"),
    Collection("cables, raw", "corpus/cables/raw/*", "cable"),
    Collection("cables, wiki", "corpus/cables/wiki-wrapped/*", "wiki-cable"),
    Collection("cables, pages", "corpus/cables/html/*.html", "cable-html"),
    Collection("cables, archive", "corpus/cables/nara/*.txt", "cable-nara"),
    Collection("articles, text", "corpus/news/*/*.txt", "news-article"),
    Collection("articles, pages", "corpus/html/*/*.html", "news-html"),
)

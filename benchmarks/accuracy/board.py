"""A scoreboard: which documents it looks at, and what is judged in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks.accuracy.judgement import Reading


@frozen(kw_only=True)
class Work:
    """Documents that are examined one by one, in any process; each has a ``name``."""

    examine: Callable[[Any], Reading]
    items: Sequence[Any]


@frozen(kw_only=True)
class Board:
    """One scoreboard of the command."""

    name: str
    """Of the command's first argument, the floor's file and the part of the page."""
    folder: str
    """Of the corpus; without it there is nothing to look at."""
    forms: Mapping[str, str]
    """Each form of document, and the reader that is for it; none where detection alone is asked."""
    fields: Sequence[str]
    work: Callable[[Path, Collection[str]], Iterable[Work]]
    """The documents of some forms, in a folder of the corpus."""
    totals: bool = False
    """Whether the forms are added up too."""
    beside: Callable[[Path, Callable[[Work], Sequence[Any]], int | None], str] | None = None
    """A table of what other programs make of the chosen documents in a folder of the corpus, in so many processes."""

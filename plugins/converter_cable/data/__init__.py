"""The tables of the cable readers: posts, TAGS and ranks. README.md beside them says where each comes from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pkgutil import get_data
from typing import NamedTuple


class Post(NamedTuple):
    """A post that numbers telegrams."""

    key: str
    """Its name in message reference numbers: ``SANJOSE``."""
    kind: str
    """``embassy``, ``consulate``, ``mission``, ``department`` ..."""
    name: str
    country: str
    """Where it stands, by ISO 3166-1."""
    routing: str
    """Its routing indicator, where one is known."""


class Tag(NamedTuple):
    """A tag of the handbook."""

    code: str
    kind: str
    label: str


@cache
def posts() -> dict[str, Post]:
    """The posts by their names in message reference numbers."""
    return {row[0]: Post(*row) for row in _rows("posts.tsv")}


@cache
def tags() -> dict[str, Tag]:
    """The tags by their codes."""
    return {row[0]: Tag(*row) for row in _rows("tags.tsv")}


@cache
def ranks() -> dict[str, str]:
    """The words of ranks in small letters, without points and apostrophes, and what each is."""
    return {row[0]: row[1] for row in _rows("ranks.tsv")}


def _rows(name: str) -> Iterator[list[str]]:
    data = get_data(__name__, name)  # `importlib.resources` takes fifty times as long to load as this to read
    assert data is not None
    return (line.split("\t") for line in data.decode().splitlines()[1:])

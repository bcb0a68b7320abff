"""Words that are set apart, or lead somewhere: leaves to the inlines of the model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from converter import Emphasis, Inline, LineBreak, Link, Text

EMPHASIS = "emphasis"
LINK = "link"
EMPHASISED = frozenset(("em", "i", "b", "strong", "u", "cite"))
"""Elements of HTML that set words apart."""


class Wrapping(NamedTuple):
    """What words are set apart by, or where they lead."""

    kind: str
    number: int
    """Tells two that follow each other apart."""
    target: str = ""


Leaf: TypeAlias = tuple[tuple[Wrapping, ...], Text | LineBreak]
"""A leaf, and what it is wrapped in, the outer first."""


def nested(leaves: Sequence[Leaf], depth: int = 0) -> tuple[Inline, ...]:
    """Leaves within what they are wrapped in: neighbours in the same are its children together."""
    found: list[Inline] = []
    for wrapping, group in groupby(leaves, lambda leaf: leaf[0][depth] if len(leaf[0]) > depth else None):
        run = list(group)
        if wrapping is None:
            found.extend(leaf for _, leaf in run)
        elif wrapping.kind == LINK:
            found.append(Link(nested(run, depth + 1), wrapping.target))
        else:
            found.append(Emphasis(nested(run, depth + 1)))
    return tuple(found)

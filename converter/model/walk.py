"""Ways through a record, for writers and for checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from attrs import frozen

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
from converter.model.metadata import Metadata
from converter.model.span import Cited, Span

Leaf: TypeAlias = Text | LineBreak | PageBreak | Preformatted | Cited[str]
"""What holds characters of the source: text, a break, or a printed label or portion mark."""


def leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Every leaf of *blocks*, in the order of reading; labels and markings are `Cited`."""
    return iter(_leaves(blocks))


def inline_leaves(inlines: Iterable[Inline]) -> Iterator[Text | LineBreak | PageBreak]:
    """Every leaf of *inlines*, in order."""
    return iter(_inline_leaves(inlines))


def _leaves(blocks: Iterable[Block]) -> list[Leaf]:
    """As a list, since iterators within iterators take twice as long."""
    found: list[Leaf] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                if block.label is not None:
                    found.append(block.label)
                if block.marking is not None:
                    found.append(block.marking)
                found += _inline_leaves(block.inlines)
            case List():
                found += _leaves(block.items)
            case Quote():
                found += _leaves(block.blocks)
            case Preformatted():
                found.append(block)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        found += _inline_leaves(cell.inlines)
    return found


def _inline_leaves(inlines: Iterable[Inline]) -> list[Text | LineBreak | PageBreak]:
    found: list[Text | LineBreak | PageBreak] = []
    for inline in inlines:
        if isinstance(inline, Text):  # as nearly all are
            found.append(inline)
        elif isinstance(inline, Emphasis | Redaction | Link):
            found += _inline_leaves(inline.children)
        else:
            found.append(inline)
    return found


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words of *inlines*, as they read; a line break is a line end, a page break is nothing."""
    parts = [
        leaf.text if isinstance(leaf, Text) else "\n" if isinstance(leaf, LineBreak) else ""
        for leaf in inline_leaves(inlines)
    ]
    return "".join(parts).strip()


@frozen
class Section:
    """A heading, or None before the first, and what it governs."""

    heading: Heading | None
    blocks: tuple[Block | Section, ...]


def sections(blocks: Iterable[Block]) -> tuple[Block | Section, ...]:
    """*blocks* nested under their headings, by level; blocks before the first heading stay as they are."""
    top: list[Block | Section] = []
    open_: list[tuple[Heading, list[Block | Section]]] = []

    def close(level: int) -> None:
        while open_ and open_[-1][0].level >= level:
            heading, content = open_.pop()
            (open_[-1][1] if open_ else top).append(Section(heading, tuple(content)))

    for block in blocks:
        if isinstance(block, Heading):
            close(block.level)
            open_.append((block, []))
        else:
            (open_[-1][1] if open_ else top).append(block)
    close(0)
    return tuple(top)


class Citation(NamedTuple):
    """A value of the metadata that stands in the source."""

    span: Span
    term: str
    """The path of its field: ``agents.code``, ``events.text``, ``transmission.line``."""
    value: Any
    owner: Any
    """The value of the model that holds it, such as the agent; None for the metadata themselves."""


def citations(metadata: Metadata) -> tuple[Citation, ...]:
    """Every cited value that has a place, in the order of the source; the longer one first at one place."""
    found = [
        (span.start, -span.end, at, Citation(span, term, value.value, owner))
        for at, (term, value, owner) in enumerate(metadata.values)
        if value.__class__ is Cited and (span := value.span) is not None
    ]
    found.sort()  # by place, then by the order of the fields
    return tuple([citation for *_, citation in found])

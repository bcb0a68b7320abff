"""A record as people are shown it: its values in rows, each with where it is said, and its body block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from attrs import fields, has

from converter.model import body
from converter.model.extension import Extension, paired
from converter.model.metadata import Metadata
from converter.model.span import Cited, Span
from converter.model.walk import inline_leaves, leaves

_KINDS = ("scheme", "kind", "role")
"""Fields of the parts of the metadata that say what sort of thing the part is."""


class Said(NamedTuple):
    """A value of the metadata, or the parts of one that belong together."""

    field: str
    kind: str
    """What sort of thing it is, such as the role of an agent; may be empty."""
    value: str
    """How it reads."""
    cited: tuple[Cited[Any], ...]
    """What it says with a place, or says to have inferred."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it is said, in the order of the source."""
        return tuple(sorted(one.span for one in self.cited if one.span is not None))


class Passage(NamedTuple):
    """A block of the body, or a row of a table in it."""

    depth: int
    """How many lists and quotations it stands in."""
    lead: str
    """What stands before it: its number, its marking, its role, or what sort of block it is."""
    words: str
    is_heading: bool = False
    span: Span | None = None
    """From the first of its characters in the source to the last."""


def values(metadata: Metadata) -> Iterator[Said]:
    """Every value of *metadata*, in the order of its fields."""
    for attribute in fields(Metadata):
        value = getattr(metadata, attribute.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Extension):
                for statement in paired(one.statements()):
                    cited = Cited(statement.value, statement.span)
                    yield Said(one.prefix, statement.term, statement.value, (cited,))
            elif one is not None:
                kind = next((getattr(one, name) for name in _KINDS if hasattr(one, name)), None)
                yield Said(attribute.name, kind or "", " · ".join(_words(one)), tuple(_cited(one)))


def _words(value: Any) -> Iterator[str]:
    """The parts of a value in the order of its fields, without what sort of thing it is."""
    if isinstance(value, Cited):
        yield from _words(value.value)
    elif isinstance(value, tuple):
        if value:
            yield ", ".join(word for one in value for word in _words(one))
    elif isinstance(value, date):
        yield value.isoformat()
    elif has(type(value)):
        for attribute in fields(type(value)):
            if attribute.name not in _KINDS:
                yield from _words(getattr(value, attribute.name))
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def _cited(value: Any) -> Iterator[Cited[Any]]:
    if isinstance(value, Cited):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _cited(one)
    elif has(type(value)):
        for attribute in fields(type(value)):
            yield from _cited(getattr(value, attribute.name))


def passages(blocks: Iterable[body.Block], depth: int = 0) -> Iterator[Passage]:
    """The blocks of a body in the order of reading, those within others by themselves."""
    for block in blocks:
        match block:
            case body.Heading():
                sign = f"{'#' * block.level} "
                yield Passage(depth, sign, _inlines(block.inlines), is_heading=True, span=_hull((block,)))
            case body.Paragraph():
                yield Passage(depth, _lead(block), _inlines(block.inlines), span=_hull((block,)))
            case body.List():
                yield from passages(block.items, depth + 1)
            case body.Quote():
                yield from passages(block.blocks, depth + 1)
            case body.Preformatted():
                yield Passage(depth, "pre ", block.text, span=block.span)
            case body.Table():
                for row in block.rows:
                    words = " | ".join(_inlines(cell.inlines) for cell in row.cells)
                    inner = body.Table(rows=(row,))
                    yield Passage(depth, "row ", words, span=_hull((inner,)))


def _hull(blocks: tuple[body.Block, ...]) -> Span | None:
    spans = [leaf.span for leaf in leaves(blocks) if leaf.span is not None]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def _lead(paragraph: body.Paragraph) -> str:
    label = f"{paragraph.label.value} " if paragraph.label else ""
    marking = f"({paragraph.marking.value}) " if paragraph.marking else ""
    role = f"[{paragraph.role.value}] " if paragraph.role else ""
    return f"{label}{marking}{role}" or "¶ "


def _inlines(inlines: tuple[body.Inline, ...]) -> str:
    parts = []
    for leaf in inline_leaves(inlines):
        match leaf:
            case body.Text():
                parts.append(leaf.text)
            case body.LineBreak():
                parts.append(" / ")
            case body.PageBreak():
                parts.append(f" ⟨{leaf.label}⟩ ")
    return "".join(parts).replace("  ⟨", " ⟨").strip()

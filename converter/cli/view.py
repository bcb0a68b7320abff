"""What `converter inspect` shows a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click
from attrs import fields, has
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from converter.cli.listing import Listing, legend
from converter.cli.messages import columns, shown
from converter.model import body
from converter.model.document import Document
from converter.model.extension import Extension, paired
from converter.model.metadata import Metadata
from converter.model.source import Source
from converter.model.span import Cited
from converter.model.walk import inline_leaves

_KINDS = ("scheme", "kind", "role")
"""Fields of the parts of the metadata that say what sort of thing the part is."""
_TITLES = ("Place", "Field", "Kind", "Value")
_INDENT = 4
_LONGEST = 5_000
"""Characters of a value or a paragraph that are shown; the text itself is shown below."""


def show(document: Document) -> None:
    """Print *document*: what it is, its fields, its body, and its text with the segments and notices."""
    console = Console(highlight=False, markup=False, emoji=False)
    source = document.source
    console.print(Text(shown(source.name), "bold"))
    console.print(
        f"{document.format}, {document.metadata.genre}; {len(source.text)} characters in {len(source.lines)} lines, "
        f"{source.encoding}; sha256 {source.sha256}",
        soft_wrap=True,
    )
    console.print(_fields(document, fold=console.is_terminal), soft_wrap=not console.is_terminal)
    _heading(console, "Body")
    rows = _blocks(document.body)
    if console.is_terminal:
        console.print(Group(*(Padding(row, (0, 0, 0, _INDENT * depth)) for depth, row in rows)))
    else:
        click.echo("".join(f"{' ' * _INDENT * depth}{row.plain.rstrip()}\n" for depth, row in rows), nl=False)
    _heading(console, "Text")
    console.print(legend())
    console.print(Listing(document), soft_wrap=True, end="")
    if loose := [notice for notice in document.notices if notice.span is None]:
        _heading(console, "Notices")
        for notice in loose:
            console.print(shown(f"{notice.message} [{notice.code}]"), style="yellow", soft_wrap=True)


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words, "bold underline"))


def _fields(document: Document, *, fold: bool) -> Table | str:
    """A table that fits the terminal, or lines with aligned columns."""
    rows = [
        (_place(cited, document.source), name, kind, shown(_cropped(value)))
        for name, kind, value, cited in _said(document.metadata)
    ]
    if not fold:
        return columns([_TITLES, *rows])
    table = Table(box=None, pad_edge=False, header_style="bold underline")
    for title in _TITLES:
        table.add_column(title, overflow="fold")  # on a narrow terminal, nothing is cut
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _cropped(words: str) -> str:
    more = len(words) - _LONGEST
    return words if more <= 0 else f"{words[:_LONGEST]} … {more} more characters"


def _place(values: tuple[Cited[Any], ...], source: Source) -> str:
    """Line and column of the first place that is cited."""
    if not values:
        return ""
    spans = [value.span for value in values if value.span is not None]
    return ":".join(map(str, source.position(min(spans).start))) if spans else "inferred"


def _said(metadata: Metadata) -> Iterator[tuple[str, str, str, tuple[Cited[Any], ...]]]:
    """Every value: its field, what kind it is of, how it reads, and where it is said."""
    for attribute in fields(Metadata):
        value = getattr(metadata, attribute.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Extension):
                for statement in paired(one.statements()):
                    yield one.prefix, statement.term, statement.value, (Cited(statement.value, statement.span),)
            elif one is not None:
                kind = next((getattr(one, name) for name in _KINDS if hasattr(one, name)), None)
                yield attribute.name, kind or "", " · ".join(_words(one)), tuple(_cited(one))


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
    """What *value* says with a place, or says to have inferred."""
    if isinstance(value, Cited):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _cited(one)
    elif has(type(value)):
        for attribute in fields(type(value)):
            yield from _cited(getattr(value, attribute.name))


def _blocks(blocks: tuple[body.Block, ...], depth: int = 0) -> Iterator[tuple[int, Text]]:
    """One row a block, with how deep it is nested."""
    for block in blocks:
        match block:
            case body.Heading():
                yield depth, _row(_inlines(block.inlines), f"{'#' * block.level} ", "bold")
            case body.Paragraph():
                yield depth, _row(_inlines(block.inlines), _lead(block))
            case body.List():
                yield from _blocks(block.items, depth + 1)
            case body.Quote():
                yield from _blocks(block.blocks, depth + 1)
            case body.Preformatted():
                yield depth, _row(block.text, "pre ")
            case body.Table():
                for row in block.rows:
                    yield depth, _row(" | ".join(_inlines(cell.inlines) for cell in row.cells), "row ")


def _lead(paragraph: body.Paragraph) -> str:
    """What stands before a paragraph: its number, its marking, its role."""
    label = f"{paragraph.label.value} " if paragraph.label else ""
    marking = f"({paragraph.marking.value}) " if paragraph.marking else ""
    role = f"[{paragraph.role.value}] " if paragraph.role else ""
    return f"{label}{marking}{role}" or "¶ "


def _row(words: str, lead: str, style: str = "") -> Text:
    return Text.assemble((shown(lead), "green"), (shown(_cropped(words)), style))


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

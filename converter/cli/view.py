"""What `converter inspect` shows a person."""

from __future__ import annotations

import click
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from converter.cli.listing import Listing, legend
from converter.cli.messages import columns, shown
from converter.model.document import Document
from converter.model.outline import Passage, Said, passages, values
from converter.model.source import Source

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
    rows = [(_INDENT * passage.depth, _row(passage)) for passage in passages(document.body)]
    if console.is_terminal:
        console.print(Group(*(Padding(row, (0, 0, 0, indent)) for indent, row in rows)))
    else:
        click.echo("".join(f"{' ' * indent}{row.plain.rstrip()}\n" for indent, row in rows), nl=False)
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
        (_place(one, document.source), one.field, one.kind, shown(_cropped(one.value)))
        for one in values(document.metadata)
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


def _place(said: Said, source: Source) -> str:
    """Line and column of the first place that is cited."""
    if not said.cited:
        return ""
    return ":".join(map(str, source.position(said.spans[0].start))) if said.spans else "inferred"


def _row(passage: Passage) -> Text:
    style = "bold" if passage.is_heading else ""
    return Text.assemble((shown(passage.lead), "green"), (shown(_cropped(passage.words)), style))

"""What the command line says of itself, walked command by command: for the manual page and for the site."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from converter.cli import group

ROOT = Path(__file__).resolve().parent.parent
NAME = "converter"
_ROW = re.compile(r"^\| (?!-)(.+?) \| (.+) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One command, as its ``--help`` explains it."""

    name: str
    """With all that stands before it: ``converter plugins new``."""
    usage: str
    """What follows the name: ``[OPTIONS] INPUT...``."""
    summary: str
    paragraphs: tuple[str, ...]
    """Behind the summary; one that begins with a line end stays as it is, line by line."""
    options: tuple[tuple[str, str], ...]
    """Each as it is written, and what it does."""

    @property
    def page(self) -> str:
        """The command whose page of docs/cli has it: ``plugins`` for ``converter plugins new``."""
        return (*self.name.split(), "README")[1]


def entries() -> tuple[Entry, ...]:
    """The program and its commands, in the order of its help."""
    return tuple(_walk(group, NAME, None))


def rows(heading: str) -> list[tuple[str, str]]:
    """The two columns of the table under a heading of docs/cli/README.md, without its head."""
    text = (ROOT / "docs" / "cli" / "README.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    found = [(row[1], row[2]) for row in _ROW.finditer(section)]
    if len(found) < 2:  # noqa: PLR2004 - the head and something under it
        raise LookupError(f"docs/cli/README.md has no table under '{heading}'")
    return found[1:]


def _walk(command: click.Command, name: str, parent: click.Context | None) -> Iterator[Entry]:
    context = click.Context(command, info_name=name, parent=parent, **command.context_settings)
    yield _entry(command, context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None, f"{name} lists {below} and does not have it"
            yield from _walk(found, below, context)


def _entry(command: click.Command, context: click.Context) -> Entry:
    help_text = inspect.cleandoc(command.help or "").partition("\f")[0]
    summary, *others = re.split(r"\n{2,}", "\n\n".join(filter(None, (help_text, command.epilog))))
    ours = command.params if context.parent else command.get_params(context)  # --help is said once
    records = (one.get_help_record(context) for one in ours if isinstance(one, click.Option))
    return Entry(
        name=context.command_path,
        usage=" ".join(command.collect_usage_pieces(context)),
        summary=_flowing(summary),
        paragraphs=tuple(_paragraph(one) for one in others),
        options=tuple((declared, _flowing(said)) for declared, said in filter(None, records)),
    )


def _paragraph(text: str) -> str:
    verbatim = text.removeprefix("\b")
    return verbatim if verbatim != text else _flowing(text)


def _flowing(text: str) -> str:
    return " ".join(text.split())

"""`converter formats`: what can be read and written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from converter.answers import formats_tree
from converter.cli import parameters
from converter.cli.messages import columns, say_json, screen_width
from converter.cli.session import Session, origin
from converter.errors import ExitStatus, OptionError
from converter.formats import Reader, Writer, describe_options
from converter.isolation import lacking
from converter.registry import Registry


@click.command("formats")
@click.argument("name", required=False, shell_complete=parameters.format_names)
@parameters.as_json
@click.pass_obj
def command(session: Session, name: str | None, *, as_json: bool) -> int:
    """List the formats that can be read and written.

    With NAME, show one format and the options that -s sets. With --json, give all of that as one object.
    """
    registry = session.registry()
    readers = [reader for reader in registry.readers if name in (None, reader.name)]
    writers = [writer for writer in registry.writers if name in (None, writer.name)]
    if name is not None and not (readers or writers):
        names = {*(reader.name for reader in registry.readers), *(writer.name for writer in registry.writers)}
        raise OptionError.unknown("format", name, names)
    if as_json:
        say_json(formats_tree(registry, readers, writers))
    elif name is None:
        _list("Readers", [(one.name, f"{one.summary}{_lacking(one)}") for one in readers])
        _list("Writers", [(one.name, one.suffix, one.summary) for one in writers])
    else:
        for reader in readers:
            _show(reader, registry)
        for writer in writers:
            _show(writer, registry)
    return ExitStatus.DONE


def _lacking(reader: Reader[Any]) -> str:
    """What must be done before a reader can be used, if anything must."""
    command = lacking(reader)
    return f"; to use it: {command}" if command else ""


def _list(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    click.echo(f"{title}:")
    if rows:
        click.echo(columns(rows, "  ", screen_width()))


def _show(one: Reader[Any] | Writer[Any], registry: Registry) -> None:
    provider = registry.provider(one.name)
    rows = [("provided by", origin(provider) if provider else "")]
    if isinstance(one, Reader) and (command := lacking(one)):
        rows.append(("install", command))
    if isinstance(one, Writer):
        rows += [("suffix", one.suffix), ("media type", one.media_type)]
    width = screen_width()
    click.echo(columns([(f"{one.name}: {one.summary}",)], "", width))
    click.echo(columns(rows, "  ", width))
    options = describe_options(one.options)
    click.echo("  options" if options else "  no options")
    for key, takes, default, text in options:
        click.echo(columns([(f"-s {one.name}.{key}={default}   {takes}",)], "    ", width))
        click.echo(columns([(text,)], "        ", width))

"""`converter settings`: what holds, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import click

from converter.cli import COMMANDS, parameters
from converter.cli.messages import columns, path_fields, say_json, screen_width
from converter.cli.session import Session
from converter.cli.settings_file import Settings, settable
from converter.cli.targets import USUAL
from converter.errors import ExitStatus
from converter.formats import Reader, Writer, describe_options
from converter.targets import wanted


class _Row(NamedTuple):
    """One setting."""

    name: str
    value: Any
    origin: str


@click.command("settings")
@parameters.as_json
@click.pass_obj
def command(session: Session, *, as_json: bool) -> int:
    """Show what holds, and where it comes from.

    A settings file is `converter.toml`, or `pyproject.toml` with a table [tool.converter], in this folder or the
    nearest above it that has one; --settings names another. What is said on the command line goes before what it
    says. With --json, give one object.
    """
    rows = [*_plugins(session), *_formats(session), *_commands(session.settings)]
    if as_json:
        path = session.settings.path
        named: dict[str, Any] = {"file": None} if path is None else path_fields("file", path)
        say_json({**named, "settings": [row._asdict() for row in rows]})
    else:
        shown = [(row.name, json.dumps(row.value, ensure_ascii=False), row.origin) for row in rows]
        click.echo(columns(shown, width=screen_width()))
    return ExitStatus.DONE


def _plugins(session: Session) -> Iterator[_Row]:
    values = {"only": session.only, "block": session.block, "strict": session.strict, "order": session.order}
    for key, value in values.items():
        origin = "default" if not value else _origin(session.settings)
        if value and session.settings.plugins.get(key) != value:
            origin = "command line"
        yield _Row(f"plugins.{key}", list(value) if isinstance(value, tuple) else value, origin)


def _formats(session: Session) -> Iterator[_Row]:
    registry = session.registry()
    wanted(registry, settings=parameters.of_file(session.settings))  # refuses what no format takes
    said = session.settings.formats
    several: tuple[Reader[Any] | Writer[Any], ...] = (*registry.readers, *registry.writers)
    for one in several:
        for key, _, default, _ in describe_options(one.options):
            given = said.get(one.name, {}).get(key)
            origin = "default" if given is None else _origin(session.settings)
            yield _Row(f"formats.{one.name}.{key}", default if given is None else given, origin)


def _commands(settings: Settings) -> Iterator[_Row]:
    for name in COMMANDS:
        said = settings.commands.get(name, {})
        for key, option in settable(name).items():
            given = said.get(str(option.name))
            usual: Any = False if option.is_flag else None
            if option.name == "to" and not option.required:
                usual = list(USUAL)
            origin = "default" if given is None else _origin(settings)
            yield _Row(f"commands.{name}.{key}", usual if given is None else given, origin)


def _origin(settings: Settings) -> str:
    return str(settings.path)

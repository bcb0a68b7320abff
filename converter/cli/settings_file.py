"""The settings file: where it is, and what it may say. A run that has none pays for a few looks at folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from converter.errors import OptionError

if TYPE_CHECKING:
    import click

OWN = "converter.toml"
PROJECT = "pyproject.toml"
_TABLE = b"converter"
_PLUGINS = {"only": list, "block": list, "strict": bool, "order": list}
_NOT_SET = ("overwrite", "settings", "help")
"""What is said each time, or has a table of its own."""
_LARGEST = 1_000_000
"""Bytes of a settings file; what is larger is none, such as a device that never ends."""
_KINDS = {bool: "true or false", list: "a list of names", str: "a text", int: "a whole number"}


class Settings(NamedTuple):
    """What a settings file says; nothing, where there is none."""

    path: Path | None = None
    plugins: Mapping[str, Any] = {}
    """``only``, ``block`` and ``order`` are tuples of names, ``strict`` is a truth."""
    formats: Mapping[str, Mapping[str, str]] = {}
    """Options by format, as the command line would give them."""
    commands: Mapping[str, Mapping[str, Any]] = {}
    """Options by command, under the names that click has for them."""


def find(named: str | None = None) -> Path | None:
    """The settings file: the one that is *named*, or the nearest in this folder and those above it, if there is one.

    That is `converter.toml`, or a `pyproject.toml` that has a table ``[tool.converter]``. What may not be looked at is
    passed over.

    Raises:
        OptionError: a `pyproject.toml` that may have the table is damaged.
    """
    if named is not None:
        return Path(named)
    try:
        above = Path.cwd().parents
    except OSError:  # the working folder was removed
        return None
    for folder in (Path(), *above):
        with suppress(OSError):
            if (own := folder / OWN).is_file():
                return own
            if (project := folder / PROJECT).is_file() and _tool_table(project) is not None:
                return project
    return None


def load(path: Path | None) -> Settings:
    """What the file at *path* says.

    Raises:
        OptionError: it cannot be read, or says something that there is not; names what is most like it.
    """
    if path is None:
        return Settings()
    try:
        said = _tool_table(path) if path.name == PROJECT else _parsed(path, _read(path))
    except OSError as error:
        raise OptionError(f"{path}: {error.strerror or error}") from None
    if said is None:
        raise OptionError(f"{path}: there is no table [tool.converter] in it")
    try:
        _expect(said, dict, "tool.converter")
        tables = _tables(said, Settings._fields[1:], "table")
        formats = {name: _format(name, table) for name, table in tables.get("formats", {}).items()}
        commands = {name: _command(name, table, path) for name, table in tables.get("commands", {}).items()}
        return Settings(path, _plugins(tables.get("plugins", {})), formats, commands)
    except OptionError as error:
        raise OptionError(f"{path}: {error}") from None


def settable(name: str) -> dict[str, click.Option]:
    """The options of a command that a file may set, by their long names.

    Raises:
        OptionError: there is no such command.
    """
    import click

    from converter.cli import COMMANDS, group

    command = group.get_command(click.Context(group), name)
    if command is None:
        raise OptionError.unknown("command", name, COMMANDS)
    long = {
        max(one.opts, key=len).removeprefix("--"): one for one in command.params if isinstance(one, click.Option)
    }
    return {key: one for key, one in long.items() if one.name not in _NOT_SET and not one.hidden}


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise OptionError(f"{path}: it is larger than a settings file may be, {_LARGEST // 1000} KB")
    return data


def _parsed(path: Path, data: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise OptionError(f"{path}: it is not UTF-8, at byte {error.start}") from None
    except (ValueError, RecursionError) as error:  # no TOML, or tables within tables without end
        raise OptionError(f"{path}: {error}") from None


def _tool_table(path: Path) -> Any:
    """The table of this program in the file of a project; None if it has none, which a file is not parsed for."""
    data = _read(path)
    if _TABLE not in data:
        return None
    tools = _parsed(path, data).get("tool")
    return tools.get("converter") if isinstance(tools, dict) else None


def _tables(said: Any, there: Iterable[str], kind: str) -> dict[str, Any]:
    """The tables in *said*, each known and each a table."""
    for name, table in said.items():
        if name not in there:
            raise OptionError.unknown(kind, name, there)
        _expect(table, dict, name)
        if name != "plugins":
            for inner, values in table.items():
                _expect(values, dict, f"{name}.{inner}")
    return dict(said)


def _expect(value: Any, kind: type, where: str) -> None:
    if type(value) is not kind:
        raise OptionError(f"{where} must be {_KINDS.get(kind, 'a table')}, not {value!r}")


def _plugins(said: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in said.items():
        if key not in _PLUGINS:
            raise OptionError.unknown("setting of plugins", key, _PLUGINS)
        _expect(value, _PLUGINS[key], f"plugins.{key}")
        if isinstance(value, list):
            for one in value:
                _expect(one, str, f"each name of plugins.{key}")
        found[key] = tuple(value) if isinstance(value, list) else value
    return found


def _format(name: str, said: Mapping[str, Any]) -> dict[str, str]:
    """Options of a format as texts; whether the format has them is seen when it is there."""
    found = {}
    for key, value in said.items():
        if not isinstance(value, str | int):
            raise OptionError(f"formats.{name}.{key} must be a text, a number or a truth, not {value!r}")
        word = ("no", "yes")[value] if isinstance(value, bool) else str(value)
        found[key.replace("-", "_")] = word
    return found


def _command(name: str, said: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Options of a command, each of the type that the command line makes of it."""
    options = settable(name)
    if said and not options:
        raise OptionError(f"commands.{name}: nothing of this command is set here")
    found: dict[str, Any] = {}
    for key, value in said.items():
        if key not in options:
            raise OptionError.unknown(f"setting of {name}", key, options)
        found[str(options[key].name)] = _given(options[key], value, f"commands.{name}.{key}", path)
    return found


def _given(option: click.Option, value: Any, where: str, path: Path) -> Any:
    import click

    if option.is_flag:
        _expect(value, bool, where)
        return value
    if option.multiple:
        values = [value] if isinstance(value, str) else value
        _expect(values, list, where)
        for one in values:
            _expect(one, str, where)
        return values
    _expect(value, int if isinstance(option.type, click.types.IntParamType) else str, where)
    if isinstance(option.type, click.Path) and value != "-" and path.absolute().parent != Path.cwd():
        return os.path.normpath(path.parent / value)  # a file speaks of what lies beside it
    return value

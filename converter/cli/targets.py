"""Which writers are wanted, and which options go to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from converter.cli.parameters import Setting
from converter.errors import OptionError
from converter.formats import build_options
from converter.pipeline import Target
from converter.registry import Registry


class Wanted(NamedTuple):
    """The outputs to make, and the options of readers by reader and option."""

    targets: tuple[Target, ...]
    suffixes: tuple[str, ...]
    reading: Mapping[str, Mapping[str, str]]


def wanted(
    registry: Registry, to: Sequence[str] = (), settings: Iterable[Setting] = (), reader: str | None = None
) -> Wanted:
    """What was asked for on the command line, checked before any input is touched.

    Raises:
        OptionError: a format or an option that is not there, or a value that it does not take.
    """
    reading: defaultdict[str, dict[str, str]] = defaultdict(dict)
    writing: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for setting in settings:
        _give(setting, registry, reading, writing)
    if reader is not None:
        registry.reader(reader)
    writers = [registry.writer(name) for name in to]
    targets = tuple(Target(writer=writer.name, settings=writing[writer.name]) for writer in writers)
    return Wanted(targets, tuple(writer.suffix for writer in writers), reading)


def _give(
    setting: Setting,
    registry: Registry,
    reading: Mapping[str, dict[str, str]],
    writing: Mapping[str, dict[str, str]],
) -> None:
    """Hand *setting* to the reader or the writer of its name, or to both if both know it."""
    owners = [
        *((reader.options, reading) for reader in registry.readers if reader.name == setting.format),
        *((writer.options, writing) for writer in registry.writers if writer.name == setting.format),
    ]
    fault = OptionError(f"there is no format {setting.format!r}; `converter formats` lists those that are there")
    taken = False
    for kind, settings in owners:
        try:
            build_options(kind, {setting.key: setting.value}, setting.format)
        except OptionError as error:
            fault = error
        else:
            settings[setting.format][setting.key] = setting.value
            taken = True
    if not taken:
        raise fault

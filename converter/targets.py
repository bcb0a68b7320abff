"""Which outputs are wanted, and which options of formats go to whom, checked before any input is touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from converter.errors import OptionError
from converter.formats import Writer, build_options
from converter.pipeline import Target
from converter.registry import Registry

_MEANT = {
    "word": "docx",
    "doc": "docx",
    "htm": "html",
    "page": "html",
    "xml": "tei",
    "tei-xml": "tei",
    "json-ld": "jsonld",
    "ld": "jsonld",
    "json": "record",
}
"""Writers by other names that people give them."""


class Setting(NamedTuple):
    """One option of a format: ``tei.source=no``."""

    format: str
    key: str
    value: str
    said_in: str = ""
    """The settings file, if it was not said on the command line."""


class Wanted(NamedTuple):
    """The outputs to make, and the options of readers by reader and option."""

    targets: tuple[Target, ...]
    suffixes: tuple[str, ...]
    reading: Mapping[str, Mapping[str, str]]


def wanted(
    registry: Registry,
    to: Sequence[str] = (),
    settings: Iterable[Setting] = (),
    reader: str | None = None,
    otherwise: str | None = None,
) -> Wanted:
    """What was asked for: each format and option is there, and takes the value.

    Raises:
        OptionError: a format or an option that is not there, a value that it does not take, or one reader for all
            texts and another for those that no reader knows.
    """
    reading: defaultdict[str, dict[str, str]] = defaultdict(dict)
    writing: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for setting in settings:
        _give(setting, registry, reading, writing)
    if reader is not None and otherwise is not None:
        raise OptionError("--from takes every text, so nothing is left to --otherwise; give one of them")
    for name in (reader, otherwise):
        if name is not None:
            registry.reader(name)
    wanted_writers = [_writer(name, registry) for name in to]
    suffixes = tuple(writer.suffix for writer in wanted_writers)
    for writer in wanted_writers:
        if suffixes.count(writer.suffix) > 1:
            raise OptionError(f"{' and '.join(to)} would write over each other: both write *{writer.suffix}")
    targets = tuple(Target(writer=writer.name, settings=writing[writer.name]) for writer in wanted_writers)
    return Wanted(targets, suffixes, reading)


def _writer(name: str, registry: Registry) -> Writer[Any]:
    """The writer of this *name*; the refusal of another name suggests the one that is meant."""
    meant = _MEANT.get(name.lower(), "")
    names = [writer.name for writer in registry.writers]
    if meant in names and name not in names:
        raise OptionError(f"there is no writer {name!r}; did you mean {meant!r}?")
    return registry.writer(name)


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
    names = {reader.name for reader in registry.readers} | {writer.name for writer in registry.writers}
    if setting.said_in and setting.format not in names:
        return  # its plugin is left out of this run; `Session.load` has seen to it that it is not misspelt
    fault = OptionError.unknown("format", setting.format, names)
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
        raise OptionError(f"{setting.said_in}: {fault}") if setting.said_in else fault

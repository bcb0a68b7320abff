"""Which writers are wanted, and which options go to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from converter.cli.parameters import Setting
from converter.cli.session import Session
from converter.errors import OptionError
from converter.formats import Writer, build_options
from converter.pipeline import Target
from converter.registry import Registry

USUAL = ("tei", "docx", "jsonld")
"""The writers that are meant if none is named."""


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
    """What was asked for on the command line, checked before any input is touched.

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


def writers(to: Sequence[str], registry: Registry, session: Session) -> Sequence[str]:
    """The writers that are asked for: those named, or the usual ones, or those of them that `--only` left.

    Raises:
        OptionError: none of the usual ones is left.
    """
    if to or not session.chooses:
        return to or USUAL
    there = [writer.name for writer in registry.writers]
    left = [name for name in USUAL if name in there]
    if not left:
        hint = (
            f"name another writer with --to: {', '.join(there)}" if there else "`converter plugins` lists them all"
        )
        raise OptionError(
            f"--only and --block leave no plugin that offers {', '.join(USUAL[:-1])} or {USUAL[-1]}; {hint}"
        )
    return left


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

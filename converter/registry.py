"""What the plugins offer, taken whole and in order; a clash refuses the later offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from attrs import field, frozen

from converter.errors import PLUGIN_FAULTS, OptionError, described
from converter.formats import Reader, Writer, verify_options
from converter.model.extension import Extension, verify_extension


@frozen
class Plugin:
    """Who offers: the entry point's name and the distribution that it came with."""

    name: str
    distribution: str = ""
    version: str = ""


@frozen
class Offer:
    """All that one plugin offers."""

    plugin: Plugin
    readers: tuple[Reader[Any], ...] = ()
    writers: tuple[Writer[Any], ...] = ()
    extensions: tuple[type[Extension], ...] = ()


@frozen
class Refusal:
    """A plugin that is not used, and why."""

    plugin: Plugin
    reason: str


@frozen
class Registry:
    """The formats that are there, by name."""

    offers: tuple[Offer, ...]
    refusals: tuple[Refusal, ...]
    _readers: Mapping[str, Reader[Any]] = field(repr=False)
    _writers: Mapping[str, Writer[Any]] = field(repr=False)
    order: tuple[str, ...] = ()
    """Readers that take a text before others that are as sure, the earlier first."""

    @classmethod
    def of(cls, offers: Iterable[Offer], refusals: Iterable[Refusal] = ()) -> Registry:
        """Take *offers* in their order; one with a wrong value or a name that is taken is refused whole."""
        taken: list[Offer] = []
        refused = list(refusals)
        owners: dict[tuple[str, str], str] = {}
        for offer in offers:
            try:
                names = _names(offer)
            except TypeError as error:
                refused.append(Refusal(offer.plugin, str(error)))
                continue
            except PLUGIN_FAULTS as error:  # such as an annotation that cannot be resolved
                refused.append(Refusal(offer.plugin, described(error)))
                continue
            clash = next((name for name in names if name in owners), None)
            if clash is None and len(set(names)) == len(names):
                owners.update(dict.fromkeys(names, offer.plugin.name))
                taken.append(offer)
            else:
                kind, name = clash or next(one for one in names if names.count(one) > 1)
                owner = owners.get((kind, name), offer.plugin.name)
                refused.append(Refusal(offer.plugin, f"{kind} {name!r} is already {owner}'s"))
        readers = {reader.name: reader for offer in taken for reader in offer.readers}
        writers = {writer.name: writer for offer in taken for writer in offer.writers}
        return cls(tuple(taken), tuple(refused), readers, writers)

    @property
    def readers(self) -> tuple[Reader[Any], ...]:
        """All readers, in the order of their plugins."""
        return tuple(self._readers.values())

    @property
    def writers(self) -> tuple[Writer[Any], ...]:
        """All writers, in the order of their plugins."""
        return tuple(self._writers.values())

    @property
    def extensions(self) -> tuple[type[Extension], ...]:
        """All metadata types, in the order of their plugins."""
        return tuple(extension for offer in self.offers for extension in offer.extensions)

    def reader(self, name: str) -> Reader[Any]:
        """The reader called *name*; `OptionError` names those that are there."""
        return _find("reader", name, self._readers)

    def writer(self, name: str) -> Writer[Any]:
        """The writer called *name*; `OptionError` names those that are there."""
        return _find("writer", name, self._writers)

    def provider(self, format_name: str) -> Plugin | None:
        """The plugin that a reader or writer came with."""
        for offer in self.offers:
            names = [reader.name for reader in offer.readers] + [writer.name for writer in offer.writers]
            if format_name in names:
                return offer.plugin
        return None


F = TypeVar("F")


def _find(kind: str, name: str, table: Mapping[str, F]) -> F:
    if name in table:
        return table[name]
    if not table:
        raise OptionError(f"there is no {kind} {name!r}, and no other: no plugin that is used offers one")
    raise OptionError.unknown(kind, name, table)


def _names(offer: Offer) -> list[tuple[str, str]]:
    """The names that an offer takes; raises TypeError where a value is not of its kind."""
    for kind, values in ((Reader, offer.readers), (Writer, offer.writers)):
        for value in values:
            if not isinstance(value, kind):
                raise TypeError(f"{value!r} is not a {kind.__name__}")
            verify_options(value.options)
    for extension in offer.extensions:
        verify_extension(extension)
    return [
        *(("reader", reader.name) for reader in offer.readers),
        *(("writer", writer.name) for writer in offer.writers),
        *(("extension", extension.prefix) for extension in offer.extensions),
    ]

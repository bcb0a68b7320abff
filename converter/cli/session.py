"""What was said before the command, or in the settings file: which plugins to use."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from converter.cli.messages import complain
from converter.cli.settings_file import Settings
from converter.errors import ExitStatus, OptionError

if TYPE_CHECKING:
    from converter.registry import Plugin, Refusal, Registry


class PluginsRefusedError(click.ClickException):
    """A plugin was refused and ``--strict-plugins`` was given."""

    exit_code = ExitStatus.PLUGINS


class Session(NamedTuple):
    """The options of the program as a whole."""

    only: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    strict: bool = False
    order: tuple[str, ...] = ()
    """Readers that take a text before others that are as sure."""
    settings: Settings = Settings()
    trace: bool = False
    """Whether each call of a plugin is told on standard error."""

    @classmethod
    def of(
        cls, only: tuple[str, ...], block: tuple[str, ...], settings: Settings, *, strict: bool = False
    ) -> Session:
        """What is said on the command line goes before *settings*; a choice of plugins sets theirs aside whole."""
        said = settings.plugins
        if not (only or block):
            only, block = said.get("only", ()), said.get("block", ())
        return cls(only, block, strict or said.get("strict", False), said.get("order", ()), settings)

    def registry(self) -> Registry:
        """The formats to work with; says on standard error which plugins were refused.

        Raises:
            OptionError: a plugin was named that is not installed.
            PluginsRefusedError: one was refused, and that is to stop the program.
        """
        registry = self.load()
        for refusal in registry.refusals:
            complain(f"converter: {refused(refusal)}")
        if self.strict and registry.refusals:
            raise PluginsRefusedError("nothing was done, as --strict-plugins wants it")
        return registry

    def readers(self) -> Registry:
        """The same, where something is to be read.

        Raises:
            OptionError: a plugin was named that is not installed, or none that is used reads anything.
            PluginsRefusedError: one was refused, and that is to stop the program.
        """
        registry = self.registry()
        if not registry.readers:
            there = "--only and --block leave" if self.chooses else "there is"
            raise OptionError(f"{there} no plugin that offers a reader; `converter plugins` lists them all")
        return registry

    def load(self) -> Registry:
        """The formats to work with, without a word about those that were refused.

        Raises:
            OptionError: a plugin was named that is not installed, or in the settings file a format that is not there.
        """
        from converter.loading import load_registry, plugin_points

        if self.chooses:
            installed = {point.name for point in plugin_points()}
            for key, names in (("only", self.only), ("block", self.block)):
                for name in names:
                    if name not in installed:
                        fault = OptionError.unknown("plugin", name, installed)
                        in_file = names == self.settings.plugins.get(key)
                        raise OptionError(f"{self.settings.path}: {fault}") if in_file else fault
        if self.trace:
            from converter.tracing import traced, traced_loading

            used = [point for point in plugin_points() if self._uses(point.name)]
            traced_loading(sorted(used, key=lambda point: point.name), complain)
        registry = load_registry(self.only or None, self.block, self.order)
        if self.trace:
            registry = traced(registry, complain)
        if not self.chooses:
            self._verify(registry)
        return registry

    def _uses(self, plugin: str) -> bool:
        return plugin not in self.block and (not self.only or plugin in self.only)

    def _verify(self, registry: Registry) -> None:
        """See that the settings file speaks of formats that are there; where plugins were chosen, some may not be."""
        readers = {reader.name for reader in registry.readers}
        formats = readers | {writer.name for writer in registry.writers}
        for kind, names, there in (("reader", self.order, readers), ("format", self.settings.formats, formats)):
            for name in names:
                if name not in there:
                    raise OptionError(f"{self.settings.path}: {OptionError.unknown(kind, name, there)}")

    @property
    def chooses(self) -> bool:
        """Whether plugins were chosen, so that some may be missing on purpose."""
        return bool(self.only or self.block)


def refused(refusal: Refusal) -> str:
    """One sentence on a plugin that is not used."""
    return f"plugin {origin(refusal.plugin)} is not used: {refusal.reason}"


def origin(plugin: Plugin) -> str:
    """A plugin and the distribution that it came with."""
    return f"{plugin.name} ({plugin.distribution} {plugin.version})" if plugin.distribution else plugin.name

"""Installed plugins to a registry; a plugin that breaks is refused, not fatal."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pluggy
from attrs import evolve

from converter import hookspecs
from converter.errors import PLUGIN_FAULTS, described
from converter.installed import EntryPoint, entry_points
from converter.registry import Offer, Plugin, Refusal, Registry

GROUP = "converter.v1"
"""The group of entry points; it carries the major version of the interface."""
_ALL_GROUPS = "converter.v"
"""How the groups of all versions begin."""
_OWN = "archive-converter"


def load_registry(
    only: Collection[str] | None = None, block: Collection[str] = (), order: Iterable[str] = ()
) -> Registry:
    """The formats of all installed plugins.

    Args:
        only: names of plugins; all others are left alone.
        block: names of plugins to leave alone.
        order: names of readers; the earlier takes a text before those that are as sure.
    """
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    offers: list[Offer] = []
    refusals: list[Refusal] = []
    for plugin, point in _in_order(entry_points(_ALL_GROUPS)):
        if point.name in block or (only is not None and point.name not in only):
            continue
        if point.group != GROUP:
            refusals.append(Refusal(plugin, f"it is made for {point.group}, this program speaks {GROUP}"))
        elif manager.has_plugin(plugin.name):
            refusals.append(Refusal(plugin, f"another plugin is called {plugin.name!r}"))
        else:
            try:
                offers.append(_offer(manager, plugin, point))
            except PLUGIN_FAULTS as error:
                if manager.has_plugin(plugin.name):  # it may have broken before it was registered, or while it was
                    manager.unregister(name=plugin.name)
                refusals.append(Refusal(plugin, described(error)))
    return evolve(Registry.of(offers, refusals), order=tuple(order))


def plugin_points() -> list[EntryPoint]:
    """The entry points of all plugins that are made for this version of the interface."""
    return [point for point in entry_points(_ALL_GROUPS) if point.group == GROUP]


def _in_order(points: Iterable[EntryPoint]) -> list[tuple[Plugin, EntryPoint]]:
    """Our own first, then by distribution and name: never by the chance of the path."""
    found = dict.fromkeys(points)
    ordered = sorted(found, key=lambda point: (point.distribution != _OWN, point.distribution, point.name))
    return [(Plugin(point.name, point.distribution, point.version), point) for point in ordered]


def _offer(manager: pluggy.PluginManager, plugin: Plugin, point: EntryPoint) -> Offer:
    module = point.load()
    if manager.is_registered(module):
        raise ValueError(f"the module {point.value} is another plugin already")
    manager.register(module, plugin.name)
    manager.check_pending()
    others = [other for other in manager.get_plugins() if other is not module]

    def ask(hook: str) -> tuple[Any, ...]:
        answers = manager.subset_hook_caller(hook, others)()
        return tuple(value for answer in answers for value in answer)

    return Offer(plugin, ask("converter_readers"), ask("converter_writers"), ask("converter_extensions"))

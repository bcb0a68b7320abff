"""Installed plugins to a registry, with the distribution of tests/thirdparty/misbehaving beside ours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from converter import Plugin, Registry, load_registry

OURS = ["cable", "docx", "html", "jsonld", "news", "record", "tei"]
FIRST, SECOND = "misbehaving", "the-second"
REFUSED = {
    (FIRST, "ahead"): "it is made for converter.v2, this program speaks converter.v1",
    (FIRST, "breaks-off"): "LookupError: the second is lost",
    (FIRST, "ends"): "SystemExit: converter_ends needs a library",
    (FIRST, "misspelt"): "PluginValidationError: unknown hook 'converter_raeders'",
    (FIRST, "no-import"): "ModuleNotFoundError: No module named 'a_library_that_is_not_there'",
    (FIRST, "no-list"): "TypeError: 'int' object is not iterable",
    (FIRST, "no-module"): "ModuleNotFoundError: No module named 'converter_not_there'",
    (FIRST, "record"): "another plugin is called 'record'",
    (FIRST, "rival"): "writer 'record' is already record's",
    (FIRST, "unresolved"): "NameError: name 'NowhereDefined' is not defined",
    (FIRST, "wrong-signature"): "PluginValidationError: Plugin 'wrong-signature' for hook 'converter_readers'",
    (FIRST, "wrong-value"): "'a writer' is not a Writer",
    (SECOND, "well"): "another plugin is called 'well'",
    (SECOND, "well-again"): "ValueError: the module converter_well is another plugin already",
}


@pytest.fixture
def site(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of misbehaving plugins, first on the path, as if they were installed."""
    folder = root / "tests/thirdparty/misbehaving"
    monkeypatch.syspath_prepend(folder)
    return folder


@pytest.fixture
def registry(site: Path) -> Registry:
    return load_registry()


def test_ours_come_in_by_the_door() -> None:
    """Our own plugins are found by their entry points, in order, and none is refused."""
    registry = load_registry(only=OURS)

    assert [offer.plugin.name for offer in registry.offers] == OURS
    assert {offer.plugin.distribution for offer in registry.offers} == {"archive-converter"}
    assert registry.refusals == ()


def test_good_plugins_load_whatever_their_neighbours_do(registry: Registry) -> None:
    """Ours are first, then those of others; one that breaks harms none of them."""
    assert [offer.plugin.name for offer in registry.offers][: len(OURS)] == OURS
    assert registry.provider("well") == Plugin("well", FIRST, "1.0")
    assert registry.provider("second") == Plugin("misspelt", SECOND, "2.0")


@pytest.mark.parametrize(("distribution", "name"), REFUSED)
def test_misbehaving_plugins_are_named(registry: Registry, distribution: str, name: str) -> None:
    """Each is refused by itself, with its distribution and with what went wrong."""
    [refusal] = [
        one for one in registry.refusals if (one.plugin.distribution, one.plugin.name) == (distribution, name)
    ]

    assert refusal.reason.startswith(REFUSED[distribution, name])


def test_nothing_else_is_refused(registry: Registry) -> None:
    """And no plugin is refused twice."""
    found = [(one.plugin.distribution, one.plugin.name) for one in registry.refusals]

    assert sorted(found) == sorted(REFUSED)


def test_another_version_is_not_imported(registry: Registry) -> None:
    """A plugin for another version of the interface is named without being run."""
    assert "converter_ahead" not in sys.modules


def test_part_of_a_plugin_is_not_taken(registry: Registry) -> None:
    """What a refused plugin had offered before it broke is not there, nor is what did not clash."""
    names = {reader.name for reader in registry.readers}

    assert not names & {"first", "rival"}
    assert registry.provider("record") == Plugin("record", "archive-converter", registry.offers[0].plugin.version)


def test_only(site: Path) -> None:
    """Plugins that are not asked for are left alone: not even imported, let alone refused."""
    registry = load_registry(only=["well", "record"])

    assert [offer.plugin.name for offer in registry.offers] == ["record", "well"]
    assert [one.plugin for one in registry.refusals] == [
        Plugin("record", FIRST, "1.0"),
        Plugin("well", SECOND, "2.0"),
    ]


def test_block(site: Path) -> None:
    """A plugin that is blocked makes room for another of its name."""
    registry = load_registry(block=[*OURS, "well"])
    names = [offer.plugin.name for offer in registry.offers]

    assert "well" not in names
    assert not set(names) & set(OURS)
    assert registry.provider("record") == Plugin("rival", FIRST, "1.0")


def test_the_same_each_time(site: Path) -> None:
    """Neither the order of the path nor an earlier load changes the result."""
    assert load_registry().refusals == load_registry().refusals
    assert [one.plugin for one in load_registry().offers] == [one.plugin for one in load_registry().offers]


def test_order_of_the_path_does_not_matter(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is on the path twice, or last, gives the same plugins."""
    before = load_registry()
    monkeypatch.setattr(sys, "path", [*sys.path[1:], str(site), str(site)])

    after = load_registry()

    assert [one.plugin for one in after.offers] == [one.plugin for one in before.offers]
    assert after.refusals == before.refusals

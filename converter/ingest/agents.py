"""Who has a part in what a run does: this program with its plugins and libraries, the machine, the people."""

from __future__ import annotations

import platform
import re
import sqlite3
from importlib.metadata import version

from lxml import etree

from converter import __version__
from converter.ingest.identification import described
from converter.ingest.records import Agent, AgentType, Deposit
from converter.registry import Registry

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_LIBRARIES = ("attrs", "cattrs", "lxml", "orjson", "pluggy", "pygfried")


def program_agent(registry: Registry) -> Agent:
    """The program itself, its plugins, and the libraries that outputs are made and checked with."""
    plugins = (
        f"plugin {offer.plugin.name}: {offer.plugin.distribution} {offer.plugin.version}".rstrip()
        for offer in registry.offers
    )
    libraries = (f"{name} {version(name)}" for name in _LIBRARIES)
    return Agent(
        id=f"archive-converter-{__version__}",
        type=AgentType.SOFTWARE,
        name="archive-converter",
        version=__version__,
        notes=(
            *plugins,
            *libraries,
            f"libxml2 {'.'.join(map(str, etree.LIBXML_VERSION))}",
            f"SQLite {sqlite3.sqlite_version}",
            described(),
            f"Python {platform.python_version()}",
        ),
    )


def all_agents(registry: Registry, deposit: Deposit) -> tuple[Agent, ...]:
    """Everybody: the program first."""
    program = program_agent(registry)
    host = platform.node()
    agents = [
        program,
        Agent(
            id=f"host-{_portable(host)}",
            type=AgentType.HARDWARE,
            name=host,
            notes=(f"{platform.system()} {platform.release()} {platform.machine()}",),
        ),
    ]
    if deposit.organization:
        agents.append(
            Agent(
                id=f"organization-{_portable(deposit.organization_id or deposit.organization)}",
                type=AgentType.ORGANIZATION,
                name=deposit.organization,
            )
        )
    if deposit.operator:
        agents.append(
            Agent(id=f"operator-{_portable(deposit.operator)}", type=AgentType.PERSON, name=deposit.operator)
        )
    return tuple(agents)


def _portable(name: str) -> str:
    return _UNFIT.sub("-", name).strip("-") or "unnamed"

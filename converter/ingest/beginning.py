"""How everything that concerns a run begins: the folder is locked, the journal opened, and what was before agrees."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from attrs import frozen

from converter.ingest.agents import all_agents
from converter.ingest.bench import Job, recipe_of
from converter.ingest.errors import IngestError, IngestStatus, OwnSideError
from converter.ingest.home import Home
from converter.ingest.journal import Journal
from converter.ingest.records import Agent
from converter.ingest.remote import Source, key_of, source_of
from converter.ingest.settings import Plan, Settings, named


@frozen(kw_only=True)
class Order:
    """What is to be ingested, and how."""

    source: Source
    plan: Plan
    arguments: Sequence[str] = ()
    """The command line, for the journal."""
    listed: Iterable[bytes] | None = None
    """Paths within the source, if only those are to be taken."""


@frozen(kw_only=True)
class Begun:
    """A run that has begun."""

    home: Home
    journal: Journal
    run: str
    order: Order
    settings: Settings
    agents: tuple[Agent, ...]
    """The program first."""

    def job(self, staging: Path) -> Job:
        """What all batches of this run have in common."""
        source = self.order.source
        is_laid_out = isinstance(source, Path) and source.is_file()
        return Job(
            root=key_of(self.home.members if is_laid_out else source),
            staging=os.fsencode(staging.absolute()),
            settings=self.settings.to_json(),
            agents=tuple(agent.id for agent in self.agents),
            trace=self.order.plan.effort.trace,
        )


@contextmanager
def begin(home: Home, order: Order) -> Iterator[Begun]:
    """Begin a run, or another one over the same source; if our own side fails, the journal says why.

    Raises:
        IngestError: it cannot begin.
        OwnSideError: our own side failed meanwhile.
    """
    settings = named(order.plan.settings, _name(order.source))
    recipe = recipe_of(settings)
    if isinstance(order.source, Path):
        _apart(order.source, home.folder)
    home.make()
    with home.locked(), Journal(home.journal) as journal:
        _same_as_before(journal, order.source, settings)
        run = str(uuid4())
        agents = all_agents(recipe.registry, settings.deposit)
        journal.begin_run(run, _row(order, settings), agents)
        try:
            yield Begun(home=home, journal=journal, run=run, order=order, settings=settings, agents=agents)
        except sqlite3.Error as error:
            _stopped(journal, run, str(error))
            raise OwnSideError(f"the journal {home.journal}: {error}; everything up to here is kept") from error
        except IngestError as error:
            _stopped(journal, run, str(error))
            raise


def resumed(home: Home) -> tuple[Source, Settings]:
    """The source and the settings of the run that was begun in a folder.

    Raises:
        IngestError: none was.
    """
    with reading(home) as journal:
        last = journal.last_run()
        if last is None:
            raise IngestError(
                f"nothing was begun in {home.folder}; `converter ingest run` does", IngestStatus.TAKEN
            )
        return source_of(last["source"]), Settings.from_json(last["settings"])


def reading(home: Home) -> Journal:
    """The journal of a folder, to be read only.

    Raises:
        IngestError: the folder has none.
    """
    home.require()
    return Journal(home.journal, writable=False)


def _name(source: Source) -> str:
    """What the source is called, as text: bytes of a file name that are none are replaced."""
    name = source.absolute().name if isinstance(source, Path) else source.name
    return os.fsencode(name).decode("utf-8", "replace")


def _apart(source: Path, output: Path) -> None:
    inner, outer = output.resolve(), source.resolve()
    if inner == outer or outer in inner.parents:
        raise IngestError(f"{output} lies within {source}, and would ingest itself; choose another folder")


def _same_as_before(journal: Journal, source: Source, settings: Settings) -> None:
    """A folder is the output of one source by one set of settings, for ever; of none while nothing was found in it."""
    last = journal.last_run()
    if last is None or journal.is_empty():
        return
    if last["source"] != key_of(source):
        raise IngestError(
            f"this folder holds what was made of {os.fsdecode(last['source'])}, not of {source}; choose another"
        )
    if Settings.from_json(last["settings"]) != settings:
        raise IngestError(
            "the settings differ from those that this folder was begun with; `converter ingest resume` takes those, "
            "and other settings need another folder"
        )


def _row(order: Order, settings: Settings) -> dict[str, object]:
    return {
        "source": key_of(order.source),
        "arguments": " ".join(order.arguments).encode("utf-8", "backslashreplace").decode(),
        "settings": settings.to_json(),
        "settings_sha256": settings.sha256,
        "host": platform.node(),
        "pid": os.getpid(),
    }


def _stopped(journal: Journal, run: str, reason: str) -> None:
    """Say that and why the run stopped, if the journal can still be written."""
    with suppress(OwnSideError):
        journal.end_run(run, "stopped", reason)

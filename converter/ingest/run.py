"""A run from its beginning to its end: a folder in, sealed packages and a journal out; and again after anything.

``run`` and ``resume`` are the same: what the journal says is done stands, the rest is worked on.
"""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from uuid import uuid4

from attrs import frozen

from converter.ingest.agents import all_agents
from converter.ingest.bench import Job, recipe_of
from converter.ingest.closing import Closing
from converter.ingest.coordinator import Coordinator, Watch
from converter.ingest.errors import IngestError, IngestStatus, OwnSideError
from converter.ingest.executors import executor_for
from converter.ingest.home import Home
from converter.ingest.journal import Journal
from converter.ingest.placement import place
from converter.ingest.scan import Entry, Folder, scan
from converter.ingest.settings import Effort, Plan, Settings, named

_AT_ONCE = 5000


@frozen(kw_only=True)
class Order:
    """What is to be ingested, and how."""

    source: Path
    plan: Plan
    arguments: Sequence[str] = ()
    """The command line, for the journal."""


def ingest(home: Home, order: Order, watch: Watch) -> IngestStatus:
    """Do all that is left to be done for a source.

    Raises:
        IngestError: it cannot begin, or it was stopped by our own side; what was done is kept.
    """
    settings = named(order.plan.settings, order.source.absolute().name)
    recipe = recipe_of(settings)
    for target in recipe.targets:
        recipe.registry.writer(target.writer)
    _apart(order.source, home.folder)
    home.make()
    with home.locked(), Journal(home.journal) as journal:
        _same_as_before(journal, order.source, settings)
        run = str(uuid4())
        agents = all_agents(recipe.registry, settings.deposit)
        journal.begin_run(run, _row(order, settings), agents)
        watch.reached("begun")
        closing = Closing(
            home=home,
            journal=journal,
            run=run,
            settings=settings,
            creator=agents[0],
            reached=watch.reached,
        )
        try:
            closing.recover()
            add_all(journal, scan(order.source))
            watch.reached("scanned")
            journal.try_again()
            place(journal, settings)
            watch.reached("placed")
            with home.new_staging(run) as staging:
                job = Job(
                    root=os.fsencode(order.source.absolute()),
                    staging=os.fsencode(staging.absolute()),
                    settings=settings.to_json(),
                    agents=tuple(agent.id for agent in agents),
                    reached=watch.reached,
                )
                _convert(closing, job, order.plan.effort, watch)
        except sqlite3.Error as error:
            raise OwnSideError(f"the journal {home.journal}: {error}; everything up to here is kept") from error
        except IngestError as error:
            _end(journal, run, "stopped", str(error))
            raise
        if watch.halted():
            journal.end_run(run, "interrupted")
            return IngestStatus.INTERRUPTED
        journal.end_run(run, "finished")
        return IngestStatus.INCOMPLETE if journal.has_left_out() else IngestStatus.DONE


def _convert(closing: Closing, job: Job, effort: Effort, watch: Watch) -> None:
    executor = executor_for(effort, job)
    whole = False
    try:
        Coordinator(closing=closing, job=job, executor=executor, effort=effort, watch=watch).convert()
        whole = True
    finally:
        executor.close(at_once=not whole)


def add_all(journal: Journal, found: Iterable[Entry | Folder]) -> None:
    """Write down what a scan finds, some thousand entries at a time."""
    for some in _chunks(found):
        journal.add_entries([one for one in some if isinstance(one, Entry)])
        journal.add_folders([one for one in some if isinstance(one, Folder)])


def _chunks(found: Iterable[Entry | Folder]) -> Iterator[list[Entry | Folder]]:
    chunk: list[Entry | Folder] = []
    for one in found:
        chunk.append(one)
        if len(chunk) == _AT_ONCE:
            yield chunk
            chunk = []
    yield chunk


def _apart(source: Path, output: Path) -> None:
    inner, outer = output.resolve(), source.resolve()
    if inner == outer or outer in inner.parents:
        raise IngestError(f"{output} lies within {source}, and would ingest itself; choose another folder")


def _same_as_before(journal: Journal, source: Path, settings: Settings) -> None:
    """A folder is the output of one source by one set of settings, for ever."""
    last = journal.last_run()
    if last is None:
        return
    if last["source"] != os.fsencode(source.absolute()):
        raise IngestError(
            f"this folder holds what was made of {os.fsdecode(last['source'])}, not of {source}; choose another"
        )
    if last["settings_sha256"] != settings.sha256:
        raise IngestError(
            "the settings differ from those that this folder was begun with; `converter ingest resume` takes those, "
            "and other settings need another folder"
        )


def _row(order: Order, settings: Settings) -> dict[str, object]:
    return {
        "source": os.fsencode(order.source.absolute()),
        "arguments": " ".join(order.arguments),
        "settings": settings.to_json(),
        "settings_sha256": settings.sha256,
        "host": platform.node(),
        "pid": os.getpid(),
    }


def _end(journal: Journal, run: str, state: str, reason: str) -> None:
    """Say how the run ended, if the journal can still be written."""
    try:
        journal.end_run(run, state, reason)
    except OwnSideError:
        return

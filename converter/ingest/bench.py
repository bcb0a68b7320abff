"""What a worker has at hand: the job, what is to be made of each document, and the plugins that make it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from converter.errors import OptionError
from converter.formats import Reader, Writer, build_options
from converter.ingest.conversion import Recipe
from converter.ingest.errors import IngestError, OwnSideError
from converter.ingest.opening import Copy, Taken, take
from converter.ingest.records import Dossier, Fault, Item
from converter.ingest.remote import RemoteFolder, source_of
from converter.ingest.settings import Settings
from converter.loading import load_registry
from converter.pipeline import Target
from converter.registry import Registry
from converter.tracing import traced


def pass_by(_: str) -> None:
    """Do nothing at a named point of the work: no test wants to break in."""


@frozen(kw_only=True)
class Job:
    """What all batches of a run have in common."""

    root: bytes
    """The folder of the sources, as `converter.ingest.remote.key_of` gives it."""
    staging: bytes
    """The folder of this run's new files."""
    settings: bytes
    """As `Settings.to_json` gives them."""
    agents: tuple[str, ...]
    """Ids of those who have a part in every event."""
    trace: bool = False
    """Whether results tell what plugins were asked."""
    reached: Callable[[str], None] = field(default=pass_by)
    """Called at each named point of the work, so that a test can break it off there."""


@frozen(kw_only=True)
class Task:
    """One document that is to be worked on."""

    row: int
    """In the journal."""
    item: Item
    place: bytes
    """Where its bytes are, relative to the job's root; mostly `Item.rel`."""
    fault: Fault | None = None
    """Why it must not be converted again: the bytes are kept all the same."""


@frozen(kw_only=True)
class Result:
    """What became of one document."""

    row: int
    dossier: Dossier
    staged: tuple[tuple[str, str], ...] = ()
    """Files in the staging folder, each with its path in the package."""
    facts: bytes = b"{}"
    """What the report wants to know of the document, as JSON."""
    trace: tuple[str, ...] = ()
    """What plugins were asked, line by line, where that is wanted."""


@frozen(kw_only=True)
class Bench:
    """What a process needs to work on the batches of a job; made once in each."""

    job: Job
    take: Callable[[bytes, int, Copy], Taken]
    """Reads the source at a place, as `converter.ingest.opening.take` does beneath a folder."""
    staging: Path
    settings: Settings
    recipe: Recipe
    trace: list[str]
    """What plugins were asked for the document in hand; stays empty where no trace is wanted."""


@lru_cache(maxsize=4)
def bench_of(job: Job) -> Bench:
    """The bench for a job.

    Raises:
        IngestError: the plugins are not what the settings need.
    """
    settings = Settings.from_json(job.settings)
    recipe = recipe_of(settings)
    trace: list[str] = []
    if job.trace:
        recipe = evolve(recipe, registry=traced(recipe.registry, trace.append))
    return Bench(
        job=job,
        take=_taking(job.root),
        staging=Path(os.fsdecode(job.staging)),
        settings=settings,
        recipe=recipe,
        trace=trace,
    )


def _taking(root: bytes) -> Callable[[bytes, int, Copy], Taken]:
    source = source_of(root)
    if isinstance(source, RemoteFolder):
        return source.take
    try:
        return partial(take, os.open(source, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))
    except OSError as error:
        raise OwnSideError(f"{source}: {error.strerror}; is the source still there?") from None


def recipe_of(settings: Settings) -> Recipe:
    """What the settings want to be made of each document, with the plugins that are installed.

    Raises:
        IngestError: a plugin was refused, or a format or an option is not there.
    """
    wanted = settings.conversion
    registry = load_registry(wanted.only or None, wanted.block, wanted.order)
    if registry.refusals:
        told = "; ".join(f"{refusal.plugin.name}: {refusal.reason}" for refusal in registry.refusals)
        raise IngestError(f"a plugin is not used, and an archive must know why: {told}; mend it, or block it")
    readers = {reader.name for reader in registry.readers}
    _prove_options(registry, settings)
    targets = tuple(Target(writer=name, settings=settings.formats.get(name, {})) for name in wanted.to)
    return Recipe(
        registry=registry,
        targets=targets,
        reading={name: options for name, options in settings.formats.items() if name in readers},
        reader=wanted.reader or None,
        otherwise=wanted.otherwise or None,
        encoding=wanted.encoding or None,
        fallback_encoding=wanted.fallback_encoding or None,
    )


def _prove_options(registry: Registry, settings: Settings) -> None:
    """Raise `OptionError` for a format or an option that is not there, before any document is touched."""
    wanted = settings.conversion
    order = () if wanted.only or wanted.block else wanted.order  # where plugins were chosen, some may not be there
    for name in filter(None, (wanted.reader, wanted.otherwise, *order)):
        registry.reader(name)
    for name in wanted.to:
        registry.writer(name)
    known: list[Reader[Any] | Writer[Any]] = [*registry.readers, *registry.writers]
    for name, options in settings.formats.items():
        owners = [one for one in known if one.name == name]
        if not owners:
            raise OptionError.unknown("format", name, {one.name for one in known})
        for owner in owners:
            build_options(owner.options, options, name)

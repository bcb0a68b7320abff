"""A batch of documents, from the source to the staging folder: what each executor runs, here or elsewhere.

Documents are read, kept and converted one after the other (`draft`); what was written is then flushed to the disk and
identified all together (`settle`), which takes a fraction of the time, and may be done by another process. All that
either needs comes with the batch, and all that they answer is plain values. They write nowhere but in the staging
folder of their own run, so that one that outlives its coordinator does no harm.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping, Sequence
from hashlib import sha512
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import orjson
from attrs import evolve, frozen

from converter.errors import ConverterError
from converter.formats import Writer
from converter.ingest import conversion
from converter.ingest.bench import Bench, Job, Result, Task, bench_of
from converter.ingest.conversion import Converted
from converter.ingest.durable import StagedFile, flush, stage
from converter.ingest.events import Chronicle, program
from converter.ingest.facts import facts_of
from converter.ingest.flushing import flushing
from converter.ingest.home import staged_name
from converter.ingest.identification import Identified, identify
from converter.ingest.limits import TimeLimitError, peak_memory, silenced, time_limit
from converter.ingest.opening import Taken, UnreadableError
from converter.ingest.package.layout import original_path, output_path
from converter.ingest.records import (
    ORIGINAL,
    UNKNOWN,
    Dossier,
    EventType,
    Fault,
    FaultKind,
    Format,
    Item,
    Outcome,
    Output,
    State,
)
from converter.ingest.settings import MIB

_SUFFIX = re.compile(r"[^/]\.[A-Za-z0-9]{1,12}$")
"""The end of a name that may tell what the file is."""


@frozen
class Draft:
    """What became of a document, but for the formats of its files, which are still to be flushed."""

    result: Result
    chronicle: Chronicle


def work(job: Job, tasks: tuple[Task, ...]) -> tuple[Result, ...]:
    """Work on a batch in this process.

    Raises:
        OwnSideError: our own side fails; what was staged is left for the run to sweep.
    """
    drafts = draft(job, tasks)
    return finished(drafts, settle(job, staged_files(drafts)))


def draft(job: Job, tasks: tuple[Task, ...]) -> tuple[Draft, ...]:
    """Read, keep and convert documents, one after the other.

    Raises:
        OwnSideError: our own side fails; what was staged is left for the run to sweep.
    """
    bench = bench_of(job)
    token = os.urandom(4).hex()
    with silenced():
        return tuple([_drafted(bench, task, staged_name(task.row, token)) for task in tasks])


def staged_files(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """The files of a batch in the staging folder."""
    return tuple(file for one in drafts for file, _ in one.result.staged)


def settle(job: Job, files: tuple[str, ...]) -> Identified:
    """Flush files of the staging folder to the disk, and identify them.

    Raises:
        OwnSideError: the disk is full, or fails.
    """
    staging = Path(os.fsdecode(job.staging))
    paths = [staging / file for file in files]
    with silenced(), flushing(paths, flush):
        identified = identify(paths)
    job.reached("flushed")
    return identified


def finished(drafts: Sequence[Draft], identified: Identified) -> tuple[Result, ...]:
    """What became of a batch, whose files (`staged_files`) are flushed and identified."""
    formats = iter(identified.formats)
    return tuple(
        _finished(one, {path: next(formats) for _, path in one.result.staged}, identified.program)
        for one in drafts
    )


def _drafted(bench: Bench, task: Task, name: str) -> Draft:
    started = time.perf_counter()
    bench.trace.clear()
    bench.job.reached("begin")
    chronicle = Chronicle.by(*bench.job.agents)
    try:
        taken, kept = _keep(bench, task, name, chronicle)
    except UnreadableError as error:
        return Draft(_unreadable(task, str(error), chronicle), chronicle)
    bench.job.reached("kept")
    item = evolve(
        task.item,
        size=taken.size,
        mtime_ns=taken.mtime_ns,
        inode=taken.inode,
        sha512=taken.sha512,
        sha256=taken.sha256,
        preserved=True,
    )
    converted = _converted(bench, task, taken, chronicle)
    bench.job.reached("converted")
    staged = [(kept, original_path(item.safe))]
    outputs: list[Output] = []
    if isinstance(converted, Fault):
        item = evolve(item, state=_state(converted), fault=converted)
    else:
        document = converted.document
        share = conversion.coverage(document)
        for writer, data in converted.outputs:
            file = f"{name}.{writer.name}{writer.suffix}"
            stage(bench.staging / file, data)
            output = _described(item, writer, data, share)
            _digest(chronicle, writer.name, output.sha512)
            outputs.append(output)
            staged.append((file, output.path))
        state = State.WARNED if document.notices else State.DONE
        item = evolve(item, state=state, encoding=document.source.encoding)
    bench.job.reached("staged")
    item = evolve(item, ms=round((time.perf_counter() - started) * 1000, 3), rss_kb=peak_memory())
    result = Result(
        row=task.row,
        dossier=Dossier(item=item, outputs=tuple(sorted(outputs, key=lambda one: one.representation))),
        staged=tuple(staged),
        facts=b"{}" if isinstance(converted, Fault) else orjson.dumps(facts_of(converted)),
        trace=tuple(bench.trace),
    )
    return Draft(result, chronicle)


def _state(fault: Fault) -> State:
    return State.FAILED if fault.kind is FaultKind.SYSTEM else State.QUARANTINED


def _keep(bench: Bench, task: Task, name: str, chronicle: Chronicle) -> tuple[Taken, str]:
    """Copy the source into the staging folder, hashed as it is read; the file there is named."""
    suffix = _SUFFIX.search(task.item.safe)
    staged = f"{name}.{ORIGINAL}{suffix[0][1:] if suffix else ''}"
    with StagedFile(bench.staging / staged) as copy:
        limit = bench.settings.limits.source_mib * MIB
        taken = bench.take(task.place, limit, copy.write)
    chronicle.add(EventType.INGESTION, note=f"{taken.size} bytes")
    _digest(chronicle, "", taken.sha512, taken.sha256)
    if task.item.safe.encode() != task.item.rel:
        chronicle.add(EventType.FILENAME_CHANGE, detail="a portable name, which gives the original one back")
    return taken, staged


def _digest(chronicle: Chronicle, representation: str, *checksums: str) -> None:
    names = {128: "SHA-512", 64: "SHA-256"}
    detail = f'program="hashlib"; algorithm="{", ".join(names[len(one)] for one in checksums)}"'
    chronicle.add(EventType.DIGEST, detail=detail, note=" ".join(checksums), representation=representation)


def _finished(draft: Draft, formats: Mapping[str, Format], version: str) -> Result:
    """What became of a document, with the formats of its files, which are by their paths in the package."""
    item, outputs = draft.result.dossier.item, draft.result.dossier.outputs
    if item.preserved:
        original = original_path(item.safe)
        for representation, path in (("", original), *((one.representation, one.path) for one in outputs)):
            _identification(draft.chronicle, representation, formats[path], version)
        item = evolve(item, format=formats[original])
        outputs = tuple(evolve(one, format=formats[one.path]) for one in outputs)
    dossier = Dossier(item=item, outputs=outputs, events=tuple(draft.chronicle.events))
    return evolve(draft.result, dossier=dossier)


def _identification(chronicle: Chronicle, representation: str, found: Format, version: str) -> None:
    chronicle.add(
        EventType.IDENTIFICATION,
        Outcome.WARNING if found.puid == UNKNOWN else Outcome.SUCCESS,
        detail=program("siegfried", version, registry=found.registry),
        note=found.puid,
        representation=representation,
    )


def _converted(bench: Bench, task: Task, taken: Taken, chronicle: Chronicle) -> Converted | Fault:
    """The document's outputs, or why there are none."""
    if task.fault is not None:
        return _not_made(bench, task.fault, chronicle)
    if taken.data is None:
        limit = bench.settings.limits.source_mib
        message = f"it has {taken.size} bytes, and the run's limit is {limit} MiB: kept, not converted"
        return _not_made(bench, Fault(kind=FaultKind.LIMIT, code="TooLarge", message=message), chronicle)
    try:
        with time_limit(bench.settings.limits.seconds):
            return conversion.convert(bench.recipe, task.item.rel, taken.data, chronicle)
    except ConverterError as error:  # written down where it was raised
        return conversion.fault_of(error)
    except (Exception, TimeLimitError) as error:  # noqa: BLE001 - whatever it is, the next document goes on
        return _not_made(bench, conversion.fault_of(error), chronicle)


def _not_made(bench: Bench, fault: Fault, chronicle: Chronicle) -> Fault:
    """Write down that no output was made, and why."""
    for target in bench.recipe.targets:
        chronicle.add(EventType.NORMALIZATION, Outcome.FAIL, note=fault.message, representation=target.writer)
    return fault


def _described(item: Item, writer: Writer[Any], data: bytes, share: float) -> Output:
    """What is known of an output that is valid and read back."""
    return Output(
        oid=str(uuid5(UUID(item.oid), writer.name)),
        representation=writer.name,
        path=output_path(writer.name, item.safe, writer.suffix),
        size=len(data),
        sha512=sha512(data).hexdigest(),
        media_type=writer.media_type,
        valid=True,
        coverage=share,
    )


def _unreadable(task: Task, reason: str, chronicle: Chronicle) -> Result:
    """Our side's trouble: the source is not what the scan saw. It is tried again by the next run."""
    chronicle.add(EventType.INGESTION, Outcome.FAIL, note=reason)
    fault = Fault(
        kind=FaultKind.SYSTEM,
        code="Unreadable",
        message=f"{reason}; see to it, then `converter ingest resume`",
    )
    item = evolve(task.item, state=State.FAILED, fault=fault)
    return Result(row=task.row, dossier=Dossier(item=item))

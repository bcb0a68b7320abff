"""Where batches are worked on: in this process, or in workers on this machine that are ended when they must be.

An executor is anything that takes a batch and gives a future of its results. What it loses (a worker that died, hung
or ran out of memory) is told as `LostError`, and blames nobody yet: the batch is tried again, one document at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol

from converter.ingest.bench import Job, Result, Task, bench_of
from converter.ingest.errors import OwnSideError
from converter.ingest.identification import Identified, registry
from converter.ingest.limits import limit_memory
from converter.ingest.settings import MIB, Settings
from converter.ingest.work import Draft, draft, finished, settle, staged_files, work
from converter.ingest.workers import Workers, lost

Results = tuple[Result, ...]
_SPARE = 10.0
"""Seconds for reading, writing and identifying, on top of the limit for converting."""
_USUAL = 1.0
"""Seconds that a document of a batch may take, before the batch is tried one by one."""
_FOR_ONE = 3
"""Processes that convert for each that identifies: formats take about a quarter of the time of a document."""
_RUNTIME = {"GOGC": "35"}
"""Of Siegfried's runtime: in percent, by how much its heap may outgrow what it needs. Left alone, it takes 50 MB more and
saves little; with less, it takes a tenth more time to keep its heap small."""
_RENEWED = 500
"""Batches after which a worker is replaced, so that nothing grows for ever."""


class Executor(Protocol):
    """Where batches go."""

    @property
    def workers(self) -> int:
        """How many batches are worked on at once; at least one."""
        ...

    def submit(self, tasks: tuple[Task, ...]) -> Future[Results]:
        """Have a batch worked on."""
        ...

    def results(self, future: Future[Results]) -> Results:
        """What a future that is done holds.

        Raises:
            LostError: the batch was not answered.
            OwnSideError: our own side fails.
        """
        ...

    def close(self, *, at_once: bool) -> None:
        """End all workers: when they are done, or now."""
        ...


class SerialExecutor:
    """In this process, one batch after the other: for finding faults, and where no other process may be started."""

    def __init__(self, job: Job) -> None:
        self.workers = 1
        self._job = job

    def submit(self, tasks: tuple[Task, ...]) -> Future[Results]:
        """Work on a batch now."""
        future: Future[Results] = Future()
        try:
            future.set_result(work(self._job, tasks))
        except Exception as error:  # noqa: BLE001 - told by `results`
            future.set_exception(error)
        return future

    def results(self, future: Future[Results]) -> Results:
        """What a future holds."""
        return future.result()

    def close(self, *, at_once: bool) -> None:
        """There is nothing to end."""


class LocalExecutor:
    """In worker processes on this machine: most of them convert, and a few flush and identify what those wrote.

    The signatures of formats take 100 MB of each process that knows them, and time to look after; so few do.
    """

    def __init__(self, job: Job, workers: int) -> None:
        self.workers = workers
        for name, value in _RUNTIME.items():
            os.environ.setdefault(name, value)  # which processes take over when they are started
        self._job = job
        self._seconds = Settings.from_json(job.settings).limits.seconds
        few = -(-workers // _FOR_ONE)
        self._converting = Workers(workers, "converter.ingest.work", begin_converting, (job,), _RENEWED)
        self._settling = Workers(few, "converter.ingest.work", begin_settling, (job,), _RENEWED)

    def submit(self, tasks: tuple[Task, ...]) -> Future[Results]:
        """Hand a batch to the next worker that is free."""
        usual = _USUAL * len(tasks) if len(tasks) > 1 else self._seconds
        seconds = self._seconds + usual + _SPARE
        answer: Future[Results] = Future()
        with _begun(RuntimeError):  # what a pool that is broken says of itself
            drafted = self._converting.submit(draft, (self._job, tasks), seconds)
        drafted.add_done_callback(partial(self._settle, answer, seconds))
        return answer

    def _settle(self, answer: Future[Results], seconds: float, drafted: Future[tuple[Draft, ...]]) -> None:
        """Hand what was written for a batch to the next process that flushes and identifies."""
        with _telling(answer):
            drafts = drafted.result()
            with _begun(RuntimeError):
                settled = self._settling.submit(settle, (self._job, staged_files(drafts)), seconds)
            settled.add_done_callback(partial(_answer, answer, drafts))

    def results(self, future: Future[Results]) -> Results:
        """What a worker answered."""
        try:
            with _begun(BrokenExecutor):
                return future.result()
        except Exception as error:
            if (reason := lost(error, self._seconds, "the run's limit")) is None:
                raise
            raise reason from None

    def close(self, *, at_once: bool) -> None:
        """End the workers."""
        for processes in (self._converting, self._settling):
            processes.close(at_once=at_once)


def begin_converting(job: Job) -> None:
    """Make a worker ready: it may take so much memory and no more."""
    try:
        bench = bench_of(job)
    except Exception:  # noqa: BLE001 - the first batch meets it again, and tells of it
        return
    limit_memory(bench.settings.limits.memory_mib * MIB)


def begin_settling(job: Job) -> None:
    """Make a worker ready that identifies: likewise, beside what it knows formats by."""
    try:
        registry()
    except Exception:  # noqa: BLE001 - the first batch meets it again, and tells of it
        return
    limit_memory(Settings.from_json(job.settings).limits.memory_mib * MIB)


def _answer(answer: Future[Results], drafts: tuple[Draft, ...], settled: Future[Identified]) -> None:
    with _telling(answer):
        answer.set_result(finished(drafts, settled.result()))


@contextmanager
def _telling(answer: Future[Any]) -> Iterator[None]:
    """Whatever goes wrong within is what the answer raises."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - told by `results`
        answer.set_exception(error)


@contextmanager
def _begun(broken: type[RuntimeError]) -> Iterator[None]:
    """Say of workers that end before they can be given anything that no document is to blame."""
    try:
        yield
    except broken as error:
        raise OwnSideError(
            f"worker processes end as soon as they begin ({error}): is there memory for so many, or does something end "
            "them? See to it, then `converter ingest resume`"
        ) from error

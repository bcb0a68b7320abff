"""The loop of a run: batches to the executor, results into packages and the journal, packages sealed when they are full.

Only here is anything adopted. The order is what makes a run safe: a worker has written and flushed its files; then
they are given their places, and the folders are flushed; only then does the journal say so. What is killed between any
two of these is done again, and comes out the same.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from attrs import define, evolve, field, frozen

from converter.ingest.bench import Job, Task, pass_by
from converter.ingest.closing import Closed, Closing
from converter.ingest.durable import adopt
from converter.ingest.errors import OwnSideError
from converter.ingest.executors import Executor, Results
from converter.ingest.records import Fault, FaultKind
from converter.ingest.settings import MIB, Effort
from converter.ingest.workers import LostError

_AHEAD = 3
"""Batches in flight for each worker: memory grows with workers, never with the number of documents."""
_PAGE = 500
_FAULTS_OF_PROGRAMS = (FaultKind.BUG, FaultKind.DIED, FaultKind.MEMORY, FaultKind.TIMEOUT)
CODES_OF_LOSS = {
    FaultKind.DIED: "WorkerDied",
    FaultKind.MEMORY: "MemoryLimit",
    FaultKind.TIMEOUT: "TimeLimitError",
}
"""What a document is told by that took its worker with it: the `Fault.code`."""


@frozen(kw_only=True)
class Watch:
    """Who looks at a run from outside."""

    begun: Callable[[int], None] = field(default=lambda _: None)
    """Called with the number of documents that are to be worked on, before the first is."""
    told: Callable[[Results], None] = field(default=lambda _: None)
    """Called with the results of each batch, once they are in the journal."""
    halted: Callable[[], bool] = field(default=lambda: False)
    """Whether no new batch is to be begun."""
    reached: Callable[[str], None] = field(default=pass_by)
    """Called at each named point, so that a test can break the run off there."""


@define(kw_only=True)
class Coordinator:
    """One run of conversions."""

    closing: Closing
    """Knows the journal and where packages lie."""
    job: Job
    executor: Executor
    effort: Effort
    watch: Watch
    growing: bool = False
    """Whether more documents may come, so that the last package is left open for them."""
    _alone: deque[tuple[Task, ...]] = field(factory=deque, init=False)
    """Documents of batches that were lost: each is tried by itself."""
    _seals: dict[Future[Closed], int] = field(factory=dict, init=False)
    """Packages that are being sealed, by number."""
    _tried: int = field(default=0, init=False)
    _faults: int = field(default=0, init=False)

    def convert(self) -> None:
        """Work on all that is pending, and seal each package that has nothing left to be worked on.

        Raises:
            OwnSideError: our own side fails.
        """
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="seal") as sealer:
            flights: dict[Future[Results], tuple[Task, ...]] = {}
            batches = self._batches()
            while True:
                self._begin_some(flights, batches)
                self._begin_seals(sealer)
                if not (flights or self._seals):
                    return
                awaited: list[Future[Any]] = [*flights, *self._seals]
                done = wait(awaited, return_when=FIRST_COMPLETED).done
                for future in [one for one in flights if one in done]:
                    self._settle(flights.pop(future), future)
                for seal in [one for one in self._seals if one in done]:
                    del self._seals[seal]
                    self.closing.write_down(seal.result())

    def _begin_some(
        self, flights: dict[Future[Results], tuple[Task, ...]], batches: Iterator[tuple[Task, ...]]
    ) -> None:
        """Fill the window, unless the run is to end."""
        window = _AHEAD * self.executor.workers
        while len(flights) < window and not self.watch.halted():
            tasks = self._alone.popleft() if self._alone else next(batches, ())
            if not tasks:
                return
            flights[self.executor.submit(tasks)] = tasks

    def _begin_seals(self, sealer: ThreadPoolExecutor) -> None:
        """Packages are sealed one after the other, while others are worked on."""
        if self.watch.halted():
            return
        for number in self.closing.journal.finished_packages(growing=self.growing):
            if number not in self._seals.values():
                self._seals[sealer.submit(self.closing.close, number)] = number

    def _batches(self) -> Iterator[tuple[Task, ...]]:
        """What is pending, in batches of so many documents or bytes; read from the journal page by page."""
        batch: list[Task] = []
        size = 0
        for task in self._pending():
            if batch and (
                len(batch) >= self.effort.batch_documents or size + task.item.size > self.effort.batch_mib * MIB
            ):
                yield tuple(batch)
                batch, size = [], 0
            batch.append(task)
            size += task.item.size
        if batch:
            yield tuple(batch)

    def _pending(self) -> Iterator[Task]:
        after = (0, b"")
        while page := self.closing.journal.pending(after, _PAGE):
            yield from (task for _, task in page)
            after = page[-1][0]

    def _settle(self, tasks: tuple[Task, ...], future: Future[Results]) -> None:
        """Adopt and record what a batch came to, or have each of its documents tried alone."""
        try:
            results = self.executor.results(future)
        except LostError as lost:
            self._alone.extend(self._again(tasks, lost))
            return
        self.watch.reached("answered")
        adopt(self._moves(tasks, results))
        self.watch.reached("adopted")
        self.closing.journal.record(self.closing.run, results)
        self.watch.reached("recorded")
        self.watch.told(results)
        self._look_at_faults(results)

    def _moves(self, tasks: Sequence[Task], results: Results) -> Iterator[tuple[Path, Path]]:
        packages = {task.row: self.closing.home.inside(task.item.package) for task in tasks}
        staging = Path(os.fsdecode(self.job.staging))
        for result in results:
            for staged, path in result.staged:
                yield staging / staged, packages[result.row] / path

    def _again(self, tasks: tuple[Task, ...], lost: LostError) -> Iterator[tuple[Task, ...]]:
        """The documents of a batch that was lost, each alone; one that was alone is only kept from now on."""
        if len(tasks) > 1:
            yield from ((task,) for task in tasks)
            return
        [task] = tasks
        if task.fault is not None:
            raise OwnSideError(
                f"a worker that only had to copy a file was lost: {lost.reason}; see to the machine, "
                "then `converter ingest resume`"
            )
        yield (evolve(task, fault=Fault(kind=lost.kind, code=CODES_OF_LOSS[lost.kind], message=lost.reason)),)

    def _look_at_faults(self, results: Results) -> None:
        """Stop a run that goes wrong as a whole: a broken plugin must not quarantine everything."""
        faults = [result.dossier.item.fault for result in results]
        self._tried += len(results)
        self._faults += sum(fault is not None and fault.kind in _FAULTS_OF_PROGRAMS for fault in faults)
        if not self.effort.tolerates(self._faults, self._tried):
            last = next(fault for fault in faults if fault is not None and fault.kind in _FAULTS_OF_PROGRAMS)
            raise OwnSideError(
                f"{self._faults} of {self._tried} documents were quarantined by faults of programs, and "
                f"--max-errors allows {self.effort.max_errors}; the last: {last.message}; mend it, then "
                "`converter ingest retry` and `resume`"
            )

"""Batches on a cluster that is there already: dask carries them, and the workers' own children work on them.

Each worker of the cluster keeps processes of its own for the documents, as a run on one machine does, so that the
limits of time and memory hold there too and a document that ends its process ends no worker. Source and output must
lie on storage that all machines share, under the same paths; the journal stays with the coordinator.
"""

from __future__ import annotations

import multiprocessing
import platform
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress

from attrs import field, frozen

from converter.ingest.agents import program_agent
from converter.ingest.bench import Job, Task, recipe_of
from converter.ingest.errors import IngestError, OwnSideError
from converter.ingest.executors import LocalExecutor, Results
from converter.ingest.records import FaultKind
from converter.ingest.settings import Settings
from converter.ingest.workers import LostError

_SECONDS = 15
"""For the scheduler to answer at all."""
_IDLE = 3600.0
"""Seconds after which children are ended whose run left without a word."""


class ClusterExecutor:
    """The workers of a cluster, behind the scheduler at an address."""

    def __init__(self, job: Job, address: str) -> None:
        from distributed import Client  # noqa: PLC0415 - of the extra `dask`

        try:
            self._client = Client(address, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise IngestError(f"no scheduler answers at {address}: {error}") from None
        if not self._client.nthreads():
            self._client.close()
            raise IngestError(f"the cluster at {address} has no workers; start some first")
        self._job = job
        self._software = software_for(job)
        self._executor = self._client.get_executor(pure=False, retries=0)

    @property
    def workers(self) -> int:
        """As many as the cluster has now; workers may come and go."""
        with _reached():
            threads: dict[str, int] = self._client.nthreads()
        return max(sum(threads.values()), 1)

    def submit(self, tasks: tuple[Task, ...]) -> Future[Results]:
        """Hand a batch to the scheduler."""
        with _reached():
            future: Future[Results] = self._executor.submit(work_in_children, self._job, self._software, tasks)
        return future

    def results(self, future: Future[Results]) -> Results:
        """What a worker answered."""
        from distributed import KilledWorker  # noqa: PLC0415

        try:
            with _reached():
                return future.result()
        except KilledWorker as error:
            raise LostError(FaultKind.DIED, f"the workers that had it ended: {error}") from None

    def close(self, *, at_once: bool) -> None:
        """Leave the cluster, which goes on without us; no child of ours stays behind."""
        self._executor.shutdown(wait=not at_once)
        if self._client.status == "running":
            with suppress(OSError):
                self._client.run(end_children, self._job, on_error="ignore", wait=not at_once)
        self._client.close()


@contextmanager
def _reached() -> Iterator[None]:
    """Say of what fails because the scheduler cannot be reached that no document is to blame."""
    try:
        yield
    except (CancelledError, OSError) as error:  # dask's own errors of connections are OSErrors
        reason = str(error) or type(error).__name__
        raise OwnSideError(f"the cluster is lost ({reason}); mend it, then `converter ingest resume`") from error


def software_for(job: Job) -> tuple[str, ...]:
    """The program with its plugins and libraries, as the journal and the packages name them."""
    agent = program_agent(recipe_of(Settings.from_json(job.settings)).registry)
    return (agent.id, *agent.notes)


def work_in_children(job: Job, software: tuple[str, ...], tasks: tuple[Task, ...]) -> Results:
    """What a worker of the cluster does with a batch.

    Raises:
        LostError: a child was lost.
        OwnSideError: the worker may have no children, or makes things with other software than the journal says.
    """
    try:
        children = _children_for(job, software)
        return children.executor.results(children.executor.submit(tasks))
    except OwnSideError as error:
        raise OwnSideError(f"on {platform.node()}: {error.reason}", error.status) from None


def end_children(job: Job) -> None:
    """End the processes that a worker of the cluster has for a job."""
    with _BORN:
        children = _CHILDREN.pop(job, None)
    if children is not None:
        children.executor.close(at_once=True)


@frozen
class _Children:
    """The processes of one worker of the cluster for one job: one for each of its threads."""

    executor: LocalExecutor
    used: float = field(factory=time.monotonic)


_CHILDREN: dict[Job, _Children] = {}
_BORN = threading.Lock()
"""Held while children come and go: a worker has several threads, and all of them share the children."""


def _children_for(job: Job, software: tuple[str, ...]) -> _Children:
    with _BORN:
        now = time.monotonic()
        for other in [one for one, children in _CHILDREN.items() if one != job and now - children.used > _IDLE]:
            _CHILDREN.pop(other).executor.close(at_once=True)
        known = _CHILDREN.get(job)
        executor = known.executor if known is not None else _born(job, software)
        _CHILDREN[job] = _Children(executor, now)
        return _CHILDREN[job]


def _born(job: Job, software: tuple[str, ...]) -> LocalExecutor:
    from distributed import get_worker  # noqa: PLC0415 - of the extra `dask`

    if multiprocessing.current_process().daemon:
        raise OwnSideError(
            "a worker of the cluster may start no processes; start it with --no-nanny, or with "
            "DASK_DISTRIBUTED__WORKER__DAEMON=False"
        )
    ours = software_for(job)
    if ours != software:
        lacking = ", ".join(sorted(set(software) - set(ours))) or "nothing"
        other = ", ".join(sorted(set(ours) - set(software))) or "nothing"
        raise OwnSideError(
            f"the worker has other software than the journal says: it lacks {lacking}, and has {other} instead; "
            "install the same everywhere, then `converter ingest resume`"
        )
    return LocalExecutor(job, get_worker().state.nthreads)

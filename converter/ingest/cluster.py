"""Batches on a cluster that is there already: dask carries them, and the workers' own children work on them.

Each worker of the cluster keeps processes of its own for the documents, as a run on one machine does, so that the
limits of time and memory hold there too and a document that ends its process ends no worker. Source and output must
lie on storage that all machines share, under the same paths; the journal stays with the coordinator.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Future
from functools import lru_cache

from converter.ingest.bench import Job, Task
from converter.ingest.errors import IngestError, OwnSideError
from converter.ingest.executors import LocalExecutor, Results
from converter.ingest.records import FaultKind
from converter.ingest.workers import LostError

_SECONDS = 15
"""For the scheduler to answer at all."""


class ClusterExecutor:
    """The workers of a cluster, behind the scheduler at an address."""

    def __init__(self, job: Job, address: str) -> None:
        from distributed import Client  # noqa: PLC0415 - of the extra `dask`

        try:
            self._client = Client(address, timeout=_SECONDS, set_as_default=False)
        except OSError as error:
            raise IngestError(f"no scheduler answers at {address}: {error}") from None
        threads: int = sum(self._client.nthreads().values())
        if not threads:
            self._client.close()
            raise IngestError(f"the cluster at {address} has no workers; start some first")
        self.workers = threads
        self._job = job
        self._executor = self._client.get_executor(pure=False, retries=0)

    def submit(self, tasks: tuple[Task, ...]) -> Future[Results]:
        """Hand a batch to the scheduler."""
        future: Future[Results] = self._executor.submit(work_in_children, self._job, tasks)
        return future

    def results(self, future: Future[Results]) -> Results:
        """What a worker answered."""
        from distributed import KilledWorker  # noqa: PLC0415
        from distributed.comm import CommClosedError  # noqa: PLC0415

        try:
            return future.result()
        except KilledWorker as error:
            raise LostError(FaultKind.DIED, f"the workers that had it ended: {error}") from None
        except (CommClosedError, OSError) as error:
            raise OwnSideError(f"the cluster is lost: {error}; then `converter ingest resume`") from error

    def close(self, *, at_once: bool) -> None:
        """Leave the cluster; it goes on without us."""
        self._executor.shutdown(wait=not at_once)
        self._client.close()


def work_in_children(job: Job, tasks: tuple[Task, ...]) -> Results:
    """What a worker of the cluster does with a batch.

    Raises:
        LostError: a child was lost.
        OwnSideError: the worker may have no children.
    """
    if multiprocessing.current_process().daemon:
        raise OwnSideError(
            "a worker of the cluster may start no processes; start it with --no-nanny, or with "
            "DASK_DISTRIBUTED__WORKER__DAEMON=False"
        )
    children = _children_of(job)
    return children.results(children.submit(tasks))


@lru_cache(maxsize=1)
def _children_of(job: Job) -> LocalExecutor:
    """The processes of this worker: one for each of its threads."""
    from distributed import get_worker  # noqa: PLC0415

    return LocalExecutor(job, get_worker().state.nthreads)

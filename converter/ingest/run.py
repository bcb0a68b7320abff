"""A run from its beginning to its end: a folder in, sealed packages and a journal out; and again after anything.

``run`` and ``resume`` are the same: what the journal says is done stands, the rest is worked on.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from attrs import evolve

from converter.ingest.beginning import Begun, Order, begin
from converter.ingest.bench import Job
from converter.ingest.closing import Closing
from converter.ingest.coordinator import Coordinator, Watch
from converter.ingest.errors import IngestError, IngestStatus
from converter.ingest.executors import Executor, LocalExecutor, SerialExecutor
from converter.ingest.home import Home
from converter.ingest.intake import take_in
from converter.ingest.page import page
from converter.ingest.placement import place
from converter.ingest.report import lines, write_report
from converter.ingest.settings import Effort
from converter.ingest.watching import Stillness, pause

_CLUSTER = "dask:"


def ingest(home: Home, order: Order, watch: Watch) -> IngestStatus:
    """Do all that is left to be done for a source; with `Effort.watch_seconds`, until somebody ends it.

    Raises:
        IngestError: it cannot begin, or it was stopped by our own side; what was done is kept.
    """
    with begin(home, order) as begun:
        watch.reached("begun")
        journal = begun.journal
        closing = _closing(begun, watch)
        closing.recover()
        if order.plan.effort.watch_seconds:
            _look_again_and_again(closing, begun, watch)
        else:
            journal.try_again()
            take_in(begun)
            _work(closing, begun, watch)
        if watch.halted() and journal.has_pending():
            journal.end_run(begun.run, "interrupted")
            return IngestStatus.INTERRUPTED
        home.forget_members()
        journal.end_run(begun.run, "finished")
        _report(begun)
        return IngestStatus.INCOMPLETE if journal.has_left_out() else IngestStatus.DONE


def _closing(begun: Begun, watch: Watch) -> Closing:
    return Closing(
        home=begun.home,
        journal=begun.journal,
        run=begun.run,
        settings=begun.settings,
        creator=begun.agents[0],
        reached=watch.reached,
    )


def _look_again_and_again(closing: Closing, begun: Begun, watch: Watch) -> None:
    """Take what is new and still; what is open is sealed when a scan finds nothing to take, and at the end."""
    source = begun.order.source
    if (isinstance(source, Path) and not source.is_dir()) or begun.settings.intake.listed:
        raise IngestError(
            f"{source} cannot be watched, only a whole folder can: leave out --watch, or name a folder"
        )
    journal = begun.journal
    with Stillness(journal.connection) as stillness:
        while not watch.halted():
            journal.try_again()
            news = take_in(begun, stillness.still)
            if news:
                _work(closing, begun, watch, growing=True)
            elif journal.has_pending():
                _work(closing, begun, watch)
                _report(begun)
            watch.reached("looked")
            pause(begun.order.plan.effort.watch_seconds, watch.halted)
    if not journal.count_pending():
        _work(closing, begun, evolve(watch, halted=lambda: False))


def _work(closing: Closing, begun: Begun, watch: Watch, *, growing: bool = False) -> None:
    """Convert all that the journal has to be worked on, and seal the packages that are finished."""
    watch.reached("scanned")
    place(begun.journal, begun.settings)
    watch.reached("placed")
    watch.begun(begun.journal.count_pending())
    with begun.home.new_staging(begun.run) as staging:
        job = evolve(begun.job(staging), reached=watch.reached)
        _convert(closing, job, begun.order.plan.effort, watch, growing=growing)


def _convert(closing: Closing, job: Job, effort: Effort, watch: Watch, *, growing: bool) -> None:
    executor = _executor_for(effort, job)
    whole = False
    try:
        coordinator = Coordinator(
            closing=closing, job=job, executor=executor, effort=effort, watch=watch, growing=growing
        )
        coordinator.convert()
        whole = True
    finally:
        executor.close(at_once=not whole)


def _executor_for(effort: Effort, job: Job) -> Executor:
    """The executor that the settings name.

    Raises:
        IngestError: there is no such executor.
    """
    if effort.executor.startswith(_CLUSTER):
        if find_spec("distributed") is None:
            raise IngestError("dask is not installed; pip install 'archive-converter[dask]'")
        from converter.ingest.cluster import ClusterExecutor  # noqa: PLC0415 - of the extra `dask`

        return ClusterExecutor(job, effort.executor.removeprefix(_CLUSTER))
    if effort.executor != "local":
        raise IngestError(f"there is no executor {effort.executor!r}; there are local and dask:ADDRESS")
    return SerialExecutor(job) if effort.workers == 0 else LocalExecutor(job, effort.workers)


def _report(begun: Begun) -> None:
    write_report(begun.home.report, lines(begun.journal))
    write_report(begun.home.page, (piece.encode() for piece in page(begun.journal, begun.home.folder)))

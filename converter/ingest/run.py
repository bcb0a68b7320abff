"""A run from its beginning to its end: a folder in, sealed packages and a journal out; and again after anything.

``run`` and ``resume`` are the same: what the journal says is done stands, the rest is worked on.
"""

from __future__ import annotations

from attrs import evolve

from converter.ingest.beginning import Begun, Order, begin
from converter.ingest.bench import Job
from converter.ingest.closing import Closing
from converter.ingest.coordinator import Coordinator, Watch
from converter.ingest.errors import IngestStatus
from converter.ingest.executors import executor_for
from converter.ingest.home import Home
from converter.ingest.intake import take_in
from converter.ingest.page import page
from converter.ingest.placement import place
from converter.ingest.report import lines, write_report
from converter.ingest.settings import Effort


def ingest(home: Home, order: Order, watch: Watch) -> IngestStatus:
    """Do all that is left to be done for a source.

    Raises:
        IngestError: it cannot begin, or it was stopped by our own side; what was done is kept.
    """
    with begin(home, order) as begun:
        watch.reached("begun")
        journal = begun.journal
        _work(begun, watch)
        if watch.halted() and journal.has_pending():
            journal.end_run(begun.run, "interrupted")
            return IngestStatus.INTERRUPTED
        home.forget_members()
        journal.end_run(begun.run, "finished")
        write_report(home.report, lines(journal))
        write_report(home.page, (piece.encode() for piece in page(journal, home.folder)))
        return IngestStatus.INCOMPLETE if journal.has_left_out() else IngestStatus.DONE


def _work(begun: Begun, watch: Watch) -> None:
    closing = Closing(
        home=begun.home,
        journal=begun.journal,
        run=begun.run,
        settings=begun.settings,
        creator=begun.agents[0],
        reached=watch.reached,
    )
    closing.recover()
    begun.journal.try_again()
    take_in(begun)
    watch.reached("scanned")
    place(begun.journal, begun.settings)
    watch.reached("placed")
    watch.begun(begun.journal.count_pending())
    with begun.home.new_staging(begun.run) as staging:
        job = evolve(begun.job(staging), reached=watch.reached)
        _convert(closing, job, begun.order.plan.effort, watch)


def _convert(closing: Closing, job: Job, effort: Effort, watch: Watch) -> None:
    executor = executor_for(effort, job)
    whole = False
    try:
        Coordinator(closing=closing, job=job, executor=executor, effort=effort, watch=watch).convert()
        whole = True
    finally:
        executor.close(at_once=not whole)

"""What a run would do, reckoned from a sample: nothing but the journal is written."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import asdict, frozen

from converter.ingest.beginning import Order, begin
from converter.ingest.bench import Result, Task
from converter.ingest.coordinator import Watch
from converter.ingest.home import Home
from converter.ingest.intake import take_in
from converter.ingest.journal import Journal
from converter.ingest.placement import place
from converter.ingest.records import State
from converter.ingest.remote import key_of
from converter.ingest.tally import tally
from converter.ingest.wording import reason
from converter.ingest.work import work

SAMPLE = 100
_KINDS = {"file": "file", "dir": "empty or unreadable folder", "link": "link", "special": "special file"}


@frozen(kw_only=True)
class Forecast:
    """What a run would do."""

    source: str
    kinds: Mapping[str, int]
    """Entries by kind."""
    size: int
    """Bytes of all files."""
    packages: int
    pending: int
    """Files that are still to be worked on."""
    sampled: int
    states: Mapping[str, int]
    """What became of the sample, in the order of `State`, so that the reasons stand beside what they are the reasons of."""
    faults: Mapping[str, int]
    """Why documents of the sample were not converted, by code."""
    seconds: float
    """For all that is pending, with all workers."""
    output_size: int
    """Bytes of originals and outputs, reckoned from the sample."""

    def to_json(self) -> dict[str, Any]:
        """Everything, as plain values."""
        return asdict(self)

    def lines(self) -> Iterator[str]:
        """Everything, for people."""
        kinds = ", ".join(_counted(count, _KINDS[kind]) for kind, count in self.kinds.items())
        yield f"{kinds or 'no entries'}; {_size(self.size)} in {_counted(self.packages, 'package')}"
        if not self.sampled:
            yield "nothing is to be converted"
            return
        states = ", ".join(f"{count} {state}" for state, count in self.states.items())
        faults = ", ".join(f"{count} {reason(code)}" for code, count in self.faults.items())
        yield f"of {self.sampled} that were tried: {states}{f' ({faults})' if faults else ''}"
        outputs = f"{_size(self.output_size)} of originals and outputs (METS and PREMIS add about a third)"
        yield f"reckoned from these: {outputs}, {_duration(self.seconds)}"


def forecast(home: Home, order: Order, watch: Watch) -> Forecast:
    """List a source in the journal, and convert a sample of it that is not kept.

    Raises:
        IngestError: it cannot begin.
    """
    with begin(home, order) as begun:
        journal = begun.journal
        take_in(begun)
        place(journal, begun.settings)
        tasks = _sample(journal)
        with home.new_staging(begun.run) as staging:
            job = begun.job(staging)
            work(job, tasks[:1])  # which loads what is loaded once
            started = time.perf_counter()
            results = work(job, tasks)
            seconds = time.perf_counter() - started
            watch.told(results)
        journal.end_run(begun.run, "planned")
        return _reckoned(journal, order, results, seconds)


def _sample(journal: Journal) -> tuple[Task, ...]:
    """Documents spread evenly over all that are pending."""
    stride = max(journal.count_pending() // SAMPLE, 1)
    tasks: list[Task] = []
    after, number = (0, b""), 0
    while page := journal.pending(after, 500):
        tasks += [task for at, (_, task) in enumerate(page, start=number) if at % stride == 0]
        after, number = page[-1][0], number + len(page)
    return tuple(tasks[:SAMPLE])


def _reckoned(journal: Journal, order: Order, results: tuple[Result, ...], seconds: float) -> Forecast:
    ask = journal.connection.execute
    size: int = ask("SELECT coalesce(sum(size), 0) FROM item").fetchone()[0]
    pending = journal.count_pending()
    sizes = [
        (one.dossier.item.size, one.dossier.item.size + sum(output.size for output in one.dossier.outputs))
        for one in results
    ]
    taken = sum(source for source, _ in sizes)
    faults = (one.dossier.item.fault for one in results)
    states = Counter(one.dossier.item.state for one in results)
    return Forecast(
        source=key_of(order.source).decode("utf-8", "backslashreplace"),
        kinds=dict(ask("SELECT kind, count(*) FROM item GROUP BY kind ORDER BY kind").fetchall()),
        size=size,
        packages=sum(tally(journal).packages.values()),
        pending=pending,
        sampled=len(results),
        states={str(state): states[state] for state in State if states[state]},
        faults=dict(sorted(Counter(fault.code for fault in faults if fault is not None).items())),
        seconds=round(seconds / max(len(results), 1) * pending / max(order.plan.effort.workers, 1), 1),
        output_size=round(size * sum(whole for _, whole in sizes) / taken) if taken else 0,
    )


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _size(count: int) -> str:
    for unit, size in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"

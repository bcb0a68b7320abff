"""How far a run is, while it runs; and how it is stopped in order."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Protocol, Self

import orjson

from converter.cli.messages import complain

if TYPE_CHECKING:
    from rich.progress import Progress

    from converter.ingest.executors import Results

_SECONDS = 10.0
"""Between two lines of JSON."""


class Halt:
    """The first signal ends a run when the documents in hand are finished, the second at once."""

    def __init__(self) -> None:
        self._wanted = False
        self._before: dict[int, object] = {}

    def is_wanted(self) -> bool:
        """Whether no new batch is to be begun."""
        return self._wanted

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._take)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def _take(self, _: int, __: FrameType | None) -> None:
        if self._wanted:
            raise KeyboardInterrupt
        self._wanted = True
        complain("converter: stopping when the documents in hand are finished; once more stops at once")


class Shown(Protocol):
    """What shows how far a run is."""

    def begin(self, total: int) -> None:
        """So many documents are to be worked on; again, when a watched folder has more."""
        ...

    def advance(self, results: Results) -> None:
        """These are done."""
        ...


class _Nothing:
    def begin(self, total: int) -> None:
        pass

    def advance(self, results: Results) -> None:
        pass


class _Lines:
    """A line of JSON on standard error every ten seconds."""

    def __init__(self) -> None:
        self._total = self._done = self._left_out = 0
        self._started = self._said = time.monotonic()

    def begin(self, total: int) -> None:
        self._total, self._done, self._left_out = total, 0, 0
        self._started = self._said = time.monotonic()

    def advance(self, results: Results) -> None:
        self._done += len(results)
        self._left_out += sum(result.dossier.item.fault is not None for result in results)
        now = time.monotonic()
        if now - self._said < _SECONDS:
            return
        self._said = now
        rate = self._done / (now - self._started)
        line = {
            "done": self._done,
            "of": self._total,
            "not_converted": self._left_out,
            "per_second": round(rate, 1),
            "seconds_left": round((self._total - self._done) / rate),
        }
        sys.stderr.write(orjson.dumps(line).decode() + "\n")
        sys.stderr.flush()


class _Bar:
    """A bar with rate and time left, on a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None, rate="", left_out="")
        self._left_out = self._done = 0
        self._started = time.monotonic()

    def begin(self, total: int) -> None:
        self._left_out = self._done = 0
        self._progress.reset(self._task, total=total, rate="", left_out="")
        self._started = time.monotonic()

    def advance(self, results: Results) -> None:
        self._done += len(results)
        self._left_out += sum(result.dossier.item.fault is not None for result in results)
        rate = self._done / max(time.monotonic() - self._started, 0.001)
        left_out = f"{self._left_out} not converted" if self._left_out else ""
        self._progress.update(self._task, advance=len(results), rate=f"{rate:.0f}/s", left_out=left_out)


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Shown]:
    """What is right for where standard error goes."""
    if quiet:
        yield _Nothing()
    elif sys.stderr.isatty():
        with _terminal() as progress:
            yield _Bar(progress)
    else:
        yield _Lines()


def _terminal() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[left_out]}"),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )

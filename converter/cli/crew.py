"""Processes that convert the inputs of one run side by side; what comes of each is told in the order of the inputs.

Outputs are written by the process that was called, so that no two take one place, whoever made them.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from converter.cli.making import Made, Make, answer
from converter.cli.naming import Named
from converter.cli.session import Session
from converter.faults import Fault
from converter.registry import Registry

if TYPE_CHECKING:
    from concurrent.futures import Future

_EACH = 100
"""So many inputs make another process worth its start."""
_AHEAD = 4
"""So many inputs a process are handed out before the first is told of: memory does not grow with the run."""


class Crew(NamedTuple):
    """How many processes there may be, and how each is made ready."""

    session: Session
    equip: Callable[[Registry], Make]
    """Gives a process its way to convert, with the formats that it has loaded itself."""
    jobs: int | None = None
    """None is one for each hundred inputs, and no more than there are processors."""

    def is_wanted(self, inputs: int) -> bool:
        """Whether so many inputs are worth more than the one process that there is."""
        return self._size(inputs) > 1

    def _size(self, inputs: int) -> int:
        if self.session.trace:  # which tells of one call after the other
            return 1
        return min(self.jobs or min(processors(), inputs // _EACH), inputs)

    def answers(
        self, make: Make, named: Sequence[Named], encoding: str | None
    ) -> Iterator[tuple[Named, Made | Fault]]:
        """What each input becomes, in order; standard input is read by this process, with *make*."""
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        size = self._size(len(named))
        context = multiprocessing.get_context("forkserver")
        pool = ProcessPoolExecutor(size, context, _begin, (self.session, self.equip))
        pending: deque[tuple[Named, Future[Made | Fault] | None]] = deque()
        waiting = iter(named)
        try:
            while True:
                while len(pending) < size * _AHEAD and (one := next(waiting, None)) is not None:
                    here = one.input.path is None
                    pending.append((one, None if here else pool.submit(_answer, one, encoding)))
                if not pending:
                    return
                one, future = pending.popleft()
                yield one, answer(make, one, encoding) if future is None else future.result()
        except BrokenProcessPool:
            raise click.ClickException(
                "one of the processes was ended by the system, or by a plugin that crashed; what was written is whole; "
                "--jobs 1 shows which input does that"
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_make: Make
"""Of a process of the crew."""


def _begin(session: Session, equip: Callable[[Registry], Make]) -> None:
    """Make a process ready: it is ended by the one that was called, and not from the keyboard."""
    import signal
    from threading import Thread

    global _make  # noqa: PLW0603 - what a process is equipped with stays with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_as_well, daemon=True).start()
    _make = equip(session.load())


def _end_as_well() -> None:
    """End when the process that was called is no more: killed, it ended nobody, and a crew would wait for ever."""
    from multiprocessing import parent_process

    if (called := parent_process()) is not None:
        called.join()
        os._exit(1)


def _answer(named: Named, encoding: str | None) -> Made | Fault:
    return answer(_make, named, encoding)

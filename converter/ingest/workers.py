"""Processes that do what they are given, each of which may be ended without harm to the others.

They are started by a fork server that has loaded the program but no runtime of other languages. A process that was
told to end says so by its exit status; one that ends by any other, 0 too, was ended by what it was given.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any, TypeVar

from converter.ingest.records import FaultKind

T = TypeVar("T")
_IN_ORDER = 77
"""The exit status of a process that was told to end."""
_UNTOLD = 256
"""Stands for the exit status 0 of one that was not: no process can end with it."""


class LostError(Exception):
    """What was given to a worker is not answered."""

    def __init__(self, kind: FaultKind, reason: str) -> None:
        super().__init__(kind, reason)
        self.kind, self.reason = kind, reason


class Workers:
    """So many processes, each replaced when it was ended, or has done so much that it may have grown.

    Args:
        number: of processes.
        preload: the module that the fork server has loaded.
        begin: what each process does first; it outlives an interruption of this one.
        given: what *begin* is called with.
        renewed: after so many tasks a process is replaced, so that nothing grows for ever.
    """

    def __init__(
        self, number: int, preload: str, begin: Callable[..., None], given: tuple[Any, ...], renewed: int
    ) -> None:
        from pebble import ProcessPool  # noqa: PLC0415 - of the extras `ingest` and `serve`

        context = _Context()
        context.set_forkserver_preload([preload])
        self._pool = ProcessPool(
            max_workers=number, max_tasks=renewed, initializer=_begin, initargs=(begin, given), context=context
        )

    @property
    def are_there(self) -> bool:
        """Whether calls are taken: not after the end, nor where processes cannot be made ready."""
        return bool(self._pool.active)

    def submit(self, call: Callable[..., T], given: tuple[Any, ...], seconds: float) -> Future[T]:
        """Hand a call to the next worker that is free, which is ended if it takes more seconds than that."""
        future: Future[T] = self._pool.schedule(call, args=given, timeout=seconds)
        return future

    def close(self, *, at_once: bool) -> None:
        """End the workers: when they are done, or now."""
        if at_once:
            self._pool.stop()  # type: ignore[no-untyped-call]
        else:
            self._pool.close()  # type: ignore[no-untyped-call]
        self._pool.join()


def lost(error: Exception, seconds: float, whose: str) -> LostError | None:
    """Why a worker did not answer, where *error* is what its future raised; None where the call itself raised.

    Args:
        error: what its future raised.
        seconds: what one document may take.
        whose: whose limits these are: ``the run's limit``.
    """
    from pebble import ProcessExpired  # noqa: PLC0415

    if isinstance(error, FutureTimeoutError):
        return LostError(FaultKind.TIMEOUT, f"it takes more than {seconds:g} seconds, {whose}")
    if isinstance(error, MemoryError):
        return LostError(FaultKind.MEMORY, f"it takes more memory than {whose}")
    if isinstance(error, ProcessExpired):
        return LostError(FaultKind.DIED, f"the process that converted it ended ({_ending(error.exitcode)})")
    return None


class _Process(ForkServerProcess):
    """A process whose exit status tells whether it ran to its end; the pool takes 0 for that."""

    def run(self) -> None:
        super().run()
        sys.exit(_IN_ORDER)

    @property
    def exitcode(self) -> int | None:
        """0 of a process that was told to end, `_UNTOLD` of one that ended with 0 before."""
        status = super().exitcode
        return _UNTOLD if status == 0 else 0 if status == _IN_ORDER else status


class _Context(ForkServerContext):
    Process = _Process


def _begin(begin: Callable[..., None], given: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin(*given)


def _ending(status: int | None) -> str:
    if status is not None and status < 0:
        return signal.Signals(-status).name
    return f"exit status {0 if status == _UNTOLD else status}, before it had answered"

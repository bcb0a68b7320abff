"""What a worker process may take: time for each document, memory in all, and nothing of the terminal."""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

_AGAIN = 1.0
"""Seconds after which the alarm is given once more, where the first was swallowed."""


class TimeLimitError(BaseException):
    """A document takes too long; no `Exception`, so that no plugin catches it in passing."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Interrupt what runs within by `TimeLimitError` after so many seconds.

    Only Python code can be interrupted so, and only in the main thread; what hangs elsewhere is ended with its
    process (`converter.ingest.executors`).
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_: int, __: object) -> NoReturn:
        raise TimeLimitError(f"it takes more than {seconds:g} seconds, the run's limit")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def address_space() -> int:
    """Bytes of address space that this process has now."""
    with open("/proc/self/statm", encoding="ascii") as status:  # noqa: PTH123
        pages = int(status.read().split()[0])
    return pages * resource.getpagesize()


def limit_memory(more: int) -> None:
    """Let this process take so many bytes of address space on top of what it has now."""
    _bound(address_space() + more)


@contextmanager
def memory_limit(size: int) -> Iterator[None]:
    """Let this process have so many bytes of address space in all while what is within runs."""
    before, _ = resource.getrlimit(resource.RLIMIT_AS)
    _bound(size)
    try:
        yield
    finally:
        _bound(before)


def _bound(size: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


@contextmanager
def silenced() -> Iterator[None]:
    """Let nothing that is printed within reach the standard output or the standard error of this process."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = [(stream, os.dup(stream)) for stream in (1, 2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for stream, _ in kept:
            os.dup2(nowhere, stream)
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.close(nowhere)
        for stream, copy in kept:
            os.dup2(copy, stream)
            os.close(copy)


def peak_memory() -> int:
    """The most memory that this process has had, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

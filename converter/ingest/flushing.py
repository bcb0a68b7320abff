"""Files, and the names in folders, flushed to the disk, so that they are there after the power failed.

Many small files are flushed several at a time, as a file system then commits them together: that takes a tenth of
the time that one after the other does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

_AT_A_TIME = 4


def flush(path: Path) -> None:
    """Flush a file, or the names in a folder.

    Raises:
        OSError: the disk is full, or fails.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def flushing(paths: Sequence[Path], flush: Callable[[Path], None] = flush) -> Iterator[None]:
    """Flush files and folders while something else goes on; when that ends, all of them are flushed.

    Args:
        paths: of the files and folders.
        flush: flushes one of them; what it raises is raised at the end.
    """

    def flush_each(share: Iterable[Path]) -> None:
        for path in share:
            flush(path)

    shares = [paths[number::_AT_A_TIME] for number in range(_AT_A_TIME)]
    with ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="flush") as threads:
        try:
            flushed: Iterable[None] = threads.map(flush_each, shares)
        except RuntimeError:  # no memory for a thread: the limit of a worker may be low
            flushed = map(flush_each, shares)
        yield
        for _ in flushed:
            pass  # an error of one is raised here


def flush_all(paths: Sequence[Path], flush: Callable[[Path], None] = flush) -> None:
    """Flush files and folders; the arguments are those of `flushing`."""
    with flushing(paths, flush):
        pass

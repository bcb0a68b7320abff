"""A folder that is looked at again and again: what comes into it is taken once nobody writes it any more.

No watcher of the system is asked, as each loses events when many come at once, and none knows of shared storage: the
whole tree is scanned each time, and two scans are compared.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Self

from converter.ingest.records import Kind
from converter.ingest.scan import Entry, Folder

_LOOK = 0.2
"""Seconds between two looks at whether the watch is to end."""


class Stillness:
    """What two scans saw alike, one after the other; the sight of the last is kept outside memory."""

    def __init__(self, journal: sqlite3.Connection) -> None:
        """*journal* says which entries are known already."""
        self._journal = journal
        self._seen = sqlite3.connect("", isolation_level=None)  # a file that is gone with the connection
        self._seen.execute(
            "CREATE TABLE seen (rel BLOB PRIMARY KEY, kind TEXT, size INTEGER, mtime_ns INTEGER, inode INTEGER,"
            " scan INTEGER) WITHOUT ROWID"
        )
        self._scan = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._seen.close()

    def still(self, found: Iterable[Entry | Folder]) -> Iterator[Entry | Folder]:
        """Of one whole scan: what is new, or differs from what the journal knows, and is as the last scan saw it.

        Empty folders are left out: most of them are about to be filled.
        """
        self._scan += 1
        self._seen.execute("BEGIN")
        for one in found:
            if isinstance(one, Folder) or not (
                _is_empty_folder(one) or self._is_known(one) or self._is_moving(one)
            ):
                yield one
        self._seen.execute("DELETE FROM seen WHERE scan <> ?", (self._scan,))
        self._seen.execute("COMMIT")

    def _is_known(self, entry: Entry) -> bool:
        found = self._journal.execute(
            "SELECT 1 FROM item WHERE rel = ? AND kind = ? AND size = ? AND mtime_ns = ? AND NOT changed",
            (entry.rel, entry.kind, entry.size, entry.mtime_ns),
        )
        return found.fetchone() is not None

    def _is_moving(self, entry: Entry) -> bool:
        """Whether the last scan saw it otherwise, or not at all; what is seen now is remembered for the next."""
        sight = (entry.kind, entry.size, entry.mtime_ns, entry.inode)
        before = self._seen.execute(
            "SELECT kind, size, mtime_ns, inode FROM seen WHERE rel = ?", (entry.rel,)
        ).fetchone()
        self._seen.execute(
            "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?, ?)", (entry.rel, *sight, self._scan)
        )
        return bool(before != sight)


def _is_empty_folder(entry: Entry) -> bool:
    return entry.kind is Kind.DIRECTORY and not entry.reason


def pause(seconds: float, halted: Callable[[], bool]) -> None:
    """Wait so long, or until the watch is to end."""
    end = time.monotonic() + seconds
    while not halted() and (rest := end - time.monotonic()) > 0:
        time.sleep(min(rest, _LOOK))

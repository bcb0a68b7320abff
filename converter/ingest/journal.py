"""The journal of a run: what became of each entry, in SQLite, by one writer.

The key of everything is the path's bytes. Each batch is one transaction, written to the disk before the next begins.
Events are only ever added; the database itself refuses to alter or delete one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from converter.ingest.bench import Result, Task
from converter.ingest.columns import (
    ITEM,
    first_state,
    package_of,
    reason_of,
    task_of,
    values_of_item,
    values_of_output,
)
from converter.ingest.database import Database
from converter.ingest.events import now
from converter.ingest.package.names import folded, portable
from converter.ingest.records import Agent, Event, FaultKind, Package
from converter.ingest.scan import Entry, Folder

ATTEMPTS = 3
"""How often an item is tried that failed by our side's fault, before somebody must ask for it."""
_PENDING = (
    f"SELECT {ITEM}, package.number FROM item JOIN package ON package.number = item.package"  # noqa: S608 - no value
    " WHERE item.state = 'pending' AND (item.package, rel) > (?, ?) ORDER BY item.package, rel LIMIT ?"
)


class Journal(Database):
    """A journal that is open."""

    # runs

    def begin_run(self, run: str, values: Mapping[str, Any], agents: Iterable[Agent]) -> None:
        """A run begins: its row, and those who have a part in it."""
        with self.transaction() as connection:
            connection.execute("UPDATE run SET state = 'died' WHERE state = 'running'")
            connection.execute(
                "INSERT INTO run (id, number, started, state, source, arguments, settings, settings_sha256, host, pid)"
                " VALUES (:id, (SELECT coalesce(max(number), 0) + 1 FROM run), :at, 'running', :source, :arguments,"
                " :settings, :settings_sha256, :host, :pid)",
                {"id": run, "at": now(), **values},
            )
            connection.executemany(
                "INSERT OR IGNORE INTO agent VALUES (?, ?, ?, ?, ?)",
                [(one.id, one.type, one.name, one.version, "\n".join(one.notes)) for one in agents],
            )

    def end_run(self, run: str, state: str, reason: str = "") -> None:
        """A run ends, in order."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE run SET ended = ?, state = ?, reason = ? WHERE id = ?", (now(), state, reason, run)
            )

    def last_run(self) -> sqlite3.Row | None:
        """The latest run, if there was one."""
        row: sqlite3.Row | None = self.connection.execute("SELECT * FROM run ORDER BY number DESC").fetchone()
        return row

    # entries

    def add_entries(self, entries: Sequence[Entry]) -> None:
        """Entries of the source tree as a scan finds them; those that are known stay what they are.

        One that is still to be worked on takes its new size and time; one that was worked on, and differs now, is
        marked as changed, and never replaced.
        """
        rows = [
            (one.rel, one.place, one.kind, one.size, one.mtime_ns, one.inode, first_state(one), *reason_of(one))
            for one in entries
        ]
        with self.transaction() as connection:
            connection.executemany(
                "INSERT INTO item (rel, place, kind, size, mtime_ns, inode, state, fault_kind, fault_code,"
                " fault_message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (rel) DO UPDATE SET"
                " changed = preserved AND (excluded.size <> size OR excluded.mtime_ns <> mtime_ns),"
                " size = iif(preserved, size, excluded.size), mtime_ns = iif(preserved, mtime_ns, excluded.mtime_ns),"
                " kind = iif(preserved, kind, excluded.kind),"
                " state = iif(preserved OR kind = excluded.kind, state, excluded.state),"
                " fault_kind = iif(preserved, fault_kind, excluded.fault_kind),"
                " fault_code = iif(preserved, fault_code, excluded.fault_code),"
                " fault_message = iif(preserved, fault_message, excluded.fault_message)"
                " WHERE excluded.size <> size OR excluded.mtime_ns <> mtime_ns OR excluded.kind <> kind OR changed",
                rows,
            )

    def add_folders(self, folders: Sequence[Folder]) -> None:
        """Folders that hold something: no file takes the place of one; and one that could not be listed now can."""
        with self.transaction() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO folder VALUES (?)", [(folded(portable(one.rel)),) for one in folders]
            )
            connection.executemany(
                "UPDATE item SET state = 'done', fault_kind = NULL, fault_code = NULL, fault_message = NULL"
                " WHERE rel = ? AND kind = 'dir' AND state = 'refused'",
                [(one.rel,) for one in folders],
            )

    def try_again(self) -> None:
        """What failed by our side's fault is to be worked on again, unless that was done often enough."""
        self._put_back(
            "SELECT id FROM item WHERE state = 'failed' AND kind = 'file' AND attempts < ?", (ATTEMPTS,)
        )

    def retry(self, kinds: Sequence[FaultKind], paths: Sequence[bytes]) -> int:
        """What was not converted is to be worked on again, as somebody asks for it; no event is lost.

        Args:
            kinds: all items with faults of these kinds.
            paths: and these items.

        Returns:
            How many they are.
        """
        return self._put_back(
            "SELECT id FROM item WHERE state IN ('quarantined', 'failed') AND kind = 'file'"
            " AND (fault_kind IN (SELECT value FROM json_each(?)) OR hex(rel) IN (SELECT value FROM json_each(?)))",
            (orjson.dumps(kinds).decode(), orjson.dumps([path.hex().upper() for path in paths]).decode()),
        )

    def _put_back(self, question: str, values: tuple[Any, ...]) -> int:
        """Items are pending again; one whose package is sealed meanwhile goes into another."""
        with self.transaction() as connection:
            rows = connection.execute(question, values).fetchall()
            for (row,) in rows:
                connection.execute(
                    "UPDATE package SET moved = moved + 1 WHERE state = 'sealed'"
                    " AND number = (SELECT package FROM item WHERE id = ?)",
                    (row,),
                )
                connection.execute(
                    "UPDATE item SET state = 'pending', package = (SELECT number FROM package"
                    " WHERE number = item.package AND state = 'open') WHERE id = ?",
                    (row,),
                )
        return len(rows)

    def pending(self, after: tuple[int, bytes], count: int) -> list[tuple[tuple[int, bytes], Task]]:
        """The next items to work on, in the order of packages and paths, each with where it stands in it."""
        rows = self.connection.execute(_PENDING, (*after, count))
        return [((row["number"], row["rel"]), task_of(row)) for row in rows]

    # what became of them

    def record(self, run: str, results: Iterable[Result]) -> None:
        """What became of a batch: items, outputs and events, all in one transaction."""
        at = now()
        with self.transaction() as connection:
            for result in results:
                item = result.dossier.item
                package = connection.execute("SELECT package FROM item WHERE id = ?", (result.row,)).fetchone()[0]
                connection.execute(
                    _UPDATE, values_of_item(item) | {"id": result.row, "facts": result.facts.decode(), "at": at}
                )
                connection.execute("DELETE FROM output WHERE item = ?", (result.row,))
                connection.executemany(
                    "INSERT INTO output VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [
                        (result.row, one.representation, package, *values_of_output(one))
                        for one in result.dossier.outputs
                    ],
                )
                self._add_events(run, result.dossier.events, item=result.row)

    def _add_events(
        self, run: str, events: Iterable[Event], *, item: int | None = None, package: int | None = None
    ) -> None:
        self.connection.executemany(
            "INSERT INTO event (id, item, package, run, type, at, outcome, detail, note, representation, agents)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    one.id,
                    item,
                    package,
                    run,
                    one.type,
                    one.at,
                    one.outcome,
                    one.detail,
                    one.note,
                    one.representation,
                    " ".join(one.agents),
                )
                for one in events
            ],
        )

    def is_empty(self) -> bool:
        """Whether no entry was ever taken in."""
        return self.connection.execute("SELECT 1 FROM item LIMIT 1").fetchone() is None

    def has_pending(self) -> bool:
        """Whether something is left to be worked on, or to be sealed."""
        pending = self.connection.execute("SELECT 1 FROM item WHERE state = 'pending' LIMIT 1").fetchone()
        return pending is not None or bool(self.finished_packages())

    def count_pending(self) -> int:
        """How many items are to be worked on."""
        count: int = self.connection.execute("SELECT count(*) FROM item WHERE state = 'pending'").fetchone()[0]
        return count

    def has_left_out(self) -> bool:
        """Whether an entry was not converted, or has changed since it was."""
        found = self.connection.execute(
            "SELECT 1 FROM item WHERE state NOT IN ('pending', 'done', 'warned')"
            " UNION ALL SELECT 1 FROM item WHERE state = 'warned' AND changed"
            " UNION ALL SELECT 1 FROM item WHERE state = 'done' AND changed LIMIT 1"
        ).fetchone()
        return found is not None

    # packages

    def finished_packages(self, *, growing: bool = False) -> list[int]:
        """The packages that are not sealed, hold something, and have nothing left to be worked on.

        Args:
            growing: more documents may come, and the last package is left open for them.
        """
        rows = self.connection.execute(
            "SELECT number FROM package WHERE state = 'open' AND (NOT ? OR number < (SELECT max(number) FROM package))"
            " AND NOT EXISTS (SELECT 1 FROM item WHERE item.package = package.number AND item.state = 'pending')"
            " AND EXISTS (SELECT 1 FROM item WHERE item.package = package.number AND (preserved OR kind <> 'file'))"
            " ORDER BY number",
            (growing,),
        )
        return [row[0] for row in rows]

    def package(self, number: int) -> Package:
        """A package by its number."""
        row = self.connection.execute("SELECT * FROM package WHERE number = ?", (number,)).fetchone()
        return package_of(row)

    def packages(self) -> list[Package]:
        """All packages in their order."""
        return [package_of(row) for row in self.connection.execute("SELECT * FROM package ORDER BY number")]

    def seal_package(self, run: str, number: int, package: Package, events: Iterable[Event]) -> None:
        """A package is sealed: what it holds, and what happened while it was."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE package SET state = ?, files = ?, size = ?, manifest_sha512 = ?, sealed_at = ?,"
                " verified_at = ? WHERE number = ?",
                (
                    package.state,
                    package.files,
                    package.size,
                    package.manifest_sha512,
                    package.sealed_at,
                    package.verified_at,
                    number,
                ),
            )
            self._add_events(run, events, package=number)


_UPDATE = (
    "UPDATE item SET size = :size, mtime_ns = :mtime_ns, inode = :inode, sha512 = :sha512, sha256 = :sha256,"
    " format = :format, encoding = :encoding, preserved = :preserved, state = :state, attempts = attempts + 1,"
    " fault_kind = :fault_kind, fault_code = :fault_code, fault_message = :fault_message, ms = :ms,"
    " rss_kb = :rss_kb, facts = :facts, finished_at = :at WHERE id = :id"
)

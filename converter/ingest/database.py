"""The file of a journal: SQLite, one writer, each transaction on the disk when it ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from converter.ingest.errors import IngestStatus, OwnSideError
from converter.ingest.schema import prepare

_PRIMARY = 0xFF
"""What SQLite adds to the code of an error is left out by this."""
_NOT_ALLOWED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


class Database:
    """A journal's file that is open.

    Raises:
        OwnSideError: it cannot be written, or is damaged; here, and wherever it is written.
    """

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self._path = path
        with self._blaming():
            self.connection = self._connection("mode=rwc") if writable else self._readable()
            self.connection.row_factory = sqlite3.Row
            if writable:
                self.connection.execute("PRAGMA journal_mode = WAL")
                self.connection.execute("PRAGMA synchronous = FULL")
                self.connection.execute("PRAGMA foreign_keys = ON")
                prepare(self.connection, str(path))

    def _connection(self, how: str) -> sqlite3.Connection:
        where = f"{self._path.absolute().as_uri()}?{how}"
        return sqlite3.connect(where, uri=True, isolation_level=None, timeout=30)

    def _readable(self) -> sqlite3.Connection:
        """A connection that writes nothing.

        It must be allowed to, for whoever reads last puts away the two files that SQLite keeps beside an open journal.
        Where these are not and may not be made, nobody writes, and the journal is read as it lies.
        """
        connection = self._connection("mode=rw")
        try:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode & _PRIMARY not in _NOT_ALLOWED:
                raise
            if (log := Path(f"{self._path.resolve()}-wal")).exists() and log.stat().st_size:
                raise OwnSideError(
                    f"the journal {self._path} was left open by a run that was stopped, and its folder may not be "
                    "written: read a copy of the folder, or ask as somebody who may write there",
                    IngestStatus.TAKEN,
                ) from error
            return self._connection("mode=ro&immutable=1")
        return connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is done within, or nothing; on the disk when it ends."""
        with self._blaming():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _blaming(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise OwnSideError(
                f"the journal {self._path}: {error}; everything up to here is kept: make room or mend it, "
                "then give the same command again"
            ) from error
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise OwnSideError(f"the journal {self._path} is damaged: {error}", IngestStatus.TAKEN) from error

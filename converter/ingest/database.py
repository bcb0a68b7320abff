"""The file of a journal: SQLite, one writer, each transaction on the disk when it ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from converter.ingest.errors import IngestStatus, OwnSideError
from converter.ingest.schema import prepare


class Database:
    """A journal's file that is open.

    Raises:
        OwnSideError: it cannot be written, or is damaged; here, and wherever it is written.
    """

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self._path = path
        with self._blaming():
            mode = "rwc" if writable else "ro"
            self.connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=30
            )
            self.connection.row_factory = sqlite3.Row
            if writable:
                self.connection.execute("PRAGMA journal_mode = WAL")
                self.connection.execute("PRAGMA synchronous = FULL")
                self.connection.execute("PRAGMA foreign_keys = ON")
                prepare(self.connection, str(path))

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
                f"the journal {self._path} cannot be written: {error}; make room or mend it, "
                "then `converter ingest resume`"
            ) from error
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise OwnSideError(f"the journal {self._path} is damaged: {error}", IngestStatus.TAKEN) from error

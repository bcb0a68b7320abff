"""The journal: what is written stays, and no other file is taken for one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from converter.ingest.errors import IngestError, IngestStatus, OwnSideError
from converter.ingest.journal import Journal
from converter.ingest.records import Kind
from converter.ingest.scan import Entry


def test_events_are_never_altered_or_deleted(run, ask, out: Path) -> None:
    """The database refuses it, whoever asks."""
    run()
    before = ask("SELECT * FROM event ORDER BY number")
    connection = sqlite3.connect(out / "journal.db")
    connection.execute("PRAGMA recursive_triggers = ON")
    for statement in (
        "UPDATE event SET outcome = 'success'",
        "DELETE FROM event",
        "REPLACE INTO event SELECT * FROM event",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="an event is never"):
            connection.execute(statement)
    connection.close()

    assert before
    assert ask("SELECT * FROM event ORDER BY number") == before


def test_the_journal_survives_the_loss_of_power_as_far_as_sqlite_can_say(tmp_path: Path) -> None:
    """Each transaction is flushed before the next begins."""
    with Journal(tmp_path / "j") as journal:
        asked = [
            journal.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        ]

    assert asked == ["wal", 2]


def test_who_reads_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """Files of an open journal beside a closed one would look like a run that was killed."""
    Journal(tmp_path / "j").connection.close()

    with Journal(tmp_path / "j", writable=False) as journal:
        assert journal.last_run() is None
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            journal.connection.execute("DELETE FROM item")

    assert [path.name for path in tmp_path.iterdir()] == ["j"]


def test_it_is_read_where_nothing_may_be_written(
    protected: Callable[[Path], AbstractContextManager[None]],
) -> None:
    """Packages are often kept where only one user, or nobody, may write."""
    with TemporaryDirectory() as place:
        path = Path(place) / "j"
        Journal(path).connection.close()
        with protected(path.parent), Journal(path, writable=False) as journal:
            assert journal.last_run() is None

        assert [one.name for one in Path(place).iterdir()] == ["j"]


def test_what_was_left_open_is_not_read_by_half(protected: Callable[[Path], AbstractContextManager[None]]) -> None:
    """What stands in the log alone would be missing, so it is said what to do."""
    with TemporaryDirectory() as place, TemporaryDirectory() as other:
        with Journal(Path(other) / "j"):
            for name in ("j", "j-wal"):
                shutil.copy(Path(other) / name, place)
        with (
            protected(Path(place)),
            pytest.raises(OwnSideError, match="left open by a run that was stopped"),
        ):
            Journal(Path(place) / "j", writable=False)


@pytest.fixture
def protected() -> Callable[[Path], AbstractContextManager[None]]:
    """A folder in which nothing may be written for a while; root, who may always, is somebody else so long."""

    @contextmanager
    def protect(folder: Path) -> Iterator[None]:
        folder.chmod(0o555)
        if root := os.geteuid() == 0:
            os.seteuid(65534)
        try:
            yield
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)

    return protect


def test_another_database_is_not_taken_for_a_journal(tmp_path: Path) -> None:
    """It is refused and stays as it is."""
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    before = (tmp_path / "other.db").read_bytes()

    with pytest.raises(IngestError, match="not a journal of this program") as refused:
        Journal(tmp_path / "other.db")
    assert refused.value.status is IngestStatus.TAKEN
    assert (tmp_path / "other.db").read_bytes()[100:] == before[100:]


def test_a_journal_of_a_later_version_is_refused(tmp_path: Path) -> None:
    """A program never guesses what a later one wrote."""
    Journal(tmp_path / "j").connection.execute("PRAGMA user_version = 99")

    with pytest.raises(IngestError, match="has version 99, and this program knows 2"):
        Journal(tmp_path / "j")


def test_a_journal_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """What it says stays; what nobody asked for is gone."""
    with Journal(tmp_path / "j") as journal:
        journal.connection.execute("ALTER TABLE package ADD COLUMN opened_at TEXT NOT NULL DEFAULT ''")
        journal.connection.execute("INSERT INTO package (number, id, state) VALUES (1, 'letters-00001', 'open')")
        journal.connection.execute("PRAGMA user_version = 1")

    with Journal(tmp_path / "j") as journal:
        assert [one.id for one in journal.packages()] == ["letters-00001"]
        columns = [row["name"] for row in journal.connection.execute("PRAGMA table_info(package)")]
        assert "state" in columns
        assert "opened_at" not in columns
        assert journal.connection.execute("PRAGMA user_version").fetchone()[0] == 2


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    """With one sentence and no traceback."""
    (tmp_path / "j").write_bytes(b"all work and no play\n" * 100)

    with pytest.raises(OwnSideError, match="damaged"):
        Journal(tmp_path / "j")


def test_a_transaction_is_whole_or_nothing(tmp_path: Path) -> None:
    """What breaks in between leaves nothing behind."""
    with Journal(tmp_path / "j") as journal:
        with pytest.raises(sqlite3.IntegrityError), journal.transaction() as connection:
            connection.executemany("INSERT INTO folder VALUES (?)", [("a",), ("a",)])
        found = journal.connection.execute("SELECT count(*) FROM folder").fetchone()[0]

    assert found == 0


def test_a_scan_again_changes_nothing_but_what_is_still_to_be_done(tmp_path: Path) -> None:
    """A file that is pending takes its new size; no second row appears."""
    with Journal(tmp_path / "j") as journal:
        for size in (1, 2, 2):
            journal.add_entries([Entry(rel=b"a", place=b"a", kind=Kind.FILE, size=size)])
        rows = [tuple(row) for row in journal.connection.execute("SELECT rel, size, changed FROM item")]

    assert rows == [(b"a", 2, 0)]

"""The journal: what is written stays, and no other file is taken for one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

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

    with pytest.raises(IngestError, match="has version 99, and this program knows 1"):
        Journal(tmp_path / "j")


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

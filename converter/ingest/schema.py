"""The tables of the journal, and how one of an older version is brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from converter.ingest.errors import IngestError, IngestStatus

APPLICATION = 0x41724A6C
"""``ArJl``: what tells a journal from any other SQLite file."""
VERSION = 2
_TABLES = """
CREATE TABLE run (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, started TEXT NOT NULL, ended TEXT, state TEXT NOT NULL,
    source BLOB NOT NULL, arguments TEXT NOT NULL, settings BLOB NOT NULL, settings_sha256 TEXT NOT NULL,
    host TEXT NOT NULL, pid INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT ''
);
CREATE TABLE package (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
    documents INTEGER NOT NULL DEFAULT 0, source_bytes INTEGER NOT NULL DEFAULT 0,
    files INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL DEFAULT 0,
    manifest_sha512 TEXT NOT NULL DEFAULT '', sealed_at TEXT NOT NULL DEFAULT '',
    verified_at TEXT NOT NULL DEFAULT '', moved INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE item (
    id INTEGER PRIMARY KEY, rel BLOB NOT NULL UNIQUE, place BLOB NOT NULL, kind TEXT NOT NULL, size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL, state TEXT NOT NULL,
    oid TEXT UNIQUE, safe TEXT, folded TEXT UNIQUE, package INTEGER REFERENCES package(number),
    sha512 TEXT NOT NULL DEFAULT '', sha256 TEXT NOT NULL DEFAULT '', format TEXT, encoding TEXT NOT NULL DEFAULT '',
    preserved INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
    fault_kind TEXT, fault_code TEXT, fault_message TEXT,
    ms REAL NOT NULL DEFAULT 0, rss_kb INTEGER NOT NULL DEFAULT 0, facts TEXT NOT NULL DEFAULT '{}',
    changed INTEGER NOT NULL DEFAULT 0, finished_at TEXT NOT NULL DEFAULT ''
);
CREATE INDEX item_in_package ON item (package, safe);
CREATE INDEX item_to_do ON item (package, rel) WHERE state = 'pending';
CREATE INDEX item_unplaced ON item (rel) WHERE package IS NULL;
CREATE INDEX item_at_fault ON item (state) WHERE state NOT IN ('pending', 'done');
CREATE TABLE folder (folded TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE output (
    item INTEGER NOT NULL REFERENCES item(id), representation TEXT NOT NULL, package INTEGER NOT NULL,
    oid TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, sha512 TEXT NOT NULL, media_type TEXT NOT NULL,
    format TEXT, valid INTEGER, coverage REAL,
    PRIMARY KEY (item, representation), UNIQUE (package, path)
) WITHOUT ROWID;
CREATE TABLE agent (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, notes TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE event (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, item INTEGER REFERENCES item(id),
    package INTEGER REFERENCES package(number), run TEXT NOT NULL REFERENCES run(id), type TEXT NOT NULL,
    at TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL, note TEXT NOT NULL,
    representation TEXT NOT NULL, agents TEXT NOT NULL
);
CREATE INDEX event_of_item ON event (item);
CREATE INDEX event_of_package ON event (package) WHERE item IS NULL;
CREATE TRIGGER event_is_never_altered BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never altered'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
"""


def from_1_to_2(connection: sqlite3.Connection) -> None:
    """When a package was opened is said no longer: nobody asked for it."""
    connection.execute("ALTER TABLE package DROP COLUMN opened_at")


UPGRADES: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: from_1_to_2}
"""What brings a journal of a version to the next one."""


def prepare(connection: sqlite3.Connection, name: str) -> None:
    """Make the tables in a new journal, or bring those of an older one up to date; all or nothing.

    Raises:
        IngestError: the file is not a journal, or one of a later version.
    """
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if version == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            for statement in _statements():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            return
        if application != APPLICATION:
            raise IngestError(
                f"{name} is not a journal of this program; choose another folder", IngestStatus.TAKEN
            )
        if version > VERSION:
            raise IngestError(
                f"{name} has version {version}, and this program knows {VERSION}; use the program that made it",
                IngestStatus.TAKEN,
            )
        for number in range(version, VERSION):
            UPGRADES[number](connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements() -> list[str]:
    """The statements one by one: a script would end the transaction."""
    statements, begun = [], ""
    for line in _TABLES.strip().splitlines():
        begun += line + "\n"
        if sqlite3.complete_statement(begun):
            statements.append(begun)
            begun = ""
    return statements

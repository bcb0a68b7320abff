"""What is in one package, out of the journal: item by item, never all at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from attrs import frozen

from converter.ingest.columns import ITEM, format_of, item_of
from converter.ingest.journal import Journal
from converter.ingest.records import Agent, AgentType, Dossier, Event, EventType, Outcome, Output

_ITEMS = (
    f"SELECT {ITEM} FROM item JOIN package ON package.number = item.package"  # noqa: S608 - no value in it
    " WHERE item.package = ? ORDER BY safe"
)
_EVENTS = "SELECT * FROM event WHERE item = ? ORDER BY number"
_AGENTS = "SELECT DISTINCT event.agents FROM event JOIN item ON item.id = event.item WHERE item.package = ?"


@frozen
class JournalContents:
    """The contents of a package (`converter.ingest.records.Contents`)."""

    journal: Journal
    package: int

    def dossiers(self, *, events: bool = True) -> Iterator[Dossier]:
        """Each item of the package, sorted by `Item.safe`; without its events where nobody asks for them."""
        for row in self.journal.connection.execute(_ITEMS, (self.package,)):
            yield dossier_of(self.journal, row, events=events)

    def agents(self) -> Iterator[Agent]:
        """Each agent that an event of the package names, sorted by id."""
        named = {
            name for row in self.journal.connection.execute(_AGENTS, (self.package,)) for name in row[0].split()
        }
        for row in self.journal.connection.execute("SELECT * FROM agent ORDER BY id"):
            if row["id"] in named:
                yield Agent(
                    id=row["id"],
                    type=AgentType(row["type"]),
                    name=row["name"],
                    version=row["version"],
                    notes=tuple(filter(None, row["notes"].split("\n"))),
                )


def dossier_of(journal: Journal, row: sqlite3.Row, *, events: bool = True) -> Dossier:
    """All that is known of the item of *row*, which has the columns `ITEM`; its *events* where they are asked for."""
    outputs = journal.connection.execute(
        "SELECT * FROM output WHERE item = ? ORDER BY representation", (row["id"],)
    )
    happened = journal.connection.execute(_EVENTS, (row["id"],)) if events else ()
    return Dossier(
        item=item_of(row),
        outputs=tuple(map(_output_of, outputs)),
        events=tuple(map(event_of, happened)),
    )


def _output_of(row: sqlite3.Row) -> Output:
    return Output(
        oid=row["oid"],
        representation=row["representation"],
        path=row["path"],
        size=row["size"],
        sha512=row["sha512"],
        media_type=row["media_type"],
        format=format_of(row["format"]),
        valid=None if row["valid"] is None else bool(row["valid"]),
        coverage=row["coverage"],
    )


def event_of(row: sqlite3.Row) -> Event:
    """An event as the journal has it."""
    return Event(
        id=row["id"],
        type=EventType(row["type"]),
        at=row["at"],
        outcome=Outcome(row["outcome"]),
        detail=row["detail"],
        note=row["note"],
        representation=row["representation"],
        agents=tuple(row["agents"].split()),
    )

"""How far a run is, out of the journal: counts, rate, and when it may end."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime

import orjson
from attrs import evolve, frozen

from converter.ingest.beginning import reading, resumed
from converter.ingest.home import Home
from converter.ingest.journal import Journal
from converter.ingest.records import PackageState, State

_LAST_OF = (
    "SELECT rel FROM item WHERE id IN (SELECT value FROM json_each(?)) ORDER BY package DESC, rel DESC LIMIT 1"
)
"""Documents are begun in this order."""


@frozen(kw_only=True)
class Tally:
    """The counts of a journal at one moment."""

    source: str
    states: Mapping[str, int]
    """Entries by `State`, all of them."""
    faults: Mapping[str, int]
    """Entries that were not converted, by `FaultKind`."""
    changed: int
    """Sources that differ from what was ingested."""
    packages: Mapping[str, int]
    """By `PackageState`."""
    run: str
    """``running``, ``finished``, ``interrupted``, ``stopped`` or ``died``."""
    reason: str
    """Why the last run stopped; of one that died, which document it had begun last."""
    started: str
    ended: str
    per_second: float
    """Documents of the last run."""

    @property
    def entries(self) -> int:
        return sum(self.states.values())

    @property
    def seconds_left(self) -> float | None:
        """At the rate of the last run; None if there is none, or nothing is left."""
        left = self.states[State.PENDING]
        return round(left / self.per_second, 1) if left and self.per_second else None


def look(home: Home) -> Tally:
    """How far the run in a folder is, also while it runs.

    Raises:
        IngestError: none was begun there.
    """
    resumed(home)
    with reading(home) as journal:
        found = tally(journal)
        return evolve(found, reason=_last_begun(home, journal)) if found.run == "died" else found


def tally(journal: Journal) -> Tally:
    """The counts as they are now."""
    ask = journal.connection.execute
    states = dict.fromkeys(State, 0) | {
        State(state): count for state, count in ask("SELECT state, count(*) FROM item GROUP BY state")
    }
    packages = dict.fromkeys(PackageState, 0) | {
        PackageState(state): count for state, count in ask("SELECT state, count(*) FROM package GROUP BY state")
    }
    run = journal.last_run()
    if run is None:
        raise ValueError("a journal is begun with a run")
    state = run["state"]
    if state == "running" and not _lives(run["pid"], run["host"]):
        state = "died"
    return Tally(
        source=run["source"].decode("utf-8", "backslashreplace"),
        states={str(name): count for name, count in states.items()},
        faults=dict(
            ask(
                "SELECT fault_kind, count(*) FROM item WHERE fault_kind IS NOT NULL AND state <> 'pending'"
                " GROUP BY fault_kind ORDER BY fault_kind"
            ).fetchall()
        ),
        changed=ask("SELECT count(*) FROM item WHERE changed").fetchone()[0],
        packages={str(name): count for name, count in packages.items()},
        run=state,
        reason=run["reason"],
        started=run["started"],
        ended=run["ended"] or "",
        per_second=_rate(journal, run["started"], run["ended"]),
    )


def _last_begun(home: Home, journal: Journal) -> str:
    """Of a run that could say nothing more, as a plugin may have ended it without a word: what it was busy with."""
    rows = orjson.dumps(list(home.staged_rows())).decode()
    rel = journal.connection.execute(_LAST_OF, (rows,)).fetchone()
    return f"the last document that it began is {rel[0].decode('utf-8', 'backslashreplace')}" if rel else ""


def _rate(journal: Journal, started: str, ended: str | None) -> float:
    done = journal.connection.execute("SELECT count(*) FROM item WHERE finished_at >= ?", (started,)).fetchone()[0]
    until = datetime.fromisoformat(ended) if ended else datetime.now(UTC)
    seconds = (until - datetime.fromisoformat(started)).total_seconds()
    return round(done / seconds, 1) if done and seconds > 0 else 0.0


def _lives(process: int, host: str) -> bool:
    """Whether the process of a run is still there; on another machine nobody can tell, and it is believed."""
    if host != os.uname().nodename:
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

"""What happened to one item, written down while it happens."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from attrs import frozen

from converter.ingest.records import Event, EventType, Outcome


def now() -> str:
    """The time as all records of a run have it: UTC, in milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def program(name: str, version: str, **more: str) -> str:
    """The detail of an event that a program had a part in: ``program="siegfried"; version="1.11.9"``."""
    return "; ".join(f'{key}="{value}"' for key, value in {"program": name, "version": version, **more}.items())


@frozen
class Chronicle:
    """The events of one item, in their order."""

    agents: tuple[str, ...]
    """Who does all of this: ids of agents."""
    events: list[Event]

    @classmethod
    def by(cls, *agents: str) -> Chronicle:
        """A chronicle without an event."""
        return cls(agents, [])

    def add(
        self,
        kind: EventType,
        outcome: Outcome = Outcome.SUCCESS,
        *,
        detail: str = "",
        note: str = "",
        representation: str = "",
    ) -> None:
        """Something happened just now."""
        self.events.append(
            Event(
                id=str(uuid4()),
                type=kind,
                at=now(),
                outcome=outcome,
                detail=detail,
                note=note,
                representation=representation,
                agents=self.agents,
            )
        )

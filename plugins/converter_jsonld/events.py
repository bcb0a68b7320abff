"""What has a date: each event as a date of RiC-O, the chief ones in properties of their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from converter import Cited, Event
from converter_jsonld.said import infer, put, put_all
from converter_jsonld.terms import Node

DATES = (
    ("sent", "dateSent", "xsd:dateTime"),
    ("created", "dateCreated", "xsd:dateTime"),
    ("published", "datePublished", "xsd:date"),
    ("updated", "dateModified", "xsd:dateTime"),
    ("released", "available", "xsd:dateTime"),
    ("expires", "expires", "xsd:dateTime"),
    ("declassify", "declassifyOn", "xsd:date"),
    ("declassified", "declassifiedOn", "xsd:date"),
)
"""The kind of an event, the property for it, and the type that the context gives that property's bare texts."""
_MINUTE = timedelta(minutes=1)
_MOST_OFFSET = timedelta(hours=14)
"""XML Schema has time zones of whole minutes, up to this."""


def add_events(record: Node, events: Iterable[Event], *, message: bool) -> None:
    """Put *events* on *record*; the first of a kind also in its property. Only a *message* has a time of sending."""
    nodes: list[Node] = []
    groups: list[Cited[str]] = []
    first: dict[str, Event] = {}
    for event in events:
        node: Node = {"@type": "Date", "kind": event.kind}
        nodes.append(node)
        put(node, "expressedDate", event.text)
        if event.when is not None:
            node["normalizedDateValue"] = dated(event.when, "xsd:dateTime")
            if _is_inferred(event):
                infer(node, "normalizedDateValue")
            first.setdefault(event.kind, event)
        if message and event.kind == "sent":
            groups.append(event.text)
    if not (message and "sent" in first and isinstance(first["sent"].when, datetime)):
        first.pop("sent", None)
    for kind, term, usual in DATES:
        if (chief := first.get(kind)) and chief.when:
            record[term] = dated(chief.when, usual)
            if _is_inferred(chief):
                infer(record, term)
    put_all(record, "dateTimeGroup", tuple(groups))
    if nodes:
        record["event"] = nodes


def _is_inferred(event: Event) -> bool:
    """Whether the source prints no date, or not the whole of it."""
    return event.inferred or event.text.span is None


def dated(when: date | datetime, usual: str) -> str | Node:
    """A date as the literal that it is; a bare text is of the *usual* type, which the context gives it."""
    if not isinstance(when, datetime):
        kind, text = "xsd:date", when.isoformat()
    else:
        kind, offset = "xsd:dateTime", when.utcoffset()
        if offset is not None and (offset % _MINUTE or abs(offset) > _MOST_OFFSET):
            try:
                when = when.astimezone(UTC)
            except OverflowError:  # within a day of the calendar's ends there is no literal for it
                return {"@value": when.isoformat()}
        text = when.isoformat().replace("+00:00", "Z")
    return text if kind == usual else {"@type": kind, "@value": text}

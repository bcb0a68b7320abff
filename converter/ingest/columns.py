"""What the journal keeps in columns, and the values that are made of them again."""

from __future__ import annotations

import sqlite3
from typing import Any

import orjson
from attrs import asdict

from converter.ingest.bench import Task
from converter.ingest.records import (
    Fault,
    FaultKind,
    Format,
    Item,
    Kind,
    Output,
    Package,
    PackageState,
    State,
)
from converter.ingest.scan import Entry

ITEM = (
    "item.id, rel, place, kind, item.size, mtime_ns, inode, item.state, oid, safe, sha512, sha256, format, encoding,"
    " preserved, attempts, fault_kind, fault_code, fault_message, ms, rss_kb, package.id AS package_id"
)
"""The columns that `item_of` needs, of an item joined with its package."""


def values_of_item(item: Item) -> dict[str, Any]:
    """What is known of an item once it was worked on, by the names of the columns."""
    fault = item.fault
    return {
        "size": item.size,
        "mtime_ns": item.mtime_ns,
        "inode": item.inode,
        "sha512": item.sha512,
        "sha256": item.sha256,
        "format": _format_json(item.format),
        "encoding": item.encoding,
        "preserved": item.preserved,
        "state": item.state,
        "fault_kind": fault and fault.kind,
        "fault_code": fault and fault.code,
        "fault_message": fault and fault.message,
        "ms": item.ms,
        "rss_kb": item.rss_kb,
    }


def values_of_output(one: Output) -> tuple[Any, ...]:
    """An output, in the order of the columns."""
    return (
        one.oid,
        one.path,
        one.size,
        one.sha512,
        one.media_type,
        _format_json(one.format),
        one.valid,
        one.coverage,
    )


def _format_json(found: Format | None) -> str | None:
    return None if found is None else orjson.dumps(asdict(found)).decode()


def format_of(text: str | None) -> Format | None:
    """A format as the journal has it."""
    return None if text is None else Format(**orjson.loads(text))


def first_state(entry: Entry) -> State:
    """What an entry is before anybody has worked on it: only files are to be."""
    if entry.kind is Kind.FILE:
        return State.PENDING
    return State.REFUSED if entry.reason else State.DONE


def reason_of(entry: Entry) -> tuple[str | None, str | None, str | None]:
    """Kind, code and message of why an entry is not taken; None where it is."""
    if not entry.reason:
        return None, None, None
    kind = FaultKind.SYSTEM if entry.kind is Kind.DIRECTORY else FaultKind.CONTENT
    return kind, {Kind.DIRECTORY: "Unreadable", Kind.LINK: "Link"}.get(entry.kind, "Special"), entry.reason


def task_of(row: sqlite3.Row) -> Task:
    """What is to be done for an item."""
    return Task(row=row["id"], item=item_of(row), place=row["place"])


def item_of(row: sqlite3.Row) -> Item:
    """An item as the journal has it, with its package's id."""
    kind = row["fault_kind"]
    fault = kind and Fault(kind=FaultKind(kind), code=row["fault_code"], message=row["fault_message"])
    return Item(
        rel=row["rel"],
        oid=row["oid"],
        safe=row["safe"],
        kind=Kind(row["kind"]),
        size=row["size"],
        mtime_ns=row["mtime_ns"],
        inode=row["inode"],
        sha512=row["sha512"],
        sha256=row["sha256"],
        format=format_of(row["format"]),
        encoding=row["encoding"],
        preserved=bool(row["preserved"]),
        state=State(row["state"]),
        attempts=row["attempts"],
        fault=fault or None,
        package=row["package_id"] or "",
        ms=row["ms"],
        rss_kb=row["rss_kb"],
    )


def package_of(row: sqlite3.Row) -> Package:
    """A package as the journal has it."""
    return Package(
        id=row["id"],
        state=PackageState(row["state"]),
        files=row["files"],
        size=row["size"],
        manifest_sha512=row["manifest_sha512"],
        sealed_at=row["sealed_at"],
        verified_at=row["verified_at"],
    )

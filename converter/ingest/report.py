"""``report.jsonl``: one line for each entry, out of the journal, never all at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson
from attrs import asdict

from converter.ingest.columns import ITEM
from converter.ingest.contents import dossier_of
from converter.ingest.durable import StagedFile, blaming, flush
from converter.ingest.journal import Journal
from converter.ingest.package.names import quoted
from converter.ingest.records import Dossier

_ITEMS = (
    f"SELECT {ITEM}, facts, changed, (SELECT count(*) FROM event WHERE event.item = item.id) AS events"  # noqa: S608
    " FROM item LEFT JOIN package ON package.number = item.package ORDER BY rel"
)


def lines(journal: Journal) -> Iterator[bytes]:
    """Every entry in the order of paths, each as one line of JSON."""
    for row in journal.connection.execute(_ITEMS):
        entry = _entry(dossier_of(journal, row, events=False), row["events"])
        entry["changed"] = bool(row["changed"])
        yield orjson.dumps(entry | orjson.loads(row["facts"]), option=orjson.OPT_APPEND_NEWLINE)


def _entry(dossier: Dossier, events: int) -> dict[str, Any]:
    item = dossier.item
    return {
        "path": item.rel.decode("utf-8", "backslashreplace"),
        "path_encoded": quoted(item.rel),
        "id": item.oid,
        "kind": item.kind,
        "state": item.state,
        "preserved": item.preserved,
        "error": item.fault and {"kind": item.fault.kind, "code": item.fault.code, "message": item.fault.message},
        "attempts": item.attempts,
        "package": item.package or None,
        "safe": item.safe,
        "size": item.size,
        "sha512": item.sha512 or None,
        "sha256": item.sha256 or None,
        "format": item.format and asdict(item.format),
        "encoding": item.encoding or None,
        "outputs": [asdict(one) for one in dossier.outputs],
        "events": events,
        "ms": item.ms,
        "rss_kb": item.rss_kb,
    }


def write_report(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a report to *path*, whole or not at all; what was there is replaced."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with blaming(part):
        part.unlink(missing_ok=True)
    with StagedFile(part) as file:
        for piece in pieces:
            file.write(piece)
    flush(part)
    with blaming(path):
        part.rename(path)
    flush(path.parent)

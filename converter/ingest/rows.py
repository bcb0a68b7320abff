"""The rows of a table as documents: CSV, or lines of JSON, read one after the other."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import orjson

from converter.ingest.errors import IngestError
from converter.ingest.members import LayingOut
from converter.ingest.records import Kind
from converter.ingest.scan import Entry


def csv_rows(source: Path, delimiter: str, laying: LayingOut) -> Iterator[Entry]:
    """The rows of a CSV with a line of names; bytes that are not UTF-8 come through as they are."""
    csv.field_size_limit(sys.maxsize)
    with source.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        rows = csv.DictReader(file, delimiter=delimiter)
        _require(source, laying, list(rows.fieldnames or ()))
        for number, row in enumerate(rows, start=1):
            yield _document(number, row, laying)


def json_rows(source: Path, laying: LayingOut) -> Iterator[Entry]:
    """The lines of a file, each an object of JSON."""
    with source.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise IngestError(
                    f"{source}, line {number}: {error}; every line must be an object of JSON"
                ) from None
            if not isinstance(row, dict):
                raise IngestError(f"{source}, line {number}: every line must be an object of JSON")
            if number == 1:
                _require(source, laying, list(row))
            yield _document(number, row, laying)


def _require(source: Path, laying: LayingOut, columns: list[str]) -> None:
    there = ", ".join(columns) or "none"
    if not laying.intake.text_column:
        raise IngestError(f"{source} is a table: say with --text-column which column holds the texts, of {there}")
    for name in filter(None, (laying.intake.text_column, laying.intake.name_column)):
        if name not in columns:
            raise IngestError(f"{source} has no column {name!r}; it has {there}")


def _document(number: int, row: dict[str, Any], laying: LayingOut) -> Entry:
    text = row.get(laying.intake.text_column)
    given = row.get(laying.intake.name_column) if laying.intake.name_column else None
    name = f"{number:07}" if given in (None, "") else str(given)
    rel = f"{name}.txt".encode("utf-8", "surrogateescape")
    if not isinstance(text, str):
        return laying.refuse(rel, Kind.SPECIAL, f"row {number} has no text in {laying.intake.text_column!r}")
    return laying.put(rel, BytesIO(text.encode("utf-8", "surrogateescape")))

"""``documentation/names.csv``: which name of the source tree is which file of the package.

One row for each item, kept or not: refused links and empty folders are in no other file of the package.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from converter.ingest.package.layout import original_path
from converter.ingest.package.names import quoted
from converter.ingest.records import Item
from converter.model.text import readable

COLUMNS = ("original", "kind", "size", "sha512", "path", "state", "reason")


def inventory(items: Iterable[Item]) -> Iterator[str]:
    """The file, line by line.

    ``original`` is the path in the source tree, percent-encoded by byte; ``path`` is empty where the source is not
    in the package.
    """
    yield _line(COLUMNS)
    for item in items:
        path = original_path(item.safe) if item.preserved else ""
        reason = item.fault.message if item.fault else ""
        size = str(item.size) if item.preserved else ""
        yield _line((_shown(item.rel), item.kind, size, item.sha512 if path else "", path, item.state, reason))


def _shown(rel: bytes) -> str:
    """A name that begins with a hyphen would be a formula to a spreadsheet."""
    text = quoted(rel)
    return f"%2D{text[1:]}" if text.startswith("-") else text


def _line(values: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow([readable(value) for value in values])
    return line.getvalue()

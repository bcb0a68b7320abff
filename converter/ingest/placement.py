"""Which package each item goes into, and under which name: decided once, in the order of paths.

So packages are the same for the same tree, whatever was killed in between and however many workers there are.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from converter.ingest.journal import Journal
from converter.ingest.package.names import folded, portable, twin
from converter.ingest.settings import GIB, Settings

_AT_ONCE = 5000


def place(journal: Journal, settings: Settings) -> None:
    """Give every item that has none its identity, its portable path and its package."""
    namespace = uuid5(NAMESPACE_URL, f"urn:collection:{settings.deposit.collection}")
    while True:
        with journal.transaction() as connection:
            rows = connection.execute(
                "SELECT id, rel, size, safe FROM item WHERE package IS NULL ORDER BY rel LIMIT ?", (_AT_ONCE,)
            ).fetchall()
            filling = _Filling(journal, settings)
            for row in rows:
                number = filling.number_for(row["size"])
                if row["safe"] is not None:  # tried again after its package was sealed
                    connection.execute("UPDATE item SET package = ? WHERE id = ?", (number, row["id"]))
                    continue
                safe = portable(row["rel"])
                if _is_taken(journal, folded(safe)):
                    safe = twin(safe, row["rel"])
                connection.execute(
                    "UPDATE item SET oid = ?, safe = ?, folded = ?, package = ? WHERE id = ?",
                    (str(uuid5(namespace, row["rel"].hex())), safe, folded(safe), number, row["id"]),
                )
            filling.save()
        if len(rows) < _AT_ONCE:
            return


def _is_taken(journal: Journal, path: str) -> bool:
    found = journal.connection.execute(
        "SELECT 1 FROM item WHERE folded = :path UNION ALL SELECT 1 FROM folder WHERE folded = :path",
        {"path": path},
    ).fetchone()
    return found is not None


class _Filling:
    """The package that is being filled: the last one, as long as it is open and has room."""

    def __init__(self, journal: Journal, settings: Settings) -> None:
        self._journal, self._settings = journal, settings
        last = journal.connection.execute("SELECT * FROM package ORDER BY number DESC").fetchone()
        self._number: int = last["number"] if last else 0
        self._open = bool(last) and last["state"] == "open"
        self._documents: int = last["documents"] if last else 0
        self._size: int = last["source_bytes"] if last else 0

    def number_for(self, size: int) -> int:
        """The package that takes an item of this *size*; a new one where the last has no room."""
        limits = self._settings.packages
        full = self._documents >= limits.documents or self._size + size > limits.gib * GIB
        if not self._open or (full and self._documents):
            self.save()
            self._number += 1
            self._open, self._documents, self._size = True, 0, 0
            self._journal.connection.execute(
                "INSERT INTO package (number, id, state) VALUES (?, ?, 'open')",
                (self._number, package_id(self._settings, self._number)),
            )
        self._documents += 1
        self._size += size
        return self._number

    def save(self) -> None:
        """Write down how far the package is filled."""
        self._journal.connection.execute(
            "UPDATE package SET documents = ?, source_bytes = ? WHERE number = ?",
            (self._documents, self._size, self._number),
        )


def package_id(settings: Settings, number: int) -> str:
    """What a package is called, and its bag: portable, in the order of numbers."""
    collection = settings.deposit.collection.encode("utf-8", "surrogateescape")
    name = portable(collection).replace("/", "=2F").replace("=", "-").lstrip("-")
    return f"{name or 'package'}-{number:05d}"

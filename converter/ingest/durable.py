"""Files that are there after the power failed: written, flushed, and only then given their name.

Each error of the system here is our own side's (`OwnSideError`): a disk that is full is no document's fault.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from converter.ingest import flushing
from converter.ingest.errors import OwnSideError


class StagedFile:
    """A new file that is written from its start to its end; it is to be flushed before it is given its name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with blaming(path):
            self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)

    def write(self, data: bytes) -> None:
        """Append *data*, all of it."""
        rest = memoryview(data)
        with blaming(self._path):
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with blaming(self._path):  # some file systems only write when a file is closed
                os.close(self._descriptor)
        finally:
            if kind is not None:
                with suppress(OSError):
                    self._path.unlink()


def stage(path: Path, data: bytes) -> None:
    """Write *data* to the new file *path*, which is still to be flushed."""
    with StagedFile(path) as file:
        file.write(data)


def flush(path: Path) -> None:
    """Flush a file, or the names in a folder, to the disk."""
    with blaming(path):
        flushing.flush(path)


def adopt(moves: Iterable[tuple[Path, Path]]) -> None:
    """Give flushed files their places, and flush the folders that hold them.

    A file that stands there already is replaced: it was adopted by a run that died before it said so.
    """
    folders: set[Path] = set()
    for staged, place in moves:
        if place.parent not in folders:
            _make_folders(place.parent, folders)
        with blaming(place):
            staged.rename(place)
    flushing.flush_all(sorted(folders), flush)


def _make_folders(folder: Path, folders: set[Path]) -> None:
    """Make *folder* and those above it; those that hold a new one are to be flushed too."""
    folders.add(folder)
    with blaming(folder):
        try:
            folder.mkdir()
        except FileExistsError:
            return
        except FileNotFoundError:
            _make_folders(folder.parent, folders)
            folder.mkdir(exist_ok=True)
    folders.add(folder.parent)


@contextmanager
def blaming(path: Path) -> Iterator[None]:
    """Say of an error of the system which place it is about, and that no document is to blame."""
    try:
        yield
    except OSError as error:
        raise OwnSideError(
            f"cannot write {path}: {error.strerror or error}; everything up to here is kept: make room or mend it, "
            "then give the same command again"
        ) from error

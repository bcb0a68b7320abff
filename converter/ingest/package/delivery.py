"""Deliver a package to storage elsewhere: ``s3://bucket/folder``, ``sftp://…``, whatever fsspec reaches.

Such storage renames nothing at once, so that the order of files stands in for it: the file by which a receiver knows
a package (``bagit.txt``, ``METS.xml``) is put there last, after every other one was read back and is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import fsspec

from converter.ingest.package import bag, layout
from converter.ingest.package.export import DamagedError, Export, ExportError

_KNOWN_BY = (bag.BAGIT, layout.METS, "metadata/checksum.sha512")
"""What tells a receiver that a package is there, in each form."""
_LARGEST_PIECE = 1 << 20


def deliver(folder: Path, destination: str) -> Export:
    """Copy the package in *folder* into the folder *destination*, a URL, under its own name.

    A delivery that was interrupted is done again from the beginning: what it left is written over.

    Raises:
        ExportError: the package is there already, the bucket is not, or the kind of URL is not known or needs more
            than is installed.
        DamagedError: a file that was read back is not what was sent.
        OSError: the storage fails.
    """
    try:
        return _delivered(folder, *fsspec.core.url_to_fs(destination))
    except (ExportError, OSError):
        raise
    except (ImportError, ValueError) as error:
        raise ExportError(f"{destination}: {error}") from None
    except Exception as error:  # whatever else the storage raises
        raise OSError(str(error)) from error


def _delivered(folder: Path, storage: fsspec.AbstractFileSystem, root: str) -> Export:
    bucket = root.partition("/")[0]  # empty for storage of other kinds, whose paths begin with a slash
    if bucket and not _is_there(storage, bucket):  # it would be made: in whose name, and where?
        raise ExportError(f"{storage.unstrip_protocol(bucket)} is not there; make it first, or name another")
    place = f"{root.rstrip('/')}/{folder.name}"
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    last = next((path for path in _KNOWN_BY if path in files), files[-1])
    if storage.exists(f"{place}/{last}"):
        raise ExportError(f"{storage.unstrip_protocol(place)} is there already; name another folder")
    files.remove(last)
    for inner in sorted({f"{place}/{path}".rpartition("/")[0] for path in (*files, last)}):
        storage.makedirs(inner, exist_ok=True)
    for path in (*files, last):
        _send(folder / path, storage, f"{place}/{path}")
    size = sum((folder / path).stat().st_size for path in (*files, last))
    return Export(path=storage.unstrip_protocol(place), files=len(files) + 1, size=size)


def _is_there(storage: fsspec.AbstractFileSystem, bucket: str) -> bool:
    """Whether a bucket is there; storage also says that none exists where it cannot tell, and `ls` says why."""
    if storage.exists(bucket):
        return True
    try:
        storage.ls(bucket)
    except FileNotFoundError:
        return False
    return True


def _send(source: Path, storage: fsspec.AbstractFileSystem, place: str) -> None:
    """Copy one file, and prove that it arrived."""
    sent = hashlib.sha512()
    with source.open("rb") as file, storage.open(place, "wb") as copy:
        for piece in _pieces(file):
            sent.update(piece)
            copy.write(piece)
    arrived = hashlib.sha512()
    storage.invalidate_cache()
    with storage.open(place, "rb") as file:
        for piece in _pieces(file):
            arrived.update(piece)
    if arrived.digest() != sent.digest():
        raise DamagedError(f"{place} did not arrive as it was sent; the delivery is not complete, try again")


def _pieces(file: fsspec.spec.AbstractBufferedFile) -> Iterator[bytes]:
    while piece := file.read(_LARGEST_PIECE):
        yield piece

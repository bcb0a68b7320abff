"""Folders elsewhere as sources: ``s3://bucket/folder``, ``sftp://…``, whatever fsspec reads (extra ``remote``).

Only to read from: such storage renames nothing at once, so that what is made lies on this machine until it is sealed.
Its folders have neither links nor inodes; whether a file changed is told by its size and its time, in whole seconds,
as some storage tells its time otherwise in a list than of one file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from attrs import evolve, frozen

from converter.ingest.errors import IngestError, IngestStatus
from converter.ingest.opening import Copy, Taken, UnreadableError, absorb
from converter.ingest.records import Kind
from converter.ingest.scan import Entry, Folder

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_CHUNK = 1 << 20
_SECOND = 10**9
_TIMES = ("mtime", "LastModified", "last_modified", "modified", "updated", "created")
"""What storage calls the time of the last change."""
_NO_PARTS = {"", ".", ".."}


@frozen
class RemoteFolder:
    """A folder that a URL names."""

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """What the folder is called; of a whole bucket or server, its name."""
        parts = urlsplit(self.url)
        return parts.path.rstrip("/").rpartition("/")[2] or parts.netloc or "source"

    def scan(self) -> Iterator[Entry | Folder]:
        """Every file beneath the folder; one folder after the other is held in memory.

        Raises:
            IngestError: it is not there, or cannot be read by what is installed.
        """
        storage, root = _storage(self.url)
        try:
            if not storage.isdir(root):
                raise IngestError(f"{self.url}: no such folder", IngestStatus.NO_SOURCE)
        except (OSError, ValueError) as error:
            raise IngestError(f"{self.url}: {error}", IngestStatus.NO_SOURCE) from None
        pending = [root]
        while pending:
            yield from _listed(storage, root, pending.pop(), pending)

    def take(self, place: bytes, limit: int, copy: Copy) -> Taken:
        """Read the file at *place*, as `converter.ingest.opening.take` does.

        Raises:
            UnreadableError: it is gone, cannot be read, or changed while it was read.
        """
        storage, root = _storage(self.url)
        path = f"{root}/{place.decode('utf-8', 'surrogateescape')}"
        before = _sight(storage, path)
        taken = absorb(_pieces(storage, path), limit, copy)
        if before != _sight(storage, path) or before[0] != taken.size:
            raise UnreadableError("it changed while it was read")
        return evolve(taken, mtime_ns=before[1])


Source = Path | RemoteFolder


def source_at(name: str) -> Source:
    """The source of this name, a path or a URL.

    Raises:
        IngestError: the URL is one that must not be written down, or names a folder of this machine.
    """
    if "://" not in name:
        return Path(name)
    if urlsplit(name).password is not None:
        raise IngestError(
            "a password in a URL would stand in the journal and in every log; put it where fsspec looks for it: "
            "~/.config/fsspec, or the storage's own file"
        )
    if name.startswith(("file://", "local://")):
        raise IngestError(f"{name} is a folder of this machine; name it by its path")
    return RemoteFolder(name)


def key_of(source: Source) -> bytes:
    """What a journal and a worker know a source by; the key of a path begins with a slash, that of a URL never."""
    return source.url.encode() if isinstance(source, RemoteFolder) else os.fsencode(source.absolute())


def source_of(key: bytes) -> Source:
    """The source that `key_of` gave a key."""
    return Path(os.fsdecode(key)) if key.startswith(b"/") else RemoteFolder(key.decode())


@lru_cache(maxsize=4)
def _storage(url: str) -> tuple[AbstractFileSystem, str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - of the extra `remote`
    except ModuleNotFoundError:
        raise IngestError("a URL needs fsspec; pip install 'archive-converter[remote]'") from None
    try:
        storage, root = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise IngestError(f"{url}: {error}") from None
    return storage, root.rstrip("/")


def _listed(storage: AbstractFileSystem, root: str, folder: str, pending: list[str]) -> Iterator[Entry | Folder]:
    """What one folder holds; the folders in it are put off."""
    try:
        found = storage.ls(folder, detail=True)
        storage.invalidate_cache(folder)  # which would grow with every folder, and go on telling what was
    except Exception as error:  # noqa: BLE001 - whatever the storage raises
        rel = _relative(root, folder) or b"."
        reason = f"this folder cannot be listed: {error}; see to it, then `converter ingest resume`"
        yield Entry(rel=rel, place=rel, kind=Kind.DIRECTORY, reason=reason)
        return
    for info in found:
        name = str(info["name"]).rstrip("/")
        if name == folder:  # the mark of a folder, in a store that has none
            continue
        rel = _relative(root, name)
        if info["type"] == "directory":
            pending.append(name)
            yield Folder(rel)
        else:
            yield _entry(rel, info)


def _entry(rel: bytes, info: Mapping[str, Any]) -> Entry:
    size = info.get("size")
    if info["type"] != "file":
        reason = f"it is no file but a {info['type']}, which is not opened"
    elif size is None:
        reason = "the storage does not tell its size"
    elif not _NO_PARTS.isdisjoint(rel.decode("utf-8", "surrogateescape").split("/")):
        reason = "its name is no path beneath the source"
    else:
        return Entry(rel=rel, place=rel, kind=Kind.FILE, size=int(size), mtime_ns=_mtime(info))
    return Entry(rel=rel, place=rel, kind=Kind.SPECIAL, reason=reason)


def _relative(root: str, path: str) -> bytes:
    return path.removeprefix(root).removeprefix("/").encode("utf-8", "surrogateescape")


def _mtime(info: Mapping[str, Any]) -> int:
    """In nanoseconds of whole seconds; 0 where the storage does not tell."""
    value = next((info[name] for name in _TIMES if info.get(name) is not None), 0)
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return 0
    return int(value.timestamp() if isinstance(value, datetime) else value) * _SECOND


def _sight(storage: AbstractFileSystem, path: str) -> tuple[int, int]:
    """Size and time of a file as they are now."""
    try:
        storage.invalidate_cache()
        info = storage.info(path)
        return int(info["size"] or 0), _mtime(info)
    except FileNotFoundError:
        raise UnreadableError("it is no longer there") from None
    except Exception as error:  # noqa: BLE001
        raise UnreadableError(f"the storage does not tell of it: {error}") from None


def _pieces(storage: AbstractFileSystem, path: str) -> Iterator[bytes]:
    try:
        with storage.open(path, "rb") as file:
            while piece := file.read(_CHUNK):
                yield piece
    except Exception as error:  # noqa: BLE001
        raise UnreadableError(f"it cannot be read: {error}") from None

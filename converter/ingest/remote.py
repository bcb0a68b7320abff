"""Folders elsewhere as sources: ``s3://bucket/folder``, ``sftp://…``, whatever fsspec reads (extra ``remote``).

Only to read from: such storage renames nothing at once, so that what is made lies on this machine until it is sealed.
Its folders have neither links nor inodes; whether a file changed is told by its size and its time, in whole seconds,
as some storage tells its time otherwise in a list than of one file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from attrs import evolve, frozen

from converter.ingest.errors import IngestError, IngestStatus, OwnSideError
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
            OwnSideError: the storage does not answer.
        """
        storage, root = _storage(self.url)
        _require(self.url)
        pending = [root]
        while pending:
            folder = pending.pop()
            try:
                found = storage.ls(folder, detail=True)
                storage.invalidate_cache(folder)  # which would grow with every folder, and go on telling what was
            except Exception as error:  # noqa: BLE001 - whatever the storage raises
                _require(self.url)
                rel = _relative(root, folder) or b"."
                reason = f"this folder cannot be listed: {error}; see to it, then `converter ingest resume`"
                yield Entry(rel=rel, place=rel, kind=Kind.DIRECTORY, reason=reason)
            else:
                yield from _entries(root, folder, found, pending)

    def take(self, place: bytes, limit: int, copy: Copy) -> Taken:
        """Read the file at *place*, as `converter.ingest.opening.take` does.

        Raises:
            UnreadableError: it is gone, cannot be read, or changed while it was read.
            IngestError: the whole folder is gone, or cannot be read.
            OwnSideError: the storage does not answer.
        """
        root = _storage(self.url)[1]
        path = f"{root}/{place.decode('utf-8', 'surrogateescape')}"
        before = self._sight(path)
        taken = absorb(self._pieces(path), limit, copy)
        if before != self._sight(path) or before[0] != taken.size:
            raise UnreadableError("it changed while it was read")
        return evolve(taken, mtime_ns=before[1])

    def _sight(self, path: str) -> tuple[int, int]:
        """Size and time of a file as they are now."""
        storage = _storage(self.url)[0]
        with self._blaming():
            storage.invalidate_cache()
            info = storage.info(path)
            return int(info["size"] or 0), _mtime(info)

    def _pieces(self, path: str) -> Iterator[bytes]:
        with self._blaming(), _storage(self.url)[0].open(path, "rb") as file:
            while piece := file.read(_CHUNK):
                yield piece

    @contextmanager
    def _blaming(self) -> Iterator[None]:
        """Say of what fails within whether one file cannot be read, or the storage is away."""
        try:
            yield
        except FileNotFoundError:
            raise UnreadableError("it is no longer there") from None
        except PermissionError as error:
            raise UnreadableError(f"it may not be read: {error}") from None
        except Exception as error:  # noqa: BLE001 - whatever the storage raises
            _require(self.url)
            raise UnreadableError(f"it cannot be read: {error}") from None


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
    except Exception as error:  # noqa: BLE001 - of storage that is reached at once
        raise _away(url, error) from None
    return storage, root.rstrip("/")


def _require(url: str) -> None:
    """Ask for the folder itself; where even that fails, no file in it is to blame.

    Raises:
        IngestError: it is not there, or may not be read.
        OwnSideError: the storage does not answer.
    """
    storage, root = _storage(url)
    try:
        storage.invalidate_cache()
        there = storage.isdir(root)
    except (PermissionError, ValueError) as error:
        raise IngestError(f"{url}: {error}", IngestStatus.NO_SOURCE) from None
    except Exception as error:  # noqa: BLE001 - whatever the storage raises
        raise _away(url, error) from None
    if not there:
        raise IngestError(f"{url}: no such folder", IngestStatus.NO_SOURCE)


def _away(url: str, error: Exception) -> OwnSideError:
    return OwnSideError(f"{url}: the storage does not answer: {error}; see to it, then `converter ingest resume`")


def _entries(
    root: str, folder: str, found: Sequence[Mapping[str, Any]], pending: list[str]
) -> Iterator[Entry | Folder]:
    """What a folder holds, and then the folder itself; the folders in it are put off."""
    place = _relative(root, folder)
    empty = True
    for info in found:
        path = str(info["name"])
        name = path.rstrip("/")
        is_folder = info["type"] == "directory"
        if name == folder and not (is_folder and path.endswith("/")):
            continue  # the mark of a folder, in a store that has none
        empty = False
        if name == folder:
            reason = "a folder without a name, which is not opened; give what is in it another path"
            yield Entry(rel=place + b"/", place=place, kind=Kind.SPECIAL, reason=reason)
        elif is_folder:
            pending.append(name)
        else:
            yield _entry(_relative(root, name), info)
    if place:
        yield Entry(rel=place, place=place, kind=Kind.DIRECTORY) if empty else Folder(place)


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

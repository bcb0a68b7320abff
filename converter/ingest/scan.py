"""What a source tree holds: every entry, of whatever kind, and no link followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from converter.ingest.errors import IngestError, IngestStatus
from converter.ingest.opening import open_folder
from converter.ingest.records import Kind

_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@frozen(kw_only=True)
class Entry:
    """One entry of a source tree."""

    rel: bytes
    """Its path, relative to the source; the key of the journal."""
    place: bytes
    """Where its bytes are, relative to the source."""
    kind: Kind
    size: int = 0
    mtime_ns: int = 0
    inode: int = 0
    reason: str = ""
    """Why it cannot be kept; empty for files, and for folders that are empty."""


@frozen
class Folder:
    """A folder that holds something else than itself; only its name counts."""

    rel: bytes


def scan(source: Path) -> Iterator[Entry | Folder]:
    """Every entry beneath the folder *source*, in no certain order, without keeping them in memory.

    Folders are told where they are empty or cannot be listed; the others come as `Folder`.

    Raises:
        IngestError: *source* is not a folder that can be listed.
    """
    try:
        root = os.open(source, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise IngestError(f"{source}: {error.strerror or error}", IngestStatus.NO_SOURCE) from None
    try:
        pending = [b""]
        while pending:
            yield from _listed(root, pending.pop(), pending)
    finally:
        os.close(root)


def scan_listed(source: Path, paths: Iterable[bytes]) -> Iterator[Entry]:
    """Those entries beneath the folder *source* that *paths* name, each relative to it.

    One that is not there, or not beneath it, is told with its reason.
    """
    root = os.open(source, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for path in paths:
            rel = path.removeprefix(b"./")
            folder, _, name = rel.rpartition(b"/")
            if {b"", b".", b".."} & set(rel.split(b"/")):
                yield Entry(
                    rel=rel or b".", place=b"", kind=Kind.SPECIAL, reason="it is no path beneath the source"
                )
                continue
            try:
                descriptor = open_folder(root, folder)
            except OSError as error:
                yield Entry(rel=rel, place=rel, kind=Kind.SPECIAL, reason=f"{error.strerror or error}")
                continue
            try:
                yield _entry(descriptor, name, rel)
            finally:
                os.close(descriptor)
    finally:
        os.close(root)


def _listed(root: int, folder: bytes, pending: list[bytes]) -> Iterator[Entry | Folder]:
    """What one folder holds; the folders in it are put off."""
    empty = True
    try:
        descriptor = open_folder(root, folder)
        try:
            with os.scandir(descriptor) as listing:
                for entry in listing:
                    empty = False
                    name = os.fsencode(entry.name)
                    rel = folder + b"/" + name if folder else name
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(rel)
                    else:
                        yield _entry(descriptor, name, rel)
        finally:
            os.close(descriptor)
    except OSError as error:
        reason = (
            f"this folder cannot be listed: {error.strerror or error}; see to it, then `converter ingest resume`"
        )
        yield Entry(rel=folder or b".", place=folder, kind=Kind.DIRECTORY, reason=reason)
        return
    if folder:
        yield Entry(rel=folder, place=folder, kind=Kind.DIRECTORY) if empty else Folder(folder)


def _entry(folder: int, name: bytes, rel: bytes) -> Entry:
    try:
        found = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError as error:  # gone since it was listed
        return Entry(rel=rel, place=rel, kind=Kind.SPECIAL, reason=f"{error.strerror or error}")
    if stat.S_ISLNK(found.st_mode):
        target = _target(folder, name)
        return Entry(rel=rel, place=rel, kind=Kind.LINK, reason=f"a link to {target}, which is not followed")
    if stat.S_ISDIR(found.st_mode):  # only where it was listed by a person
        return Entry(rel=rel, place=rel, kind=Kind.SPECIAL, reason="a folder; list the files in it")
    if not stat.S_ISREG(found.st_mode):
        what = next((word for test, word in _SPECIAL if test(found.st_mode)), "no ordinary file")
        return Entry(rel=rel, place=rel, kind=Kind.SPECIAL, reason=f"{what}, which is not opened")
    return Entry(
        rel=rel,
        place=rel,
        kind=Kind.FILE,
        size=found.st_size,
        mtime_ns=found.st_mtime_ns,
        inode=found.st_ino,
    )


def _target(folder: int, name: bytes) -> str:
    try:
        return os.readlink(name, dir_fd=folder).decode("utf-8", "backslashreplace")
    except OSError:
        return "nowhere"

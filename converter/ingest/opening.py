"""Sources opened beneath a folder and nowhere else, read once, and hashed while they are read."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve, frozen

Copy = Callable[[bytes], None]
"""Is given every byte, in order."""

_CHUNK = 1 << 16
"""Bytes that are read at once: most documents are smaller, and more would be fetched from the system each time."""
_BENEATH = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
_REASONS = {
    errno.ELOOP: "it is a link now, and links are not followed",
    errno.ENOTDIR: "a folder on its path is a link or a file now",
    errno.ENOENT: "it is no longer there",
    errno.EACCES: "it may not be read",
    errno.EPERM: "it may not be read",
}


class UnreadableError(Exception):
    """A source cannot be read as it was found; the text says why."""


@frozen(kw_only=True)
class Taken:
    """What was read of a source."""

    data: bytes | None
    """All of it; None where it is larger than may be converted."""
    size: int
    sha512: str
    sha256: str
    mtime_ns: int = 0
    inode: int = 0


def open_folder(root: int, path: bytes) -> int:
    """A descriptor of the folder at *path* beneath the folder *root*; the root's own where the path is empty.

    No component of the path may be a link: `OSError` if one is.
    """
    folder = os.dup(root)
    for one in path.split(b"/") if path else ():
        try:
            inner = os.open(one, _BENEATH | os.O_DIRECTORY, dir_fd=folder)
        finally:
            os.close(folder)
        folder = inner
    return folder


def take(root: int, path: bytes, limit: int, copy: Copy) -> Taken:
    """Read the file at *path* beneath the folder *root*, once, from start to end.

    Args:
        root: a descriptor of the folder.
        path: relative to it; none of its components may be a link.
        limit: bytes that are kept in memory; of a larger file, only checksums and the copy are made.
        copy: is given every byte, in order.

    Raises:
        UnreadableError: it is gone, is no ordinary file, may not be read, or changed while it was read.
    """
    try:
        descriptor = _open(root, path)
    except OSError as error:
        raise UnreadableError(_REASONS.get(error.errno or 0, error.strerror or str(error))) from None
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableError("it is no longer an ordinary file")
        return _read(descriptor, before, limit, copy)
    finally:
        os.close(descriptor)


def _open(root: int, path: bytes) -> int:
    """Component by component, so that no link on the way leads out of the root."""
    path, _, name = path.rpartition(b"/")
    folder = open_folder(root, path)
    try:
        return os.open(name, _BENEATH | os.O_NONBLOCK, dir_fd=folder)
    finally:
        os.close(folder)


def absorb(pieces: Iterable[bytes], limit: int, copy: Copy) -> Taken:
    """Hash and copy what comes in pieces; the arguments are those of `take`."""
    long, short = hashlib.sha512(), hashlib.sha256()
    chunks: list[bytes] = []
    size = 0
    for chunk in pieces:
        size += len(chunk)
        long.update(chunk)
        short.update(chunk)
        copy(chunk)
        if size <= limit:
            chunks.append(chunk)
        else:
            chunks.clear()
    return Taken(
        data=b"".join(chunks) if size <= limit else None,
        size=size,
        sha512=long.hexdigest(),
        sha256=short.hexdigest(),
    )


def _read(descriptor: int, before: os.stat_result, limit: int, copy: Copy) -> Taken:
    taken = absorb(_chunks(descriptor), limit, copy)
    after = os.fstat(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or taken.size != after.st_size:
        raise UnreadableError("it changed while it was read")
    return evolve(taken, mtime_ns=after.st_mtime_ns, inode=after.st_ino)


def _chunks(descriptor: int) -> Iterator[bytes]:
    try:
        while chunk := os.read(descriptor, _CHUNK):
            yield chunk
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror or error}") from None

"""Every file of a bag, read again as it lies on the disk, with the checksums that the bag's manifests ask for.

Several are read at a time: while the disk is waited for with one, the others are hashed. That halves the time that many
small files take.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Container, Generator, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Event

from attrs import frozen

from converter.ingest.package import bag
from converter.ingest.package.bagreading import Manifest

_PIECE = 1 << 16
"""Bytes that are read at once: most files are smaller, and more would be fetched from the system each time."""
_AT_A_TIME = 4
_TOGETHER = 16
"""Files that one thread is given at once, as to hand over each would take as long as to hash it."""


@frozen
class Hashed:
    """One file as it was read from the disk."""

    size: int
    digests: Mapping[str, str]
    fault: str = ""
    """Why it could not be read."""


def hash_all(
    folder: Path, regular: Iterable[str], manifests: Iterable[Manifest], progress: Callable[[int], None] | None
) -> Generator[tuple[str, Hashed], None, None]:
    """Read every file of the bag once, with all the checksums that its manifests ask for.

    Args:
        folder: the bag.
        regular: the files in it.
        manifests: of the payload and of tag files.
        progress: is told the bytes of each file that was read.
    """
    wanted: dict[str, set[str]] = {path: set() for path in regular}
    for one in manifests:
        for listed in one.entries:
            if (path := meant(listed, wanted)) is not None:
                wanted[path].add(one.algorithm)
    if bag.MANIFEST in wanted:
        wanted[bag.MANIFEST].add("sha512")
    paths = sorted(wanted)
    ended = Event()

    def hash_some(some: Sequence[str]) -> list[Hashed]:
        return [
            _hash(f"{folder}/{path}", filter(is_known, wanted[path]), ended) for path in some if not ended.is_set()
        ]

    parts = [paths[at : at + _TOGETHER] for at in range(0, len(paths), _TOGETHER)]
    with ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="hash") as threads:
        try:
            for part, found in zip(parts, threads.map(hash_some, parts), strict=True):
                for path, hashed in zip(part, found, strict=True):
                    if progress is not None:
                        progress(hashed.size)
                    yield path, hashed
        finally:
            ended.set()  # whoever wants no more does not wait for files that are not read yet


@cache
def is_known(algorithm: str) -> bool:
    """Whether this system has a checksum of this name; one without a length of its own (SHAKE) is none."""
    try:
        return hashlib.new(algorithm, usedforsecurity=False).digest_size > 0
    except ValueError:
        return False


def meant(path: str, files: Container[str]) -> str | None:
    """The file on the disk that a manifest means; None if there is none.

    Some systems store names decomposed, and most programs write a percent sign as it is.
    """
    if path in files:
        return path
    coded = path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    spellings = (unicodedata.normalize("NFC", path), unicodedata.normalize("NFD", path), coded)
    return next((one for one in spellings if one in files), None)


def _hash(path: str, algorithms: Iterable[str], ended: Event) -> Hashed:
    """One file, as it is on the disk and not as the system remembers it; no more of it once nobody wants it."""
    hashes = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}
    size = 0
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            while not ended.is_set() and (piece := file.read(_PIECE)):
                size += len(piece)
                for one in hashes.values():
                    one.update(piece)
    except OSError as error:
        return Hashed(size, {}, error.strerror or str(error))
    return Hashed(size, {name: one.hexdigest() for name, one in hashes.items()})

"""The parts of a Word document by name, whoever made it: found by its list, inflated when they are asked for."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from converter import ConverterError
from converter_docx.zip_layout import (
    CENTRAL,
    CENTRAL_SIGNATURE,
    DEFLATED,
    ENCIPHERED,
    END,
    END_SIGNATURE,
    LARGEST,
    LOCAL,
    LOCAL_SIGNATURE,
    PLACE,
    RAW,
    STORED,
    TOO_LARGE,
    inflate_again,
)

OFTEN = 32_000
"""Bytes of a part that may be the same in many documents."""
_CHUNK = 200_000


class PackageError(ConverterError):
    """A file is not a package of parts, or a damaged one."""


class _Packed(NamedTuple):
    """Where a part lies in a package, and what it must be."""

    at: int
    method: int
    length: int
    size: int
    checksum: int


class Package(Mapping[str, bytes]):
    """The parts of a package by name, whoever made it; a part is inflated when it is asked for."""

    def __init__(self, data: bytes) -> None:
        """Find the parts of *data*.

        Raises:
            PackageError: not a zip file, or one whose list of parts is damaged, that is enciphered or too large.
        """
        self._data = data
        try:
            self._parts = dict(_listed(data))
        except struct.error:
            raise PackageError("not a Word document: a part of it is missing") from None
        except UnicodeDecodeError as error:
            raise PackageError(f"not a Word document: {error}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def __contains__(self, name: object) -> bool:
        return name in self._parts  # without inflating it, as a mapping would otherwise

    def __getitem__(self, name: str) -> bytes:
        """A whole part. Raises `PackageError` where it is damaged."""
        return b"".join(self.chunks(name))

    def size(self, name: str) -> int:
        """How many bytes a part has, as the package says."""
        return self._parts[name].size

    def chunks(self, name: str) -> Iterable[bytes]:
        """A part bit by bit, so that a large one need not be held whole.

        Raises:
            PackageError: it is damaged.
        """
        part = self._parts[name]
        try:
            if part.size < OFTEN:
                packed = self._data[part.at : part.at + part.length]
                return (inflate_again(packed, part.method, part.size, part.checksum),)
            return self._inflated(part, name)
        except (zlib.error, ValueError):
            raise _damaged(name) from None

    def _inflated(self, part: _Packed, name: str) -> Iterator[bytes]:
        try:
            yield from _inflate(memoryview(self._data)[part.at : part.at + part.length], part)
        except (zlib.error, ValueError):
            raise _damaged(name) from None


def _damaged(name: str) -> PackageError:
    return PackageError(f"not a Word document: its part {name!r} is damaged")


def _listed(data: bytes) -> Iterator[tuple[str, _Packed]]:
    """The parts that a package lists, each with its name."""
    at, count = _directory(data)
    names: set[str] = set()
    left, room = len(data), LARGEST
    for _ in range(count):
        fields = CENTRAL.unpack_from(data, at)
        signature, _, _, flags, method, _, _, checksum, length, size, *lengths = fields[:13]
        [place] = PLACE.unpack_from(data, at + CENTRAL.size)
        start = at + CENTRAL.size + PLACE.size
        name = data[start : start + lengths[0]].decode()
        at = start + sum(lengths)
        left -= length  # or many parts could be made of the same few bytes
        room -= size
        if signature != CENTRAL_SIGNATURE or flags & ENCIPHERED or name in names or left < 0:
            raise PackageError(f"not a Word document: its list of parts is damaged at {name!r}")
        if room < 0:
            raise PackageError(TOO_LARGE)
        if method not in (STORED, DEFLATED):
            raise PackageError("not a Word document: a part is packed in a way that Word does not read")
        names.add(name)
        yield name, _Packed(_begins(data, place), method, length, size, checksum)


def _directory(data: bytes) -> tuple[int, int]:
    """Where the list of parts begins, and how many it has."""
    end = data.rfind(END_SIGNATURE)
    if end < 0:
        raise PackageError("not a Word document: it is no zip file")
    _, _, _, _, count, size, start, _ = END.unpack_from(data, end)
    if start + size != end:
        raise PackageError("not a Word document: its list of parts is damaged")
    return start, count


def _begins(data: bytes, at: int) -> int:
    """Where the bytes of one part begin, whose head is at a place."""
    signature, *_, name_length, extra_length = LOCAL.unpack_from(data, at)
    if signature != LOCAL_SIGNATURE:
        raise PackageError("not a Word document: its list of parts leads astray")
    return at + LOCAL.size + int(name_length) + int(extra_length)


def _inflate(packed: memoryview, part: _Packed) -> Iterator[bytes]:
    """A large part as it was, bit by bit, and never much more of it than the package says that there is.

    Raises:
        ValueError: it is damaged.
    """
    left, checksum = part.size, 0
    for chunk in _inflated(packed) if part.method == DEFLATED else _cut(packed):
        left -= len(chunk)
        if left < 0:
            break
        checksum = zlib.crc32(chunk, checksum)
        yield bytes(chunk)
    if left or checksum != part.checksum:
        raise ValueError(part.size)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflating = zlib.decompressobj(RAW)
    for bit in _cut(packed):
        left: bytes | memoryview = bit
        while left:
            yield inflating.decompress(left, _CHUNK)
            left = inflating.unconsumed_tail
    yield inflating.flush()


def _cut(packed: memoryview) -> Iterator[memoryview]:
    return (packed[at : at + _CHUNK] for at in range(0, len(packed), _CHUNK))

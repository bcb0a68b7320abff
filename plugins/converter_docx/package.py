"""The zip file that a Word document is: written from parts that are deflated once, the same bytes each time.

Written here and not by `zipfile`, which would deflate the parts of the template again for each document, and
which takes three times as long to read them back.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from converter import ConverterError, WriteError

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5HI")
_PLACE = struct.Struct("<I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_SIGNATURE, _CENTRAL_SIGNATURE, _END_SIGNATURE = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_VERSION, _STORED, _DEFLATED, _ENCIPHERED = 20, 0, 8, 1
_TIME, _DATE = 0, 0x0021
"""The first moment that a zip file can name, 1980-01-01: outputs do not know the time."""
LARGEST = 512_000_000
"""Bytes of all parts together; Word opens no document that is larger."""
_TOO_LARGE = "the document is larger than the 512 MB that Word opens"
OFTEN = 32_000
"""Bytes of a part that may be the same in many documents."""
_USUAL = 4_000_000
"""Bytes of a part that is not larger than parts are, and is read whole."""
_CHUNK = 200_000
_SMALL = 1000
"""Bytes of a part that is not worth deflating."""
_LEVEL, _RAW = 1, -15
"""The fastest level: the sixth takes up to four times as long, and makes a document a twentieth smaller."""


@frozen
class Entry:
    """A part that is ready to be put into a package."""

    content: bytes
    """Its head and its bytes."""
    listing: bytes
    """What the list of parts says of it, up to its place in the package."""
    name: bytes
    size: int
    """Bytes of the part."""


def entry(name: str, data: bytes) -> Entry:
    """Make the entry of a part, deflated unless that gains nothing."""
    method, packed = _STORED, data
    if len(data) > _SMALL:
        packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
        method, packed = _DEFLATED, packing.compress(data) + packing.flush()
    written = name.encode("ascii")
    head, listing = _heads(written, method, zlib.crc32(data), len(packed), len(data))
    return Entry(b"".join((head, written, packed)), listing, written, len(data))


def _heads(name: bytes, method: int, checksum: int, length: int, size: int) -> tuple[bytes, bytes]:
    """What stands before a part, and what the list of parts says of it."""
    fields = (0, method, _TIME, _DATE, checksum, length, size, len(name), 0)
    head = _LOCAL.pack(_LOCAL_SIGNATURE, _VERSION, *fields)
    return head, _CENTRAL.pack(_CENTRAL_SIGNATURE, _VERSION, _VERSION, *fields, 0, 0, 0, 0)


def pack(entries: Iterable[Entry]) -> bytes:
    """The package of *entries*, in their order.

    Raises:
        WriteError: the parts are larger than Word opens.
    """
    contents: list[bytes] = []
    listings: list[bytes] = []
    at, size = 0, 0
    for one in entries:
        size += one.size
        if size > LARGEST:
            raise WriteError(_TOO_LARGE)
        contents.append(one.content)
        listings.append(one.listing + _PLACE.pack(at) + one.name)
        at += len(one.content)
    return b"".join((*contents, *listings, _end(listings, at)))


def _end(listings: Sequence[bytes], at: int) -> bytes:
    """What ends a package whose list of parts begins at a place."""
    return _END.pack(_END_SIGNATURE, 0, 0, len(listings), len(listings), sum(map(len, listings)), at, 0)


def unpack(data: bytes, names: Iterable[str], known: Mapping[str, Entry]) -> Mapping[str, bytes] | None:
    """The parts of a package that are not as they are *known*; None if `pack` did not make it of parts with *names*.

    That a part is a known one is seen by its bytes as they lie in the package, so it need not be inflated.
    """
    found: dict[str, bytes] = {}
    listings: list[bytes] = []
    at = 0
    try:
        for name in names:
            one, written = known.get(name), name.encode("ascii")
            if one is not None and data.startswith(one.content, at):
                listing, end = one.listing, at + len(one.content)
            else:
                listing, end, found[name] = _opened(data, at, written, often=one is not None)
            listings.append(listing + _PLACE.pack(at) + written)
            at = end
    except (struct.error, zlib.error, ValueError):
        return None
    return found if data[at:] == b"".join((*listings, _end(listings, at))) else None


def _opened(data: bytes, at: int, name: bytes, *, often: bool) -> tuple[bytes, int, bytes]:
    """What the list of parts says of the part at a place, where it ends, and the part.

    Args:
        data: the package.
        at: the place.
        name: of the part that must be there.
        often: whether many documents may have the same.

    Raises:
        struct.error, zlib.error, ValueError: it is not as `entry` makes it, or is larger than parts are.
    """
    _, _, _, method, _, _, checksum, length, size, _, _ = _LOCAL.unpack_from(data, at)
    head, listing = _heads(name, method, checksum, length, size)
    begin = at + len(head) + len(name)
    if size > _USUAL or data[at:begin] != head + name:
        raise ValueError(name)
    inflate = _inflate_again if often else _inflate_once
    return listing, begin + length, inflate(data[begin : begin + length], method, size, checksum)


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
                return (_inflate_again(packed, part.method, part.size, part.checksum),)
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
        fields = _CENTRAL.unpack_from(data, at)
        signature, _, _, flags, method, _, _, checksum, length, size, *lengths = fields[:13]
        [place] = _PLACE.unpack_from(data, at + _CENTRAL.size)
        start = at + _CENTRAL.size + _PLACE.size
        name = data[start : start + lengths[0]].decode()
        at = start + sum(lengths)
        left -= length  # or many parts could be made of the same few bytes
        room -= size
        if signature != _CENTRAL_SIGNATURE or flags & _ENCIPHERED or name in names or left < 0:
            raise PackageError(f"not a Word document: its list of parts is damaged at {name!r}")
        if room < 0:
            raise PackageError(_TOO_LARGE)
        if method not in (_STORED, _DEFLATED):
            raise PackageError("not a Word document: a part is packed in a way that Word does not read")
        names.add(name)
        yield name, _Packed(_begins(data, place), method, length, size, checksum)


def _directory(data: bytes) -> tuple[int, int]:
    """Where the list of parts begins, and how many it has."""
    end = data.rfind(_END_SIGNATURE)
    if end < 0:
        raise PackageError("not a Word document: it is no zip file")
    _, _, _, _, count, size, start, _ = _END.unpack_from(data, end)
    if start + size != end:
        raise PackageError("not a Word document: its list of parts is damaged")
    return start, count


def _begins(data: bytes, at: int) -> int:
    """Where the bytes of one part begin, whose head is at a place."""
    signature, *_, name_length, extra_length = _LOCAL.unpack_from(data, at)
    if signature != _LOCAL_SIGNATURE:
        raise PackageError("not a Word document: its list of parts leads astray")
    return at + _LOCAL.size + int(name_length) + int(extra_length)


@lru_cache(maxsize=32)
def _inflate_again(packed: bytes, method: int, size: int, checksum: int) -> bytes:
    """A small part as it was; most are the same in every document of this program.

    Raises:
        ValueError: it is damaged.
    """
    return _inflate_once(packed, method, size, checksum)


def _inflate_once(packed: bytes, method: int, size: int, checksum: int) -> bytes:
    """A part as it was.

    Raises:
        zlib.error, ValueError: it is damaged.
    """
    part = packed if method == _STORED else zlib.decompressobj(_RAW).decompress(packed, size + 1)
    if len(part) != size or zlib.crc32(part) != checksum:
        raise ValueError(size)
    return part


def _inflate(packed: memoryview, part: _Packed) -> Iterator[bytes]:
    """A large part as it was, bit by bit, and never much more of it than the package says that there is.

    Raises:
        ValueError: it is damaged.
    """
    left, checksum = part.size, 0
    for chunk in _inflated(packed) if part.method == _DEFLATED else _cut(packed):
        left -= len(chunk)
        if left < 0:
            break
        checksum = zlib.crc32(chunk, checksum)
        yield bytes(chunk)
    if left or checksum != part.checksum:
        raise ValueError(part.size)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflating = zlib.decompressobj(_RAW)
    for bit in _cut(packed):
        left: bytes | memoryview = bit
        while left:
            yield inflating.decompress(left, _CHUNK)
            left = inflating.unconsumed_tail
    yield inflating.flush()


def _cut(packed: memoryview) -> Iterator[memoryview]:
    return (packed[at : at + _CHUNK] for at in range(0, len(packed), _CHUNK))

"""The zip file that a Word document is: written from parts that are deflated once, the same bytes each time.

Written here and not by `zipfile`, which would deflate the parts of the template again for each document, and
which takes three times as long to read them back.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache

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
_LARGEST = 0xFFFFFFFF
_TOO_LARGE = "the document is larger than the 4 GB that Word opens"
_OFTEN = 32_000
"""Bytes of a part that may be the same in many documents."""
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


def entry(name: str, data: bytes) -> Entry:
    """Make the entry of a part, deflated unless that gains nothing.

    Raises:
        WriteError: the part is larger than 4 GB.
    """
    if len(data) > _LARGEST:
        raise WriteError(_TOO_LARGE)
    method, packed = _STORED, data
    if len(data) > _SMALL:
        packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
        method, packed = _DEFLATED, packing.compress(data) + packing.flush()
    written = name.encode("ascii")
    fields = (0, method, _TIME, _DATE, zlib.crc32(data), len(packed), len(data), len(written), 0)
    head = _LOCAL.pack(_LOCAL_SIGNATURE, _VERSION, *fields)
    listing = _CENTRAL.pack(_CENTRAL_SIGNATURE, _VERSION, _VERSION, *fields, 0, 0, 0, 0)
    return Entry(b"".join((head, written, packed)), listing, written)


def pack(entries: Iterable[Entry]) -> bytes:
    """The package of *entries*, in their order.

    Raises:
        WriteError: the package is larger than 4 GB.
    """
    contents: list[bytes] = []
    listings: list[bytes] = []
    at = 0
    for one in entries:
        if at > _LARGEST:
            raise WriteError(_TOO_LARGE)
        contents.append(one.content)
        listings.append(one.listing + _PLACE.pack(at) + one.name)
        at += len(one.content)
    central = b"".join(listings)
    if at + len(central) > _LARGEST:
        raise WriteError(_TOO_LARGE)
    end = _END.pack(_END_SIGNATURE, 0, 0, len(listings), len(listings), len(central), at, 0)
    return b"".join((*contents, central, end))


class PackageError(ConverterError):
    """A file is not a package of parts, or a damaged one."""


def unpack(data: bytes) -> Mapping[str, bytes]:
    """The parts of a package by name, whoever made it.

    Raises:
        PackageError: not a zip file, or one that is damaged, enciphered or larger than 4 GB.
    """
    parts: dict[str, bytes] = {}
    left = len(data)
    try:
        at, count = _directory(data)
        for _ in range(count):
            fields = _CENTRAL.unpack_from(data, at)
            signature, _, _, flags, method, _, _, checksum, packed_size, size, *lengths = fields[:13]
            [place] = _PLACE.unpack_from(data, at + _CENTRAL.size)
            start = at + _CENTRAL.size + _PLACE.size
            name = data[start : start + lengths[0]].decode()
            at = start + sum(lengths)
            left -= packed_size  # or many parts could be made of the same few bytes
            if signature != _CENTRAL_SIGNATURE or flags & _ENCIPHERED or name in parts or left < 0:
                raise PackageError(f"not a Word document: its list of parts is damaged at {name!r}")
            packed = _packed(data, place, packed_size)
            part = (_inflate_again if size < _OFTEN else _inflate)(packed, method, size, checksum)
            if part is None:
                raise PackageError(f"not a Word document: its part {name!r} is damaged")
            parts[name] = part
    except struct.error:
        raise PackageError("not a Word document: a part of it is missing") from None
    except (zlib.error, UnicodeDecodeError) as error:
        raise PackageError(f"not a Word document: {error}") from None
    return parts


def _directory(data: bytes) -> tuple[int, int]:
    """Where the list of parts begins, and how many it has."""
    end = data.rfind(_END_SIGNATURE)
    if end < 0:
        raise PackageError("not a Word document: it is no zip file")
    _, _, _, _, count, size, start, _ = _END.unpack_from(data, end)
    if start + size != end:
        raise PackageError("not a Word document: its list of parts is damaged")
    return start, count


def _packed(data: bytes, at: int, size: int) -> bytes:
    """The bytes of one part as they lie in the package."""
    signature, *_, name_length, extra_length = _LOCAL.unpack_from(data, at)
    if signature != _LOCAL_SIGNATURE:
        raise PackageError("not a Word document: its list of parts leads astray")
    start = at + _LOCAL.size + name_length + extra_length
    return data[start : start + size]


def _inflate(packed: bytes, method: int, size: int, checksum: int) -> bytes | None:
    """A part as it was, None if it is damaged; never more bytes than the package says that it has, or one more."""
    if method == _STORED:
        part = packed
    elif method == _DEFLATED:
        part = zlib.decompressobj(_RAW).decompress(packed, size + 1)
    else:
        raise PackageError("not a Word document: a part is packed in a way that Word does not read")
    return part if len(part) == size and zlib.crc32(part) == checksum else None


_inflate_again = lru_cache(maxsize=32)(_inflate)
"""For small parts, most of which are the same in every document of this program."""

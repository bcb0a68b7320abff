"""The zip file of a document as this program writes it: parts that are deflated once, the same bytes each time.

Written here and not by `zipfile`, which would deflate the parts of the template again for each document, and
which takes three times as long to read them back.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from converter import WriteError
from converter_docx.zip_layout import (
    DEFLATED,
    END,
    END_SIGNATURE,
    LARGEST,
    LOCAL,
    PLACE,
    RAW,
    STORED,
    TOO_LARGE,
    heads,
    inflate_again,
    inflate_once,
)

_USUAL = 4_000_000
"""Bytes of a part that is not larger than parts are, and is read whole."""
_SMALL = 1000
"""Bytes of a part that is not worth deflating."""
_LEVEL = 1
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
    method, packed = STORED, data
    if len(data) > _SMALL:
        method, packed = DEFLATED, zlib.compress(data, _LEVEL, RAW)
    written = name.encode("ascii")
    head, listing = heads(written, method, zlib.crc32(data), len(packed), len(data))
    return Entry(b"".join((head, written, packed)), listing, written, len(data))


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
            raise WriteError(TOO_LARGE)
        contents.append(one.content)
        listings.append(one.listing + PLACE.pack(at) + one.name)
        at += len(one.content)
    return b"".join((*contents, *listings, _end(listings, at)))


def _end(listings: Sequence[bytes], at: int) -> bytes:
    """What ends a package whose list of parts begins at a place."""
    return END.pack(END_SIGNATURE, 0, 0, len(listings), len(listings), sum(map(len, listings)), at, 0)


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
            listings.append(listing + PLACE.pack(at) + written)
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
    _, _, _, method, _, _, checksum, length, size, _, _ = LOCAL.unpack_from(data, at)
    head, listing = heads(name, method, checksum, length, size)
    begin = at + len(head) + len(name)
    if size > _USUAL or data[at:begin] != head + name:
        raise ValueError(name)
    inflate = inflate_again if often else inflate_once
    return listing, begin + length, inflate(data[begin : begin + length], method, size, checksum)

"""How the parts of a Word document lie in its zip file: what stands before each, in the list of all, and at the end."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5HI")
PLACE = struct.Struct("<I")
END = struct.Struct("<4s4H2IH")
LOCAL_SIGNATURE, CENTRAL_SIGNATURE, END_SIGNATURE = b"PK\3\4", b"PK\1\2", b"PK\5\6"
STORED, DEFLATED, ENCIPHERED = 0, 8, 1
_VERSION = 20
_TIME, _DATE = 0, 0x0021
"""The first moment that a zip file can name, 1980-01-01: outputs do not know the time."""
RAW = -15
"""Deflated without a frame of its own."""
LARGEST = 512_000_000
"""Bytes of all parts together; Word opens no document that is larger."""
TOO_LARGE = "the document is larger than the 512 MB that Word opens"


def heads(name: bytes, method: int, checksum: int, length: int, size: int) -> tuple[bytes, bytes]:
    """What stands before a part, and what the list of parts says of it."""
    fields = (0, method, _TIME, _DATE, checksum, length, size, len(name), 0)
    head = LOCAL.pack(LOCAL_SIGNATURE, _VERSION, *fields)
    return head, CENTRAL.pack(CENTRAL_SIGNATURE, _VERSION, _VERSION, *fields, 0, 0, 0, 0)


@lru_cache(maxsize=32)
def inflate_again(packed: bytes, method: int, size: int, checksum: int) -> bytes:
    """A small part as it was; most are the same in every document of this program.

    Raises:
        ValueError: it is damaged.
    """
    return inflate_once(packed, method, size, checksum)


def inflate_once(packed: bytes, method: int, size: int, checksum: int) -> bytes:
    """A part as it was.

    Raises:
        zlib.error, ValueError: it is damaged.
    """
    part = packed if method == STORED else zlib.decompressobj(RAW).decompress(packed, size + 1)
    if len(part) != size or zlib.crc32(part) != checksum:
        raise ValueError(size)
    return part

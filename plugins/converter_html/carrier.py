"""The source within a page: a link that saves it, and out of which it is recovered."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

from converter import RecoverError, Source
from converter_html.elements import words

_LINK = re.compile(
    rb'<a id="source" data-sha256="([0-9a-f]{64})" download="[^"]*" href="data:[^",]*;base64,([A-Za-z0-9+/=]*)">'
)


def carry(source: Source) -> str:
    """A link that saves the source."""
    data = source.data
    return words(
        "a",
        f"Save the source ({len(data)} bytes)",
        id="source",
        data_sha256=source.sha256,
        download=source.name,
        href=f"data:application/octet-stream;base64,{base64.b64encode(data).decode()}",
    )


def recover(data: bytes) -> bytes:
    """The bytes of the source.

    Raises:
        RecoverError: they are not in the page, or are not those that their checksum was taken of.
    """
    found = _LINK.search(data)
    if found is None:
        raise RecoverError("there is no source in this page; was it made by this program, with its source?")
    try:
        source = base64.b64decode(found[2], validate=True)
    except binascii.Error as error:
        raise RecoverError(f"the source in this page is damaged: {error}") from None
    if hashlib.sha256(source).hexdigest() != found[1].decode():
        raise RecoverError("the source in this page is not the one that its checksum was taken of")
    return source

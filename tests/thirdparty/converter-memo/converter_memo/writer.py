"""Plain text: title, labels and paragraphs, and at the end the source in base64, so that nothing is lost."""

from __future__ import annotations

import base64
import binascii
import hashlib
import textwrap
from collections.abc import Iterator, Sequence

from converter import (
    Cited,
    Document,
    LineBreak,
    PageBreak,
    Preformatted,
    Problem,
    RecoverError,
    Text,
    WriteError,
    leaves,
)

_MARK = "source: "


def write(document: Document, width: int) -> bytes:
    """*document* in lines of *width* characters, its source at the end."""
    if width < 1:
        raise WriteError(f"a line of {width} characters holds nothing")
    lines = [*_lines(document, width), ""]
    source = base64.b64encode(document.source.data).decode()
    return "\n".join([*lines, f"{_MARK}{document.source.sha256} {source}\n"]).encode()


def _lines(document: Document, width: int) -> Iterator[str]:
    if document.metadata.title:
        yield from (document.metadata.title.value.upper(), "")
    for block in document.body:
        words = ""
        for leaf in leaves([block]):
            match leaf:
                case Text():
                    words += leaf.text
                case Cited():
                    words += f"[{leaf.value}] "
                case PageBreak():
                    words += f"[page {leaf.label}] "
                case LineBreak():
                    yield from _wrap(words, width)
                    words = ""
                case Preformatted():
                    yield from (*_wrap(words, width), *leaf.text.split("\n"))
                    words = ""
        yield from (*_wrap(words, width), "")


def _wrap(words: str, width: int) -> list[str]:
    return textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)


def check(data: bytes) -> Sequence[Problem]:
    """A plain text is UTF-8 and ends in its source."""
    try:
        recover(data)
    except RecoverError as error:
        return (Problem(str(error)),)
    return ()


def recover(data: bytes) -> bytes:
    """The source's bytes. Raises `RecoverError` where they are not there, or not the same."""
    last = data.removesuffix(b"\n").rpartition(b"\n")[2]
    if not last.startswith(_MARK.encode()):
        raise RecoverError("the last line is not that of the source")
    digest, _, encoded = last.removeprefix(_MARK.encode()).partition(b" ")
    try:
        source = base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise RecoverError(f"the source is damaged: {error}") from None
    if hashlib.sha256(source).hexdigest().encode() != digest:
        raise RecoverError("the source is not the one that the checksum was taken of")
    return source

"""The source within the document: a custom XML part, which Word keeps but does not show.

Its text is JSON, in the shape of a record. JSON escapes what XML cannot hold, and it has no line ends that a
program on the way could change, so the bytes of any source come back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

import orjson

from converter import RecoverError, Source
from converter_docx.markup import Attributes, MarkupError, named, parse
from converter_docx.package import Package, PackageError
from converter_docx.wordml import DECLARATION

NAMESPACE = "https://w3id.org/archive-converter/docx"
PART = "customXml/item1.xml"
_RECORD = named(NAMESPACE, "record")
ITEM = re.compile(r"customXml/item\d+\.xml")
"""Word numbers custom parts anew when it saves."""


def carry(source: Source) -> bytes:
    """The part that holds *source*."""
    tree = {"source": {name: getattr(source, name) for name in ("name", "text", "encoding", "sha256")}}
    text = orjson.dumps(tree).decode()
    for sign, written in (
        *(("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")),
        *(("\ufffe", "\\ufffe"), ("\uffff", "\\uffff")),  # JSON need not escape these two, XML cannot hold them
    ):
        text = text.replace(sign, written)
    return f'{DECLARATION}<record xmlns="{NAMESPACE}">{text}</record>'.encode()


def recover(data: bytes) -> bytes:
    """The bytes of the source that a document was made of.

    Raises:
        RecoverError: no source is in it, or not the one that its checksum was taken of.
    """
    try:
        package = Package(data)
        held = [text for name in package if ITEM.fullmatch(name) and (text := _record(package, name))]
    except PackageError as error:
        raise RecoverError(str(error)) from None
    return source_among(held)


def _record(package: Package, name: str) -> str | None:
    try:
        return record_in(package.chunks(name))
    except MarkupError:
        return None


def record_in(chunks: Iterable[bytes]) -> str | None:
    """The JSON that a custom part holds; None if the part is somebody else's.

    Raises:
        MarkupError: it is not well-formed.
    """
    names: list[str] = []
    texts: list[str] = []

    def begin(name: str, _: Attributes) -> None:
        names.append(name)

    def text(found: str) -> None:
        if names == [_RECORD]:
            texts.append(found)

    parse(chunks, begin, text)
    return "".join(texts) if names == [_RECORD] else None


def source_among(held: Sequence[str]) -> bytes:
    """The bytes of the source, out of what the custom parts of a document hold; the first that is proved.

    Raises:
        RecoverError: as `recover`.
    """
    fault = RecoverError("there is no source in this document; was it made by this program?")
    for at, text in enumerate(held):
        try:
            return _proved(text)
        except RecoverError as error:
            fault = fault if at else error
    raise fault


def _proved(text: str) -> bytes:
    try:
        source = orjson.loads(text)["source"]
        back: bytes = source["text"].encode(source["encoding"])
        checksum = source["sha256"]
    except (ValueError, TypeError, KeyError, LookupError, AttributeError) as error:
        raise RecoverError(f"the source in this document is damaged: {error}") from None
    if hashlib.sha256(back).hexdigest() != checksum:
        raise RecoverError("the source in this document is not the one that its checksum was taken of")
    return back

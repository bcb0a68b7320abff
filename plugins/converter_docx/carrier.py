"""The source within the document: a custom XML part, which Word keeps but does not show.

Its text is JSON, in the shape of a record. JSON escapes what XML cannot hold, and it has no line ends that a
program on the way could change, so the bytes of any source come back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

import orjson
from lxml import etree

from converter import ConverterError, RecoverError, Source
from converter_docx.package import unpack
from converter_docx.wordml import DECLARATION

NAMESPACE = "https://w3id.org/archive-converter/docx"
PART = "customXml/item1.xml"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
"""For parts of documents that anybody may have made; a source may be one line of ten million characters."""
_RECORD = f"{{{NAMESPACE}}}record"
_ITEM = re.compile(r"customXml/item\d+\.xml")
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
        return source_in(unpack(data))
    except RecoverError:
        raise
    except ConverterError as error:
        raise RecoverError(str(error)) from None


def source_in(parts: Mapping[str, bytes]) -> bytes:
    """The bytes of the source that the parts of a document hold.

    Raises:
        RecoverError: as `recover`.
    """
    roots = ((name, _root(part)) for name, part in parts.items() if _ITEM.fullmatch(name))
    return source_among({name: root for name, root in roots if root is not None})


def source_among(roots: Mapping[str, etree._Element]) -> bytes:
    """The same from the parts that have been read, by name.

    Raises:
        RecoverError: as `recover`.
    """
    held = [
        root.text for name, root in roots.items() if _ITEM.fullmatch(name) and root.tag == _RECORD and root.text
    ]
    if not held:
        raise RecoverError("there is no source in this document; was it made by this program?")
    try:
        source = orjson.loads(held[0])["source"]
        back: bytes = source["text"].encode(source["encoding"])
        checksum = source["sha256"]
    except (ValueError, TypeError, KeyError, LookupError, AttributeError) as error:
        raise RecoverError(f"the source in this document is damaged: {error}") from None
    if hashlib.sha256(back).hexdigest() != checksum:
        raise RecoverError("the source in this document is not the one that its checksum was taken of")
    return back


def _root(part: bytes) -> etree._Element | None:
    """The element that a part is; None if it is not well-formed."""
    try:
        return etree.fromstring(part, PARSER)
    except etree.XMLSyntaxError:
        return None

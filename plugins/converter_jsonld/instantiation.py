"""The file that a record was read from: its checksum, its size and its lines, and its bytes again.

The lines keep their ends and a byte order mark stands before the first, so that anybody gets the file back:
join ``sourceLine``, encode it in the charset of ``encodingFormat``.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from functools import cache
from io import StringIO
from json import JSONDecodeError
from typing import Any

from converter import RecoverError, Source, load_json
from converter_jsonld.terms import Node, urn

BYTE_ORDER_MARK = "\ufeff"
MARKED_UTF_8 = "utf-8-sig"
"""The codec that takes the mark off; no charset is registered under this name."""

_REGISTERED = {
    "ascii": "us-ascii",
    "big5hkscs": "big5-hkscs",
    "euc_jp": "euc-jp",
    "euc_kr": "euc-kr",
    "hz": "hz-gb-2312",
    "iso2022_jp": "iso-2022-jp",
    "iso2022_kr": "iso-2022-kr",
    "mac-roman": "macintosh",
}
"""Charsets as IANA registered them, where a rule does not give the name."""
_RULES = (
    (re.compile(r"iso8859-(\d+)"), r"iso-8859-\1"),
    (re.compile(r"utf-(16|32)-([bl]e)"), r"utf-\1\2"),
    (re.compile(r"cp(125\d)"), r"windows-\1"),
    (re.compile(r"cp(\d{3})"), r"ibm\1"),
)
_CHARSET = re.compile(r";\s*charset=([A-Za-z0-9._-]+)")
_MEDIA_TYPES = (
    (
        re.compile(
            r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+)?html[\s>]",
            re.IGNORECASE | re.DOTALL,
        ),
        "text/html",
    ),
    (re.compile(r"\ufeff?\s*<(?:\?xml\s|nitf[\s>])"), "application/xml"),
    (re.compile(r"\ufeff?\s*\{(?=.*\}\s*\Z)", re.DOTALL), "application/json"),
)
"""How texts begin that are not plain: pages (by the MIME Sniffing of WHATWG, 7.1), NITF, ninjs."""


def instantiation(source: Source, *, lines: bool) -> Node:
    """The file as a node, with its lines or without them."""
    codec, charset = _codec_and_charset(source.encoding)
    node: Node = {
        "@id": urn("sha256", source.sha256),
        "@type": ["Instantiation", "MediaObject", "Entity"],
        "name": source.name,
        "sha256": source.sha256,
        "contentSize": f"{len(source.data)} B",
        "encodingFormat": f"{_media_type(source.text)}; charset={charset}",
    }
    if lines:
        node["sourceLine"] = _lines(source.text)
        if codec == MARKED_UTF_8:
            node["sourceLine"][0] = BYTE_ORDER_MARK + node["sourceLine"][0]
    return node


def _lines(text: str) -> list[str]:
    r"""The lines of *text* with their ends, ``\n``, ``\r\n`` or ``\r``; one, at least."""
    return list(StringIO(text, newline="")) or [""]


def _media_type(text: str) -> str:
    return next((kind for pattern, kind in _MEDIA_TYPES if pattern.match(text)), "text/plain")


@cache
def _codec_and_charset(encoding: str) -> tuple[str, str]:
    """The codec's own name, and the charset's name, by which the codec is found again."""
    codec = codecs.lookup(encoding).name
    if codec == MARKED_UTF_8:
        return codec, "utf-8"
    registered = next(
        (match.expand(name) for pattern, name in _RULES if (match := pattern.fullmatch(codec))),
        _REGISTERED.get(codec, codec),
    )
    try:
        return codec, registered if codecs.lookup(registered).name == codec else codec
    except LookupError:
        return codec, codec


def recover_source(data: bytes) -> bytes:
    """The bytes of the source.

    Raises:
        RecoverError: *data* is not one of our outputs, was written without its source, or was changed.
    """
    file = parsed(data).get("hasOrHadInstantiation")
    if not isinstance(file, dict):
        raise RecoverError("this file has no instantiation with the lines of its source")
    return source_bytes(file)


def parsed(data: bytes) -> Node:
    """The object that *data* holds; raises `RecoverError` if it is not JSON, or no object."""
    try:
        tree = load_json(data)
    except JSONDecodeError as error:
        raise RecoverError(f"not sound JSON: {error}") from None
    if not isinstance(tree, dict):
        raise RecoverError("not a graph of this program: it is no object")
    return tree


def source_bytes(file: dict[str, Any]) -> bytes:
    """The bytes of an instantiation, proved by its checksum.

    Raises:
        RecoverError: there are no lines, the charset is not known, or the checksum differs.
    """
    lines = file.get("sourceLine")
    if not isinstance(lines, list) or not {str}.issuperset(map(type, lines)):
        raise RecoverError("this file was written without the lines of its source (option jsonld.source)")
    charset = stated_charset(file)
    try:
        found = "".join(lines).encode(charset)
    except (LookupError, UnicodeError) as error:
        raise RecoverError(f"the lines cannot be encoded as {charset}: {error}") from None
    if hashlib.sha256(found).hexdigest() != file.get("sha256"):
        raise RecoverError("the lines are no longer those of the source: their checksum differs")
    return found


def stated_charset(file: dict[str, Any]) -> str:
    """The charset that an instantiation states; raises `RecoverError` if it states none."""
    charset = _CHARSET.search(str(file.get("encodingFormat")))
    if charset is None:
        raise RecoverError("the instantiation names no charset")
    return charset[1]

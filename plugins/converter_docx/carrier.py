"""The record within the document: a custom XML part, which Word keeps but does not show.

Its text is the record in JSON. JSON escapes what XML cannot hold, and it has no line ends that a
program on the way could change, so the bytes of any source come back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import orjson

from converter import Document, Origin, RecoverError, __version__, dump_record
from converter_docx.markup import Attributes, MarkupError, named, parse
from converter_docx.package import Package, PackageError
from converter_docx.wordml import DECLARATION, quoted

NAMESPACE = "https://w3id.org/archive-converter/docx"
PART = "customXml/item1.xml"
_RECORD, _VERSION = named(NAMESPACE, "record"), "version"
_ENOUGH = 2
"""Tags by which a part is known that is not ours: ours has one."""
_BEGINNING, _END = f'{DECLARATION}<record xmlns="{NAMESPACE}"', "</record>"
_ATTRIBUTE = re.compile(rb' ([a-z]+)="[ !#-%\'-;=?-~]*"')
"""With a value of plain ASCII."""
_HEAD = re.compile(rb"%b((?:%b)*+)>" % (re.escape(_BEGINNING.encode()), _ATTRIBUTE.pattern))
_ENTITIES = ((b"&", b"&amp;"), (b"<", b"&lt;"), (b">", b"&gt;"))
_NO_CHARACTERS = (("\ufffe".encode(), b"\\ufffe"), ("\uffff".encode(), b"\\uffff"))
"""What JSON need not escape, and XML cannot hold."""
_WRITTEN = (*_ENTITIES, *_NO_CHARACTERS)
"""As bytes, which are looked through in a third of the time."""
_NO_RECORD = "there is no record in this document; was it made by this program?"
ITEM = re.compile(r"customXml/item\d+\.xml")
"""Word numbers custom parts anew when it saves."""


def carry(document: Document, settings: Mapping[str, str]) -> bytes:
    """The part that holds the record of *document*, and the settings with which it was written."""
    record = dump_record(document, indent=False).rstrip()
    for sign, written in _WRITTEN:
        if sign[:1] in record:  # a single byte is looked for in a tenth of the time
            record = record.replace(sign, written)
    told = {_VERSION: __version__, **settings}
    attributes = "".join([f" {name}={quoted(value)}" for name, value in told.items()])
    return b"".join((f"{_BEGINNING}{attributes}>".encode(), record, _END.encode()))


class Carried(NamedTuple):
    """What a custom part of ours holds."""

    record: str
    settings: Attributes


def recover(data: bytes) -> bytes:
    """The bytes of the source that a document was made of.

    Raises:
        RecoverError: no source is in it, or not the one that its checksum was taken of.
    """
    return source_among(_held(data))


def origin(data: bytes) -> Origin:
    """The record that a document was made of, and the settings with which it was written.

    Raises:
        RecoverError: as `recover`.
    """
    held = _held(data)
    carried = held[0] if len(held) == 1 else next((one for one in held if _is_proved(one)), None)
    if carried is None:
        source_among(held)  # says what is wrong
        raise RecoverError(_NO_RECORD)
    settings = dict(carried.settings)
    version = settings.pop(_VERSION, "")
    return Origin(record=carried.record.encode(), writing=settings, version=version)


def _held(data: bytes) -> Sequence[Carried]:
    try:
        package = Package(data)
        return [found for name in package if ITEM.fullmatch(name) and (found := _carried(package, name))]
    except PackageError as error:
        raise RecoverError(str(error)) from None


def _carried(package: Package, name: str) -> Carried | None:
    try:
        return carried_in(package.chunks(name))
    except MarkupError:
        return None


def carried_in(chunks: Iterable[bytes]) -> Carried | None:
    """What a custom part holds; None if the part is somebody else's.

    Raises:
        MarkupError: it is not well-formed.
    """
    tags: list[tuple[str, Attributes]] = []
    texts: list[str] = []

    def begin(name: str, attributes: Attributes) -> None:
        if len(tags) < _ENOUGH:
            tags.append((name, attributes))

    def text(found: str) -> None:
        if len(tags) == 1 and tags[0][0] == _RECORD:
            texts.append(found)

    parse(chunks, begin, text)
    if len(tags) != 1 or tags[0][0] != _RECORD:
        return None
    return Carried("".join(texts), tags[0][1])


def holds_source(part: bytes) -> bool:
    """Whether a custom part is, at a glance, as `carry` writes it, and the source in it the one of its checksum.

    It is well-formed if its text is JSON, which is in UTF-8 and holds no control characters.
    """
    head = _HEAD.match(part)
    if head is None or not part.endswith(_END.encode()):
        return False
    names = [b"xmlns", *_ATTRIBUTE.findall(head[1])]
    text = part[head.end() : -len(_END)]
    if len(set(names)) < len(names) or not _is_plain(text):
        return False
    try:
        return bool(_proved(_unescaped(text)))
    except RecoverError:
        return False


def _is_plain(text: bytes) -> bool:
    """Whether it is a text of XML without elements, and without other entities than ours."""
    if b"<" in text or b">" in text or any(sign in text for sign, _ in _NO_CHARACTERS):
        return False
    return b"&" not in text or text.count(b"&") == sum(text.count(written) for _, written in _ENTITIES)


def _unescaped(text: bytes) -> bytes:
    if b"&" in text:
        for sign, written in reversed(_ENTITIES):
            text = text.replace(written, sign)
    return text


def source_among(held: Sequence[Carried]) -> bytes:
    """The bytes of the source, out of what the custom parts of a document hold; the first that is proved.

    Raises:
        RecoverError: as `recover`.
    """
    fault = RecoverError(_NO_RECORD)
    for at, one in enumerate(held):
        try:
            return _proved(one.record)
        except RecoverError as error:
            fault = fault if at else error
    raise fault


def _is_proved(carried: Carried) -> bool:
    try:
        return bool(_proved(carried.record))
    except RecoverError:
        return False


def _proved(record: str | bytes) -> bytes:
    try:
        source = orjson.loads(record)["source"]
        data: bytes = source["text"].encode(source["encoding"])
        checksum = source["sha256"]
    except (ValueError, TypeError, KeyError, LookupError, AttributeError) as error:
        raise RecoverError(f"the record in this document is damaged: {error}") from None
    if hashlib.sha256(data).hexdigest() != checksum:
        raise RecoverError("the source in this document is not the one that its checksum was taken of")
    return data

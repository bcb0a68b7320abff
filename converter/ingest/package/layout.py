"""What lies where in a package.

Paths are relative to the package's own folder, ``data/ID`` in its bag. They are the places that E-ARK's common
specification for information packages gives (CSIP 2.2.0, section 4).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from attrs import frozen

from converter.ingest.records import ORIGINAL, Dossier, EventType, Item

METS = "METS.xml"
NAMES = "documentation/names.csv"
DUBLIN_CORE = "metadata/descriptive/dc.xml"
DESCRIPTIVE = "metadata/descriptive/"
PRESERVATION = "metadata/preservation/"
REPRESENTATIONS = "representations/"
DOCUMENTATION = "documentation/"
SCHEMAS = "schemas/"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MEDIA_TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "htm": "text/html",
    "html": "text/html",
    "json": "application/json",
    "jsonl": "text/plain",  # lines of JSON have no registered type
    "odd": "application/xml",
    "pdf": "application/pdf",
    "rng": "application/xml",
    "rtf": "application/rtf",
    "sch": "application/xml",
    "toml": "application/toml",
    "ttl": "text/turtle",
    "txt": "text/plain",
    "xml": "application/xml",
    "xsd": "application/xml",
}


@frozen(kw_only=True)
class Listed:
    """One file of a package, as METS and the manifest list it."""

    path: str
    size: int
    sha512: str
    created: str
    media_type: str
    id: str
    """Within METS."""
    described: str = ""
    """The item whose PREMIS file tells about it."""


def original_path(safe: str) -> str:
    """Where the source of an item lies."""
    return f"{REPRESENTATIONS}{ORIGINAL}/data/{safe}"


def output_path(representation: str, safe: str, suffix: str) -> str:
    """Where an output lies; *suffix* is the writer's, as ``.tei.xml``."""
    return f"{REPRESENTATIONS}{representation}/data/{safe}{suffix}"


def preservation_path(oid: str) -> str:
    """Where the PREMIS file of an item lies; in 256 folders, as file systems and people like it."""
    return f"{PRESERVATION}{oid[:2]}/{oid}.xml"


def representation_of(path: str) -> str:
    """The representation that a path lies in; empty where it lies in none."""
    return path.split("/", 2)[1] if path.startswith(REPRESENTATIONS) else ""


def media_type(path: str, default: str = "application/octet-stream") -> str:
    """By the suffix: the system's own tables differ from machine to machine."""
    return _MEDIA_TYPES.get(path.rpartition(".")[2].lower(), default)


def represented(dossier: Dossier, at: str) -> Iterator[Listed]:
    """The files of one item in the representations: the source if it is kept, and the outputs.

    Args:
        dossier: what is known of the item.
        at: the time that stands where none is known.
    """
    item = dossier.item
    if item.preserved:
        path = original_path(item.safe)
        yield Listed(
            path=path,
            size=item.size,
            sha512=item.sha512,
            created=_modified(item, at),
            media_type=media_type(path, "text/plain" if item.encoding else "application/octet-stream"),
            id=f"file-{item.oid}",
            described=item.oid,
        )
    made = {event.representation: event.at for event in dossier.events if event.type is EventType.NORMALIZATION}
    for output in dossier.outputs:
        yield Listed(
            path=output.path,
            size=output.size,
            sha512=output.sha512,
            created=made.get(output.representation, at),
            media_type=output.media_type,
            id=f"file-{output.oid}",
            described=item.oid,
        )


def _modified(item: Item, at: str) -> str:
    """When the source was last modified, as far as its file system said so."""
    try:
        moment = _EPOCH + timedelta(microseconds=item.mtime_ns // 1000)
    except OverflowError:
        return at
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z" if item.mtime_ns else at

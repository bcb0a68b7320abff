"""Whether the lists in a package say the same of every file: manifest, METS, PREMIS, table of names, journal.

Each list was written from the same values; that they still agree proves that none was changed by itself, and that
what a person reads in one is what another program finds in the other.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen
from lxml import etree

from converter.ingest.package import bag, layout
from converter.ingest.package.findings import Finding, Trouble
from converter.ingest.package.mets import NAMESPACE as METS_NAMESPACE
from converter.ingest.package.mets import XLINK
from converter.ingest.package.premis import NAMESPACE as PREMIS_NAMESPACE
from converter.ingest.records import Contents

_METS = {"m": METS_NAMESPACE}
_PREMIS = {"p": PREMIS_NAMESPACE}
_SIZE = re.compile(r"[0-9]{1,18}")
_NO_XML = (etree.XMLSyntaxError, OSError)
"""What lxml raises: bytes that are no text are an error of input to it."""
_KIND = "{http://www.w3.org/2001/XMLSchema-instance}type"


@frozen
class _Told:
    """What one list says of one file."""

    path: str
    """In the package."""
    size: int
    sha512: str


def disagreements(
    folder: Path,
    name: str,
    manifest: Mapping[str, str],
    sizes: Mapping[str, int],
    contents: Contents | None = None,
) -> Iterator[Finding]:
    """What the lists of the package *name* in the bag *folder* say that is not so.

    Args:
        folder: the bag.
        name: the package in it.
        manifest: checksums by path in the bag.
        sizes: of the files that are there, by path in the bag.
        contents: what a journal says.
    """
    prefix = bag.payload(name, "")
    files = {path.removeprefix(prefix): digest for path, digest in manifest.items() if path.startswith(prefix)}
    there = {path.removeprefix(prefix): size for path, size in sizes.items() if path.startswith(prefix)}
    content = folder / prefix
    represented = {path for path in files if path.startswith(layout.REPRESENTATIONS)}
    preserved = {path for path in files if path.startswith(layout.PRESERVATION)} & there.keys()
    lists: list[tuple[str, Iterable[_Told], set[str]]] = [
        (layout.METS, _listed(content / layout.METS), files.keys() - {layout.METS}),
        ("PREMIS", _described(content, sorted(preserved)), represented),
        (layout.NAMES, _named(content / layout.NAMES, there), _originals(represented)),
    ]
    if contents is not None:
        lists.append(("the journal", _recorded(contents), represented))
    for source, told, complete in lists:
        for finding in _hold(source, told, files, there, complete):
            yield Finding(finding.trouble, f"{prefix}{finding.path}", finding.message)


def _hold(
    source: str, told: Iterable[_Told], files: Mapping[str, str], there: Mapping[str, int], complete: set[str]
) -> Iterator[Finding]:
    """One list, held against the manifest and the disk."""
    seen: set[str] = set()
    try:
        for one in told:
            if one.path in seen:
                yield Finding(Trouble.DISAGREES, one.path, f"{source} tells of it twice")
            seen.add(one.path)
            if one.path not in files:
                yield Finding(
                    Trouble.DISAGREES, one.path, f"{source} tells of it, and the manifest does not list it"
                )
            elif one.sha512 != files[one.path]:
                yield Finding(Trouble.DISAGREES, one.path, f"{source} has another checksum than the manifest")
            if there.get(one.path, one.size) != one.size:
                size = there[one.path]
                yield Finding(Trouble.DISAGREES, one.path, f"{source} says {one.size} bytes, and there are {size}")
    except _UnreadableError as error:
        yield Finding(Trouble.MALFORMED, error.path, error.reason)
        return
    for path in sorted(complete - seen):
        yield Finding(Trouble.DISAGREES, path, f"{source} does not tell of it")


class _UnreadableError(Exception):
    """A list cannot be read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason


def _listed(path: Path) -> Iterator[_Told]:
    """What METS says, element by element."""
    if not path.is_file():
        return
    tags = (f"{{{METS_NAMESPACE}}}file", f"{{{METS_NAMESPACE}}}mdRef")
    try:
        for _, element in etree.iterparse(path, tag=tags, resolve_entities=False, no_network=True):
            place = element if element.tag == tags[1] else element.find("m:FLocat", _METS)
            href = "" if place is None else place.get(f"{{{XLINK}}}href", "")
            yield _Told(href, _number(element.get("SIZE")), element.get("CHECKSUM", ""))
            element.clear()
    except _NO_XML as error:
        raise _UnreadableError(layout.METS, f"it cannot be read: {error}") from None


def _described(content: Path, paths: Iterable[str]) -> Iterator[_Told]:
    """What the PREMIS files say of files; each must hold together in itself."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)
    for path in paths:
        try:
            root = etree.fromstring((content / path).read_bytes(), parser)
        except _NO_XML as error:
            raise _UnreadableError(path, f"it cannot be read: {error}") from None
        known = set(_texts(root, "objectIdentifierValue", "agentIdentifierValue"))
        for name in _texts(root, "linkingObjectIdentifierValue", "linkingAgentIdentifierValue"):
            if name not in known:
                raise _UnreadableError(path, f"an event names {name}, which the file does not tell of")
        for described in root.iterfind("p:object", _PREMIS):
            if described.get(_KIND, "").endswith("file"):
                digests = dict(
                    zip(
                        _texts(described, "messageDigestAlgorithm"),
                        _texts(described, "messageDigest"),
                        strict=False,
                    )
                )
                place = next(iter(_texts(described, "contentLocationValue")), "")
                size = next(iter(_texts(described, "size")), "")
                yield _Told(place, _number(size), digests.get("SHA-512", ""))


def _texts(element: etree._Element, *names: str) -> list[str]:
    return [one.text or "" for one in element.iter(*(f"{{{PREMIS_NAMESPACE}}}{name}" for name in names))]


def _named(path: Path, there: Mapping[str, int]) -> Iterator[_Told]:
    """What the table of names says of the files that are kept."""
    if layout.NAMES not in there:
        return
    with path.open(encoding="utf-8", errors="replace", newline="") as table:
        for row in csv.DictReader(table):
            if row.get("path"):
                yield _Told(row["path"], _number(row.get("size")), row.get("sha512") or "")


def _recorded(contents: Contents) -> Iterator[_Told]:
    """What a journal says of the files in the representations."""
    for dossier in contents.dossiers(events=False):
        for one in layout.represented(dossier, ""):
            yield _Told(one.path, one.size, one.sha512)


def _originals(represented: Iterable[str]) -> set[str]:
    return {path for path in represented if path.startswith(layout.original_path(""))}


def _number(text: str | None) -> int:
    return int(text) if text and _SIZE.fullmatch(text) else -1

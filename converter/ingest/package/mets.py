"""``METS.xml``: every file of a package with its size and checksum, and which PREMIS file tells about it.

After E-ARK's common specification for information packages (CSIP 2.2.0), as a submission (E-ARK SIP). The text is
made piece by piece: whoever writes it needs the list of the files, and no tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from converter.ingest.package.layout import (
    DESCRIPTIVE,
    DOCUMENTATION,
    DUBLIN_CORE,
    PRESERVATION,
    SCHEMAS,
    Listed,
    representation_of,
)
from converter.ingest.package.markup import DECLARATION, XSI, element, empty, leaf, opening
from converter.ingest.records import Imprint, Package

NAMESPACE = "http://www.loc.gov/METS/"
XLINK = "http://www.w3.org/1999/xlink"
PROFILE = "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"

_CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
_SCHEMAS = {
    NAMESPACE: "http://www.loc.gov/standards/mets/mets.xsd",
    XLINK: "http://www.loc.gov/standards/xlink/xlink.xsd",
    _CSIP: "https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd",
}
_CATEGORY = "Textual works – Digital"
"""Of CSIP's vocabulary of content categories."""
_MIXED = "MIXED"
"""CSIP's word for content that follows no specification of its own."""


def mets(imprint: Imprint, files: Sequence[Listed], schema: str = "") -> Iterator[str]:
    """The file, piece by piece.

    Args:
        imprint: whose it is, who made it, and when.
        files: all files of the package but this one, sorted by path.
        schema: where METS's own schema lies in the package; the Library of Congress's address if it lies nowhere.
    """
    groups = {name: tuple(group) for name, group in groupby(files, _group)}
    yield DECLARATION
    yield opening("mets", _root(imprint, schema)) + "\n"
    yield _header(imprint)
    descriptions = groups.pop(DESCRIPTIVE, ())
    provenance = groups.pop(PRESERVATION, ())
    yield from (_metadata("dmdSec", one, _described_as(one)) for one in descriptions)
    if provenance:
        yield opening("amdSec", {"ID": "provenance"}) + "\n"
        for one in provenance:
            yield _metadata("digiprovMD", one, {"MDTYPE": "PREMIS", "MDTYPEVERSION": "3.0"})
        yield "</amdSec>\n"
    yield opening("fileSec", {"ID": "files"}) + "\n"
    for name, group in groups.items():
        yield from _file_group(name, group)
    yield "</fileSec>\n"
    yield _structure(imprint.package, descriptions, provenance, tuple(groups))
    yield "</mets>\n"


def _group(listed: Listed) -> str:
    """Which part of the package a file is of: a folder, or ``Representations/NAME``."""
    if representation := representation_of(listed.path):
        return f"Representations/{representation}"
    for folder, name in ((DOCUMENTATION, "Documentation"), (SCHEMAS, "Schemas")):
        if listed.path.startswith(folder):
            return name
    return DESCRIPTIVE if listed.path.startswith(DESCRIPTIVE) else PRESERVATION


def _root(imprint: Imprint, schema: str) -> dict[str, str]:
    located = {**_SCHEMAS, NAMESPACE: schema or _SCHEMAS[NAMESPACE]}
    return {
        "xmlns": NAMESPACE,
        "xmlns:xlink": XLINK,
        "xmlns:csip": _CSIP,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": " ".join(f"{name} {place}" for name, place in located.items()),
        "OBJID": imprint.package.id,
        "LABEL": imprint.deposit.title or imprint.deposit.collection,
        "TYPE": _CATEGORY,
        "PROFILE": PROFILE,
        "csip:CONTENTINFORMATIONTYPE": _MIXED,
    }


def _header(imprint: Imprint) -> str:
    creator, deposit, at = imprint.creator, imprint.deposit, imprint.at
    software = element(
        "agent",
        (leaf("name", creator.name), leaf("note", creator.version, {"csip:NOTETYPE": "SOFTWARE VERSION"})),
        {"ROLE": "CREATOR", "TYPE": "OTHER", "OTHERTYPE": "SOFTWARE"},
    )
    code = {"csip:NOTETYPE": "IDENTIFICATIONCODE"}
    people = (
        element("agent", (leaf("name", name), leaf("note", note, code) if note else ""), part)
        for part, name, note in (
            ({"ROLE": "ARCHIVIST", "TYPE": "ORGANIZATION"}, deposit.organization, deposit.organization_id),
            ({"ROLE": "OTHER", "OTHERROLE": "SUBMITTER", "TYPE": "INDIVIDUAL"}, deposit.operator, ""),
        )
        if name
    )
    dates = {"CREATEDATE": at, "LASTMODDATE": at, "RECORDSTATUS": "NEW", "csip:OAISPACKAGETYPE": "SIP"}
    return element("metsHdr", (software, *people), dates)


def _described_as(listed: Listed) -> dict[str, str]:
    return {"MDTYPE": "DC"} if listed.path == DUBLIN_CORE else {"MDTYPE": "OTHER", "OTHERMDTYPE": "unspecified"}


def _metadata(name: str, listed: Listed, kind: dict[str, str]) -> str:
    """A section that refers to a file of metadata."""
    facts = {"MIMETYPE": listed.media_type, "SIZE": str(listed.size), "CREATED": listed.created}
    checksum = {"CHECKSUM": listed.sha512, "CHECKSUMTYPE": "SHA-512"}
    reference = empty("mdRef", {**_located(listed.path), **kind, **facts, **checksum})
    return element(name, (reference,), {"ID": listed.id, "STATUS": "CURRENT", "CREATED": listed.created})


def _file_group(name: str, files: Iterable[Listed]) -> Iterator[str]:
    content = {"csip:CONTENTINFORMATIONTYPE": _MIXED} if name.startswith("Representations") else {}
    yield opening("fileGrp", {"ID": _group_id(name), "USE": name, **content}) + "\n"
    for one in files:
        attributes = {
            "ID": one.id,
            "MIMETYPE": one.media_type,
            "SIZE": str(one.size),
            "CREATED": one.created,
            "CHECKSUM": one.sha512,
            "CHECKSUMTYPE": "SHA-512",
        }
        if one.described:
            attributes["ADMID"] = f"premis-{one.described}"
        yield element("file", (empty("FLocat", _located(one.path)),), attributes)
    yield "</fileGrp>\n"


def _structure(
    package: Package, descriptions: Sequence[Listed], provenance: Sequence[Listed], groups: Sequence[str]
) -> str:
    """CSIP's own map: which metadata there are, and which groups of files."""
    about = {"ADMID": " ".join(one.id for one in provenance), "DMDID": " ".join(one.id for one in descriptions)}
    metadata = {"ID": "division-metadata", "LABEL": "Metadata", **{key: ids for key, ids in about.items() if ids}}
    divisions = [empty("div", metadata)]
    for label in ("Documentation", "Schemas", "Representations"):
        pointers = [empty("fptr", {"FILEID": _group_id(name)}) for name in groups if name.startswith(label)]
        if pointers:
            divisions.append(element("div", pointers, {"ID": f"division-{label.lower()}", "LABEL": label}))
    root = element("div", divisions, {"ID": "division-package", "LABEL": package.id})
    return element("structMap", (root,), {"ID": "structure", "TYPE": "PHYSICAL", "LABEL": "CSIP"})


def _located(path: str) -> dict[str, str]:
    return {"LOCTYPE": "URL", "xlink:type": "simple", "xlink:href": path}


def _group_id(name: str) -> str:
    return f"group-{name.lower().replace('/', '-')}"

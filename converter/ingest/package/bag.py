"""The files that make a folder a bag (BagIt 1.0, RFC 8493), as texts.

Payload names are portable (`names`), so that the standard's rules for percent-encoding, which hardly a program
keeps, never apply.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from converter.ingest.package.layout import Listed
from converter.ingest.package.markup import DECLARATION, element, leaf
from converter.ingest.records import Imprint
from converter.model.text import readable

BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
MANIFEST = "manifest-sha512.txt"
TAG_MANIFEST = "tagmanifest-sha512.txt"

DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
"""All of ``bagit.txt``."""

_DUBLIN_CORE = {
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
}


def payload(name: str, path: str) -> str:
    """Where a file of the package *name* lies in its bag."""
    return f"data/{name}/{path}"


def manifest(name: str, files: Iterable[Listed]) -> Iterator[str]:
    """The manifest of the payload, line by line, in the order of *files*."""
    return (manifest_line(one.sha512, payload(name, one.path)) for one in files)


def manifest_line(digest: str, path: str) -> str:
    """One line of a manifest, as ``sha512sum`` prints it too."""
    return f"{digest}  {path}\n"


def bag_info(imprint: Imprint) -> str:
    """What a bag says of itself to people; the package has its size and the number of its files."""
    package, deposit, creator = imprint.package, imprint.deposit, imprint.creator
    said = {
        "Source-Organization": deposit.organization,
        "Organization-Address": deposit.address,
        "Contact-Name": deposit.contact,
        "Contact-Email": deposit.email,
        "External-Description": deposit.description or deposit.title,
        "Bagging-Date": imprint.at[:10],
        "External-Identifier": package.id,
        "Bag-Group-Identifier": deposit.collection,
        "Internal-Sender-Identifier": deposit.organization_id,
        "Payload-Oxum": f"{package.size}.{package.files}",
        "Bag-Software-Agent": f"{creator.name} {creator.version}".strip(),
    }
    return "".join(f"{label}: {value}\n" for label, text in said.items() if (value := readable(text).strip()))


def dublin_core(imprint: Imprint) -> Iterator[str]:
    """What people say of a package, for its catalogue: simple Dublin Core."""
    package, deposit = imprint.package, imprint.deposit
    said = {
        "title": deposit.title or deposit.collection,
        "identifier": package.id,
        "relation": deposit.collection,
        "description": deposit.description,
        "publisher": deposit.organization,
        "type": "Text",
    }
    yield DECLARATION
    yield element("metadata", (leaf(f"dc:{name}", text) for name, text in said.items() if text), _DUBLIN_CORE)

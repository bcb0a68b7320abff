"""Hand a sealed package on in the form that its receiver takes.

Each file is hashed while it is copied, and held against the manifest: what is damaged is not handed on. A form is
built under a hidden name, flushed, and then given its name, so that a receiver who watches the folder never sees half.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen
from lxml import etree

from converter.errors import ConverterError
from converter.ingest.flushing import flush, flush_all
from converter.ingest.package import bag, layout
from converter.ingest.package.bagreading import read_declaration, read_manifest
from converter.ingest.package.premis import NAMESPACE

_PREMIS = {"p": NAMESPACE}
_KIND = "{http://www.w3.org/2001/XMLSchema-instance}type"
_LARGEST_PIECE = 1 << 20


class ExportError(ConverterError):
    """A package cannot be handed on."""


class DamagedError(ExportError):
    """A file is not what was sealed, or did not arrive as it was sent."""


@frozen(kw_only=True)
class Export:
    """A package in the form of its receiver."""

    path: str
    """Where it is: a folder, or a URL."""
    files: int
    size: int


@frozen
class _Package:
    """A sealed package that is handed on."""

    bag: Path
    name: str
    digests: Mapping[str, str]
    """Of all files of the package, by path in it."""

    @property
    def content(self) -> Path:
        return self.bag / bag.payload(self.name, "")


def export(sealed: Path, destination: Path, form: str) -> Export:
    """Make a copy of a sealed bag in another form.

    Args:
        sealed: the bag.
        destination: the folder that the copy, a folder called like the package, is put into.
        form: ``bag``, as it is; ``eark``, the E-ARK package without the bag around it; or ``archivematica``, a
            standard transfer, with ``metadata/premis.xml`` and ``metadata/checksum.sha512``.

    Raises:
        ExportError: there is no such form, the bag is none of ours, or the copy is there already.
        DamagedError: a file is not what was sealed; nothing is handed on.
        OSError: the disk is full, or fails.
    """
    if form not in FORMS:
        raise ExportError(f"there is no form {form!r}; there are {', '.join(FORMS)}")
    package = _opened(sealed)
    place, part = destination / package.name, destination / f".{package.name}.part"
    if os.path.lexists(place):
        raise ExportError(f"{place} is there already; name another folder, or move it away")
    shutil.rmtree(part, ignore_errors=True)  # of an export that was interrupted
    try:
        FORMS[form](package, part)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    files = [path for path in part.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    flush_all(files)
    flush_all([part, *(path for path in part.rglob("*") if path.is_dir())])
    part.rename(place)
    flush(destination)
    return Export(path=str(place), files=len(files), size=size)


def _opened(sealed: Path) -> _Package:
    try:
        declared = read_declaration((sealed / bag.BAGIT).read_bytes())
        manifest = read_manifest(bag.MANIFEST, (sealed / bag.MANIFEST).read_bytes(), declared)
    except FileNotFoundError as error:
        raise ExportError(f"{sealed} is no bag of ours: {Path(error.filename).name} is not there") from None
    names = {path.split("/")[1] for path in manifest.entries}
    if declared.findings or manifest.findings or len(names) != 1:
        raise ExportError(f"{sealed} is no bag of ours, or damaged; `converter ingest verify {sealed}` says more")
    [name] = names
    prefix = bag.payload(name, "")
    digests = {path.removeprefix(prefix): digest for path, digest in manifest.entries.items()}
    return _Package(sealed, name, digests)


def _bag(package: _Package, part: Path) -> None:
    for name in (bag.BAGIT, bag.BAG_INFO, bag.MANIFEST, bag.TAG_MANIFEST):
        part.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package.bag / name, part / name)
    _copy(package, package.digests, lambda path: part / bag.payload(package.name, path))


def _eark(package: _Package, part: Path) -> None:
    _copy(package, package.digests, lambda path: part / path)


def _archivematica(package: _Package, part: Path) -> None:
    """A standard transfer: originals and outputs in ``objects``, each with its events in ``metadata/premis.xml``.

    What tells of items that are not in the package, as refused links, goes to the submission documentation:
    Archivematica refuses events of files that it does not find.
    """
    objects = {path: place for path in package.digests if (place := _object_place(path))}
    _copy(package, objects, lambda path: part / objects[path])
    (part / "metadata").mkdir(parents=True, exist_ok=True)
    lines = sorted((place, package.digests[path]) for path, place in objects.items())
    checksums = "".join(bag.manifest_line(digest, place) for place, digest in lines)
    (part / "metadata" / "checksum.sha512").write_text(checksums, encoding="ascii")
    preserved = sorted(path for path in package.digests if path.startswith(layout.PRESERVATION))
    with (part / "metadata" / "premis.xml").open("wb") as file:
        without = set(_transfer_premis(package, preserved, objects, file.write))
    rest = package.digests.keys() - objects.keys() - (set(preserved) - without)
    _copy(package, sorted(rest), lambda path: part / "metadata" / "submissionDocumentation" / path)


FORMS: Mapping[str, Callable[[_Package, Path], None]] = {
    "bag": _bag,
    "eark": _eark,
    "archivematica": _archivematica,
}
"""What makes each form, given the package and the folder to make it in."""


def _object_place(path: str) -> str:
    """Where a file of a representation lies in a transfer; empty for all others."""
    representation = layout.representation_of(path)
    folder = f"{layout.REPRESENTATIONS}{representation}/data/"
    return f"objects/{representation}/{path.removeprefix(folder)}" if representation else ""


def _transfer_premis(
    package: _Package, paths: Iterable[str], objects: Mapping[str, str], write: Callable[[bytes], object]
) -> Iterator[str]:
    """Write one PREMIS file out of those of the items, and give those of items that are not in the transfer.

    Archivematica finds a file by its ``originalName``, which must be its path in the transfer; it takes nothing if
    an object, an event or an agent is not linked to any other.
    """
    root = f'<premis xmlns="{NAMESPACE}" xmlns:premis="{NAMESPACE}" version="3.0">\n'
    write(f'<?xml version="1.0" encoding="UTF-8"?>\n{root}'.encode())
    kept = []
    for path in paths:
        described = _parsed(package, path)
        files = [one for one in described.iterfind("p:object", _PREMIS) if one.get(_KIND, "").endswith("file")]
        if not files:
            yield path
            continue
        kept.append(path)
        for one in files:
            write(_serialised(_renamed(one, objects)))
    agents: dict[str, bytes] = {}
    for path in kept:
        described = _parsed(package, path)
        for event in described.iterfind("p:event", _PREMIS):
            write(_serialised(event))
        for agent in described.iterfind("p:agent", _PREMIS):
            agents[agent.findtext("p:agentIdentifier/p:agentIdentifierValue", "", _PREMIS)] = _serialised(agent)
    for _, data in sorted(agents.items()):
        write(data)
    write(b"</premis>\n")


def _renamed(described: etree._Element, objects: Mapping[str, str]) -> etree._Element:
    """An object that is called by its place in the transfer."""
    [location] = described.iterfind("p:storage/p:contentLocation/p:contentLocationValue", _PREMIS)
    [storage] = described.iterfind("p:storage", _PREMIS)
    location.text = objects[location.text or ""]
    name = described.find("p:originalName", _PREMIS)
    if name is None:
        name = etree.Element(f"{{{NAMESPACE}}}originalName")
        name.tail = "\n"
        storage.addprevious(name)
    name.text = location.text
    return described


def _parsed(package: _Package, path: str) -> etree._Element:
    """A PREMIS file of the package, proved."""
    data = (package.content / path).read_bytes()
    _prove(package, path, hashlib.sha512(data).hexdigest())
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _serialised(element: etree._Element) -> bytes:
    return etree.tostring(element, encoding="UTF-8", xml_declaration=False)


def _copy(package: _Package, paths: Iterable[str], place: Callable[[str], Path]) -> None:
    """Copy files of the package, each proved on the way."""
    for path in paths:
        target = place(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        hashed = hashlib.sha512()
        try:
            with (package.content / path).open("rb") as source, target.open("xb") as copy:
                while piece := source.read(_LARGEST_PIECE):
                    hashed.update(piece)
                    copy.write(piece)
        except FileNotFoundError:
            raise DamagedError(f"{package.content / path} is not there; nothing is handed on") from None
        _prove(package, path, hashed.hexdigest())


def _prove(package: _Package, path: str, digest: str) -> None:
    if digest != package.digests[path]:
        raise DamagedError(
            f"{package.content / path} is not what was sealed; nothing is handed on, and `converter ingest verify "
            f"{package.bag}` says what else is damaged"
        )

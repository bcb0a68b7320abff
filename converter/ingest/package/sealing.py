"""Close a package: describe what is in it, list it, flush it to the disk, and give it its name.

A package is built in ``bags/.ID.part`` (`part_of`), where the run puts originals and outputs into their places. It can
be sealed again after any interruption: what a sealing writes, the next one writes anew. Nothing is ever deleted: a
file that nobody knows is set aside.

Errors of the system are raised as they are (`OSError`): the disk is no package's fault.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path

from attrs import evolve, frozen

from converter.errors import ConverterError
from converter.ingest.flushing import flush, flush_all
from converter.ingest.package import bag, layout
from converter.ingest.package.inventory import inventory
from converter.ingest.package.layout import Listed
from converter.ingest.package.mets import mets
from converter.ingest.package.names import portable
from converter.ingest.package.premis import premis
from converter.ingest.package.tree import walk
from converter.ingest.records import Agent, Contents, Dossier, Imprint, Item, Package, PackageState

_GIVEN = (layout.DOCUMENTATION, layout.SCHEMAS, layout.DESCRIPTIVE)
"""Folders whose files the run puts there as it likes: they are listed as they are."""
_TAGS = (bag.BAGIT, bag.BAG_INFO, bag.MANIFEST, bag.TAG_MANIFEST)
_METS_SCHEMA = f"{layout.SCHEMAS}mets.xsd"
_LARGEST_PIECE = 1 << 20


class PackageError(ConverterError):
    """A package cannot be sealed, as it is not what the run says that it is."""


@frozen(kw_only=True)
class Sealed:
    """What became of a package."""

    package: Package
    """With its size, its number of files and the checksum of its manifest."""
    strays: tuple[str, ...] = ()
    """Files that nobody knew and that were set aside: paths in the bag."""


def part_of(bags: Path, name: str) -> Path:
    """Where the bag of the package *name* lies until it is sealed."""
    return bags / f".{name}.part"


def content_of(bag_folder: Path, name: str) -> Path:
    """The package's own folder in its bag, from which the paths of `layout` lead."""
    return bag_folder / "data" / name


def seal(bags: Path, imprint: Imprint, contents: Contents, *, aside: Path) -> Sealed:
    """Seal the package whose originals and outputs lie in `part_of`; it is then at ``bags/ID``, whole or not at all.

    Who calls re-hashes it (`converter.ingest.package.verify`) before it says that the package is sealed.

    Args:
        bags: the folder of all bags.
        imprint: which package, what is said of it, and the time; its files are counted here.
        contents: what is in it.
        aside: the folder that files which nobody knows are moved to, on the same file system.

    Raises:
        PackageError: a file that the run says is there is missing or of another size; an event has no agent or one
            that nobody knows; two items have one place; the name of the package is not portable; or there is such a
            package already.
        OSError: the disk is full, or fails.
    """
    name = imprint.package.id
    part, final = part_of(bags, name), bags / name
    if portable(name.encode()) != name:
        raise PackageError(f"{name!r} cannot be the name of a package; {portable(name.encode())!r} can")
    if os.path.lexists(final):
        raise PackageError(f"{final} is there already, and sealed packages are never touched again")
    folder = content_of(part, name)
    files = _represent(folder, imprint, contents)
    strays = _clear(part, name, files, aside / name)
    listed = _list(folder, imprint, files)
    package = evolve(
        imprint.package, files=len(listed), size=sum(one.size for one in listed), sealed_at=imprint.at
    )
    digest = _write_tags(part, evolve(imprint, package=package), listed)
    _flush_tree(part, folder / layout.REPRESENTATIONS)
    part.rename(final)
    flush(bags)
    return Sealed(package=evolve(package, manifest_sha512=digest, state=PackageState.SEALED), strays=strays)


def _represent(folder: Path, imprint: Imprint, contents: Contents) -> dict[str, Listed]:
    """Write what tells about items, and give that and the files of the representations, by path."""
    agents = {agent.id: agent for agent in contents.agents()}
    _write(folder / layout.DUBLIN_CORE, bag.dublin_core(imprint))
    for path, text in _schemas():
        _write(folder / layout.SCHEMAS / path, [text])
    files: dict[str, Listed] = {}
    items: list[Item] = []
    for dossier in contents.dossiers():
        items.append(dossier.item)
        for one in (*layout.represented(dossier, imprint.at), _describe(folder, dossier, agents, imprint.at)):
            if one.path in files:
                raise PackageError(f"{imprint.package.id}: two items have {one.path}; no two may have one `safe`")
            files[one.path] = one
    _write(folder / layout.NAMES, inventory(items))
    return files


def _schemas() -> Iterator[tuple[str, str]]:
    """The schemas that our outputs keep, by path: who opens a package needs nothing else to check what is in it."""
    for folder in sorted(resources.files("converter_schemas").iterdir(), key=lambda one: one.name):
        if folder.is_dir() and not folder.name.startswith("__"):
            for schema in sorted(folder.iterdir(), key=lambda one: one.name):
                yield f"{folder.name}/{schema.name}", schema.read_text(encoding="utf-8")


def _describe(folder: Path, dossier: Dossier, agents: Mapping[str, Agent], at: str) -> Listed:
    """Write the PREMIS file of an item."""
    oid = dossier.item.oid
    for event in dossier.events:
        if not event.agents or not set(event.agents) <= agents.keys():
            unknown = sorted(set(event.agents) - agents.keys())
            raise PackageError(
                f"event {event.id} of item {oid} has no agent that is known{f': {unknown}' if unknown else ''}"
            )
    path = layout.preservation_path(oid)
    size, digest = _write(folder / path, premis(dossier, agents))
    return _listed(path, size, digest, at, f"premis-{oid}")


def _clear(part: Path, name: str, files: Mapping[str, Listed], aside: Path) -> tuple[str, ...]:
    """Set aside whatever is in the bag and nobody knows: half-written files of a run that died, and links."""
    own = {*_TAGS, bag.payload(name, layout.METS), *(bag.payload(name, path) for path in files)}
    given = tuple(bag.payload(name, folder) for folder in _GIVEN)
    strays = []
    for path in walk(part):
        if (path not in own and not path.startswith(given)) or not stat.S_ISREG((part / path).lstat().st_mode):
            _set_aside(part / path, aside / path)
            strays.append(path)
    return tuple(strays)


def _list(folder: Path, imprint: Imprint, files: dict[str, Listed]) -> list[Listed]:
    """All files of the package, sorted by path, each of them on the disk; ``METS.xml`` is made of them."""
    given = sorted(path for path in walk(folder) if path.startswith(_GIVEN))
    files |= {path: _given(folder, path, number, imprint.at) for number, path in enumerate(given)}
    _prove_there(folder, imprint.package.id, files.values())
    listed = [files[path] for path in sorted(files)]
    schema = _METS_SCHEMA if _METS_SCHEMA in files else ""
    size, digest = _write(folder / layout.METS, mets(imprint, listed, schema))
    return sorted((*listed, _listed(layout.METS, size, digest, imprint.at, "mets")), key=lambda one: one.path)


def _given(folder: Path, path: str, number: int, at: str) -> Listed:
    """A file that the run put there, read to be listed."""
    hashed, size = hashlib.sha512(), 0
    with (folder / path).open("rb") as file:
        while piece := file.read(_LARGEST_PIECE):
            hashed.update(piece)
            size += len(piece)
    return _listed(path, size, hashed.hexdigest(), at, f"given-{number}")


def _listed(path: str, size: int, digest: str, at: str, name: str) -> Listed:
    kind = layout.media_type(path, "text/plain")
    return Listed(path=path, size=size, sha512=digest, created=at, media_type=kind, id=name)


def _prove_there(folder: Path, name: str, files: Iterable[Listed]) -> None:
    """See that each file is on the disk and of its size; its content is proved when the bag is re-hashed."""
    for one in files:
        try:
            size = os.lstat(f"{folder}/{one.path}").st_size
        except FileNotFoundError:
            raise PackageError(f"{name}: {one.path} is not there, though the journal says so") from None
        if size != one.size:
            raise PackageError(f"{name}: {one.path} has {size} bytes, and {one.size} in the journal")


def _write_tags(part: Path, imprint: Imprint, files: Iterable[Listed]) -> str:
    """The files that make the folder a bag; the checksum of the manifest is answered."""
    digests = {
        bag.BAG_INFO: _write(part / bag.BAG_INFO, [bag.bag_info(imprint)])[1],
        bag.BAGIT: _write(part / bag.BAGIT, [bag.DECLARED])[1],
        bag.MANIFEST: _write(part / bag.MANIFEST, bag.manifest(imprint.package.id, files))[1],
    }
    _write(part / bag.TAG_MANIFEST, (bag.manifest_line(digest, path) for path, digest in digests.items()))
    return digests[bag.MANIFEST]


def _write(path: Path, pieces: Iterable[str]) -> tuple[int, str]:
    """Write a text, piece by piece, and give its size and checksum; it is flushed to the disk later, with all."""
    hashed, size = hashlib.sha512(), 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for piece in pieces:
            data = piece.encode()
            hashed.update(data)
            size += file.write(data)
    return size, hashed.hexdigest()


def _set_aside(path: Path, place: Path) -> None:
    """Move a file, never over another one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    free, number = place, 1
    while os.path.lexists(free):
        number += 1
        free = place.with_name(f"{place.name}.{number}")
    path.rename(free)
    flush(free.parent)


def _flush_tree(part: Path, flushed: Path) -> None:
    """Flush to the disk what a sealing wrote, and then every folder of the bag.

    The files in the folder *flushed* were when they were written.
    """
    files: list[Path] = []
    folders: list[Path] = []
    for base, _, names in os.walk(part):
        inside = Path(base)
        folders.append(inside)
        if flushed not in (inside, *inside.parents):
            files += (inside / name for name in names)
    flush_all(files)
    flush_all(folders)

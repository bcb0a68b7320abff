"""Prove that a bag is whole: every file is read again, and every list in it agrees with every other.

Works on any bag (BagIt 0.93 to 1.0), without a journal. A bag with our own package in it is held to more: its tag
files must be those that we write and no others, and manifest, METS, PREMIS, the table of names and, where it is
given, the journal must say the same of every file (`converter.ingest.package.agreement`).
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

from converter.ingest.package import bag, layout
from converter.ingest.package.agreement import disagreements
from converter.ingest.package.bagreading import (
    STRICT,
    Declaration,
    Manifest,
    read_declaration,
    read_fetch,
    read_info,
    read_manifest,
)
from converter.ingest.package.findings import Finding, Trouble
from converter.ingest.package.hashing import Hashed, hash_all, is_known, meant
from converter.ingest.package.tree import walk
from converter.ingest.records import Contents

_OWN = re.compile(rf"data/[^/]+/{layout.NAMES}")
"""What every package of ours has."""
_FETCH = "fetch.txt"
_OLD_INFO = "package-info.txt"
"""What ``bag-info.txt`` was called before 0.96."""
_LEFT_BY_SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini")


@frozen(kw_only=True)
class Verdict:
    """What became of the verification of one bag."""

    bag: Path
    files: int
    """Of the payload."""
    size: int
    manifest_sha512: str
    """The checksum of ``manifest-sha512.txt``; empty where there is none."""
    findings: tuple[Finding, ...]

    @property
    def damages(self) -> tuple[Finding, ...]:
        """What makes the bag invalid."""
        return tuple(finding for finding in self.findings if finding.is_damage)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What a person should know of a bag that is whole."""
        return tuple(finding for finding in self.findings if not finding.is_damage)


@frozen
class _Bag:
    """A bag as it is: what lies in it, what it says of itself, and every file hashed."""

    folder: Path
    there: Mapping[str, os.stat_result]
    """All that is in it but folders."""
    regular: frozenset[str]
    payload: Mapping[str, int]
    """The sizes of the files of the payload."""
    declared: Declaration
    manifests: tuple[Manifest, ...]
    """Of the payload and of tag files."""
    hashed: Mapping[str, Hashed]

    @property
    def listing(self) -> tuple[Manifest, ...]:
        """The manifests of the payload."""
        return tuple(one for one in self.manifests if one.name.startswith("manifest-"))

    @property
    def own(self) -> str:
        """The name of our own package in it, listed or there; empty if there is none."""
        paths = (*(path for one in self.listing for path in one.entries), *sorted(self.regular))
        return next((path.split("/")[1] for path in paths if _OWN.fullmatch(path)), "")


def verify(
    folder: Path,
    contents: Contents | None = None,
    *,
    manifest_sha512: str = "",
    progress: Callable[[int], None] | None = None,
) -> Verdict:
    """Re-hash the bag in *folder* from the disk, and hold all lists against each other.

    Args:
        folder: the bag, the folder that holds ``bagit.txt``.
        contents: what a journal says of the package in it.
        manifest_sha512: the checksum of its manifest that a journal has.
        progress: is told the bytes of each file that was read.

    Raises:
        OSError: the folder or a tag file cannot be read, which is no proof of damage.
    """
    found = _open(folder, progress)
    digest = found.hashed[bag.MANIFEST].digests.get("sha512", "") if bag.MANIFEST in found.hashed else ""
    findings = [*found.declared.findings, *(finding for one in found.manifests for finding in one.findings)]
    for check in (_kinds, _compared, _complete, _told):
        findings += check(found)
    if manifest_sha512 not in ("", digest):
        findings.append(Finding(Trouble.DISAGREES, bag.MANIFEST, "it is not the manifest that the journal knows"))
    if found.own:
        findings += _own_tags(found)
        sizes = {path: one.size for path, one in found.hashed.items()}
        for manifest in found.listing:
            if manifest.name == bag.MANIFEST:
                findings += disagreements(folder, found.own, manifest.entries, sizes, contents)
    return Verdict(
        bag=folder,
        files=len(found.payload),
        size=sum(found.payload.values()),
        manifest_sha512=digest,
        findings=tuple(dict.fromkeys(findings)),
    )


def _open(folder: Path, progress: Callable[[int], None] | None) -> _Bag:
    there = {path: os.lstat(f"{folder}/{path}") for path in walk(folder)}
    regular = frozenset(path for path, status in there.items() if stat.S_ISREG(status.st_mode))
    declared = read_declaration((folder / bag.BAGIT).read_bytes() if bag.BAGIT in regular else None)
    manifests = tuple(
        read_manifest(name, (folder / name).read_bytes(), declared)
        for name in sorted(regular)
        if name.startswith(("manifest-", "tagmanifest-")) and name.endswith(".txt") and "/" not in name
    )
    hashed = dict(hash_all(folder, regular, manifests, progress))
    payload = {path: status.st_size for path, status in there.items() if path in regular and _is_payload(path)}
    return _Bag(folder, there, regular, payload, declared, manifests, hashed)


def _kinds(found: _Bag) -> Iterator[Finding]:
    """What is in the bag and should not be, whatever a manifest says; and what cannot be read."""
    for path in sorted(found.there.keys() - found.regular):
        yield Finding(Trouble.UNKNOWN, path, "it is a link or a special file, which no bag may hold")
    for path in sorted(found.regular):
        if path.rpartition("/")[2] in _LEFT_BY_SYSTEMS:
            yield Finding(Trouble.UNKNOWN, path, "a system left it there by itself", is_damage=False)
    for path, one in found.hashed.items():
        if one.fault:
            yield Finding(Trouble.UNREADABLE, path, one.fault)


def _compared(found: _Bag) -> Iterator[Finding]:
    """Each manifest, held against the files."""
    fetched: Mapping[str, str] = {}
    if _FETCH in found.regular:
        fetched, findings = read_fetch((found.folder / _FETCH).read_bytes(), found.declared)
        yield from findings
    for one in found.manifests:
        if is_known(one.algorithm):
            yield from _held(one, found.hashed, fetched)
        else:
            yield Finding(Trouble.MALFORMED, one.name, f"the checksum {one.algorithm!r} is not known here")


def _held(listed: Manifest, hashed: Mapping[str, Hashed], fetched: Mapping[str, str]) -> Iterator[Finding]:
    for path, digest in listed.entries.items():
        there = meant(path, hashed)
        if there is None:
            where = f"; it can be fetched from {fetched[path]}" if path in fetched else ""
            yield Finding(Trouble.MISSING, path, f"{listed.name} lists it, and it is not there{where}")
            continue
        if there != path:
            message = f"{listed.name} spells it otherwise than the disk does"
            yield Finding(Trouble.DISAGREES, path, message, is_damage=False)
        actual = hashed[there].digests.get(listed.algorithm, digest)  # one that is not there could not be read
        if actual != digest:
            yield Finding(Trouble.ALTERED, path, f"its {listed.algorithm} is not the one that {listed.name} has")


def _complete(found: _Bag) -> Iterator[Finding]:
    """Whether each file of the payload is listed: by every manifest, or by one in older versions."""
    if not found.listing:
        yield Finding(Trouble.MISSING, bag.MANIFEST, "no manifest lists the payload")
        return
    known = [{meant(path, found.payload) for path in one.entries} for one in found.listing]
    for path in sorted(found.payload):
        lists = [path in one for one in known]
        if not any(lists):
            yield Finding(Trouble.UNKNOWN, path, "it is there, and no manifest lists it")
        elif found.declared.version >= STRICT and not all(lists):
            yield Finding(Trouble.UNKNOWN, path, "not every manifest lists it")


def _told(found: _Bag) -> Iterator[Finding]:
    """Whether the size that a bag says it has is the size that it has."""
    for name in (bag.BAG_INFO, _OLD_INFO):
        if name in found.regular:
            values, findings = read_info(name, (found.folder / name).read_bytes(), found.declared)
            yield from findings
            actual = f"{sum(found.payload.values())}.{len(found.payload)}"
            if (told := values.get("payload-oxum", actual)) != actual:
                yield Finding(Trouble.DISAGREES, name, f"Payload-Oxum is {told}, and the payload is {actual}")


def _own_tags(found: _Bag) -> Iterator[Finding]:
    """Whether the tag files are those that we write, and listed to the byte as we list them.

    That is what proves the tag manifest itself, which no other list has.
    """
    tags = {path for path in found.regular if not _is_payload(path)}
    listed = (bag.BAG_INFO, bag.BAGIT, bag.MANIFEST)
    for path in sorted(tags - {*listed, bag.TAG_MANIFEST}):
        yield Finding(Trouble.UNKNOWN, path, "it is there, and none of our bags has it")
    for path in sorted({*listed, bag.TAG_MANIFEST} - tags):
        yield Finding(Trouble.MISSING, path, "each of our bags has it")
    if bag.TAG_MANIFEST in found.regular:
        digests = {
            path: hashlib.sha512((found.folder / path).read_bytes()).hexdigest() for path in listed if path in tags
        }
        text = "".join(bag.manifest_line(digest, path) for path, digest in digests.items())
        if (found.folder / bag.TAG_MANIFEST).read_bytes() != text.encode():
            message = "it is not what we write for the tag files that are there: it was altered, or one of them"
            yield Finding(Trouble.DISAGREES, bag.TAG_MANIFEST, message)


def _is_payload(path: str) -> bool:
    return path.startswith("data/")

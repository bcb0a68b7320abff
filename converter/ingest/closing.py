"""A package that is full is sealed, hashed anew from the disk, and only then written down as sealed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from attrs import evolve, frozen

from converter.ingest.contents import JournalContents
from converter.ingest.durable import blaming
from converter.ingest.errors import OwnSideError
from converter.ingest.events import now
from converter.ingest.home import Home
from converter.ingest.journal import Journal
from converter.ingest.package.bag import MANIFEST
from converter.ingest.package.sealing import PackageError, seal
from converter.ingest.records import Agent, Event, EventType, Imprint, Outcome, Package, PackageState
from converter.ingest.settings import Settings


@frozen(kw_only=True)
class Closing:
    """How the packages of a run are closed."""

    home: Home
    journal: Journal
    run: str
    settings: Settings
    creator: Agent
    reached: Callable[[str], None]

    def close(self, number: int) -> None:
        """Seal a package that has nothing left to be worked on.

        Raises:
            OwnSideError: the disk fails, or what lies on it is not what the journal says.
        """
        package = self.journal.package(number)
        imprint = Imprint(package=package, deposit=self.settings.deposit, creator=self.creator, at=now())
        contents = JournalContents(self.journal, number)
        self.reached("sealing")
        try:
            with blaming(self.home.bags):
                self._document(package)
                sealed = seal(self.home.bags, imprint, contents, aside=self.home.orphans)
        except PackageError as error:
            raise OwnSideError(f"{error}; the package is not sealed") from None
        self.reached("renamed")
        note = f"{len(sealed.strays)} unknown files set aside" if sealed.strays else ""
        self._write_down(number, sealed.package, note)

    def recover(self) -> None:
        """Write down the packages that a run sealed before it died, and before the journal said so."""
        for number, package in enumerate(self.journal.packages(), start=1):
            if package.state is PackageState.OPEN and self.home.bag(package.id).exists():
                self._write_down(number, package, "sealed by a run that died before it said so")

    def _write_down(self, number: int, package: Package, note: str) -> None:
        """The package is in its place: prove it from the disk, then say so."""
        proved = prove(self.home.bag(package.id), package)
        self.reached("proved")
        events = [
            self._event(EventType.PACKING, note),
            self._event(EventType.FIXITY_CHECK, f"{proved.files} files, hashed anew from the disk"),
        ]
        sealed_at = package.sealed_at or events[0].at
        proved = evolve(proved, state=PackageState.SEALED, sealed_at=sealed_at, verified_at=events[1].at)
        self.journal.seal_package(self.run, number, proved, events)
        self.reached("sealed")

    def _event(self, kind: EventType, note: str) -> Event:
        return Event(
            id=str(uuid4()), type=kind, at=now(), outcome=Outcome.SUCCESS, note=note, agents=(self.creator.id,)
        )

    def _document(self, package: Package) -> None:
        """Put the settings into the package, so that it tells by itself how it was made."""
        folder = self.home.inside(package.id) / "documentation"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "settings.json").write_bytes(self.settings.to_json() + b"\n")


def prove(bag: Path, package: Package) -> Package:
    """*package* with its files counted, after each was hashed as it lies on the disk.

    Raises:
        OwnSideError: a file is missing or differs from the manifest.
    """
    manifest = bag / MANIFEST
    files = size = 0
    whole = hashlib.sha512()
    with blaming(manifest), manifest.open("rb") as lines:
        for line in lines:
            whole.update(line)
            digest, _, path = line.decode().rstrip("\n").partition("  ")
            found, length = _hashed(bag / path)
            if found != digest:
                raise OwnSideError(f"{bag / path} is not what was written: the disk may fail; see to it first")
            files += 1
            size += length
    return evolve(package, files=files, size=size, manifest_sha512=whole.hexdigest())


def _hashed(path: Path) -> tuple[str, int]:
    """The checksum and the size of a file, read past what the system holds in memory."""
    hashed = hashlib.sha512()
    size = 0
    with blaming(path), path.open("rb", buffering=0) as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while chunk := file.read(1 << 20):
            hashed.update(chunk)
            size += len(chunk)
    return hashed.hexdigest(), size

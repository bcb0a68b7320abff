"""A package that is full is sealed, hashed anew from the disk, and only then written down as sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

from attrs import evolve, frozen

from converter.ingest.columns import package_of
from converter.ingest.contents import JournalContents
from converter.ingest.durable import blaming
from converter.ingest.errors import IngestError, IngestStatus, OwnSideError
from converter.ingest.events import now
from converter.ingest.home import Home
from converter.ingest.journal import Journal
from converter.ingest.package.sealing import PackageError, seal
from converter.ingest.package.verify import Verdict, verify
from converter.ingest.records import Agent, Event, EventType, Imprint, Outcome, Package, PackageState
from converter.ingest.settings import Settings


@frozen(kw_only=True)
class Closed:
    """A package that is sealed and proved, and what happened to it."""

    number: int
    package: Package
    events: tuple[Event, ...]


@frozen(kw_only=True)
class Closing:
    """How the packages of a run are closed."""

    home: Home
    journal: Journal
    run: str
    settings: Settings
    creator: Agent
    reached: Callable[[str], None]

    def close(self, number: int) -> Closed:
        """Seal a package that has nothing left to be worked on, and prove it; `write_down` makes it known.

        It reads the journal by a connection of its own, so that it may be called in another thread.

        Raises:
            OwnSideError: the disk fails, or what lies on it is not what the journal says.
        """
        with Journal(self.home.journal, writable=False) as journal:
            package = journal.package(number)
            imprint = Imprint(package=package, deposit=self.settings.deposit, creator=self.creator, at=now())
            contents = JournalContents(journal, number)
            self.reached("sealing")
            try:
                with blaming(self.home.bags):
                    self._document(package)
                    sealed = seal(self.home.bags, imprint, contents, aside=self.home.orphans)
            except PackageError as error:
                raise OwnSideError(f"{error}; the package is not sealed") from None
            self.reached("renamed")
            note = f"{len(sealed.strays)} unknown files set aside" if sealed.strays else ""
            return self._proved(number, sealed.package, contents, note)

    def recover(self) -> None:
        """Write down the packages that a run sealed before it died, and before the journal said so."""
        for number, package in enumerate(self.journal.packages(), start=1):
            if package.state is PackageState.OPEN and self.home.bag(package.id).exists():
                contents = JournalContents(self.journal, number)
                note = "sealed by a run that died before it said so"
                self.write_down(self._proved(number, package, contents, note))

    def write_down(self, closed: Closed) -> None:
        """Say in the journal that a package is sealed."""
        self.journal.seal_package(self.run, closed.number, closed.package, closed.events)
        self.reached("sealed")

    def _proved(self, number: int, package: Package, contents: JournalContents, note: str) -> Closed:
        """The package is in its place: every file is hashed as it lies on the disk, and all lists agree."""
        folder = self.home.bag(package.id)
        with blaming(folder):
            verdict = verify(folder, contents)
        if damages := verdict.damages:
            raise OwnSideError(
                f"{folder} is not what was written: {damages[0]}"
                f"{f', and {len(damages) - 1} more' if damages[1:] else ''}; the disk may fail: see to it first"
            )
        self.reached("proved")
        packing = self._event(EventType.PACKING, note)
        check = self._event(EventType.FIXITY_CHECK, f"{verdict.files} files, hashed anew from the disk")
        package = evolve(
            package,
            state=PackageState.SEALED,
            files=verdict.files,
            size=verdict.size,
            manifest_sha512=verdict.manifest_sha512,
            sealed_at=package.sealed_at or packing.at,
            verified_at=check.at,
        )
        return Closed(number=number, package=package, events=(packing, check))

    def _event(self, kind: EventType, note: str) -> Event:
        return Event(
            id=str(uuid4()), type=kind, at=now(), outcome=Outcome.SUCCESS, note=note, agents=(self.creator.id,)
        )

    def _document(self, package: Package) -> None:
        """Put the settings into the package, so that it tells by itself how it was made."""
        folder = self.home.inside(package.id) / "documentation"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "settings.json").write_bytes(self.settings.to_json() + b"\n")


def verdicts(home: Home, journal: Journal) -> Iterator[Verdict]:
    """Verify every sealed package of a run, against what its journal says too.

    Of a package from which items were tried again in another one, the journal has the manifest's checksum only.

    Raises:
        IngestError: a package is not where it was put.
    """
    for row in journal.connection.execute(
        "SELECT * FROM package WHERE state = 'sealed' ORDER BY number"
    ).fetchall():
        package = package_of(row)
        contents = None if row["moved"] else JournalContents(journal, row["number"])
        try:
            yield verify(home.bag(package.id), contents, manifest_sha512=package.manifest_sha512)
        except OSError as error:
            raise IngestError(
                f"{home.bag(package.id)}: {error.strerror or error}; was it moved? "
                "`converter ingest verify BAG` verifies it where it is",
                IngestStatus.DAMAGED,
            ) from None

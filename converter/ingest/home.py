"""The folder that a run writes: what lies where in it, and who may write."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from attrs import frozen

from converter.ingest.durable import blaming, flush
from converter.ingest.errors import IngestError, IngestStatus
from converter.ingest.package.sealing import content_of, part_of

_OURS = (".lock", "bags", "journal.db")
"""What a run makes before its journal; and the journal itself, where it is a link to a place of its own."""
_STAGED = re.compile(r"(?P<row>[0-9]{1,18})-")
"""How the name of a staged file begins."""


@frozen
class Home:
    """The output folder of a run."""

    folder: Path

    @property
    def journal(self) -> Path:
        return self.folder / "journal.db"

    @property
    def staging(self) -> Path:
        """Workers write here and nowhere else."""
        return self.folder / "staging"

    @property
    def members(self) -> Path:
        """The documents of an archive or a table, as files, while they are worked on."""
        return self.folder / "members"

    @property
    def bags(self) -> Path:
        return self.folder / "bags"

    @property
    def report(self) -> Path:
        """A line of JSON for each entry."""
        return self.folder / "report.jsonl"

    @property
    def page(self) -> Path:
        """The same for people."""
        return self.folder / "report.html"

    @property
    def orphans(self) -> Path:
        """What lay in a package that nobody had put there."""
        return self.folder / "quarantine" / "orphans"

    def bag(self, package: str) -> Path:
        """A bag that is sealed."""
        return self.bags / package

    def inside(self, package: str) -> Path:
        """The package's own folder in a bag that is not sealed yet."""
        return content_of(part_of(self.bags, package), package)

    def make(self) -> None:
        """Make the folder, unless it is there.

        Raises:
            IngestError: something else is there, or its name is no text.
        """
        try:
            str(self.folder.absolute()).encode()
        except UnicodeEncodeError:  # Siegfried takes no other names
            raise IngestError(f"the name of {self.folder} is not UTF-8; choose another folder") from None
        if self.folder.exists() and not self.journal.exists():
            with blaming(self.folder):
                strangers = [entry.name for entry in self.folder.iterdir() if entry.name not in _OURS]
            if strangers:
                raise IngestError(
                    f"{self.folder} is there and is not the output of an ingest; choose another folder",
                    IngestStatus.TAKEN,
                )
        with blaming(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self.bags.mkdir(exist_ok=True)
        flush(self.folder)

    def require(self) -> None:
        """Raises `IngestError` unless a run began here."""
        if not self.journal.is_file():
            raise IngestError(
                f"{self.folder} is not the output of an ingest: it has no journal.db; "
                "`converter ingest run SOURCE --out FOLDER` begins one",
                IngestStatus.TAKEN,
            )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else writes here meanwhile; the lock ends with the process, however that ends.

        Raises:
            IngestError: another run writes here.
        """
        with blaming(self.folder):
            descriptor = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise IngestError(
                    f"another run is writing into {self.folder}; wait for it, or see `converter ingest status`",
                    IngestStatus.TAKEN,
                ) from None
            yield
        finally:
            os.close(descriptor)

    @contextmanager
    def new_staging(self, run: str) -> Iterator[Path]:
        """A folder for the new files of one run; those of runs that died are swept away first."""
        self.sweep()
        folder = self.staging / run
        with blaming(folder):
            folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            self.sweep()

    def forget_members(self) -> None:
        """Remove the files that were made of an archive or a table: packages hold them now."""
        with blaming(self.members), suppress(FileNotFoundError):
            shutil.rmtree(self.members)

    def sweep(self) -> None:
        """Remove what workers left: nothing in it was adopted, so nothing in it counts."""
        with suppress(
            OSError
        ):  # a worker that outlived its coordinator may still write; the next run sweeps again
            shutil.rmtree(self.staging)

    def staged_rows(self) -> set[int]:
        """The journal's rows of the items of which files lie in the staging folder (`staged_name`).

        What a file system or a person put there is passed over.
        """
        names = (_STAGED.match(file.name) for file in self.staging.glob("*/*"))
        return {int(name["row"]) for name in names if name}


def staged_name(row: int, token: str) -> str:
    """How the names of the files begin that are staged for the item of a row; *token* tells one attempt from others."""
    return f"{row}-{token}"

"""The members of a zip or a tar as documents: laid out as numbered files, within limits that no header can forge."""

from __future__ import annotations

import os
import sqlite3
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from converter.ingest.durable import blaming
from converter.ingest.errors import IngestError
from converter.ingest.records import Kind
from converter.ingest.scan import Entry
from converter.ingest.settings import MIB, Intake

_CHUNK = 1 << 20
_SLACK = 64 * MIB
"""Bytes that any archive may unfold to, however small it is."""
_IN_FOLDER = 1000
_UTF8 = 0x800
_ENCRYPTED = 0x1


class LayingOut:
    """Numbered files in a folder, and the limits that all of them together keep."""

    def __init__(self, name: str, folder: Path, size: int, intake: Intake) -> None:
        self.intake = intake
        self._name, self._folder = name, folder
        self._limit = size * intake.ratio + _SLACK
        self._names = sqlite3.connect("", isolation_level=None)  # a file that is gone with the connection
        self._names.execute("CREATE TABLE name (rel BLOB PRIMARY KEY, many INTEGER NOT NULL) WITHOUT ROWID")
        self._names.execute("BEGIN")
        self._written = self._count = 0

    def close(self) -> None:
        """Forget what documents were called."""
        self._names.close()

    def put(self, name: bytes, stream: IO[bytes]) -> Entry:
        """One document; what it is called a second time is numbered.

        Raises:
            IngestError: there are too many, or they are too large for what they came in.
        """
        rel = self._distinct(name)
        number = self._count
        place = f"{number // _IN_FOLDER:04}/{number:07}"
        path = self._folder / place
        size = 0
        with blaming(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("wb")
        with file:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self._written += len(chunk)
                if self._written > self._limit:
                    raise IngestError(
                        f"{self._name} unfolds to more than {self.intake.ratio} times its size, at "
                        f"{rel.decode('utf-8', 'backslashreplace')}; if that is right, raise ratio under [intake]"
                    )
                with blaming(path):
                    file.write(chunk)
        os.utime(path, (0, 0))  # laid out again, it must not look changed
        return Entry(rel=rel, place=place.encode(), kind=Kind.FILE, size=size)

    def refuse(self, name: bytes, kind: Kind, reason: str) -> Entry:
        """One member that is no document, or cannot be had."""
        return Entry(rel=self._distinct(name), place=b"", kind=kind, reason=reason)

    def _distinct(self, name: bytes) -> bytes:
        self._count += 1
        if self._count > self.intake.members:
            raise IngestError(
                f"{self._name} holds more than {self.intake.members} documents; if that is right, raise members "
                "under [intake]"
            )
        if self._is_new(name):
            return name
        [number] = self._names.execute("SELECT many FROM name WHERE rel = ?", (name,)).fetchone()
        rel = name
        while not self._is_new(rel):
            number += 1
            rel = name + b"#%d" % number
        self._names.execute("UPDATE name SET many = ? WHERE rel = ?", (number, name))
        return rel

    def _is_new(self, rel: bytes) -> bool:
        """Whether nothing was called so before; from now on something is."""
        return self._names.execute("INSERT OR IGNORE INTO name VALUES (?, 1)", (rel,)).rowcount == 1


def zip_members(source: Path, laying: LayingOut) -> Iterator[Entry]:
    """The members of a zip, in their order; a folder is told by its files."""
    with zipfile.ZipFile(source) as archive:
        for member in archive.infolist():
            name = member.filename.encode("utf-8" if member.flag_bits & _UTF8 else "cp437", "surrogateescape")
            if member.is_dir():
                continue
            if stat.S_ISLNK(member.external_attr >> 16):
                yield laying.refuse(name, Kind.LINK, "a link, which is not followed")
            elif member.flag_bits & _ENCRYPTED:
                yield laying.refuse(name, Kind.SPECIAL, "it is encrypted; take it out of the archive first")
            else:
                try:
                    with archive.open(member) as stream:
                        entry = laying.put(name, stream)
                except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
                    entry = laying.refuse(name, Kind.SPECIAL, f"it cannot be unpacked: {error}")
                yield entry


def tar_members(source: Path, laying: LayingOut) -> Iterator[Entry]:
    """The members of a tar, compressed or not, in their order; a folder is told by its files."""
    try:
        with tarfile.open(source, "r|*") as archive:
            for member in archive:
                name = os.fsencode(member.name)
                if member.issym() or member.islnk():
                    yield laying.refuse(name, Kind.LINK, f"a link to {member.linkname}, which is not followed")
                elif member.isreg() and (stream := archive.extractfile(member)):
                    yield laying.put(name, stream)
                elif not member.isdir():
                    yield laying.refuse(name, Kind.SPECIAL, "a special file, which is not opened")
    except (tarfile.TarError, zlib.error, EOFError) as error:
        raise IngestError(f"{source} is damaged: {error}; get the whole file") from None

"""What a source holds, whatever it is: a folder, some files of it, an archive, or a table whose rows are documents.

Archives and tables are laid out as numbered files first, so that everything after is the same for all; their names
are keys of the journal and never paths.
"""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from converter.ingest.beginning import Begun
from converter.ingest.errors import IngestError, IngestStatus
from converter.ingest.journal import Journal
from converter.ingest.members import LayingOut, tar_members, zip_members
from converter.ingest.remote import RemoteFolder
from converter.ingest.rows import csv_rows, json_rows
from converter.ingest.scan import Entry, Folder, scan, scan_listed
from converter.ingest.settings import Settings

_AT_ONCE = 5000
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_JSON = (".jsonl", ".ndjson")


_Found = Iterable[Entry | Folder]


def take_in(begun: Begun, choose: Callable[[_Found], _Found] | None = None) -> int:
    """Write down in the journal what the source holds; what is known already stays as it is.

    Args:
        begun: the run.
        choose: what is taken of the entries of a folder; all of them are if nothing chooses.

    Returns:
        How many entries were taken.

    Raises:
        IngestError: the source is not there, or is nothing that documents can be taken of.
    """
    source, journal = begun.order.source, begun.journal
    intake = begun.settings.intake
    if isinstance(source, RemoteFolder):
        if begun.order.listed is not None:
            raise IngestError(f"{source}: only of a folder of this machine can files be listed")
        return add_all(journal, choose(source.scan()) if choose else source.scan())
    if source.is_dir():
        if begun.order.listed is not None:
            return add_all(journal, scan_listed(source, begun.order.listed))
        if not intake.listed:
            return add_all(journal, choose(scan(source)) if choose else scan(source))
    elif journal.is_empty() or journal.count_pending():
        begun.home.forget_members()
        return add_all(journal, _laid_out(source, begun.home.members, begun.settings))
    return 0


def _laid_out(source: Path, folder: Path, settings: Settings) -> Iterator[Entry]:
    try:
        with closing(LayingOut(source.name, folder, source.stat().st_size, settings.intake)) as laying:
            yield from _documents(source, laying)
    except OSError as error:
        raise IngestError(f"{source}: {error.strerror or error}", IngestStatus.NO_SOURCE) from None


def _documents(source: Path, laying: LayingOut) -> Iterator[Entry]:
    """By what is in the file, or by what its name ends with."""
    if zipfile.is_zipfile(source):
        yield from zip_members(source, laying)
    elif tarfile.is_tarfile(source):
        yield from tar_members(source, laying)
    elif delimiter := _DELIMITERS.get(source.suffix.lower()):
        yield from csv_rows(source, delimiter, laying)
    elif source.suffix.lower() in _JSON:
        yield from json_rows(source, laying)
    else:
        raise IngestError(
            f"{source} is a file, and neither a zip, a tar, a CSV nor lines of JSON; name the folder that it is in"
        )


def add_all(journal: Journal, found: _Found) -> int:
    """Write down what is found, some thousand entries at a time; how many they are."""
    count = 0
    for some in _chunks(found):
        entries = [one for one in some if isinstance(one, Entry)]
        count += len(entries)
        journal.add_entries(entries)
        journal.add_folders([one for one in some if isinstance(one, Folder)])
    return count


def _chunks(found: _Found) -> Iterator[list[Entry | Folder]]:
    chunk: list[Entry | Folder] = []
    for one in found:
        chunk.append(one)
        if len(chunk) == _AT_ONCE:
            yield chunk
            chunk = []
    yield chunk

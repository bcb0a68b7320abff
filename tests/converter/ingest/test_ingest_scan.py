"""A scan tells of every entry, follows no link, and gives each its place in a package."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from converter.ingest.errors import IngestError, IngestStatus
from converter.ingest.intake import add_all
from converter.ingest.journal import Journal
from converter.ingest.placement import place
from converter.ingest.records import Kind
from converter.ingest.scan import Entry, Folder, scan
from converter.ingest.settings import Packages, Settings


def test_every_entry_is_told_with_its_kind(tmp_path: Path) -> None:
    """Files, links, pipes and empty folders; names are bytes."""
    (tmp_path / "full/empty").mkdir(parents=True)
    (tmp_path / "full/a.txt").write_text("a")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/full/caf\xe9\n.txt")).write_text("b")
    (tmp_path / "link").symlink_to("/etc")
    os.mkfifo(tmp_path / "pipe")
    found = {one.rel: one for one in scan(tmp_path)}
    kinds = {rel: one.kind for rel, one in found.items() if isinstance(one, Entry)}

    assert kinds == {
        b"full/a.txt": Kind.FILE,
        b"full/caf\xe9\n.txt": Kind.FILE,
        b"full/empty": Kind.DIRECTORY,
        b"link": Kind.LINK,
        b"pipe": Kind.SPECIAL,
    }
    assert isinstance(found[b"full"], Folder)
    assert found[b"link"].reason == "a link to /etc, which is not followed"  # type: ignore[union-attr]


def test_a_source_that_is_no_folder_is_named(tmp_path: Path) -> None:
    """The refusal has the status of a missing source."""
    with pytest.raises(IngestError, match="nowhere: No such file") as refused:
        list(scan(tmp_path / "nowhere"))

    assert refused.value.status is IngestStatus.NO_SOURCE


def entries(*names: bytes) -> list[Entry | Folder]:
    folders = {name[:at] for name in names for at in range(len(name)) if name[at : at + 1] == b"/"}
    return [
        *(Entry(rel=name, place=name, kind=Kind.FILE, size=10) for name in names),
        *(Folder(name) for name in sorted(folders)),
    ]


def placed(path: Path, found: list[Entry | Folder], packages: Packages) -> list[tuple[bytes, str, int]]:
    with Journal(path) as journal:
        add_all(journal, found)
        place(journal, Settings(packages=packages))
        rows = journal.connection.execute("SELECT rel, safe, package FROM item ORDER BY rel")
        return [tuple(row) for row in rows]


def test_places_do_not_depend_on_the_order_of_the_scan(tmp_path: Path) -> None:
    """The same tree gives the same packages and names, in whatever order the file system tells of it."""
    names = [b"%03d/%s.txt" % (number, name) for number in range(40) for name in (b"a", b"A", b"b c")]
    found = entries(*names)
    shuffled = random.Random(7).sample(found, len(found))
    packages = Packages(documents=7)

    assert placed(tmp_path / "one", found, packages) == placed(tmp_path / "other", shuffled, packages)


def test_no_two_have_one_place_where_case_does_not_count(tmp_path: Path) -> None:
    """Twins but for case are told apart; so is a file from a folder of its name."""
    rows = placed(tmp_path / "j", entries(b"Case.txt", b"case.txt", b"BOX", b"box/x.txt"), Packages())
    safes = [safe for _, safe, _ in rows]

    assert len({safe.lower() for safe in safes}) == 4
    assert not any(safe.lower() == "box" for safe in safes)


def test_a_package_closes_at_its_number_of_documents_or_bytes(tmp_path: Path) -> None:
    """Whichever comes first."""
    names = [b"%02d" % number for number in range(10)]
    by_count = placed(tmp_path / "count", entries(*names), Packages(documents=4))
    by_size = placed(tmp_path / "size", entries(*names), Packages(gib=30 / (1 << 30)))

    assert [number for _, _, number in by_count] == [1, 1, 1, 1, 2, 2, 2, 2, 3, 3]
    assert [number for _, _, number in by_size] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4]


def test_entries_that_come_later_fill_the_open_package(tmp_path: Path) -> None:
    """What is placed stays where it is."""
    first = placed(tmp_path / "j", entries(b"b", b"c"), Packages(documents=3))
    second = placed(tmp_path / "j", entries(b"a", b"b", b"c", b"d"), Packages(documents=3))

    assert [row[::2] for row in first] == [(b"b", 1), (b"c", 1)]
    assert [row[::2] for row in second] == [(b"a", 1), (b"b", 1), (b"c", 1), (b"d", 2)]

"""A folder elsewhere is ingested as one of this machine is; what storage does not tell, or loses, is told."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed (extra `remote`)")

from converter.ingest.coordinator import Watch  # noqa: E402 - what is missing is said first
from converter.ingest.errors import IngestError, IngestStatus, OwnSideError  # noqa: E402
from converter.ingest.opening import UnreadableError  # noqa: E402
from converter.ingest.records import Kind  # noqa: E402
from converter.ingest.remote import RemoteFolder, _mtime, key_of, source_at, source_of  # noqa: E402
from converter.ingest.scan import Entry, Folder  # noqa: E402

URL = "memory://depot/papers"


@pytest.fixture
def depot(tree: Path) -> Iterator[fsspec.AbstractFileSystem]:
    """Storage that holds the same as the tree."""
    storage = fsspec.filesystem("memory")
    storage.put(str(tree), "/depot/papers", recursive=True)
    yield storage
    storage.rm("/depot", recursive=True)


def test_every_file_beneath_a_url_is_found(depot: fsspec.AbstractFileSystem) -> None:
    """With its size and its time; folders are told too."""
    found = {one.rel: one for one in RemoteFolder(URL).scan()}
    ferry = found[b"ferry.txt"]

    assert found.keys() == {b"1978", b"1978/lighthouse.txt", b"ferry.txt", b"list.txt"}
    assert isinstance(found[b"1978"], Folder)
    assert isinstance(ferry, Entry)
    assert (ferry.kind, ferry.size) == (Kind.FILE, depot.size("/depot/papers/ferry.txt"))
    assert ferry.mtime_ns > 0


def test_a_url_makes_the_same_package_as_a_folder(
    run, tree: Path, tmp_path: Path, depot: fsspec.AbstractFileSystem, representations
) -> None:
    """Every original and every output, to the byte; a second run finds nothing to be done."""
    there, here = tmp_path / "there/out", tmp_path / "here/out"
    (tmp_path / "papers").symlink_to(tree)

    assert run(source=RemoteFolder(URL), output=there) is IngestStatus.INCOMPLETE
    assert run(source=tmp_path / "papers", output=here) is IngestStatus.INCOMPLETE
    assert representations(there) == representations(here)
    assert len(representations(here)) == 3 + 2 * 2
    before = representations(there)
    assert run(source=RemoteFolder(URL), output=there) is IngestStatus.INCOMPLETE
    assert representations(there) == before


def test_a_file_that_goes_or_changes_is_tried_again(run, ask, depot: fsspec.AbstractFileSystem) -> None:
    """It is our side's trouble and no document's fault; what is there later is taken."""
    text = depot.cat("/depot/papers/ferry.txt")

    def vanish(point: str) -> None:
        if point == "placed":
            depot.rm("/depot/papers/ferry.txt")

    run(source=RemoteFolder(URL), watch=Watch(reached=vanish))
    assert ask("SELECT state, fault_message FROM item WHERE rel = CAST('ferry.txt' AS BLOB)") == [
        ("failed", "it is no longer there; see to it, then `converter ingest resume`")
    ]
    depot.pipe("/depot/papers/ferry.txt", text)
    run(source=RemoteFolder(URL))
    assert ask("SELECT state FROM item WHERE rel = CAST('ferry.txt' AS BLOB)") == [("done",)]


def test_a_file_that_is_replaced_while_it_is_read_is_not_taken(depot: fsspec.AbstractFileSystem) -> None:
    """Half of one and half of another is no document."""
    replace = lambda _: depot.pipe("/depot/papers/list.txt", b"one egg\n")  # noqa: E731

    with pytest.raises(UnreadableError, match="changed while it was read"):
        RemoteFolder(URL).take(b"list.txt", 1 << 20, replace)


def test_a_folder_that_cannot_be_listed_is_an_entry_with_its_reason(
    depot: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left out in silence."""
    ls = type(depot).ls

    def fail(self, path, detail=True, **more):
        if path.endswith("1978"):
            raise PermissionError("Forbidden")
        return ls(self, path, detail=detail, **more)

    monkeypatch.setattr(type(depot), "ls", fail)
    [closed] = [one for one in RemoteFolder(URL).scan() if isinstance(one, Entry) and one.reason]

    assert (closed.rel, closed.kind) == (b"1978", Kind.DIRECTORY)
    assert closed.reason.startswith("this folder cannot be listed: Forbidden; see to it")


class ForeignError(Exception):
    """As the libraries of storage raise them: no `OSError`."""


def away(*_: object, **__: object) -> object:
    raise ForeignError("could not connect")


def test_storage_that_does_not_answer_stops_the_run_and_blames_no_document(
    run, ask, depot: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once, rather than after every document was tried in vain; resumed, it ends as any other."""

    def cut(point: str) -> None:
        if point == "placed":
            for name in ("info", "open", "ls", "isdir"):
                patch.setattr(type(depot), name, away)

    with (
        monkeypatch.context() as patch,
        pytest.raises(OwnSideError, match="does not answer: could not connect"),
    ):
        run(source=RemoteFolder(URL), watch=Watch(reached=cut))
    assert set(ask("SELECT state FROM item WHERE kind = 'file'")) == {("pending",)}
    assert run(source=RemoteFolder(URL)) is IngestStatus.INCOMPLETE
    assert sorted(ask("SELECT state FROM item WHERE kind = 'file'")) == [("done",), ("done",), ("quarantined",)]


def test_storage_that_does_not_answer_is_no_empty_folder(
    depot: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor are its folders, one after the other, such as may not be listed: it may answer later."""
    scan = RemoteFolder(URL).scan()
    next(scan)
    for name in ("ls", "isdir"):
        monkeypatch.setattr(type(depot), name, away)

    with pytest.raises(OwnSideError, match="does not answer"):
        list(scan)
    with pytest.raises(OwnSideError, match="does not answer"):
        next(RemoteFolder(URL).scan())


def test_one_file_that_cannot_be_read_stops_no_run(
    run, ask, depot: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as the storage tells of the folder, it is that file's trouble; the others are taken."""
    real = type(depot).open

    def fail(self, path, *more, **others):
        return away() if path.endswith("ferry.txt") else real(self, path, *more, **others)

    monkeypatch.setattr(type(depot), "open", fail)
    run(source=RemoteFolder(URL))
    assert dict(ask("SELECT rel, fault_message FROM item WHERE state = 'failed'")) == {
        b"ferry.txt": "it cannot be read: could not connect; see to it, then `converter ingest resume`"
    }


@pytest.mark.parametrize(
    ("error", "status"),
    [(PermissionError("Forbidden"), IngestStatus.NO_SOURCE), (TimeoutError("too slow"), IngestStatus.STOPPED)],
)
def test_whether_somebody_must_look_or_it_may_be_tried_again(
    run, depot: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch, error: OSError, status: IngestStatus
) -> None:
    """The exit status tells a scheduler."""

    def fail(*_: object) -> object:
        raise error

    monkeypatch.setattr(type(depot), "isdir", fail)
    with pytest.raises(IngestError, match=str(error)) as stopped:
        run(source=RemoteFolder(URL))
    assert stopped.value.status is status


def test_a_folder_that_is_empty_or_has_no_name_is_told(
    depot: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store of objects has both: a mark ``bare/`` with nothing beneath it, and a path such as ``1978//lost.txt``."""
    depot.mkdir("/depot/papers/bare")
    ls = type(depot).ls

    def listed(self, path, detail=True, **more):
        marks = {
            "/depot/papers/bare": [{"name": "/depot/papers/bare/", "type": "file", "size": 0}],
            "/depot/papers/1978": [{"name": "/depot/papers/1978/", "type": "directory", "size": 0}],
        }
        return [*ls(self, path, detail=detail, **more), *marks.get(path, [])]

    monkeypatch.setattr(type(depot), "ls", listed)
    found = {one.rel: one for one in RemoteFolder(URL).scan()}

    assert found[b"bare"] == Entry(rel=b"bare", place=b"bare", kind=Kind.DIRECTORY)
    assert isinstance(found[b"1978"], Folder)
    assert isinstance(nameless := found[b"1978/"], Entry)
    assert (nameless.kind, nameless.reason[:23]) == (Kind.SPECIAL, "a folder without a name")


@pytest.mark.parametrize(
    ("info", "told"),
    [
        ({"name": "/depot/x", "type": "link", "size": 4}, "it is no file but a link"),
        ({"name": "/depot/x", "type": "file", "size": None}, "does not tell its size"),
        ({"name": "/depot/../secret", "type": "file", "size": 4}, "no path beneath the source"),
        ({"name": "/depot/a//b", "type": "file", "size": 4}, "no path beneath the source"),
    ],
)
def test_what_is_no_file_beneath_the_source_is_refused(
    depot: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch, info: dict[str, object], told: str
) -> None:
    """As links and special files of a folder are."""
    monkeypatch.setattr(type(depot), "ls", lambda *_, **__: [info])
    [entry] = RemoteFolder("memory://depot").scan()

    assert isinstance(entry, Entry)
    assert entry.kind is Kind.SPECIAL
    assert told in entry.reason


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ftp://clerk:secret@depot/papers", "a password in a URL"),
        ("file:///srv/papers", "name it by its path"),
    ],
)
def test_a_url_that_must_not_be_written_down_is_refused(name: str, told: str) -> None:
    """Nor one that goes around the care that is taken on this machine."""
    with pytest.raises(IngestError, match=told):
        source_at(name)


@pytest.mark.parametrize(
    ("url", "told"), [("nosuch://depot", "nosuch"), ("memory://depot/nowhere", "no such folder")]
)
def test_a_url_that_cannot_be_read_is_told(run, url: str, told: str) -> None:
    """With what it is about."""
    with pytest.raises(IngestError, match=told):
        run(source=RemoteFolder(url))


def test_a_source_is_found_again_by_its_key(tmp_path: Path) -> None:
    """The journal and the workers know it by that."""
    for source in (tmp_path, RemoteFolder("s3://depot/papers")):
        assert source_of(key_of(source)) == source
    assert [RemoteFolder(url).name for url in ("s3://depot/a/papers/", "s3://depot")] == ["papers", "depot"]


def test_times_are_whole_seconds_however_storage_tells_them() -> None:
    """As some tell fractions in a list and none of one file; what is no time is none."""
    moment = datetime(2026, 3, 4, 5, 6, 7, 890_000, tzinfo=UTC)
    second = int(moment.timestamp()) * 10**9

    assert _mtime({"LastModified": moment}) == second
    assert _mtime({"mtime": moment.timestamp()}) == second
    assert _mtime({"updated": "2026-03-04T05:06:07.890Z"}) == second
    assert _mtime({"updated": "yesterday"}) == _mtime({}) == 0


@pytest.mark.slow
def test_workers_read_a_url_and_the_command_takes_it(tree: Path, out: Path, tmp_path: Path, ask) -> None:
    """Here a folder within a zip, which each process opens for itself."""
    archive = tmp_path / "depot.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in tree.rglob("*.txt"):
            made.write(path, f"papers/{path.relative_to(tree)}")
    command = [sys.executable, "-m", "converter", "ingest", "run", f"zip://papers::{archive}", "--out", str(out)]
    done = subprocess.run([*command, "--to", "tei", "--workers", "2"], capture_output=True, check=False)

    assert done.returncode == 3, done.stderr.decode()
    assert dict(ask("SELECT rel, state FROM item")) == {
        b"1978/lighthouse.txt": "done",
        b"ferry.txt": "done",
        b"list.txt": "quarantined",
    }

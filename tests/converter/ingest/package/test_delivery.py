"""Packages delivered elsewhere: whole, read back, and known to the receiver only when all is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

fsspec = pytest.importorskip("fsspec", reason="the extra `remote` is not installed")

from converter.cli import main  # noqa: E402
from converter.ingest.package.delivery import deliver  # noqa: E402
from converter.ingest.package.export import DamagedError, ExportError  # noqa: E402
from converter.ingest.package.verify import verify  # noqa: E402


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    storage = fsspec.filesystem("memory")
    storage.store.clear()
    yield storage
    storage.store.clear()


def sent(storage: fsspec.AbstractFileSystem, folder: str) -> dict[str, bytes]:
    return {path.removeprefix(f"{folder}/"): storage.cat(path) for path in storage.find(folder)}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_of_it_arrives(sealed: Path, memory: fsspec.AbstractFileSystem) -> None:
    """Every file is there, the same to the byte, under the package's own name."""
    made = deliver(sealed, "memory://archive/in")

    assert sent(memory, "/archive/in/bag") == tree(sealed)
    assert made.path == "memory:///archive/in/bag"
    assert made.files == len(tree(sealed))


def test_a_folder_is_a_url_too(sealed: Path, tmp_path: Path) -> None:
    """What was delivered is a bag that is whole."""
    deliver(sealed, (tmp_path / "in").as_uri())

    assert verify(tmp_path / "in" / "bag").findings == ()


def test_a_receiver_never_knows_half_a_package(
    sealed: Path, memory: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever a delivery is interrupted, what makes the folder a bag is missing; done again, it is whole."""
    opened, stops, real = [], [0], type(memory).open

    def fail(self: fsspec.AbstractFileSystem, path: str, mode: str = "rb", **more: object) -> object:
        if mode == "wb":
            opened.append(path)
        if len(opened) == stops[-1]:
            raise OSError("the network is gone")
        return real(self, path, mode, **more)

    for stop in (1, 7, len(tree(sealed))):
        opened.clear()
        stops.append(stop)
        with monkeypatch.context() as patch:
            patch.setattr(type(memory), "open", fail)
            with pytest.raises(OSError, match="network"):
                deliver(sealed, "memory://archive")
        assert not memory.exists("/archive/bag/bagit.txt")
    deliver(sealed, "memory://archive")

    assert sent(memory, "/archive/bag") == tree(sealed)


def test_what_arrives_otherwise_is_found(
    sealed: Path, memory: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A storage that gives back other bytes than it was given is not believed."""
    real = type(memory).open

    def cut(self: fsspec.AbstractFileSystem, path: str, mode: str = "rb", **more: object) -> object:
        file = real(self, path, mode, **more)
        if mode == "rb" and path.endswith("METS.xml"):
            file.seek(1)
        return file

    monkeypatch.setattr(type(memory), "open", cut)
    with pytest.raises(DamagedError, match=r"METS\.xml did not arrive as it was sent"):
        deliver(sealed, "memory://archive")


def test_what_is_there_is_never_written_over(sealed: Path, memory: fsspec.AbstractFileSystem) -> None:
    """A second delivery of a package that arrived is refused."""
    deliver(sealed, "memory://archive")

    with pytest.raises(ExportError, match="is there already"):
        deliver(sealed, "memory://archive")


class Depot(fsspec.get_filesystem_class("memory")):
    """Storage that has buckets: what comes first in a path is one, and no slash stands before it."""

    protocol = "depot"
    store: ClassVar[dict[str, object]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path.removeprefix("depot://").strip("/")


def refuse(*_: object, **__: object) -> object:
    raise PermissionError("unknown clerk")


def test_a_bucket_is_not_made(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is not there may be a name misspelt, and nothing is put anywhere; one that cannot be seen is told so."""
    fsspec.register_implementation("depot", Depot, clobber=True)

    with pytest.raises(ExportError, match="depot://archvie is not there; make it first"):
        deliver(sealed, "depot://archvie/in")
    with monkeypatch.context() as patch:
        patch.setattr(Depot, "ls", refuse)
        with pytest.raises(PermissionError, match="unknown clerk"):
            deliver(sealed, "depot://archvie/in")
    assert not Depot.store
    Depot().mkdir("archive")
    deliver(sealed, "depot://archive/in")
    assert sent(Depot(), "archive/in/bag") == tree(sealed)


def test_whatever_storage_raises_is_its_failure(
    sealed: Path, memory: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """Libraries of storage have errors of their own; the command says what they say, and that it can be done again."""

    class ForeignError(Exception):
        pass

    def fail(*_: object, **__: object) -> object:
        raise ForeignError("no credentials")

    monkeypatch.setattr(type(memory), "exists", fail)

    assert main(["ingest", "export", str(sealed), "--form", "bag", "--to", "memory://archive"]) == 75
    assert "cannot deliver to memory://archive: no credentials; mend it" in capsys.readouterr().err


def test_a_kind_of_url_that_nobody_knows(sealed: Path) -> None:
    """It is said, with the kind."""
    with pytest.raises(ExportError, match="nowhere"):
        deliver(sealed, "nowhere://archive")


def test_the_command_delivers_to_urls(sealed: Path, content: Path, tmp_path: Path, capsys) -> None:
    """`converter ingest export` takes a URL for a folder; its exit status says what is wrong, and whose trouble it is."""
    there = (tmp_path / "there").as_uri()

    def export(destination: str) -> int:
        return main(["ingest", "export", str(sealed), "--form", "eark", "--to", destination])

    assert export(there) == 0
    assert tree(tmp_path / "there" / "letters-0001") == tree(content)
    assert f"{there}/letters-0001\n" in capsys.readouterr().out
    assert export(there) == 73
    assert export("file:///proc/none") == 75
    (content / "METS.xml").write_bytes(b"<mets/>")
    assert export((tmp_path / "other").as_uri()) == 4
    assert not (tmp_path / "other").exists()

"""How a package is sealed: the same each time, flushed before it has its name, and never half there."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import bagit
import pytest
from attrs import evolve
from lxml import etree

from converter.ingest.package.sealing import PackageError, content_of, part_of, seal
from converter.ingest.package.verify import verify
from converter.ingest.records import PackageState

from .conftest import AT, NAMES, Kept, contents_of, dossier_of, imprint_of, tree, write_part


def test_the_same_each_time(tmp_path: Path) -> None:
    """The same values give the same bytes."""
    contents, files = contents_of(NAMES)
    made = []
    for name in ("one", "other"):
        bags = tmp_path / name
        write_part(bags, imprint_of(), files)
        sealed = seal(bags, imprint_of(), contents, aside=bags / "aside")
        made.append((tree(bags / "letters-0001"), sealed))

    assert made[0] == made[1]


def test_an_interrupted_sealing_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a sealing left that died is no hindrance, and the package is the same as if it had not died."""
    contents, files = contents_of(NAMES)
    write_part(tmp_path / "once", imprint_of(), files)
    seal(tmp_path / "once", imprint_of(), contents, aside=tmp_path)
    bags = tmp_path / "again"
    write_part(bags, imprint_of(), files)

    def stop(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", stop)
        with pytest.raises(OSError, match="No space"):
            seal(bags, imprint_of(), contents, aside=tmp_path)
    assert not (bags / "letters-0001").exists()
    seal(bags, imprint_of(), contents, aside=tmp_path)

    assert tree(bags / "letters-0001") == tree(tmp_path / "once" / "letters-0001")


def test_what_nobody_knows_is_set_aside(tmp_path: Path) -> None:
    """A file of a worker that died, a link, something in the bag's own folder: moved, never deleted, never sealed."""
    contents, files = contents_of((b"a.txt",))
    folder = write_part(tmp_path, imprint_of(), files)
    part = part_of(tmp_path, "letters-0001")
    (folder / "representations/tei/data/half.tei.xml").write_bytes(b"<TEI")
    (part / "stray").write_bytes(b"?")
    (folder / "documentation/link").symlink_to("/etc/passwd")
    sealed = seal(tmp_path, imprint_of(), contents, aside=tmp_path / "aside")
    aside = tmp_path / "aside" / "letters-0001"

    assert sorted(sealed.strays) == [
        "data/letters-0001/documentation/link",
        "data/letters-0001/representations/tei/data/half.tei.xml",
        "stray",
    ]
    assert (aside / "stray").read_bytes() == b"?"
    assert (aside / "data/letters-0001/documentation/link").is_symlink()
    assert not [path for path in (tmp_path / "letters-0001").rglob("*") if path.is_symlink()]
    assert bagit.Bag(str(tmp_path / "letters-0001")).validate()


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """A package whose file is gone or cut is not sealed, and the message says which and why."""
    contents, files = contents_of((b"a.txt",))
    folder = write_part(tmp_path, imprint_of(), files)
    path = folder / "representations/tei/data/a.txt.tei.xml"
    path.write_bytes(b"")

    with pytest.raises(PackageError, match=r"tei/data/a\.txt\.tei\.xml has 0 bytes, and 16 in the journal"):
        seal(tmp_path, imprint_of(), contents, aside=tmp_path / "aside")
    path.unlink()
    with pytest.raises(PackageError, match="is not there, though the journal says so"):
        seal(tmp_path, imprint_of(), contents, aside=tmp_path / "aside")
    assert not (tmp_path / "letters-0001").exists()


def test_a_sealed_package_is_never_written_over(sealed: Path) -> None:
    """A second package of the same name is refused before anything is touched."""
    contents, _ = contents_of((b"a.txt",))
    before = tree(sealed)

    with pytest.raises(PackageError, match="never touched again"):
        seal(sealed.parent, imprint_of(sealed.name), contents, aside=sealed.parent)
    assert tree(sealed) == before


def test_an_unknown_agent_and_a_name_taken_twice_are_named(tmp_path: Path) -> None:
    """What the run got wrong about its own records stops the sealing with a reason."""
    contents, files = contents_of((b"a.txt",))
    write_part(tmp_path, imprint_of(), files)
    one = contents.filed[0]

    for agents, told in ((("ghost",), "has no agent that is known: .'ghost'"), ((), "has no agent that is known")):
        strange = evolve(one, events=(evolve(one.events[0], agents=agents),))
        with pytest.raises(PackageError, match=told):
            seal(tmp_path, imprint_of(), Kept((strange,)), aside=tmp_path)
    with pytest.raises(PackageError, match="two items have"):
        seal(tmp_path, imprint_of(), Kept((one, one)), aside=tmp_path)


@pytest.mark.parametrize("name", ["two words", "../elsewhere", ".hidden", ""])
def test_a_package_has_a_portable_name(tmp_path: Path, name: str) -> None:
    """A name that leads elsewhere, or is another one on another system, is refused with one that can be."""
    with pytest.raises(PackageError, match=r"cannot be the name of a package; '.+' can"):
        seal(tmp_path, imprint_of(name), Kept(()), aside=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_is_answered(tmp_path: Path) -> None:
    """The package's figures are those of its payload."""
    contents, files = contents_of((b"a.txt",))
    write_part(tmp_path, imprint_of(), files)
    package = seal(tmp_path, imprint_of(), contents, aside=tmp_path).package
    payload = tree(tmp_path / "letters-0001" / "data")

    assert (package.files, package.size) == (len(payload), sum(map(len, payload.values())))
    assert (package.state, package.sealed_at) == (PackageState.SEALED, AT)


def test_everything_is_flushed_before_the_name_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file that a sealing writes, and each folder of the bag, is flushed before the bag gets its name."""
    contents, files = contents_of((b"a.txt",))
    write_part(tmp_path, imprint_of(), files)
    part, flushed = part_of(tmp_path, "letters-0001"), set()
    there: set[Path] = set()
    flush, rename = os.fsync, Path.rename

    def remember(descriptor: int) -> None:
        flushed.add(Path(f"/proc/self/fd/{descriptor}").readlink())
        flush(descriptor)

    def check(path: Path, target: Path) -> Path:
        there.update([part, *part.rglob("*")] if path == part else [])
        missing = {one for one in there - flushed if "representations" not in one.parts or one.is_dir()}
        assert not missing
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", remember)
    monkeypatch.setattr(Path, "rename", check)
    seal(tmp_path, imprint_of(), contents, aside=tmp_path)

    assert there
    assert tmp_path in flushed


@pytest.mark.slow
def test_ten_thousand_files_in_little_memory(shared: Path, tmp_path: Path) -> None:
    """The largest package that a run makes is sealed with a few hundred bytes a file, and is whole and valid."""
    names = tuple(b"folder %02d/document %04d.txt" % (number % 50, number) for number in range(2500))
    filed = []
    for name in names:
        dossier, files = dossier_of(name, b"text of " + name)
        filed.append(dossier)
        write_part(tmp_path, imprint_of(), files)
    contents = Kept(tuple(sorted(filed, key=lambda one: one.item.safe)))
    tracemalloc.start()
    sealed = seal(tmp_path, imprint_of(), contents, aside=tmp_path / "aside")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    bag = tmp_path / "letters-0001"
    mets = etree.parse(content_of(bag, "letters-0001") / "METS.xml")

    assert sealed.package.files > 10_000
    assert peak < 16 << 20
    assert verify(bag, contents, manifest_sha512=sealed.package.manifest_sha512).findings == ()
    etree.XMLSchema(etree.parse(shared / "schemas/archive/mets.local.xsd")).assertValid(mets)

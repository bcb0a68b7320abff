"""Verification: right about bags of every version, and finds whatever was changed, with its name."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from converter.ingest.package.findings import Trouble
from converter.ingest.package.verify import Verdict, verify

from .conftest import Kept, sha512

SUITE = Path(__file__).parents[5] / "shared" / "suites" / "bagit"
DATA = "data/letters-0001"
METS = f"{DATA}/METS.xml"
OUTPUT = f"{DATA}/representations/tei/data/plain.txt.tei.xml"
ORIGINAL = f"{DATA}/representations/original/data/plain.txt"
TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha512.txt", "tagmanifest-sha512.txt")
PROVED = {Trouble.ALTERED, Trouble.MALFORMED, Trouble.DISAGREES}
NOT_HERE = ("special-system-files", "duplicate-file-with-different-case")
"""Bags of the suite that list a file which only other file systems would have."""


def suite(*kinds: str) -> list[object]:
    bags = [path for kind in kinds for path in sorted(SUITE.glob(f"v*/{kind}/*")) if path.is_dir()]
    return [pytest.param(path, id=path.relative_to(SUITE).as_posix()) for path in bags]


def troubles(verdict: Verdict) -> dict[str, set[Trouble]]:
    found: dict[str, set[Trouble]] = {}
    for one in verdict.damages:
        found.setdefault(one.path, set()).add(one.trouble)
    return found


def test_the_suite_is_asked(shared: Path) -> None:
    """The conformance suite is where these tests look for it, whole."""
    assert len(list((shared / "suites/bagit").glob("v*/*/*/bagit.txt"))) > 50
    assert len(suite("valid", "invalid", "*-only", "warning")) > 55


@pytest.mark.parametrize("folder", suite("valid"))
def test_valid_bags(folder: Path) -> None:
    """A valid bag of any version has no damage."""
    assert verify(folder).damages == ()


@pytest.mark.parametrize("folder", suite("invalid", "*-only"))
def test_invalid_bags(folder: Path) -> None:
    """A bag that is invalid, on whatever system, is damaged, and each finding says which file and why."""
    damages = verify(folder).damages

    assert damages
    assert all(one.path and one.message for one in damages)


@pytest.mark.parametrize("folder", suite("warning"))
def test_doubtful_bags(folder: Path) -> None:
    """A bag that is whole and yet odd gets a warning; one that lists a file that is not here is incomplete."""
    verdict = verify(folder)
    is_missing = Trouble.MISSING in {one.trouble for one in verdict.damages}

    assert verdict.warnings or folder.name in NOT_HERE
    assert is_missing is (folder.name in NOT_HERE)
    assert is_missing or not verdict.damages


def test_a_sealed_package_is_whole(sealed: Path, known: Callable[[], Kept]) -> None:
    """What was sealed has no finding at all, with and without the journal."""
    read: list[int] = []
    verdict = verify(sealed, known(), progress=read.append)

    assert verdict.findings == ()
    assert verify(sealed).findings == ()
    assert verdict.manifest_sha512 == sha512((sealed / "manifest-sha512.txt").read_bytes())
    assert sum(read) == sum(path.stat().st_size for path in sealed.rglob("*") if path.is_file())
    assert f"{verdict.size}.{verdict.files}" in (sealed / "bag-info.txt").read_text(encoding="utf-8")


def every_file(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def test_one_bit_of_any_file(sealed: Path) -> None:
    """A single bit that is turned, in whatever file and wherever in it, is found and the file is named.

    Tag files are proved by the tag manifest, and the tag manifest by how we write it.
    """
    chance = random.Random(20)
    for path in every_file(sealed):
        kept = (sealed / path).read_bytes()
        flip(sealed / path, chance)

        assert troubles(verify(sealed)).get(path, set()) & PROVED, path
        (sealed / path).write_bytes(kept)
    assert verify(sealed).findings == ()


@pytest.mark.slow
def test_each_bit_of_the_tag_files(sealed: Path) -> None:
    """Every byte of every tag file counts, that of the last list too, which no other list proves."""
    for name in TAGS:
        kept = (sealed / name).read_bytes()
        for place in range(0, len(kept), 1 + len(kept) // 100):
            for bit in (0, 5):
                data = bytearray(kept)
                data[place] ^= 1 << bit
                (sealed / name).write_bytes(data)
                assert verify(sealed).damages, (name, place, bit)
        (sealed / name).write_bytes(kept)


@pytest.mark.parametrize("path", [OUTPUT, ORIGINAL, METS, f"{DATA}/documentation/names.csv", *TAGS])
def test_cut_deleted_and_renamed(sealed: Path, path: str) -> None:
    """A file that is cut short, gone, or called otherwise is found and named; so is its new name."""
    file = sealed / path
    data = file.read_bytes()

    file.write_bytes(data[:-1])
    assert path in troubles(verify(sealed))
    file.write_bytes(data + b"\n")
    assert path in troubles(verify(sealed))
    file.unlink()
    assert Trouble.MISSING in troubles(verify(sealed))[path]
    file.with_name("other.txt").write_bytes(data)
    renamed = troubles(verify(sealed))
    assert Trouble.MISSING in renamed[path]
    assert Trouble.UNKNOWN in renamed[str(Path(path).with_name("other.txt"))]


@pytest.mark.parametrize(
    "path", ["stray", "data/stray", f"{DATA}/stray", f"{DATA}/representations/tei/data/x.xml"]
)
def test_added(sealed: Path, path: str) -> None:
    """A file that nobody listed is found wherever it is put."""
    (sealed / path).write_bytes(b"?")

    assert troubles(verify(sealed)) == {
        path: {Trouble.UNKNOWN},
        **({"bag-info.txt": {Trouble.DISAGREES}} if path.startswith("data/") else {}),
    }


def test_links_and_pipes(sealed: Path) -> None:
    """A file that became a link to its own copy, and a named pipe, are damage; neither is opened."""
    file = sealed / OUTPUT
    file.rename(sealed.parent / "elsewhere")
    file.symlink_to(sealed.parent / "elsewhere")
    os.mkfifo(sealed / "pipe")
    found = troubles(verify(sealed))

    assert Trouble.UNKNOWN in found[OUTPUT]
    assert found["pipe"] == {Trouble.UNKNOWN}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_cannot_be_read(sealed: Path) -> None:
    """One file that the system does not give does not keep the others from being proved."""
    (sealed / OUTPUT).chmod(0)

    assert Trouble.UNREADABLE in troubles(verify(sealed))[OUTPUT]


def relist(sealed: Path, *paths: str) -> None:
    """Make the manifests right again, as somebody would who changes a file on purpose."""
    manifest = sealed / "manifest-sha512.txt"
    lines = dict(reversed(line.split("  ", 1)) for line in manifest.read_text(encoding="utf-8").splitlines())
    for path in paths:
        if (sealed / path).exists():
            lines[path] = sha512((sealed / path).read_bytes())
        else:
            del lines[path]
    manifest.write_text("".join(f"{digest}  {path}\n" for path, digest in sorted(lines.items())), encoding="utf-8")
    payload = [path for path in (sealed / "data").rglob("*") if path.is_file()]
    info = sealed / "bag-info.txt"
    oxum = f"Payload-Oxum: {sum(path.stat().st_size for path in payload)}.{len(payload)}"
    said = [oxum if line.startswith("Payload-Oxum") else line for line in info.read_text("utf-8").splitlines()]
    info.write_text("\n".join([*said, ""]), encoding="utf-8")
    tags = "".join(f"{sha512((sealed / name).read_bytes())}  {name}\n" for name in sorted(TAGS[:3]))
    (sealed / "tagmanifest-sha512.txt").write_text(tags, encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        (OUTPUT, b"tei", b"TEI", "another checksum"),
        (METS, b'SIZE="12"', b'SIZE="13"', "bytes"),
        (METS, b"plain.txt.tei.xml", b"Plain.txt.tei.xml", "does not tell of it"),
        (METS, b"</mets>", b"", "cannot be read"),
        (f"{DATA}/documentation/names.csv", b",12,", b",13,", "bytes"),
        (f"{DATA}/documentation/names.csv", b"plain.txt", b"plane.txt", "does not tell of it"),
    ],
)
def test_lists_that_no_longer_agree(sealed: Path, path: str, old: bytes, new: bytes, says: str) -> None:
    """Who changes a file and makes the manifests right again is betrayed by the lists that he forgot."""
    file = sealed / path
    data = file.read_bytes()
    if old not in data:  # the sizes are those of the fixture's texts
        old, new = old.replace(b"12", b"17"), new.replace(b"13", b"18")
    assert old in data
    file.write_bytes(data.replace(old, new))
    relist(sealed, path)
    verdict = verify(sealed)

    assert {one.trouble for one in verdict.damages} <= {Trouble.DISAGREES, Trouble.MALFORMED}
    assert any(says in one.message for one in verdict.damages), list(map(str, verdict.damages))


def test_a_premis_file_that_is_gone(sealed: Path) -> None:
    """Deleted from the manifest too, it is missed by METS, and the files that it told of are named."""
    file = next((sealed / DATA / "metadata/preservation").rglob("*.xml"))
    path = file.relative_to(sealed).as_posix()
    file.unlink()
    relist(sealed, path)
    found = troubles(verify(sealed))

    assert Trouble.DISAGREES in found[path]
    assert len(found) > 1


def test_a_document_that_was_taken_out_everywhere(sealed: Path, known: Callable[[], Kept]) -> None:
    """Who also takes it out of every list in the bag is betrayed by the journal, and by the manifest's checksum."""
    before = sha512((sealed / "manifest-sha512.txt").read_bytes())
    (sealed / OUTPUT).write_bytes(b"another text")
    relist(sealed, OUTPUT)
    verdict = verify(sealed, known(), manifest_sha512=before)

    assert any("the journal" in one.message for one in verdict.damages if one.path == OUTPUT)
    assert Trouble.DISAGREES in troubles(verdict)["manifest-sha512.txt"]

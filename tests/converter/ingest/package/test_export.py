"""Packages handed on: proved on the way, whole or not at all, and as the receiver takes them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import bagit
import pytest
from lxml import etree

from converter.ingest.package.export import DamagedError, ExportError, export
from converter.ingest.package.verify import verify

from .conftest import NAMES

P = {"p": "http://www.loc.gov/premis/v3", "xsi": "http://www.w3.org/2001/XMLSchema-instance"}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_bag_as_it_is(sealed: Path, tmp_path: Path) -> None:
    """A copy of the bag is the bag, and valid to other programs."""
    made = Path(export(sealed, tmp_path, "bag").path)

    assert tree(made) == tree(sealed)
    assert verify(made).findings == ()
    assert bagit.Bag(str(made)).validate()


def test_the_package_without_its_bag(sealed: Path, content: Path, tmp_path: Path) -> None:
    """The E-ARK form is the package's own folder, called as METS calls it."""
    made = export(sealed, tmp_path, "eark")

    folder = Path(made.path)

    assert tree(folder) == tree(content)
    assert folder.name == etree.parse(folder / "METS.xml").getroot().get("OBJID")
    assert (made.files, made.size) == (len(tree(content)), sum(map(len, tree(content).values())))


@pytest.fixture
def transfer(sealed: Path, tmp_path: Path) -> Path:
    return Path(export(sealed, tmp_path, "archivematica").path)


def test_a_transfer_is_one_of_archivematica(transfer: Path) -> None:
    """Objects, metadata and submission documentation, and nothing beside them; every original and output is there."""
    files = tree(transfer)

    assert {path.split("/")[0] for path in files} == {"objects", "metadata"}
    assert len([path for path in files if path.startswith("objects/original/")]) == len(NAMES) + 1
    assert len([path for path in files if path.startswith("objects/tei/")]) == len(NAMES)
    assert "metadata/submissionDocumentation/documentation/names.csv" in files
    assert "metadata/submissionDocumentation/METS.xml" in files


def test_a_transfer_has_checksums_that_archivematica_checks(transfer: Path) -> None:
    """They are checked from the transfer's folder, one line for each object, as its task does it."""
    command = ["sha512sum", "-c", "--strict", "metadata/checksum.sha512"]
    done = subprocess.run(command, cwd=transfer, capture_output=True, text=True, check=False)
    objects = [path for path in tree(transfer) if path.startswith("objects/")]

    assert done.returncode == 0
    assert done.stdout.count(": OK") == len(objects)
    assert (transfer / "metadata/checksum.sha512").read_text("ascii").count("\n") == len(objects)


def test_a_transfer_has_events_that_archivematica_takes(shared: Path, transfer: Path) -> None:
    """The rules of its import: valid; each name is a file; each object, event and agent is linked, to what is there."""
    premis = etree.parse(transfer / "metadata/premis.xml")
    etree.XMLSchema(etree.parse(shared / "schemas/archive/premis-v3-0.xsd")).assertValid(premis)

    def texts(path: str) -> list[str]:
        return [str(text) for text in premis.xpath(f"{path}/text()", namespaces=P)]

    files = premis.xpath("p:object[@xsi:type='premis:file']", namespaces=P)
    names = [one.findtext("p:originalName", "", P) for one in files]
    objects = sorted(path for path in tree(transfer) if path.startswith("objects/"))
    assert sorted(names) == objects
    assert len(premis.xpath("p:object", namespaces=P)) == len(files)
    linked = set(texts("p:event//p:linkingObjectIdentifierValue"))
    assert linked == set(texts("p:object/p:objectIdentifier/p:objectIdentifierValue"))
    assert set(texts("p:event//p:linkingAgentIdentifierValue")) == set(texts("p:agent//p:agentIdentifierValue"))
    for event in premis.xpath("p:event", namespaces=P):
        assert event.find("p:linkingObjectIdentifier", P) is not None
        assert event.find("p:linkingAgentIdentifier", P) is not None
    identifiers = texts("p:event/p:eventIdentifier/p:eventIdentifierValue")
    assert len(set(identifiers)) == len(identifiers)


def test_a_transfer_keeps_what_is_known_of_what_is_not_in_it(transfer: Path) -> None:
    """A refused link is in no list of files, and yet its PREMIS file is handed on."""
    kept = list((transfer / "metadata/submissionDocumentation/metadata/preservation").rglob("*.xml"))

    assert len(kept) == 1
    assert b"intellectualEntity" in kept[0].read_bytes()


@pytest.mark.parametrize("form", ["bag", "eark", "archivematica"])
def test_what_is_damaged_is_not_handed_on(sealed: Path, content: Path, tmp_path: Path, form: str) -> None:
    """One byte that differs, or a file that is gone, and nothing is left in the receiver's folder."""
    file = content / "representations/tei/data/plain.txt.tei.xml"
    out = tmp_path / "out"
    out.mkdir()
    file.write_bytes(b"<tei/>")

    with pytest.raises(DamagedError, match=r"plain\.txt\.tei\.xml is not what was sealed"):
        export(sealed, out, form)
    file.unlink()
    with pytest.raises(DamagedError, match=r"plain\.txt\.tei\.xml is not there"):
        export(sealed, out, form)
    assert list(out.iterdir()) == []


def test_what_cannot_be_handed_on(sealed: Path, tmp_path: Path) -> None:
    """No such form, no bag, a copy that is there already: each is said before anything is written."""
    with pytest.raises(ExportError, match="there are bag, eark, archivematica"):
        export(sealed, tmp_path, "ocfl")
    with pytest.raises(ExportError, match="is no bag of ours"):
        export(tmp_path, tmp_path, "bag")
    export(sealed, tmp_path, "eark")
    with pytest.raises(ExportError, match="is there already"):
        export(sealed, tmp_path, "eark")


def test_an_interrupted_export_is_done_again(sealed: Path, tmp_path: Path) -> None:
    """What an export left that died is no hindrance."""
    (tmp_path / ".letters-0001.part").mkdir()
    (tmp_path / ".letters-0001.part" / "half").touch()

    assert "half" not in tree(Path(export(sealed, tmp_path, "eark").path))

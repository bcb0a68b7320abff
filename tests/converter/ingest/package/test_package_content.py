"""What is in a sealed package: valid to other programs, complete, and to be read back."""

from __future__ import annotations

import csv
import os
import subprocess
from pathlib import Path

import bagit
import pytest
from lxml import etree

from converter.ingest.package.names import unquoted

from .conftest import NAMES, tree

XLINK = "{http://www.w3.org/1999/xlink}href"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
P = {"p": "http://www.loc.gov/premis/v3", "m": "http://www.loc.gov/METS/", "xsi": XSI}


def test_bagit_python_says_valid(sealed: Path) -> None:
    """The Library of Congress's own program re-hashes the bag and finds nothing wrong."""
    bag = bagit.Bag(str(sealed))

    assert bag.validate()
    assert bag.info["External-Identifier"] == "letters-0001"
    assert bag.info["Source-Organization"] == "City Archive"


def test_sha512sum_agrees(sealed: Path) -> None:
    """The manifest is one that the system's own program checks, for whoever has nothing else."""
    for name in ("manifest-sha512.txt", "tagmanifest-sha512.txt"):
        command = ["sha512sum", "--check", "--strict", "--quiet", name]

        assert subprocess.run(command, cwd=sealed, check=False, capture_output=True).returncode == 0


def test_premis_is_valid(shared: Path, content: Path) -> None:
    """Each PREMIS file keeps to the schema of the Library of Congress."""
    schema = etree.XMLSchema(etree.parse(shared / "schemas/archive/premis-v3-0.xsd"))
    files = sorted((content / "metadata/preservation").rglob("*.xml"))

    for path in files:
        schema.assertValid(etree.parse(path))
    assert len(files) == len(NAMES) + 2


def test_mets_is_valid(shared: Path, content: Path) -> None:
    """METS keeps to its schema, and each reference in it leads to an element that is there."""
    mets = etree.parse(content / "METS.xml")
    identifiers = set(mets.xpath("//@ID"))
    referred = {name for value in mets.xpath("//@ADMID|//@DMDID|//@FILEID") for name in value.split()}

    etree.XMLSchema(etree.parse(shared / "schemas/archive/mets.local.xsd")).assertValid(mets)
    assert referred <= identifiers


def test_mets_lists_every_file(content: Path) -> None:
    """METS and the folder have the same files but for METS itself."""
    mets = etree.parse(content / "METS.xml")
    listed = [element.get(XLINK) for element in mets.xpath("//m:FLocat|//m:mdRef", namespaces=P)]

    assert sorted([*listed, "METS.xml"]) == sorted(tree(content))


def test_every_output_has_source_event_and_agent(content: Path) -> None:
    """Each object that was made says of what, by which event, and by whom; each failure has its event."""
    failures = 0
    for path in (content / "metadata/preservation").rglob("*.xml"):
        premis = etree.parse(path)
        objects = premis.xpath("//p:object[@xsi:type='premis:file']", namespaces=P)
        linked = set(premis.xpath("//p:linkingObjectIdentifierValue/text()", namespaces=P))
        agents = set(premis.xpath("//p:agentIdentifierValue/text()", namespaces=P))
        failures += len(premis.xpath("//p:event[.//p:eventOutcome='fail']", namespaces=P))

        assert {
            one.findtext("p:objectIdentifier/p:objectIdentifierValue", namespaces=P) for one in objects
        } <= linked
        assert set(premis.xpath("//p:linkingAgentIdentifierValue/text()", namespaces=P)) <= agents
        for made in objects[1:]:
            source = made.findtext(".//p:relatedObjectIdentifierValue", namespaces=P)
            assert source == objects[0].findtext("p:objectIdentifier/p:objectIdentifierValue", namespaces=P)
    assert failures == 2


def test_the_original_names_come_back(content: Path) -> None:
    """The table of names gives each name of the source tree to the byte, and where its file is."""
    with (content / "documentation/names.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))

    assert {unquoted(row["original"]) for row in rows} == {*NAMES, b"bad.bin", b"link"}
    for row in rows:
        name = unquoted(row["original"])
        if row["path"]:
            assert (content / row["path"]).read_bytes() == (
                b"\xff\x00" if name == b"bad.bin" else b"text of " + name
            )
        else:
            assert (name, row["kind"], row["state"]) == (b"link", "link", "refused")


def test_nothing_looks_like_a_formula(content: Path) -> None:
    """A spreadsheet that opens the table of names shows texts, whatever files were called."""
    lines = (content / "documentation/names.csv").read_text(encoding="utf-8").splitlines()

    assert not [line for line in lines if line.startswith(("=", "+", "-", "@"))]


@pytest.mark.slow
def test_eark_validator_finds_nothing_but_what_cannot_be_kept(content: Path) -> None:
    """E-ARK's own validator finds no error but two.

    It runs in an environment of its own, since it wants an lxml of its own; ``EARK_VALIDATOR`` says where its Python
    is. The two rules, CSIP63 and SIP14, can be met by no package: they ask for what may only stand elsewhere.
    """
    python = os.environ.get("EARK_VALIDATOR")
    if not python:
        pytest.skip("EARK_VALIDATOR does not say where a Python with eark-validator 1.1.3 is")
    script = Path(__file__).with_name("eark_offline.py")
    done = subprocess.run([python, script, content], capture_output=True, text=True, check=False)
    errors = {line.split()[1] for line in done.stdout.splitlines() if line.startswith("Error ")}

    assert done.returncode == 0, done.stderr
    assert "SIP14" in errors, "no rule was asked"
    assert errors <= {"CSIP63", "SIP14"}


def test_the_schemas_are_in_the_package(content: Path, root: Path) -> None:
    """Each schema that the outputs keep is there to the byte, and what the run put beside them too."""
    published = root / "schemas" / "converter_schemas"
    kept = {path: data for path, data in tree(published).items() if not path.startswith("__") and "/" in path}

    assert kept.items() < tree(content / "schemas").items()
    assert "context.json" in tree(content / "schemas")

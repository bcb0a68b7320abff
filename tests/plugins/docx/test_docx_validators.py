"""Two validators of strangers find nothing wrong in any document: what Word would refuse, and what it would repair."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from converter import Document, Target, convert, load_registry
from converter.testing import documents
from converter_docx import DOCX, Appendix, DocxOptions, Page
from converter_docx.package import Package
from converter_docx.packing import entry, pack

audit = pytest.importorskip("openxml_audit", reason="openxml-audit (of the extra check) is not installed")
integrity = pytest.importorskip("ooxml_integrity", reason="ooxml-integrity (of the extra check) is not installed")
pytestmark = pytest.mark.slow
Faults = Callable[[bytes], list[str]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Faults:
    """What both find wrong with a document."""
    validator, path = audit.OpenXmlValidator(), tmp_path_factory.mktemp("validators") / "document.docx"

    def find(data: bytes) -> list[str]:
        path.write_bytes(data)
        said = [f"{one.part_uri}: {one.description}" for one in validator.validate(path).errors]
        return said + [str(one) for one in integrity.check(path)]

    return find


def test_records_by_hand(found: Faults, telegram: Document, article: Document) -> None:
    """A telegram and an article with most of what there is are valid, however they are laid out."""
    for document in (telegram, article):
        for appendix in Appendix:
            for page in Page:
                assert found(DOCX.write(document, DocxOptions(appendix=appendix, page=page))) == []


def test_samples(found: Faults, root: Path) -> None:
    """So is every sample of the project."""
    registry = load_registry()
    for path in sorted((root / "seeds").iterdir()):
        if not path.name.endswith(".record.json"):
            [output] = convert(path, [Target(writer="docx")], registry).outputs

            assert found(output.data) == [], path.name


@settings(deadline=None, max_examples=100)
@given(document=documents())
def test_any_record(found: Faults, document: Document) -> None:
    """So is any sound record."""
    assert found(DOCX.write(document, DocxOptions())) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'w:val="Title"', b'w:val="Tittle"'),
        (b'r:id="footer"', b'r:id="foot"'),
        (b"<w:tblPr>", b"<w:tblGrid/><w:tblPr>"),
        (b'<w:t xml:space="preserve">', b"<w:t>"),
    ],
)
def test_they_find_faults(found: Faults, telegram: Document, old: bytes, new: bytes) -> None:
    """They are really asked: planted faults are found."""
    parts = dict(Package(DOCX.write(telegram, DocxOptions())))
    main = parts["word/document.xml"]
    spoilt = parts | {"word/document.xml": main.replace(old, new)}

    assert old in main
    assert found(pack(entry(name, part) for name, part in spoilt.items()))

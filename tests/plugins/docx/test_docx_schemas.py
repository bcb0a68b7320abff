"""Every part of every document is valid by the official schemas, in their transitional form."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import HealthCheck, given, settings

from converter import Document
from converter.testing import documents
from converter_docx import DOCX, Appendix, DocxOptions, Page
from converter_docx.package import Package
from converter_docx.packing import entry, pack

Faults = Callable[[bytes], Iterator[str]]


def test_telegram(faults: Faults, telegram: Document) -> None:
    """A telegram with most of what telegrams have is valid."""
    found = list(faults(DOCX.write(telegram, DocxOptions())))

    assert found == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_any_record(faults: Faults, document: Document) -> None:
    """So is any sound record, on either paper, with the appendix and without."""
    for options in (DocxOptions(), DocxOptions(appendix=Appendix.NO, page=Page.LETTER)):
        found = list(faults(DOCX.write(document, options)))

        assert found == []


def test_schemas_find_faults(faults: Faults, telegram: Document) -> None:
    """The schemas are really asked: an element out of its order is found."""
    parts = dict(Package(DOCX.write(telegram, DocxOptions())))
    main = parts["word/document.xml"]
    parts["word/document.xml"] = main.replace(b"<w:tblPr>", b"<w:tblGrid/><w:tblPr>", 1)

    found = list(faults(pack(entry(name, part) for name, part in parts.items())))

    assert len(found) == 1
    assert found[0].startswith("word/document.xml")

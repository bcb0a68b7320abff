"""The source comes back to the byte, whatever its encoding, its line ends and its controls."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from converter import Document, Metadata, RecoverError, Role, Segment, Span, __version__, decode, load_record
from converter.testing import documents
from converter_docx import DOCX, Appendix, DocxOptions, Page
from converter_docx.carrier import carried_in, carry, source_among
from converter_docx.package import Package
from converter_docx.packing import entry, pack

ODD = '\ufeffa\r\nb\rc\n\x01\x07\x0c\x1b\x7f\x85\u2028]]>&amp;<b>"\\u0000\ufffe\uffff𝔘\u00a0 \t'


def carried(data: bytes, encoding: str | None = None) -> bytes:
    """The part that holds the record of a source in which nothing is understood."""
    source = decode("drawn", data, encoding)
    whole = Segment(Span(0, len(source.text)), Role.FURNITURE, "unrecognised")
    document = Document(
        source=source, format="drawn", metadata=Metadata(genre="drawn"), body=(), segments=(whole,)
    )
    return carry(document, {"appendix": "no"})


def came_back(part: bytes) -> bytes:
    held = carried_in([part])

    assert held is not None
    return source_among([held])


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text(text: str) -> None:
    """Any text comes back out of its part, and the part is XML."""
    assert came_back(carried(text.encode())) == text.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-7", "gb18030"])
def test_any_encoding(encoding: str) -> None:
    """So does a text in any encoding, with or without its mark."""
    data = ODD.encode(encoding)
    forced = None if encoding.startswith("utf") and encoding not in ("utf-16-be", "utf-7") else encoding

    assert came_back(carried(data, forced)) == data


def test_bytes_of_another_time() -> None:
    """So do the bytes of an encoding in which not every byte is a sign."""
    data = bytes(range(1, 0x80)) + bytes([0x80, 0x99, 0xE9, 0xFF])

    assert came_back(carried(data, "cp1252")) == data


def test_the_part_is_ours() -> None:
    """The part is XML in a namespace of our own; its text is a record, its attributes say how it was written."""
    root = etree.fromstring(carried(b"words"))

    assert root.tag == "{https://w3id.org/archive-converter/docx}record"
    assert dict(root.attrib) == {"version": __version__, "appendix": "no"}
    assert load_record(root.text.encode()).source.text == "words"


@settings(max_examples=25)
@given(document=documents(), appendix=st.sampled_from(Appendix), size=st.sampled_from(Page))
def test_settings(document: Document, appendix: Appendix, size: Page) -> None:
    """The settings with which a document was written come back out of it."""
    data = DOCX.write(document, DocxOptions(appendix=appendix, page=size))

    assert DOCX.origin(data).writing == {"appendix": appendix.value, "page": size.value}


def test_renumbered_parts(telegram: Document) -> None:
    """Word numbers custom parts anew when it saves, and adds its own: the source is found all the same."""
    parts = dict(Package(DOCX.write(telegram, DocxOptions())))
    parts["customXml/item7.xml"] = parts.pop("customXml/item1.xml")
    parts["customXml/item1.xml"] = (
        b"<b:Sources xmlns:b='http://schemas.openxmlformats.org/officeDocument/2006/bibliography'/>"
    )

    assert DOCX.recover(pack(entry(name, part) for name, part in parts.items())) == telegram.source.data


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"<xml/>"])
def test_no_document(data: bytes) -> None:
    """What is no document is refused in a sentence."""
    with pytest.raises(RecoverError, match="not a Word document"):
        DOCX.recover(data)


def test_the_record_among_others(telegram: Document) -> None:
    """Of two records, as in a document made of two, the one whose source is proved is taken."""
    parts = dict(Package(DOCX.write(telegram, DocxOptions())))
    damaged = parts["customXml/item1.xml"].replace(b"SIPDIS", b"NODIS", 1)
    parts = {"customXml/item0.xml": damaged, **parts}

    origin = DOCX.origin(pack(entry(name, part) for name, part in parts.items()))

    assert load_record(origin.record) == telegram

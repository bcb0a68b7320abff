"""The source comes back to the byte, whatever its encoding, its line ends and its controls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from converter import Document, RecoverError, decode
from converter_docx import DOCX
from converter_docx.carrier import carry, record_in, source_among
from converter_docx.document import write
from converter_docx.package import Package, entry, pack

ODD = '\ufeffa\r\nb\rc\n\x01\x07\x0c\x1b\x7f\x85\u2028]]>&amp;<b>"\\u0000\ufffe\uffff𝔘\u00a0 \t'


def came_back(part: bytes) -> bytes:
    held = record_in([part])

    assert held is not None
    return source_among([held])


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text(text: str) -> None:
    """Any text comes back out of its part, and the part is XML."""
    source = decode("drawn", text.encode())

    assert came_back(carry(source)) == text.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-7", "gb18030"])
def test_any_encoding(encoding: str) -> None:
    """So does a text in any encoding, with or without its mark."""
    data = ODD.encode(encoding)
    forced = None if encoding.startswith("utf") and encoding not in ("utf-16-be", "utf-7") else encoding
    source = decode("drawn", data, forced)

    assert came_back(carry(source)) == data


def test_bytes_of_another_time() -> None:
    """So do the bytes of an encoding in which not every byte is a sign."""
    data = bytes(range(1, 0x80)) + bytes([0x80, 0x99, 0xE9, 0xFF])

    assert came_back(carry(decode("drawn", data, "cp1252"))) == data


def test_the_part_is_ours() -> None:
    """The part is XML in a namespace of our own; its text is the beginning of a record."""
    root = etree.fromstring(carry(decode("drawn", b"words")))

    assert root.tag == "{https://w3id.org/archive-converter/docx}record"
    assert root.text.startswith('{"source":{"name":"drawn","text":"words","encoding":"utf-8","sha256":"')


def test_renumbered_parts(telegram: Document) -> None:
    """Word numbers custom parts anew when it saves, and adds its own: the source is found all the same."""
    parts = dict(Package(write(telegram)))
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

"""XML as text says what a tree would say."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from converter.ingest.package.markup import leaf
from converter.model.text import xml_clean


@given(st.text(), st.text())
@example("Smith & Sons <office>", 'the "north"\tgate\r\n')
@example("]]>", "<&>'\"")
@example("ring\x07 the bell\x0b", "\ud800")
def test_any_text_comes_back(text: str, value: str) -> None:
    """Of a leaf and of an attribute, but for characters that XML cannot hold."""
    read = etree.fromstring(leaf("note", text, {"type": value}).encode())

    assert (read.text or "") == xml_clean(text)
    assert read.get("type") == xml_clean(value)

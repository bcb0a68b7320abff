"""The writer of pages keeps what every writer keeps; what it writes is HTML to one parser and XML to another."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from lxml import html as lxml_html

from converter import Document, Target, readable, write
from converter.testing import WriterContract, documents
from converter_html import HTML

XHTML = "{http://www.w3.org/1999/xhtml}"
drawn = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def article(data: bytes) -> etree._Element:
    [found] = etree.fromstring(data).iter(f"{XHTML}article")
    return found


class TestHtml(WriterContract):
    writer = HTML

    def texts(self, data: bytes) -> str:
        return "".join(article(data).itertext())

    def signs(self, data: bytes) -> str:
        values = (value for element in article(data).iter() for value in element.values())
        return " ".join((self.texts(data), *values))


@pytest.mark.slow
@drawn
@given(document=documents())
def test_html_and_xml_agree(document: Document) -> None:
    """A parser of HTML finds the same words in the same elements as one of XML."""
    data = write(document, HTML).data

    as_html = lxml_html.document_fromstring(data.decode())
    as_xml = etree.fromstring(data)
    assert readable(as_html.xpath("string(//article)")) == readable("".join(article(data).itertext()))
    assert [one.tag for one in as_html.iter() if isinstance(one.tag, str)] == [
        one.tag.removeprefix(XHTML) for one in as_xml.iter() if isinstance(one.tag, str)
    ]


@pytest.mark.slow
@drawn
@given(document=documents())
def test_nothing_runs_and_nothing_is_fetched(document: Document) -> None:
    """No script, no handler, no address that a browser asks for by itself; and the browser is told so."""
    root = etree.fromstring(write(document, HTML, Target(writer="html", settings={"source": "no"})).data)

    assert not [one for one in root.iter() if one.tag in (f"{XHTML}script", f"{XHTML}img", f"{XHTML}iframe")]
    assert not [key for one in root.iter() for key in one.attrib if key.startswith("on") or key == "src"]
    [policy] = root.xpath("//*[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'")

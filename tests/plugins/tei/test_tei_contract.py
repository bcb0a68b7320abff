"""The writer of TEI keeps what every writer keeps, and every document of it is valid."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from lxml import etree

from converter import Document, Target, readable, write
from converter.testing import WriterContract, documents
from converter_tei import TEI

NAMESPACE = "{http://www.tei-c.org/ns/1.0}"


class TestTei(WriterContract):
    writer = TEI

    def texts(self, data: bytes) -> str:
        return "".join(etree.fromstring(data).find(f"{NAMESPACE}text").itertext())

    def signs(self, data: bytes) -> str:
        root = etree.fromstring(data)
        attributes = (value for element in root.iter() for value in element.values())
        return " ".join(("".join(root.itertext()), *attributes))


drawn = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@drawn
@given(document=documents())
def test_every_document_is_valid(tei_all: etree.RelaxNG, document: Document) -> None:
    """The official schema accepts whatever is written, and all rules of our profile, with the source and without."""
    for settings_ in ({}, {"source": "no"}):
        output = write(document, TEI, Target(writer="tei", settings=settings_))

        assert tei_all.validate(etree.fromstring(output.data)), str(tei_all.error_log)
        assert TEI.validate is not None
        assert TEI.validate(output.data) == ()


@drawn
@given(document=documents())
def test_the_text_is_the_whole_text(document: Document) -> None:
    """Apart from blanks and what XML cannot hold, the text is the source: nothing lost, nothing added, in order."""
    text = "".join(etree.fromstring(write(document, TEI).data).find(f"{NAMESPACE}text").itertext())

    assert visible(text) == visible(document.source.text)


def visible(text: str) -> str:
    """The signs of *text* that XML can hold, without blanks."""
    return "".join(readable(text).replace("\ufffd", "").split())

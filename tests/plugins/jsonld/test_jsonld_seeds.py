"""The five real documents as graphs: what they say, in both libraries, and their bytes again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from rdflib import Graph, Literal, URIRef

from converter import Conversion, Target, convert, load_registry
from converter_jsonld import JSONLD
from converter_jsonld.terms import CONTEXT

CORRESPONDENCE = """
PREFIX rico: <https://www.ica.org/standards/RiC/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?from ?to (COUNT(DISTINCT ?cable) AS ?often) WHERE {
  ?cable rico:hasSender/schema:name ?from ; rico:hasAddressee/schema:name ?to ;
         schema:keywords/rdf:rest*/rdf:first/schema:termCode "PREL"
} GROUP BY ?from ?to ORDER BY DESC(?often) ?to
"""
FACTS: dict[str, dict[str, Any]] = {
    "000": {
        "@id": "urn:us:state:mrn:08TOKYO1548",
        "title": 'JAPAN-DPRK: "INFORMAL DISCUSSIONS" TO TAKE PLACE IN BEIJING',
        "dateSent": "2008-06-06T07:11:00Z",
        "declassifyOn": "2018-06-06",
    },
    "001": {
        "@id": "urn:us:state:mrn:06TOKYO709",
        "title": "JAPAN-DPRK TALKS CONCLUDE WITH ZERO SERIOUSNESS",
        "dateSent": "2006-02-08T08:46:00Z",
        "declassifyOn": "2016-02-07",
        "citation": [f"urn:us:state:mrn:{target}" for target in ("06TOKYO433", "06TOKYO644", "06BEIJING2089")],
    },
    "002": {
        "@id": "urn:us:state:mrn:07TOKYO3470",
        "dateSent": "2007-07-30T05:58:00Z",
        "declassifyOn": "2017-07-30",
    },
    "003": {"provider": [{"@type": "Organization", "name": "Kyodo"}]},
    "004": {
        "headline": "Japan offers talks with N. Korea: Report",
        "alternativeHeadline": "Pyongyang has discussed possible leaders' meeting, adds newspaper",
        "datePublished": "2018-03-30",
        "dateline": "TOKYO",
        "locationCreated": [{"@type": "Place", "name": "TOKYO"}],
    },
}


@pytest.fixture(scope="module")
def conversions(shared: Path) -> dict[str, Conversion]:
    """Each of the five, by its number."""
    registry = load_registry()
    to = (Target(writer="jsonld"),)
    return {path.name[:3]: convert(path, to, registry) for path in sorted((shared / "seeds").glob("*.txt"))}


@pytest.mark.parametrize("number", FACTS)
def test_facts(conversions: dict[str, Conversion], number: str) -> None:
    """Names, titles, dates and references stand where the standards look for them."""
    written = orjson.loads(conversions[number].outputs[0].data)

    assert {key: written.get(key) for key in FACTS[number]} == FACTS[number]


@pytest.mark.parametrize(
    ("number", "recipients", "copied", "tags"),
    [
        ("000", 1, 5, "PREL JA KN"),
        ("001", 1, 10, "PARM PREL MNUC JA KS KN CH"),
        ("002", 2, 14, "PREL KNNP JA DPRK"),
    ],
)
def test_correspondence(
    conversions: dict[str, Conversion], number: str, recipients: int, copied: int, tags: str
) -> None:
    """Every addressee, with its precedence, and every tag, in order."""
    written = orjson.loads(conversions[number].outputs[0].data)

    assert [one["name"] for one in written["sender"]] == ["AMEMBASSY TOKYO"]
    assert (len(written["toRecipient"]), len(written["ccRecipient"])) == (recipients, copied)
    assert [one["termCode"] for one in written["keywords"]] == tags.split()
    addressed = [one for one in written["participation"] if one["role"] in ("recipient", "copied")]
    assert len(addressed) == recipients + copied
    assert all("precedence" in one for one in addressed)


@pytest.mark.parametrize("number", FACTS)
def test_sources_come_back(conversions: dict[str, Conversion], number: str) -> None:
    """The file's bytes come back out of the output."""
    conversion = conversions[number]

    assert JSONLD.recover(conversion.outputs[0].data) == conversion.document.source.data


@pytest.mark.parametrize("number", FACTS)
def test_both_libraries_see_the_same(conversions: dict[str, Conversion], number: str, graphs, shape) -> None:
    """pyld and rdflib make the same graph of a real document."""
    one, other = (make_graph(orjson.loads(conversions[number].outputs[0].data)) for make_graph in graphs)

    assert len(one) > 100
    assert shape(one) == shape(other)


def test_who_wrote_to_whom(conversions: dict[str, Conversion], rdflib_graph) -> None:
    """The graphs join: one query over all of them answers who wrote to whom about a tag, and how often."""
    together = Graph()
    for conversion in conversions.values():
        together += rdflib_graph(orjson.loads(conversion.outputs[0].data))

    found = list(together.query(CORRESPONDENCE))
    mrn = URIRef("urn:us:state:mrn:06TOKYO709")

    assert found[0] == (Literal("AMEMBASSY TOKYO"), Literal("AMEMBASSY BEIJING"), Literal(3))
    assert URIRef("urn:us:state:mrn:06TOKYO433") in together.objects(mrn, URIRef(CONTEXT["schema"] + "citation"))

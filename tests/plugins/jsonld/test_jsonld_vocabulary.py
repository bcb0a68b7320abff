"""Terms of others: each exists in its vocabulary, and stands on and leads to what the vocabulary says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import orjson
import pytest
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from converter_jsonld.terms import CLASSES, CONTEXT, NAMESPACE, PROPERTIES

RICO = CONTEXT["rico"]
SCHEMA = CONTEXT["schema"]
LITERALS = {
    None: {"Text", "URL"},
    XSD.date: {"Date"},
    XSD.dateTime: {"DateTime"},
    XSD.integer: {"Integer", "Number"},
    XSD.boolean: {"Boolean"},
}
"""What a literal of a type is in schema.org."""
PROVENANCE = {
    "wasDerivedFrom": (PROV.Entity, PROV.Entity),
    "wasGeneratedBy": (PROV.Entity, PROV.Activity),
    "used": (PROV.Activity, PROV.Entity),
    "wasAssociatedWith": (PROV.Activity, PROV.SoftwareAgent),
    "generatedAtTime": (PROV.Entity, XSD.dateTime),
}
"""Domain and range of what is used of PROV-O, as the recommendation of 2013 has them; our agent is a program."""
OWN_PARENTS = {
    "Cable": {"CreativeWork"},
    "Heading": {"CreativeWork"},
    "Paragraph": {"CreativeWork"},
    "ListItem": {"CreativeWork"},
    "Preformatted": {"CreativeWork"},
    "Cell": {"CreativeWork"},
}
"""Our classes of text are works in the sense of schema.org: they have a text."""


def meaning(term: str) -> str:
    """The IRI of a term of the context."""
    defined = CONTEXT[term]
    prefix, _, rest = (defined if isinstance(defined, str) else defined["@id"]).partition(":")
    return str(CONTEXT[prefix]) + rest


FOREIGN = sorted(term for term in PROPERTIES | CLASSES if not meaning(term).startswith(NAMESPACE))


@pytest.fixture(scope="module")
def schema_org(shared: Path) -> dict[str, dict[str, list[str]]]:
    """Of each term of schema.org: its superclasses, its domains and its ranges, by their short names."""
    found = {}
    for node in orjson.loads((shared / "schemas" / "jsonld" / "schemaorg.jsonld").read_bytes())["@graph"]:
        found[node["@id"].removeprefix("schema:")] = {
            relation: [one["@id"].removeprefix("schema:") for one in listed(node.get(relation))]
            for relation in ("rdfs:subClassOf", "schema:domainIncludes", "schema:rangeIncludes")
        }
    return found


def listed(value: object) -> list[dict[str, str]]:
    return value if isinstance(value, list) else [] if value is None else [value]


@pytest.mark.parametrize("term", [term for term in FOREIGN if not meaning(term).startswith(RICO)])
def test_terms_are_in_the_vocabularies_that_rdflib_knows(term: str) -> None:
    """Each term of schema.org, PROV-O and DCTERMS is one of theirs."""
    iri = URIRef(meaning(term))

    assert iri in SDO or iri in PROV or iri in DCTERMS


@pytest.mark.parametrize("term", [term for term in FOREIGN if meaning(term).startswith(SCHEMA)])
def test_terms_are_in_schema_org(term: str, schema_org) -> None:
    """Each term of schema.org is in its latest release."""
    assert meaning(term).removeprefix(SCHEMA) in schema_org


@pytest.mark.parametrize("term", [term for term in FOREIGN if meaning(term).startswith(RICO)])
def test_terms_are_in_rico(term: str, rico: Graph) -> None:
    """Each term of RiC-O is in its latest release, as a class or as a property."""
    kind = rico.value(URIRef(meaning(term)), RDF.type)

    assert kind in ((OWL.Class,) if term in CLASSES else (OWL.ObjectProperty, OWL.DatatypeProperty))


def test_values_are_what_schema_org_expects(three, every_block, tree, rdflib_graph, schema_org) -> None:
    """Every property of schema.org stands on a type of its domain and leads to a value of its range."""
    wrong = []
    for document in (*three, every_block):
        graph = rdflib_graph(tree(document))
        for subject, term, value in statements(graph, SCHEMA):
            domain, range_ = schema_org[term]["schema:domainIncludes"], schema_org[term]["schema:rangeIncludes"]
            kinds = schema_kinds(graph, subject, schema_org)
            if kinds is not None and not kinds & set(domain):
                wrong.append(f"{term} stands on {sorted(kinds)}")
            found = (
                LITERALS[value.datatype] if isinstance(value, Literal) else schema_kinds(graph, value, schema_org)
            )
            if (found is not None and not found & set(range_)) or (isinstance(value, Literal) and value.ill_typed):
                wrong.append(f"{term} leads to {value!r}")

    assert wrong == []


def test_values_are_what_rico_expects(three, tree, rdflib_graph, rico: Graph, ontology: Graph) -> None:
    """Every property of RiC-O stands on a class of its domain and leads to a value of its range."""
    wrong = []
    for document in three:
        graph = rdflib_graph(tree(document)) + ontology
        for subject, term, value in statements(graph, RICO):
            kinds = rico_kinds(graph, subject, rico)
            if not kinds & rico_expected(rico, term, RDFS.domain):
                wrong.append(f"{term} stands on {sorted(kinds)}")
            expected = rico_expected(rico, term, RDFS.range)
            if RDFS.Literal in expected:
                right = isinstance(value, Literal)
            else:
                right = bool(rico_kinds(graph, value, rico) & expected)
            if not right:
                wrong.append(f"{term} leads to {value!r}")

    assert wrong == []


def test_provenance_is_what_prov_expects(three, tree, rdflib_graph, monkeypatch) -> None:
    """Every property of PROV-O stands on a thing of its domain and leads to one of its range."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    used = set[str]()
    for document in three:
        graph = rdflib_graph(tree(document))
        for subject, term, value in statements(graph, str(PROV)):
            domain, range_ = PROVENANCE[term]
            used.add(term)

            assert (subject, RDF.type, domain) in graph
            if isinstance(value, Literal):
                assert value.datatype == range_
            else:
                assert (value, RDF.type, range_) in graph
    assert used == PROVENANCE.keys()


def test_dublin_core_is_literal(three, tree, rdflib_graph) -> None:
    """The properties of Dublin Core that are used lead to texts and dates, as their ranges want."""
    values = {
        term: value
        for document in three
        for _, term, value in statements(rdflib_graph(tree(document)), str(DCTERMS))
    }

    assert {term: value.datatype for term, value in values.items()} == {
        "identifier": None,
        "available": XSD.dateTime,
    }


def statements(graph: Graph, namespace: str) -> Iterator[tuple[URIRef | BNode, str, URIRef | BNode | Literal]]:
    """Every statement with a property of a vocabulary, lists taken apart."""
    for subject, predicate, value in graph:
        if str(predicate).startswith(namespace):
            is_list = value == RDF.nil or (value, RDF.first, None) in graph
            for one in Collection(graph, value) if is_list else [value]:
                yield subject, str(predicate).removeprefix(namespace), one


def schema_kinds(graph: Graph, node, schema_org) -> set[str] | None:
    """The types of a node in schema.org, with all above them; None for a thing that is told elsewhere."""
    types = {str(kind) for kind in graph.objects(node, RDF.type)}
    if not types:
        return None
    names = {kind.removeprefix(SCHEMA) for kind in types if kind.startswith(SCHEMA)} | {"Thing"}
    for kind in types:
        names |= OWN_PARENTS.get(kind.removeprefix(NAMESPACE), set())
    return closure(names, lambda name: schema_org[name]["rdfs:subClassOf"])


def rico_kinds(graph: Graph, node, rico: Graph) -> set[URIRef]:
    """The classes of a node in RiC-O, with all above them; a thing that is told elsewhere may be any."""
    types = set(graph.objects(node, RDF.type)) or {URIRef(RICO + "Record")}
    return closure(
        types, lambda kind: [one for one in rico.objects(kind, RDFS.subClassOf) if isinstance(one, URIRef)]
    )


def rico_expected(rico: Graph, term: str, relation: URIRef) -> set[URIRef]:
    """The classes that a property's domain or range names, also as a union."""
    found = set()
    for kind in rico.objects(URIRef(RICO + term), relation):
        union = rico.value(kind, OWL.unionOf)
        found |= set(Collection(rico, union)) if union else {kind}
    return found


def closure(names: set, above: Callable) -> set:
    """*names* and everything above them."""
    found, left = set(), list(names)
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left.extend(above(one))
    return found

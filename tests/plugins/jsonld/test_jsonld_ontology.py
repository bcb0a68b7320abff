"""The ontology: it defines each term of our own, and what outputs say fits what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DC, DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from converter import Level, Precedence, load_registry
from converter_jsonld.terms import CLASSES, CONTEXT, FORMS, LEVELS, NAMESPACE, PRECEDENCES, PROPERTIES

OWN = Namespace(NAMESPACE)
BASE = NAMESPACE.removesuffix("ns#")
UNSAID = {"Block", "Mark", "ClassificationLevel", "Precedence", "classificationLevels", "precedences", "listOf"}
"""Terms that outputs do not have: what others are of."""
DCMITYPE = Namespace("http://purl.org/dc/dcmitype/")
EDM = Namespace("http://www.europeana.eu/schemas/edm/")
KNOWN = {
    *(EDM[term] for term in ("Agent", "Place", "ProvidedCHO", "TimeSpan", "WebResource")),
    *(EDM[term] for term in ("hasType", "hasView", "isRelatedTo")),
    DCMITYPE.Text,
}
"""The terms of vocabularies of which rdflib has no list, as their documents have them."""


def own_terms(words: frozenset[str]) -> list[str]:
    """Those of *words* that the context puts in our namespace."""
    return sorted(word for word in words if definition(word).startswith("archive:"))


def definition(word: str) -> str:
    """What a term stands for, in short."""
    meaning = CONTEXT[word]
    return meaning["@id"] if isinstance(meaning, dict) else meaning


@pytest.mark.parametrize(
    "word", own_terms(PROPERTIES | CLASSES) + sorted(FORMS | {*LEVELS.values(), *PRECEDENCES.values()})
)
def test_each_term_is_defined(word: str, ontology: Graph) -> None:
    """Each term of the context has its definition: what it is called, what it means, and who says so."""
    term = OWN[word]

    assert definition(word) == f"archive:{word}"
    assert [one.language for one in ontology.objects(term, RDFS.label)] == ["en"]
    [comment] = ontology.objects(term, RDFS.comment)
    assert comment.endswith(".")
    assert (term, RDFS.isDefinedBy, URIRef(NAMESPACE.removesuffix("#"))) in ontology
    assert set(ontology.objects(term, RDF.type)) <= {
        *(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property, OWL.NamedIndividual),
        *(OWN.ClassificationLevel, OWN.Precedence, URIRef(CONTEXT["rico"] + "DocumentaryFormType")),
    }
    assert ((term, RDF.type, OWL.Class) in ontology) is (word in CLASSES)


@pytest.mark.parametrize("word", own_terms(PROPERTIES))
def test_each_property_has_domain_and_range(word: str, ontology: Graph) -> None:
    """A property says where it stands and what it leads to; a list, of what."""
    term, meaning = OWN[word], CONTEXT[word]
    is_list = isinstance(meaning, dict) and meaning.get("@container") == "@list"

    [domain] = ontology.objects(term, RDFS.domain)
    [range_] = ontology.objects(term, RDFS.range)
    assert domain
    assert (range_ == RDF.List) is is_list
    assert len(list(ontology.objects(term, OWN.listOf))) == is_list


def test_no_term_is_defined_that_is_not_used(ontology: Graph) -> None:
    """Whatever the ontology defines, the context has, or something of it."""
    defined = {
        str(term).removeprefix(NAMESPACE)
        for term in ontology.subjects(RDFS.label)
        if str(term).startswith(NAMESPACE)
    }

    assert defined == UNSAID | {
        word for word in CONTEXT if not word.startswith("@") and definition(word) == f"archive:{word}"
    }


def test_one_base(ontology: Graph, shapes: Graph) -> None:
    """The namespace of the context is that of the ontology and of the shapes; those of our plugins lie beside it."""
    assert dict(ontology.namespaces())["archive"] == URIRef(NAMESPACE)
    assert dict(shapes.namespaces())["archive"] == URIRef(NAMESPACE)
    assert (URIRef(NAMESPACE.removesuffix("#")), RDF.type, OWL.Ontology) in ontology
    registry = load_registry()
    ours = {one.prefix: one.namespace for one in registry.extensions if one.__module__.startswith("converter_")}
    assert ours == {prefix: f"{BASE}{prefix}#" for prefix in ours}
    assert len(ours) > 3
    mentioned = {
        str(term)
        for graph in (ontology, shapes)
        for triple in graph
        for term in triple
        if isinstance(term, URIRef)
    }
    assert {term for term in mentioned if term.startswith(BASE) and not term.startswith(NAMESPACE)} <= {
        NAMESPACE.removesuffix("#")
    }


@pytest.mark.parametrize(("ranks", "scheme"), [(Level, LEVELS), (Precedence, PRECEDENCES)])
def test_ranks_are_in_order(ranks, scheme, ontology: Graph) -> None:
    """The notations of levels and precedences rise as the model's do."""
    notations = [ontology.value(OWN[scheme[rank]], SKOS.notation).toPython() for rank in ranks]

    assert notations == list(range(len(notations)))


def foreign(graph: Graph) -> set[URIRef]:
    """Every term of another vocabulary that a graph names."""
    return {
        term
        for triple in graph
        for term in triple
        if isinstance(term, URIRef) and not str(term).startswith((BASE, "urn:", "https://www.apache.org/"))
    }


@pytest.mark.parametrize("name", ["ontology", "shapes"])
def test_terms_of_others_are_theirs(name: str, request: pytest.FixtureRequest, rico: Graph) -> None:
    """Each term of another vocabulary that is named as a neighbour is in that vocabulary."""
    terms = foreign(request.getfixturevalue(name))
    rico_terms = {term for term in terms if str(term).startswith(CONTEXT["rico"])}
    shacl = {term for term in terms if str(term).startswith("http://www.w3.org/ns/shacl#")}
    pages = {URIRef(CONTEXT["rico"].removesuffix("#")), URIRef(CONTEXT["schema"])}

    assert [term for term in rico_terms if (term, RDF.type, None) not in rico] == []
    others = terms - rico_terms - shacl - pages - KNOWN
    spaces = (DC, DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD)
    assert [term for term in others if not any(term in space for space in spaces)] == []


def test_outputs_fit_the_ontology(three, every_block, tree, rdflib_graph, ontology: Graph) -> None:
    """Each of our properties stands on a thing of its domain and leads to things of its range."""
    wrong: list[str] = []
    for document in (*three, every_block):
        wrong += misfits(rdflib_graph(tree(document)), ontology)

    assert wrong == []


def test_a_misfit_would_be_seen(telegram, tree, rdflib_graph, ontology: Graph) -> None:
    """The walk of the test before finds a property on the wrong thing, and a wrong value."""
    written = tree(telegram)
    written["instruction"][0]["routingIndicator"] = "RUEHC"
    written["content"][0]["hasHead"] = "yes"
    written["caption"] = [{"@type": "Notice"}]

    assert len(misfits(rdflib_graph(written), ontology)) == 5


def misfits(graph: Graph, ontology: Graph) -> list[str]:
    """Each statement with a property of ours that does not fit its definition."""
    both = graph + ontology
    wrong = []
    for subject, term, value in graph:
        if not str(term).startswith(NAMESPACE) or "." in str(term).removeprefix(NAMESPACE):
            continue  # a term of a plugin that is not installed has a point in it
        if not is_of(subject, ontology.value(term, RDFS.domain), both):
            wrong.append(f"{term} stands on {subject}")
        expected = ontology.value(term, OWN.listOf) or ontology.value(term, RDFS.range)
        is_list = value == RDF.nil or (value, RDF.first, None) in graph
        values = Collection(graph, value) if is_list else [value]
        wrong += [f"{term} leads to {one}" for one in values if not is_of(one, expected, both)]
    return wrong


def is_of(node: URIRef | BNode | Literal, kind: URIRef | BNode, graph: Graph) -> bool:
    """Whether a node is of a class or a datatype, by its types and the classes above them."""
    union = graph.value(kind, OWL.unionOf)
    if union:
        return any(is_of(node, one, graph) for one in Collection(graph, union))
    if isinstance(node, Literal):
        return (node.datatype or XSD.string) in ({kind, XSD.dateTime} if kind == XSD.date else {kind})
    types = set(graph.objects(node, RDF.type))
    if kind in (RDF.Property, OWL.Thing) or not types:
        return True  # inferred names properties; a record that is told elsewhere may be any
    above = {two for one in types for two in superclasses(one, graph)}
    return kind in above or (kind == URIRef(CONTEXT["rico"] + "Agent") and bool(types & AGENTS))


AGENTS = {URIRef(CONTEXT["rico"] + "CorporateBody"), SDO.Person, SDO.Organization}
"""What is an agent by RiC-O, and by the neighbours that the ontology names."""


def superclasses(kind: URIRef, graph: Graph) -> Iterator[URIRef]:
    """A class and all above it."""
    yield from graph.transitive_objects(kind, RDFS.subClassOf)


def test_the_files_are_there(root: Path) -> None:
    """Ontology, shapes, schema and context lie together, and the page about them names each."""
    folder = root / "schemas" / "converter_schemas" / "jsonld"
    page = (root / "schemas" / "README.md").read_text(encoding="utf-8")

    assert [path.name for path in sorted(folder.iterdir()) if f"jsonld/{path.name}" not in page] == []

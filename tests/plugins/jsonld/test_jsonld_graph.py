"""Outputs as graphs: two libraries see the same, all of it, and fetch nothing."""

from __future__ import annotations

from typing import Any

from attrs import evolve, fields, has
from hypothesis import given, settings
from rdflib import RDF, Literal, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from converter import Cited, Document, Identifier, UnknownExtension
from converter.testing import DrawnExtension, documents
from converter_jsonld.terms import CONTEXT, NAMESPACE


def iri(word: str) -> str:
    """A term, a compact IRI or an IRI, as the context would have it expanded."""
    if word in CONTEXT:
        meaning = CONTEXT[word]
        return iri(meaning["@id"] if isinstance(meaning, dict) else meaning)
    prefix, colon, rest = word.partition(":")
    return CONTEXT[prefix] + rest if colon and prefix in CONTEXT else word


def lost(tree: dict[str, Any], node: dict[str, Any]) -> list[str]:
    """Each key of *tree* that its expanded form *node* does not have, or has with fewer values."""
    found = []
    for key, value in tree.items():
        if key == "@context":
            continue
        value = value["@list"] if isinstance(value, dict) and "@list" in value else value  # noqa: PLW2901
        values = value if isinstance(value, list) else [value]
        there = node.get(key if key.startswith("@") else iri(key))
        if there and isinstance(there[0], dict) and "@list" in there[0]:
            there = there[0]["@list"]
        if there is None or (not key.startswith("@") and len(there) != len(values)):
            found.append(key)
        elif key == "@type" and "@value" not in tree:
            found += [one for one, meant in zip(values, there, strict=True) if meant != iri(one)]
        elif not key.startswith("@"):
            for one, meant in zip(values, there, strict=True):
                if isinstance(one, dict):
                    found += lost(one, meant)
    return found


@settings(max_examples=settings().max_examples // 5)
@given(document=documents())
def test_two_libraries_make_the_same_graph(document: Document, tree, graphs, shape) -> None:
    """Any record gives pyld and rdflib the same graph; neither fetches anything."""
    written = tree(document)
    one, other = (make_graph(written) for make_graph in graphs)

    assert shape(one) == shape(other)


def test_graphs_are_isomorphic(three, tree, graphs) -> None:
    """So says the general comparison too, which knows nothing of these graphs."""
    for document in three:
        one, other = (make_graph(tree(document)) for make_graph in graphs)

        assert isomorphic(one, other)


@settings(max_examples=settings().max_examples // 5)
@given(document=documents())
def test_all_is_said_and_nothing_is_dropped(document: Document, tree, expanded, strings) -> None:
    """Every text that the metadata of any record cite is in the output, outside the lines of the source; and every key
    and every type of the output is still there when the context was applied.
    """
    written = tree(document)
    shown = set(
        strings({key: one for key, one in written.items() if key not in ("hasOrHadInstantiation", "content")})
    )

    assert [text for text in said(document.metadata) if text not in shown] == []
    assert lost(written, expanded(written)) == []


def test_a_dropped_key_would_be_seen(telegram, tree, expanded) -> None:
    """The walk of the test before finds a key that is in no context, and a type."""
    written = tree(telegram)
    written["sender"][0]["unheardOf"] = "x"
    written["event"][0]["@type"] = "Unheard"

    assert set(lost(written, expanded(written))) >= {"unheardOf", "Unheard"}


def said(value: Any) -> list[str]:
    """The texts that a part of the metadata cites."""
    if isinstance(value, Cited):
        return [value.value] if type(value.value) is str else []
    if isinstance(value, tuple):
        return [text for one in value for text in said(one)]
    if has(type(value)) and not isinstance(value, UnknownExtension):
        return [text for one in fields(type(value)) for text in said(getattr(value, one.name))]
    return []


def test_lists_keep_order_and_repeats(telegram, tree, rdflib_graph) -> None:
    """What stands twice, stands twice in the graph, in its order."""
    graph = rdflib_graph(tree(telegram))
    [captions] = graph.objects(None, URIRef(iri("caption")))
    [tags] = graph.objects(None, URIRef(iri("keywords")))

    assert list(Collection(graph, captions)) == [Literal("SIPDIS"), Literal("SIPDIS")]
    assert [str(tag) for tag in Collection(graph, tags)][:3] == [
        "urn:us:state:tags:PREL",
        "urn:us:state:tags:ALVES%2C%20RUI",
        "urn:us:state:tags:PREL",
    ]


def test_graphs_join(telegram, tree, rdflib_graph) -> None:
    """A record is the same node in its own graph and in that of a record that refers to it."""
    other = evolve(telegram.metadata, identifiers=(Identifier(scheme="mrn", value=Cited("07LISBON11")),))
    both = rdflib_graph(tree(telegram)) + rdflib_graph(tree(evolve(telegram, metadata=other)))
    meant = list(both.objects(URIRef("urn:us:state:mrn:07LISBON12"), URIRef(iri("citation"))))

    assert URIRef("urn:us:state:mrn:07LISBON11") in meant
    assert (URIRef("urn:us:state:mrn:07LISBON11"), RDF.type, URIRef(iri("Cable"))) in both


def test_precedences_do_not_mix(telegram, tree, rdflib_graph) -> None:
    """What one telegram has for an office is not said of the office, which other telegrams name too."""
    graph = rdflib_graph(tree(telegram))
    office = URIRef("urn:us:plad:SECSTATE%20WASHDC")

    assert not list(graph.objects(office, URIRef(iri("precedence"))))
    assert not list(graph.objects(office, URIRef(iri("copyNumber"))))


def test_words_of_a_plugin_have_its_namespace(document, memo, tree, rdflib_graph) -> None:
    """An extension is said in terms of its own, each a list; one that is not installed under a term of ours."""
    drawn = DrawnExtension(words=("b", "a", "b"), urgent=True)
    metadata = evolve(memo.metadata, extensions=(drawn, UnknownExtension("absent", '{"a":1}')))
    graph = rdflib_graph(tree(document(metadata)))

    def said_of(term: str) -> list[str]:
        [values] = graph.objects(None, URIRef(term))
        return [str(one) for one in Collection(graph, values)]

    assert said_of("https://example.org/drawn#words") == ["b", "a", "b"]
    assert said_of("https://example.org/drawn#urgent") == ["true"]
    assert said_of(f"{NAMESPACE}unknown.absent") == ['{"a":1}']

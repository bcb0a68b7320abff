"""The graph of an output in JSON-LD as two libraries make it, and what is the same in both, however nodes are called."""

from __future__ import annotations

import warnings
from typing import Any

import orjson
from pyld import jsonld
from rdflib import RDF, XSD, BNode, Graph, Literal, Node, URIRef
from rdflib.collection import Collection


def refuse(url: str, _: object = None) -> dict[str, Any]:
    """What stands in for loading a context: nothing may be fetched."""
    raise AssertionError(f"{url} is fetched")


def pyld_graph(tree: dict[str, Any]) -> Graph:
    """The graph of an output, as pyld makes it."""
    dataset = jsonld.to_rdf(tree, {"documentLoader": refuse})
    assert set(dataset) == {"@default"}
    graph = Graph()
    for statement in dataset["@default"]:
        subject, predicate, value = (_term(statement[part]) for part in ("subject", "predicate", "object"))
        graph.add((subject, predicate, value))
    return graph


def rdflib_graph(tree: dict[str, Any]) -> Graph:
    """The graph of an output, as rdflib makes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parser uses what rdflib deprecates
        return Graph().parse(data=orjson.dumps(tree).decode(), format="json-ld")


def _term(said: dict[str, str]) -> Node:
    if said["type"] == "IRI":
        return URIRef(said["value"])
    if said["type"] == "blank node":
        return BNode(said["value"].removeprefix("_:"))
    datatype = said.get("datatype", str(XSD.string))
    return Literal(said["value"], datatype=None if datatype == str(XSD.string) else URIRef(datatype))


def shape(graph: Graph) -> list[str]:
    """A graph without the names of its blank nodes: equal for two graphs that are isomorphic.

    The general comparison takes seconds for a list of lines, most of them empty. In these graphs a blank node
    hangs on one other node only, so each can be said in full where it hangs.
    """
    hung = [value for value in graph.objects() if isinstance(value, BNode)]
    assert len(hung) == len(set(hung))
    assert set(hung) == {subject for subject in graph.subjects() if isinstance(subject, BNode)}
    named = {subject for subject in graph.subjects() if isinstance(subject, URIRef)}
    return sorted(f"{subject} {_said_of(graph, subject)}" for subject in named)


def _said_of(graph: Graph, subject: Node) -> str:
    return repr(
        sorted(f"{predicate} {_shown(graph, value)}" for predicate, value in graph.predicate_objects(subject))
    )


def _shown(graph: Graph, value: Node) -> str:
    if isinstance(value, BNode):
        if (value, RDF.first, None) in graph:
            return repr([_shown(graph, one) for one in Collection(graph, value)])
        return _said_of(graph, value)
    return repr((str(value), value.datatype)) if isinstance(value, Literal) else str(value)

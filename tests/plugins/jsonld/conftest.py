"""What the tests of JSON-LD share: three records made by hand, and graphs made of outputs by two libraries."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonld_records
import orjson
import pytest
from pyld import jsonld
from rdflib import Graph

from benchmarks.conformance import graphs as graphs_of_outputs
from benchmarks.conformance.graphs import refuse
from converter import Document, Source, Target, write
from converter_jsonld import JSONLD

SCHEMAS = files("converter_schemas") / "jsonld"


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """The terms of our own."""
    return Graph().parse(data=(SCHEMAS / "ontology.ttl").read_text(encoding="utf-8"), format="turtle")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    """The SHACL shapes of outputs."""
    return Graph().parse(data=(SCHEMAS / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")


@pytest.fixture(scope="session")
def rico(shared: Path) -> Graph:
    """The ontology of Records in Contexts."""
    return Graph().parse(shared / "schemas" / "jsonld" / "RiC-O_1-1.rdf", format="xml")


@pytest.fixture(scope="session")
def source() -> Callable[..., Source]:
    """Make a source of a text: ``source(text, encoding, name)``."""
    return jsonld_records.source_of


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """Make a record: ``document(metadata, body, source)``."""
    return jsonld_records.document


@pytest.fixture(scope="session")
def tree() -> Callable[..., dict[str, Any]]:
    """The JSON of a record's output; options as keywords."""

    def written(document: Document, **settings: str) -> dict[str, Any]:
        found = orjson.loads(write(document, JSONLD, Target(writer="jsonld", settings=settings)).data)
        assert isinstance(found, dict)
        return found

    return written


@pytest.fixture(scope="session")
def telegram() -> Document:
    """A telegram with a value in every field that a telegram may have."""
    return jsonld_records.telegram()


@pytest.fixture(scope="session")
def article() -> Document:
    """An article with a value in every field that an article may have."""
    return jsonld_records.article()


@pytest.fixture(scope="session")
def memo() -> Document:
    """A record of a genre that only a plugin knows."""
    return jsonld_records.memo()


@pytest.fixture(scope="session")
def every_block() -> Document:
    """A record with every kind of block and inline, and an extension; its words have no places of their own."""
    return jsonld_records.every_block()


@pytest.fixture(scope="session")
def three(telegram: Document, article: Document, memo: Document) -> tuple[Document, ...]:
    """One record of each kind."""
    return telegram, article, memo


@pytest.fixture(scope="session")
def expanded() -> Callable[[dict[str, Any]], dict[str, Any]]:
    """An output as pyld expands it, with a loader that refuses to fetch."""

    def expand(tree: dict[str, Any]) -> dict[str, Any]:
        [node] = jsonld.expand(tree, {"documentLoader": refuse})
        assert isinstance(node, dict)
        return node

    return expand


@pytest.fixture(scope="session")
def pyld_graph() -> Callable[[dict[str, Any]], Graph]:
    """The graph of an output, as pyld makes it."""
    return graphs_of_outputs.pyld_graph


@pytest.fixture(scope="session")
def rdflib_graph() -> Callable[[dict[str, Any]], Graph]:
    """The graph of an output, as rdflib makes it, where nothing can be fetched."""

    def graph_of(tree: dict[str, Any]) -> Graph:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("rdflib.parser.URLInputSource", refuse)
            patch.setattr("rdflib.parser.FileInputSource", refuse)
            patch.setattr("rdflib.plugins.shared.jsonld.context.source_to_json", refuse)
            return graphs_of_outputs.rdflib_graph(tree)

    return graph_of


@pytest.fixture(scope="session")
def graphs(
    pyld_graph: Callable[[dict[str, Any]], Graph], rdflib_graph: Callable[[dict[str, Any]], Graph]
) -> tuple[Callable[[dict[str, Any]], Graph], ...]:
    """Both ways to make a graph."""
    return pyld_graph, rdflib_graph


@pytest.fixture(scope="session")
def shape() -> Callable[[Graph], list[str]]:
    """A graph without the names of its blank nodes: equal for two graphs that are isomorphic."""
    return graphs_of_outputs.shape


@pytest.fixture(scope="session")
def strings() -> Callable[[Any], list[str]]:
    """Every text in a part of an output, and every number as one."""

    def strings_in(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for one in value.values() for text in strings_in(one)]
        if isinstance(value, list):
            return [text for one in value for text in strings_in(one)]
        return [str(value)]

    return strings_in

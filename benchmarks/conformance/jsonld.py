"""Who judges outputs in JSON-LD: all our rules, and the libraries for JSON Schema, JSON-LD, RDF and SHACL."""

from __future__ import annotations

import warnings
from functools import cache
from importlib.resources import files

import orjson
from jsonschema import Draft202012Validator
from pyshacl import validate
from rdflib import Graph

from benchmarks.conformance.graphs import pyld_graph, rdflib_graph, shape
from benchmarks.conformance.judge import Judge
from converter_jsonld import JSONLD

_SCHEMAS = files("converter_schemas") / "jsonld"


def _by_rules(data: bytes) -> str:
    assert JSONLD.validate is not None
    return "; ".join(map(str, JSONLD.validate(data)))


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(orjson.loads((_SCHEMAS / "v1.schema.json").read_bytes()))


def _by_schema(data: bytes) -> str:
    return "; ".join(error.message for error in _schema().iter_errors(orjson.loads(data)))


def _by_two_libraries(data: bytes) -> str:
    tree = orjson.loads(data)
    return "" if shape(pyld_graph(tree)) == shape(rdflib_graph(tree)) else "pyld and rdflib make different graphs"


@cache
def _turtle(name: str) -> Graph:
    return Graph().parse(data=(_SCHEMAS / name).read_text(encoding="utf-8"), format="turtle")


def _by_shapes(data: bytes) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pyshacl uses what rdflib deprecates
        answer, _, report = validate(
            rdflib_graph(orjson.loads(data)),
            shacl_graph=_turtle("shapes.ttl"),
            ont_graph=_turtle("ontology.ttl"),
            inference="none",
        )
    return "" if answer else str(report)


JUDGES = (
    Judge("converter validate", _by_rules),
    Judge("JSON Schema", _by_schema),
    Judge("SHACL", _by_shapes),
    Judge("pyld = rdflib", _by_two_libraries),
)

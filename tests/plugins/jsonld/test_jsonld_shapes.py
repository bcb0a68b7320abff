"""The SHACL shapes: outputs conform to them, and planted faults are found, by the shapes and by the JSON Schema."""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from attrs import frozen
from jsonschema import Draft202012Validator
from pyshacl import validate
from rdflib import Graph

from benchmarks.conformance.judge import COLLECTIONS
from converter import ConverterError, Target, convert, load_registry
from converter_jsonld import JSONLD
from converter_jsonld.schema import output_schema


@frozen
class Judge:
    """What the shapes and the schema say of an output."""

    shapes: Graph
    ontology: Graph
    schema: Draft202012Validator
    graph_of: Callable[[dict[str, Any]], Graph]

    def report(self, written: dict[str, Any]) -> str:
        """What the shapes have against an output; empty if it conforms."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # pyshacl uses what rdflib deprecates
            answer, _, report = validate(
                self.graph_of(written), shacl_graph=self.shapes, ont_graph=self.ontology, inference="none"
            )
        return "" if answer else str(report)


@pytest.fixture(scope="module")
def judge(ontology: Graph, shapes: Graph, rdflib_graph) -> Judge:
    """The shapes by pyshacl, the schema by the library for JSON Schema."""
    schema = Draft202012Validator(orjson.loads(orjson.dumps(output_schema())))
    return Judge(shapes, ontology, schema, rdflib_graph)


def test_outputs_conform(three, every_block, tree, judge: Judge) -> None:
    """What the writer writes conforms to the shapes and to the schema."""
    for document in (*three, every_block):
        written = tree(document)

        assert judge.report(written) == ""
        assert judge.schema.is_valid(written)


FAULTS: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("A record has one genre.", lambda tree: tree.pop("genre")),
    ("A record has one genre.", lambda tree: tree.update(genre=["a", "b"])),
    ("A record has one file, and the same for the web.", lambda tree: tree.pop("encoding")),
    ("A record is described once", lambda tree: tree.pop("subjectOf")),
    ("The text of a record is made of blocks.", lambda tree: tree["content"].append({"@type": "Notice"})),
    ("A message is sent at a time.", lambda tree: tree.update(dateSent={"@value": "on Monday"})),
    ("The precedence of a message is one of the five.", lambda tree: tree.update(precedence="Urgent")),
    ("The level of a marking is one of the five.", lambda tree: tree["classification"][0].update(level="Flash")),
    ("Cables are sent by offices.", lambda tree: tree["sender"].append({"@type": "Person", "name": "x"})),
    ("Cables are sent to offices.", lambda tree: tree["toRecipient"].append("SECSTATE")),
    ("A cable is no article.", lambda tree: tree.update(articleBody="x")),
    ("The documentary form of a cable", lambda tree: tree.update(hasDocumentaryFormType="PressArticle")),
    ("it stands on a participation", lambda tree: tree["sender"][0].update(precedence="Flash")),
    ("it stands on a participation", lambda tree: tree["toRecipient"][0].update(copyNumber="1")),
    ("A place has a name.", lambda tree: tree["sender"][0]["location"].pop("name")),
    ("A participation leads to one agent", lambda tree: tree["participation"][0].pop("participant")),
    ("A date has the words of the source.", lambda tree: tree["event"][0].pop("expressedDate")),
    ("A term has one code.", lambda tree: tree["keywords"][1].pop("termCode")),
    ("A term belongs to one set of terms.", lambda tree: tree["keywords"][3].pop("inDefinedTermSet")),
    ("A reference has the words of the source.", lambda tree: tree["reference"][0].pop("asPrinted")),
    ("A block of text has one text.", lambda tree: tree["content"][0].pop("text")),
    ("The number of a block is a whole number from 1.", lambda tree: tree["content"][0].update(number="one")),
    (
        "A mark begins before it ends.",
        lambda tree: tree["content"][0].update(mark=[{"@type": "Emphasis", "start": -1, "end": 2}]),
    ),
    ("A file has its size in bytes.", lambda tree: tree["hasOrHadInstantiation"].update(contentSize="large")),
    ("A file has its checksum", lambda tree: tree["hasOrHadInstantiation"].update(sha256="XYZ")),
    ("A description is derived from the file.", lambda tree: tree["subjectOf"].pop("wasDerivedFrom")),
    ("A program has its version.", lambda tree: tree["subjectOf"]["wasGeneratedBy"]["wasAssociatedWith"].pop("softwareVersion")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "change"), FAULTS, ids=[sentence for sentence, _ in FAULTS])
def test_planted_faults_are_found(telegram, tree, judge: Judge, sentence: str, change) -> None:
    """A fault is told by its shape in words, is refused by the schema, and by `converter validate`."""
    written = tree(telegram)
    change(written)

    assert sentence in judge.report(written)
    assert not judge.schema.is_valid(written)
    assert JSONLD.validate(orjson.dumps(written))


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("An article has its text as a whole.", lambda tree: tree.pop("articleBody")),
        ("An article is sent to nobody.", lambda tree: tree.update(sender=[{"@type": "Person", "name": "x"}])),
        (
            "Articles are written by persons, or by the house",
            lambda tree: tree["author"].append({"@type": "Place", "name": "x"}),
        ),
        ("A record has one title at most", lambda tree: tree.update(title="Another")),
    ],
)
def test_planted_faults_of_articles_are_found(article, tree, judge: Judge, sentence: str, change) -> None:
    """Likewise in an article."""
    written = tree(article)
    change(written)

    assert sentence in judge.report(written)
    assert JSONLD.validate(orjson.dumps(written))


@pytest.mark.slow
def test_real_documents_conform(shared: Path, judge: Judge) -> None:
    """The five real documents conform to the shapes, to the schema and to all rules."""
    for path in sorted((shared / "seeds").glob("*.txt")):
        assert fault_of(path, judge, shapes=True) == "", path.name


@pytest.mark.slow
def test_a_sample_of_the_corpus_conforms(shared: Path, judge: Judge) -> None:
    """So do the first and the last document of each form in the corpus that a reader knows."""
    for collection in COLLECTIONS[1:]:
        paths = list(collection.paths(shared))
        faults = [fault_of(path, judge, shapes=True) for path in (paths[0], paths[-1])]

        assert not any(faults), collection.name


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_the_corpus_conforms(shared: Path, judge: Judge) -> None:
    """So does each document of the corpus by the schema and the rules, and one in ten by the shapes."""
    chance = random.Random(5)
    paths = [path for collection in COLLECTIONS for path in collection.paths(shared)]
    faults = {path: fault_of(path, judge, shapes=chance.random() < 0.1) for path in paths}

    assert {path.name: fault for path, fault in faults.items() if fault} == {}
    assert sum(fault is not None for fault in faults.values()) > 1500


REGISTRY = load_registry()


def fault_of(path: Path, judge: Judge, *, shapes: bool) -> str | None:
    """What is wrong with a document's output; None if no reader knows the document."""
    try:
        [output] = convert(path, [Target(writer="jsonld")], REGISTRY).outputs
    except ConverterError:
        return None
    written = orjson.loads(output.data)
    problems = [str(one) for one in JSONLD.validate(output.data)]
    problems += [one.message for one in judge.schema.iter_errors(written)]
    return "; ".join(problems) or (judge.report(written) if shapes else "")

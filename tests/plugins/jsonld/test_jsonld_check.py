"""The check that every output passes: planted faults are found, each with its path."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter_jsonld import JSONLD


def test_outputs_have_no_problem(three, every_block, tree) -> None:
    """What the writer writes passes, with or without the lines of the source."""
    for document in (*three, every_block):
        assert not JSONLD.check(orjson.dumps(tree(document)))
        assert not JSONLD.check(orjson.dumps(tree(document, source="no")))


@pytest.mark.parametrize(
    ("change", "path", "rule"),
    [
        (lambda tree: tree.update(headlin="x"), "$.headlin", "term"),
        (lambda tree: tree["sender"][0].update(schema="x"), "$.sender[0].schema", "term"),
        (lambda tree: tree["sender"][0].update(Cable="x"), "$.sender[0].Cable", "term"),
        (lambda tree: tree["content"][0].update({"@index": "x"}), "$.content[0].@index", "term"),
        (lambda tree: tree["content"][0].update({"http://a b": "x"}), "$.content[0].http://a b", "term"),
        (lambda tree: tree["content"][0].update({"@type": "Paragraf"}), "$.content[0].@type", "term"),
        (lambda tree: tree["content"][0].update({"@type": "Secret"}), "$.content[0].@type", "term"),
        (lambda tree: tree["content"][0].update({"@type": ["Paragraph", 1]}), "$.content[0].@type", "term"),
        (lambda tree: tree["dateCreated"].update({"@type": "xsd:day"}), "$.dateCreated.@type", "term"),
        (lambda tree: tree.update(precedence="Urgent"), "$.precedence", "term"),
        (lambda tree: tree.update(precedence=["Flash", "Secret"]), "$.precedence", "term"),
        (lambda tree: tree.update(precedence={"name": "x"}), "$.precedence", "term"),
        (lambda tree: tree["classification"][0].update(level="secret"), "$.classification[0].level", "term"),
        (lambda tree: tree.update({"@id": "a relative one"}), "$.@id", "iri"),
        (lambda tree: tree.update({"@id": 1}), "$.@id", "iri"),
        (lambda tree: tree["citation"].append("07 LISBON"), "$.citation", "iri"),
        (lambda tree: tree["participation"][0].update(participant="x"), "$.participation[0].participant", "iri"),
        (lambda tree: tree["@context"].update(headline="schema:name"), "$.@context", "context"),
        (lambda tree: tree.pop("@context"), "$.@context", "context"),
        (
            lambda tree: tree["hasOrHadInstantiation"]["sourceLine"].pop(),
            "$.hasOrHadInstantiation.sourceLine",
            "source",
        ),
        (lambda tree: tree.pop("hasOrHadInstantiation"), "$.hasOrHadInstantiation", "source"),
    ],
)
def test_faults_are_found(telegram, tree, change, path: str, rule: str) -> None:
    """A fault is one problem, with the path of what is wrong and the rule that it breaks."""
    written = tree(telegram)
    change(written)

    [problem] = JSONLD.check(orjson.dumps(written))

    assert problem.message.startswith(f"{path}: ")
    assert problem.rule == rule


@pytest.mark.parametrize(("data", "rule"), [(b"[]", "object"), (b"null", "object"), (b"{", "json"), (b"", "json")])
def test_other_files_are_refused(data: bytes, rule: str) -> None:
    """What is no object, or no JSON, is said so."""
    [problem] = JSONLD.check(data)

    assert problem.rule == rule


def test_a_fault_in_the_json_has_its_line(telegram, tree) -> None:
    """What is no JSON has the line where it breaks."""
    [problem] = JSONLD.check(b'{\n  "a": 1,\n  b\n}')

    assert problem.line == 3


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("@id", "@type", "@value", "@list", "level", "citation", "x")), inner)
    ),
)


@given(value=json_values)
def test_any_json_in_our_context_is_judged(value: object, telegram, tree) -> None:
    """No value breaks the check."""
    written = tree(telegram)
    written["content"].append(value)
    written["extra"] = value

    assert JSONLD.check(orjson.dumps(written))

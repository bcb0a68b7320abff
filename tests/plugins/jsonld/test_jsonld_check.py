"""The check that every output passes: planted faults are found, each with its path."""

from __future__ import annotations

import json

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import Cited, Metadata, write
from converter_jsonld import JSONLD


def test_outputs_have_no_problem(three, every_block, tree) -> None:
    """What the writer writes passes, with or without the lines of the source."""
    for document in (*three, every_block):
        assert not JSONLD.check(orjson.dumps(tree(document)))
        assert not JSONLD.check(orjson.dumps(tree(document, source="no")))


@pytest.mark.parametrize(
    ("change", "path", "rule"),
    [
        (lambda tree: tree.update(headlin="x"), "/headlin", "term"),
        (lambda tree: tree["sender"][0].update(schema="x"), "/sender/0/schema", "term"),
        (lambda tree: tree["sender"][0].update(Cable="x"), "/sender/0/Cable", "term"),
        (lambda tree: tree["content"][0].update({"@index": "x"}), "/content/0/@index", "term"),
        (lambda tree: tree["content"][0].update({"http://a b": "x"}), "/content/0/http:~1~1a b", "term"),
        (lambda tree: tree["content"][0].update({"@type": "Paragraf"}), "/content/0/@type", "term"),
        (lambda tree: tree["content"][0].update({"@type": "Secret"}), "/content/0/@type", "term"),
        (lambda tree: tree["content"][0].update({"@type": ["Paragraph", 1]}), "/content/0/@type", "term"),
        (lambda tree: tree["dateCreated"].update({"@type": ["xsd:day"]}), "/dateCreated/@type", "term"),
        (lambda tree: tree["dateCreated"].update({"@type": "Paragraph"}), "/dateCreated", "literal"),
        (lambda tree: tree.update(precedence="Urgent"), "/precedence", "term"),
        (lambda tree: tree.update(precedence=["Flash", "Secret"]), "/precedence", "term"),
        (lambda tree: tree.update(precedence={"name": "x"}), "/precedence", "term"),
        (lambda tree: tree["classification"][0].update(level="secret"), "/classification/0/level", "term"),
        (lambda tree: tree.update({"@id": "a relative one"}), "/@id", "iri"),
        (lambda tree: tree.update({"@id": 1}), "/@id", "iri"),
        (lambda tree: tree["citation"].append("07 LISBON"), "/citation", "iri"),
        (lambda tree: tree["participation"][0].update(participant="x"), "/participation/0/participant", "iri"),
        (lambda tree: tree.update({"@id": ["urn:a:b"]}), "/@id", "iri"),
        (lambda tree: tree.update({"@type": []}), "/@type", "term"),
        (lambda tree: tree.update(inferred=["headlin"]), "/inferred", "term"),
        (lambda tree: tree.update(headline=None), "/headline", "value"),
        (lambda tree: tree["content"].append(None), "/content/1", "value"),
        (lambda tree: tree["content"].append([{"@type": "Unheard"}]), "/content/1", "value"),
        (lambda tree: tree.update(dateSent="yesterday"), "/dateSent", "literal"),
        (lambda tree: tree.update(dateSent="2007-02-30T15:30:00Z"), "/dateSent", "literal"),
        (lambda tree: tree.update(declassifyOn="2017-01-02T00:00:00Z"), "/declassifyOn", "literal"),
        (lambda tree: tree["dateCreated"].update({"@value": "2007-13-01"}), "/dateCreated", "literal"),
        (lambda tree: tree["dateCreated"].update({"@id": "urn:a:b"}), "/dateCreated", "literal"),
        (lambda tree: tree.update(headline={"@value": ["x"]}), "/headline", "literal"),
        (
            lambda tree: tree["hasOrHadInstantiation"].update({"@id": "urn:sha256:00"}),
            "/hasOrHadInstantiation/@id",
            "source",
        ),
        (lambda tree: tree["@context"].update(headline="schema:name"), "/@context", "context"),
        (lambda tree: tree.pop("@context"), "/@context", "context"),
        (
            lambda tree: tree["hasOrHadInstantiation"]["sourceLine"].pop(),
            "/hasOrHadInstantiation/sourceLine",
            "source",
        ),
        (lambda tree: tree.pop("hasOrHadInstantiation"), "/hasOrHadInstantiation", "source"),
    ],
)
def test_faults_are_found(telegram, tree, change, path: str, rule: str) -> None:
    """A fault is one problem, with the path of what is wrong and the rule that it breaks."""
    written = tree(telegram)
    change(written)

    [problem] = JSONLD.check(orjson.dumps(written))

    assert (problem.path, problem.rule) == (path, rule)


@pytest.mark.parametrize(("data", "rule"), [(b"[]", "object"), (b"null", "object"), (b"{", "json"), (b"", "json")])
def test_other_files_are_refused(data: bytes, rule: str) -> None:
    """What is no object, or no JSON, is said so."""
    [problem] = JSONLD.check(data)

    assert problem.rule == rule


def test_a_context_that_stands_twice_is_none_of_ours(telegram) -> None:
    """The second would count for most readers."""
    data = write(telegram, JSONLD).data
    twice = data.rstrip()[:-1] + b',"@context":{"text":"urn:a:b"}}'

    assert [problem.rule for problem in JSONLD.check(twice)] == ["context"]


def test_a_broken_output_has_its_line(telegram) -> None:
    """Lines are counted from the beginning of the file, its context included."""
    data = write(telegram, JSONLD).data
    broken = data.replace(b'"headline": "', b'"headline": x"', 1)
    [problem] = JSONLD.check(broken)

    assert problem.line == broken[: broken.index(b'x"')].count(b"\n") + 1


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


@settings(max_examples=settings().max_examples // 4)
@given(value=json_values)
def test_any_json_in_our_context_is_judged(value: object, telegram, tree) -> None:
    """No value breaks the check."""
    written = tree(telegram)
    written["content"].append(value)
    written["extra"] = value

    assert JSONLD.check(orjson.dumps(written))


def test_a_key_that_stands_twice_is_found(telegram, tree) -> None:
    """One reader of JSON takes the first, another the last: the checksum of the source, say."""
    data = orjson.dumps(tree(telegram))
    twice = data.replace(b'"sha256":"', b'"sha256":"0",\n"sha256":"', 1)
    [problem] = JSONLD.check(twice)

    assert (problem.message, problem.line, problem.rule) == ("an object has 'sha256' twice", 2, "json")


def test_an_escaped_colon_hides_no_second_key(telegram) -> None:
    """As many colons stand in the file as would without the second key, in the record as in the context."""
    data = write(telegram, JSONLD).data
    twice = data.replace(b'  "title": "HARBOUR', b'  "headline": "x",\n  "title": "\\u003aHARBOUR', 1)
    [problem] = JSONLD.check(twice)

    assert problem.message == "an object has 'headline' twice"
    assert problem.line == twice[: twice.index(b'"headline": "x"')].count(b"\n") + 1


def test_colons_in_texts_are_no_keys(document, tree) -> None:
    """A text may look like keys, and another program may write its quotation marks in another way."""
    data = orjson.dumps(tree(document(Metadata(genre="memorandum", title=Cited('"a": "a":')))))

    assert not JSONLD.check(data)
    assert not JSONLD.check(data.replace(b'\\"a\\"', b"\\u0022a\\u0022"))
    assert not JSONLD.check(json.dumps(orjson.loads(data), separators=(" , ", " : ")).encode())


def test_depth(telegram, tree) -> None:
    """Quotes in quotes are judged as deep as they are written; what lies deeper is none of our files."""
    data = orjson.dumps(tree(telegram))

    def problems(depth: int, words: bytes) -> list[str]:
        quotes = b'{"@type":"Quote","content":[' * depth + words + b"]}" * depth
        return [str(one) for one in JSONLD.check(data.replace(b'"content":[', b'"content":[%b,' % quotes, 1))]

    assert problems(100, b'{"text":"x"}') == []
    assert problems(100, b'{"text":"y","text":"x"}') == ["line 1: an object has 'text' twice [json]"]
    assert problems(100, b'{"txet":"x"}') != []
    assert problems(400, b'{"text":"x"}') == ["line 1: its objects are nested too deeply [json]"]

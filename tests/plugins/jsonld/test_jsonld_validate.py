"""All rules for an output: planted faults are found, each with its pointer, its line and the rule in words."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from converter import Document, write
from converter_jsonld import JSONLD
from converter_jsonld.consistency import RULES
from converter_jsonld.places import lines, pointer
from converter_jsonld.schema import output_schema, violations

KNOWN = {
    *("$ref", "type", "const", "enum", "pattern", "minimum", "minLength", "minItems", "uniqueItems", "required"),
    *("properties", "patternProperties", "additionalProperties", "items", "allOf", "anyOf", "if", "then"),
    *("$schema", "$id", "$defs", "title", "description"),
}
"""The keywords of JSON Schema that ours may use, as the writer's package answers them."""


def test_outputs_are_valid(three, every_block, tree) -> None:
    """What the writer writes keeps all rules, with or without the lines of the source."""
    for document in (*three, every_block):
        for settings in ({}, {"source": "no"}):
            assert not JSONLD.validate(orjson.dumps(tree(document, **settings)))


@pytest.mark.parametrize(
    ("change", "path", "words"),
    [
        (lambda tree: tree.pop("genre"), "", "has no 'genre'"),
        (lambda tree: tree.pop("articleBody"), "", "has no 'articleBody': an article has its text as a whole"),
        (lambda tree: tree.update(dateTimeGroup=["x"]), "/dateTimeGroup", "must not be here: an article"),
        (lambda tree: tree.update(genre=1), "/genre", "is no string"),
        (lambda tree: tree.update(genre=True), "/genre", "is no string"),
        (lambda tree: tree.update(text="x"), "/text", "no object of this kind has it: the record"),
        (lambda tree: tree["content"][0].pop("text"), "/content/0", "has no 'text': a paragraph has its text"),
        (lambda tree: tree["content"][0].update(number=0), "/content/0/number", "0 is less than 1"),
        (lambda tree: tree["content"][0].update(number=True), "/content/0/number", "is no integer"),
        (lambda tree: tree["content"][0].update({"@type": "Row"}), "/content/0/@type", "none of 'Paragraph', "),
        (lambda tree: tree.update(author=[]), "/author", "is an empty list"),
        (lambda tree: tree["author"][0].update({"@type": "Place"}), "/author/0/@type", "none of 'Person', 'Organization'"),
        (lambda tree: tree["author"][0].update({"@type": "Organization"}), "/author/0/jobTitle", "an organization has its name"),
        (lambda tree: tree["hasOrHadInstantiation"].update(contentSize="63"), "/hasOrHadInstantiation/contentSize", "63"),
        (lambda tree: tree["extension"][0].update(nonsense=1), "/extension/0/nonsense", "not a term of the context"),
        (lambda tree: tree["extension"][1].update({"urn:a:b": "x"}), "/extension/1/urn:a:b", "is no object"),
        (lambda tree: tree["inferred"].append("headline") or tree["inferred"].append("headline"), "/inferred", "twice"),
        (lambda tree: tree["subjectOf"]["wasGeneratedBy"].update(reader=""), "/subjectOf/wasGeneratedBy/reader", "is empty"),
        (lambda tree: tree["isPartOf"].update(datePublished="soon"), "/isPartOf/datePublished", "soon"),
        (lambda tree: tree["event"][0].update(normalizedDateValue=7), "/event/0/normalizedDateValue", "7"),
    ],
)  # fmt: skip
def test_faults_of_structure_are_found(article, tree, change, path: str, words: str) -> None:
    """An object that lacks something, has too much or something else, is told with the sentence of its rule."""
    written = tree(article)
    written["inferred"] = ["genre"]
    change(written)

    [problem] = JSONLD.validate(orjson.dumps(written))

    assert problem.path == path
    assert words in problem.message


def other(tree: dict[str, Any]) -> None:
    """Give the file another name wherever the quick check does not look."""
    tree["encoding"] = "urn:sha256:" + "0" * 64


CONTRADICTIONS = [
    ("names", "/@id", lambda tree: tree.update({"@id": "urn:us:state:mrn:07LISBON13"})),
    ("names", "/referenceNumber", lambda tree: tree["identifier"].pop(0)),
    ("names", "/content/0/@id", lambda tree: tree["content"][0].update(number=2)),
    ("file", "/encoding", other),
    ("file", "/hasOrHadInstantiation/contentSize", lambda tree: tree["hasOrHadInstantiation"].update(contentSize="1 B")),
    ("file", "/subjectOf/wasDerivedFrom", lambda tree: tree["subjectOf"].update(wasDerivedFrom="urn:sha256:" + "0" * 64)),
    ("titles", "/title", lambda tree: tree.update(title="FERRY TALKS")),
    ("dates", "/dateSent", lambda tree: tree.update(dateSent="2007-01-02T15:31:00Z")),
    ("dates", "/declassifyOn", lambda tree: tree["event"].pop(2)),
    ("correspondents", "/hasSender", lambda tree: tree.pop("hasSender")),
    ("correspondents", "/hasAddressee", lambda tree: tree["hasAddressee"].pop(1)),
    ("participants", "/participation/0/participant", lambda tree: tree["participation"][0].update(participant="urn:a:b")),
    ("citations", "/citation", lambda tree: tree["citation"].pop()),
    ("marks", "/content/0/mark/0", lambda tree: tree["content"][0].update(mark=[{"@type": "PageBreak", "start": 99}])),
    ("marks", "/subjectOf/notice/0", lambda tree: tree["subjectOf"]["notice"][0].update(end=9999)),
    ("inferred", "/inferred/0", lambda tree: tree.update(inferred=["dateline"])),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "path", "change"), CONTRADICTIONS)
def test_contradictions_are_found(telegram, tree, rule: str, path: str, change: Callable[[Any], Any]) -> None:
    """What is said twice and differs is one problem, of the rule that says so."""
    written = tree(telegram)
    change(written)

    [problem] = JSONLD.validate(orjson.dumps(written))

    assert (problem.rule, problem.path) == (rule, path)


def test_a_changed_article_is_found(article, tree) -> None:
    """A word that is changed in a block is no longer the article's."""
    written = tree(article)
    written["content"][0]["text"] = "The ferry sank."

    assert [(one.rule, one.path) for one in JSONLD.validate(orjson.dumps(written))] == [("body", "/articleBody")]


def test_every_rule_has_a_fault_that_it_finds() -> None:
    """No rule is there for which nothing was planted."""
    assert {rule.name for rule in RULES} == {rule for rule, *_ in CONTRADICTIONS} | {"body"}


def test_problems_have_their_lines(telegram) -> None:
    """The line is that of the value, or, if it is not there, of the object that lacks it."""
    data = write(telegram, JSONLD).data
    changed = data.replace(b'"level": "LimitedOfficialUse"', b'"level": "Sensitive"').replace(
        b'"asPrinted": "LISBON 11",', b""
    )
    wanted = [changed[: changed.index(words)].count(b"\n") + 1 for words in (b'"Sensitive"', b'"label": "A"')]

    found = JSONLD.validate(changed)

    assert [(one.path, one.line) for one in found] == [
        ("/classification/0/level", wanted[0]),
        ("/reference/0", wanted[1] - 3),
    ]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


@given(value=json_values, indent=st.sampled_from([None, 1, 4]), ascii_only=st.booleans())
def test_lines_of_any_json(value: Any, indent: int | None, ascii_only: bool) -> None:
    """The line of each value is where a reader of JSON finds it, however it is laid out."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    places = list(every_place(value, None))
    found = lines(text, {path for path, _ in places})
    at = [found[path] for path, _ in places]

    assert len(found) == len(places)
    assert at == ([1] * len(places) if indent is None else sorted(set(at)))
    for (_, one), line in zip(places, at, strict=True):
        begun = json.dumps(one, ensure_ascii=ascii_only)
        assert (begun[0] if isinstance(one, dict | list) else begun) in text.split("\n")[line - 1]


def every_place(value: Any, place: Any) -> Iterator[tuple[str, Any]]:
    """Every pointer into *value*, with what it leads to."""
    yield pointer(place), value
    if isinstance(value, dict):
        for key, one in value.items():
            yield from every_place(one, (place, key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from every_place(one, (place, at))


def test_the_schema_is_one() -> None:
    """It is a JSON Schema of 2020-12, with keywords that the writer's package answers."""
    schema = json.loads(orjson.dumps(output_schema()))
    Draft202012Validator.check_schema(schema)

    def keywords(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from part
            for key, held in part.items():
                if key in ("properties", "patternProperties", "$defs"):
                    yield from (word for one in held.values() for word in keywords(one))
                elif key in ("items", "if", "then", "additionalProperties"):
                    yield from keywords(held)
                elif key in ("allOf", "anyOf"):
                    yield from (word for one in held for word in keywords(one))

    assert set(keywords(schema)) <= KNOWN


JUNK: tuple[Any, ...] = (
    None,
    True,
    0,
    1,
    -1,
    1.0,
    1.5,
    "",
    "x",
    "Secret",
    "2001-02-03",
    [],
    ["x"],
    {},
    {"@type": "List"},
)
"""What a value is changed to."""


def mutant(tree: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """*tree* with one value changed, taken away, doubled or put in the place of another."""
    changed = copy.deepcopy(tree)
    holders = [one for _, one in every_place({key: changed[key] for key in changed if key != "@context"}, None)]
    holder = chance.choice([one for one in holders if isinstance(one, dict | list) and one])
    key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    how = chance.randrange(4)
    if how == 0:
        holder[key] = chance.choice(JUNK)
    elif how == 1:
        del holder[key]
    elif how == 2:
        holder[key] = copy.deepcopy(chance.choice(holders))
    elif isinstance(holder, list):
        holder.append(holder[key])
    else:
        holder[chance.choice(["kind", "text", "number", "@id", "inferred", "x"])] = holder[key]
    return changed


def disagreements(trees: list[dict[str, Any]], times: int) -> tuple[int, list[dict[str, Any]]]:
    """How many mutants the library refuses, and those of which our answer is another."""
    library = Draft202012Validator(json.loads(orjson.dumps(output_schema())))
    chance = random.Random(5)
    refused, differ = 0, []
    for _ in range(times):
        changed = mutant(chance.choice(trees), chance)
        valid = library.is_valid(changed)
        refused += not valid
        if valid == any(violations(changed)):
            differ.append(changed)
    return refused, differ


def test_the_library_for_json_schema_says_the_same(three, every_block, tree) -> None:
    """Our answer to the schema is that of the library, for outputs and for mutants of them."""
    refused, differ = disagreements([tree(document) for document in (*three, every_block)], 80)

    assert differ == []
    assert 25 < refused < 80


def test_mutants_are_found(three, every_block, tree) -> None:
    """All rules together see most changes to an output, and break on none; what is not seen changes a free text."""
    trees = [tree(document) for document in (*three, every_block)]
    chance = random.Random(7)
    changed = [(one, mutant(one, chance)) for one in chance.choices(trees, k=100)]
    unseen = [new for old, new in changed if new != old and not JSONLD.validate(orjson.dumps(new))]

    assert len(unseen) < 20


@pytest.mark.slow
def test_the_library_says_the_same_of_many(three, every_block, tree) -> None:
    """Likewise of thousands."""
    refused, differ = disagreements([tree(document) for document in (*three, every_block)], 6000)

    assert differ == []
    assert refused > 2000


def test_deep_outputs_are_judged(telegram: Document) -> None:
    """Quotes in quotes are judged as deep as they are read."""
    data = write(telegram, JSONLD).data
    deep = b'"content": [' + b'{"@type":"Quote","content":[' * 100 + b'{"@type":"Paragraph"}' + b"]}" * 100 + b","
    [problem] = JSONLD.validate(data.replace(b'"content": [', deep, 1))

    assert problem.path == "/content/0" * 101

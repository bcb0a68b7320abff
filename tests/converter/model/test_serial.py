"""A record to JSON and back."""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar

import orjson
import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from converter import (
    Cited,
    Document,
    Extension,
    Metadata,
    RecordError,
    UnknownExtension,
    dump_record,
    load_record,
    plain_text,
    xml_clean,
)
from converter.testing import DrawnExtension, documents
from converter.testing.contracts import source_of

TEXT = st.text(st.characters(exclude_categories=["Cs"])).map(xml_clean)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text("abc", max_size=3), children, max_size=3)
    ),
)


@given(document=documents())
def test_comes_back_equal(document: Document) -> None:
    """What was written loads to an equal record, laid out or not."""
    assert load_record(dump_record(document), [DrawnExtension]) == document
    assert load_record(dump_record(document, indent=False), [DrawnExtension]) == document


@given(document=documents())
def test_same_bytes_each_time(document: Document) -> None:
    """The same record gives the same bytes, also after a time in a file."""
    data = dump_record(document)

    assert dump_record(load_record(data, [DrawnExtension])) == data


@given(document=documents())
def test_layouts_say_the_same(document: Document) -> None:
    """Laid out for people or on one line, the JSON is the same; both end in a line end."""
    wide, narrow = dump_record(document), dump_record(document, indent=False)

    assert orjson.loads(wide) == orjson.loads(narrow)
    assert narrow.count(b"\n") == 1
    assert wide.endswith(b"}\n")


@given(document=documents())
def test_unknown_extensions_keep_their_words(document: Document) -> None:
    """A record whose plugin is not there loads, and is written again to the byte."""
    data = dump_record(document)
    stranger = load_record(data)

    assert all(isinstance(extension, UnknownExtension) for extension in stranger.metadata.extensions)
    assert dump_record(stranger) == data
    assert load_record(dump_record(stranger), [DrawnExtension]) == document


@given(tree=st.dictionaries(st.text("abc", min_size=1), JSON))
def test_unknown_extension_of_any_shape(tree: dict[str, Any]) -> None:
    """Whatever another plugin says in JSON is kept, in its order."""
    raw = orjson.dumps(tree).decode()
    metadata = Metadata(genre="drawn", extensions=(UnknownExtension("absent", raw),))
    data = dump_record(bare(metadata))

    assert load_record(data).metadata == metadata
    assert list(json.loads(data)["metadata"]["extensions"][0]) == ["prefix", *tree]


def bare(metadata: Metadata) -> Document:
    """A record of nothing but its metadata."""
    return Document(source=source_of(""), format="drawn", metadata=metadata, body=(), segments=())


def test_form(whole: Document) -> None:
    """The file begins with its version; keys are names of fields; spans are pairs; kinds are words."""
    data = dump_record(whole)
    tree = json.loads(data)

    assert data.startswith(b'{\n  "record": 1,\n  "source": {')
    assert list(tree) == ["record", "source", "format", "metadata", "body", "segments", "notices"]
    assert tree["metadata"]["title"] == {"value": "TOKYO", "span": [13, 18]}
    assert tree["metadata"]["language"] == {"value": "en"}
    assert tree["metadata"]["events"][0]["when"] == "2006-02-08T08:46:00Z"
    assert tree["metadata"]["events"][1]["when"] == "2016-02-08"
    assert [block["kind"] for block in tree["body"]] == [
        "paragraph", "list", "table", "preformatted", "quote", "heading",
    ]  # fmt: skip
    assert [inline["kind"] for inline in tree["body"][0]["inlines"]] == [
        "text", "emphasis", "page-break", "link", "line-break",
    ]  # fmt: skip
    assert b'"span": [13, 18]' in data


def test_defaults_are_left_out() -> None:
    """What was not said is not there."""
    tree = json.loads(dump_record(bare(Metadata(genre="drawn"))))

    assert tree["metadata"] == {"genre": "drawn"}
    assert "notices" not in tree


def test_span_like_text_is_no_span(whole: Document) -> None:
    """Laying out spans on one line leaves texts alone that look like one."""
    text = "[\n 1,\n 2\n ]"
    document = evolve(whole, metadata=Metadata(genre="drawn", title=Cited(text)))

    assert load_record(dump_record(document)).metadata.title == Cited(text)


# Refusals ----------------------------------------------------------------------------------------------------


def loading(tree: Any) -> str:
    """What loading *tree* is refused with."""
    with pytest.raises(RecordError) as caught:
        load_record(orjson.dumps(tree), [DrawnExtension])
    return str(caught.value)


@pytest.fixture
def tree(whole: Document) -> Any:
    return json.loads(dump_record(whole))


@given(data=st.binary())
def test_any_bytes(data: bytes) -> None:
    """A file that is no record is refused as such."""
    with pytest.raises(RecordError, match="not a record"):
        load_record(data)


@pytest.mark.parametrize(
    "tree", [[], "record", 1, None, {}, {"record": "1"}, {"record": True}, {"record": 1.0}], ids=str
)
def test_other_json(tree: Any) -> None:
    """So is JSON of another kind."""
    assert loading(tree) == 'not a record: there is no "record": 1 at its beginning'


def test_other_version(tree: Any) -> None:
    """A record of a later version is named with both versions."""
    tree["record"] = 2

    assert loading(tree) == "a record of version 2; this program knows version 1"


def test_wrong_values_are_named_by_their_path(tree: Any) -> None:
    """Each with the way to it in the JSON, three at most."""
    tree["metadata"]["agents"][0]["role"] = 7
    tree["body"][0]["inlines"][1]["children"][0]["span"] = [1]
    tree["segments"][1]["role"] = "margin"
    tree["source"]["name"] = None
    found = loading(tree)

    assert found.startswith("not a sound record: ")
    assert "$.metadata.agents[0].role" in found
    assert "$.body[0].inlines[1].children[0].span" in found
    assert found.count("$.") == 3


def test_wrong_value_in_an_extension_is_named(tree: Any) -> None:
    """Also where a plugin's own type holds it."""
    tree["metadata"]["extensions"][0]["number"] = "seven"

    assert "$.metadata.extensions[0].number" in loading(tree)


def test_unknown_key_is_named(tree: Any) -> None:
    """A key that no field has is refused: it may be a misspelt one."""
    tree["metadata"]["titel"] = {"value": "x"}

    assert "extra fields found (titel) @ $.metadata" in loading(tree)


@pytest.mark.parametrize("depth", [300, 3000])
def test_deep_nesting(whole: Document, depth: int) -> None:
    """A record nested beyond all measure is refused, not a crash."""
    deep = b'{"kind":"quote","blocks":[' * depth + b"]}" * depth
    data = dump_record(evolve(whole, body=()), indent=False).replace(b'"body":[]', b'"body":[' + deep + b"]")

    with pytest.raises(RecordError, match=r"nested too deeply|depth limit"):
        load_record(data)


def test_edited_text(tree: Any) -> None:
    """A text that became longer is called changed, though no place in the record is right any more."""
    tree["source"]["text"] += "."

    assert "its text was changed" in loading(tree)


def test_segments_that_stop_short(tree: Any) -> None:
    """A text whose end is in no segment is refused, with how much of it is."""
    tree["segments"].pop()

    assert re.search(r"the segments account for \d+ of the text's \d+ characters @ \$$", loading(tree))


def test_edited_letter(tree: Any) -> None:
    """A text of the same length no longer has its digest."""
    tree["source"]["text"] = tree["source"]["text"].replace("END", "AND")

    assert "it has the sha256" in loading(tree)


@pytest.mark.parametrize("encoding", ["klingon", "hex", "ascii\0"])
def test_encoding_that_is_not(tree: Any, encoding: str) -> None:
    """An encoding that does not exist is refused."""
    tree["source"]["encoding"] = encoding

    assert loading(tree) == f"not a sound record: its text cannot be encoded as {encoding!r}"


def test_encoding_that_cannot_hold_the_text(tree: Any) -> None:
    """So is one without the characters of the text."""
    tree["source"]["encoding"] = "ascii"
    tree["source"]["text"] = tree["source"]["text"].replace("END", "ÉND")

    assert "cannot be encoded as 'ascii'" in loading(tree)


def test_moved_place(tree: Any) -> None:
    """A leaf that was moved off the body is refused."""
    tree["body"][0]["inlines"][0]["span"] = [0, 3]

    assert "is out of order or outside the text" in loading(tree)


def test_null_is_nothing(tree: Any) -> None:
    """A value that is said to be nothing is absent, as one that is not said."""
    tree["metadata"]["events"][0]["when"] = None
    tree["metadata"]["title"] = None
    metadata = load_record(orjson.dumps(tree)).metadata

    assert metadata.events[0].when is None
    assert metadata.title is None


def test_edited_words(tree: Any) -> None:
    """The words of a leaf may be edited: not every reader is verbatim."""
    tree["body"][5]["inlines"][0]["text"] = "The end"

    assert plain_text(load_record(orjson.dumps(tree)).body[5].inlines) == "The end"


def test_gap_between_segments(tree: Any) -> None:
    """Segments that are no partition are refused with what is wrong."""
    tree["segments"][0]["span"] = [0, 5]

    assert "what stands before it ends at 5" in loading(tree)


@frozen
class Other(Extension):
    prefix: ClassVar[str] = "drawn"
    namespace: ClassVar[str] = "https://example.org/other#"


def test_same_prefix_another_type(tree: Any) -> None:
    """An extension that a newer plugin reads otherwise is refused, not misread."""
    with pytest.raises(RecordError, match=r"extra fields found .* @ \$\.metadata\.extensions\[0\]"):
        load_record(orjson.dumps(tree), [Other])

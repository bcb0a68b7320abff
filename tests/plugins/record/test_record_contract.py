"""The record as an output: it keeps the contract of writers, and what it promises beyond."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from hypothesis import given

import converter_record
from converter import Document, Target, dump_record, load_record, write
from converter.testing import DrawnExtension, WriterContract, documents


def words(tree: Any) -> Iterator[str]:
    """Every text under the keys that hold the words of a body, in the order of the file."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key in ("text", "value") and isinstance(value, str):
                yield value
            else:
                yield from words(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from words(value)


class TestRecord(WriterContract):
    """The record itself, as JSON."""

    writer = converter_record.RECORD

    def texts(self, data: bytes) -> str:
        """The words of the body, unescaped."""
        return "\n".join(words(orjson.loads(data)["body"]))

    def signs(self, data: bytes) -> str:
        """The body with its keys, unescaped: a page's name is a plain text there."""
        return json.dumps(orjson.loads(data)["body"], ensure_ascii=False)


@given(document=documents())
def test_is_the_record(document: Document) -> None:
    """What is written is what `dump_record` gives, and loads to an equal record."""
    data = write(document, converter_record.RECORD).data

    assert data == dump_record(document)
    assert load_record(data, [DrawnExtension]) == document


@given(document=documents())
def test_on_one_line(document: Document) -> None:
    """Without indent, the record is one line."""
    target = Target(writer="record", settings={"indent": "no"})

    assert write(document, converter_record.RECORD, target).data == dump_record(document, indent=False)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a record"),
        (b"{}", 'there is no "record": 1'),
        (b'{"record": 2}', "a record of version 2"),
        (b'{"record": 1}', "required field missing"),
    ],
)
def test_check_says_what_is_wrong(data: bytes, message: str) -> None:
    """A file that is no record is told what it lacks."""
    [problem] = converter_record.RECORD.check(data)

    assert message in str(problem)

"""The JSON Schema of the record: made from the model, kept by every record, and no laxer than the loader."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from converter import Document, RecordError, dump_record, load_record
from converter.model.schema import record_schema
from converter.testing import DrawnExtension, documents

VALIDATOR = jsonschema.Draft202012Validator(
    record_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
SCHEMA_FILE = "record/v1.schema.json"


def test_is_a_schema() -> None:
    """The schema keeps the rules of its own dialect."""
    jsonschema.Draft202012Validator.check_schema(record_schema())


def test_published_schema_is_that_of_the_model() -> None:
    """The file that is published says what the classes say; scripts/make-record-schema writes it anew."""
    published = files("converter_schemas").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")

    assert json.loads(published) == record_schema()


def test_script_writes_the_published_schema(root: Path, tmp_path: Path) -> None:
    """The script gives the published file, to the byte."""
    copy = tmp_path / "scripts/make-record-schema"
    target = tmp_path / "schemas/converter_schemas" / SCHEMA_FILE
    copy.parent.mkdir()
    target.parent.mkdir(parents=True)
    copy.write_bytes((root / "scripts/make-record-schema").read_bytes())

    subprocess.run([sys.executable, copy], check=True, capture_output=True)

    assert target.read_bytes() == files("converter_schemas").joinpath(SCHEMA_FILE).read_bytes()


def test_every_member_is_described_or_named() -> None:
    """Each definition has a title and a sentence, but for the unions, whose members have them."""
    for name, definition in record_schema()["$defs"].items():
        assert definition.get("oneOf") or (definition["title"] and definition["description"]), name


@given(document=documents())
def test_drawn_records_are_valid(document: Document) -> None:
    """Every record that can be written keeps the schema."""
    VALIDATOR.validate(json.loads(dump_record(document)))


def test_samples_are_valid(root: Path) -> None:
    """So do the expected records of the samples."""
    records = sorted((root / "seeds").glob("*.record.json"))

    assert records
    for path in records:
        VALIDATOR.validate(json.loads(path.read_bytes()))


# Mutants: each change below must be refused by the schema and by the loader ----------------------------------


def put(value: Any, *path: str | int) -> Callable[[Any], None]:
    def change(tree: Any) -> None:
        for step in path[:-1]:
            tree = tree[step]
        tree[path[-1]] = value

    return change


def drop(*path: str | int) -> Callable[[Any], None]:
    def change(tree: Any) -> None:
        for step in path[:-1]:
            tree = tree[step]
        del tree[path[-1]]

    return change


PARAGRAPH, LIST, TABLE = ("body", 0), ("body", 1), ("body", 2)
MUTANTS: dict[str, Callable[[Any], None]] = {
    "no version": drop("record"),
    "another version": put(2, "record"),
    "version as a text": put("1", "record"),
    "version as a truth": put("yes", "record"),
    "no source": drop("source"),
    "no text": drop("source", "text"),
    "text as a number": put(7, "source", "text"),
    "digest in capitals": put("A" * 64, "source", "sha256"),
    "unknown key at the top": put(1, "extra"),
    "unknown key below": put(1, "metadata", "agents", 0, "extra"),
    "misspelt key": put([], "metadata", "agent"),
    "no genre": drop("metadata", "genre"),
    "list as an object": put({}, "metadata", "agents"),
    "cited value without a value": drop("metadata", "agents", 0, "name", "value"),
    "cited value as a text": put("TOKYO", "metadata", "agents", 0, "name"),
    "cited value as a number": put(7, "metadata", "agents", 0, "name", "value"),
    "span of one place": put([1], "metadata", "agents", 0, "name", "span"),
    "span of three places": put([1, 2, 3], "metadata", "agents", 0, "name", "span"),
    "span before the beginning": put([-1, 2], "metadata", "agents", 0, "name", "span"),
    "span of texts": put(["1", "2"], "metadata", "agents", 0, "name", "span"),
    "span as an object": put({"start": 1, "end": 2}, "metadata", "agents", 0, "name", "span"),
    "precedence of another service": put("urgent", "metadata", "agents", 0, "precedence", "value"),
    "level in capitals": put("SECRET", "metadata", "restrictions", 0, "level", "value"),
    "date as a number": put(20060208, "metadata", "events", 0, "when"),
    "date without hyphens": put("20060208", "metadata", "events", 0, "when"),
    "date by weeks": put("2006-W06-3", "metadata", "events", 0, "when"),
    "day that is not": put("2006-02-30", "metadata", "events", 0, "when"),
    "time without its zone": put("2006-02-08T08:46:00", "metadata", "events", 0, "when"),
    "time without seconds": put("2006-02-08T08:46Z", "metadata", "events", 0, "when"),
    "time where a date must be": put("2006-02-08T08:46:00Z", "metadata", "edition", "date", "value"),
    "truth as a text": put("yes", *TABLE, "head"),
    "extension without prefix": drop("metadata", "extensions", 0, "prefix"),
    "extension as a text": put("drawn", "metadata", "extensions", 0),
    "extension under a number": put(7, "metadata", "extensions", 0, "prefix"),
    "block without kind": drop(*PARAGRAPH, "kind"),
    "block of a kind that is not": put("verse", *PARAGRAPH, "kind"),
    "inline among the blocks": put({"kind": "line-break", "span": [0, 1]}, *PARAGRAPH),
    "block among the inlines": put({"kind": "quote", "blocks": []}, *PARAGRAPH, "inlines", 0),
    "heading among the items": put({"kind": "heading", "inlines": []}, *LIST, "items", 0),
    "text without a place": drop(*PARAGRAPH, "inlines", 0, "span"),
    "no inlines": drop(*PARAGRAPH, "inlines"),
    "segment of another role": put("margin", "segments", 0, "role"),
    "segment of two words": put("two words", "segments", 0, "name"),
    "segment without a place": drop("segments", 0, "span"),
    "notice without a sentence": drop("notices", 0, "message"),
}


@pytest.fixture
def tree(whole: Document) -> Any:
    """A record with all that is changed above."""
    return json.loads(dump_record(whole))


def test_the_record_is_right(tree: Any, whole: Document) -> None:
    """What the mutants are made of is valid and loads."""
    VALIDATOR.validate(tree)

    assert load_record(json.dumps(tree).encode(), [DrawnExtension]) == whole


@pytest.mark.parametrize("name", MUTANTS)
def test_mutants_are_refused_by_both(name: str, tree: Any) -> None:
    """What the schema refuses the loader refuses, too."""
    MUTANTS[name](tree)

    assert not VALIDATOR.is_valid(tree)
    with pytest.raises(RecordError):
        load_record(json.dumps(tree).encode(), [DrawnExtension])

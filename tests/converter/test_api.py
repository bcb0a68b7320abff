"""What programs call takes what they have at hand, and does what the pipeline does."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import converter
from converter import (
    OptionError,
    SourceError,
    Target,
    api,
    convert,
    decode,
    detect,
    load_registry,
    pipeline,
    read,
    write,
)

NAME = "cable-herring.txt"


@pytest.fixture
def sample(root: Path) -> Path:
    return root / "seeds" / NAME


def test_docstrings_are_true(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What they show is what happens."""
    monkeypatch.chdir(root)
    result = doctest.testmod(api, optionflags=doctest.ELLIPSIS)

    assert result.attempted > 8
    assert result.failed == 0


def test_a_path_bytes_and_a_source_are_the_same_document(sample: Path) -> None:
    """Also the path as text; the name is that of the file, or is given."""
    data = sample.read_bytes()
    expected = convert(sample, "tei")

    assert convert(str(sample), "tei") == expected
    assert convert(data, "tei", name=NAME) == expected
    assert convert(decode(NAME, data), "tei") == expected
    assert read(sample) == read(data, name=NAME) == read(decode(NAME, data)) == expected.document


def test_it_is_the_pipeline(sample: Path) -> None:
    """The same claims, record and outputs as of its parts."""
    registry = load_registry()
    targets = [Target(writer="tei", settings={"source": "no"}), Target(writer="record")]

    made = convert(sample, targets, registry)

    assert made == pipeline.convert(NAME, sample.read_bytes(), targets, registry)
    assert write(made.document, "tei", targets[0]) == made.outputs[0]
    assert write(made.document, registry.writer("record")) == made.outputs[1]
    assert detect(sample, registry) == made.document.format


def test_readers_are_named_or_given(sample: Path) -> None:
    """By the name, as a value, or by what detection says."""
    reader = load_registry().reader("cable")

    assert read(sample, "cable") == read(sample, reader) == read(sample)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_a_source_keeps_its_encoding(sample: Path, encoding: str) -> None:
    """It is decoded again as it was, to the byte."""
    data = sample.read_text(encoding="utf-8").encode(encoding)
    source = decode(NAME, data, encoding if encoding == "cp1252" else None)

    assert convert(source, []).document.source == source


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    """As any document that cannot be read."""
    with pytest.raises(SourceError, match="No such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="the input is empty"):
        detect(b"")


def blocks(name: str, *marks: str) -> str:
    """What stands on a page in blocks of these *marks*."""
    text = Path(name).read_text(encoding="utf-8")
    parted = [block.partition("\n") for block in text.split("```")[1::2]]
    return "\n".join(code for mark, _, code in parted if mark in marks)


def page(name: str, *marks: str, **known: object) -> doctest.DocTest:
    """The examples of a page that stand in blocks of these *marks*; they know some names already."""
    return doctest.DocTestParser().get_doctest(blocks(name, *marks), known, name, name, 0)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its own, of its own parts
def test_page_of_examples(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page from Python: what it calls, tables, SPARQL."""
    pytest.importorskip("rdflib")
    monkeypatch.chdir(root)
    test = page("docs/python.md", "python")

    assert len(test.examples) > 20
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_page_of_examples_with_pandas(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is installed, which nothing here needs."""
    pytest.importorskip("pandas")
    monkeypatch.chdir(root)

    test = page("docs/python.md", "python", 'python title="with pandas"')

    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


def test_page_of_examples_with_xquery(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where saxonche is installed: a folder of TEI, and what the query on the page finds in it."""
    pytest.importorskip("saxonche")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(root / "seeds")
    name = str(root / "docs/python.md")
    (tmp_path / "tags.xq").write_text(blocks(name, "xquery"), encoding="utf-8")
    test = page(name, 'python title="with saxonche"', Path=Path, convert=convert)

    assert len(test.examples) > 3
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("none.txt", "'none.txt' cannot be read: No such file or directory"),
        ("a\0b", r"'a\\x00b' cannot be read: embedded null byte"),
        ("Dear Sir,\nthank you.", r"cannot be read: .*; a text is given as its bytes"),
        ("long\n" * 9000, r"cannot be read: .*; a text is given as its bytes"),
    ],
)
def test_what_cannot_be_read_is_named(given: str, message: str) -> None:
    """Nobody else says which file it was, as the command line does."""
    with pytest.raises(SourceError, match=message) as caught:
        read(given)

    assert len(str(caught.value)) < 400


def test_a_reader_that_is_not_there_is_told_nothing(sample: Path) -> None:
    """A misspelt name is no reason to convert with other settings than were meant."""
    with pytest.raises(OptionError, match="there is no reader 'cabel'; did you mean 'cable'"):
        convert(sample, "tei", settings={"cabel": {"pages": "no"}})


def test_the_front_door_has_one_of_each() -> None:
    """What is called by these names is this."""
    assert [getattr(converter, name) for name in ("convert", "detect", "read", "write")] == [
        api.convert,
        api.detect,
        api.read,
        api.write,
    ]

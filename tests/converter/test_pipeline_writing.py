"""How the line asks a writer to write, to check and to give back, and whose fault it is where that fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from faults import UnspeakableError, giving, raising
from memo_format import COPY, MEMO, TEXT

from converter import (
    Cited,
    Document,
    InvalidDocumentError,
    InvalidOutputError,
    PluginError,
    Problem,
    RecoverError,
    Target,
    WriteError,
    decode,
    read,
    write,
)
from converter.pipeline import check, recover, validate


@pytest.fixture
def document() -> Document:
    return read(decode("memo.txt", TEXT), MEMO)


def test_record_that_cannot_be_put_so(document: Document) -> None:
    """A `WriteError` comes through as it is."""
    error = WriteError("too wide")

    with pytest.raises(WriteError) as caught:
        write(document, evolve(COPY, write=raising(error)))

    assert caught.value is error


@pytest.mark.parametrize(
    ("change", "stage", "cause"),
    [
        ({"write": raising(KeyError("agents"))}, "write", "KeyError: 'agents'"),
        ({"write": giving("text")}, "write", "it gave str instead of bytes"),
        ({"write": giving(None)}, "write", "it gave NoneType instead of bytes"),
        ({"check": raising(KeyError("schema"))}, "check", "KeyError: 'schema'"),
        ({"check": giving(None)}, "check", "TypeError: 'NoneType' object is not iterable"),
        ({"check": giving([UnspeakableError()])}, "check", "ValueError: no words"),
        ({"check": raising(SystemExit(0))}, "check", "SystemExit: 0"),
    ],
    ids=[
        *("raises", "a text", "nothing", "check raises", "check gives nothing"),
        *("check gives something unspeakable", "check ends the program"),
    ],
)
def test_writer_that_breaks(document: Document, change: dict[str, Any], stage: str, cause: str) -> None:
    """Anything else is the writer's own fault, and says whose, at what, and why."""
    with pytest.raises(PluginError) as caught:
        write(document, evolve(COPY, **change))

    assert (caught.value.plugin, caught.value.stage, caught.value.cause) == ("copy", stage, cause)


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        ({"title": Cited(5)}, "5 is not of type str @ $.metadata.title.value"),
        ({"title": "MEMO"}, "it cannot be put into JSON: AttributeError: 'str' object has no attribute 'value'"),
        ({"genre": None}, "None is not of type str @ $.metadata.genre"),
        ({"places": []}, "it holds values of other types, such as lists for tuples"),
    ],
    ids=["number", "no citation", "nothing", "list"],
)
@pytest.mark.parametrize(
    "broken", [{"write": raising(KeyError("agents"))}, {"check": giving(["no"])}], ids=["write", "check"]
)
def test_writer_that_breaks_on_a_record_of_other_types(
    document: Document, broken: dict[str, Any], change: dict[str, Any], violation: str
) -> None:
    """It is the reader that is named then."""
    wrong = evolve(document, metadata=evolve(document.metadata, **change))

    with pytest.raises(InvalidDocumentError) as caught:
        write(wrong, evolve(COPY, **broken))

    assert caught.value.reader == "memo"
    assert violation in caught.value.violations[0]


def test_writer_that_has_no_memory_left_acquits_nobody(document: Document) -> None:
    """What shows whether the reader is to blame takes memory too, and would blame it where there is none."""
    wrong = evolve(document, metadata=evolve(document.metadata, title="MEMO"))

    with pytest.raises(PluginError) as caught:
        write(wrong, evolve(COPY, write=raising(MemoryError())))

    assert isinstance(caught.value.__cause__, MemoryError)


def test_output_that_fails_its_check(document: Document) -> None:
    """An output with a problem is refused, with the problem; what is no `Problem` is taken for its text."""
    critical = evolve(COPY, check=giving([Problem("not closed", 3, "p"), "too long"]))

    with pytest.raises(InvalidOutputError) as caught:
        write(document, critical)

    assert caught.value.problems == ("line 3: not closed [p]", "too long")


def test_check_that_is_not_wanted(document: Document) -> None:
    """Without its check, the output comes as it is."""
    critical = evolve(COPY, check=giving([Problem("not closed")]))

    assert write(document, critical, Target(writer="copy", check=False)).data == TEXT


def test_check_of_a_file() -> None:
    """A file can be checked by itself."""
    assert check(b"", COPY) == ()
    assert check(b"", evolve(COPY, check=giving(["odd"]))) == (Problem("odd"),)


def test_validation_of_a_file() -> None:
    """All rules are asked where a writer has more than its check; otherwise its check is all."""
    critical = evolve(COPY, check=giving(["odd"]))

    assert validate(b"", critical) == (Problem("odd"),)
    assert validate(b"", evolve(critical, validate=giving(["odd", "even"]))) == (Problem("odd"), Problem("even"))
    with pytest.raises(PluginError, match="asked to validate"):
        validate(b"", evolve(COPY, validate=raising(KeyError("schema"))))


def test_a_problem_says_where_it_is() -> None:
    """Line and path stand before the message, the rule behind it."""
    assert str(Problem("not closed", 3, "xml", "/TEI/text")) == "line 3: /TEI/text: not closed [xml]"
    assert str(Problem("not closed")) == "not closed"


def test_recover_of_a_file() -> None:
    """The source comes back out of a file; a refusal comes through as it is."""
    assert recover(TEXT, COPY) == TEXT
    with pytest.raises(RecoverError):
        recover(TEXT, evolve(COPY, recover=raising(RecoverError("there is none"))))


@pytest.mark.parametrize(
    ("function", "cause"),
    [(raising(IndexError("x")), "IndexError: x"), (giving("text"), "it gave str instead of bytes")],
    ids=["raises", "a text"],
)
def test_writer_that_breaks_while_it_recovers(function: Callable[..., Any], cause: str) -> None:
    """Anything else is the writer's own fault."""
    with pytest.raises(PluginError) as caught:
        recover(TEXT, evolve(COPY, recover=function))

    assert (caught.value.stage, caught.value.cause) == ("recover", cause)

"""Each way in which a writer breaks its contract is caught by the test that is for it."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from faults import raising
from note_format import FAILURES, PLAIN, Given, PlainContract, put, recover, running

from converter import Document, Options, Problem, RecoverError, WriteError
from converter.testing import WriterContract


def putting(change: Callable[[list[str]], list[str]]) -> Callable[[Document, Options], bytes]:
    def write(document: Document, options: Options) -> bytes:
        lines = put(document, options).decode().split("\n")
        return "\n".join([*change(lines[:-2]), *lines[-2:]]).encode()

    return write


def counting() -> Callable[[Document, Options], bytes]:
    count = itertools.count()
    return lambda document, options: f"{next(count)}\n".encode() + put(document, options)


def unwary(data: bytes) -> list[Problem]:
    return [Problem("begins with a NUL")] if data[0] == 0 else []


def trusting(data: bytes) -> bytes:
    try:
        return base64.b64decode(data.decode().split("\n")[-1])
    except ValueError as error:
        raise RecoverError(str(error)) from None


def only(document: Document) -> dict[str, Any]:
    return {"document": document}


BAD_WRITERS: dict[str, tuple[dict[str, Any], str, Callable[[Document], dict[str, Any]]]] = {
    "cannot write this": ({"write": raising(WriteError("no"))}, "test_writes_any_record", only),
    "breaks while it writes": ({"write": raising(KeyError("agents"))}, "test_writes_any_record", only),
    "fails its own check": ({"check": lambda data: [Problem("no")]}, "test_writes_any_record", only),
    "writes nothing": (
        {"write": lambda document, options: b"", "check": lambda data: ()},
        "test_writes_any_record",
        only,
    ),
    "is restless": ({"write": counting()}, "test_same_record_same_bytes", only),
    "depends on the object": (
        {"write": lambda document, options: f"{id(document)}\n".encode() + put(document, options)},
        "test_same_record_same_bytes",
        only,
    ),
    "normalises line ends": (
        {"recover": lambda data: recover(data).replace(b"\r\n", b"\n")},
        "test_recovers_the_source",
        only,
    ),
    "recovers nothing": ({"recover": raising(RecoverError("no"))}, "test_recovers_the_source", only),
    "drops the last words": ({"write": putting(lambda lines: lines[:-2])}, "test_shows_every_text", only),
    "turns the order": ({"write": putting(lambda lines: lines[::-1])}, "test_shows_every_text", only),
    "shows one of two": (
        {"write": putting(lambda lines: [line for line in lines if line != "cell"])},
        "test_shows_every_text",
        only,
    ),
    "drops labels": (
        {"write": putting(lambda lines: [line for line in lines if line != "--"])},
        "test_shows_every_sign",
        only,
    ),
    "drops markings": (
        {"write": putting(lambda lines: [line for line in lines if line != "S"])},
        "test_shows_every_sign",
        only,
    ),
    "drops pages": (
        {"write": putting(lambda lines: [line for line in lines if "[" not in line])},
        "test_shows_every_sign",
        only,
    ),
    "checks without care": ({"check": unwary}, "test_survives_any_bytes", lambda document: {"data": b""}),
    "recovers without care": (
        {"recover": lambda data: base64.b64decode(data.split(b"\n")[-1])},
        "test_survives_any_bytes",
        lambda document: {"data": b"x"},
    ),
    "finds a source in anything": (
        {"recover": trusting},
        "test_survives_any_bytes",
        lambda document: {"data": b""},
    ),
    "gives back a wrong source": (
        {"recover": trusting},
        "test_survives_broken_outputs",
        lambda document: {"document": document, "data": Given([len(put(document, Options())) - 4], 1, 10**6)},
    ),
    "breaks on a broken file": (
        {"recover": lambda data: base64.b64decode(data.split(b"\n")[-1])},
        "test_survives_broken_outputs",
        lambda document: {"document": document, "data": Given([], len(put(document, Options())) - 1)},
    ),
}


@pytest.mark.parametrize("name", BAD_WRITERS)
def test_bad_writers_are_caught(name: str, whole: Document) -> None:
    """Each fault of a writer fails the test that is for it, and the good writer passes that test."""
    changes, test, arguments = BAD_WRITERS[name]

    class Contract(PlainContract):
        writer = PLAIN

    class Broken(PlainContract):
        writer = evolve(PLAIN, **changes)

    run = running(getattr(WriterContract, test))
    run(Contract(), **arguments(whole))
    with pytest.raises((*FAILURES, WriteError, RecoverError)):
        run(Broken(), **arguments(whole))

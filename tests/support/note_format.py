"""A reader and a writer of notes that keep their contracts, and what their tests are run with."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from memo_format import one_paragraph

from converter import (
    Confidence,
    Detection,
    Document,
    Evidence,
    InvalidDocumentError,
    InvalidOutputError,
    LineBreak,
    Options,
    PageBreak,
    PluginError,
    Problem,
    Reader,
    RecoverError,
    Source,
    Span,
    Text,
    Writer,
    leaves,
)
from converter.testing import WriterContract

FAILURES = (AssertionError, PluginError, InvalidDocumentError, InvalidOutputError, ValueError, IndexError)
SAMPLES = tuple(sorted((Path(__file__).parent.parent / "converter/testing/samples").glob("*.txt")))


def detect(source: Source) -> Detection | None:
    """A note begins with its name."""
    if not source.text.startswith("NOTE "):
        return None
    return Detection(Confidence.LIKELY, (Evidence("first word", Span(0, 4)),))


def understand(source: Source, options: Options) -> Document:
    """A note is one paragraph."""
    return one_paragraph(source, "note", "note")


NOTE: Reader[Any] = Reader(name="note", summary="", detect=detect, read=understand, options=Options)


def words(document: Document) -> Iterator[str]:
    """The words of each leaf, a line each."""
    for leaf in leaves(document.body):
        match leaf:
            case LineBreak():
                yield "\n"
            case PageBreak():
                yield f"[{leaf.label}]\n"
            case Text():
                yield leaf.text + "\n"
            case _:
                yield (leaf.text if hasattr(leaf, "text") else leaf.value) + "\n"


def put(document: Document, options: Options) -> bytes:
    """The words, and below them the digest of the source and the source itself."""
    source = base64.b64encode(document.source.data).decode()
    return "\n".join([*words(document), document.source.sha256, source]).encode()


def check(data: bytes) -> list[Problem]:
    """One line is too short."""
    return [] if b"\n" in data else [Problem("too short")]


def recover(data: bytes) -> bytes:
    """The source, if its digest is right."""
    try:
        digest, source = data.decode().split("\n")[-2:]
        found = base64.b64decode(source, validate=True)
    except ValueError as error:
        raise RecoverError(str(error)) from None
    if hashlib.sha256(found).hexdigest() != digest:
        raise RecoverError("not the source")
    return found


PLAIN: Writer[Any] = Writer(
    name="plain",
    summary="",
    media_type="text/plain",
    suffix=".txt",
    write=put,
    check=check,
    recover=recover,
    options=Options,
)


class PlainContract(WriterContract):
    """The contract as the writer above keeps it."""

    writer = PLAIN

    def texts(self, data: bytes) -> str:
        """All but the source and its digest."""
        return "\n".join(data.decode().split("\n")[:-2])


def running(test: Callable[..., Any]) -> Callable[..., Any]:
    """The test itself, to be run on one value instead of on many that are drawn."""
    hypothesis = getattr(test, "hypothesis", None)
    return hypothesis.inner_test if hypothesis else test


class Given:
    """What is drawn, given in advance."""

    def __init__(self, *values: Any) -> None:
        self._values = iter(values)

    def draw(self, strategy: Any, label: str = "") -> Any:
        return next(self._values)

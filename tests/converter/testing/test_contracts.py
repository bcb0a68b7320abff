"""The contracts: a good plugin keeps them, and each way to break them is caught by its own test."""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from converter import (
    Confidence,
    Detection,
    Document,
    Evidence,
    InvalidDocumentError,
    InvalidOutputError,
    Ledger,
    LineBreak,
    Metadata,
    Options,
    PageBreak,
    Paragraph,
    PluginError,
    Problem,
    Reader,
    ReadError,
    RecoverError,
    Source,
    Span,
    Text,
    WriteError,
    Writer,
    leaves,
    readable,
    trim,
)
from converter.testing import DrawnExtension, PluginContract, ReaderContract, WriterContract
from converter.testing.contracts import source_of

FAILURES = (AssertionError, PluginError, InvalidDocumentError, InvalidOutputError, ValueError, IndexError)
SAMPLES = tuple(sorted((Path(__file__).parent / "samples").glob("*.txt")))


# A reader and a writer that keep their word ------------------------------------------------------------------


def detect(source: Source) -> Detection | None:
    if not source.text.startswith("NOTE "):
        return None
    return Detection(Confidence.LIKELY, (Evidence("first word", Span(0, 4)),))


def understand(source: Source, options: Options) -> Document:
    start, end = trim(source.text, 0, len(source.text))
    if start == end:
        raise ReadError("there is nothing in it", start)
    ledger = Ledger(source.text)
    ledger.body(start, end)
    return Document(
        source=source,
        format="note",
        metadata=Metadata(genre="note"),
        body=(Paragraph(inlines=(Text(readable(source.text[start:end]), Span(start, end)),)),),
        segments=ledger.close(),
    )


NOTE: Reader[Any] = Reader(name="note", summary="", detect=detect, read=understand, options=Options)


def words(document: Document) -> Iterator[str]:
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
    source = base64.b64encode(document.source.data).decode()
    return "\n".join([*words(document), document.source.sha256, source]).encode()


def check(data: bytes) -> list[Problem]:
    return [] if b"\n" in data else [Problem("too short")]


def recover(data: bytes) -> bytes:
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


class TestNote(ReaderContract):
    """The reader above keeps the contract."""

    reader = NOTE
    samples = SAMPLES


class TestPlain(WriterContract):
    """The writer above keeps the contract."""

    writer = PLAIN

    def texts(self, data: bytes) -> str:
        """All but the source and its digest."""
        return "\n".join(data.decode().split("\n")[:-2])


@pytest.mark.parametrize("name", ["cable", "docx", "html", "jsonld", "news", "record", "tei"])
def test_our_plugins_keep_theirs(name: str) -> None:
    """Each plugin of ours, as it is installed, keeps the contract of plugins."""

    class Contract(PluginContract):
        plugin = name

    Contract().test_is_taken()
    Contract().test_offers_something()


@pytest.mark.parametrize(
    ("name", "test"),
    [
        ("rival", "test_is_taken"),
        ("breaks-off", "test_is_taken"),
        ("well", "test_is_taken"),
        ("not-installed", "test_is_taken"),
        ("not-installed", "test_offers_something"),
        ("nothing", "test_offers_something"),
    ],
)
def test_bad_plugins_are_caught(name: str, test: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that is refused, that another one clashes with, that is not there, or offers nothing."""
    monkeypatch.syspath_prepend(root / "tests/thirdparty/misbehaving")

    class Contract(PluginContract):
        plugin = name

    with pytest.raises(FAILURES):
        getattr(Contract(), test)()


# Readers that break it ---------------------------------------------------------------------------------------


def running(test: Callable[..., Any]) -> Callable[..., Any]:
    """The test itself, to be run on one value instead of on many that are drawn."""
    hypothesis = getattr(test, "hypothesis", None)
    return hypothesis.inner_test if hypothesis else test


def claiming(confidence: Confidence, span: Span) -> Callable[[Source], Detection]:
    return lambda source: Detection(confidence, (Evidence("a mark", span),))


def raising(error: Exception) -> Callable[..., Any]:
    def function(*_: Any) -> Any:
        raise error

    return function


def changed(**changes: Any) -> Callable[[Source, Options], Document]:
    return lambda source, options: evolve(understand(source, options), **changes)


def restless() -> Callable[[Source, Options], Document]:
    count = itertools.count()
    return lambda source, options: changed(metadata=Metadata(genre=f"note {next(count)}"))(source, options)


SAMPLE = {"sample": SAMPLES[0]}
BAD_READERS: dict[str, tuple[dict[str, Any], str, dict[str, Any]]] = {
    "knows nothing": ({"detect": lambda source: None}, "test_claims_its_samples", SAMPLE),
    "is not sure": ({"detect": claiming(Confidence.POSSIBLE, Span(0, 4))}, "test_claims_its_samples", SAMPLE),
    "sees what is not there": (
        {"detect": claiming(Confidence.CERTAIN, Span(0, 9999))},
        "test_claims_its_samples",
        SAMPLE,
    ),
    "breaks while it detects": ({"detect": raising(IndexError("x"))}, "test_claims_its_samples", SAMPLE),
    "loses the text": ({"read": changed(body=())}, "test_reads_its_samples", SAMPLE),
    "breaks while it reads": ({"read": raising(IndexError("x"))}, "test_reads_its_samples", SAMPLE),
    "is restless": ({"read": restless()}, "test_same_source_same_record", SAMPLE),
    "has metadata that nobody knows": (
        {"read": changed(metadata=Metadata(genre="note", extensions=(DrawnExtension(),)))},
        "test_records_survive",
        SAMPLE,
    ),
    "breaks on an odd text": (
        {"detect": lambda source: detect(source) if source.text.index(" ") else None},
        "test_any_text",
        {"text": "x"},
    ),
    "breaks on a text that it does not know": ({"read": raising(IndexError("x"))}, "test_any_text", {"text": "x"}),
    "refuses a place that is not there": ({"read": raising(ReadError("no", 7))}, "test_any_text", {"text": "x"}),
    "breaks on a long text": (
        {"read": lambda source, options: understand(source, options) if len(source.text) < 1000 else None},
        "test_hostile_megabyte",
        {"hostile": "one line of letters"},
    ),
    "breaks on a sample without end": (
        {"read": lambda source, options: understand(source, options) if len(source.text) < 1000 else None},
        "test_sample_without_end",
        SAMPLE,
    ),
    "claims nothing": (
        {"detect": claiming(Confidence.POSSIBLE, Span(0, 1))},
        "test_blank_is_nobodys",
        {"text": " "},
    ),
}


@pytest.mark.parametrize("name", BAD_READERS)
def test_bad_readers_are_caught(name: str) -> None:
    """Each fault of a reader fails the test that is for it, and the good reader passes that test."""
    changes, test, arguments = BAD_READERS[name]

    class Contract(ReaderContract):
        reader = NOTE
        samples = SAMPLES

    class Broken(Contract):
        reader = evolve(NOTE, **changes)

    run = running(getattr(ReaderContract, test))
    run(Contract(), **arguments)
    with pytest.raises(FAILURES):
        run(Broken(), **arguments)


def test_reader_without_samples_is_caught() -> None:
    """A contract without samples would say little, and fails."""

    class Contract(ReaderContract):
        reader = NOTE
        samples = ()

    with pytest.raises(AssertionError):
        Contract().test_has_samples()


class Given:
    """What is drawn, given in advance."""

    def __init__(self, *values: Any) -> None:
        self._values = iter(values)

    def draw(self, strategy: Any, label: str = "") -> Any:
        return next(self._values)


def test_damage_is_read_too() -> None:
    """A reader that breaks on a damaged sample fails."""

    class Contract(ReaderContract):
        reader = evolve(
            NOTE, read=lambda source, options: understand(source, options) if "N" in source.text else None
        )
        samples = SAMPLES

    run = running(ReaderContract.test_any_damage)
    run(Contract(), sample=SAMPLES[0], data=Given("NOTE damaged"))
    with pytest.raises(PluginError):
        run(Contract(), sample=SAMPLES[0], data=Given("damaged"))


# Writers that break it ---------------------------------------------------------------------------------------


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

    class Contract(TestPlain):
        writer = PLAIN

    class Broken(TestPlain):
        writer = evolve(PLAIN, **changes)

    run = running(getattr(WriterContract, test))
    run(Contract(), **arguments(whole))
    with pytest.raises((*FAILURES, WriteError, RecoverError)):
        run(Broken(), **arguments(whole))


def test_texts_of_plain_text() -> None:
    """Unless it is overridden, an output is taken for UTF-8, and signs are looked for where texts are."""
    assert WriterContract().texts("ä".encode()) == "ä"
    assert WriterContract().signs("ä".encode()) == "ä"


def test_source_of_a_text() -> None:
    """A source for a text is what decoding it would give."""
    assert source_of("ä").data == "ä".encode()
    assert source_of("ä").sha256 == hashlib.sha256("ä".encode()).hexdigest()

"""Each way in which a reader breaks its contract is caught by the test that is for it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from faults import raising
from note_format import FAILURES, NOTE, SAMPLES, Given, detect, running, understand

from converter import (
    Confidence,
    Detection,
    Document,
    Evidence,
    Metadata,
    Options,
    PluginError,
    ReadError,
    Source,
    Span,
)
from converter.testing import DrawnExtension, ReaderContract


def claiming(confidence: Confidence, span: Span) -> Callable[[Source], Detection]:
    return lambda source: Detection(confidence, (Evidence("a mark", span),))


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

"""The straight line from bytes to bytes: what it is told, whom it asks, and where it stops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from faults import UnspeakableError, giving, raising
from memo_format import COPY, MEMO, TEXT, detect, registry

from converter import (
    AmbiguousFormatError,
    Claim,
    Confidence,
    Detection,
    Evidence,
    OptionError,
    Output,
    ReadError,
    SourceError,
    Span,
    Target,
    UnknownFormatError,
    WriteError,
    decode,
    survey,
)
from converter.pipeline import convert


def test_straight_line() -> None:
    """Bytes in; the claims, the record and the outputs come out, in the order that was asked for."""
    other = evolve(COPY, name="other", suffix=".other")

    made = convert("memo.txt", TEXT, [Target(writer="other"), Target(writer="copy")], registry(MEMO, COPY, other))

    assert made.claims == (Claim("memo", detect(decode("memo.txt", TEXT))),)
    assert made.document.source == decode("memo.txt", TEXT)
    assert made.outputs == (
        Output(writer="other", suffix=".other", data=TEXT),
        Output(writer="copy", suffix=".txt", data=TEXT),
    )


def test_reader_that_is_named() -> None:
    """A reader that is named is used without asking any."""
    never = evolve(MEMO, detect=raising(AssertionError("asked")))

    made = convert("letter.txt", b"Dear Sir", [], registry(never), reader="memo")

    assert made.claims == ()
    assert made.document.format == "memo"


def test_encoding_that_is_named() -> None:
    """An encoding that is named is used."""
    made = convert("memo.txt", b"MEMO \xe9", [Target(writer="copy")], registry(MEMO, COPY), encoding="cp1252")

    assert made.document.source.text == "MEMO é"
    assert made.outputs[0].data == b"MEMO \xe9"


def test_settings_reach_reader_and_writer() -> None:
    """Options come to their owner as values of its own class."""
    made = convert(
        "memo.txt",
        TEXT,
        [Target(writer="copy", settings={"loud": "yes"})],
        registry(MEMO, COPY),
        settings={"memo": {"loud": "yes"}, "another": {"loud": "yes"}},
    )

    assert made.document.metadata.genre == "loud memo"
    assert made.outputs[0].data == TEXT.upper()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"data": b""}, SourceError),
        ({"data": b"\xff\xfe\xff"}, SourceError),
        ({"data": b"Dear Sir"}, UnknownFormatError),
        ({"reader": "nobody"}, OptionError),
        ({"to": [Target(writer="nobody")]}, OptionError),
        ({"to": [Target(writer="copy", settings={"lout": "yes"})]}, OptionError),
        ({"settings": {"memo": {"loud": "perhaps"}}}, OptionError),
        ({"data": b" \n", "reader": "memo"}, ReadError),
    ],
    ids=["empty", "half", "letter", "reader", "writer", "option", "value", "blank"],
)
def test_refusals(arguments: dict[str, Any], error: type[Exception]) -> None:
    """What cannot be converted is refused by its own class of error."""
    values = {"name": "memo.txt", "data": TEXT, "to": [Target(writer="copy")], "registry": registry(MEMO, COPY)}

    with pytest.raises(error):
        convert(**{**values, **arguments})


def test_equally_sure_readers() -> None:
    """Two readers that are equally sure are both named."""
    with pytest.raises(AmbiguousFormatError, match="letter and memo"):
        convert("memo.txt", TEXT, [], registry(MEMO, evolve(MEMO, name="letter")))


def test_all_outputs_or_none() -> None:
    """If one output cannot be made, none is returned."""
    broken = evolve(COPY, name="broken", write=raising(WriteError("too wide")))

    with pytest.raises(WriteError):
        convert("memo.txt", TEXT, [Target(writer="copy"), Target(writer="broken")], registry(MEMO, COPY, broken))


def test_no_second_try() -> None:
    """If the reader that is surest fails, no other one is asked to read."""
    sure = evolve(MEMO, name="sure", read=raising(ReadError("no subject line")))
    other = evolve(MEMO, detect=giving(Detection(Confidence.LIKELY, (Evidence("a word", Span(0, 4)),))))

    with pytest.raises(ReadError, match="no subject line"):
        convert("memo.txt", TEXT, [], registry(sure, other))


@pytest.mark.parametrize(
    ("function", "failure"),
    [
        (raising(ValueError("no such line")), "ValueError: no such line"),
        (raising(RecursionError("too deep")), "RecursionError: too deep"),
        (raising(ReadError("not mine")), "ReadError: not mine"),
        (raising(SystemExit(0)), "SystemExit: 0"),
        (raising(UnspeakableError()), "UnspeakableError"),
        (giving(Confidence.CERTAIN), "gave Confidence instead of a Detection"),
        (giving(True), "gave bool instead of a Detection"),
        (giving(Detection(Confidence.CERTAIN, (Evidence("end", Span(0, 99)),))), "gave evidence outside the text"),
        (giving(Detection(Confidence.CERTAIN, (Evidence("end", Span(3, 3)),))), "gave evidence outside the text"),
        (giving(Detection(Confidence.CERTAIN, (Evidence("end", Span(-1, 3)),))), "gave evidence outside the text"),
        (
            giving(Detection(Confidence.CERTAIN, (Evidence("half", Span(0.5, 2)),))),  # type: ignore[arg-type]
            "TypeError: slice indices must be integers or None or have an __index__ method",
        ),
    ],
    ids=[
        *("raises", "recurses", "refuses", "ends the program", "raises without a text"),
        *("a word", "a truth", "beyond", "empty", "before", "half a character"),
    ],
)
def test_reader_that_breaks_while_it_detects(function: Callable[..., Any], failure: str) -> None:
    """Its failure is in its claim; the others are asked, and one of them wins."""
    broken = evolve(MEMO, name="broken", detect=function)
    source = decode("memo.txt", TEXT)

    claims = survey(source, registry(broken, MEMO))

    assert claims == (Claim("broken", failure=failure), Claim("memo", detect(source)))
    assert convert("memo.txt", TEXT, [], registry(broken, MEMO)).document.format == "memo"


def test_stop_is_a_stop() -> None:
    """A person who interrupts is obeyed; that is no fault of a plugin."""
    broken = evolve(MEMO, detect=raising(KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        survey(decode("memo.txt", TEXT), registry(broken))

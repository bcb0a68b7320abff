"""How the line asks a reader to read: what is the fault of the document, and what of the reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from faults import UnspeakableError, giving, raising
from memo_format import MEMO, TEXT, Wishes, understand

from converter import (
    Document,
    InvalidDocumentError,
    Ledger,
    Paragraph,
    PluginError,
    ReadError,
    Source,
    UnavailableError,
    decode,
    read,
)


def test_documents_own_fault() -> None:
    """A `ReadError` comes through as it is."""
    error = ReadError("no subject line", 5)

    with pytest.raises(ReadError) as caught:
        read(decode("memo.txt", TEXT), evolve(MEMO, read=raising(error)))

    assert caught.value is error


@pytest.mark.parametrize(
    ("function", "cause"),
    [
        (raising(IndexError("list index out of range")), "IndexError: list index out of range"),
        (raising(RecursionError("too deep")), "RecursionError: too deep"),
        (raising(SystemExit("no dictionary")), "SystemExit: no dictionary"),
        (raising(UnspeakableError()), "UnspeakableError"),
        (giving(None), "it gave NoneType instead of a Document"),
        (giving({"format": "memo"}), "it gave dict instead of a Document"),
    ],
    ids=["raises", "recurses", "ends the program", "raises without a text", "nothing", "a dictionary"],
)
def test_reader_that_breaks(function: Callable[..., Any], cause: str) -> None:
    """Anything else is the reader's own fault, and says whose, at what, and why."""
    with pytest.raises(PluginError) as caught:
        read(decode("memo.txt", TEXT), evolve(MEMO, read=function))

    assert (caught.value.plugin, caught.value.stage, caught.value.cause) == ("memo", "read", cause)


def test_cause_is_kept() -> None:
    """The exception itself is the cause of the error, for whoever looks for the bug."""
    error = IndexError("list index out of range")

    with pytest.raises(PluginError) as caught:
        read(decode("memo.txt", TEXT), evolve(MEMO, read=raising(error)))

    assert caught.value.__cause__ is error


def test_record_of_another_source() -> None:
    """A record that stands on another text than the one that was given is refused."""
    other = understand(decode("other.txt", b"MEMO"), Wishes())

    with pytest.raises(InvalidDocumentError, match="its source is not the one that was given"):
        read(decode("memo.txt", TEXT), evolve(MEMO, read=giving(other)))


def test_part_that_a_reader_forgot() -> None:
    """What a ledger refuses is the reader's fault: the document cannot help it."""

    def careless(source: Source, options: Wishes) -> Document:
        ledger = Ledger(source.text)
        ledger.body(0, 3)
        return evolve(understand(source, options), segments=ledger.close())

    with pytest.raises(
        PluginError, match=r"ValueError: nothing was claimed for .* at 3; report it to its authors"
    ):
        read(decode("memo.txt", TEXT), evolve(MEMO, read=careless))


def test_gap_in_the_segments() -> None:
    """Segments that are no partition cannot be made into a record: the reader breaks while it tries."""

    def careless(source: Source, options: Wishes) -> Document:
        return evolve(understand(source, options), segments=())

    with pytest.raises(PluginError, match="ValueError: the segments account for 0 of"):
        read(decode("memo.txt", TEXT), evolve(MEMO, read=careless))


def test_unsound_record() -> None:
    """A record that breaks a rule of soundness is refused with the rule."""

    def careless(source: Source, options: Wishes) -> Document:
        return evolve(understand(source, options), body=())

    with pytest.raises(InvalidDocumentError, match=r"'MEMO.*' at 0 is body, but in no leaf"):
        read(decode("memo.txt", TEXT), evolve(MEMO, read=careless))


def test_record_of_rubbish() -> None:
    """A record whose parts are not of the model is the reader's fault, not a crash of the check."""

    def careless(source: Source, options: Wishes) -> Document:
        return evolve(understand(source, options), body=(Paragraph(inlines=("a text",)),))

    with pytest.raises(PluginError, match="AttributeError"):
        read(decode("memo.txt", TEXT), evolve(MEMO, read=careless))


def test_other_words() -> None:
    """A reader that says that it is not verbatim may have words of its own."""

    def freely(source: Source, options: Wishes) -> Document:
        [paragraph] = understand(source, options).body
        return evolve(
            understand(source, options),
            body=(evolve(paragraph, inlines=(evolve(paragraph.inlines[0], text="Memorandum"),)),),
        )

    free = evolve(MEMO, read=freely, verbatim=False)

    assert read(decode("memo.txt", TEXT), free).body[0].inlines[0].text == "Memorandum"
    with pytest.raises(InvalidDocumentError):
        read(decode("memo.txt", TEXT), evolve(free, verbatim=True))


def test_a_reader_that_lacks_something_is_not_asked_to_read() -> None:
    """The refusal names the reader and the command that installs what it lacks."""
    lame = evolve(MEMO, read=raising(AssertionError()), lacks=lambda: "pip install memo")

    with pytest.raises(UnavailableError, match=r"^memo needs .* pip install memo$"):
        read(decode("memo.txt", TEXT), lame)


def test_a_reader_that_breaks_while_it_says_what_it_lacks() -> None:
    """That is the plugin's fault, not the document's."""
    broken = evolve(MEMO, lacks=raising(RuntimeError("no list")))

    with pytest.raises(PluginError, match="broke while asked to say what it lacks: RuntimeError: no list"):
        read(decode("memo.txt", TEXT), broken)

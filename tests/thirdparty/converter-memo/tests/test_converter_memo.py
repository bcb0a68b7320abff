"""The plugin keeps the contracts, and gives what a memorandum says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import converter_memo
import pytest

from converter import Cited, OptionError, Target, WriteError, decode, read, write
from converter.testing import PluginContract, ReaderContract, WriterContract

SAMPLES = tuple(sorted((Path(__file__).parent / "samples").glob("*.txt")))


class TestPlugin(PluginContract):
    """The distribution as it is installed."""

    plugin = "memo"


class TestMemo(ReaderContract):
    """Memoranda."""

    reader = converter_memo.MEMO
    samples = SAMPLES
    extensions = (converter_memo.Memo,)


class TestPlain(WriterContract):
    """Plain text."""

    writer = converter_memo.PLAIN

    def texts(self, data: bytes) -> str:
        """All but the last line, which is the source."""
        return data.decode().rpartition("\nsource: ")[0]


def test_what_a_memorandum_says() -> None:
    """Every field of the head, and the numbered paragraphs."""
    sample = next(path for path in SAMPLES if path.stem == "reading-room")
    document = read(decode(sample.name, sample.read_bytes()), converter_memo.MEMO)
    metadata = document.metadata

    assert metadata.title is not None
    assert metadata.title.value == "Opening hours of the reading room"
    assert [(agent.role, agent.name and agent.name.value) for agent in metadata.agents] == [
        ("sender", "The Registrar"),
        ("recipient", "All heads of section"),
    ]
    assert [event.when for event in metadata.events] == [date(1987, 3, 3)]
    assert [one.value for extension in metadata.extensions for one in extension.statements()] == ["R/117/4"]
    assert [block.label and block.label.value for block in document.body] == ["1", "2", "3"]


def test_width() -> None:
    """Lines are as wide as one wishes, and no narrower than a character."""
    sample = SAMPLES[0]
    document = read(decode(sample.name, sample.read_bytes()), converter_memo.MEMO)
    text = write(document, converter_memo.PLAIN, Target(writer="plain", settings={"width": "30"})).data.decode()

    assert max(len(line) for line in text.rpartition("\nsource: ")[0].split("\n")) <= 30
    with pytest.raises(WriteError):
        write(document, converter_memo.PLAIN, Target(writer="plain", settings={"width": "0"}))
    with pytest.raises(OptionError):
        write(document, converter_memo.PLAIN, Target(writer="plain", settings={"width": "wide"}))


def test_inferred_label_is_cited_nowhere() -> None:
    """A paragraph without a number has no label."""
    document = read(decode("memo", b"MEMORANDUM\nTO: all\nFROM: me\nDATE: soon\n\nStop.\n"), converter_memo.MEMO)

    assert document.body[0].label is None
    assert document.metadata.events[0].when is None
    assert document.metadata.events[0].text == Cited("soon", document.metadata.events[0].text.span)

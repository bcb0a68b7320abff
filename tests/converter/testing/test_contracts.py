"""The contracts: good plugins keep them, and bad ones are caught."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from note_format import FAILURES, NOTE, SAMPLES, PlainContract

from converter.testing import PluginContract, ReaderContract, WriterContract
from converter.testing.contracts import source_of


class TestNote(ReaderContract):
    """The reader of notes keeps the contract."""

    reader = NOTE
    samples = SAMPLES


class TestPlain(PlainContract):
    """The writer of notes keeps the contract."""


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


def test_texts_of_plain_text() -> None:
    """Unless it is overridden, an output is taken for UTF-8, and signs are looked for where texts are."""
    assert WriterContract().texts("ä".encode()) == "ä"
    assert WriterContract().signs("ä".encode()) == "ä"


def test_source_of_a_text() -> None:
    """A source for a text is what decoding it would give."""
    assert source_of("ä").data == "ä".encode()
    assert source_of("ä").sha256 == hashlib.sha256("ä".encode()).hexdigest()

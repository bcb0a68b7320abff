"""A word that is almost one that writers know is a slip, and is named with the word that is meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import evolve

from converter import Agent, Cited, Document, RecordError, convert, dump_record, load_record, load_registry
from converter.model.words import WORDS, misspelt

ROOT = Path(__file__).parents[3]
REGISTRY = load_registry()


@pytest.fixture(scope="module")
def telegram() -> Document:
    return convert(ROOT / "seeds" / "cable-herring.txt", [], REGISTRY).document


def with_role(document: Document, role: str) -> bytes:
    agents = (Agent(role=role, name=Cited("X")), *document.metadata.agents)
    return dump_record(evolve(document, metadata=evolve(document.metadata, agents=agents)))


@pytest.mark.parametrize("role", ["recipeint", "Sender", "senders", "autor", "copyright_holder"])
def test_a_slip_is_refused(telegram: Document, role: str) -> None:
    """An edited record with such a role is not loaded: its agent would stand in no list of recipients."""
    with pytest.raises(RecordError, match=rf"agents\.role is '{role}', which is almost '\w"):
        load_record(with_role(telegram, role), REGISTRY.extensions)


@pytest.mark.parametrize("role", ["translator", "courier", "x", ""])
def test_a_word_of_a_plugin_is_kept(telegram: Document, role: str) -> None:
    """A word that is like none of ours is a plugin's own."""
    loaded = load_record(with_role(telegram, role), REGISTRY.extensions)

    assert loaded.metadata.agents[0].role == role


def test_the_words_are_those_of_the_page() -> None:
    """Each is listed in docs/record.md, in the row of its field."""
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    for path, words in WORDS.items():
        field = path.partition(".")[0]
        [row] = re.findall(rf"^\| `{field}`(?: \||,).*$", page, re.MULTILINE)

        assert [word for word in words if f"`{word}`" not in row] == [], path


def test_the_samples_have_no_slip() -> None:
    """Nor have the records that our readers make."""
    for path in sorted((ROOT / "seeds").iterdir()):
        if not path.name.endswith(".record.json"):
            assert list(misspelt(convert(path, [], REGISTRY).document.metadata)) == []

"""The record: a partition of its source."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from converter import Document, Metadata, Role, Segment, Span
from converter.testing import documents
from converter.testing.contracts import source_of


def make(*segments: Segment) -> Document:
    return Document(
        source=source_of("abcd"), format="drawn", metadata=Metadata(genre="drawn"), body=(), segments=segments
    )


def part(start: int, end: int) -> Segment:
    return Segment(Span(start, end), Role.FURNITURE, "rule")


def test_partition() -> None:
    """Segments that cover the text without gap or overlap make a record."""
    assert make(part(0, 1), part(1, 4)).segments[1].span == Span(1, 4)


@pytest.mark.parametrize(
    "segments",
    [
        (),
        (part(0, 3),),
        (part(0, 5),),
        (part(1, 4),),
        (part(0, 2), part(3, 4)),
        (part(0, 3), part(2, 4)),
        (part(0, 0), part(0, 4)),
        (part(0, 4), part(4, 4)),
    ],
    ids=["none", "too short", "too long", "late", "gap", "overlap", "empty first", "empty last"],
)
def test_anything_else_is_no_record(segments: tuple[Segment, ...]) -> None:
    """Segments that are no partition cannot be put into a record at all."""
    with pytest.raises(ValueError, match="segment"):
        make(*segments)


@pytest.mark.parametrize("name", ["", "1st", "two words", "naïve", "a_b"])
def test_segment_names_are_words(name: str) -> None:
    """A segment's name can be a name in every output."""
    with pytest.raises(ValueError, match="must match"):
        Segment(Span(0, 1), Role.BODY, name)


@given(document=documents())
def test_records_are_values(document: Document) -> None:
    """A record cannot be changed, is equal to its like, and goes to worker processes."""
    with pytest.raises(FrozenInstanceError):
        document.format = "other"

    assert pickle.loads(pickle.dumps(document)) == document
    assert hash(evolve(document)) == hash(document)

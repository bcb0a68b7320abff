"""Places in a source."""

from __future__ import annotations

from converter import Cited, Span


def test_covers_its_characters() -> None:
    """A span is half open."""
    assert Span(1, 3).of("abcd") == "bc"


def test_holds_what_lies_in_it() -> None:
    """Itself, what is within, an empty span at its ends; nothing that reaches out."""
    assert Span(2, 4) in Span(2, 4)
    assert Span(3, 3) in Span(2, 4)
    assert Span(4, 4) in Span(2, 4)
    assert Span(1, 4) not in Span(2, 4)
    assert Span(2, 5) not in Span(2, 4)


def test_is_ordered_by_place() -> None:
    """Spans sort as they stand in the text, the shorter first."""
    assert sorted([Span(2, 3), Span(0, 5), Span(0, 1)]) == [Span(0, 1), Span(0, 5), Span(2, 3)]


def test_inferred_without_place() -> None:
    """A cited value without a place is one that was inferred."""
    assert Cited("en").span is None

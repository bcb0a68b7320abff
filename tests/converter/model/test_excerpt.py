"""Excerpts: each character has its place in the whole, and what was changed is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import Excerpt, Span

WHOLE = "<p>Salt &amp; pepper</p><p>Oil"
PIECES = [(3, 8, None), (8, 13, "&"), (13, 20, None), (24, 24, "\n"), (27, 30, None)]


@pytest.fixture
def excerpt() -> Excerpt:
    return Excerpt.of(WHOLE, PIECES)


def test_text(excerpt: Excerpt) -> None:
    """The text is that of the pieces, joined."""
    assert excerpt.text == "Salt & pepper\nOil"


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Salt", "Salt"),
        ("&", "&amp;"),
        ("t & p", "t &amp; p"),
        ("pepper", "pepper"),
        ("pepper\nOil", "pepper</p><p>Oil"),
        ("Oil", "Oil"),
        ("l", "l"),
    ],
)
def test_span(excerpt: Excerpt, words: str, there: str) -> None:
    """Words of the excerpt stand in the whole with all that lies between them there."""
    start = excerpt.text.index(words)

    assert excerpt.span(start, start + len(words)).of(WHOLE) == there


def test_empty_span(excerpt: Excerpt) -> None:
    """Nothing has a place too."""
    assert excerpt.span(5, 5) == Span(8, 8)
    assert excerpt.span(len(excerpt.text), len(excerpt.text)) == Span(30, 30)
    assert Excerpt.of(WHOLE, []).span(0, 0) == Span(0, 0)


def test_changes_are_named(excerpt: Excerpt) -> None:
    """Whatever does not stand in the whole as it stands here is listed."""
    assert list(excerpt.changes(WHOLE)) == [(Span(8, 13), "&"), (Span(24, 24), "\n")]


def test_cuts(excerpt: Excerpt) -> None:
    """What is parted by tags in the whole is known, and what a piece parts that stands for nothing."""
    assert [excerpt.text[at:] for at in excerpt.cuts(WHOLE)] == ["Salt & pepper\nOil", "\nOil", "Oil"]


def test_blanks_cut_nothing() -> None:
    """What only blanks part in the whole stands together."""
    assert list(Excerpt.of("one \n two", [(0, 3, None), (6, 9, None)]).cuts("one \n two")) == []


def test_stretch(excerpt: Excerpt) -> None:
    """Of some characters those of one piece can be asked for."""
    assert excerpt.stretch(4, 13, 6).of(WHOLE) == " pepper"
    assert excerpt.stretch(0, 6, 2).of(WHOLE) == "Salt "


def test_pieces_stand_in_order() -> None:
    """Places that go back are refused."""
    with pytest.raises(ValueError, match="a piece at 3-8 after one that ends at 13"):
        Excerpt.of(WHOLE, [(8, 13, "&"), (3, 8, None)])


@st.composite
def excerpts_of(draw: st.DrawFn, whole: str) -> Excerpt:
    edges = sorted(draw(st.lists(st.integers(0, len(whole)), max_size=12)))
    said = st.none() | st.text(max_size=3)
    pieces = [(start, end, draw(said)) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    return Excerpt.of(whole, pieces)


@st.composite
def excerpts(draw: st.DrawFn) -> tuple[str, Excerpt]:
    whole = draw(st.text(min_size=1))
    return whole, draw(excerpts_of(whole))


@given(excerpts(), st.data())
def test_places_keep_the_order(drawn: tuple[str, Excerpt], data: st.DataObject) -> None:
    """Spans that follow each other in the excerpt do not overlap in the whole, and lie within it."""
    whole, excerpt = drawn
    edges = sorted(data.draw(st.lists(st.integers(0, len(excerpt.text)), min_size=4, max_size=4)))

    first, second = excerpt.span(*edges[:2]), excerpt.span(*edges[2:])

    assert 0 <= first.start <= first.end <= second.end <= len(whole)
    assert first.end <= second.start or edges[2] == edges[3]


@given(excerpts())
def test_a_piece_that_is_unchanged_reads_the_same_in_both(drawn: tuple[str, Excerpt]) -> None:
    """Apart from its changes an excerpt is the whole's own characters."""
    whole, excerpt = drawn
    changed = {span.start for span, _ in excerpt.changes(whole)}

    for piece in excerpt.pieces:
        if piece.start not in changed and piece.start < piece.end:
            length = piece.end - piece.start
            assert excerpt.text[piece.at : piece.at + length] == whole[piece.start : piece.end]


def test_excerpt_within_an_excerpt() -> None:
    """A text that was encoded twice has its places in the whole: here references within signs of percent."""
    whole = "a%26lt;b c"
    outer = Excerpt.of(whole, [(0, 1, None), (1, 4, "&"), (4, 10, None)])
    inner = Excerpt.of(outer.text, [(0, 1, None), (1, 5, "<"), (5, 5, " "), (5, 8, None)]).within(outer)

    assert inner.text == "a< b c"
    assert [inner.span(at, at + 1).of(whole) for at in range(6)] == ["a", "%26lt;", "", "b", " ", "c"]
    assert inner.span(0, 6) == Span(0, 10)


def test_some_characters_of_what_stands_for_all() -> None:
    """Two of three characters that stand for two others stand for both of those together, not for one each."""
    outer = Excerpt.of("ab", [(0, 2, "xyz")])
    inner = Excerpt.of(outer.text, [(0, 2, None)]).within(outer)

    assert [inner.span(at, at + 1) for at in range(2)] == [outer.span(at, at + 1) for at in range(2)]


@given(data=st.data(), first=excerpts())
def test_within_no_place_is_another(data: st.DataObject, first: tuple[str, Excerpt]) -> None:
    """Each character stands in the whole where the one that it was made of stands, or at a part of that.

    One that was made of none, at the end of what others of its piece were made of, stands where those end.
    """
    _, outer = first
    inner = data.draw(excerpts_of(outer.text))
    both = inner.within(outer)

    assert both.text == inner.text
    for at in range(len(inner.text)):
        made_of = inner.span(at, at + 1)
        place = both.span(at, at + 1)
        if made_of.start < made_of.end:
            assert place in outer.span(made_of.start, made_of.end)
        else:
            ends = (outer.span(made_of.start - 1, made_of.start).end, outer.span(made_of.start, made_of.end).start)
            assert place.start == place.end
            assert place.start in ends


@given(excerpts())
def test_stretches_make_the_same_excerpt(drawn: tuple[str, Excerpt]) -> None:
    """What an excerpt gives to be joined with others is itself."""
    whole, excerpt = drawn

    assert Excerpt.of(whole, excerpt.stretches()) == excerpt

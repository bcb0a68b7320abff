"""A reader's claims, closed into segments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import Ledger, ReadError, Role, Segment, Span, is_blank
from converter.testing import documents


def test_claims_in_any_order() -> None:
    """The segments stand in the order of the text, whatever the order of the claims."""
    ledger = Ledger("FM TOKYO\n\nText.\n-----\n")
    ledger.furniture(16, 21, "rule")
    ledger.body(10, 15)
    ledger.metadata(0, 8, "FL4")

    assert ledger.close() == (
        Segment(Span(0, 10), Role.METADATA, "FL4"),
        Segment(Span(10, 16), Role.BODY, "text"),
        Segment(Span(16, 22), Role.FURNITURE, "rule"),
    )


def test_blanks_belong_to_the_claim_before_them() -> None:
    """Those at the beginning to the first."""
    ledger = Ledger("\n \nA\u00a0\nB\n")
    ledger.metadata(3, 4, "FL1")
    ledger.body(6, 7)

    assert [segment.span for segment in ledger.close()] == [Span(0, 6), Span(6, 8)]


def test_neighbours_of_one_name_are_one_segment() -> None:
    """So that a reader may claim line by line; another role or name begins a new segment."""
    ledger = Ledger("a b c d")
    ledger.body(0, 1)
    ledger.body(2, 3)
    ledger.body(4, 5, "annex")
    ledger.metadata(6, 7, "annex")

    assert [(segment.span, segment.name) for segment in ledger.close()] == [
        (Span(0, 4), "text"),
        (Span(4, 6), "annex"),
        (Span(6, 7), "annex"),
    ]


def test_empty_claims_do_not_count() -> None:
    """A claim on nothing makes no segment."""
    ledger = Ledger("ab")
    ledger.metadata(1, 1, "FL1")
    ledger.body(0, 2)

    assert [segment.name for segment in ledger.close()] == ["text"]


def test_byte_order_mark_is_furniture() -> None:
    """The mark of UTF-16 is claimed by the ledger itself."""
    ledger = Ledger("\ufeffab")
    ledger.body(1, 3)

    assert ledger.close()[0] == Segment(Span(0, 1), Role.FURNITURE, "byte-order-mark")


@pytest.mark.parametrize("text", ["", " \n", "\ufeff", "\ufeff\n\u00a0"], ids=ascii)
def test_blank_text_is_refused(text: str) -> None:
    """A text without anything to see gives no record."""
    with pytest.raises(ReadError, match="nothing but blanks"):
        Ledger(text).close()


@pytest.mark.parametrize(("claim", "offset"), [((4, 9), 0), ((0, 3), 3)])
def test_gap_is_refused(claim: tuple[int, int], offset: int) -> None:
    """What nobody claimed is named, with its place."""
    ledger = Ledger("one two  ")
    ledger.body(*claim)

    with pytest.raises(ValueError, match=f"nothing was claimed for .* at {offset}$"):
        ledger.close()


def test_gap_between_is_refused() -> None:
    """Also where it lies between two claims."""
    ledger = Ledger("one two three")
    ledger.body(0, 3)
    ledger.body(8, 13)

    with pytest.raises(ValueError, match="nothing was claimed for 'two'"):
        ledger.close()


def test_overlap_is_refused() -> None:
    """What was claimed twice is named, with both names."""
    ledger = Ledger("one two")
    ledger.metadata(0, 5, "subject")
    ledger.body(3, 7)

    with pytest.raises(ValueError, match="' t' at 3 was claimed twice, as subject and as text"):
        ledger.close()


@given(text=st.text(st.sampled_from("ab \n")), data=st.data())
def test_gaps_are_what_remains(text: str, data: st.DataObject) -> None:
    """Claims and gaps together leave nothing but blanks, and a gap is never claimed."""
    ledger, claimed = Ledger(text), set()
    for _ in range(data.draw(st.integers(0, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        ledger.body(start, end)
        claimed.update(range(start, end))
    gaps = ledger.gaps()

    free = {at for gap in gaps for at in range(gap.start, gap.end)}
    assert not free & claimed
    assert not any(is_blank(gap.of(text)) for gap in gaps)
    assert all(text[at] in " \n" for at in range(len(text)) if at not in free | claimed)


@given(document=documents())
def test_segments_claimed_again_are_the_same(document) -> None:
    """Closing is stable: the segments of a record, claimed in any order, give the same segments."""
    ledger = Ledger(document.source.text)
    for segment in reversed(document.segments):
        if segment.name != "byte-order-mark":
            claim = {Role.METADATA: ledger.metadata, Role.BODY: ledger.body, Role.FURNITURE: ledger.furniture}
            claim[segment.role](segment.span.start, segment.span.end, segment.name)

    assert ledger.close() == document.segments

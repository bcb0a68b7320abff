"""A text as it was received, and its lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from converter import Cited, Span, readable
from converter.testing.contracts import source_of

LINES = st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=5))
ENDS = ("\n", "\r\n", "\r")


@given(lines=LINES, end=st.sampled_from(ENDS), final=st.booleans())
def test_lines_are_what_stands_between_line_ends(lines: list[str], end: str, final: bool) -> None:
    """Joined with line ends, the lines give the text; a final line end makes no empty line."""
    text = end.join(lines) + (end if final and lines else "")
    found = [span.of(text) for span in source_of(text).lines]
    expected = lines if final else lines[: len(lines) - (lines[-1:] == [""])]
    if expected and expected[0].startswith("\ufeff"):
        expected = [expected[0][1:], *expected[1:]]

    assert found == expected


def test_only_three_line_ends() -> None:
    """A form feed, a next line, a line separator are no line ends: telegrams have them within lines."""
    text = "a\x0cb\x85c\u2028d\x1ce\r\nf"

    assert [span.of(text) for span in source_of(text).lines] == ["a\x0cb\x85c\u2028d\x1ce", "f"]


def test_byte_order_mark_is_no_part_of_a_line() -> None:
    """The first line begins behind the mark."""
    text = "\ufeffZZ\n"

    assert [span.of(text) for span in source_of(text).lines] == ["ZZ"]


def test_nothing_has_no_lines() -> None:
    """A text of nothing has no lines, and a position all the same."""
    assert source_of("").lines == ()
    assert source_of("").position(0) == (1, 1)


def test_positions_count_from_one() -> None:
    """Line and column of the first and last character, and of those beside line ends."""
    source = source_of("ab\r\ncd\re\n")

    assert [source.position(at) for at in range(9)] == [
        (1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2),
    ]  # fmt: skip


def test_position_of_a_byte_order_mark() -> None:
    """The mark itself is shown as the beginning of the first line."""
    assert source_of("\ufeffab").position(0) == (1, 1)


@given(text=st.text(), data=st.data())
def test_position_finds_its_line(text: str, data: st.DataObject) -> None:
    """Line and column lead back to the character."""
    source = source_of("x" + text.encode("utf-8", "replace").decode())
    offset = data.draw(st.integers(0, len(source.text) - 1))
    row, column = source.position(offset)

    assert source.lines[row - 1].start + column - 1 == offset


def test_representation_hides_the_digest() -> None:
    """What is shown in a failing test is not cluttered."""
    assert "sha256" not in repr(source_of("a"))


@given(text=st.text(st.sampled_from("ab \t\r\n\x07\xa0\u2028\ufeff\U0001f680")), data=st.data())
def test_a_part_reads_as_its_characters_do(text: str, data: st.DataObject) -> None:
    """What a source says of a part of its text is what `readable` makes of these characters alone."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    assert source_of(text).reading(Span(start, end)) == readable(text[start:end])
    assert source_of(text).cited(start, end) == Cited(readable(text[start:end]), Span(start, end))

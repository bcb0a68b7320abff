"""What the line itself notices in a text: characters that cannot be printed, and an encoding that is in doubt."""

from __future__ import annotations

import pytest
from attrs import evolve
from faults import giving
from hypothesis import given
from memo_format import MEMO, TEXT, registry, understand

from converter import Document, Notice, Span, decode, read
from converter.pipeline import convert
from converter.testing import documents


def test_unprintable_characters_are_noticed() -> None:
    """Once for all of them, with the first one's place."""
    source = decode("memo.txt", b"MEMO \x07 and \x1b[1m")

    assert read(source, MEMO).notices == (
        Notice(
            "unprintable",
            "2 characters that XML cannot hold, first U+0007; shown as U+FFFD, kept in the source",
            Span(5, 6),
        ),
    )


def test_one_unprintable_character_is_noticed() -> None:
    """Behind the notices of the reader."""
    seen = Notice("odd", "as it is")
    reader = evolve(MEMO, read=lambda source, options: evolve(understand(source, options), notices=(seen,)))

    first, second = read(decode("memo.txt", b"MEMO \x07"), reader).notices

    assert first is seen
    assert second.message.startswith("1 character that XML cannot hold")


@pytest.mark.parametrize(
    "text", ["MEMO one\n\fMEMO two", "MEMO one\f\r\nMEMO two", "MEMO one\n\f", "MEMO one\n\f\f\nMEMO two\r\fMEMO"]
)
def test_ends_of_pages_are_not_noticed(text: str) -> None:
    """A form feed at the beginning or the end of a line is how printed pages end."""
    assert read(decode("memo.txt", text.encode()), MEMO).notices == ()


def test_form_feed_within_a_line_is_noticed() -> None:
    """It is the first that is counted; the ends of pages before and after it are not."""
    [notice] = read(decode("memo.txt", b"MEMO one\n\fMEMO\ftwo\f\n"), MEMO).notices

    assert notice.message.startswith("1 character that XML cannot hold, first U+000C")
    assert notice.span == Span(14, 15)


def test_encoding_that_was_hardly_the_right_one_is_noticed() -> None:
    """Words that were decoded as somebody said, and look wrong, say why."""
    document = convert("memo.txt", "MEMO déjà vu".encode(), [], registry(MEMO), encoding="cp1252").document

    assert document.notices == (
        Notice(
            "encoding-doubtful",
            "decoded as cp1252, as was asked, but its bytes are valid UTF-8: try without --encoding",
        ),
    )


def test_printable_text_has_no_notice() -> None:
    """And none where there is nothing to notice."""
    assert read(decode("memo.txt", TEXT), MEMO).notices == ()


@given(drawn=documents())
def test_reading_what_is_sound_adds_two_notices_at_most(drawn: Document) -> None:
    """The line changes nothing in a sound record but the notices of what cannot be printed, and of the encoding."""
    found = read(drawn.source, evolve(MEMO, read=giving(drawn)))

    assert evolve(found, notices=drawn.notices) == drawn
    assert found.notices[: len(drawn.notices)] == drawn.notices
    assert len(found.notices) <= len(drawn.notices) + 2

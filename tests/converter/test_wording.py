"""Dates and words as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from converter import Cited, Event, Span
from converter.wording import capitalised, dated, day, said

TOKYO = timezone(timedelta(hours=9))
HERE = Span(0, 1)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (date(2018, 3, 30), "30 March 2018"),
        (date(1, 1, 1), "1 January 1"),
        (datetime(2006, 2, 8, 8, 46, tzinfo=UTC), "8 February 2006, 08:46 UTC"),
        (datetime(2006, 2, 8, 8, 46, 5, tzinfo=UTC), "8 February 2006, 08:46:05 UTC"),
        (datetime(2006, 2, 8, 17, 46, tzinfo=TOKYO), "8 February 2006, 17:46 UTC+09:00"),
        (datetime(2006, 2, 8, 17, 46), "8 February 2006, 17:46"),  # noqa: DTZ001 - the point
    ],
)
def test_day(when: date, text: str) -> None:
    """A day, and the hour and zone where there are."""
    assert day(when) == text


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (Event(kind="sent", text=Cited("8 FEB 06", HERE), when=date(2006, 2, 8)), "8 February 2006 (8 FEB 06)"),
        (Event(kind="sent", text=Cited("8 February 2006", HERE), when=date(2006, 2, 8)), "8 February 2006"),
        (Event(kind="sent", text=Cited("2006-02-08", HERE), when=date(2006, 2, 8)), "8 February 2006"),
        (Event(kind="declassify", text=Cited("OADR", HERE)), "OADR"),
        (Event(kind="declassify", text=Cited("OADR")), "[OADR]"),
        (Event(kind="sent", text=Cited("2006-02-08"), when=date(2006, 2, 8)), "[8 February 2006]"),
        (Event(kind="sent", text=Cited("8 FEB 06"), when=date(2006, 2, 8)), "[8 February 2006 (8 FEB 06)]"),
        (
            Event(
                kind="created",
                text=Cited("2006-02-08 08:46", HERE),
                when=datetime(2006, 2, 8, 8, 46, tzinfo=UTC),
                inferred=True,
            ),
            "[8 February 2006, 08:46 UTC] (2006-02-08 08:46)",
        ),
        (
            Event(kind="filed", text=Cited("8 February 2006", HERE), when=date(2006, 2, 8), inferred=True),
            "[8 February 2006]",
        ),
    ],
)
def test_dated(event: Event, text: str) -> None:
    """The date, and as printed where that says it otherwise; in square brackets what is not printed."""
    assert dated(event) == text


def test_said() -> None:
    """What is not printed stands in square brackets."""
    assert said(Cited("SECRET", HERE)) == "SECRET"
    assert said(Cited("secret"), capitalised) == "[Secret]"


@pytest.mark.parametrize(("word", "text"), [("niact-immediate", "Niact immediate"), ("", ""), ("NODIS", "NODIS")])
def test_capitalised(word: str, text: str) -> None:
    """Words of the record begin with a capital and have no hyphens."""
    assert capitalised(word) == text

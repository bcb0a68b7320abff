"""What is known about a document, row by row."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from converter import Cited, Event, Level, Metadata, Restriction, Span
from converter_html.particulars import particulars

HERE = Span(0, 1)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (datetime(2006, 2, 8, 8, 46, tzinfo=UTC), "8 February 2006, 08:46 UTC (printed)"),
        (datetime(2006, 2, 8, 8, 46), "8 February 2006, 08:46 (printed)"),  # noqa: DTZ001 - the point
    ],
)
def test_an_hour_of_no_zone_is_given_none(when: datetime, text: str) -> None:
    """What the document does not say is not said for it."""
    event = Event(kind="sent", text=Cited("printed", HERE), when=when)

    assert [row.value for row in particulars(Metadata(genre="letter", events=(event,)))] == [text]


def test_what_is_inferred_stands_in_brackets() -> None:
    """The level of a document, too."""
    restrictions = (Restriction(level=Cited(Level.SECRET)), Restriction(level=Cited(Level.SECRET, HERE)))

    rows = particulars(Metadata(genre="letter", restrictions=restrictions))

    assert [row.value for row in rows] == ["[Secret]", "Secret"]

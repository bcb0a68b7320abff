"""What programs show about the file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from converter_docx.properties import instant

TOKYO = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (date(2018, 3, 30), "2018-03-30T00:00:00Z"),
        (datetime(2006, 2, 8, 8, 46, tzinfo=UTC), "2006-02-08T08:46:00Z"),
        (datetime(2006, 2, 8, 17, 46, 0, 5, tzinfo=TOKYO), "2006-02-08T08:46:00Z"),
        (datetime(1, 1, 1, tzinfo=TOKYO), None),
        (datetime(2006, 2, 8, 17, 46), "2006-02-08T17:46:00Z"),  # noqa: DTZ001 - and not the machine's own zone
    ],
)
def test_instant(when: date, text: str | None) -> None:
    """The same in universal time, for programs."""
    assert instant(when) == text

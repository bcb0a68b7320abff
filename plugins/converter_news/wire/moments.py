"""Dates as machines write them: ISO 8601, in its basic form (``20250312T101500Z``) or its extended one."""

from __future__ import annotations

import re
from datetime import date, datetime

_DAY = r"\d{4}(?:-\d\d-\d\d|\d{4})"
_FORM = re.compile(
    rf"(?P<day>{_DAY})(?:[T ]\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{{1,9}})?)?)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?"
)


def moment(text: str) -> date | None:
    """The date that a text is, with its time if that names its zone; None if it is no date.

    A time without its zone is left out, since it says nothing sure.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    try:
        if match["zone"] is None:
            return date.fromisoformat(match["day"])
        return datetime.fromisoformat(text.replace(",", "."))
    except ValueError:  # the 31st of June, or 25 hours
        return None

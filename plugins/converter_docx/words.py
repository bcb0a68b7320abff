"""What the words of a record are called on a page: roles, kinds and schemes, precedences, dates.

A word that is not here is shown as it stands, so that a format nobody has heard of comes out too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar

from converter import Cited, Event, Identifier, Metadata, Notice

T = TypeVar("T")

IDENTIFIERS = {
    "mrn": "Message reference number",
    "transmission": "Transmission identifier",
}
EVENTS = {"created": "Catalogued as created", "declassify": "Declassify on", "declassified": "Declassified"}
AGENTS = {
    "sender": "From",
    "recipient": "To",
    "copied": "Info",
    "exempted": "Exempted",
    "signatory": "Signed by",
    "classifier": "Classified by",
    "drafter": "Drafted by",
    "approver": "Approved by",
    "clearer": "Cleared by",
    "author": "By",
    "agency": "News agency",
}
INSTRUCTIONS = {
    "passing": "Passing instruction",
    "attention": "For the attention of",
    "handling": "Handling",
    "service-note": "Note of the communications centre",
}
SUBJECTS = {"tags": "TAGS", "keyword": "Keywords"}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_FIRST_IDENTIFIER = "mrn"
_SERIOUS = {
    *("wrong-cable-pasted", "other-telegram", "paragraph-above-class", "serial-mismatch", "section-missing"),
    *("encoding-doubtful", "no-body"),
}
"""Codes of the notices that put the whole text in doubt, and stand on the first page."""


def name_of(word: str, names: dict[str, str]) -> str:
    """What *word* is called: by its name, or with a capital and without hyphens."""
    return names.get(word) or capitalised(word)


def capitalised(word: str) -> str:
    """A word of the record as it begins a line: ``niact-immediate`` is ``Niact immediate``."""
    return word[:1].upper() + word[1:].replace("-", " ")


def said(cited: Cited[T], shown: Callable[[T], str] = str) -> str:
    """A value; in square brackets, as archivists do, if the document does not say it itself."""
    text = shown(cited.value)
    return text if cited.span is not None else f"[{text}]"


def day(when: date) -> str:
    """A day, and an hour where there is one, for people: ``8 February 2006, 08:46 UTC``."""
    text = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    if not isinstance(when, datetime):
        return text
    clock = f"{when.hour:02}:{when.minute:02}" + (f":{when.second:02}" if when.second else "")
    zone = "" if when.tzinfo is None else " UTC" if not when.utcoffset() else f" {when.tzname()}"
    return f"{text}, {clock}{zone}"


def dated(event: Event) -> str:
    """When something was: the date for people, in brackets if a part of it is inferred, then as printed."""
    printed = event.text
    if event.when is None:
        return said(printed)
    shown = day(event.when)
    if printed.value in (shown, event.when.isoformat()):
        return said(Cited(shown, None if event.inferred else printed.span))
    if event.inferred and printed.span is not None:
        return f"[{shown}] ({printed.value})"
    return said(Cited(f"{shown} ({printed.value})", printed.span))


def instant(when: date) -> str | None:
    """A date as packages of parts want it, in universal time; None where that is beyond the years 1 to 9999."""
    moment = when if isinstance(when, datetime) else datetime(when.year, when.month, when.day)  # noqa: DTZ001
    try:
        moment = moment.replace(tzinfo=None) - (moment.utcoffset() or timedelta())
    except OverflowError:
        return None
    return moment.isoformat(timespec="seconds") + "Z"


def warned(notices: Iterable[Notice]) -> str:
    """What a reader must know of the conversion before reading on; empty if there is nothing."""
    said = dict.fromkeys(notice.message.rstrip(".") for notice in notices if notice.code in _SERIOUS)
    return f"See the notices on the conversion: {'; '.join(said)}." if said else ""


def first_identifier(metadata: Metadata) -> Identifier | None:
    """The identifier that people cite a document by."""
    named = metadata.identifiers
    return next((one for one in named if one.scheme == _FIRST_IDENTIFIER), named[0] if named else None)


def title_of(metadata: Metadata) -> str:
    """The document's title, or one in square brackets, as archivists supply it."""
    return metadata.title.value if metadata.title is not None else f"[Untitled {metadata.genre}]"

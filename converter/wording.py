"""What the words of a record are called where people read them: roles, kinds and schemes, precedences, dates, references.

A word that is not here is shown as it stands, so that a format nobody has heard of comes out too. For writers, beside the
names of `converter` itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from converter.model.document import Notice
from converter.model.metadata import Edition, Event, Identifier, Metadata, Reference, Subject
from converter.model.span import Cited

T = TypeVar("T")

IDENTIFIERS: Mapping[str, str] = {
    "mrn": "Message reference number",
    "transmission": "Transmission identifier",
    "url": "Address",
}
EVENTS: Mapping[str, str] = {
    "created": "Catalogued as created",
    "declassify": "Declassify on",
    "declassified": "Declassified",
}
AGENTS: Mapping[str, str] = {
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
    "copyright-holder": "Copyright",
}
INSTRUCTIONS: Mapping[str, str] = {
    "passing": "Passing instruction",
    "attention": "For the attention of",
    "handling": "Handling",
    "service-note": "Note of the communications centre",
}
SUBJECTS: Mapping[str, str] = {"tags": "TAGS", "keyword": "Keywords"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_FIRST_IDENTIFIER = "mrn"
_SERIOUS = {
    *("wrong-cable-pasted", "other-telegram", "paragraph-above-class", "serial-mismatch", "section-missing"),
    *("encoding-doubtful", "no-body", "other-article"),
}
"""Codes of the notices that put the whole text in doubt, and stand above it."""


def name_of(word: str, names: Mapping[str, str]) -> str:
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
    text = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
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


def doubts(notices: Iterable[Notice]) -> list[str]:
    """What a reader must know of the conversion before reading on, each once."""
    return list(dict.fromkeys(notice.message for notice in notices if notice.code in _SERIOUS))


def first_identifier(metadata: Metadata) -> Identifier | None:
    """The identifier that people cite a document by."""
    named = metadata.identifiers
    return next((one for one in named if one.scheme == _FIRST_IDENTIFIER), named[0] if named else None)


def title_of(metadata: Metadata) -> str:
    """The document's title, or one in square brackets, as archivists supply it."""
    return metadata.title.value if metadata.title is not None else f"[Untitled {metadata.genre}]"


def subject_words(subject: Subject) -> str:
    """The term, and what it stands for, which no document prints."""
    return f"{said(subject.code)} [{subject.label}]" if subject.label else said(subject.code)


def reference_words(reference: Reference) -> str:
    """As printed, then the identifier that is meant; in square brackets where a part of it is not printed."""
    target = reference.target
    if target is None or target == reference.text.value:
        return said(reference.text)
    return f"{said(reference.text)} {f'[{target}]' if reference.inferred else f'({target})'}"


def edition_words(edition: Edition) -> str:
    """Where it was printed, part by part."""
    values: tuple[tuple[str, Cited[Any] | None, Callable[[Any], str]], ...] = (
        *(("{}", edition.publication, str), ("{}", edition.date, day), ("page {}", edition.page, str)),
        *(("section {}", edition.section, str), ("edition {}", edition.edition, str)),
        ("headline “{}”", edition.headline, str),
    )
    return ", ".join([form.format(said(value, shown)) for form, value, shown in values if value is not None])

"""The list of attributes that the National Archives print after a telegram: what their catalogue says of it.

They indexed the telegrams anew: subject and tags are often not the message's own, the office at the end of the sender
is the classifier's (``LA PAZ OR-M``). So all of it stands beside the message and is never mixed with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import fields

from converter import Cited, Event, Identifier, Span, readable
from converter_cable.dates import written_day
from converter_cable.draft import Draft
from converter_cable.lines import Line
from converter_cable.stamps import STAMP
from converter_cable.transmission import ArchivalAttributes, Attribute

KEYS = {
    **{
        field.name.replace("_", " "): field.name
        for field in fields(ArchivalAttributes)
        if field.name not in ("sender", "recipients", "others")
    },
    "from": "sender",
    "to": "recipients",
}
"""The printed names in small letters, each with its field."""
OTHER_KEYS = frozenset(
    (
        "automatic decaptioning", "control number", "copy", "decaption date", "decaption note",
        "disposition approved on date", "disposition authority", "disposition case number", "disposition event",
        "disposition history", "disposition reason", "disposition remarks", "document source", "document unique id",
        "expiration", "image path", "isecure", "legacy key", "litigation code ids", "litigation codes",
        "litigation history", "message id", "previous channel indicators", "retention", "review authority",
        "review comment", "review content flags", "review event", "review markings", "review media identifier",
        "review referrals", "review release date", "review release event", "review transfer date",
        "review withdrawn fields", "sas id", "secure", "status", "vdkvgwkey",
    )
)  # fmt: skip
"""The other names that were seen in 45 documents: 73 in all, 59 of them in each, 9 and 5 in those of one release."""
_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{1,40}):(?:\s+|\Z)")
_TITLE_CASE = re.compile(r"[A-Z][a-z]+(?: [A-Z]?[a-z]+)*\Z")
_NOTHING = frozenset(("", "n/a"))
_LISTS = {"tags": re.compile(r"\([^()]*\)|[^,()\s][^,()]*"), "concepts": re.compile(r"[^,\s][^,]*")}
"""What one item is of a value that lists several; the comma in a person's name parts nothing."""
_RELEASED = re.compile(r"Declassified/Released", re.IGNORECASE)
_LAST_DAY = re.compile(r"\d{1,2} [A-Za-z]{3} \d{4}\Z")
_DAY_LENGTH = 11
_IDENTIFIERS = (("document-number", "document_number"), ("film-number", "film_number"))


def is_attribute(text: str, line: Line) -> bool:
    """Whether a line begins with the name of a known attribute."""
    match = _KEY.match(text, line.start, line.end)
    return match is not None and _is_known(match["key"])


def read_attributes(draft: Draft, lines: Sequence[Line]) -> None:
    """Keep what the list says; every line of it is claimed."""
    text = draft.text
    said: dict[str, Cited[str]] = {}
    listed: dict[str, tuple[Cited[str], ...]] = dict.fromkeys(_LISTS, ())
    others: list[Attribute] = []
    for key, parts in _attributes(draft, lines):
        shown = " ".join(readable(text[part.start : part.end]) for part in parts)
        if shown.lower() in _NOTHING:
            continue
        name, value = KEYS.get(key.value.lower()), Cited(shown, Span(parts[0].start, parts[-1].end))
        if name in listed and not listed[name]:
            items = (item for part in parts for item in _LISTS[name].finditer(text, part.start, part.end))
            listed[name] = tuple(draft.cite(item, 0) for item in items)
        elif name is None or name in said or name in listed:
            others.append(Attribute(name=key, value=value))
        else:
            said[name] = value
    draft.attributes = ArchivalAttributes(
        tags=listed["tags"], concepts=listed["concepts"], others=tuple(others), **said
    )
    _tell(draft)


def _attributes(draft: Draft, lines: Sequence[Line]) -> Iterator[tuple[Cited[str], list[Line]]]:
    """Each attribute with the parts of its value, one a line; a stamp between them is none."""
    text = draft.text
    key: Cited[str] | None = None
    parts: list[Line] = []
    for line in lines:
        match = _KEY.match(text, line.start, line.end)
        if match is None and STAMP.match(text, line.start, line.end):
            draft.ledger.furniture(line.start, line.end, "stamp")
            continue
        draft.ledger.metadata(line.start, line.end, "catalogue")
        if match is None or not (_is_known(match["key"]) or _TITLE_CASE.match(match["key"])):
            parts.append(line)
            continue
        if key is not None:
            yield key, parts
        key, parts = draft.cite(match, "key"), []
        if match.end() < line.end:
            parts.append(Line(match.end(), line.end, apart=False))
    if key is not None:
        yield key, parts


def _is_known(key: str) -> bool:
    return key.lower() in KEYS or key.lower() in OTHER_KEYS


def _tell(draft: Draft) -> None:
    """What of it the common fields of a record know: two numbers, and two days."""
    attributes = draft.attributes
    for scheme, name in _IDENTIFIERS:
        number: Cited[str] | None = getattr(attributes, name)
        if number is not None:
            draft.identifiers.append(Identifier(scheme=scheme, value=number))
    if attributes.draft_date is not None:
        day = written_day(attributes.draft_date.value)
        draft.events.append(Event(kind="created", text=attributes.draft_date, when=day))
    if attributes.markings is not None and _RELEASED.search(said := attributes.markings.value):
        last = _LAST_DAY.search(said, max(len(said) - _DAY_LENGTH, 0))
        when = written_day(last[0]) if last else None
        draft.events.append(Event(kind="declassified", text=attributes.markings, when=when))

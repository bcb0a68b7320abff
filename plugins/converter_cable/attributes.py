"""The list of attributes that the National Archives print after a telegram: what their catalogue says of it.

They indexed the telegrams anew: subject and tags are often not the message's own, the office at the end of the sender
is the classifier's (``LA PAZ OR-M``). So all of it stands beside the message and is never mixed with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import fields

from converter import Cited, Event, Identifier, Span, readable, trim
from converter_cable.dates import written_day
from converter_cable.draft import Draft
from converter_cable.lines import END, START, Line
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
_TITLE_CASE = re.compile(r"(?=.{2,40}\Z)[A-Z][a-z]+(?: [A-Z]?[a-z]+)*\Z")
_NOTHING = frozenset(("", "n/a", "N/A"))
_LISTS = {"tags": re.compile(r"\([^()]*\)|[^,()\s][^,()]*"), "concepts": re.compile(r"[^,\s][^,]*")}
"""What one item is of a value that lists several; the comma in a person's name parts nothing."""
_RELEASED = re.compile(r"Declassified/Released", re.IGNORECASE)
_LAST_DAY = re.compile(r"\d{1,2} [A-Za-z]{3} \d{4}\Z")
_DAY_LENGTH = 11
_IDENTIFIERS = (("document-number", "document_number"), ("film-number", "film_number"))


def is_attribute(text: str, line: Line) -> bool:
    """Whether a line begins with the name of a known attribute."""
    colon = text.find(":", line[START], line[END])
    return colon >= 0 and _is_known(text[line[START] : colon])


def read_attributes(draft: Draft, lines: Sequence[Line]) -> None:
    """Keep what the list says; every line of it is claimed."""
    text = draft.text
    said: dict[str, Cited[str]] = {}
    listed: dict[str, tuple[Cited[str], ...]] = dict.fromkeys(_LISTS, ())
    others: list[Attribute] = []
    for key, parts in _attributes(draft, lines):
        name, span = KEYS.get(text[key.start : key.end].lower()), Span(parts[0][START], parts[-1][END])
        if name in listed and not listed[name]:
            items = (item for part in parts for item in _LISTS[name].finditer(text, part[START], part[END]))
            listed[name] = tuple(draft.cite(item, 0) for item in items)
            continue
        value = Cited(" ".join([readable(text[part[START] : part[END]]) for part in parts]), span)
        if name is None or name in said or name in listed:
            others.append(Attribute(name=draft.source.cited(key.start, key.end), value=value))
        else:
            said[name] = value
    draft.attributes = ArchivalAttributes(
        tags=listed["tags"], concepts=listed["concepts"], others=tuple(others), **said
    )
    _tell(draft)


def _attributes(draft: Draft, lines: Sequence[Line]) -> Iterator[tuple[Span, list[Line]]]:
    """Each attribute's name with the parts of its value, one a line; a stamp between them is none.

    An attribute without a value, or with one that says nothing, is left out.
    """
    text = draft.text
    key: Span | None = None
    parts: list[Line] = []
    for line in lines:
        start, end, _ = line
        colon = text.find(":", start, end)
        if colon < 0 and STAMP.match(text, start, end):
            draft.ledger.furniture(start, end, "stamp")
            continue
        draft.ledger.metadata(start, end, "catalogue")
        if colon < 0 or not _is_key(text[start:colon]):
            parts.append(line)
            continue
        if key is not None and parts:
            yield key, parts
        key, parts = Span(start, colon), []
        first, last = trim(text, colon + 1, end)
        if text[first:last] not in _NOTHING:
            parts.append((first, last, False))
    if key is not None and parts:
        yield key, parts


def _is_key(words: str) -> bool:
    """Whether words before a colon name an attribute: one that is known, or any in title case."""
    return _is_known(words) or _TITLE_CASE.match(words) is not None


def _is_known(words: str) -> bool:
    name = words.lower()
    return name in KEYS or name in OTHER_KEYS


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

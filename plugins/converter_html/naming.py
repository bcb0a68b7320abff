"""What the words of a record are called on a page, in Dublin Core and in schema.org.

A word that is not here is shown as it stands, so that a format nobody has heard of comes out too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from converter import Agent, Cited, Event, Metadata, Reference, Restriction, Subject, paired


class Particular(NamedTuple):
    """A row of what is known about a document."""

    name: str
    value: str
    schema: str | None = None
    """The property of schema.org."""
    dublin: str | None = None
    """The term of Dublin Core."""
    when: str | None = None
    """The date that it says, as ISO 8601 writes it."""


_AGENTS = {
    "sender": ("From", "sender", "creator"),
    "recipient": ("To", "recipient", "audience"),
    "copied": ("Copies to", "ccRecipient", "audience"),
    "exempted": ("Not sent to", None, None),
    "signatory": ("Signed by", "author", "creator"),
    "author": ("By", "author", "creator"),
    "agency": ("News agency", "sourceOrganization", "contributor"),
    "publisher": ("Publisher", "publisher", "publisher"),
    "copyright-holder": ("Copyright", "copyrightHolder", "rightsHolder"),
    "classifier": ("Classified by", None, None),
    "drafter": ("Drafted by", "contributor", "contributor"),
    "approver": ("Approved by", None, None),
    "clearer": ("Cleared by", None, None),
}
"""By role: what it is called, the property of schema.org, the term of Dublin Core."""
_EVENTS = {
    "sent": ("Sent", "dateSent", "issued"),
    "published": ("Published", "datePublished", "issued"),
    "updated": ("Updated", "dateModified", "modified"),
    "created": ("Created", "dateCreated", "created"),
    "expires": ("Expires", "expires", "valid"),
    "declassify": ("Declassify on", None, None),
}
_IDENTIFIERS = {"mrn": "Message reference number", "transmission": "Transmission identifier", "url": "Address"}
_SUBJECTS = {"tags": "TAGS", "keyword": "Keywords"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_CORRESPONDING = ("sender", "recipient", "copied")


def schema_type(metadata: Metadata) -> str:
    """What a document is to schema.org."""
    if any(agent.role in _CORRESPONDING for agent in metadata.agents):
        return "https://schema.org/Message"
    return f"https://schema.org/{'NewsArticle' if metadata.genre == 'news article' else 'CreativeWork'}"


def title_of(metadata: Metadata) -> str:
    """The title, or one in square brackets, as archivists supply it."""
    return metadata.title.value if metadata.title is not None else f"[Untitled {metadata.genre}]"


def capitalised(word: str) -> str:
    """A word of the record as it begins a line: ``niact-immediate`` is ``Niact immediate``."""
    return word[:1].upper() + word[1:].replace("-", " ").replace("_", " ")


def said(cited: Cited[str]) -> str:
    """A value; in square brackets if the document does not say it itself."""
    return cited.value if cited.span is not None else f"[{cited.value}]"


def particulars(metadata: Metadata) -> Iterator[Particular]:
    """Every value of the metadata but the title."""
    for one in metadata.identifiers:
        yield Particular(
            _IDENTIFIERS.get(one.scheme) or capitalised(one.scheme), said(one.value), "identifier", "identifier"
        )
    for event in metadata.events:
        name, schema, dublin = _EVENTS.get(event.kind, (capitalised(event.kind), None, None))
        when = event.when.isoformat() if event.when is not None else None
        yield Particular(name, dated(event), schema, dublin, when)
    for agent in metadata.agents:
        name, schema, dublin = _AGENTS.get(agent.role, (capitalised(agent.role), None, None))
        yield Particular(name, agent_words(agent), schema, dublin)
    for place in metadata.places:
        yield Particular("Place", said(place.name), "locationCreated", "spatial")
    for restriction in metadata.restrictions:
        yield from _restriction(restriction)
    for instruction in metadata.instructions:
        yield Particular(capitalised(instruction.kind), said(instruction.text))
    for scheme in dict.fromkeys(subject.scheme for subject in metadata.subjects):
        named = [_subject(subject) for subject in metadata.subjects if subject.scheme == scheme]
        yield Particular(_SUBJECTS.get(scheme) or capitalised(scheme), ", ".join(named), "keywords", "subject")
    for reference in metadata.references:
        yield Particular(
            f"Reference {reference.label.value}" if reference.label else "Reference",
            _reference(reference),
            "citation",
            "references",
        )
    if metadata.edition is not None:
        yield Particular("Print edition", _edition(metadata), "printEdition", "isVersionOf")
    if metadata.language is not None:
        yield Particular("Language", said(metadata.language), "inLanguage", "language")


def further(metadata: Metadata) -> Iterator[Particular]:
    """What only the document's own format has."""
    for extension in metadata.extensions:
        for statement in paired(extension.statements()):
            yield Particular(capitalised(f"{extension.prefix}: {statement.term}"), statement.value)


def agent_words(agent: Agent) -> str:
    """Who it was: the name, and what is known besides."""
    more = [said(one) for one in (agent.position, agent.code, agent.serial) if one is not None]
    if agent.precedence is not None:
        more.append(capitalised(agent.precedence.value))
    name = said(agent.name) if agent.name is not None else ""
    return f"{name} ({', '.join(more)})" if name and more else name or ", ".join(more)


def dated(event: Event) -> str:
    """When something was: the date for people, then as printed."""
    if event.when is None:
        return said(event.text)
    shown = day(event.when)
    return f"[{shown}] ({event.text.value})" if event.inferred else f"{shown} ({event.text.value})"


def day(when: date) -> str:
    """A day, and an hour where there is one: ``8 February 2006, 08:46 UTC``."""
    text = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    if not isinstance(when, datetime):
        return text
    zone = "UTC" if not when.utcoffset() else when.tzname() or ""
    return f"{text}, {when.hour:02}:{when.minute:02} {zone}".rstrip()


def _restriction(restriction: Restriction) -> Iterator[Particular]:
    marks = [] if restriction.level is None else [capitalised(restriction.level.value)]
    marks += [said(one) for one in (*restriction.captions, *restriction.caveats)]
    if marks:
        yield Particular("Classification", ", ".join(dict.fromkeys(marks)), "conditionsOfAccess", "accessRights")
    grounds = [said(one) for one in (restriction.authority, *restriction.reasons) if one is not None]
    if grounds:
        yield Particular("Classified under", ", ".join(grounds))


def _subject(subject: Subject) -> str:
    return f"{said(subject.code)} [{subject.label}]" if subject.label else said(subject.code)


def _reference(reference: Reference) -> str:
    """As printed, then the identifier that is meant."""
    if reference.target is None or reference.target == reference.text.value:
        return said(reference.text)
    return f"{said(reference.text)} [{reference.target}]"


def _edition(metadata: Metadata) -> str:
    edition = metadata.edition
    if edition is None:
        return ""
    values = {
        "": edition.publication,
        "page ": edition.page,
        "section ": edition.section,
        "edition ": edition.edition,
        "headline ": edition.headline,
    }
    found = [f"{name}{said(value)}" for name, value in values.items() if value is not None]
    if edition.date is not None:
        found.insert(1, day(edition.date.value))
    return ", ".join(found)

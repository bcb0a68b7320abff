"""What is known about a document, row by row, each with its names in Dublin Core and in schema.org."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from converter import Agent, Metadata, Restriction, paired
from converter.wording import (
    AGENTS,
    EVENTS,
    IDENTIFIERS,
    INSTRUCTIONS,
    SUBJECTS,
    capitalised,
    dated,
    edition_words,
    name_of,
    reference_words,
    said,
    subject_words,
)


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
    "sender": ("sender", "creator"),
    "recipient": ("recipient", "audience"),
    "copied": ("ccRecipient", "audience"),
    "signatory": ("author", "creator"),
    "author": ("author", "creator"),
    "agency": ("provider", "contributor"),
    "publisher": ("publisher", "publisher"),
    "copyright-holder": ("copyrightHolder", "rightsHolder"),
    "drafter": ("contributor", "contributor"),
}
"""By role: the property of schema.org, the term of Dublin Core."""
_EVENTS = {
    "sent": ("dateSent", "issued"),
    "published": ("datePublished", "issued"),
    "updated": ("dateModified", "modified"),
    "created": ("dateCreated", "created"),
    "expires": ("expires", "valid"),
}
_NEITHER = (None, None)
_CORRESPONDING = ("sender", "recipient", "copied")


def schema_type(metadata: Metadata) -> str:
    """What a document is to schema.org."""
    if any(agent.role in _CORRESPONDING for agent in metadata.agents):
        return "https://schema.org/Message"
    return f"https://schema.org/{'NewsArticle' if metadata.genre == 'news article' else 'CreativeWork'}"


def particulars(metadata: Metadata) -> Iterator[Particular]:
    """Every value of the metadata but the title."""
    for one in metadata.identifiers:
        yield Particular(name_of(one.scheme, IDENTIFIERS), said(one.value), "identifier", "identifier")
    for event in metadata.events:
        schema, dublin = _EVENTS.get(event.kind, _NEITHER)
        when = event.when.isoformat() if event.when is not None else None
        yield Particular(name_of(event.kind, EVENTS), dated(event), schema, dublin, when)
    for agent in metadata.agents:
        schema, dublin = _AGENTS.get(agent.role, _NEITHER)
        yield Particular(name_of(agent.role, AGENTS), _agent(agent), schema, dublin)
    for place in metadata.places:
        yield Particular("Place", said(place.name), "locationCreated", "spatial")
    for restriction in metadata.restrictions:
        yield from _restriction(restriction)
    for instruction in metadata.instructions:
        yield Particular(name_of(instruction.kind, INSTRUCTIONS), said(instruction.text))
    for scheme in dict.fromkeys(subject.scheme for subject in metadata.subjects):
        named = [subject_words(subject) for subject in metadata.subjects if subject.scheme == scheme]
        yield Particular(name_of(scheme, SUBJECTS), ", ".join(named), "keywords", "subject")
    for reference in metadata.references:
        yield Particular(
            f"Reference {reference.label.value}" if reference.label else "Reference",
            reference_words(reference),
            "citation",
            "references",
        )
    if metadata.edition is not None:
        yield Particular("Print edition", edition_words(metadata.edition), "printEdition", "isVersionOf")
    if metadata.language is not None:
        yield Particular("Language", said(metadata.language), "inLanguage", "language")


def further(metadata: Metadata) -> Iterator[Particular]:
    """What only the document's own format has."""
    for extension in metadata.extensions:
        for statement in paired(extension.statements()):
            name = capitalised(f"{extension.prefix}: {statement.term}").replace("_", " ")
            yield Particular(name, statement.value)


def _agent(agent: Agent) -> str:
    """Who it was: the name, and what is known besides."""
    more = [said(one) for one in (agent.position, agent.code, agent.serial) if one is not None]
    if agent.precedence is not None:
        more.append(said(agent.precedence, capitalised))
    name = said(agent.name) if agent.name is not None else ""
    return f"{name} ({', '.join(more)})" if name and more else name or ", ".join(more)


def _restriction(restriction: Restriction) -> Iterator[Particular]:
    marks = [] if restriction.level is None else [said(restriction.level, capitalised)]
    marks += [said(one) for one in (*restriction.captions, *restriction.caveats)]
    if marks:
        yield Particular("Classification", ", ".join(dict.fromkeys(marks)), "conditionsOfAccess", "accessRights")
    grounds = [said(one) for one in (restriction.authority, *restriction.reasons) if one is not None]
    if grounds:
        yield Particular("Classified under", ", ".join(grounds))

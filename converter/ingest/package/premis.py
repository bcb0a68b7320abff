"""The PREMIS 3 file of one item: its objects, what happened to them, and who did it.

After the PREMIS Data Dictionary 3.0; terms and their addresses are the Library of Congress's
(id.loc.gov/vocabulary/preservation). Times and identifiers come from the values alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from converter.ingest.package.layout import original_path
from converter.ingest.package.markup import DECLARATION, XSI, element, leaf, opening
from converter.ingest.package.names import quoted
from converter.ingest.records import (
    UNKNOWN,
    Agent,
    AgentType,
    Dossier,
    Event,
    EventType,
    Format,
    Item,
    Outcome,
    Output,
)

NAMESPACE = "http://www.loc.gov/premis/v3"
LOCATION = "package path"
"""The type of the `contentLocation` of each object: relative to ``METS.xml``."""

_TERMS = "http://id.loc.gov/vocabulary/preservation"
_EVENTS = {
    EventType.INGESTION: "ing",
    EventType.DIGEST: "mes",
    EventType.IDENTIFICATION: "for",
    EventType.VIRUS_CHECK: "vir",
    EventType.FILENAME_CHANGE: "fil",
    EventType.EXTRACTION: "mee",
    EventType.NORMALIZATION: "nor",
    EventType.VALIDATION: "val",
    EventType.FIXITY_CHECK: "fix",
    EventType.PACKING: "pac",
}
_OUTCOMES = {Outcome.SUCCESS: "suc", Outcome.WARNING: "war", Outcome.FAIL: "fai"}
_AGENTS = {
    AgentType.SOFTWARE: "sof",
    AgentType.HARDWARE: "har",
    AgentType.ORGANIZATION: "org",
    AgentType.PERSON: "per",
}
_PARTS = {
    AgentType.SOFTWARE: ("executing program", "exe"),
    AgentType.ORGANIZATION: ("implementer", "imp"),
    AgentType.PERSON: ("implementer", "imp"),
}
_SEVERAL = 256
"""Pieces that are the same in nearly every file, of each kind, are made once and kept: so many of them."""
_SOURCE, _OUTCOME = ("source", "sou"), ("outcome", "out")
_ROOT = {
    "xmlns": NAMESPACE,
    "xmlns:premis": NAMESPACE,
    "xmlns:xsi": XSI,
    "xsi:schemaLocation": f"{NAMESPACE} http://www.loc.gov/standards/premis/premis.xsd",
    "version": "3.0",
}


def premis(dossier: Dossier, agents: Mapping[str, Agent]) -> Iterator[str]:
    """The file, piece by piece.

    An item that is not in the package is an intellectual entity, so that its events have something to tell of.

    Args:
        dossier: the item, its outputs and its events.
        agents: those that the events name, by id; others may be there.
    """
    yield f"{DECLARATION}{opening('premis', _ROOT)}\n"
    yield _source(dossier.item)
    for output in dossier.outputs:
        yield _output(output, dossier, agents)
    outputs = {output.representation: output for output in dossier.outputs}
    for event in dossier.events:
        yield _event(event, dossier.item, outputs.get(event.representation), agents)
    for name in sorted({name for event in dossier.events for name in event.agents}):
        yield _agent(agents[name])
    yield "</premis>\n"


def _source(item: Item) -> str:
    name = leaf("originalName", quoted(item.rel))
    if not item.preserved:
        return _object("intellectualEntity", item.oid, name)
    digests = (("SHA-512", "sha512", item.sha512), ("SHA-256", "sha256", item.sha256))
    characteristics = _characteristics(digests, item.size, item.format)
    return _object("file", item.oid, characteristics, name, _storage(original_path(item.safe)))


def _output(output: Output, dossier: Dossier, agents: Mapping[str, Agent]) -> str:
    digests = (("SHA-512", "sha512", output.sha512),)
    made = _made(output, dossier, agents)
    covered = "" if output.coverage is None else _significant("coverage", f"{output.coverage:.4f}")
    derived = element(
        "relationship",
        (
            _term("relationshipType", "relationshipType", "derivation", "der"),
            _term("relationshipSubType", "relationshipSubType", "has source", "hss"),
            _identifier("relatedObjectIdentifier", "UUID", dossier.item.oid),
        ),
    )
    return _object(
        "file",
        output.oid,
        covered,
        _characteristics(digests, output.size, output.format, made),
        _storage(output.path),
        derived,
    )


def _object(kind: str, oid: str, *content: str) -> str:
    identified = _identifier("objectIdentifier", "UUID", oid)
    return element("object", (identified, *content), {"xsi:type": f"premis:{kind}"})


def _characteristics(
    digests: tuple[tuple[str, str, str], ...], size: int, identified: Format | None, made: str = ""
) -> str:
    fixity = (
        element(
            "fixity",
            (
                _term("messageDigestAlgorithm", "cryptographicHashFunctions", name, code),
                leaf("messageDigest", digest),
            ),
        )
        for name, code, digest in digests
        if digest
    )
    return element(
        "objectCharacteristics",
        (leaf("compositionLevel", "0"), *fixity, leaf("size", str(size)), _format(identified), made),
    )


@lru_cache(_SEVERAL)
def _format(identified: Format | None) -> str:
    if identified is None or identified.puid == UNKNOWN:
        note = "not identified" if identified is None else f"no signature matches; {identified.registry}"
        return element(
            "format", (element("formatDesignation", (leaf("formatName", "unknown"),)), leaf("formatNote", note))
        )
    version = leaf("formatVersion", identified.version) if identified.version else ""
    designation = (leaf("formatName", identified.name), version) if identified.name else ()
    registry = (leaf("formatRegistryName", "PRONOM"), leaf("formatRegistryKey", identified.puid))
    note = leaf("formatNote", identified.registry) if identified.registry else ""
    return element(
        "format", (element("formatDesignation", designation), element("formatRegistry", registry), note)
    )


def _made(output: Output, dossier: Dossier, agents: Mapping[str, Agent]) -> str:
    """Which program made an output, and when: the last that tells so."""
    events = [
        event
        for event in dossier.events
        if event.type is EventType.NORMALIZATION and event.representation == output.representation
    ]
    programs = [agents[name] for event in events for name in event.agents]
    program = next((agent for agent in programs if agent.type is AgentType.SOFTWARE), None)
    if program is None:
        return ""
    version = leaf("creatingApplicationVersion", program.version) if program.version else ""
    made = leaf("dateCreatedByApplication", events[-1].at)
    return element("creatingApplication", (leaf("creatingApplicationName", program.name), version, made))


def _significant(kind: str, value: str) -> str:
    return element(
        "significantProperties",
        (leaf("significantPropertiesType", kind), leaf("significantPropertiesValue", value)),
    )


def _storage(path: str) -> str:
    place = (leaf("contentLocationType", LOCATION), leaf("contentLocationValue", path))
    return element("storage", (element("contentLocation", place),))


def _event(event: Event, item: Item, output: Output | None, agents: Mapping[str, Agent]) -> str:
    note = element("eventOutcomeDetail", (leaf("eventOutcomeDetailNote", event.note),) if event.note else ())
    outcome = _term("eventOutcome", "eventOutcome", event.outcome, _OUTCOMES[event.outcome])
    return element(
        "event",
        (
            _identifier("eventIdentifier", "UUID", event.id),
            _term("eventType", "eventType", event.type, _EVENTS[event.type]),
            leaf("eventDateTime", event.at),
            element("eventDetailInformation", (leaf("eventDetail", event.detail),) if event.detail else ()),
            element("eventOutcomeInformation", (outcome, note)),
            *(_part(name, agents[name].type) for name in event.agents),
            *_concerned(event, item, output),
        ),
    )


def _concerned(event: Event, item: Item, output: Output | None) -> Iterator[str]:
    """The objects of an event: one that was not made is told of by its source."""
    makes = event.type is EventType.NORMALIZATION
    if makes or output is None:
        yield _linked("Object", "UUID", item.oid, _SOURCE if makes else None)
    if output is not None:
        yield _linked("Object", "UUID", output.oid, _OUTCOME if makes else None)


@lru_cache(_SEVERAL)
def _part(name: str, kind: AgentType) -> str:
    """The part of an agent in an event."""
    return _linked("Agent", "local", name, _PARTS.get(kind))


@lru_cache(_SEVERAL)
def _agent(agent: Agent) -> str:
    return element(
        "agent",
        (
            _identifier("agentIdentifier", "local", agent.id),
            leaf("agentName", agent.name),
            _term("agentType", "agentType", agent.type, _AGENTS[agent.type]),
            leaf("agentVersion", agent.version) if agent.version else "",
            *(leaf("agentNote", note) for note in agent.notes),
        ),
    )


def _identifier(name: str, kind: str, value: str) -> str:
    return element(name, (leaf(f"{name}Type", kind), leaf(f"{name}Value", value)))


def _linked(what: str, kind: str, value: str, role: tuple[str, str] | None) -> str:
    name = f"linking{what}"
    part = () if role is None else (_term(f"{name}Role", f"eventRelated{what}Role", *role),)
    return element(
        f"{name}Identifier", (leaf(f"{name}IdentifierType", kind), leaf(f"{name}IdentifierValue", value), *part)
    )


@lru_cache(_SEVERAL)
def _term(name: str, vocabulary: str, label: str, code: str) -> str:
    """A word of a controlled vocabulary, with its address."""
    return leaf(name, label, {"valueURI": f"{_TERMS}/{vocabulary}/{code}"})

"""Who had a part in a record: in the properties that the standards have, and with what holds in it alone.

A node of an office is shared by all telegrams that name it, so a precedence or a copy number, which one
telegram has for it, stands on a participation and not on the office.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from converter import Agent
from converter_jsonld.offices import OFFICE, office_name, place_of
from converter_jsonld.said import infer_unless_printed, put
from converter_jsonld.terms import PRECEDENCES, Node


@frozen
class Part:
    """How the agents of one role are said."""

    term: str
    """The property that leads to them."""
    types: tuple[str, ...]


_PERSON = ("Person",)
_ORGANIZATION = ("Organization",)

PARTS: Mapping[str, Part] = {
    "author": Part("author", _PERSON),
    "agency": Part("provider", _ORGANIZATION),
    "publisher": Part("publisher", _ORGANIZATION),
    "signatory": Part("signatory", _PERSON),
    "classifier": Part("classifier", _PERSON),
    "drafter": Part("drafter", _PERSON),
    "approver": Part("approver", _PERSON),
    "clearer": Part("clearer", _PERSON),
    "copyright-holder": Part("copyrightHolder", _ORGANIZATION),
}
"""What every genre has."""
CABLE_PARTS: Mapping[str, Part] = {
    "sender": Part("sender", OFFICE),
    "recipient": Part("toRecipient", OFFICE),
    "copied": Part("ccRecipient", OFFICE),
    "exempted": Part("exempted", OFFICE),
    "readdresser": Part("readdresser", OFFICE),
    **PARTS,
}
"""A telegram goes from office to office; who writes to whom elsewhere may be anybody."""

_LINKS = {"sender": "hasSender", "recipient": "hasAddressee", "copied": "hasAddressee"}
"""RiC-O's own properties, for queries: links to the nodes, without their order."""
_HOUSES = frozenset({"agency", "publisher", "copyright-holder"})
"""Who is no person: pages name their publisher as the author of what nobody signed."""


def add_agents(record: Node, agents: tuple[Agent, ...], parts: Mapping[str, Part], file: str) -> None:
    """Put *agents* on *record*; who must be named, and has no name, is named as a part of the *file*."""
    nodes: dict[str, list[Node]] = {part.term: [] for part in parts.values()}
    links: dict[str, dict[str, None]] = {term: {} for term in _LINKS.values()}
    participations = []
    houses = {_lower_name(agent) for agent in agents if agent.role in _HOUSES} - {""}
    for at, agent in enumerate(agents):
        part, link = parts.get(agent.role), _LINKS.get(agent.role)
        if part and agent.role == "author" and _lower_name(agent) in houses:
            part = evolve(part, types=_ORGANIZATION)
        node, participation = _node(agent, part), _participation(agent, part)
        if link or (part and participation):
            node = {"@id": _name(agent, part) or f"{file}#agent{at}", **node}
        if link:
            links[link][node["@id"]] = None
        if part:
            nodes[part.term].append(node)
        if participation:
            participation["participant"] = node["@id"] if part else node
            participations.append(participation)
    record.update({term: found for term, found in nodes.items() if found})
    record.update({term: list(found) for term, found in links.items() if found})
    if participations:
        record["participation"] = participations


def _lower_name(agent: Agent) -> str:
    return "" if agent.name is None else agent.name.value.casefold()


def _node(agent: Agent, part: Part | None) -> Node:
    """What is true of the agent wherever it is named."""
    types = part.types if part else ("Agent",)
    node: Node = {"@type": types[0] if len(types) == 1 else list(types)}
    if agent.name is not None:
        node["name"] = agent.name.value
    if agent.position is not None and types is _PERSON:
        node["jobTitle"] = agent.position.value
    if agent.code is not None:
        node["routingIndicator"] = agent.code.value
    if types is OFFICE and agent.name is not None and (place := place_of(agent.name.value)):
        node["location"] = place
    return node


def _participation(agent: Agent, part: Part | None) -> Node:
    """What is true of the agent in this record alone; nothing for one whose property says it all.

    Whether the source prints its name is such a thing: other records may.
    """
    said: Node = {}
    is_person = part is not None and part.types is _PERSON
    if is_person:
        infer_unless_printed(said, "jobTitle", agent.position)
    else:
        put(said, "position", agent.position)
    if agent.precedence is not None:
        said["precedence"] = PRECEDENCES[agent.precedence.value]
        infer_unless_printed(said, "precedence", agent.precedence)
    put(said, "copyNumber", agent.serial)
    infer_unless_printed(said, "name", agent.name)
    infer_unless_printed(said, "routingIndicator", agent.code)
    return {"@type": "Participation", "role": agent.role, **said} if said or part is None else {}


def _name(agent: Agent, part: Part | None) -> str:
    """An office by its plain address, or by its station; nothing for anybody else."""
    if part is None or part.types is not OFFICE:
        return ""
    return office_name(
        "" if agent.name is None else agent.name.value, "" if agent.code is None else agent.code.value
    )

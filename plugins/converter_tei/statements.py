"""Single statements of the metadata as elements of the header, alike wherever the header makes them.

A value that the source does not state, but that follows from it, points with ``resp`` to the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from converter import Agent, Cited, Event, Identifier, Metadata
from converter_tei.markup import Attribute, content, element, empty, moment, start, word
from converter_tei.terms import agent_element

APPLICATION = "archive-converter"
"""The name of this program, and its ``xml:id``."""
CORRESPONDENTS = {"recipient": "to", "copied": "cc"}
"""The roles of addressees that have a word in ``correspAction/@subtype``."""
_LETTER_ROLES = {"sender", "recipient", "copied", "exempted"}


def is_correspondence(metadata: Metadata) -> bool:
    """Whether the document went from somebody to somebody."""
    return any(agent.role in _LETTER_ROLES for agent in metadata.agents)


def of_role(metadata: Metadata, *roles: str) -> list[Agent]:
    """The agents of some roles, in their order."""
    return [agent for agent in metadata.agents if agent.role in roles]


def inferred(cited: Cited[Any] | None) -> Attribute:
    """The attribute that says whether a value was inferred."""
    return "resp", f"#{APPLICATION}" if cited is not None and cited.span is None else None


def said(name: str, cited: Cited[str], *attributes: Attribute) -> str:
    """An element that holds a value."""
    return element(name, cited.value, *attributes, inferred(cited))


def date(event: Event) -> str:
    """An event, with the words of the source for its date."""
    return said("date", event.text, ("type", word(event.kind)), ("when", moment(event.when)))


def identifier(one: Identifier) -> str:
    """A name of the document."""
    return said("idno", one.value, ("type", word(one.scheme)))


def name(agent: Agent) -> str:
    """An agent by name, position, routing indicator and message copy number."""
    element_name = agent_element(agent.role)
    tag = start(
        element_name,
        ("role", word(agent.role)),
        ("key", None if agent.code is None else agent.code.value),
        ("n", None if agent.serial is None else agent.serial.value),
        inferred(agent.name),
    )
    position = "" if agent.position is None else said("roleName", agent.position)
    words = "" if agent.name is None else content(agent.name.value)
    text = " ".join(part for part in (position, words) if part)
    return f"{tag}{text}</{element_name}>" if text else tag[:-1] + "/>"


def category(scheme: str, pointers: Iterable[str]) -> list[str]:
    """What the document is classified as, in one taxonomy, each once."""
    return [empty("catRef", ("scheme", scheme), ("target", target)) for target in dict.fromkeys(pointers)]

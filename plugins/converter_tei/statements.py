"""Single statements of the metadata as elements of the header, alike wherever the header makes them.

A value that the source does not state, but that follows from it, points with ``resp`` to the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from converter import Agent, Cited, Document, Event, Identifier
from converter_tei.markup import attribute, content, moment, pair, word
from converter_tei.terms import RESP, agent_element

CORRESPONDENTS = {"recipient": "to", "copied": "cc"}
"""The roles of addressees that have a word in ``correspAction/@subtype``."""
_LETTER_ROLES = {"sender", "recipient", "copied", "exempted"}


def inferred(cited: Cited[Any] | None) -> str:
    """The attribute that says that a value was inferred, if it was."""
    return RESP if cited is not None and cited.span is None else ""


def said(name: str, cited: Cited[str], attributes: str = "") -> str:
    """An element that holds a value; its other attributes are written out."""
    return f"<{name}{attributes}{inferred(cited)}>{content(cited.value)}</{name}>"


def date(event: Event) -> str:
    """An event, with the words of the source for its date; if a part of it is not printed, it is inferred."""
    resp = RESP if event.inferred or event.text.span is None else ""
    attributes = f' type="{word(event.kind)}"{pair("when", moment(event.when))}{resp}'
    return f"<date{attributes}>{content(event.text.value)}</date>"


def identifier(one: Identifier) -> str:
    """A name of the document."""
    return said("idno", one.value, f' type="{word(one.scheme)}"')


def name(agent: Agent) -> str:
    """An agent by name, position, routing indicator and message copy number."""
    element = agent_element(agent.role)
    key = "" if agent.code is None else f' key="{attribute(agent.code.value)}"'
    number = "" if agent.serial is None else f' n="{attribute(agent.serial.value)}"'
    position = "" if agent.position is None else said("roleName", agent.position)
    words = "" if agent.name is None else content(agent.name.value)
    between = " " if position and words else ""
    attributes = f' role="{word(agent.role)}"{key}{number}{inferred(agent.name)}'
    return f"<{element}{attributes}>{position}{between}{words}</{element}>"


def category(scheme: str, pointers: Iterable[tuple[str, str]]) -> list[str]:
    """What the document is classified as, in one taxonomy: each pointer once, with what is said beside it first."""
    targets: dict[str, str] = {}
    for target, beside in pointers:
        targets.setdefault(target, beside)
    return [f'<catRef scheme="{scheme}" target="{target}"{beside}/>' for target, beside in targets.items()]


class Statements:
    """A document with its agents and its events as elements, which the header repeats in several places."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.metadata = document.metadata
        self.events = [(event.kind, date(event)) for event in self.metadata.events]
        self._agents = [(agent, name(agent)) for agent in self.metadata.agents]
        self.is_correspondence = any(agent.role in _LETTER_ROLES for agent in self.metadata.agents)
        """Whether the document went from somebody to somebody."""

    def agents(self, *roles: str) -> list[tuple[Agent, str]]:
        """The agents of some roles, in their order, with their elements."""
        return [one for one in self._agents if one[0].role in roles]

    def other_agents(self, *roles: str) -> list[tuple[Agent, str]]:
        """The agents of all other roles."""
        return [one for one in self._agents if one[0].role not in roles]

    def names(self, *roles: str) -> list[str]:
        """The elements of the agents of some roles."""
        return [element for agent, element in self._agents if agent.role in roles]

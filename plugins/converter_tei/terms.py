"""How the text shows a value of the metadata: by its term, as an element of TEI."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

from converter import Agent, Citation, Event, Identifier, Instruction, Reference, Subject
from converter_tei.markup import attribute, moment, name_part, pair, word
from converter_tei.register import Register

APPLICATION = "archive-converter"
"""The name of this program, and its ``xml:id``."""
RESP = f' resp="#{APPLICATION}"'
"""The attribute of a value that this program inferred, at least in part."""
PERSONS = frozenset({"signatory", "classifier", "drafter", "approver", "clearer", "author"})
"""The roles of agents that are persons; the others are bodies."""
TEXT_ALONE = frozenset({"identifiers.value"})
"""The terms whose element may hold text alone."""
Tags: TypeAlias = tuple[str, str]
"""A start tag and its end tag."""


def tags(citation: Citation, register: Register, *, plain: bool) -> Tags:
    """The element for a cited value; *plain* if it will hold nothing but text."""
    form = _FORMS.get(citation.term)
    return _other(citation.term) if form is None else form(citation, register, plain)


def fragment_tags(citation: Citation, part: str) -> Tags:
    """The element for a piece of a cited value that others cut: *part* is I, M or F, as for verse lines."""
    return f'<seg type="{word(citation.term)}" part="{part}">', "</seg>"


def is_known(term: str) -> bool:
    """Whether *term* is one of the model's own, and not of an extension."""
    return term in _FORMS


def agent_element(role: str) -> str:
    """The element for the name of an agent."""
    return "persName" if role in PERSONS else "orgName"


def subject_scheme(subject: Subject) -> str:
    """The name of a subject's taxonomy."""
    return f"subject.{name_part(subject.scheme)}"


_Form: TypeAlias = Callable[[Citation, Register, bool], Tags]


@lru_cache
def _other(term: str) -> Tags:
    return f'<seg type="{word(term)}">', "</seg>"


def _simple(name: str, attributes: str = "") -> _Form:
    tags = (f"<{name}{attributes}>", f"</{name}>")
    return lambda _citation, _register, _plain: tags


def _category(scheme: str) -> _Form:
    def form(citation: Citation, register: Register, _plain: bool) -> Tags:  # noqa: FBT001 - the form of forms
        return f'<seg type="{scheme}" ana="{register.category(scheme, citation.value)}">', "</seg>"

    return form


def _grade(kind: str) -> _Form:
    def form(citation: Citation, register: Register, _plain: bool) -> Tags:  # noqa: FBT001
        return f'<seg type="{kind}" ana="{register.grade(citation.value)}">', "</seg>"

    return form


def _identifier(citation: Citation, _register: Register, plain: bool) -> Tags:  # noqa: FBT001
    """``idno`` takes text alone; an identifier that holds other values is a ``seg``."""
    owner: Identifier = citation.owner
    scheme = word(owner.scheme)
    if plain:
        return f'<idno type="{scheme}">', "</idno>"
    return f'<seg type="identifier" subtype="{scheme}">', "</seg>"


def _event(citation: Citation, _register: Register, _plain: bool) -> Tags:  # noqa: FBT001
    owner: Event = citation.owner
    resp = RESP if owner.inferred else ""
    return f'<date type="{word(owner.kind)}"{pair("when", moment(owner.when))}{resp}>', "</date>"


def _agent(citation: Citation, _register: Register, _plain: bool) -> Tags:  # noqa: FBT001
    owner: Agent = citation.owner
    name = agent_element(owner.role)
    key = None if owner.code is None else attribute(owner.code.value)
    return f'<{name} role="{word(owner.role)}"{pair("key", key)}>', f"</{name}>"


def _instruction(citation: Citation, _register: Register, _plain: bool) -> Tags:  # noqa: FBT001
    owner: Instruction = citation.owner
    return f'<seg type="instruction" subtype="{word(owner.kind)}">', "</seg>"


def _subject(citation: Citation, register: Register, _plain: bool) -> Tags:  # noqa: FBT001
    owner: Subject = citation.owner
    target = register.category(subject_scheme(owner), owner.code.value, owner.label or "")
    return f'<term type="{word(owner.kind or owner.scheme)}" ref="{target}">', "</term>"


def _reference(citation: Citation, register: Register, _plain: bool) -> Tags:  # noqa: FBT001
    owner: Reference = citation.owner
    return f'<ref type="{word(owner.kind)}" target="{register.reference(owner)}">', "</ref>"


def _edition_date(citation: Citation, _register: Register, _plain: bool) -> Tags:  # noqa: FBT001
    return f'<date type="edition"{pair("when", moment(citation.value))}>', "</date>"


_FORMS: Mapping[str, _Form] = {
    "language": _simple("seg", ' type="language"'),
    "title": _simple("title", ' type="main"'),
    "standfirst": _simple("title", ' type="sub"'),
    "identifiers.value": _identifier,
    "events.text": _event,
    "agents.name": _agent,
    "agents.position": _simple("roleName"),
    "agents.code": _simple("name", ' type="routingIndicator"'),
    "agents.precedence": _grade("precedence"),
    "agents.serial": _simple("num", ' type="copyNumber"'),
    "restrictions.level": _grade("classification"),
    "restrictions.captions": _category("caption"),
    "restrictions.caveats": _category("caveat"),
    "restrictions.authority": _category("authority"),
    "restrictions.reasons": _category("reason"),
    "instructions.text": _instruction,
    "subjects.code": _subject,
    "references.text": _reference,
    "references.label": _simple("seg", ' type="label"'),
    "references.remarks": _simple("seg", ' type="remark"'),
    "places.name": _simple("placeName"),
    "edition.publication": _simple("title", ' level="j"'),
    "edition.date": _edition_date,
    "edition.page": _simple("num", ' type="page"'),
    "edition.section": _simple("seg", ' type="section"'),
    "edition.edition": _simple("seg", ' type="edition"'),
    "edition.headline": _simple("title", ' level="a"'),
}

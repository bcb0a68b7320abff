"""The element ``profileDesc``: when and in what language it was written, what it is about, who wrote to whom."""

from __future__ import annotations

from collections.abc import Iterable

from converter import Agent, Cited, Metadata, Reference, Subject
from converter_tei.markup import Line, attribute, language, nest, pair, word
from converter_tei.register import Register
from converter_tei.statements import CORRESPONDENTS, Statements, category, inferred, said
from converter_tei.terms import subject_scheme

_CREATION = ("sent", "created", "published")
"""The events that date the document's creation, the surest first."""


def profile(statements: Statements, register: Register) -> list[Line]:
    """The lines of ``profileDesc``."""
    children = [
        *nest("creation", _creation(statements)),
        *nest("langUsage", [_language(statements.metadata)]),
        *nest("textClass", _text_class(statements, register)),
    ]
    if statements.is_correspondence:
        children += nest("correspDesc", _correspondence(statements, register))
    return nest("profileDesc", children)


def _creation(statements: Statements) -> list[str]:
    kinds = {kind for kind, _ in statements.events}
    chosen = next((kind for kind in _CREATION if kind in kinds), None)
    dates = [date for kind, date in statements.events if kind == chosen]
    return dates + [said("placeName", place.name) for place in statements.metadata.places]


def _language(metadata: Metadata) -> str:
    cited = metadata.language
    return f'<language ident="{language(None if cited is None else cited.value)}"{inferred(cited)}/>'


def _text_class(statements: Statements, register: Register) -> list[Line]:
    metadata = statements.metadata
    restrictions = metadata.restrictions
    classes = {
        "genre": [(register.category("genre", metadata.genre), "")],
        "precedence": _urgencies(statements, register),
        "level": [
            (register.grade(one.level.value), inferred(one.level)) for one in restrictions if one.level is not None
        ],
        "caption": _categories("caption", (cited for one in restrictions for cited in one.captions), register),
        "caveat": _categories("caveat", (cited for one in restrictions for cited in one.caveats), register),
        "authority": _categories("authority", (one.authority for one in restrictions), register),
    }
    lines: list[Line] = [line for scheme, pointers in classes.items() for line in category(f"#{scheme}", pointers)]
    for one in restrictions:
        authority = one.authority
        scheme = (
            register.scheme("reason") if authority is None else register.category("authority", authority.value)
        )
        lines += [said("classCode", reason, f' scheme="{scheme}"') for reason in one.reasons]
    keywords: dict[str, list[str]] = {}
    for subject in metadata.subjects:
        keywords.setdefault(subject_scheme(subject), []).append(_term(subject, register))
    for scheme, terms in keywords.items():
        lines += nest("keywords", terms, f' scheme="{register.scheme(scheme)}"')
    return lines


def _categories(scheme: str, values: Iterable[Cited[str] | None], register: Register) -> list[tuple[str, str]]:
    return [(register.category(scheme, one.value), inferred(one)) for one in values if one is not None]


def _term(subject: Subject, register: Register) -> str:
    target = register.category(subject_scheme(subject), subject.code.value, subject.label or "")
    kind = None if subject.kind is None else word(subject.kind)
    return said("term", subject.code, f'{pair("type", kind)} ref="{target}"')


def _correspondence(statements: Statements, register: Register) -> list[Line]:
    metadata = statements.metadata
    sent = statements.names("sender", "signatory")
    sent += [said("placeName", place.name) for place in metadata.places]
    sent += [date for kind, date in statements.events if kind == "sent"]
    urgencies = dict(_urgencies(statements, register))
    lines = nest("correspAction", sent, f' type="sent"{pair("ana", " ".join(urgencies) or None)}')
    lines += [
        _received(agent, name, register) for agent, name in statements.agents("recipient", "copied", "exempted")
    ]
    return lines + nest("correspContext", [_reference(one, register) for one in metadata.references])


def _reference(one: Reference, register: Register) -> str:
    label = "" if one.label is None else f' n="{attribute(one.label.value)}"'
    return said("ref", one.text, f' type="{word(one.kind)}"{label} target="{register.reference(one)}"')


def _urgencies(statements: Statements, register: Register) -> list[tuple[str, str]]:
    """The precedence that the senders gave the message."""
    given = (agent.precedence for agent, _ in statements.agents("sender"))
    return [(register.grade(one.value), inferred(one)) for one in given if one is not None]


def _received(agent: Agent, name: str, register: Register) -> Line:
    subtype = CORRESPONDENTS.get(agent.role)
    urgency = None if agent.precedence is None else register.grade(agent.precedence.value)
    kind = "received" if subtype else word(agent.role)
    tag = f'<correspAction type="{kind}"{pair("subtype", subtype)}{pair("ana", urgency)}>'
    return tag, (name,), "</correspAction>"

"""The element ``profileDesc``: when and in what language it was written, what it is about, who wrote to whom."""

from __future__ import annotations

from converter import Agent, Metadata, Subject
from converter_tei.markup import Line, language, nest, pair, word
from converter_tei.register import Register
from converter_tei.statements import (
    CORRESPONDENTS,
    category,
    date,
    inferred,
    is_correspondence,
    name,
    of_role,
    said,
)
from converter_tei.terms import subject_scheme

_CREATION = ("sent", "created", "published")
"""The events that date the document's creation, the surest first."""


def profile(metadata: Metadata, register: Register) -> list[Line]:
    """The lines of ``profileDesc``."""
    children = [
        *nest("creation", _creation(metadata)),
        *nest("langUsage", [_language(metadata)]),
        *nest("textClass", _text_class(metadata, register)),
    ]
    if is_correspondence(metadata):
        children += nest("correspDesc", _correspondence(metadata, register))
    return nest("profileDesc", children)


def _creation(metadata: Metadata) -> list[str]:
    kinds = (kind for kind in _CREATION if any(event.kind == kind for event in metadata.events))
    kind = next(kinds, None)
    dates = [date(event) for event in metadata.events if event.kind == kind]
    return dates + [said("placeName", place.name) for place in metadata.places]


def _language(metadata: Metadata) -> str:
    cited = metadata.language
    return f'<language ident="{language(None if cited is None else cited.value)}"{inferred(cited)}/>'


def _text_class(metadata: Metadata, register: Register) -> list[Line]:
    restrictions = metadata.restrictions
    precedences = [one.precedence for one in of_role(metadata, "sender") if one.precedence is not None]
    classes = {
        "genre": [register.category("genre", metadata.genre)],
        "precedence": [register.grade(one.value) for one in precedences],
        "level": [register.grade(one.level.value) for one in restrictions if one.level is not None],
        "caption": [
            register.category("caption", caption.value) for one in restrictions for caption in one.captions
        ],
        "caveat": [register.category("caveat", caveat.value) for one in restrictions for caveat in one.caveats],
        "authority": [
            register.category("authority", one.authority.value)
            for one in restrictions
            if one.authority is not None
        ],
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
        lines += nest("keywords", terms, ("scheme", register.scheme(scheme)))
    return lines


def _term(subject: Subject, register: Register) -> str:
    target = register.category(subject_scheme(subject), subject.code.value, subject.label or "")
    kind = None if subject.kind is None else word(subject.kind)
    return said("term", subject.code, f'{pair("type", kind)} ref="{target}"')


def _correspondence(metadata: Metadata, register: Register) -> list[Line]:
    sent = [name(agent) for agent in of_role(metadata, "sender", "signatory")]
    sent += [said("placeName", place.name) for place in metadata.places]
    sent += [date(event) for event in metadata.events if event.kind == "sent"]
    urgencies = [
        register.grade(agent.precedence.value) for agent in of_role(metadata, "sender") if agent.precedence
    ]
    lines = nest("correspAction", sent, ("type", "sent"), ("ana", " ".join(dict.fromkeys(urgencies)) or None))
    for agent in of_role(metadata, "recipient", "copied", "exempted"):
        lines += _received(agent, register)
    references = [
        said("ref", one.text, f' type="{word(one.kind)}" target="{register.reference(one)}"')
        for one in metadata.references
    ]
    return lines + nest("correspContext", references)


def _received(agent: Agent, register: Register) -> list[Line]:
    subtype = CORRESPONDENTS.get(agent.role)
    urgency = None if agent.precedence is None else register.grade(agent.precedence.value)
    kind = "received" if subtype else word(agent.role)
    return nest("correspAction", [name(agent)], ("type", kind), ("subtype", subtype), ("ana", urgency))

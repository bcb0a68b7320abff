"""What stands before the text, or after it: the title, and the tables of what is known about the document.

A document that was addressed to somebody, or marked with who may see it, opens with its tables, as telegrams and
letters do; one that was published opens with its headline and has them at its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, TypeAlias

from converter import Agent, Cited, Document, Metadata, Restriction
from converter.wording import (
    AGENTS,
    EVENTS,
    IDENTIFIERS,
    INSTRUCTIONS,
    SUBJECTS,
    capitalised,
    dated,
    doubts,
    edition_words,
    first_identifier,
    name_of,
    reference_words,
    said,
    subject_words,
    title_of,
)
from converter_docx.references import anchors, marks, row_name
from converter_docx.wordml import TEXT_WIDTH, paragraph, rows_of, run, table

_CORRESPONDENTS = ("sender", "recipient", "copied", "exempted")
_COLUMNS: tuple[tuple[str, int, Callable[[Agent], Cited[Any] | None], Callable[[Any], str]], ...] = (
    ("Name", 34, attrgetter("name"), str),
    ("Office", 20, attrgetter("position"), str),
    ("Routing indicator", 17, attrgetter("code"), str),
    ("Precedence", 15, attrgetter("precedence"), capitalised),
    ("Copy number", 13, attrgetter("serial"), str),
)
"""Of the table of correspondents, after the role: name, share of the width, value, and how it is shown."""
_ROLE_SHARE = 10
_FIELD_WIDTH = 2480

Particular: TypeAlias = tuple[str, str]
"""What a row of the table is called, and its value."""


def is_official(metadata: Metadata) -> bool:
    """Whether a document was sent to somebody or marked with who may see it, and not published to all.

    Of a telegram in extracts the header may be missing; its marking is not.
    """
    return bool(metadata.restrictions) or any(_corresponds(agent) for agent in metadata.agents)


def opening(document: Document) -> str:
    """The genre, the title and what stands under it; then what is doubtful about the whole."""
    metadata = document.metadata
    title = said(metadata.title) if metadata.title else title_of(metadata)
    written = paragraph("Kicker", run(metadata.genre)) + paragraph("Title", run(title))
    if metadata.standfirst:
        written += paragraph("Subtitle", run(said(metadata.standfirst)))
    doubtful = [doubt.rstrip(".") for doubt in doubts(document.notices)]
    if doubtful:
        written += paragraph("AppendixText", run(f"See the notices on the conversion: {'; '.join(doubtful)}."))
    return written


def tables(metadata: Metadata) -> str:
    """What is known about the document: its particulars, then who wrote to whom."""
    rows = list(particulars(metadata))
    written = ""
    if rows:
        widths = (_FIELD_WIDTH, TEXT_WIDTH - _FIELD_WIDTH)
        words = rows_of(("Particulars", "As the document says"), rows, marks=marks(anchors(metadata)))
        written = table("RecordTable", widths, words, caption="Particulars of the document")
    return written + _correspondents([agent for agent in metadata.agents if _corresponds(agent)])


def particulars(metadata: Metadata) -> Iterator[Particular]:
    """Every value of the metadata but the title and the correspondents."""
    yield from _identifiers(metadata)
    for event in metadata.events:
        yield name_of(event.kind, EVENTS), dated(event)
    for place in metadata.places:
        yield "Place", said(place.name)
    for agent in metadata.agents:
        if not _corresponds(agent):
            yield name_of(agent.role, AGENTS), _all_of((agent.name, agent.position, agent.serial))
    for restriction in metadata.restrictions:
        yield from _restriction(restriction)
    for instruction in metadata.instructions:
        yield name_of(instruction.kind, INSTRUCTIONS), said(instruction.text)
    for scheme in dict.fromkeys(subject.scheme for subject in metadata.subjects):
        named = [subject_words(subject) for subject in metadata.subjects if subject.scheme == scheme]
        yield name_of(scheme, SUBJECTS), ", ".join(named)
    for reference in metadata.references:
        yield row_name(reference.label.value) if reference.label else "Reference", reference_words(reference)
    if metadata.edition is not None:
        yield "Print edition", edition_words(metadata.edition)
    if metadata.language is not None:
        yield "Language", said(metadata.language)


def _identifiers(metadata: Metadata) -> Iterator[Particular]:
    first = first_identifier(metadata)
    if first is not None:
        yield name_of(first.scheme, IDENTIFIERS), said(first.value)
    others = [one for one in metadata.identifiers if one is not first]
    if others:
        named = [f"{name_of(one.scheme, IDENTIFIERS)} {said(one.value)}" for one in others]
        yield "Other identifiers", "; ".join(named)


def _restriction(restriction: Restriction) -> Iterator[Particular]:
    level = restriction.level
    marks = [] if level is None else [said(level, capitalised)]
    marks += map(said, restriction.caveats)
    if marks:
        yield "Classification", ", ".join(marks)
    if restriction.captions:
        yield "Captions", _all_of({caption.value: caption for caption in restriction.captions}.values())
    if grounds := _all_of((restriction.authority, *restriction.reasons)):
        yield "Classified under", grounds


def _all_of(values: Iterable[Cited[str] | None]) -> str:
    return ", ".join([said(value) for value in values if value is not None])


def _corresponds(agent: Agent) -> bool:
    return agent.role in _CORRESPONDENTS or agent.code is not None or agent.precedence is not None


def _correspondents(agents: Sequence[Agent]) -> str:
    """A row for each, in the record's order; columns that nobody has a value for are left out."""
    if not agents:
        return ""
    named = [(name, share, _column(agents, of, shown)) for name, share, of, shown in _COLUMNS]
    columns = [("Role", _ROLE_SHARE, [name_of(agent.role, AGENTS) for agent in agents])]
    columns += [column for column in named if any(column[2])]
    whole = sum(share for _, share, _ in columns)
    widths = [TEXT_WIDTH * share // whole for _, share, _ in columns]
    rows = list(zip(*[values for _, _, values in columns], strict=True))
    words = rows_of([name for name, _, _ in columns], rows)
    return table("RecordTable", widths, words, caption="Who wrote to whom")


def _column(
    agents: Iterable[Agent], of: Callable[[Agent], Cited[Any] | None], shown: Callable[[Any], str]
) -> list[str]:
    values = [of(agent) for agent in agents]
    return ["" if value is None else said(value, shown) for value in values]

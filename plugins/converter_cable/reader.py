"""From the lines of a telegram, or of a page that shows one, to its record."""

from __future__ import annotations

from collections.abc import Sequence

from converter import (
    Block,
    Document,
    Extension,
    Metadata,
    ReadError,
    Restriction,
    Source,
)
from converter_cable.body import Body
from converter_cable.classification import CAPTION_LINE, classification_line
from converter_cable.draft import Draft
from converter_cable.ending import read_ending
from converter_cable.envelopes import envelope_line
from converter_cable.fields import discard, interpret
from converter_cable.head import NUMBERED, label, read_heads
from converter_cable.header import Header
from converter_cable.lines import Line, lines_of
from converter_cable.reconcile import compare, number_message
from converter_cable.transmission import Catalogue, Transmission
from converter_cable.wiki import peel

GENRE = "diplomatic cable"


def read_cable(source: Source) -> Document:
    """The record of a telegram.

    Raises:
        ReadError: there is neither a header nor a head of a telegram.
    """
    draft = Draft(source)
    return _document(source, "cable", draft, lines_of(source), None)


def read_wiki(source: Source) -> Document:
    """The record of a telegram within the text of a catalogue page.

    Raises:
        ReadError: there is no catalogue, or no telegram after it.
    """
    draft = Draft(source)
    catalogue, lines = peel(draft, lines_of(source))
    return _document(source, "wiki-cable", draft, lines, catalogue)


def _document(
    source: Source, name: str, draft: Draft, lines: Sequence[Line], catalogue: Catalogue | None
) -> Document:
    body = _telegram(draft, lines)
    if catalogue is not None:
        compare(draft, catalogue)
    number_message(draft, catalogue)
    return Document(
        source=source,
        format=name,
        metadata=_metadata(draft, catalogue),
        body=body,
        segments=draft.ledger.close(),
        notices=tuple(draft.notices),
    )


def _telegram(draft: Draft, lines: Sequence[Line]) -> tuple[Block, ...]:
    header = Header(draft)
    at = _before_head(draft, header, lines)
    header.finish()
    heads, rest = read_heads(draft.text, lines, at)
    if at == 0 and not heads[0].fields:
        raise ReadError(
            "this is no telegram: there is no header and no classification line", lines[0].start if lines else 0
        )
    best = max(heads, key=lambda head: head.fullness())
    for head in heads:
        if head is best:
            interpret(draft, head)
        else:
            discard(draft, head)
    return Body(draft, rest[: read_ending(draft, rest)]).read()


def _before_head(draft: Draft, header: Header, lines: Sequence[Line]) -> int:
    """Read what stands before the head: the header, once or more, and what is wrapped around it."""
    text = draft.text
    found = _classification_at(text, lines)
    stop = len(lines) if found is None else found
    at = 0
    while at < stop:
        following = header.read(lines, at, stop)
        if following > at:
            at = following
            continue
        line = lines[at]
        if envelope_line(text, line.start, line.end):
            draft.ledger.furniture(line.start, line.end, "site-frame")
        elif found is None:
            break
        elif label(text, line):
            draft.ledger.furniture(line.start, line.end, "repeated-head")
        else:
            draft.unrecognised(line)
        at += 1
    return at


def _classification_at(text: str, lines: Sequence[Line]) -> int | None:
    """The first classification line before any numbered paragraph; else the first caption or label."""
    first = None
    for index, line in enumerate(lines):
        if classification_line(text, line.start, line.end):
            return index
        if first is None and (CAPTION_LINE.match(text, line.start, line.end) or label(text, line)):
            first = index
        if NUMBERED.match(text, line.start, line.end) and not label(text, line):
            break
    return first


def _metadata(draft: Draft, catalogue: Catalogue | None) -> Metadata:
    extensions: list[Extension] = []
    if draft.transmission != Transmission():
        extensions.append(draft.transmission)
    if catalogue is not None:
        extensions.append(catalogue)
    return Metadata(
        genre=GENRE,
        title=draft.title,
        identifiers=tuple(draft.identifiers),
        events=tuple(draft.events),
        agents=tuple(draft.agents),
        restrictions=(draft.restriction,) if draft.restriction != Restriction() else (),
        instructions=tuple(draft.instructions),
        subjects=tuple(draft.subjects),
        references=tuple(draft.references),
        extensions=tuple(extensions),
    )

"""The record: what a document says, and what became of each character of its source."""

from __future__ import annotations

import re
from enum import StrEnum

from attrs import Attribute, field, frozen

from converter.model.body import Block
from converter.model.metadata import Metadata
from converter.model.source import Source
from converter.model.span import Span, slots_of

SEGMENT_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


class Role(StrEnum):
    """What a stretch of the source is for."""

    METADATA = "metadata"
    BODY = "body"
    FURNITURE = "furniture"


_names: set[str] = set()
"""Of segments, proved once each: what a set holds is known in a tenth of the time of a cached function."""


def _prove_name(name: str) -> None:
    if not SEGMENT_NAME.fullmatch(name):
        raise ValueError(f"'name' must match {SEGMENT_NAME.pattern!r} ({name!r} does not)")
    _names.add(name)


@frozen(init=False)
class Segment:
    """A stretch of the source that has one role, under the field's own name for it."""

    span: Span
    role: Role
    name: str
    """``FL3``, ``subject``, ``text``, ``page-marker``, ``site-frame``, ``appeal`` ..."""

    def __init__(self, span: Span, role: Role, name: str) -> None:
        if name not in _names:
            _prove_name(name)
        _set_span(self, span)
        _set_role(self, role)
        _set_name(self, name)


_set_span, _set_role, _set_name = slots_of(Segment)


@frozen
class Notice:
    """Something that the reader saw amiss and worked around."""

    code: str
    """For programs: ``created-differs``, ``unrecognised``, ``unprintable`` ..."""
    message: str
    """For people: one sentence."""
    span: Span | None = None


@frozen
class Setting:
    """An option of the reader that a person set, as it was given: without it, the source reads otherwise."""

    name: str
    value: str


def _partition(document: Document, _: Attribute[tuple[Segment, ...]], segments: tuple[Segment, ...]) -> None:
    at = 0
    for segment in segments:
        if segment.span.start != at or segment.span.end <= at:
            raise ValueError(
                f"each character must be in one segment, but {segment.name!r} is {segment.span.start}-{segment.span.end} "
                f"and what stands before it ends at {at}"
            )
        at = segment.span.end
    if at != len(document.source.text):
        raise ValueError(f"the segments account for {at} of the text's {len(document.source.text)} characters")


@frozen(kw_only=True)
class Document:
    """A source, understood: its metadata, its body, and a partition of its text into segments."""

    source: Source
    format: str
    """The name of the reader that made it."""
    metadata: Metadata
    body: tuple[Block, ...]
    segments: tuple[Segment, ...] = field(validator=_partition)
    notices: tuple[Notice, ...] = ()
    settings: tuple[Setting, ...] = ()
    """What the reader was told, so that whoever has the source makes the same record of it again."""

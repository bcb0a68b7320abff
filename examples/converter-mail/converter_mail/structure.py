"""The parts of a message and where they stand: fields, contents, and the boundaries between (RFC 5322, RFC 2046).

The standard library's parser understands values, but says of nothing where it stands; this says where, and asks
it for each value.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from converter import Source, Span, is_blank
from converter_mail.values import Kind, kind_of

_FIELD = re.compile(r"([!-9;-~]+)[ \t]*:")
_ENVELOPE = "From "
_DEEPEST = 20
"""Parts within parts; what lies deeper is taken as it stands."""


class Field(NamedTuple):
    """A field of a header, with the lines that continue it."""

    name: str
    """In small letters."""
    span: Span
    value: Span
    """What follows the colon."""


class Part(NamedTuple):
    """A message, or a part of one."""

    fields: tuple[Field, ...]
    kind: Kind
    content: Span
    """What follows the header."""
    parts: tuple[Part, ...] = ()
    frame: tuple[tuple[Span, str], ...] = ()
    """What stands around the parts: boundaries, and words for programs that know no parts."""


def message(source: Source) -> Part:
    """The whole of *source*, divided."""
    first = _first(source)
    whole = _part(source, source.lines[first:], 0)
    return whole._replace(frame=(*((line, "envelope") for line in source.lines[:first]), *whole.frame))


def header(source: Source, most: int) -> tuple[Field, ...]:
    """The fields at the beginning of *source*, within its first *most* lines."""
    return _fields(source, source.lines[_first(source) : most])[0]


def _first(source: Source) -> int:
    """The line that the header begins with: mailboxes of one file put a line of their own above each message."""
    return int(source.text.startswith(_ENVELOPE))


def _fields(source: Source, lines: Sequence[Span]) -> tuple[tuple[Field, ...], int]:
    """The fields at the beginning of *lines*, and how many lines they take."""
    found: list[Field] = []
    for number, line in enumerate(lines):
        words = line.of(source.text)
        if match := _FIELD.match(words):
            value = Span(line.start + match.end(), line.end)
            found.append(Field(match[1].lower(), line, value))
        elif found and words[:1] in (" ", "\t"):
            name, span, value = found[-1]
            found[-1] = Field(name, Span(span.start, line.end), Span(value.start, line.end))
        else:
            return tuple(found), number
    return tuple(found), len(lines)


def _part(source: Source, lines: Sequence[Span], depth: int) -> Part:
    fields, taken = _fields(source, lines)
    rest = lines[taken:]
    end = lines[-1].end if lines else 0
    content = Span(rest[0].start, end) if rest else Span(end, end)
    kind = kind_of({field.name: field.value.of(source.text) for field in reversed(fields)})
    edges = _edges(source, rest, kind.boundary) if kind.boundary and depth < _DEEPEST else []
    if not edges:
        return Part(fields, kind, content)
    parts, frame = [], [(rest[number], "boundary") for number in edges]
    for number, following in zip((-1, *edges), (*edges, len(rest)), strict=True):
        between = rest[number + 1 : following]
        if not between or is_blank(source.text[between[0].start : between[-1].end]):
            continue
        if number < 0 or _ends(source, rest[number], kind.boundary):
            place = Span(between[0].start, between[-1].end)
            frame.append((place, "preamble" if number < 0 else "epilogue"))
        else:
            parts.append(_part(source, between, depth + 1))
    return Part(fields, kind, content, tuple(parts), tuple(frame))


def _edges(source: Source, lines: Sequence[Span], boundary: str) -> list[int]:
    """The lines, by number, that are boundaries."""
    mark = f"--{boundary}"
    first = bisect_left(lines, source.text.find(mark, lines[0].start), key=lambda line: line.start) if lines else 0
    return [
        number
        for number in range(first, len(lines))
        if source.text.startswith(mark, lines[number].start)
        and lines[number].of(source.text).rstrip() in (mark, f"{mark}--")
    ]


def _ends(source: Source, line: Span, boundary: str) -> bool:
    return line.of(source.text).rstrip() == f"--{boundary}--"

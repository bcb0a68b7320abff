"""The text of a message: paragraphs, what is quoted from another message, and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from converter import (
    Block,
    Cited,
    Excerpt,
    Ledger,
    Paragraph,
    Quote,
    Span,
    Text,
    readable,
    tags,
    text_pieces,
    visible_lines,
)

_QUOTED = re.compile(r">[> \t]*")
_SIGNATURE = "-- "
"""The line above a signature, by long custom (RFC 3676)."""
_BLANKS = re.compile(r"[ \t]*[\r\n]\s*")
_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|center|d[dlt]|div|fieldset|fig(?:caption|ure)|footer|form|h[1-6r]|header|li|main|nav"
    r"|[ou]l|p|pre|section|t(?:able|[dhr])"
)
"""Elements that stand on lines of their own."""


class _Line(NamedTuple):
    start: int
    end: int
    apart: bool
    """Whether a blank line stands before it."""
    mark: Span | None
    """The signs of a quotation before its words."""


def page(text: str) -> Excerpt:
    """What a page in HTML shows, as plain text."""
    return Excerpt.of(text, _shown(text))


def _shown(text: str) -> Iterator[tuple[int, int, str | None]]:
    at = 0
    for tag in tags(text):
        yield from _words(text, at, tag.start)
        if tag.name == "br":
            yield tag.start, tag.start, "\n"
        elif _BLOCKS.fullmatch(tag.name):
            yield tag.start, tag.start, "\n\n"
        at = tag.end
    yield from _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """Words between two tags; a line end there is a blank like any other."""
    for first, last, said in text_pieces(text, start, end):
        if said is not None:
            yield first, last, said
            continue
        at = first
        for blank in _BLANKS.finditer(text, first, last):
            yield at, blank.start(), None
            yield blank.start(), blank.end(), " "
            at = blank.end()
        yield at, last, None


def body(text: str, ledger: Ledger) -> tuple[Block, ...]:
    """The blocks of *text*, each claimed in *ledger*."""
    lines = list(_lines(text))
    ending = next((at for at, line in enumerate(lines) if _begins_signature(line, text)), len(lines))
    blocks = _blocks(lines[:ending], text, ledger, None)
    if ending < len(lines):
        ledger.furniture(lines[ending].start, lines[ending].end, "rule")
        blocks += _blocks(lines[ending + 1 :], text, ledger, Cited("signature"))
    return tuple(blocks)


def _lines(text: str) -> Iterator[_Line]:
    for start, end, apart in visible_lines(text):
        match = _QUOTED.match(text, start, end)
        mark = Span(start, start + len(match[0].rstrip())) if match else None
        yield _Line(match.end() if match else start, end, apart, mark)


def _begins_signature(line: _Line, text: str) -> bool:
    return text.startswith(_SIGNATURE, line.start) and line.end == line.start + 2 and line.mark is None


def _blocks(lines: Iterable[_Line], text: str, ledger: Ledger, role: Cited[str] | None) -> list[Block]:
    found: list[Block] = []
    for quoted, group in groupby(lines, key=lambda line: line.mark is not None):
        paragraphs = [_paragraph(part, text, ledger, role) for part in _parts(group, ledger)]
        found += [Quote(blocks=tuple(paragraphs))] if quoted and paragraphs else paragraphs
    return found


def _parts(lines: Iterable[_Line], ledger: Ledger) -> list[list[_Line]]:
    """The lines of each paragraph; a blank one, or one with nothing but signs of a quotation, ends it."""
    found: list[list[_Line]] = []
    begins = True
    for line in lines:
        if line.mark is not None:
            ledger.furniture(line.mark.start, line.mark.end, "quote-mark")
        if line.start >= line.end:
            begins = True
            continue
        if begins or line.apart:
            found.append([])
        found[-1].append(line)
        begins = False
    return found


def _paragraph(lines: list[_Line], text: str, ledger: Ledger, role: Cited[str] | None) -> Paragraph:
    """Lines that stand together are one leaf; quoted ones are a leaf each, with the line end after it."""
    if lines[0].mark is None:
        spans = [Span(lines[0].start, lines[-1].end)]
    else:
        ends = [line.mark.start for line in lines[1:] if line.mark is not None]
        spans = [Span(line.start, end) for line, end in zip(lines, (*ends, lines[-1].end), strict=True)]
    for span in spans:
        ledger.body(span.start, span.end)
    return Paragraph(inlines=tuple(Text(readable(span.of(text)), span) for span in spans), role=role)

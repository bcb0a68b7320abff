"""The parts of a cable that people labelled, and its lines: whether the record has them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from benchmarks.accuracy import printed
from benchmarks.accuracy.case import Case, letters
from benchmarks.accuracy.corpus import PAGES, LabelledParagraph
from benchmarks.accuracy.judgement import Judgement
from converter import Block, Cited, LineBreak, PageBreak, Paragraph, Quote, Role, leaves, plain_text

_WORDS = re.compile(r"[^\W_]+")
_HASHED_WORDS = 4
_LINE = re.compile(r"[^\S\n]*\S[^\n]*")
_LINE_OF_PAGE = re.compile(r"(?:(?!&#x000A;|</pre>|\n).)*\S(?:(?!&#x000A;|</pre>|\n).)*")
"""A line within a page's preformatted part, whose line ends are entities."""


def signatories(case: Case) -> Iterator[Judgement]:
    """Who signed it, as a person read it; where nobody did, nobody must be found."""
    if case.known.signatories is None:
        return
    signed = [one.name for one in case.metadata.agents if one.role == "signatory" and one.name]
    got = ", ".join(name.value for name in signed) or None
    expected = ", ".join(case.known.signatories)
    at = len(case.text.rstrip()) - 1
    if expected:
        right = got is not None and letters(expected) == letters(got)
        yield Judgement(expected=expected, got=got, right=right, at=at)
    elif got:
        yield Judgement(expected="", got=got, right=False, at=at)


def header_lines(case: Case) -> Iterator[Judgement]:
    """Each line of the header: it is metadata, or furniture with a name."""
    text, end, line = case.document.source.text, case.header_end, _LINE
    start = 0
    if case.item.form == PAGES:
        start, line = text.find("<pre>") + len("<pre>"), _LINE_OF_PAGE
        end = text.find("</pre>", start)
    unexplained = [
        one.span
        for one in case.document.segments
        if one.span.start < end and (one.name == "unrecognised" or one.role is Role.BODY)
    ]
    for found in line.finditer(text, start, end):
        right = not any(one.start < found.end() and found.start() < one.end for one in unexplained)
        got = "explained" if right else "unexplained"
        yield Judgement(expected="explained", got=got, right=right, at=found.start())


def clean_body(case: Case) -> Iterator[Judgement]:
    """No line of a header, of a head or of a page marker is left in the body."""
    for leaf in leaves(case.document.body):
        if not isinstance(leaf, LineBreak | PageBreak | Cited) and (found := printed.stray(leaf.text)):
            yield Judgement(expected="", got=found, right=False, at=case.place(leaf.span))
            return
    yield Judgement(expected="", got="", right=True)


def paragraphs(case: Case) -> Iterator[Judgement]:
    """Each numbered paragraph that a person found, and each that only the reader found: number and portion mark.

    The two sequences are aligned by the first words of the paragraphs.
    """
    if case.known.paragraphs is None:
        return
    found = list(_numbered(case.document.body))
    expected, got = case.known.paragraphs, [_labelled(one) for one in found]
    places = [case.place(one.label.span if one.label else None) for one in found]
    matcher = SequenceMatcher(a=[one.words for one in expected], b=[one.words for one in got], autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        for one, other, at in zip_longest(expected[first:last], got[start:end], places[start:end]):
            place = at if at is not None else places[min(start, len(places) - 1)] if places else 0
            yield Judgement(expected=_shown(one) or "", got=_shown(other), right=one == other, at=place)


def _numbered(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.label is not None and block.label.value.isdecimal():
            yield block
        elif isinstance(block, Quote):
            yield from _numbered(block.blocks)


def _labelled(paragraph: Paragraph) -> LabelledParagraph:
    words = _WORDS.findall(plain_text(paragraph.inlines).lower())[:_HASHED_WORDS]
    return LabelledParagraph(
        number=paragraph.label.value if paragraph.label else "",
        mark=paragraph.marking.value if paragraph.marking else "",
        words=hashlib.sha1(" ".join(words).encode(), usedforsecurity=False).hexdigest()[:8],
    )


def _shown(one: LabelledParagraph | None) -> str | None:
    return f"{one.number} ({one.mark}) {one.words}" if one else None

"""REF: telegrams and papers that a telegram refers to.

A reference telegram is named by post and serial; the year is printed only where it is not the current one
(5 FAH-1 H-220). Its message reference number is the year's two digits, the post, and the serial without zeros.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter import Cited, Reference, Span, readable, trim
from converter_cable.draft import Draft
from converter_cable.posts import could_have_reached, post_key

_LABEL = re.compile(
    r"(?:(?<=\s)|(?<=[;,.:])|^)¶?(?:\(\s?(?P<round>[A-Z])\s?\)|(?P<plain>[A-Z])\s?[.):])(?:\s+|(?=[A-Z\d(]))"
)
_CABLE = re.compile(
    r"(?:(?P<year>\d{4}|'?\d{2})\s*)?(?P<post>[A-Z][A-Z .'/-]{1,30}?)\s*(?P<serial>\d{1,6})(?![\d/])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[;,]\s*")
_KINDS = (
    ("e-mail", re.compile(r"E-?MAIL", re.IGNORECASE)),
    ("telcon", re.compile(r"TELCON|TELEPHONE|PHONE\s+CALL", re.IGNORECASE)),
    ("report", re.compile(r"\b(?:IIR|TD|FBIS|OSC)\b")),
)
"""What a reference is by a word in it, where it is no telegram."""


class _Item:
    """One reference: its label, and where its words begin and end."""

    def __init__(self, label: Cited[str] | None, start: int) -> None:
        self.label = label
        self.start = start
        self.end = start


def read_references(draft: Draft, parts: Sequence[tuple[int, int]]) -> Iterator[Reference]:
    """The references in the lines *parts* of a field."""
    for item in _items(draft, parts):
        start, end = trim(draft.text, item.start, item.end)
        label = item.label
        for first, last in _divide(draft.text, start, end):
            yield _reference(draft, label, first, last)


def _items(draft: Draft, parts: Sequence[tuple[int, int]]) -> Iterator[_Item]:
    """Cut at the labels ``A.``, ``(B)``, ``¶C.``; a label printed twice, ``A. A)``, is one."""
    item: _Item | None = None
    for start, end in parts:
        at = start
        for match in _LABEL.finditer(draft.text, start, end):
            if match.start() > start and draft.text[match.start() - 1] not in " \t\xa0;,.:":
                continue
            label = draft.cite(match, "round" if match["round"] else "plain")
            if item is not None and item.end <= item.start and match.start() <= item.start + 1:
                item.label, item.start, item.end = label, match.end(), match.end()
            else:
                if item is not None:
                    item.end = max(item.end, trim(draft.text, at, match.start())[1])
                    yield item
                elif match.start() > start:
                    first = _Item(None, start)
                    first.end = match.start()
                    yield first
                item = _Item(label, match.end())
            at = match.end()
        if item is None:
            item = _Item(None, start)
        if at < end:
            item.end = end
    if item is not None:
        yield item


def _divide(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut ``SAN JOSE 969, SAN JOSE 971`` where a telegram stands on each side of the sign."""
    first = start
    for sign in _SEPARATOR.finditer(text, start, end):
        if _CABLE.fullmatch(text, first, sign.start()) and _CABLE.match(text, sign.end(), end):
            yield first, sign.start()
            first = sign.end()
    while first < end and text[end - 1] in " ,;\\":
        end -= 1
    if first < end:
        yield first, end


def _reference(draft: Draft, label: Cited[str] | None, start: int, end: int) -> Reference:
    words = Cited(readable(draft.text[start:end]), Span(start, end))
    for kind, pattern in _KINDS:
        if pattern.search(words.value):
            return Reference(text=words, label=label, kind=kind)
    match = _CABLE.match(draft.text, start, end)
    if match is None:
        return Reference(text=words, label=label, kind="other")
    post, serial = post_key(match["post"]), int(match["serial"])
    if match["year"]:
        return Reference(text=words, label=label, target=f"{match['year'][-2:]}{post}{serial}")
    if draft.year is None:
        return Reference(text=words, label=label)
    year = draft.year if could_have_reached(post, serial, draft.number) else draft.year - 1
    return Reference(text=words, label=label, target=f"{year % 100:02}{post}{serial}", inferred=True)

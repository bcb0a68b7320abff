"""REF: telegrams and papers that a telegram refers to.

A reference telegram is named by post and serial; the year is printed only where it is not the current one
(5 FAH-1 H-220). Its message reference number is the year's two digits, the post, and the serial without zeros.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from converter import Cited, Reference, Span, readable, trim
from converter_cable.draft import Draft
from converter_cable.posts import could_have_reached, post_key

_LABEL = re.compile(
    r"(?:(?<=[\s;,.:)])|(?<![^\r\n]))¶?(?:\(\s?(?P<round>[A-Z])\s?\)|(?P<plain>[A-Z])\s?[.):])(?:\s+|(?=[A-Z\d(]))"
)
_CABLE = re.compile(
    r"(?:(?P<year>\d{4}|'?\d{2})\s*)?(?P<post>[A-Z][A-Z .'/-]{1,30}?)\s*(?P<serial>\d{1,6})(?![\d/])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[;,]\s*")
_KINDS = (
    ("e-mail", re.compile(r"E-?MAIL", re.IGNORECASE)),
    ("telcon", re.compile(r"TELE?CON|TELEPHONE|PHONE\s+CALL", re.IGNORECASE)),
    ("airgram", re.compile(r"(?<!\w)A-\d{1,4}(?!\d)")),
    ("message", re.compile(r"(?<!\d)\d{6}Z(?!\w)")),
    ("report", re.compile(r"\b(?:IIR|TD|FBIS|OSC)\b")),
)
"""What a reference is by a word in it, where it is no telegram."""


class _Item:
    """One item of the list: its label, and the stretches of its words."""

    def __init__(self, label: Cited[str] | None) -> None:
        self.label = label
        self.stretches: list[tuple[int, int]] = []

    def words(self, text: str, start: int, end: int) -> str:
        """What it says from *start* to *end*, without what stands between its stretches."""
        first = bisect_right(self.stretches, (start, len(text))) - 1
        last = bisect_left(self.stretches, (end, 0))
        return " ".join(text[max(at, start) : min(to, end)] for at, to in self.stretches[first:last])


def read_references(draft: Draft, parts: Sequence[tuple[int, int]]) -> Iterator[Reference]:
    """The references in the lines *parts* of a field."""
    for item in _items(draft, parts):
        if item.stretches:
            start, end = item.stretches[0][0], item.stretches[-1][1]
            for first, last in _divide(draft.text, start, end):
                yield _reference(draft, item, first, last)


def _items(draft: Draft, parts: Sequence[tuple[int, int]]) -> Iterator[_Item]:
    """Cut at the labels ``A.``, ``(B)``, ``¶C.``; a label printed twice, ``A. A)``, is one."""
    item = _Item(None)
    for start, end in parts:
        at = start
        for match in _LABEL.finditer(draft.text, start, end):
            _stretch(draft.text, item, at, match.start())
            if item.stretches:
                yield item
            item = _Item(draft.cite(match, "round" if match["round"] else "plain"))
            at = match.end()
        _stretch(draft.text, item, at, end)
    yield item


def _stretch(text: str, item: _Item, start: int, end: int) -> None:
    start, end = trim(text, start, end)
    if start < end:
        item.stretches.append((start, end))


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


def _reference(draft: Draft, item: _Item, start: int, end: int) -> Reference:
    parts = ((max(first, start), min(last, end)) for first, last in item.stretches)
    words = Cited(
        readable(" ".join(draft.text[first:last] for first, last in parts if first < last)), Span(start, end)
    )
    label = item.label
    for kind, pattern in _KINDS:
        if pattern.search(words.value):
            return Reference(text=words, label=label, kind=kind)
    match = _CABLE.match(words.value)
    if match is None:
        return Reference(text=words, label=label, kind="other")
    post, serial = post_key(match["post"]), int(match["serial"])
    if match["year"]:
        return Reference(text=words, label=label, target=f"{match['year'][-2:]}{post}{serial}")
    if draft.year is None:
        return Reference(text=words, label=label)
    year = draft.year if could_have_reached(post, serial, draft.number) else draft.year - 1
    return Reference(text=words, label=label, target=f"{year % 100:02}{post}{serial}", inferred=True)

"""Lines of a body, cut where a copy joined what stood on lines of their own: pages, rules, numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter import trim
from converter_cable.labels import MARK
from converter_cable.lines import Line
from converter_cable.pages import joined_markers, rule_line

_RULE = re.compile(r"[-=]{5,}(?:\s+[-=]{3,})*")
_HEADING = re.compile(r"[.?!:\"')]\s+(?P<heading>[^.?!\s][^.?!]{1,70})\Z")
_HEADING_WINDOW = 80
_MARKED_NUMBER = re.compile(rf"\s?[.)]\s{{0,2}}{MARK}")
_DIGITS = re.compile(r"¶?\s?(\d{1,3})\Z")
_DIGITS_WINDOW = 5


def divide(text: str, lines: Sequence[Line], post: str) -> Sequence[Line]:
    """*lines*, with a piece of its own for each page marker, rule and numbered paragraph within a line.

    Args:
        text: the source.
        lines: the lines of the body.
        post: the sender's name as the classification line prints it.
    """
    if not lines:
        return lines
    start, end = lines[0].start, lines[-1].end
    cuts = dict.fromkeys(_numbers(text, start, end), True)
    for first, last in joined_markers(text, start, end, post):
        cuts.update({first: False, last: False})
    _rules(text, lines, cuts)
    return list(_cut(text, lines, sorted(cuts.items()))) if cuts else lines


def _numbers(text: str, start: int, end: int) -> Iterator[int]:
    """Where numbers with a portion mark begin within a line: those that the ones before them lead to."""
    last = 0
    for match in _MARKED_NUMBER.finditer(text, start, end):
        digits = _DIGITS.search(text, max(start, match.start() - _DIGITS_WINDOW), match.start())
        if digits is None:
            continue
        value, at = int(digits[1]), digits.start()
        if at == start or text[at - 1] in "\r\n":
            last = value
        elif text[at - 1].isspace() and value == last + 1:
            last = value
            yield at


def _rules(text: str, lines: Sequence[Line], cuts: dict[int, bool]) -> None:
    """Cut before and after each rule within a line, and before a heading that stands between text and rule."""
    if text.find("-----", lines[0].start) < 0 and text.find("=====", lines[0].start) < 0:
        return
    for line in lines:
        if rule_line(text, line.start, line.end):
            continue
        before = line.start
        for rule in _RULE.finditer(text, line.start, line.end):
            cuts.update({rule.start(): True, rule.end(): True})
            _, end = trim(text, before, rule.start())
            if heading := _HEADING.search(text, max(before, end - _HEADING_WINDOW), end):
                cuts[heading.start("heading")] = True
            before = rule.end()


def _cut(text: str, lines: Sequence[Line], cuts: Sequence[tuple[int, bool]]) -> Iterator[Line]:
    following = iter([*cuts, (len(text) + 1, False)])
    at, apart = next(following)
    for line in lines:
        start, is_apart = line.start, line.apart
        while at < line.end:
            if at > start:
                yield from _piece(text, start, at, apart=is_apart)
                start, is_apart = at, apart
            at, apart = next(following)
        yield from _piece(text, start, line.end, apart=is_apart)


def _piece(text: str, start: int, end: int, *, apart: bool) -> Iterator[Line]:
    start, end = trim(text, start, end)
    if start < end:
        yield Line(start, end, apart)

"""Lines of a body, cut where a copy joined what stood on lines of their own: pages, rules, numbered paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from converter import trim
from converter_cable.lines import APART, END, START, Line, line_at
from converter_cable.pages import joined_markers, rule_line
from converter_cable.paragraphs import TERMINAL
from converter_cable.portions import MARK

_RULE = re.compile(r"(?:[-=]{40,}(?:[ \t\xa0]+[-=]{1,6}(?![^\s]))?|[-=]+)(?:[ \t\xa0]+[-=]{2,})*")
"""One longer than a line leaves its last signs, or a single one, in the next."""
_SHORT_RULED = re.compile(r"\w{4} ----")
"""A rule as long as the one word over it: ``Iraq ----``."""
_HEADING = re.compile(r"[.?!:\"')]\s+(?P<heading>[^.?!\s][^.?!]{1,70})\Z")
_STRAY = re.compile(r"SIPDIS(?=\s+(?!CAPTION|DISTRIB|CHANNEL|CABLE|TAG)[\w(])", re.IGNORECASE)
_APART = itemgetter(APART)
_FEWEST_WRAPPED = 8
_MOST = 0.8
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 45, 80
_DOUBLE = 2
"""Line ends between two lines with one blank line between them."""
_HEADING_WINDOW = 80
_LONGER = 2
"""A heading may be longer than its rule by so much."""
_MARK = re.compile(MARK)
_DIGITS = re.compile(r"(?:¶\s?)?(?P<value>\d{1,3})(?:\s?[.,)]\s{0,2}|\s{1,3})\Z")
_DIGITS_WINDOW = 9
_LINE_NUMBER = re.compile(r"¶?\s?(?P<value>\d{1,3})\s?[.)](?!\d)")
_FIRST_SIGNS = frozenset("¶0123456789")
_MOST_MISSING = 3
"""So many numbers may be missing at one place because they stand within lines."""


def single_space(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """*lines* of a text with a blank line after every line, as if those blank lines were not there.

    Whether it is one is told by wrapped lines: full ones that do not end a sentence.
    """
    if 2 * sum(map(_APART, lines)) < len(lines):
        return lines
    following = [after for line, after in pairwise(lines) if _is_wrapped(text, line)]
    if len(following) < _FEWEST_WRAPPED or sum(line[APART] for line in following) < _MOST * len(following):
        return lines
    apart = (text.count("\n", line[END], after[START]) > _DOUBLE for line, after in pairwise(lines))
    return [lines[0], *((line[START], line[END], far) for line, far in zip(lines[1:], apart, strict=True))]


def _is_wrapped(text: str, line: Line) -> bool:
    start, end, _ = line
    full = _SHORTEST_WRAPPED <= end - start <= _LONGEST_WRAPPED
    return full and TERMINAL.search(text, end - 4, end) is None


def divide(text: str, lines: Sequence[Line], post: str) -> Sequence[Line]:
    """*lines*, with a piece of its own for each page marker, rule and numbered paragraph within a line.

    Args:
        text: the source.
        lines: the lines of the body.
        post: the sender's name as the classification line prints it.
    """
    if not lines:
        return lines
    start, end = lines[0][START], lines[-1][END]
    markers = [*joined_markers(text, start, end, post)]
    if markers:
        lines = _with_whole_markers(lines, markers)
    cuts = _Cuts(text, lines)
    for at in _numbers(text, start, end):
        cuts.add(at, at, apart=True)
    for at in _unmarked(text, lines):
        cuts.add(at, at, apart=True)
    for first, last in markers:
        cuts.add(first, last, apart=False)
    for stray in _strays(text, start, end):
        cuts.add(*stray, apart=False)
    for first, last in _rules(text, start, end):
        cuts.add(first, last, apart=True, heading=True)
    for first, last in _short_rules(text, lines):
        cuts.add(first, last, apart=True)
    return cuts.cut() if cuts.found else lines


def _with_whole_markers(lines: Sequence[Line], markers: Sequence[tuple[int, int]]) -> Sequence[Line]:
    """*lines*, two of them as one where a copy was wrapped within a page marker."""
    starts = [line[START] for line in lines]
    wrapped = {
        index
        for start, end in markers
        for index in range(bisect_right(starts, start), bisect_right(starts, end - 1))
    }
    if not wrapped:
        return lines
    found: list[Line] = []
    for index, line in enumerate(lines):
        if index in wrapped:
            found[-1] = (found[-1][START], line[END], found[-1][APART])
        else:
            found.append(line)
    return found


class _Cuts:
    """Where lines are cut: at both ends of what is to be a line of its own."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.found: dict[int, dict[int, bool]] = {}
        """By line, the places within it, and whether what follows stands apart."""
        self._last: dict[int, int] = {}
        """By line, the end of what was cut out last."""
        self._text = text
        self._lines = lines

    def add(self, start: int, end: int, *, apart: bool, heading: bool = False) -> None:
        """Cut out what lies from *start* to *end*, unless it is the whole line."""
        index = line_at(self._lines, start)
        begun, ended, _ = self._lines[index]
        whole = rule_line(self._text, begun, ended) if heading else (start, end) == (begun, ended)
        if end > ended or whole or start == end == begun:
            return
        places = self.found.setdefault(index, {})
        if heading:
            before = self._last.get(index, begun)
            first = before if before <= start else begun
            first, last = trim(self._text, first, start)
            whole = last - first <= end - start + _LONGER
            if not whole and (found := _HEADING.search(self._text, max(first, start - _HEADING_WINDOW), last)):
                places[found.start("heading")] = True
        places[start] = places[end] = apart
        self._last[index] = end

    def cut(self) -> Sequence[Line]:
        """The lines and the pieces of those that are cut, in order."""
        pieces: list[Line] = []
        at = 0
        for index, places in sorted(self.found.items()):
            pieces.extend(self._lines[at:index])
            pieces.extend(self._pieces(self._lines[index], places))
            at = index + 1
        return [*pieces, *self._lines[at:]]

    def _pieces(self, line: Line, places: dict[int, bool]) -> Iterator[Line]:
        begun, ended, apart = line
        edges = {begun: apart, **places, ended: False}
        for first, last in pairwise(sorted(edges)):
            start, end = trim(self._text, first, last)
            if start < end:
                yield (start, end, edges[first])


def _numbers(text: str, start: int, end: int) -> Iterator[int]:
    """Where numbers with a portion mark begin within a line: those that the ones before them lead to."""
    last = 0
    for mark in _MARK.finditer(text, start, end):
        before = mark.start()
        digits = _DIGITS.search(text, max(start, before - _DIGITS_WINDOW), before)
        if digits is None:
            continue
        value, at = int(digits["value"]), digits.start()
        if at == start or text[at - 1] in "\r\n":
            last = value
        elif text[at - 1].isspace() and (value == last + 1 or (value == last and _ends(text, at))):
            last = value
            yield at


def _unmarked(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Where numbers without a mark begin within a line: those missing between two that begin lines."""
    begun = [
        (start, int(number["value"]))
        for start, end, _ in lines
        if text[start] in _FIRST_SIGNS and (number := _LINE_NUMBER.match(text, start, end))
    ]
    for (start, before), (end, after) in pairwise(begun):
        if not 1 < after - before <= _MOST_MISSING + 1:
            continue
        at = start
        for value in range(before + 1, after):
            found = _sentence_with(text, f" {value}. ", at, end)
            if found >= 0:
                at = found + 1
                yield at


def _sentence_with(text: str, words: str, start: int, end: int) -> int:
    """Where *words* stand between two sentences; negative if nowhere."""
    at = text.find(words, start, end)
    while at >= 0 and not (_ends(text, at + 1) and text[at + len(words)].isupper()):
        at = text.find(words, at + 1, end)
    return at


def _ends(text: str, at: int) -> bool:
    """Whether a sentence ends before *at*."""
    return TERMINAL.search(text, max(at - 6, 0), trim(text, max(at - 6, 0), at)[1]) is not None


def _strays(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The caption ``SIPDIS`` where transmission put it between the words of a sentence."""
    for word in ("SIPDIS", "Sipdis"):
        at = text.find(word, start, end)
        while at >= 0:
            if _STRAY.match(text, at, end) and text[at - 1 : at].isspace():
                yield at, at + len(word)
            at = text.find(word, at + len(word), end)


def _rules(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The rules from *start* to *end*, in lines of their own or not."""
    for signs in ("-----", "====="):
        at = text.find(signs, start, end)
        while at >= 0:
            rule = _RULE.match(text, at, end)
            after = rule.end() if rule else at + len(signs)
            yield at, after
            at = text.find(signs, after, end)


def _short_rules(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The rules of four signs after the one word that they are as long as, which is all of their line."""
    beyond = lines[-1][END]
    at = text.find(" ----", lines[0][START], beyond)
    while at >= 0:
        start, end, _ = lines[line_at(lines, at)]
        if at < end and _SHORT_RULED.fullmatch(text, start, end):  # what was set aside may lie between two lines
            yield at + 1, end
        at = text.find(" ----", at + 1, beyond)

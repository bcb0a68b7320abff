"""What stands before the body of a telegram: header, envelopes and head, each perhaps more than once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from converter import readable
from converter_cable.classification import joined_classification_lines, joined_lines
from converter_cable.draft import Draft
from converter_cable.envelopes import is_folded, strip_backslashes, take_envelope, take_missing_sections, unfold
from converter_cable.fields import interpret
from converter_cable.head import Collector
from converter_cable.header import Header
from converter_cable.heads import Head
from converter_cable.kinds import FORMAT, LABELS, RULES, kind_of
from converter_cable.lines import END, START, Kind, Line, line_at
from converter_cable.pages import page_line, page_marker
from converter_cable.paragraphs import TERMINAL
from converter_cable.posts import post_key
from converter_cable.rows import begins_other, peel_rows, set_aside_others

_REPEATS = ("ZCZC", "S E C R E T", "C O N F I D E N T I A L", "UNCLAS ", "LIMITED OFFICIAL USE ")
"""Words of which one stands in every header and head that is printed again in a body."""
_LONGEST_HEADER = 80
"""More lines than distribution and addressees take."""
_PAGES = 5
"""Fewer page markers stand one after the other."""
_WINDOW = 6_000
"""So much of the text after a head is looked at for lines that stand before it too."""
_ABRIDGED = 40
"""A text that was cut short, with the envelope of its copy under it, has fewer lines."""
_TAB = re.compile(r"\t")
_BEGINS_HEAD = LABELS | {"classification", "captions"}


class Front:
    """Reads the lines before the body into a draft."""

    def __init__(self, draft: Draft, lines: Sequence[Line]) -> None:
        self._draft = draft
        lines = take_missing_sections(draft, strip_backslashes(draft, lines))
        lines, kinds = _before_numbered(draft.text, peel_rows(draft, lines))
        self._lines = lines
        self._kinds = kinds
        self._header = Header(draft)
        self._heads = Collector(draft.text, lines, kinds)
        self._classified = _last_classification(kinds)
        self.found = False
        """Whether there was anything that only a telegram has."""

    def read(self) -> Sequence[Line]:
        """Read and interpret what stands before the body; gives the lines of the body."""
        draft, lines, kinds, at = self._draft, self._lines, self._kinds, 0
        shared: list[Line] = []
        while at < len(kinds) and not shared:
            kind, more = kinds[at], self._classified >= at
            name = kind[0] if kind else ""
            begun = self._heads.heads and not more
            # a line of no kind goes on with a header that has begun; one of another kind never does
            in_header = not begun and (name in FORMAT or (not name and self.found))
            if in_header and (following := self._header.read(lines, kinds, at)) > at:
                at = following
                self.found = True
            elif not begun and take_envelope(draft, lines[at]):
                at += 1
            elif not begun and page_line(draft.text, lines[at], lines[at + 1] if at + 1 < len(lines) else None):
                draft.ledger.furniture(lines[at][START], lines[at][END], "page-marker")
                at += 1
            elif name in _BEGINS_HEAD and (following := self._heads.read(at)) > at:
                at = following
                self.found = True
                shared = self._heads.rest()
                if self._classified >= at:
                    for piece in shared:
                        self._stray(piece)
                    shared = []
            elif more:
                self._stray(lines[at])
                at += 1
            else:
                break
        self._header.finish()
        self._interpret()
        return [*shared, *lines[at:]]

    def _stray(self, line: Line) -> None:
        """Claim a line between copies of the head: the first of the body, printed again, or what nobody understands."""
        start, end, _ = line
        words = _squeezed(self._draft.text[start : min(end, start + _WINDOW)]).rstrip(".")
        if words in self._text_again:
            self._draft.ledger.furniture(start, end, "repeated-head")
        else:
            self._draft.unrecognised(line)

    @cached_property
    def _text_again(self) -> str:
        """The text after the last classification line, without blanks."""
        start = self._lines[self._classified][START]
        return _squeezed(self._draft.text[start : start + _WINDOW])

    def _interpret(self) -> None:
        """Read the fullest of the heads, and from the others what it lacks."""
        heads = self._heads.heads
        if not heads:
            return
        if len(heads) == 1:
            interpret(self._draft, heads[0])
            return
        serial = next((one.value.value for one in self._draft.identifiers if one.scheme == "station-serial"), None)
        best = max(heads, key=lambda head: head.worth(self._draft.text, serial))
        best.give_way(self._draft.text, heads)
        interpret(self._draft, best)
        for head in heads:
            if head is not best:
                interpret(self._draft, head, beside=best)

    def set_aside_repeats(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines of the body without headers and heads that are printed again among them."""
        text = self._draft.text
        if not lines or all(text.find(words, lines[0][START]) < 0 for words in _REPEATS):
            return lines
        kinds = [kind_of(text, line) for line in lines]
        kept: list[Line] = []
        title = self._draft.title.value if self._draft.title else ""
        heads, at = Collector(text, lines, kinds, title), 0
        while at < len(lines):
            kind = kinds[at]
            if kind and (kind[0] == "FL1" or (kind[0] == "distribution" and self._begins_section(kinds, at))):
                at = self._header.read(lines, kinds, at)
            elif begins_other(text, lines[at], self._draft.number):
                kept = set_aside_others(self._draft, kept, lines[at:])
                break
            elif kind and kind[0] == "classification" and self._is_own(kind[1]):
                kept = self._without_abridged(kept)
                at = heads.read(at)
                self._discard(heads)
                kept.extend(heads.rest())
                while at < len(lines) and not heads.rest() and self._words(lines[at]) in self._passing:
                    self._draft.ledger.furniture(lines[at][START], lines[at][END], "repeated-head")
                    at += 1
                if self._draft.exact_gaps and at < len(lines) and not heads.rest():
                    kept.append(self._going_on(kept, lines[at]))
                    at += 1
            else:
                kept.append(lines[at])
                at += 1
        self._header.finish()
        return kept

    def _begins_section(self, kinds: Sequence[Kind | None], at: int) -> bool:
        """Whether the distribution of a section begins, with its header and its own classification line below."""
        below = kinds[at : at + _LONGEST_HEADER]
        own = any(kind and kind[0] == "classification" and self._is_own(kind[1]) for kind in below)
        return own and any(kind and kind[0] == "FL6" for kind in below)

    def _without_abridged(self, lines: list[Line]) -> list[Line]:
        """No lines, where these are the first words of the text, cut short, and an envelope with the whole of it."""
        draft, text = self._draft, self._draft.text
        if len(lines) > _ABRIDGED or not any(text.endswith("...", start, end) for start, end, _ in lines):
            return lines
        for line in lines:
            if not take_envelope(draft, line):
                start, end, _ = line
                draft.ledger.furniture(start, end, "repeated-head" if kind_of(text, line) else "site-frame")
        return []

    def _going_on(self, kept: Sequence[Line], line: Line) -> Line:
        """The first line of a section, which stands apart if the last one of the section before ends a sentence."""
        text, (start, end, _) = self._draft.text, line
        last = next((one for one in kept[:-_PAGES:-1] if not page_marker(text, one[START], one[END])), None)
        ended = last is None or TERMINAL.search(text, max(last[START], last[END] - 4), last[END]) is not None
        return start, end, ended

    @cached_property
    def _passing(self) -> frozenset[str]:
        """The passing and attention lines of the heads, which other sections may begin with too."""
        fields = (field for head in self._heads.heads for field in head.fields if field.name == "passing")
        return frozenset(self._words(line) for field in fields for line in field.lines)

    def _words(self, line: Line) -> str:
        return readable(self._draft.text[line[START] : line[END]]).rstrip(".,;")

    def _is_own(self, match: re.Match[str]) -> bool:
        """Whether a classification line has this message's number."""
        return self._draft.number == (post_key(match["post"]), int(match["serial"]))

    def _discard(self, heads: Collector) -> None:
        """Claim heads as printed again."""
        again = Head()
        for head in heads.heads:
            for field in head.fields:
                again.add(field)
        heads.heads.clear()
        interpret(self._draft, again, beside=again)


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _last_classification(kinds: Sequence[Kind | None]) -> int:
    """The last classification line that has the number of the first or of the header; negative if there is none."""
    found = [(at, kind[1]) for at, kind in enumerate(kinds) if kind and kind[0] == "classification"]
    if len(found) <= 1:
        return found[0][0] if found else -1
    station = next((int(kind[1]["serial"]) for kind in kinds if kind and kind[0] == "FL3"), None)
    first = int(found[0][1]["serial"])
    return max(at for at, line in found if (serial := int(line["serial"])) == first or serial % 10_000 == station)


def _before_numbered(text: str, lines: Sequence[Line]) -> tuple[Sequence[Line], list[Kind | None]]:
    """*lines*, and of what kind those are that stand before the first numbered paragraph."""
    kinds = _kinds(text, lines)
    if not kinds:
        return lines, kinds
    before = lines[: len(kinds)]
    beginnings = joined_classification_lines(text, before[0][START], before[-1][END])
    joined = joined_lines(text, before, beginnings)
    if joined is not before:
        lines = [*joined, *lines[len(kinds) :]]
        kinds = _kinds(text, lines)
    if not is_folded(text, lines[: len(kinds)], beginnings):
        return lines, kinds
    unfolded, unfolded_kinds = _unfolded(text, lines[: len(kinds)], kinds, beginnings)
    return [*unfolded, *lines[len(kinds) :]], unfolded_kinds


def _unfolded(
    text: str, lines: Sequence[Line], kinds: Sequence[Kind | None], beginnings: Sequence[int]
) -> tuple[list[Line], list[Kind | None]]:
    """*lines*, cut where several were joined, and of what kind those are that stand before the first numbered one."""
    tabs = (tab.start() for tab in _TAB.finditer(text, lines[0][START], lines[-1][END]))
    folded = {line_at(lines, place) for place in chain(tabs, beginnings)}
    found: list[Line] = []
    found_kinds: list[Kind | None] = []
    for at, line in enumerate(lines):
        if at not in folded:
            pieces, piece_kinds = [line], [kinds[at]]
        else:
            pieces = unfold(text, [line])
            piece_kinds = _kinds(text, pieces)
        if len(found_kinds) == len(found):
            found_kinds += piece_kinds
        found += pieces
    return found, found_kinds


def _kinds(text: str, lines: Sequence[Line]) -> list[Kind | None]:
    return RULES.kinds_before("numbered", text, lines)

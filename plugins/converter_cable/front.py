"""What stands before the body of a telegram: header, envelopes and head, each perhaps more than once."""

from __future__ import annotations

from collections.abc import Sequence

from converter_cable.classification import CAPTION_LINE, classification_line
from converter_cable.draft import Draft
from converter_cable.envelopes import strip_backslashes, take_envelope, unfold
from converter_cable.fields import interpret
from converter_cable.head import Collector, Head
from converter_cable.header import Header
from converter_cable.labels import NUMBERED, label
from converter_cable.lines import Line, format_line
from converter_cable.posts import post_key

_CLASSIFICATION_WORDS = ("S E C R E T", "C O N F I D E N T I A L", "UNCLAS ")


class Front:
    """Reads the lines before the body into a draft."""

    def __init__(self, draft: Draft, lines: Sequence[Line]) -> None:
        self._draft = draft
        text = draft.text
        lines = strip_backslashes(draft, lines)
        count = _before_numbered(text, lines)
        front = unfold(text, lines[:count])
        self._lines = [*front, *lines[count:]]
        self._header = Header(draft)
        self._heads = Collector(text, self._lines, len(front))
        self._classified = max((at for at, line in enumerate(front) if _is_classification(text, line)), default=-1)
        self.found = False
        """Whether there was anything that only a telegram has."""

    def read(self) -> Sequence[Line]:
        """Read and interpret what stands before the body; gives the lines of the body."""
        draft, lines, at = self._draft, self._lines, 0
        while at < len(lines) and not self._heads.rest():
            line = lines[at]
            more = self._classified >= at
            if (more or not self._heads.heads) and (following := self._header.read(lines, at, len(lines))) > at:
                at = following
                self.found = True
            elif (more or not self._heads.heads) and take_envelope(draft, line):
                at += 1
            elif _begins_head(draft.text, line) and (following := self._heads.read(at)) > at:
                at = following
                self.found = True
            elif more:
                draft.unrecognised(line)
                at += 1
            else:
                break
        self._header.finish()
        self._interpret()
        return [*self._heads.rest(), *lines[at:]]

    def _interpret(self) -> None:
        """Read the fullest of the heads, and from the others what it lacks."""
        heads = self._heads.heads
        if not heads:
            return
        best = max(heads, key=lambda head: head.fullness(self._draft.text))
        interpret(self._draft, best)
        for head in heads:
            if head is not best:
                interpret(self._draft, head, beside=best)

    def set_aside_repeats(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines of the body without headers and heads that are printed again among them."""
        if not lines:
            return lines
        text, start = self._draft.text, lines[0].start
        if text.find("ZCZC", start) < 0 and all(text.find(words, start) < 0 for words in _CLASSIFICATION_WORDS):
            return lines
        kept: list[Line] = []
        heads, at = Collector(text, lines, 0), 0
        while at < len(lines):
            following = self._repeated(heads, lines, at)
            if following == at:
                kept.append(lines[at])
                at += 1
            else:
                kept.extend(heads.rest())
                at = following
        self._header.finish()
        return kept

    def _repeated(self, heads: Collector, lines: Sequence[Line], at: int) -> int:
        """Claim the header or the head that begins here; gives the line after it, or *at*."""
        draft, line = self._draft, lines[at]
        found = format_line(draft.text, line)
        if found and found[0] == "FL1":
            return self._header.read(lines, at, len(lines))
        match = classification_line(draft.text, line.start, line.end)
        if match is None or draft.number != (post_key(match["post"]), int(match["serial"])):
            return at
        following = heads.read(at)
        everything = Head()
        everything.fields = [field for head in heads.heads for field in head.fields]
        heads.heads.clear()
        interpret(draft, everything, beside=everything)
        return following


def _before_numbered(text: str, lines: Sequence[Line]) -> int:
    """How many lines stand before the first numbered paragraph."""
    for index, line in enumerate(lines):
        if NUMBERED.match(text, line.start, line.end) and not label(text, line):
            return index
    return len(lines)


def _is_classification(text: str, line: Line) -> bool:
    return classification_line(text, line.start, line.end) is not None


def _begins_head(text: str, line: Line) -> bool:
    return (
        _is_classification(text, line)
        or label(text, line) is not None
        or CAPTION_LINE.match(text, line.start, line.end) is not None
    )

"""The words of one paragraph as they come, with what stands between them: to the inlines of the model."""

from __future__ import annotations

from typing import TypeAlias

from converter import (
    Inline,
    LineBreak,
    Preformatted,
    Role,
    Span,
    Text,
    is_blank,
    readable,
    trim,
    xml_clean,
)
from converter_news.wire.draft import Draft
from converter_news.wire.pieces import Piece
from converter_news.wrapping import EMPHASIS, LINK, Leaf, Wrapping, nested


class _Run:
    """Words that stand together in the source; or a line end that is meant."""

    def __init__(self, at: int, wrappings: tuple[Wrapping, ...], *, is_break: bool = False) -> None:
        self.at = at
        self.wrappings = wrappings
        self.is_break = is_break
        self.parts: list[str] = []
        self.end = 0
        """Where they end in the source."""


_Part: TypeAlias = tuple[tuple[Wrapping, ...], int, str | None]
"""What a run is wrapped in, where it begins in the excerpt, and its words; None is a line break."""


class Line:
    """The inlines of a paragraph, a heading or a cell."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._runs: list[_Run] = []
        self._wrappings: tuple[Wrapping, ...] = ()
        self._depths = {EMPHASIS: 0, LINK: 0}
        self._count = 0

    def take(self, piece: Piece) -> None:
        """A piece of the text."""
        at, words = self._draft.add(*piece)
        last = self._runs[-1] if self._runs else None
        if last is None or last.is_break or last.end != piece[0] or last.wrappings != self._wrappings:
            last = _Run(at, self._wrappings)
            self._runs.append(last)
        last.parts.append(words)
        last.end = piece[1]

    def take_break(self, start: int, end: int) -> None:
        """A line end that is meant: the tag from *start* to *end*."""
        at, _ = self._draft.add(start, end, "\n")
        line_end = _Run(at, self._wrappings, is_break=True)
        line_end.parts.append("\n")
        self._runs.append(line_end)

    def open(self, kind: str, target: str = "") -> None:
        """Words are set apart from here on; within others of their kind that says nothing new."""
        self._depths[kind] += 1
        if self._depths[kind] == 1:
            self._count += 1
            self._wrappings = (*self._wrappings, Wrapping(kind, self._count, target))

    def close(self, kind: str) -> None:
        """They were set apart up to here."""
        self._depths[kind] = max(self._depths[kind] - 1, 0)
        if not self._depths[kind]:
            self._wrappings = tuple(one for one in self._wrappings if one.kind != kind)

    def space(self) -> None:
        """Part what follows from what was taken, on the same line."""
        if self._runs and not self._runs[-1].is_break:
            self._draft.end_line()
            self._runs[-1].parts.append("\n")
            self._runs[-1].end = -1

    @property
    def words(self) -> str:
        """The words as far as they go."""
        return "".join(part for run in self._runs for part in run.parts)

    def finish(self) -> tuple[Inline, ...]:
        """The inlines, claimed as the article's text; none if nothing is to be seen."""
        leaves: list[Leaf] = []
        for wrappings, at, words in self._parts():
            end = at + (1 if words is None else len(words))
            self._draft.claim(at, end, Role.BODY, "text")
            span = Span(at, end)
            leaves.append((wrappings, LineBreak(span) if words is None else Text(readable(words), span)))
        self._draft.end_line()
        return nested(leaves)

    def finish_lines(self) -> Preformatted | None:
        """The words with all their blanks, but for empty lines above them and blanks below."""
        words = self.words
        self._draft.end_line()
        if is_blank(words):
            return None
        start = next((at for at, sign in enumerate(words) if sign not in "\r\n"), len(words))
        end = trim(words, start, len(words))[1]
        at = self._runs[0].at
        self._draft.claim(at + start, at + end, Role.BODY, "text")
        lines = xml_clean(words[start:end]).replace("\r\n", "\n").replace("\r", "\n")
        return Preformatted(lines, Span(at + start, at + end))

    def set_aside(self, name: str) -> None:
        """Claim the words as furniture of this name."""
        for _, at, words in self._parts():
            if words is not None:
                self._draft.claim(at, at + len(words), Role.FURNITURE, name)
        self._draft.end_line()

    def _parts(self) -> list[_Part]:
        """The runs without the blanks that nobody sees: at the ends, around line breaks, after other blanks."""
        found: list[_Part] = []
        after_blank = True
        for run in self._runs:
            if run.is_break:
                _trim_end(found)
                if found:
                    found.append((run.wrappings, run.at, None))
                after_blank = True
                continue
            words = "".join(run.parts)
            start = trim(words, 0, len(words))[0] if after_blank else 0
            if after_blank and is_blank(words):
                continue
            found.append((run.wrappings, run.at + start, words[start:]))
            after_blank = is_blank(words[-1])
        _trim_end(found)
        while found and found[-1][2] is None:
            found.pop()
            _trim_end(found)
        return found


def _trim_end(found: list[_Part]) -> None:
    """Cut off the blanks before a line break or the end."""
    while found and (words := found[-1][2]) is not None:
        wrappings, at, _ = found.pop()
        start, end = trim(words, 0, len(words))
        if start < end:
            found.append((wrappings, at, words[:end]))
            return

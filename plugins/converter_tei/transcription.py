"""The text as it reads: stretches of the source, line by line, with tags set in at their places."""

from __future__ import annotations

import re

from converter import Preformatted, Text, readable
from converter_tei.lines import Lines
from converter_tei.markup import INDENT, content, escape

_SPACES = re.compile(" {2,}")
_LINE_BEFORE_PAGE = re.compile(r"(<lb [^<>]*/>)(<pb[^<>]*/>)")
"""A page begins, and then its first line; but the mark of a line is set before whatever is on it."""
_SOFT, _HARD = '"/>', '" type="hard"/>'
_BLANKS = frozenset((" ", "\n"))


class Transcription:
    """Grows a list of strings that make an element ``text``.

    A block takes its characters from the source, from its first to its last. Blanks at its ends and at the ends
    of its lines are left out, runs of others are one space. Each line that is not blank begins with ``lb``, once.
    """

    def __init__(self, lines: Lines, *, linked: bool) -> None:
        self.parts: list[str] = []
        self._lines = lines
        self._reading = lines.reading
        self._escape = str if lines.is_plain else escape
        self._tag = '<lb corresp="#L' if linked else '<lb n="'
        self._row = -1  # the line that was marked last
        self._hard: set[int] = set()  # the numbers of those that the source meant to begin
        self._pieces: list[str] = []  # the block so far, its line ends as in the source
        self._first = self._at = 0  # where it begins, and up to where the source is in it

    # Blocks

    def begin(self, tag: str, depth: int) -> None:
        """Begin an element on a line of its own."""
        self.parts.append("\n" + INDENT * depth + tag)

    def start(self, at: int) -> None:
        """Take text from the source's character *at* on."""
        self._first = self._at = at

    def insert(self, at: int, tag: str) -> None:
        """Take text up to the source's character *at*, and set a tag there."""
        if at > self._at:
            self._pieces.append(self._escape(self._reading[self._at : at]))
            self._at = at
        self._pieces.append(tag)

    def open(self, at: int, tag: str) -> None:
        """Begin an element at the first character from the source's *at* on that can be seen."""
        while self._reading[at : at + 1] in _BLANKS:
            at += 1
        self.insert(at, tag)

    def close(self, at: int, tag: str) -> None:
        """End an element after the last character before the source's *at* that can be seen."""
        while at > self._at and self._reading[at - 1] in _BLANKS:
            at -= 1
        self.insert(at, tag)

    def is_source(self, leaf: Text) -> bool:
        """Whether a leaf has the words of the source, and not those that its reader made of them."""
        source = self._reading[leaf.span.start : leaf.span.end]
        return leaf.text in (source, source.replace("\n", " ")) or leaf.text == readable(source)

    def replace(self, leaf: Text) -> None:
        """Set the words of a leaf in the place of the source's."""
        self.insert(leaf.span.start, escape(readable(leaf.text)))
        line_ends = self._reading.count("\n", leaf.span.start, leaf.span.end)
        self._pieces.append("\n" * line_ends)  # so that the lines after it keep their numbers
        self._at = leaf.span.end

    def on_one_line(self, at: int, to: int) -> bool:
        """Whether no line ends between the source's characters *at* and *to*."""
        return self._reading.find("\n", at, to) < 0

    def meant_line(self, at: int, to: int) -> None:
        """The line end between *at* and *to* is one that the source means."""
        row = self._lines.row(to)
        if row > self._lines.row(at):
            self._hard.add(row + 1)
        else:
            self.insert(at, "<lb" + _HARD[1:])

    def end(self, to: int, tag: str) -> None:
        """Take text up to the source's character *to*, and end the element."""
        if to > self._at:
            self._pieces.append(self._escape(self._reading[self._at : to]))
        if self._pieces:
            self._write("".join(self._pieces))
            self._pieces.clear()
        self.parts.append(tag)

    def preformatted(self, leaf: Preformatted, tag: str) -> None:
        """Take lines with all their blanks, and end the element; other lines than the source's are not marked."""
        lines = leaf.text.split("\n")
        first, last = self._lines.row(leaf.span.start), self._lines.row(leaf.span.end)
        verbatim = len(lines) == last - first + 1
        for row, line in enumerate(lines, first):
            between = "" if row == first else "\n"
            mark = ""
            if line.strip() and row > self._row and (verbatim or row == first):
                mark = f"{self._tag}{row + 1}{_SOFT}"
                self._row = row
            self.parts.append(f"{between}{mark}{content(line)}")
        self.parts.append(tag)

    # Lines

    def _write(self, text: str) -> None:
        """Write a block's text: each of its lines that is not blank, after its mark."""
        if "  " in text:
            text = _SPACES.sub(" ", text)
        if " \n" in text or "\n " in text:
            text = text.replace(" \n", "\n").replace("\n ", "\n")
        row = self._lines.row(self._first)
        lines = text.rstrip(" \n").lstrip(" ").split("\n")
        marked = [
            f"{self._tag}{number}{_HARD if number in self._hard else _SOFT}{line}"
            for number, line in enumerate(lines, row + 1)
            if line
        ]
        if not marked:
            return
        if lines[0] and row <= self._row:
            marked[0] = lines[0]
        self._row = row + len(lines) - 1
        written = "\n".join(marked)
        self._hard.clear()
        self.parts.append(_LINE_BEFORE_PAGE.sub(r"\2\1", written) if "<pb" in written else written)

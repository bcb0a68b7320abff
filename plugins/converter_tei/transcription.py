"""The text as it reads: stretches of the source, line by line, with tags set in at their places."""

from __future__ import annotations

import re

from converter import Preformatted, Text, readable
from converter_tei.lines import Lines, numbered
from converter_tei.markup import INDENT, content, escape

_LINE_BEFORE_PAGE = re.compile(r"(<lb [^<>]*/>)(<(?:pb|milestone)[^<>]*/>)")
"""A page begins, and then its first line; but the mark of a line is set before whatever is on it."""
_HARD, _WITHIN_WORD = ' type="hard"/>', ' break="no"/>'
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
        self._masked = lines.masked
        self._marks = numbered('<lb corresp="#L{0}"/>' if linked else '<lb n="{0}"/>', lines.rows)
        self._row = -1  # the line that was marked last
        self._ends: dict[int, str] = {}  # how the marks of some lines end
        self._has_page = False
        self._pieces: list[str] = []  # the block so far, its line ends as in the source
        self._at = 0  # up to where the source is in it
        self._first, self._first_row = 0, 0  # where it begins

    # Blocks

    def begin(self, tag: str, depth: int) -> None:
        """Begin an element on a line of its own."""
        self.parts.append(f"\n{INDENT * depth}{tag}")

    def start(self, at: int) -> None:
        """Take text from the source's character *at* on."""
        self._first_row += self._reading.count("\n", self._first, at)
        self._first = self._at = at

    def insert(self, at: int, tag: str) -> None:
        """Take text up to the source's character *at*, and set a tag there."""
        if at > self._at:
            self._pieces.append(self._masked[self._at : at])
            self._at = at
        self._pieces.append(tag)

    def enclose(self, start: int, tag: str, end: int, end_tag: str) -> None:
        """Set tags before the first character and after the last one between *start* and *end* that can be seen."""
        reading, masked, at = self._reading, self._masked, self._at
        if start < at:  # some of it has been taken
            start, end = at, max(at, end)
        while start < end and reading[start] in _BLANKS:
            start += 1
        while start < end and reading[end - 1] in _BLANKS:
            end -= 1
        self._pieces += (masked[at:start], tag, masked[start:end], end_tag)
        self._at = end

    def page(self, at: int, tag: str) -> None:
        """Set the tag for the beginning of a page."""
        self._has_page = True
        self.insert(at, tag)

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
        return leaf.text in (source, source.replace("\n", " ")) or leaf.text == readable(
            source, plain=self._lines.is_clean
        )

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
            self._ends[row] = _HARD
        else:
            self.insert(at, f"<lb{_HARD}")

    def within_word(self, at: int, to: int) -> None:
        """The word that stands before *at* goes on at *to*, on a later line."""
        if not self.on_one_line(at, to):
            self._ends[self._lines.row(to)] = _WITHIN_WORD

    def end(self, to: int, tag: str) -> None:
        """Take text up to the source's character *to*, and end the element."""
        if to > self._at:
            self._pieces.append(self._masked[self._at : to])
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
                mark = self._marks[row]
                self._row = row
            self.parts.append(f"{between}{mark}{content(line)}")
        self.parts.append(tag)

    # Lines

    def _write(self, text: str) -> None:
        """Write a block's text: each of its lines that is not blank, after its mark."""
        while "  " in text:
            text = text.replace("  ", " ")
        lines = text.rstrip(" \n").split("\n")
        first, following = self._first_row, self._first_row + len(lines)
        marks = self._marks[first:following]
        for row, end in self._ends.items():
            marks[row - first] = marks[row - first].removesuffix("/>") + end
        if first <= self._row:
            marks[0] = ""
        marked = [mark + words for mark, line in zip(marks, lines, strict=False) if (words := line.strip(" "))]
        if not marked:
            return
        self._row = following - 1
        self._ends.clear()
        written = "\n".join(marked)
        if self._has_page:
            written = _LINE_BEFORE_PAGE.sub(r"\2\1", written)
            self._has_page = False
        self.parts.append(written)

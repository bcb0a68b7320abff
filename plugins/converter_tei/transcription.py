"""The text as it reads, copied from the source line by line, with a mark where each line begins."""

from __future__ import annotations

from bisect import bisect_right

from converter import LineBreak, PageBreak, Preformatted, Source, Text, readable
from converter_tei.markup import content, empty


class Transcription:
    """Grows a list of strings that make an element ``text``.

    Blanks are held back until something follows them in the same block, so that none stands at an end, and one
    at the end of a line of the source becomes a line end before that ``lb``. Nothing comes from a line of
    blanks.
    """

    def __init__(self, source: Source, *, linked: bool) -> None:
        self.parts: list[str] = []
        self._text = source.text
        self._starts = [line.start for line in source.lines]
        self._ends = [line.end for line in source.lines]
        self._sign = 'corresp="#L' if linked else 'n="'
        self._row = 0
        self._blank = False
        self._fresh = True

    # Blocks

    def begin(self, tag: str, depth: int) -> None:
        """Begin a block on a line of its own."""
        self.parts.append("\n" + "  " * depth + tag)
        self._blank, self._fresh = False, True

    def end(self, tag: str) -> None:
        """End a block where its text ends."""
        self.parts.append(tag)
        self._blank, self._fresh = False, True

    def end_below(self, tag: str, depth: int) -> None:
        """End a block that holds blocks, on a line of its own."""
        self.end("\n" + "  " * depth + tag)

    # Inlines

    def open(self, tag: str, at: int) -> None:
        """Begin an inline element whose first character is the source's *at*."""
        self._arrive(self._row_of(at))
        self.parts.append(tag)
        self._fresh = False

    def close(self, tag: str) -> None:
        """End an inline element; a blank before its end comes after it."""
        self.parts.append(tag)

    def aside(self, tag: str, end_tag: str, at: int, to: int) -> None:
        """An inline element that stands beside the text and breaks no word of it."""
        blank, fresh = self._blank, self._fresh
        self._step_aside()
        self.parts.append(tag)
        self._blank, self._fresh = False, True
        self.copy(at, to)
        self.parts.append(end_tag)
        self._blank, self._fresh = blank or fresh, False

    def page_break(self, page: PageBreak) -> None:
        """The beginning of a page; what its marker says comes from the furniture."""
        self._step_aside()
        self.parts.append(empty("pb", ("n", page.label or None)))

    def line_break(self, leaf: LineBreak) -> None:
        """The beginning of a line that the source meant to begin."""
        row = self._row_of(leaf.span.end)
        if row > self._row and row <= len(self._starts):
            self._row = row
            self.parts.append(f'\n<lb type="hard" {self._sign}{row}"/>')
        else:
            self.parts.append('\n<lb type="hard"/>')
        self._blank, self._fresh = False, True

    def follow(self, at: int) -> None:
        """Hold a blank back if the source has one at *at*."""
        self._blank = self._blank or self._text[at : at + 1].isspace()

    def on_one_line(self, at: int, to: int) -> bool:
        """Whether the source's characters *at* and *to* stand on one line."""
        return self._row_of(at) == self._row_of(to)

    # Text

    def leaf(self, leaf: Text) -> None:
        """The text of a leaf; where it is not the source's own words, only the first of its lines is marked."""
        mark = (len(self.parts), self._row, self._blank, self._fresh)
        if " ".join(self.copy(leaf.span.start, leaf.span.end)) != leaf.text.strip(" "):
            length, self._row, self._blank, self._fresh = mark
            del self.parts[length:]
            self._put(readable(leaf.text), self._row_of(leaf.span.start))

    def copy(self, at: int, to: int) -> list[str]:
        """Copy a stretch of the source, line by line; gives what each line reads."""
        found = []
        row = self._row_of(at)
        while True:
            end = self._ends[row - 1]
            shown = self._put(readable(self._text[at : min(end, to)]), row)
            if shown:
                found.append(shown)
            if to <= end:
                return found
            self._blank = True
            if row == len(self._starts) or self._starts[row] >= to:
                return found
            at = self._starts[row]
            row += 1

    def preformatted(self, leaf: Preformatted) -> None:
        """Lines with all their blanks."""
        lines = leaf.text.split("\n")
        row = self._row_of(leaf.span.start)
        verbatim = len(lines) == self._row_of(leaf.span.end) - row + 1
        for number, line in enumerate(lines):
            if number:
                self.parts.append("\n")
            if line.strip() and (number == 0 or verbatim) and row + number > self._row:
                self._row = row + number
                self.parts.append(f'<lb {self._sign}{self._row}"/>')
            self.parts.append(content(line))
        self._fresh = False

    def _put(self, shown: str, row: int) -> str:
        core = shown.strip(" ")
        if not core:
            self._blank = self._blank or bool(shown)
            return core
        if shown[0] == " ":
            self._blank = True
        self._arrive(row)
        self.parts.append(content(core))
        self._blank, self._fresh = shown[-1] == " ", False
        return core

    def _arrive(self, row: int) -> None:
        """Come to a line: write the blank that was held back, and the mark of the line if it is a new one."""
        if row > self._row:
            self._row = row
            before, joined = ("", "") if self._fresh else ("\n", "") if self._blank else ("", ' break="no"')
            self.parts.append(f'{before}<lb {self._sign}{row}"{joined}/>')
        elif self._blank and not self._fresh:
            self.parts.append(" ")
        self._blank = False

    def _step_aside(self) -> None:
        if self._blank and not self._fresh:
            self.parts.append("\n")

    def _row_of(self, at: int) -> int:
        return bisect_right(self._starts, at) or 1

"""The source as the outputs of TEI need it: each line as it was received, and a copy that reads, place for place."""

from __future__ import annotations

import re
from bisect import bisect_right

from converter import Source, xml_clean
from converter_tei.markup import escape

ODD = re.compile("[&<>\u00a0\ufeff]|[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&#160;"}
_BLANK = re.compile(r"[^\S\n ]|\ufeff")


class Lines:
    """Made once for a document, for ``sourceDoc`` and for ``text``; lines are counted from 0."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.starts = [line.start for line in source.lines] or [0]
        self.ends = [line.end for line in source.lines] or [len(source.text)]
        self.reading = _even(source.text)
        """The source with the same number of characters, and no blank in it but spaces and one line end a line."""
        self.is_clean = self.reading.replace("\n", "").isprintable()
        """Whether XML can hold every character of it, and each can be seen."""
        if not self.is_clean:
            self.reading = xml_clean(_BLANK.sub(" ", self.reading))
        self.is_plain = not ("&" in self.text or "<" in self.text or ">" in self.text)
        """Whether no character of it needs to be escaped."""

    def row(self, at: int) -> int:
        """The line in which a character stands, or its line end."""
        return bisect_right(self.starts, at, 1) - 1

    def held(self) -> list[str]:
        """Each line as it was received, as content; a byte order mark with the first, what XML cannot hold as ``g``."""
        text = self.text
        lines = [text[start:end] for start, end in zip([0, *self.starts[1:]], self.ends, strict=True)]
        if self.is_plain:
            return [line if line.isprintable() else ODD.sub(_hold, line) for line in lines]
        return [escape(line) if line.isprintable() else ODD.sub(_hold, line) for line in lines]

    def odd(self) -> list[str]:
        """The characters that stand as ``g``."""
        return [] if self.is_clean else sorted(set(ODD.findall(self.text)).difference(ENTITIES))


def _even(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.replace("\t", " ").replace("\u00a0", " ")


def _hold(match: re.Match[str]) -> str:
    sign = match[0]
    return ENTITIES.get(sign) or f'<g ref="#char.{ord(sign):04X}"/>'

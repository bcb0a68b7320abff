"""A text as it was received, and its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from operator import attrgetter

from attrs import field, frozen

from converter.model.span import Cited, Span
from converter.model.text import BYTE_ORDER_MARK, is_plain, readable

_START = attrgetter("start")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_LINE_FEED = re.compile("\n")


@frozen(slots=False)  # what is computed once is kept beside the fields, and each is found in a quarter of the time
class Source:
    """A text as it was received: every character, nothing normalised."""

    name: str
    """What messages call it: a file's name, usually."""
    text: str
    """Exactly what was decoded."""
    encoding: str
    """The codec that gives the bytes back: ``text.encode(encoding)``."""
    sha256: str = field(repr=False)
    """Of the bytes, in hexadecimal."""

    @property
    def data(self) -> bytes:
        """The bytes that were received."""
        return self.text.encode(self.encoding)

    @cached_property
    def is_plain(self) -> bool:
        """Whether all of the text can be seen, but for spaces and line ends."""
        return is_plain(self.text)

    def reading(self, span: Span) -> str:
        """What *span* covers, as a person reads it (`readable`)."""
        return readable(self.text[span.start : span.end], plain=self.is_plain)

    def cited(self, start: int, end: int) -> Cited[str]:
        """The text from *start* to *end*, as a person reads it, and where it stands."""
        return Cited(readable(self.text[start:end], plain=self.is_plain), Span(start, end))

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        r"""The lines, each without its end: ``\n``, ``\r\n`` or ``\r``, and nothing else.

        ``str.splitlines`` would also cut at form feeds, U+0085 and U+2028, which stand inside lines of real
        telegrams. A byte order mark is no part of the first line; a text that ends in a line end has no
        empty line after it.
        """
        text, end = self.text, len(self.text)
        start = 1 if text.startswith(BYTE_ORDER_MARK) else 0
        if "\r" in text:
            return tuple(Span(*match.span(1)) for match in _LINE.finditer(text, start) if match.start() < end)
        ends = [match.start() for match in _LINE_FEED.finditer(text)]
        if start < end and not text.endswith("\n"):
            ends.append(end)
        return tuple(map(Span, [start, *(at + 1 for at in ends[:-1])], ends))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1, for messages."""
        row = max(bisect_right(self.lines, offset, key=_START), 1)
        start = self.lines[row - 1].start if self.lines else 0
        return row, max(offset - start, 0) + 1

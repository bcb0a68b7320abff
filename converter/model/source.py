"""A text as it was received, and its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from attrs import field, frozen

from converter.model.span import Span

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
BYTE_ORDER_MARK = "\ufeff"


@frozen
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
    def lines(self) -> tuple[Span, ...]:
        r"""The lines, each without its end: ``\n``, ``\r\n`` or ``\r``, and nothing else.

        ``str.splitlines`` would also cut at form feeds, U+0085 and U+2028, which stand inside lines of real
        telegrams. A byte order mark is no part of the first line; a text that ends in a line end has no
        empty line after it.
        """
        text, end = self.text, len(self.text)
        start = 1 if text.startswith(BYTE_ORDER_MARK) else 0
        found = _LINE.finditer(text, start)
        return tuple(Span(*match.span(1)) for match in found if match.start() < end)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1, for messages."""
        starts = [line.start for line in self.lines] or [0]
        row = max(bisect_right(starts, offset), 1)
        return row, max(offset - starts[row - 1], 0) + 1

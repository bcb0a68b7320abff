"""A reader's claims on its source, closed into segments without a gap."""

from __future__ import annotations

from operator import itemgetter

from converter.errors import ReadError
from converter.model.document import Role, Segment
from converter.model.span import Span
from converter.model.text import BYTE_ORDER_MARK, is_blank

_METADATA, _BODY, _FURNITURE = Role.METADATA, Role.BODY, Role.FURNITURE
"""By names of this module, as looking up a member of an enumeration takes ten times as long."""
_START = itemgetter(0)
_MARK = (0, 1, _FURNITURE, "byte-order-mark")


class Ledger:
    """Takes claims in any order; `close` gives the segments that partition the text.

    Blanks belong to the claim before them, those at the beginning to the first claim. Neighbours of the same
    role and name become one segment, so a reader claims line by line or block by block as suits it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._claims: list[tuple[int, int, Role, str]] = []
        if text.startswith(BYTE_ORDER_MARK):
            self._claims.append(_MARK)

    def claim(self, start: int, end: int, role: Role, name: str) -> None:
        """Claim ``text[start:end]`` in a role that is known only now."""
        self._claims.append((start, end, role, name))

    def metadata(self, start: int, end: int, name: str) -> None:
        """Claim ``text[start:end]`` as metadata."""
        self._claims.append((start, end, _METADATA, name))

    def body(self, start: int, end: int, name: str = "text") -> None:
        """Claim ``text[start:end]`` as a part of the document's own text."""
        self._claims.append((start, end, _BODY, name))

    def furniture(self, start: int, end: int, name: str) -> None:
        """Claim ``text[start:end]`` as something that is not the document's own."""
        self._claims.append((start, end, _FURNITURE, name))

    def gaps(self) -> tuple[Span, ...]:
        """What has not been claimed and is not blank, so far."""
        found, at = [], 0
        places = sorted((start, end) for start, end, _, _ in self._claims)
        for start, end in [*places, (len(self._text), len(self._text))]:
            if start > at and not is_blank(self._text[at:start]):
                found.append(Span(at, start))
            at = max(at, end)
        return tuple(found)

    def close(self) -> tuple[Segment, ...]:
        """The segments, in order, without a gap.

        Raises:
            ReadError: there is nothing but blanks.
            ValueError: the reader forgot a part that is not blank, or claimed some of it twice.
        """
        claims = sorted([claim for claim in self._claims if claim[0] < claim[1]], key=_START)
        if not claims or (claims == [_MARK] and is_blank(self._text)):
            raise ReadError("there is nothing but blanks in this text", 0)
        segments: list[Segment] = []
        text, begun, at = self._text, 0, 0
        _, _, now, called = claims[0]
        for start, end, role, name in claims:
            if start < at:
                twice = repr(text[start:at][:40])
                raise ValueError(f"{twice} at {start} was claimed twice, as {called} and as {name}")
            if start > at and not text[at:start].isspace():
                self._check_blank(at, start)
            if role is not now or name != called:
                segments.append(Segment(Span(begun, start), now, called))
                begun, now, called = start, role, name
            at = end
        self._check_blank(at, len(text))
        segments.append(Segment(Span(begun, len(text)), now, called))
        return tuple(segments)

    def _check_blank(self, start: int, end: int) -> None:
        if start < end and not is_blank(self._text[start:end]):
            raise ValueError(f"nothing was claimed for {self._text[start:end].strip()[:40]!r} at {start}")

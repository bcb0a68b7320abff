"""A reader's claims on its source, closed into segments without a gap."""

from __future__ import annotations

from converter.errors import ReadError
from converter.model.document import Role, Segment
from converter.model.span import Span
from converter.model.text import BYTE_ORDER_MARK, is_blank

_MARK = (0, 1, Role.FURNITURE, "byte-order-mark")


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
        self._claims.append((start, end, Role.METADATA, name))

    def body(self, start: int, end: int, name: str = "text") -> None:
        """Claim ``text[start:end]`` as a part of the document's own text."""
        self._claims.append((start, end, Role.BODY, name))

    def furniture(self, start: int, end: int, name: str) -> None:
        """Claim ``text[start:end]`` as something that is not the document's own."""
        self._claims.append((start, end, Role.FURNITURE, name))

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
        claims = sorted([claim for claim in self._claims if claim[1] > claim[0]])
        if not claims or (claims == [_MARK] and is_blank(self._text)):
            raise ReadError("there is nothing but blanks in this text", 0)
        segments: list[tuple[int, Role, str]] = []
        text, at = self._text, 0
        last: tuple[Role | None, str] = (None, "")
        for start, end, role, name in claims:
            if start < at:
                twice = repr(text[start:at][:40])
                raise ValueError(f"{twice} at {start} was claimed twice, as {last[1]} and as {name}")
            if start > at and not text[at:start].isspace():
                self._check_blank(at, start)
            if role is not last[0] or name != last[1]:
                segments.append((start, role, name))
                last = (role, name)
            at = end
        self._check_blank(at, len(self._text))
        starts = [0, *[start for start, _, _ in segments[1:]]]
        places = map(Span, starts, [*starts[1:], len(text)])
        return tuple([Segment(place, role, name) for place, (_, role, name) in zip(places, segments, strict=True)])

    def _check_blank(self, start: int, end: int) -> None:
        if start < end and not is_blank(self._text[start:end]):
            raise ValueError(f"nothing was claimed for {self._text[start:end].strip()[:40]!r} at {start}")

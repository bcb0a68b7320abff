"""The source as the outputs of TEI need it: each line as it was received, and a copy that reads, place for place."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from converter import Source, xml_clean
from converter_tei.markup import escape

_TAG, _END_TAG = '<line xml:id="L{0}" n="{0}">', "</line>"
_NO_BREAK_SPACE, _RETURN = "&#160;", "&#13;"
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ud800-\udfff\ufffe\uffff]")
_HELD_ODD = re.compile('<g ref="(#char\\.[0-9A-F]{4,6})"/>')
_ENTITY = re.compile("&[^&;]*+;?+")
_SIGNS = {_RETURN: "\r", _NO_BREAK_SPACE: "\u00a0", "&lt;": "<", "&gt;": ">", "&amp;": "&"}
_MASKS = {"&": "\x01", "<": "\x02", ">": "\x03"}
_BLANK = re.compile(r"[^\S\n ]|\ufeff")
_LINE_END = re.compile(r"(\r\n|\n|\r)")
_BYTE_ORDER_MARK = "\ufeff"
_REMEMBERED = 1024
"""So many numbered tags are made once, and not for each document."""


class Lines:
    """Made once for a document, for ``sourceDoc`` and for ``text``; lines are counted from 0."""

    def __init__(self, source: Source, size: int) -> None:
        self.size = size
        """Bytes that the source has in its own encoding."""
        self.text = text = source.text
        self.reading = _even(text)
        """The source with the same number of characters, and no blank in it but spaces and one line end a line."""
        self.is_clean = source.is_plain or self.reading.replace("\n", " ").isprintable()
        """Whether XML can hold every character of it, and each can be seen."""
        if not self.is_clean:
            self.reading = xml_clean(_BLANK.sub(" ", self.reading))
        self.is_plain = not ("&" in text or "<" in text or ">" in text)
        """Whether no character of it needs to be escaped."""
        self.masked = self.reading if self.is_plain else _masked(self.reading)
        """The reading with controls for the signs of XML, so that all of them can be escaped at once."""
        self.rows = self.reading.count("\n") + (not self.reading.endswith("\n"))
        """How many lines are held; a text that ends in a line end has no empty line after it."""

    def __len__(self) -> int:
        """How many lines the source has: none where it has no characters."""
        return self.rows if self.text.removeprefix(_BYTE_ORDER_MARK) else 0

    @cached_property
    def _starts(self) -> list[int]:
        lines = self.reading.removesuffix("\n").split("\n")
        return list(map(add, accumulate(map(len, lines[:-1]), initial=0), count()))

    def row(self, at: int) -> int:
        """The line in which a character stands, or its line end."""
        return bisect_right(self._starts, at, 1) - 1

    def unmasked(self, text: str) -> str:
        """*text* made of pieces of `masked`, with the signs of XML escaped."""
        if not self.is_plain:
            for sign, mask in _MASKS.items():
                text = text.replace(mask, escape(sign))
        return text

    def held(self) -> str:
        """Each line as it was received, in an element; a byte order mark and what XML cannot hold as ``g``."""
        text = self.text if self.is_plain else escape(self.text)
        if not self.is_clean:
            text = _ODD.sub(_hold, text)
        if "\u00a0" in text:
            text = text.replace("\u00a0", _NO_BREAK_SPACE)
        lines, line_ends = _divided(text)
        pieces = [_END_TAG] * (4 * len(lines))
        pieces[::4], pieces[1::4], pieces[3::4] = numbered(_TAG, len(lines)), lines, line_ends
        held = "".join(pieces)
        return held.replace("\r", _RETURN) if "\r" in text else held

    def odd(self) -> list[str]:
        """The characters that stand as ``g``."""
        return [] if self.is_clean else sorted(set(_ODD.findall(self.text)))


def numbered(form: str, number: int) -> list[str]:
    """*form* with each number up to *number* in it."""
    return [*_first(form)[:number], *map(form.format, range(_REMEMBERED + 1, number + 1))]


@cache
def _first(form: str) -> tuple[str, ...]:
    return tuple(map(form.format, range(1, _REMEMBERED + 1)))


def _even(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.replace("\t", " ").replace("\u00a0", " ")


def _masked(text: str) -> str:
    for sign, mask in _MASKS.items():
        text = text.replace(sign, mask)
    return text


def _divided(text: str) -> tuple[list[str], list[str]]:
    """The lines of *text*, and what ends each of them."""
    if "\r" in text:
        pieces = _LINE_END.split(text)
        lines, line_ends = pieces[::2], [*pieces[1::2], ""]
    else:
        lines = text.split("\n")
        line_ends = ["\n"] * (len(lines) - 1) + [""]
    if not lines[-1] and len(lines) > 1:
        del lines[-1], line_ends[-1]
    return lines, line_ends


def _hold(match: re.Match[str]) -> str:
    return f'<g ref="#char.{ord(match[0]):04X}"/>'


class Released(NamedTuple):
    """What `Lines.held` holds."""

    text: str
    lines: int
    odd: set[str]
    """The pointers of the characters that stand as ``g``."""


def released(held: str) -> Released | None:
    """What is held; None where it is held otherwise than here, or the lines do not all end alike.

    Raises:
        LookupError: an entity that no text is held with.
        ValueError: a character that there is not.
    """
    if _RETURN in held:
        held = held.replace(_END_TAG + _RETURN, _RETURN + _END_TAG)
    line_end = "\n" if "\n" in held else ""
    elements, is_ended, ending = held.rpartition(_END_TAG)
    lines = elements.split(_END_TAG + line_end)
    tags = numbered(_TAG, len(lines))
    if not is_ended or ending not in ("", line_end) or not all(map(str.startswith, lines, tags)):
        return None
    text = line_end.join(map(str.removeprefix, lines, tags)) + ending
    odd: set[str] = set()
    if "\ufffe" in text or "\uffff" in text:
        return None
    if "<" in text:
        odd.update(_HELD_ODD.findall(text))
        text = _HELD_ODD.sub(_odd_sign, text)
    if "<" in text or ">" in text:
        return None
    if "&" in text:
        text = _ENTITY.sub(_sign, text)
    return Released(text, len(lines), odd)


def _odd_sign(match: re.Match[str]) -> str:
    return chr(int(match[1].removeprefix("#char."), 16))


def _sign(match: re.Match[str]) -> str:
    return _SIGNS[match[0]]

"""Strings of XML: escaping, tags, and the kinds of words that TEI's attributes take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TypeAlias, Union

from converter import readable, xml_clean

NAMESPACE = "http://www.tei-c.org/ns/1.0"
INDENT = "  "
UNDETERMINED = "und"
Line: TypeAlias = Union[str, tuple[str, Sequence["Line"], str]]
"""A line of the header, or an element with others on the lines between its tags."""

_REMEMBERED = 1024
"""So many words are remembered with their forms: documents of one kind use the same ones over and over."""
_NOT_IN_WORD = re.compile(r"[^\w.:/+-]+")
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_FARTHEST_ZONE = timedelta(hours=14)
_MINUTE = timedelta(minutes=1)


def escape(text: str) -> str:
    """*text*, which XML can hold, as the content of an element."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def content(text: str) -> str:
    """Any *text* as the content of an element; U+FFFD for what XML cannot hold."""
    return escape(text if text.isprintable() else xml_clean(text).replace("\r", "\n"))


def attribute(text: str) -> str:
    """Any *text* as the value of an attribute; blanks collapsed, as a reader of XML would."""
    return text if text.isalnum() else escape(readable(text)).replace('"', "&quot;")


def pair(key: str, value: str | None) -> str:
    """An attribute for a start tag, its *value* one that needs no escape; nothing for None."""
    return "" if value is None else f' {key}="{value}"'


def nest(name: str, children: Sequence[Line], attributes: str = "") -> list[Line]:
    """An element that holds *children*, each on a line of its own; nothing if there are none."""
    return [(f"<{name}{attributes}>", children, f"</{name}>")] if children else []


def lay_out(lines: Iterable[Line], depth: int, parts: list[str]) -> None:
    """Add *lines* to *parts*, each after a line end and its indentation, those of nested elements deeper."""
    margin = "\n" + INDENT * depth
    for line in lines:
        if isinstance(line, str):
            parts += (margin, line)
        else:
            tag, children, end_tag = line
            parts += (margin, tag)
            lay_out(children, depth + 1, parts)
            parts += (margin, end_tag)


@lru_cache(_REMEMBERED)
def word(text: str) -> str:
    """*text* as one word of an enumeration (``teidata.enumerated``)."""
    return _NOT_IN_WORD.sub("-", text).strip("-") or "other"


@lru_cache(_REMEMBERED)
def name_part(text: str) -> str:
    """*text* as a part of an ``xml:id``."""
    return _NOT_IN_NAME.sub("-", text).strip("-") or "other"


@lru_cache(_REMEMBERED)
def language(tag: str | None) -> str:
    """*tag* as a value of ``xml:lang``."""
    return tag if tag is not None and _LANGUAGE.fullmatch(tag) else UNDETERMINED


def moment(when: date | datetime | None) -> str | None:
    """*when* as a value of ``when``, which takes the dates and times of XML Schema; None for what these do not hold."""
    if not isinstance(when, datetime):
        return None if when is None else when.isoformat()
    if when.tzinfo is UTC:
        return when.isoformat().replace("+00:00", "Z")
    offset = when.utcoffset() or timedelta()
    if offset % _MINUTE or abs(offset) > _FARTHEST_ZONE:
        try:
            when, offset = when.astimezone(UTC), timedelta()
        except OverflowError:
            return None
    return when.isoformat() if offset else when.replace(tzinfo=None).isoformat() + "Z"

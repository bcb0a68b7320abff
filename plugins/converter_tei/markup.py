"""Strings of XML: escaping, tags, and the kinds of words that TEI's attributes take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias

from converter import readable, xml_clean

NAMESPACE = "http://www.tei-c.org/ns/1.0"
INDENT = "  "
UNDETERMINED = "und"
Attribute: TypeAlias = tuple[str, str | None]
"""A name and a value; an attribute without a value is not written."""

_NOT_IN_WORD = re.compile(r"[^\w.:/+-]+")
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_FARTHEST_ZONE = timedelta(hours=14)
_MINUTE = timedelta(minutes=1)


def content(text: str) -> str:
    """*text* as the content of an element."""
    if not text.isprintable():
        text = xml_clean(text).replace("\r", "&#13;")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """*text* as the value of an attribute; blanks collapsed, as a reader of XML would."""
    return content(readable(text)).replace('"', "&quot;")


def start(name: str, *attributes: Attribute) -> str:
    """A start tag."""
    written = "".join(f' {key}="{attribute(value)}"' for key, value in attributes if value is not None)
    return f"<{name}{written}>"


def element(name: str, text: str, *attributes: Attribute) -> str:
    """An element that holds *text*, which is escaped."""
    return f"{start(name, *attributes)}{content(text)}</{name}>"


def empty(name: str, *attributes: Attribute) -> str:
    """An element that holds nothing."""
    return start(name, *attributes)[:-1] + "/>"


def nest(name: str, children: Sequence[str], *attributes: Attribute) -> list[str]:
    """The lines of an element that holds *children*, a line each; no line if there are none."""
    if not children:
        return []
    return [start(name, *attributes), *[INDENT + child for child in children], f"</{name}>"]


def word(text: str) -> str:
    """*text* as one word of an enumeration (``teidata.enumerated``)."""
    return _NOT_IN_WORD.sub("-", text).strip("-") or "other"


def name_part(text: str) -> str:
    """*text* as a part of an ``xml:id``."""
    return _NOT_IN_NAME.sub("-", text).strip("-") or "other"


def language(tag: str | None) -> str:
    """*tag* as a value of ``xml:lang``."""
    return tag if tag is not None and _LANGUAGE.fullmatch(tag) else UNDETERMINED


def moment(when: date | datetime | None) -> str | None:
    """*when* as a value of ``when``, which takes the dates and times of XML Schema."""
    if not isinstance(when, datetime):
        return None if when is None else when.isoformat()
    offset = when.utcoffset() or timedelta()
    if offset % _MINUTE or abs(offset) > _FARTHEST_ZONE:
        when = when.astimezone(UTC)
    return when.isoformat().removesuffix("+00:00") + ("" if when.utcoffset() else "Z")

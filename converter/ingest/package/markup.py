"""XML as text: elements and leaves, escaped and of characters that XML can hold.

For files that are written by the hundred thousand and never read back here: joining texts takes a tenth of the
time of a tree, and nothing is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from converter.model.text import xml_clean

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
XSI = "http://www.w3.org/2001/XMLSchema-instance"

_MARKUP = re.compile('[&<>"]')
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def opening(name: str, attributes: Mapping[str, str] | None = None) -> str:
    """The start tag of *name*."""
    return f"<{name}{_attributes(attributes or {})}>"


def empty(name: str, attributes: Mapping[str, str] | None = None) -> str:
    """The element *name* with nothing in it, on a line of its own."""
    return f"<{name}{_attributes(attributes or {})}/>\n"


def leaf(name: str, text: str, attributes: Mapping[str, str] | None = None) -> str:
    """The element *name* with a text in it, on a line of its own."""
    start = opening(name, attributes) if attributes else f"<{name}>"
    return f"{start}{_escaped(text, _TEXT)}</{name}>\n"


def element(name: str, children: Iterable[str], attributes: Mapping[str, str] | None = None) -> str:
    """The element *name* with other elements in it; nothing at all where there are none and no attributes."""
    content = "".join(children)
    if not content:
        return empty(name, attributes) if attributes else ""
    start = opening(name, attributes) if attributes else f"<{name}>"
    return f"{start}\n{content}</{name}>\n"


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join([f' {name}="{_escaped(value, _VALUE)}"' for name, value in attributes.items()])


def _escaped(text: str, marks: Mapping[int, str]) -> str:
    """*text* as XML takes it: nearly always as it is, which a look shows sooner than a translation does."""
    if text.isprintable() and not _MARKUP.search(text):
        return text
    return xml_clean(text).translate(marks)

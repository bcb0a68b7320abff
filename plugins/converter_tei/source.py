"""The source itself, line by line, in ``sourceDoc``.

The text of the one surface is the text of the source, to the character: each line in an element ``line``, its
line end after it. A character that XML 1.0 cannot hold, and a byte order mark, is an element ``g`` that
points to its description in the header.
"""

from __future__ import annotations

import codecs

from converter_tei.lines import Lines
from converter_tei.markup import INDENT, Line, nest

LONGEST_NAME = 40
"""Characters of the name of an encoding."""
_OF_HOSTS = frozenset(("idna", "punycode"))
"""Encodings of Python that take very long for long texts."""


def source_doc(lines: Lines) -> str:
    """The element ``sourceDoc``."""
    return f'\n{INDENT}<sourceDoc xml:space="preserve"><surface>{lines.held()}</surface></sourceDoc>'


def characters(lines: Lines) -> list[Line]:
    """``charDecl``, for the characters that stand as ``g``."""
    children: list[Line] = []
    for sign in lines.odd():
        code = f"{ord(sign):04X}"
        children.append(f'<char xml:id="char.{code}"><localProp name="codepoint" value="U+{code}"/></char>')
    return nest("charDecl", children)


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a source, in the encoding that a header states for it.

    Raises:
        LookupError: there is no such encoding of texts.
        ValueError: the text does not go into it.
    """
    if len(encoding) > LONGEST_NAME:
        raise LookupError("no encoding has so long a name")
    if codecs.lookup(encoding).name in _OF_HOSTS:
        raise LookupError("it is one of names of hosts, not of texts")
    return text.encode(encoding)

"""A document in XML: its elements and its words, each with its place in the text.

Expat, the parser of the standard library, proves that it is well-formed. Nothing outside the document is ever
loaded, neither a document type nor an entity; a document that declares entities of its own is refused, since that is
how a small one is made into a large one. What is proved to be well-formed is then cut into tags and words.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias
from xml.parsers import expat

from converter import ReadError, is_blank, text_pieces
from converter_news.wire.pieces import Piece

_DEEPEST = 100
"""Elements stand within no more than so many others; NITF needs some twenty."""
_MARKUP = re.compile(
    r"<(?:"
    r"!--.*?-->"
    r"|!\[CDATA\[(?P<verbatim>.*?)\]\]>"
    r"|\?.*?\?>"
    r"|(?P<closing>/?)(?P<name>[^\s/>!?]++)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>"
    r")",
    re.DOTALL,
)
"""The markup of a well-formed document behind its document type; as that is proved, no more has to be looked for."""
_ATTRIBUTE = re.compile(r"\s([^\s=<>/\"']++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")


class Verbatim(NamedTuple):
    """A marked section, in which nothing is markup."""

    start: int
    end: int


class Element:
    """An element, with what it holds in order."""

    def __init__(self, name: str, start: int, tag_end: int) -> None:
        self.name = name
        """In small letters, without the prefix of its namespace."""
        self.start = start
        self.tag_end = tag_end
        """Where its start tag ends."""
        self.content_end = tag_end
        self.end = tag_end
        self.children: list[Node] = []

    def attributes(self, text: str) -> dict[str, tuple[int, int]]:
        """Where the value of each attribute stands."""
        found = {}
        for match in _ATTRIBUTE.finditer(text, self.start, self.tag_end):
            found[match[1].lower()] = match.span(2 if match[2] is not None else 3)
        return found

    def attribute(self, text: str, name: str) -> list[Piece]:
        """The value of an attribute; nothing if there is none."""
        place = self.attributes(text).get(name)
        return list(text_pieces(text, *place)) if place else []


Node: TypeAlias = Element | Piece | Verbatim
"""What an element holds."""


def parse(text: str) -> Element:
    """The root of a document.

    Raises:
        ReadError: it is not well-formed, it declares entities, or its elements are nested too deeply.
    """
    beginning = next((at for at, sign in enumerate(text) if not is_blank(sign)), len(text))
    document = Element("", beginning, beginning)
    opened = [document]
    at = _prove(text, beginning)
    for match in _MARKUP.finditer(text, at):
        start, end = match.span()
        opened[-1].children.extend(text_pieces(text, at, start))
        at = end
        if match["verbatim"] is not None:
            opened[-1].children.append(Verbatim(*match.span("verbatim")))
        elif match["closing"]:
            opened[-1].content_end, opened[-1].end = start, end
            opened.pop()
        elif match["name"]:
            element = Element(match["name"].rpartition(":")[2].lower(), start, end)
            opened[-1].children.append(element)
            if text[end - 2] != "/":
                opened.append(element)
            if len(opened) > _DEEPEST:
                raise ReadError(f"more than {_DEEPEST} elements stand within each other", start)
    return next(child for child in document.children if isinstance(child, Element))


def _prove(text: str, beginning: int) -> int:
    """Where the document type ends, or where the document begins that has none, if it is well-formed."""
    data = text[beginning:].encode()
    parser = expat.ParserCreate("utf-8")
    ends = [0]

    def place(byte: int) -> int:
        return beginning + len(data[: max(byte, 0)].decode(errors="ignore"))

    def refuse(name: str, *_: object) -> None:
        reason = f"it declares an entity, {name!r}, and entities are not expanded"
        raise ReadError(reason, place(parser.CurrentByteIndex))

    parser.EntityDeclHandler = refuse
    parser.EndDoctypeDeclHandler = lambda: ends.append(parser.CurrentByteIndex)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = f"this is not well-formed XML: {expat.ErrorString(error.code)}"
        raise ReadError(reason, place(parser.ErrorByteIndex)) from None
    at = place(ends[-1])
    return text.index(">", at) + 1 if ends[-1] else at

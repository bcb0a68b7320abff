"""What the markup of a part names: styles, relationships, bookmarks.

A part of a usual size is made a tree, in which what matters is found soonest. A larger one is read bit by bit, so that
a small file which holds a large part takes no room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias
from xml.parsers import expat

from attrs import define, field
from lxml import etree

from converter_docx.wordml import RELATIONSHIPS, WORD

Attributes: TypeAlias = Mapping[str, str]
"""Each by its name, as `named` gives it."""


def named(namespace: str, name: str) -> str:
    """A tag or an attribute in a namespace; trees have one more bracket before it."""
    return f"{namespace}{_BRACKET}{name}"


_BRACKET = "}"
_VALUE, _NAME, _NUMBER = (named(WORD, name) for name in ("val", "name", "id"))
_RELATION = named(RELATIONSHIPS, "id")
_STYLED = frozenset(named(WORD, name) for name in ("pStyle", "rStyle", "tblStyle"))
_RELATED = frozenset(named(WORD, name) for name in ("hyperlink", "headerReference", "footerReference"))
_ANCHOR = named(WORD, "anchor")
_BEGINS, _ENDS = named(WORD, "bookmarkStart"), named(WORD, "bookmarkEnd")
_TREES = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_STYLED_IN_TREES, _RELATED_IN_TREES = (tuple(f"{{{one}" for one in some) for some in (_STYLED, _RELATED))
_NO_TYPE = "it has a document type, which no part of a document may"
_ENCODINGS = ("UTF-8", "UTF-16")
"""Of a part, by ECMA-376, part 2."""
_DEEPEST = 1000
"""Elements within one another; Word writes some dozens, and each takes room until it ends."""


class MarkupError(Exception):
    """A part is not well-formed, or declares a type of its own; with the line."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@define
class Markup:
    """What the tags of a part name."""

    root: str = ""
    """The outermost tag."""
    styles: dict[str, None] = field(factory=dict)
    relationships: dict[str, None] = field(factory=dict)
    begun: list[tuple[str, str]] = field(factory=list)
    """The name and the number of each bookmark that begins."""
    ended: list[str] = field(factory=list)
    """The number of each that ends."""
    anchors: dict[str, None] = field(factory=dict)
    """The bookmarks that links lead to."""


def tree_of(part: bytes) -> etree._Element:
    """The outermost element of a part.

    Raises:
        MarkupError: as `parse`.
        MemoryError: there was no more of it, which says nothing about the part.
    """
    try:
        root = etree.fromstring(part, _TREES)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise MarkupError(error.msg or "it is not well-formed", error.lineno or 1) from None
    if root.getroottree().docinfo.doctype:
        raise MarkupError(_NO_TYPE, 1)
    return root


def markup_of(part: bytes) -> Markup:
    """What a part names.

    Raises:
        MarkupError: as `parse`.
    """
    root = tree_of(part)
    value, name, number, relation, anchor = (f"{{{one}" for one in (_VALUE, _NAME, _NUMBER, _RELATION, _ANCHOR))
    leading = list(root.iter(*_RELATED_IN_TREES))
    return Markup(
        root=str(root.tag).removeprefix("{"),
        styles=dict.fromkeys([one.get(value, "") for one in root.iter(*_STYLED_IN_TREES)]),
        relationships=dict.fromkeys(filter(None, [one.get(relation, "") for one in leading])),
        anchors=dict.fromkeys(filter(None, [one.get(anchor, "") for one in leading])),
        begun=[(one.get(name, ""), one.get(number, "")) for one in root.iter(f"{{{_BEGINS}")],
        ended=[one.get(number, "") for one in root.iter(f"{{{_ENDS}")],
    )


def markup_in(chunks: Iterable[bytes]) -> Markup:
    """The same of a part that comes bit by bit."""
    found = Markup()

    def begin(tag: str, attributes: Attributes) -> None:
        if not found.root:
            found.root = tag
        if tag in _STYLED:
            found.styles[attributes.get(_VALUE, "")] = None
        elif tag in _RELATED:
            if name := attributes.get(_RELATION):
                found.relationships[name] = None
            if name := attributes.get(_ANCHOR):
                found.anchors[name] = None
        elif tag == _BEGINS:
            found.begun.append((attributes.get(_NAME, ""), attributes.get(_NUMBER, "")))
        elif tag == _ENDS:
            found.ended.append(attributes.get(_NUMBER, ""))

    parse(chunks, begin)
    return found


def parse(
    chunks: Iterable[bytes], begin: Callable[[str, Attributes], None], text: Callable[[str], None] | None = None
) -> None:
    """Read a part bit by bit: *begin* gets each tag, and *text* what stands between.

    Raises:
        MarkupError: it is not well-formed, in an encoding that no part has, or deeper than any document; or it has a
            document type, and so entities that may grow or lead elsewhere.
    """
    for _ in parsed(chunks, begin, text):
        pass


def parsed(
    chunks: Iterable[bytes],
    begin: Callable[[str, Attributes], None],
    text: Callable[[str], None] | None = None,
    end: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """The same, with a halt after each bit; *end* gets each tag that ends an element.

    Raises:
        MarkupError: as `parse`.
    """
    parser = expat.ParserCreate(namespace_separator=_BRACKET)
    depth = 0

    def enter(tag: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise MarkupError(f"its elements stand more than {_DEEPEST} deep", parser.CurrentLineNumber)
        begin(tag, attributes)

    def leave(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(tag)

    def refuse(*_: object) -> None:
        raise MarkupError(_NO_TYPE, parser.CurrentLineNumber)

    def declare(_: str, encoding: str | None, __: int) -> None:
        if encoding is not None and encoding.upper() not in _ENCODINGS:
            raise MarkupError(f"it is in {encoding!r}; parts are in UTF-8 or UTF-16", parser.CurrentLineNumber)

    parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = declare, refuse
    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    if text is not None:
        parser.buffer_text, parser.CharacterDataHandler = True, text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise MarkupError(expat.ErrorString(error.code), error.lineno) from None

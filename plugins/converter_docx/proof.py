"""A quick proof that nothing is wrong with a document, by the bytes of the layout that this writer writes.

A document that is right is proved so in a fraction of the time that a look at each of its tags takes. What is proved,
`converter_docx.check` would find no fault with, but for a prefix that is not bound: the tags are words of this writer.
What is not proved may be right all the same, as saved by another program or with a text that looks like markup, and
needs that look.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.parsers.expat import ExpatError, ParserCreate

from converter_docx import carrier, template
from converter_docx.check import defined_in
from converter_docx.packing import unpack
from converter_docx.wordml import DECLARATION, NAMESPACES, RELATIONSHIPS

LINKS = "word/_rels/document.xml.rels"
"""The relationships of the text."""
TEXTS = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
PROPERTIES = "docProps/core.xml"
WRITTEN = (*TEXTS, PROPERTIES, carrier.PART)
"""The parts that are written for each document, in the order in which they follow those of the template."""
_NAMES = (*template.PARTS, *WRITTEN)
_OWN = {template.STYLES, LINKS, *WRITTEN}
"""The parts that may be of one document alone."""
_HEADS = tuple(f"{DECLARATION}<w:{tag} {NAMESPACES}>".encode() for tag in ("document", "hdr", "ftr"))
"""How each text begins, so that its prefixes are known."""
_PROPERTIES_HEAD = f"{DECLARATION}<cp:coreProperties ".encode()
_STYLED, _RELATED = b' w:val="%b"', b'="%b"'
"""What follows the name of an attribute, or its end, up to the end of the tag."""
_BOOKMARK = b"<w:bookmarkStart"
"""How a bookmark begins; texts are split there, which takes a fraction of the time of a search by a pattern."""
_BOOKMARK_REST = re.compile(rb' w:id="([0-9]+)" w:name="([^"<>&]*)"/><w:bookmarkEnd w:id="\1"/>')
_LINK = re.compile(
    rb'<Relationship Id="(link[0-9]+)" Type="%b/hyperlink" Target="[^"<>]*" TargetMode="External"/>'
    % re.escape(RELATIONSHIPS.encode())
)
_RELATIONSHIPS_END = b"</Relationships>"
_OUR_RELATION = re.compile(rb' Id="([^"]*)"')


def is_proved(data: bytes) -> bool:
    """Whether it is proved that *data* is right, by the rules of `converter_docx.check`."""
    found = unpack(data, _NAMES, template.entries())
    if found is None or not found.keys() <= _OWN:
        return False
    relations = _relations(found.get(LINKS))
    styles = _styles(found.get(template.STYLES))
    if relations is None or styles is None:
        return False
    properties = found[PROPERTIES]
    related = (relations, frozenset[bytes](), frozenset[bytes]())  # neither head nor foot of a page has any
    texts = zip(TEXTS, _HEADS, related, strict=True)
    return (
        all(_is_right(found[name], head, styles, names) for name, head, names in texts)
        and properties.startswith(_PROPERTIES_HEAD)
        and _is_well_formed(properties)
        and carrier.holds_source(found[carrier.PART])
    )


def _is_right(text: bytes, head: bytes, styles: frozenset[bytes], relations: frozenset[bytes]) -> bool:
    """Whether all that a text names is there, and whatever looks like a name is one."""
    if not text.startswith(head) or text.find(b"xmlns", len(head)) >= 0:
        return False
    marks = [(mark[1], mark[2]) for rest in text.split(_BOOKMARK)[1:] if (mark := _BOOKMARK_REST.match(rest))]
    names = {_RELATED % name for _, name in marks}
    if 2 * len(marks) != text.count(b"bookmark") or not len(marks) == len(names) == len(dict(marks)):
        return False
    return (
        _following(text, b"Style") <= styles
        and _following(text, b"r:id") <= relations
        and _following(text, b"anchor") <= names
        and _is_well_formed(text)
    )


def _following(text: bytes, name: bytes) -> set[bytes]:
    """What stands after each *name*, up to the end of the tag; as nothing but a tag has one, what is no name differs."""
    return {rest.partition(b">")[0].rstrip(b"/") for rest in text.split(name)[1:]}


def _is_well_formed(part: bytes) -> bool:
    """Whether it is XML with nothing but elements and text, so that what looks like a tag is one."""
    parser = ParserCreate("utf-8")
    parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartCdataSectionHandler = _refuse
    try:
        parser.Parse(part, True)
    except ExpatError:
        return False
    return True


def _refuse(*_: object) -> None:
    raise ExpatError


@lru_cache(maxsize=64)
def _styles(part: bytes | None) -> frozenset[bytes] | None:
    """The styles that a part defines, or the template's; None if it is not the template's but for the language."""
    ours = template.parts()[template.STYLES]
    if part is not None and template.without_language(part) != ours:
        return None
    return frozenset(_STYLED % one.encode() for one in defined_in(ours))


@lru_cache(maxsize=64)
def _relations(part: bytes | None) -> frozenset[bytes] | None:
    """The relationships of the text: the template's, and links out of the document; None if there are others."""
    beginning = template.parts()[LINKS].rstrip().removesuffix(_RELATIONSHIPS_END)
    names = _OUR_RELATION.findall(beginning)
    if part is not None:
        if not part.startswith(beginning):
            return None
        rest = part[len(beginning) :]
        links = _LINK.findall(rest)
        if _LINK.sub(b"", rest).strip() != _RELATIONSHIPS_END or len({*names, *links}) < len(names) + len(links):
            return None
        if not _is_well_formed(part):
            return None
        names += links
    return frozenset(_RELATED % name for name in names)

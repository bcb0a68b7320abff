"""A quick proof that nothing is wrong with a document, by the bytes of the layout that this writer writes.

A document that is right is proved so in a fraction of the time that a tree of it takes. What is proved, a look
at the tree would find no fault with; what is not may be right all the same, in the layout of another program
or with a text that looks like markup, and needs that look.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from xml.parsers.expat import ExpatError, ParserCreate

from converter_tei.bibliography import ENCODING, SHA256, SOURCE
from converter_tei.lines import Released, numbered, released
from converter_tei.markup import NAMESPACE
from converter_tei.source import encoded

_BEGINNING = re.compile(
    rb'<\?xml version="1\.0" encoding="UTF-8"\?>\n<TEI xmlns="%b" xml:lang="[^<>"&]*">\n'
    rb' *<teiHeader xml:lang="en">\n *<fileDesc>' % re.escape(NAMESPACE.encode())
)
_SURFACE = b'</teiHeader>\n  <sourceDoc xml:space="preserve"><surface>'
_SURFACE_END = b"</surface></sourceDoc>"
_DESCRIPTION = b"<sourceDesc>"
_CHECKSUM = re.compile(
    rb'<sourceDesc>\n *<bibl xml:id="%b"[^<>]*>((?:\n *<[^\n]*)*?)'
    rb'\n *<idno type="%b">([0-9a-f]{64})</idno>\n *<note type="%b">([A-Za-z0-9_.-]+)</note>'
    % (SOURCE.encode(), SHA256.encode(), ENCODING.encode())
)
"""What the description of the source says first, the checksum, and the encoding."""
_LEAVING_FILE = (b"fileDesc", b"sourceDesc")
_LEAVING_SOURCE = (b"</bibl>", b'"sha256"', b'"encoding"')
"""What must not stand before the description, or in it before the checksum, for these to be the first there are."""
_HIDING = (b"<!", b"<?")
"""What begins a comment, or the like: to a parser, markup in there is none."""
_DEPTH = 2000
"""So many elements that end make no depth that other parsers would refuse."""
_NO_TAGS = bytes(sign for sign in range(256) if sign not in b"<>/")
_NO_CONTROLS = bytes(sign for sign in range(256) if sign >= ord(" ") or sign in b"\t\n")

_NAME = re.compile(r'xml:id(?:="([A-Za-z0-9_.-]++)"(?:[^<>"]*+"[^<>"]*+"){0,8}+>)?')
"""An attribute that names its element, with not too many attributes after it; or what only looks like one."""
_POINTING = re.compile(r"""=(?:"([^"<>#]*+#[^"<>]*+)"|'|\s++["'])""")
"""An attribute with a hash sign in it; or one that is not written as here, in single quotes or after a blank."""


def is_proved(data: bytes) -> bool:
    """Whether it is proved that *data* is right: its form, its identifiers and pointers, its copy of the source.

    The copy is read line by line, by the tags that its lines must have, so that the parser need not go through it.
    """
    begin = _BEGINNING.match(data)
    if begin is None or b"\r" in data:
        return False
    header, is_linked, following = data.partition(_SURFACE)
    if not is_linked:
        return b"sourceDoc" not in data and _is_well_formed(data) and _is_resolved(data, (), ())
    surface, is_closed, rest = following.partition(_SURFACE_END)
    found = _source(surface, header, begin.end()) if is_closed else None
    if found is None:
        return False
    source, _ = found
    others = b"".join((header, _SURFACE, _SURFACE_END, rest))
    return _is_well_formed(others) and _is_resolved(others, numbered("#L{0}", source.lines), source.odd)


def proved_source(data: bytes) -> bytes | None:
    """The bytes of the source, proved by the checksum that the description of the source states.

    None where *data* is not of this writer's layout, or does not carry its source, or not unchanged.
    """
    begin = _BEGINNING.match(data)
    header, _, following = data.partition(_SURFACE)
    surface, is_closed, _ = following.partition(_SURFACE_END)
    found = _source(surface, header, begin.end()) if begin is not None and is_closed else None
    return None if found is None else found[1]


def _is_well_formed(data: bytes) -> bool:
    """Whether it is XML with nothing but elements and text, not too deep, and every bracket is one of a tag."""
    parser = ParserCreate("utf-8", " ")
    parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartCdataSectionHandler = _refuse
    try:
        parser.Parse(data, True)
    except ExpatError:
        return False
    signs = data.translate(None, _NO_TAGS)
    brackets = signs.replace(b"/", b"")
    slashes = len(signs) - len(brackets)
    if slashes > _DEPTH and data.count(b"</") > _DEPTH:
        return False
    return brackets == b"<>" * (len(brackets) // 2)


def _refuse(*_: object) -> None:
    raise ExpatError


def _is_resolved(data: bytes, names: Iterable[str], pointers: Iterable[str]) -> bool:
    """Whether no name is given twice, here or among *names*, and whatever looks like a pointer leads somewhere."""
    text = data.decode()
    given, pointing = _NAME.findall(text), set(_POINTING.findall(text))
    if "" in given or "" in pointing:
        return False
    given = [*names, *map("#".__add__, given)]
    known = set(given)
    several = " ".join(pointing - known).split()  # nearly all attributes that point have one pointer
    elsewhere = {*pointers, *several} - known  # or to nowhere
    return len(known) == len(given) and not any(one.startswith("#") or "&#" in one for one in elsewhere)


def _source(surface: bytes, header: bytes, begin: int) -> tuple[Released, bytes] | None:
    """The source, and its bytes, out of the *surface*; None if they have not the checksum that its description states.

    The description is the one that a path leads to: in the ``fileDesc`` that begins the header at *begin*, after
    elements that are closed again.
    """
    stated = _CHECKSUM.match(header, header.find(_DESCRIPTION, begin))
    if stated is None or header.count(b"teiHeader") > 1 or surface.translate(None, _NO_CONTROLS):
        return None
    before, within = header[begin : stated.start()], stated[1]
    if any(header.find(one, begin) >= 0 for one in _HIDING):
        return None
    if any(one in before for one in _LEAVING_FILE) or any(one in within for one in _LEAVING_SOURCE):
        return None
    if not (_is_closed(before) and _is_closed(within)):
        return None
    try:
        source = released(surface.decode())
        if source is None:
            return None
        data = encoded(source.text, stated[3].decode())
    except (LookupError, ValueError):
        return None
    return (source, data) if hashlib.sha256(data).hexdigest() == stated[2].decode() else None


def _is_closed(elements: bytes) -> bool:
    """Whether as many elements end as begin."""
    return elements.count(b"<") == 2 * elements.count(b"</") + elements.count(b"/>")

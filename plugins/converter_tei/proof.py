"""A quick proof that nothing is wrong with a document, by the bytes of the layout that this writer writes.

A document that is right is proved so in a fraction of the time that a tree of it takes. What is proved, a look
at the tree would find no fault with; what is not may be right all the same, in the layout of another program
or with a text that looks like markup, and needs that look.
"""

from __future__ import annotations

import hashlib
import re
from xml.parsers.expat import ExpatError, ParserCreate

from converter_tei.bibliography import ENCODING, SHA256, SOURCE
from converter_tei.lines import ENTITIES
from converter_tei.markup import NAMESPACE

_BEGINNING = re.compile(
    rb'<\?xml version="1\.0" encoding="UTF-8"\?>\n<TEI xmlns="%b" xml:lang="[^<>"&]*">\n'
    rb' *<teiHeader xml:lang="en">\n *<fileDesc>' % re.escape(NAMESPACE.encode())
)
_SURFACE = b'</teiHeader>\n  <sourceDoc xml:space="preserve"><surface>'
_SURFACE_END = b"</surface></sourceDoc>"
_CHECKSUM = re.compile(
    rb'\n *<sourceDesc>\n *<bibl xml:id="%b"[^<>]*>((?:\n *<[^\n]*)*?)'
    rb'\n *<idno type="%b">([0-9a-f]{64})</idno>\n *<note type="%b">([A-Za-z0-9_.-]+)</note>'
    % (SOURCE.encode(), SHA256.encode(), ENCODING.encode())
)
"""What the description of the source says first, the checksum, and the encoding."""
_LEAVING_FILE = (b"fileDesc", b"sourceDesc")
_LEAVING_SOURCE = (b"</bibl>", b'"sha256"', b'"encoding"')
"""What must not stand before the description, or in it before the checksum, for these to be the first there are."""
_LINES = re.compile(
    rb'(?:<line xml:id="L([0-9]++)" n="\1">[^<>\x00-\x08\x0b-\x1f]*+'
    rb'(?:<g ref="#char\.[0-9A-F]{4,6}"/>[^<>\x00-\x08\x0b-\x1f]*+)*+</line>[^<>\x00-\x08\x0b-\x1f]*+)++'
)
_LINE = re.compile(rb'<line xml:id="(L[0-9]++)" n="[0-9]++">')
_ODD = re.compile(rb"<g [^<>]*+>")
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""U+FFFE and U+FFFF, the only ones in UTF-8 without controls that XML cannot hold."""
_HELD = re.compile(r'&[^;]*+;?+|<g ref="#char\.([0-9A-F]++)"/>')
_SIGNS = {entity: sign for sign, entity in ENTITIES.items()} | {"&#13;": "\r"}

_NAME = re.compile(rb' xml:id="([A-Za-z0-9_.-]++)"[^<>]*+>')
_POINTING = re.compile(rb'="([^"<>#]*+#[^"<>]*+)"')
_OTHER_ATTRIBUTE = re.compile(rb"""=(?:'|\s++["'])""")
"""One that is not written as here: in single quotes, or with a blank after its equals sign."""
_NO_BRACKET = bytes(sign for sign in range(256) if sign not in b"<>!?")


def is_proved(data: bytes) -> bool:
    """Whether it is proved that *data* is right: its form, its identifiers and pointers, its copy of the source.

    The lines of the source are looked at by themselves, so that the parser need not go through them.
    """
    begin = _BEGINNING.match(data)
    if begin is None or b"\r" in data:
        return False
    header, is_linked, following = data.partition(_SURFACE)
    if not is_linked:
        return b"sourceDoc" not in data and _is_well_formed(data) and _is_resolved(data, [])
    surface, is_closed, rest = following.partition(_SURFACE_END)
    if not is_closed or not _LINES.fullmatch(surface):
        return False
    pieces = _LINE.split(surface)
    text = b"".join(pieces[::2]).replace(b"</line>", b"")
    odd = b"".join(_ODD.findall(surface))
    others = b"".join((header, _SURFACE, odd, _SURFACE_END, rest))
    return _is_source(text, header, begin.end()) and _is_well_formed(others) and _is_resolved(others, pieces[1::2])


def _is_well_formed(data: bytes) -> bool:
    """Whether it is XML with nothing but elements and text, and every bracket is one of a tag."""
    brackets = data.translate(None, _NO_BRACKET)
    if b"<!" in brackets or brackets.find(b"<??", 1) > 0:  # a comment, CDATA, or an instruction but the first
        return False
    if brackets.translate(None, b"!?") != b"<>" * brackets.count(b"<"):
        return False
    try:
        ParserCreate("utf-8", " ").Parse(data, True)
    except ExpatError:
        return False
    return True


def _is_resolved(data: bytes, others: list[bytes]) -> bool:
    """Whether no name is given twice, here or among *others*, and whatever looks like a pointer leads somewhere."""
    names = _NAME.findall(data)
    if len(names) != data.count(b"xml:id") or _OTHER_ATTRIBUTE.search(data):
        return False
    names += others
    known = set((b"#" + b" #".join(names)).split(b" "))
    pointers = b" ".join(set(_POINTING.findall(data)))
    elsewhere = set(pointers.split()) - known  # or to nowhere
    return len(known) == len(names) and not any(one.startswith(b"#") or b"&#" in one for one in elsewhere)


def _is_source(held: bytes, header: bytes, begin: int) -> bool:
    """Whether *held* has the checksum that the description of the source states.

    The description is the one that a path leads to: in the ``fileDesc`` that begins the header at *begin*, after
    elements that are closed again.
    """
    stated = _CHECKSUM.search(header, begin)
    if stated is None or header.count(b"teiHeader") > 1 or any(one in held for one in _NO_CHARACTERS):
        return False
    before, within = header[begin : stated.start()], stated[1]
    if any(one in before for one in _LEAVING_FILE) or any(one in within for one in _LEAVING_SOURCE):
        return False
    if not (_is_closed(before) and _is_closed(within)):
        return False
    try:
        text = held.decode()
        if "&" in text or "<" in text:
            text = _HELD.sub(_sign, text)
        return hashlib.sha256(text.encode(stated[3].decode())).hexdigest() == stated[2].decode()
    except (LookupError, ValueError, OverflowError):
        return False


def _is_closed(elements: bytes) -> bool:
    """Whether as many elements end as begin."""
    return elements.count(b"<") == 2 * elements.count(b"</") + elements.count(b"/>")


def _sign(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code, 16)) if code else _SIGNS[match[0]]

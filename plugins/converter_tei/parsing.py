"""Reading TEI back: hardened, since anybody's file may be given."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from converter_tei.markup import NAMESPACE

TEI = f"{{{NAMESPACE}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_DECLARED = re.compile(rb"""<\?xml[^<>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_ONE_ENCODING = "and only UTF-8 is read"


class NotTeiError(Exception):
    """The bytes are not a document of TEI in UTF-8.

    Args:
        reason: one clause.
        line: where, if that is known.
    """

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


def parse(data: bytes) -> etree._Element:
    """The element ``TEI`` of a document.

    Nothing is fetched and no entity is expanded: a document type is refused before anything is parsed, so
    that the parser's own limits of size can be lifted, which real sources exceed.

    Raises:
        NotTeiError: not well-formed, with a document type, or not TEI.
        MemoryError: there was no more of it, which says nothing about the document.
    """
    _verify_encoding(data)
    if b"<!DOCTYPE" in data:
        raise NotTeiError("it has a document type declaration, which TEI does not need")
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise NotTeiError(*_reason(error)) from None
    if root.tag != f"{TEI}TEI":
        raise NotTeiError(f"its outermost element is {root.tag!s}, not TEI in the namespace {NAMESPACE}")
    return root


def path(element: etree._Element) -> str:
    """Where an element stands: the names from the outermost on, numbered where several have the same."""
    return "/" + "/".join(reversed([_step(one) for one in (element, *element.iterancestors())]))


def _step(element: etree._Element) -> str:
    name, tag = etree.QName(element).localname, str(element.tag)
    before = sum(1 for _ in element.itersiblings(tag, preceding=True))
    alone = not before and next(element.itersiblings(tag), None) is None
    return name if alone else f"{name}[{before + 1}]"


def _verify_encoding(data: bytes) -> None:
    """Refuse what another program wrote in another encoding: no look at its bytes would tell a document type."""
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    if marked is not None:
        raise NotTeiError(f"it is in {marked}, {_ONE_ENCODING}")
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    if declared and declared[1].upper() not in (b"UTF-8", b"US-ASCII"):
        raise NotTeiError(f"it is declared to be in {declared[1].decode()!r}, {_ONE_ENCODING}")


def _reason(error: Exception) -> tuple[str, int | None]:
    """What a parser says, in words that are not about its own options."""
    line, said = getattr(error, "lineno", None), getattr(error, "msg", None) or str(error)
    if "depth" in said:
        return f"its elements are nested too deep to be read, on line {line}", line
    return f"not well-formed XML: {said}", line

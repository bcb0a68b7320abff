"""Reading TEI back: hardened, since anybody's file may be given."""

from __future__ import annotations

from lxml import etree

from converter_tei.markup import NAMESPACE

TEI = f"{{{NAMESPACE}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"


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
    """
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
        raise NotTeiError(f"not well-formed XML: {error}", getattr(error, "lineno", None)) from None
    if root.tag != f"{TEI}TEI":
        raise NotTeiError(f"the document is a {root.tag!s}, not TEI")
    return root

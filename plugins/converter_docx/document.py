"""A record to a Word document."""

from __future__ import annotations

from converter import Document
from converter_docx import Appendix, DocxOptions, Page, carrier, template
from converter_docx.appendix import appendix as write_appendix
from converter_docx.body import Body
from converter_docx.front import is_official, opening, tables
from converter_docx.packing import Entry, entry, pack
from converter_docx.properties import core_properties, page_foot, page_head
from converter_docx.wordml import DECLARATION, GAP, NAMESPACES, RELATIONSHIPS, TEXT_WIDTH, quoted

_LINKS = "word/_rels/document.xml.rels"
_SIZES = {Page.A4: (11906, 16838), Page.LETTER: (12240, 15840)}
_BEGINNING, _END = f"{DECLARATION}<w:document {NAMESPACES}><w:body>", "</w:body></w:document>"
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>'
    '<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1588" w:right="{margin}" w:bottom="1474" w:left="{margin}"'
    ' w:header="680" w:footer="624" w:gutter="0"/></w:sectPr>'
)
_PAGES = {
    page: _SECTION.format(width=width, height=height, margin=(width - TEXT_WIDTH) // 2)
    for page, (width, height) in _SIZES.items()
}
"""What the pages are, by their size; lengths in twentieths of a point."""


def write(document: Document, options: DocxOptions) -> bytes:
    """The Word document of a record."""
    metadata, source = document.metadata, document.source
    body = Body(document)
    text, about = body.write(), tables(metadata)
    content = (about, text) if is_official(metadata) else (text, GAP, about) if about else (text,)
    whole = options.appendix is Appendix.ALL
    ending = () if options.appendix is Appendix.NO else write_appendix(document, len(source.data), page=whole)
    pieces = (_BEGINNING, opening(document), *content, *ending, _PAGES[options.page], _END)
    main = b"".join([piece.encode() for piece in pieces])  # each alone: ASCII takes a twentieth of the time
    parts = dict(template.entries())
    if metadata.language is not None:
        parts[template.STYLES] = template.styles_in(metadata.language.value)
    if body.targets:
        parts[_LINKS] = _linked(body.targets)
    for name, part in (
        ("word/document.xml", main),
        ("word/header1.xml", page_head(metadata)),
        ("word/footer1.xml", page_foot(metadata)),
        ("docProps/core.xml", core_properties(metadata)),
        (carrier.PART, carrier.carry(document, {"appendix": options.appendix, "page": options.page})),
    ):
        parts[name] = entry(name, part)
    return pack(parts.values())


def _linked(targets: dict[str, str]) -> Entry:
    """The relationships of the text, with those that lead out of it."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONSHIPS}/hyperlink" Target={quoted(target)} TargetMode="External"/>'
        for target, name in targets.items()
    )
    text = template.parts()[_LINKS].decode().replace("</Relationships>", f"{links}</Relationships>")
    return entry(_LINKS, text.encode())

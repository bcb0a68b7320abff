"""The styles of every Word document, made with python-docx as docx_look.py describes them."""

from __future__ import annotations

from dataclasses import replace

from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx_look import (
    APPENDIX_HEADINGS,
    CHARACTERS,
    DEFAULTS,
    FARTHEST_RULE,
    HANG,
    HEADING_LOOKS,
    HIDDEN,
    INDENT,
    ITEM,
    LIST_LEVELS,
    OUR_LANGUAGE,
    PARAGRAPHS,
    RULE,
    RULE_GAP,
    RULED,
    RULED_LEVELS,
    TABLES,
    Look,
)
from lxml import etree

_PARAGRAPH_ORDER = [
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "numPr",
    "pBdr",
    "tabs",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
]
_CHARACTER_ORDER = ["rFonts", "b", "i", "caps", "color", "spacing", "sz", "szCs", "u", "lang"]


def write_styles(document: DocumentObject) -> None:
    """Put our styles in the place of those that the document has."""
    element = document.styles.element
    for child in list(element):
        element.remove(child)
    element.extend((parse_xml(DEFAULTS), parse_xml(HIDDEN)))
    _add_defaults(document)
    for name, own, base, _, look in PARAGRAPHS:
        _add_paragraph(document, name, base, look, own=own)
    for name, _, _, following, _ in PARAGRAPHS:
        if following is not None:
            document.styles[name].next_paragraph_style = document.styles[following]
    for level, look in enumerate(HEADING_LOOKS, 1):
        _add_paragraph(document, f"Heading {level}", "Normal", look, own=True)
        document.styles[f"Heading {level}"].next_paragraph_style = document.styles["Body Text"]
    for name, base, look in APPENDIX_HEADINGS:
        _add_paragraph(document, name, base, look, own=False)
    for level in range(LIST_LEVELS):
        number = f" {level + 1}" if level else ""
        item = replace(ITEM, left=INDENT * level + HANG)
        _add_paragraph(document, f"List{number}", "Body Text", _hanging(item, level), own=True)
        _add_paragraph(document, f"List Continue{number}", "Body Text", item, own=True)
    for level in range(RULED_LEVELS):
        number = f" {level + 1}" if level else ""
        left = INDENT * level + HANG
        item = replace(ITEM, left=RULED + left, rule=("left", RULE_GAP + INDENT * level))
        _add_paragraph(document, f"Summary List{number}", "Summary", _hanging(item, level), own=False)
        gap = min(RULE_GAP + left, FARTHEST_RULE)
        continued = replace(item, left=RULED - RULE_GAP + gap, rule=("left", gap))
        _add_paragraph(document, f"Summary List Continue{number}", "Summary", continued, own=False)
    for name, own, base, look in CHARACTERS:
        _add_character(document, name, base, look, own=own)
    for name, properties in TABLES.items():
        _add_table(document, name, properties)


def _hanging(item: Look, level: int) -> Look:
    """An item whose bullet stands before its words, and keeps the rule at the side of both."""
    return replace(item, first=-HANG, list_level=level)


def _add_defaults(document: DocumentObject) -> None:
    """The three styles that are there when nothing else is said, and the links to them."""
    for name, kind in (
        ("Default Paragraph Font", WD_STYLE_TYPE.CHARACTER),
        ("Normal Table", WD_STYLE_TYPE.TABLE),
        ("No List", WD_STYLE_TYPE.LIST),
    ):
        style = document.styles.add_style(name, kind, builtin=True)
        style.element.set(qn("w:default"), "1")
        style.priority, style.hidden, style.unhide_when_used = 99, True, True
        if kind is WD_STYLE_TYPE.TABLE:
            style.element.append(
                parse_xml(
                    f'<w:tblPr {nsdecls("w")}><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
                    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
                    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
                )
            )


def _add_paragraph(document: DocumentObject, name: str, base: str | None, look: Look, *, own: bool) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=own)
    style.style_id = name.replace(" ", "")  # python-docx would make a small letter of the first of some
    style.base_style = document.styles[base] if base else None
    if base is None:
        style.element.set(qn("w:default"), "1")
    _shown(style)
    _set_characters(style, look)
    _set_paragraph(style, look)
    _in_order(style.element.pPr, _PARAGRAPH_ORDER)


def _set_paragraph(style: ParagraphStyle, look: Look) -> None:
    layout = style.paragraph_format
    layout.space_before, layout.space_after = _points(look.before), _points(look.after)
    layout.line_spacing = look.line
    layout.left_indent, layout.right_indent = _points(look.left), _points(look.right)
    layout.first_line_indent = _points(look.first)
    layout.alignment = look.align
    layout.keep_with_next, layout.keep_together = look.with_next, look.together
    layout.page_break_before = look.new_page
    for place, alignment in look.tabs:
        layout.tab_stops.add_tab_stop(Pt(place), alignment)
    properties = style.element.get_or_add_pPr()
    if look.outline is not None:
        properties.append(_valued("w:outlineLvl", str(look.outline)))
    if look.rule is not None:
        side, space = look.rule
        borders = OxmlElement("w:pBdr")
        borders.append(_valued(f"w:{side}", "single", sz="6", space=str(space), color=RULE))
        properties.append(borders)
    if look.list_level is not None:
        numbering = OxmlElement("w:numPr")
        numbering.append(_valued("w:ilvl", str(look.list_level)))
        numbering.append(_valued("w:numId", "1"))
        properties.append(numbering)


def _add_character(document: DocumentObject, name: str, base: str | None, look: Look, *, own: bool) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=own)
    style.base_style = document.styles[base or "Default Paragraph Font"]
    _shown(style)
    _set_characters(style, look)


def _set_characters(style: CharacterStyle, look: Look) -> None:
    font = style.font
    font.name = look.font
    font.size = _points(look.size)
    font.bold, font.italic, font.underline = look.bold, look.italic, look.underline
    font.all_caps = look.capitals
    if look.colour:
        font.color.rgb = RGBColor.from_string(look.colour)
    properties = style.element.get_or_add_rPr()
    if look.font:
        properties.rFonts.set(qn("w:cs"), look.font)
    if look.size:
        properties.append(_valued("w:szCs", str(int(look.size * 2))))
    if look.tracking:
        properties.append(_valued("w:spacing", str(int(look.tracking * 20))))
    if look.ours:
        properties.append(_valued("w:lang", OUR_LANGUAGE))
    _in_order(properties, _CHARACTER_ORDER)
    if not len(properties):
        style.element.remove(properties)


def _add_table(document: DocumentObject, name: str, properties: str) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    _shown(style)
    style.element.extend(list(parse_xml(f"<w:style {nsdecls('w')}>{properties}</w:style>")))


def _shown(style: CharacterStyle) -> None:
    style.hidden, style.quick_style, style.priority = False, True, 1


def _in_order(properties: etree._Element, order: list[str]) -> None:
    """Children of style properties stand in the order that the schema wants; python-docx knows most, not all."""
    properties[:] = sorted(properties, key=lambda child: order.index(etree.QName(child).localname))


def _points(length: float | None) -> Pt | None:
    return None if length is None else Pt(length)


def _valued(tag: str, value: str, **others: str) -> etree._Element:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    for name, text in others.items():
        element.set(qn(f"w:{name}"), text)
    return element

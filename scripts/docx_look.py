"""How every Word document looks: fonts, colours, and each style by name, as tables.

The styles of a role are named here; which role a paragraph has is the writer's affair. Changed something?
Run scripts/make-docx-template.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import nsdecls

# Fonts that every word processor has, or has a font of the same widths for
SERIF, SANS, MONO = "Cambria", "Calibri", "Courier New"
FONTS = (
    (SERIF, "Caladea", "roman", "variable"),
    (SANS, "Carlito", "swiss", "variable"),
    (MONO, "Liberation Mono", "modern", "fixed"),
)
INK, GREY, RULE, LINK = "1A1A1A", "595959", "A6A6A6", "1F4E79"
TEXT_WIDTH = 425.2
"""15 cm."""
RULED, RULE_GAP, FARTHEST_RULE = 10, 8, 31
"""How far a text with a rule at its side is indented, how far away the rule is, and how far it can be in Word."""
LETTER_WIDTH = 0.6
"""Of a font whose letters are all of one width, as a share of its size."""
OUR_LANGUAGE = "en-GB"
"""Of labels and notes, which are not the document's own words."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a style changes of the one that it is based on; lengths in points."""

    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    colour: str | None = None
    tracking: float | None = None
    underline: bool | None = None
    ours: bool = False
    """Whether it is for our own words."""
    before: float | None = None
    after: float | None = None
    line: float | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    align: WD_ALIGN_PARAGRAPH | None = None
    tabs: tuple[tuple[float, WD_TAB_ALIGNMENT], ...] = ()
    with_next: bool | None = None
    together: bool | None = None
    new_page: bool | None = None
    outline: int | None = None
    list_level: int | None = None
    rule: tuple[str, int] | None = None
    """A line at this side of the paragraph, this many points away."""


def _columns(size: float) -> tuple[tuple[float, WD_TAB_ALIGNMENT], ...]:
    """Tabs at every eighth letter, as on a terminal."""
    return tuple((8 * LETTER_WIDTH * size * column, WD_TAB_ALIGNMENT.LEFT) for column in range(1, 11))


PARAGRAPHS: tuple[tuple[str, bool, str | None, str | None, Look], ...] = (
    ("Normal", True, None, None, Look()),
    ("Body Text", True, "Normal", None, Look(before=7, after=4, line=1.22)),
    ("Kicker", False, "Normal", "Title", Look(font=SANS, size=9, colour=GREY, capitals=True, tracking=1.2, after=4,
                                              with_next=True, ours=True)),
    ("Title", True, "Normal", "Body Text", Look(font=SANS, size=20, bold=True, after=8, line=1.05, with_next=True,
                                                together=True)),
    ("Subtitle", True, "Normal", "Body Text", Look(size=13, italic=True, colour=GREY, after=10, line=1.15,
                                                   with_next=True)),
    ("Byline", False, "Normal", "Body Text", Look(font=SANS, size=10, after=10)),
    ("Date Line", False, "Byline", "Body Text", Look(colour=GREY)),
    ("Signature", True, "Body Text", None, Look(tracking=0.6, before=10, after=12)),
    ("Colophon", False, "Body Text", None, Look(size=9.5, italic=True, before=14, rule=("top", 6))),
    ("Summary", False, "Body Text", None, Look(left=RULED, rule=("left", RULE_GAP))),
    ("Comment", False, "Summary", None, Look()),
    ("Action Request", False, "Summary", None, Look(bold=True)),
    ("Crosshead", False, "Body Text", "Body Text", Look(font=SANS, bold=True, before=8, after=4, with_next=True)),
    ("Credit", False, "Body Text", None, Look(font=SANS, size=9, colour=GREY)),
    ("Editorial Note", False, "Body Text", None, Look(size=9.5, italic=True)),
    ("Quote", True, "Body Text", None, Look(left=24, right=24)),
    ("Preformatted Text", False, "Normal", "Body Text", Look(font=MONO, size=9, before=4, after=10, tabs=_columns(9))),
    ("Page Note", False, "Normal", "Body Text", Look(font=SANS, size=8.5, colour=GREY, after=6, with_next=True, ours=True)),
    ("Caption", True, "Normal", "Body Text", Look(font=SANS, size=9.5, italic=True, before=2, after=8)),
    ("Table Gap", False, "Normal", "Body Text", Look(size=7, after=4)),
    ("As Received", False, "Normal", None, Look(font=MONO, size=8.5, before=1.5, after=1.5, tabs=_columns(8.5))),
    ("Appendix Text", False, "Body Text", None, Look(font=SANS, size=9.5, ours=True)),
    ("Banner", False, "Normal", None, Look(font=SANS, size=11, bold=True, tracking=1.5, ours=True,
                                           align=WD_ALIGN_PARAGRAPH.CENTER)),
    ("Banner Note", False, "Normal", None, Look(font=SANS, size=8.5, ours=True, align=WD_ALIGN_PARAGRAPH.CENTER)),
    ("Header", True, "Normal", None, Look(font=SANS, size=8.5, colour=GREY, tabs=((TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT),))),
    ("Footer", True, "Header", None, Look(align=WD_ALIGN_PARAGRAPH.CENTER, ours=True)),
)  # fmt: skip
"""Name, whether Word has it too, what it is based on, what follows it, look."""
HEADING_LOOKS = (
    Look(font=SANS, size=14, bold=True, before=14, after=5, with_next=True, together=True, outline=0),
    Look(font=SANS, size=12, bold=True, before=12, after=4, with_next=True, together=True, outline=1),
    Look(font=SANS, size=11, bold=True, before=10, after=4, with_next=True, together=True, outline=2),
    Look(font=SANS, size=11, italic=True, before=10, after=4, with_next=True, together=True, outline=3),
    Look(font=SANS, size=10.5, bold=True, colour=GREY, before=8, after=3, with_next=True, together=True, outline=4),
    Look(font=SANS, size=10.5, italic=True, colour=GREY, before=8, after=3, with_next=True, together=True, outline=5),
)  # fmt: skip
APPENDIX_HEADINGS = (
    ("Appendix Title", "Heading 1", Look(new_page=True, outline=0, ours=True)),
    ("Appendix Heading", "Heading 2", Look(outline=1, ours=True)),
)
LIST_LEVELS, RULED_LEVELS, INDENT, HANG = 5, 2, 18, 24
ITEM = Look(before=0, after=4)
"""Items stand closer to each other, and to what leads to them, than paragraphs do: of the space after one and the space
before the next, the larger counts."""

CHARACTERS: tuple[tuple[str, bool, str | None, Look], ...] = (
    ("Emphasis", True, None, Look(italic=True)),
    ("Hyperlink", True, None, Look(colour=LINK, underline=True)),
    ("Hyperlink Emphasis", False, "Hyperlink", Look(italic=True)),
    ("Redaction", False, None, Look(colour=GREY)),
    ("Paragraph Number", False, None, Look(bold=True)),
    ("Item Label", False, None, Look()),
    ("Portion Mark", False, None, Look(bold=True)),
    ("Run In Dateline", False, None, Look(bold=True)),
    ("Page Mark", False, None, Look(font=SANS, size=8, colour=GREY, ours=True)),
    ("Link Target", False, None, Look(font=SANS, size=9, colour=GREY)),
)
"""Name, whether Word has it too, what it is based on, look."""

# Cells have no style of their own: these say how the words of a table look
IN_TABLES = f"""
    <w:pPr><w:spacing w:before="30" w:after="30"/></w:pPr>
    <w:rPr><w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:cs="{SANS}"/><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>"""
TABLES = {
    "Record Table": f"""{IN_TABLES}
        <w:tblPr>
          <w:tblBorders>
            <w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
            <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
            <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
          </w:tblBorders>
          <w:tblCellMar>
            <w:left w:w="0" w:type="dxa"/>
            <w:right w:w="140" w:type="dxa"/>
          </w:tblCellMar>
        </w:tblPr>
        <w:trPr><w:cantSplit/></w:trPr>
        <w:tblStylePr w:type="firstRow">
          <w:rPr><w:b/><w:color w:val="{INK}"/><w:lang w:val="{OUR_LANGUAGE}"/></w:rPr>
          <w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders></w:tcPr>
        </w:tblStylePr>
        <w:tblStylePr w:type="firstCol">
          <w:rPr><w:color w:val="{GREY}"/><w:lang w:val="{OUR_LANGUAGE}"/></w:rPr>
        </w:tblStylePr>""",
    "Source Table": f"""{IN_TABLES}
        <w:tblPr>
          <w:tblBorders>
            <w:top w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
            <w:left w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
            <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
            <w:right w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
            <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
            <w:insideV w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
          </w:tblBorders>
          <w:tblCellMar>
            <w:left w:w="90" w:type="dxa"/>
            <w:right w:w="90" w:type="dxa"/>
          </w:tblCellMar>
        </w:tblPr>
        <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>""",
}

SYSTEM_COLOURS = (("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", INK), ("lt2", "F2F2F2"))
ACCENTS = (LINK, "7F6000", "375623", "833C0B", "525252", "203864")
THEME = f"""
<a:theme {nsdecls("a")} name="Reading room">
  <a:themeElements>
    <a:clrScheme name="Reading room">
      {"".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in SYSTEM_COLOURS)}
      {"".join(f'<a:accent{n}><a:srgbClr val="{colour}"/></a:accent{n}>' for n, colour in enumerate(ACCENTS, 1))}
      <a:hlink><a:srgbClr val="{LINK}"/></a:hlink><a:folHlink><a:srgbClr val="{LINK}"/></a:folHlink>
    </a:clrScheme>
    <a:fontScheme name="Reading room">
      <a:majorFont><a:latin typeface="{SANS}"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>
      <a:minorFont><a:latin typeface="{SERIF}"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>
    </a:fontScheme>
    <a:fmtScheme name="Reading room">
      <a:fillStyleLst>{'<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3}</a:fillStyleLst>
      <a:lnStyleLst>{'<a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3}</a:lnStyleLst>
      <a:effectStyleLst>{"<a:effectStyle><a:effectLst/></a:effectStyle>" * 3}</a:effectStyleLst>
      <a:bgFillStyleLst>{'<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3}</a:bgFillStyleLst>
    </a:fmtScheme>
  </a:themeElements>
</a:theme>"""
"""What Word offers to people who go on writing; no style hangs on it."""
DEFAULTS = f"""
<w:docDefaults {nsdecls("w")}>
  <w:rPrDefault>
    <w:rPr>
      <w:rFonts w:ascii="{SERIF}" w:hAnsi="{SERIF}" w:cs="{SERIF}"/>
      <w:color w:val="{INK}"/>
      <w:sz w:val="22"/>
      <w:szCs w:val="22"/>
      <w:lang w:val="x-none" w:eastAsia="x-none" w:bidi="x-none"/>
    </w:rPr>
  </w:rPrDefault>
  <w:pPrDefault/>
</w:docDefaults>"""
"""What holds where no style says otherwise; the writer puts the record's language in the place of none."""
HIDDEN = f"""
<w:latentStyles {nsdecls("w")} w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"
    w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>"""
"""Word does not offer its hundreds of other styles."""

"""WordprocessingML as text: runs, paragraphs and tables, each under a named style.

Strings, not elements: a document is written in a tenth of the time that building a tree takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from converter import xml_clean

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
TEXT_WIDTH = 8504
"""Of each page, in twentieths of a point: 15 cm."""
GAP = '<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>'
"""What keeps a table from growing together with the next, and from standing close to a text before it."""
LINE_BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"
LINE_END = re.compile(r"\r\n|\r|\n")
_HEAD = "<w:cantSplit/><w:tblHeader/>"
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
"""Of the first row after a head, which must not stand alone at the end of a page; Word knows it of all rows by the table's style."""
_SPACED = '<w:t xml:space="preserve">'
"""Where blanks at an end of the text count; without that, Word takes them off."""
_LINE_END_IN_RUN, _TAB_IN_RUN = (f"</w:t><w:{tag}/>{_SPACED}" for tag in ("br", "tab"))
_BLANKS = " \t\r\n"
_AT_AN_END = ("\t ", " \t", "\n ", " \n", " \u2028")
"""A blank at an end of a cell, or of a line in it."""
_LONGEST = 1_000_000
"""Characters of one text node; readers of XML refuse those of ten million."""


def escape(text: str) -> str:
    """*text* as XML shows it within an element; U+FFFD for what XML cannot hold."""
    if not text.isprintable():
        text = xml_clean(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """*text* as XML shows it within an attribute, quotation marks around it."""
    inner = escape(text).replace('"', "&quot;")
    return f'"{inner}"'


def run(text: str, style: str = "") -> str:
    """Words in one character style, or in none."""
    if len(text) > _LONGEST:
        return "".join(run(text[at : at + _LONGEST], style) for at in range(0, len(text), _LONGEST))
    styled = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    opened = "<w:t>" if text.strip(_BLANKS) == text else _SPACED
    return f"<w:r>{styled}{opened}{escape(text)}</w:t></w:r>"


def lines(text: str) -> str:
    r"""Words whose line ends (``\n``) and tabs are kept."""
    if len(text) > _LONGEST:
        return "".join([lines(text[at : at + _LONGEST]) for at in range(0, len(text), _LONGEST)])
    written = escape(text).replace("\n", _LINE_END_IN_RUN).replace("\t", _TAB_IN_RUN)
    return f"<w:r>{_SPACED}{written}</w:t></w:r>"


def bookmark(number: int, name: str) -> str:
    """A place that links lead to, under a number of its own."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def paragraph(style: str, runs: str) -> str:
    """A paragraph in a paragraph style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def table(style: str, widths: Sequence[int], rows: str, *, head: bool = True, caption: str = "") -> str:
    """A table whose columns keep their widths.

    Args:
        style: the table style.
        widths: of the columns, in twentieths of a point.
        rows: each made by `row`, or all by `rows_of`.
        head: whether the first row is its head.
        caption: what the table is, for those who cannot see it; the table is then one of our own, whose first
            column names what the others say.
    """
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    named = f"<w:tblCaption w:val={quoted(caption)}/>" if caption else ""
    look = 0x0600 | head << 5 | bool(caption) << 7
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look:04X}" w:firstRow="{head:d}" w:lastRow="0"'
        f' w:firstColumn="{bool(caption):d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{named}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{GAP}"
    )


def row(cells: Iterable[str], *, head: bool = False, missing: int = 0) -> str:
    """A row of a table.

    Args:
        cells: the inside of each cell's one paragraph.
        head: whether the row stays whole, and stands at the top of each page that its table reaches.
        missing: how many columns of the table it does not reach.
    """
    after = f'<w:gridAfter w:val="{missing}"/>' if missing else ""
    properties = f"<w:trPr>{after}{_HEAD if head else ''}</w:trPr>" if missing or head else ""
    return f"<w:tr>{properties}<w:tc><w:p>{'</w:p></w:tc><w:tc><w:p>'.join(cells)}</w:p></w:tc></w:tr>"


def rows_of(
    names: Sequence[str], rows: Sequence[Sequence[str]], style: str = "", marks: Mapping[str, str] | None = None
) -> str:
    """The head and the rows of a table of plain words, which look as their table says.

    They are escaped all at once: most of what is written into a document are cells of a few letters.

    Args:
        names: of the columns.
        rows: the texts of each row; U+2028 is a line break.
        style: of the paragraphs that are not in the first column.
        marks: bookmarks, each by the words of the first column that it stands before.
    """
    words = _joined(rows)
    cuts = words.count("\n"), words.count("\t")
    if cuts != (len(rows) - 1, len(rows) * (len(names) - 1)) or len(words) > _LONGEST:
        words = _joined([[_in_one_line(text) for text in texts] for texts in rows])
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    spaced = words.strip(" ") != words or any(one in words for one in _AT_AN_END)
    opened, closed = f"<w:r>{_SPACED if spaced else '<w:t>'}", "</w:t></w:r></w:p></w:tc>"
    written = (
        escape(words)
        .replace("\t", f"{closed}<w:tc><w:p>{styled}{opened}")
        .replace("\n", f"{closed}</w:tr><w:tr><w:tc><w:p>{opened}")
        .replace("\u2028", _LINE_END_IN_RUN)
    )
    written = f"<w:tr>{_WHOLE}<w:tc><w:p>{opened}{written}{closed}</w:tr>"
    for name, mark in (marks or {}).items():
        cell = f"{opened}{escape(name)}{closed}"
        written = written.replace(f"<w:tc><w:p>{cell}", f"<w:tc><w:p>{mark}{cell}", 1)
    return row(map(run, names), head=True) + written


def _in_one_line(text: str) -> str:
    """A text without signs that have a meaning here, and with line breaks where it is too long for one node."""
    text = text.replace("\n", " ").replace("\t", " ")
    return "\u2028".join([text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)])


def _joined(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join(["\t".join(texts) for texts in rows])

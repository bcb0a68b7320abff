"""What a document shows to its readers, whichever program saved it last: paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from converter import RecoverError
from converter_docx.markup import MarkupError, tree_of
from converter_docx.package import Package, PackageError
from converter_docx.wordml import WORD

_PARTS = re.compile(r"word/(?:document|(?:header|footer)\d*)\.xml")
_W = f"{{{WORD}}}"
_PARAGRAPH, _TEXT, _FIELD, _FIELD_KIND = f"{_W}p", f"{_W}t", f"{_W}fldChar", f"{_W}fldCharType"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LEFT_OUT = frozenset(f"{_W}{name}" for name in ("pPr", "rPr", "tblPr", "sectPr", "del", "moveFrom", "fldSimple"))
"""Properties, among which are tabs that are no text; what was taken out; fields, which programs fill in anew."""
_VERSION = re.compile(r"archive-converter \S+")


def passages(data: bytes) -> Iterator[str]:
    """The text of each paragraph that has one: those of the pages in order, then those above and below each page.

    Raises:
        RecoverError: *data* is not a Word document.
    """
    try:
        package = Package(data)
        texts = {name: list(_shown(package[name])) for name in package if _PARTS.fullmatch(name)}
    except (PackageError, MarkupError) as error:
        raise RecoverError(str(error)) from None
    yield from texts.pop("word/document.xml", ())
    yield from sorted({text for around in texts.values() for text in around})


def _shown(part: bytes) -> Iterator[str]:
    """The text of each paragraph of a part; the version of this program is none of what a document says."""
    open_paragraphs: list[list[str]] = []
    field = 0
    walk = etree.iterwalk(tree_of(part), events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        if event == "end":
            if tag == _PARAGRAPH and (text := "".join(open_paragraphs.pop())) and not _VERSION.fullmatch(text):
                yield text
        elif tag == _PARAGRAPH:
            open_paragraphs.append([])
        elif tag in _LEFT_OUT:
            walk.skip_subtree()
        elif tag == _FIELD:
            field += {"begin": 1, "end": -1}.get(element.get(_FIELD_KIND, ""), 0)
        elif open_paragraphs and not field:
            if tag == _TEXT:
                open_paragraphs[-1].append(element.text or "")
            elif tag in _SIGNS:
                open_paragraphs[-1].append(_SIGNS[tag])

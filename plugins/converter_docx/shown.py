"""What a document shows to its readers, whichever program saved it last: paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from converter import RecoverError
from converter_docx.markup import Attributes, MarkupError, named, parsed
from converter_docx.package import Package, PackageError
from converter_docx.wordml import WORD

_BODY = "word/document.xml"
_AROUND = re.compile(r"word/(?:header|footer)\d*\.xml")
_PARAGRAPH, _TEXT, _FIELD, _FIELD_KIND = (named(WORD, name) for name in ("p", "t", "fldChar", "fldCharType"))
_SIGNS = {
    named(WORD, "tab"): "\t",
    named(WORD, "br"): "\n",
    named(WORD, "cr"): "\n",
    named(WORD, "noBreakHyphen"): "-",
}
_LEFT_OUT = frozenset(
    named(WORD, name) for name in ("pPr", "rPr", "tblPr", "sectPr", "del", "moveFrom", "fldSimple")
)
"""Properties, among which are tabs that are no text; what was taken out; fields, which programs fill in anew."""
_VERSION = re.compile(r"archive-converter \S+")


def passages(data: bytes) -> Iterator[str]:
    """The text of each paragraph that has one: those of the pages in order, then those above and below each page.

    They come one by one as the parts are read bit by bit, so that of a small file which holds a large part no more than
    one paragraph is in memory.

    Raises:
        RecoverError: *data* is not a Word document.
    """
    try:
        package = Package(data)
        if _BODY in package:
            yield from _Shown().read(package.chunks(_BODY))
        around = [name for name in package if _AROUND.fullmatch(name)]
        yield from sorted({text for name in around for text in _Shown().read(package.chunks(name))})
    except (PackageError, MarkupError) as error:
        raise RecoverError(str(error)) from None


class _Shown:
    """The paragraphs of a part, as its tags come."""

    def __init__(self) -> None:
        self._ended: list[str] = []
        self._open: list[list[str]] = []
        """The words so far of each paragraph that has begun, one within the other."""
        self._is_text = False
        self._fields = 0
        """So many fields have begun that have not ended."""
        self._left_out = 0
        """So many elements have begun within one that is left out, itself included."""

    def read(self, chunks: Iterable[bytes]) -> Iterator[str]:
        """The text of each paragraph; the version of this program is none of what a document says."""
        for _ in parsed(chunks, self._begin, self._text, self._end):
            yield from (text for text in self._ended if text and not _VERSION.fullmatch(text))
            self._ended.clear()

    def _begin(self, tag: str, attributes: Attributes) -> None:
        if self._left_out or tag in _LEFT_OUT:
            self._left_out += 1
        elif tag == _PARAGRAPH:
            self._open.append([])
        elif tag == _FIELD:
            self._fields += {"begin": 1, "end": -1}.get(attributes.get(_FIELD_KIND, ""), 0)
        elif self._open and not self._fields:
            self._is_text = tag == _TEXT
            if tag in _SIGNS:
                self._open[-1].append(_SIGNS[tag])

    def _text(self, words: str) -> None:
        if self._is_text:
            self._open[-1].append(words)

    def _end(self, tag: str) -> None:
        self._is_text = False
        if self._left_out:
            self._left_out -= 1
        elif tag == _PARAGRAPH:
            self._ended.append("".join(self._open.pop()))

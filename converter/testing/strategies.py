"""Hypothesis strategies: any sound record, its text and its spans grown together, and damage to a text."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from converter.model.document import Document, Notice, Setting
from converter.model.source import Source
from converter.model.span import Span
from converter.model.text import BYTE_ORDER_MARK
from converter.testing.damage import damage
from converter.testing.metadata import DrawnExtension, metadata, phrase, placed, several, term
from converter.testing.sheet import Sheet, part_kinds
from converter.testing.words import LINE_ENDS, even

__all__ = ["DrawnExtension", "damage", "documents"]

_encoding = st.sampled_from(("utf-8", "utf-8", "utf-8-sig", "utf-16-le", "cp1252"))
_line_end = st.sampled_from(LINE_ENDS)
_start = st.sampled_from(("", "", "\n\n", "  \t"))
_format = st.sampled_from(("cable", "wiki-cable", "news-article", "drawn"))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any sound record: every kind of block, inline, metadata and furniture, odd characters and encodings.

    Its extensions are `DrawnExtension`, or one of a plugin that is not there.
    """
    encoding = draw(_encoding)
    sheet = Sheet(
        draw,
        plain=encoding == "cp1252" or draw(even),
        line_end=draw(_line_end),
        start=BYTE_ORDER_MARK if encoding == "utf-16-le" else draw(_start),
    )
    body = []
    for part in draw(part_kinds):
        if part == "metadata":
            sheet.metadata()
        elif part == "furniture":
            sheet.furniture()
        else:
            body.append(sheet.block(part))
    sheet.finish()
    text = sheet.text
    sha256 = hashlib.sha256(text.encode(encoding)).hexdigest()
    return Document(
        source=Source(draw(phrase), text, encoding, sha256),
        format=draw(_format),
        metadata=placed(draw(metadata), sheet.places, text),
        body=tuple(body),
        segments=sheet.ledger().close(),
        notices=draw(several(_notices(len(text)))),
        settings=draw(several(st.builds(Setting, term("language", "detail"), phrase))),
    )


def _notices(length: int) -> st.SearchStrategy[Notice]:
    ends = st.tuples(st.integers(0, length), st.integers(0, length)).map(sorted)
    spans = st.none() | ends.map(lambda pair: Span(*pair))
    return st.builds(Notice, term("created-differs", "unrecognised", "unprintable"), phrase, spans)

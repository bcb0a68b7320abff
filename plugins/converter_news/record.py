"""Parts to a record: claims on the text, metadata, and the blocks of the body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from converter import (
    Block,
    Cited,
    Document,
    Ledger,
    List,
    Notice,
    Paragraph,
    Quote,
    Role,
    Source,
    Span,
    Text,
    readable,
    trim,
)
from converter_news.blocks import Block as Stretch
from converter_news.body import is_bulleted
from converter_news.colophon import Colophon
from converter_news.damage import damage
from converter_news.dateline import Dateline
from converter_news.facts import gather
from converter_news.parts import Part

FORMAT = "news-article"
_TOGETHER = ("item", "quote")
"""Parts that make one block with their neighbours."""


def make_record(source: Source, parts: Sequence[Part], language: Cited[str] | None) -> Document:
    """The record of an article whose blocks are *parts*, in order."""
    ledger = Ledger(source.text)
    for part in parts:
        _claim(ledger, source.text, part)
    return Document(
        source=source,
        format=FORMAT,
        metadata=gather(source.text, parts, language),
        body=tuple(_body(source.text, parts)),
        segments=ledger.close(),
        notices=(*_doubts(parts), *damage(source.text)),
    )


def _claim(ledger: Ledger, text: str, part: Part) -> None:
    block, name, role, detail, _ = part
    start, end = block.start, block.end
    if isinstance(detail, Dateline):
        ledger.metadata(start, detail.end, "dateline")
        ledger.body(detail.end, end)
    elif isinstance(detail, Colophon):
        ledger.metadata(start, detail.end, "colophon")
        ledger.furniture(*trim(text, detail.end, end), "appeal")
    elif role is Role.BODY:
        ledger.body(start, end)
    elif role is Role.METADATA:
        ledger.metadata(start, end, name)
    else:
        ledger.furniture(start, end, name)


def _body(text: str, parts: Iterable[Part]) -> Iterator[Block]:
    """Paragraphs, and the items of a list or the paragraphs of a quotation together."""
    for name, run in groupby(parts, lambda part: part.name if part.name in _TOGETHER else ""):
        if name == "item":
            yield List(items=tuple(_item(text, part) for part in run))
        elif name == "quote":
            yield Quote(blocks=tuple(_plain(part.block) for part in run))
        else:
            for part in run:
                paragraph = _paragraph(text, part)
                if paragraph is not None:
                    yield paragraph


def _paragraph(text: str, part: Part) -> Paragraph | None:
    block, name, role, detail, _ = part
    start, end, words = block.start, block.end, block.text
    if isinstance(detail, Dateline):
        start, name = detail.end, "text"
        words = text[start:end]
    elif role is not Role.BODY:
        return None
    if start == end:
        return None
    inlines = (Text(readable(words), Span(start, end)),)
    return Paragraph(inlines=inlines) if name == "text" else Paragraph(inlines=inlines, role=Cited(name))


def _plain(block: Stretch) -> Paragraph:
    return Paragraph(inlines=(Text(readable(block.text), Span(block.start, block.end)),))


def _item(text: str, part: Part) -> Paragraph:
    """An item: its bullet, if one is printed, is its label."""
    bullet = part.block.start + 1
    if not is_bulleted(part.block.text):
        return _plain(part.block)
    start, end = trim(text, bullet, part.block.end)
    label = Cited(text[part.block.start : bullet], Span(part.block.start, bullet))
    return Paragraph(label=label, inlines=(Text(readable(text[start:end]), Span(start, end)),))


def _doubts(parts: Iterable[Part]) -> Iterator[Notice]:
    """One notice for each run of blocks that may be something else than paragraphs."""
    for doubt, run in groupby(parts, lambda part: part.doubt):
        if doubt:
            found = list(run)
            span = Span(found[0].block.start, found[-1].block.end)
            count = f"{len(found)} lines" if len(found) > 1 else "a line"
            yield Notice("doubtful", f"{count} kept as text that may be something else: {doubt}", span)

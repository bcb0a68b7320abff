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
    Preformatted,
    Quote,
    Role,
    Source,
    Span,
    Text,
    readable,
    trim,
    xml_clean,
)
from converter_news.blocks import END_MARKS
from converter_news.blocks import Block as Stretch
from converter_news.byline import read_byline
from converter_news.colophon import Colophon
from converter_news.damage import damage
from converter_news.dateline import Dateline
from converter_news.facts import gather
from converter_news.labels import Label, quoted_length
from converter_news.parts import Part

FORMAT = "news-article"
_LEAST_WIDTH = 40
"""Characters of a line that is wrapped."""
_LINES_OF_HEAD = 3
"""Blocks from the headline of another article to its first paragraph, at most."""
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
        notices=(*_doubts(parts), *_others(source.text, parts), *damage(source.text)),
    )


def _claim(ledger: Ledger, text: str, part: Part) -> None:
    block, name, role, detail, _ = part
    start, end = block.start, block.end
    if name == "quote" and (mark := quoted_length(block.text)):
        ledger.furniture(start, start + mark, "markup")
        ledger.body(start + mark, end)
    elif isinstance(detail, Dateline):
        ledger.metadata(start, detail.end, "dateline")
        ledger.body(detail.end, end)
    elif isinstance(detail, Colophon):
        ledger.metadata(start, detail.end, "colophon")
        ledger.furniture(*trim(text, detail.end, end), "appeal")
    elif role is Role.BODY:
        ledger.body(_line_start(text, start) if name == "table" else start, end)
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
            yield from _quote([part.block for part in run])
        else:
            for part in run:
                block = _as_printed(text, part.block) if part.name == "table" else _paragraph(text, part)
                if block is not None:
                    yield block


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
    """An item: its bullet or number, if one is printed, is its label."""
    label, first = part.detail, part.block.start
    if not isinstance(label, Label):
        return _plain(part.block)
    start, end = trim(text, first + label.length, part.block.end)
    printed = Cited(label.value, Span(first, first + label.length))
    return Paragraph(label=printed, inlines=(Text(readable(text[start:end]), Span(start, end)),))


def _quote(quoted: Iterable[Stretch]) -> Iterator[Quote]:
    """The quoted blocks; of those behind ``>`` one that ends like no sentence is wrapped, and goes on in the next."""
    paragraphs: list[list[Text]] = [[]]
    for block in quoted:
        mark = quoted_length(block.text)
        words = block.text[mark:]
        if not words:
            paragraphs.append([])
            continue
        if not (mark and paragraphs[-1] and _is_wrapped(paragraphs[-1][-1].text)):
            paragraphs.append([])
        elif paragraphs[-1]:
            words_before = paragraphs[-1].pop()
            end = words_before.span.end + 1
            paragraphs[-1].append(Text(words_before.text + " ", Span(words_before.span.start, end)))
        paragraphs[-1].append(Text(readable(words), Span(block.start + mark, block.end)))
    found = tuple(Paragraph(inlines=tuple(one)) for one in paragraphs if one)
    if found:
        yield Quote(blocks=found)


def _is_wrapped(words: str) -> bool:
    return len(words) >= _LEAST_WIDTH and words[-1] not in END_MARKS


def _line_start(text: str, at: int) -> int:
    while at and text[at - 1] in " \t":
        at -= 1
    return at


def _as_printed(text: str, block: Stretch) -> Preformatted:
    """A table with the blanks before its first line."""
    start = _line_start(text, block.start)
    lines = text[start : block.end].replace("\r\n", "\n").replace("\r", "\n")
    return Preformatted(xml_clean(lines), Span(start, block.end))


def _doubts(parts: Iterable[Part]) -> Iterator[Notice]:
    """One notice for each run of blocks that may be something else than paragraphs."""
    for doubt, run in groupby(parts, lambda part: part.doubt):
        if doubt:
            found = list(run)
            span = Span(found[0].block.start, found[-1].block.end)
            count = f"{len(found)} lines" if len(found) > 1 else "a line"
            yield Notice("doubtful", f"{count} kept as text that may be something else: {doubt}", span)


def _others(text: str, parts: Sequence[Part]) -> Iterator[Notice]:
    """One notice where other articles follow the first, from the headline of the next: the metadata are the first's."""
    found = _beginnings(text, parts)
    if found:
        first = found[0]
        while found[0] - first < _LINES_OF_HEAD - 1 and _is_line(parts[first - 1]):
            first -= 1
        begin = (
            f"{len(found)} other articles begin here and below"
            if len(found) > 1
            else "another article begins here"
        )
        message = f"{begin}; the metadata are those of the first alone: give each article a file of its own"
        yield Notice("other-article", message, Span(parts[first].block.start, parts[found[0]].block.end))


def _beginnings(text: str, parts: Sequence[Part]) -> list[int]:
    """The parts that show a further article: below one dateline another, below one byline another above prose.

    Pages also have the authors of what they link to, so that only datelines count there. Of 571 articles of 17
    sources, each in a file of its own, none has either.
    """
    is_page = any(part.name == "site-frame" for part in parts)
    found: list[int] = []
    is_dated = is_signed = False
    for at, part in enumerate(parts):
        begins = False
        if isinstance(part.detail, Dateline):
            begins, is_dated = is_dated and parts[at - 1].name != "caption", True
        elif part.name == "byline":
            is_signed = True
        elif is_signed and not is_page and _is_line(part):
            begins = _signs(text, part) and _is_prose(parts[at + 1 : at + 2])
        if begins and not (found and at - found[-1] < _LINES_OF_HEAD):
            found.append(at)
    return found


def _is_line(part: Part) -> bool:
    return bool(part.doubt) or part.name == "crosshead"


def _signs(text: str, part: Part) -> bool:
    byline = read_byline(text, part.block.start, part.block.end)
    return byline is not None and byline.worded and bool(byline.authors)


def _is_prose(following: Sequence[Part]) -> bool:
    return any((part.role is Role.BODY and not _is_line(part)) or part.name == "dateline" for part in following)

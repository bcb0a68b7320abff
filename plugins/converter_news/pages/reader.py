"""The straight line from a page to its record: lines, data, advice, the article, the record, its place in the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from converter import Document, ReadError, Role, Source, Span, placed
from converter_news import ArticleOptions
from converter_news.blocks import Block, Kind
from converter_news.byline import read_agency_line, read_byline, read_names
from converter_news.colophon import read_colophon
from converter_news.date_line import read_date_line
from converter_news.forms import read_end_form, read_form
from converter_news.labels import read_label
from converter_news.language import given_language, language_of
from converter_news.looks import find_dateline
from converter_news.pages.adviser import advise
from converter_news.pages.article import Found, find_article
from converter_news.pages.beside import labelled_names, with_beside
from converter_news.pages.data import PageData, read_data
from converter_news.pages.draft import Draft, draft_of
from converter_news.pages.facts import citable, enriched, used
from converter_news.pages.inlines import with_inlines
from converter_news.pages.locate import Wording, locate
from converter_news.pages.marks import is_output
from converter_news.pages.walk import Page, walk
from converter_news.parts import Detail, Part
from converter_news.record import make_record

FORMAT = "news-html"
_KEPT = frozenset(("copyright", "correction", "credit", "editor-note"))
"""Lines beside the text that are kept as the article's own."""
_TITLES = ("kicker", "headline", "standfirst")
_SHOWN = frozenset(("crosshead", "quote"))
_PROSE = frozenset(("text", "item", "quote"))
_LINES_ABOVE = 5
_LINES_BELOW = 15
"""So many lines above the headline, and below the text, may name a day or an author."""
_CAPTION = Kind("caption", Role.BODY)
_LEAST_PARAGRAPH = 60
_END = 6
"""So many of the last lines may be credits."""
_LONGEST_LINE = 240
_NOT_FOUND = "no article can be found in this page"
_IS_OUTPUT = (
    "this page is an output of html, not a page of the press; `converter recover` gives the source it was made of"
)


def read_page(source: Source, options: ArticleOptions) -> Document:
    """The record of the article that a page shows.

    Raises:
        ReadError: no article can be found in the page, or it is an output of this program.
        UnavailableError: its language is to be identified, and the extra for that is not installed.
    """
    if is_output(source.text):
        raise ReadError(_IS_OUTPUT, 0)
    page = walk(source.text)
    data = read_data(source.text, page.marked)
    found = _article(source.text, page, data)
    if not found:
        raise ReadError(_NOT_FOUND, 0)
    data = citable(with_beside(source.text, page, data, *_regions(page, found)), found)
    draft = draft_of(source.text, found, used(data))
    parts = _parts(draft)
    document = make_record(draft.source, parts, None)
    words = "\n".join(one.line.text for one in found if one.kind in _PROSE)
    language = given_language(options.language, words, FORMAT)
    metadata = enriched(document.metadata, data, draft, language, language_of(words))
    body = with_inlines(document.body, source.text, draft)
    document = evolve(document, format=FORMAT, metadata=metadata, body=body)
    return placed(document, draft.excerpt, source, _stretches(page, found))


def _article(text: str, page: Page, data: PageData) -> list[Found]:
    lines = [line.text for line in page.lines]
    body = data.article.body if data.article else None
    found = find_article(
        page,
        locate(lines, advise(text)),
        [title.value for title in data.titles],
        Wording(body.value) if body else None,
        [one.value for one in data.descriptions],
    )
    return [one for one in _with_head(found) if _belongs(one)]


def _with_head(found: Sequence[Found]) -> Iterator[Found]:
    """Lines above the first paragraph that are bylines, dates or captions, as such, also if they were taken for text."""
    begun = False
    for one in found:
        words = one.line.text
        if not begun and one.kind in _PROSE | {"head"}:
            if _head_part(words, 0, len(words), one) is not None:
                yield one._replace(kind="head")
                continue
            if read_form(words) == _CAPTION:
                yield one._replace(kind="caption")
                continue
            begun = one.kind in _PROSE and len(words) >= _LEAST_PARAGRAPH
        yield one


def _regions(page: Page, found: Sequence[Found]) -> tuple[Span, Span]:
    """The stretches above the text and below it in which a page may say who wrote it and when."""
    starts = [line.start for line in page.lines]
    first = bisect_left(starts, found[0].line.start)
    prose = [one.line for one in found if one.kind in _PROSE] or [found[-1].line]
    last = bisect_left(starts, prose[-1].start)
    above = Span(starts[max(first - _LINES_ABOVE, 0)], prose[0].start)
    return above, Span(prose[-1].end, page.lines[min(last + _LINES_BELOW, len(starts) - 1)].end)


def _belongs(found: Found) -> bool:
    """Whether a line round the text is one that the article has: byline, date, credit, correction, copyright."""
    words = found.line.text
    if found.kind == "head":
        return _head_part(words, 0, len(words), found) is not None
    if found.kind == "beside":
        form = read_form(words) or read_end_form(words)
        return form is not None and form.name in _KEPT
    return True


def _head_part(text: str, start: int, end: int, found: Found) -> tuple[str, Detail] | None:
    """What a line between headline and text is, if it is one of those that have a value."""
    if end - start > _LONGEST_LINE:
        return None
    looks: list[tuple[str, Callable[[str, int, int], Detail]]] = [
        ("date-line", read_date_line),
        ("byline", read_byline),
        ("byline", read_agency_line),
    ]
    if any("author" in words or "byline" in words for words in found.line.element.trail):
        looks.append(("byline", read_names))
    for name, look in looks:
        detail = look(text, start, end)
        if detail is not None:
            return name, detail
    return ("byline", None) if labelled_names(text[start:end]) else None


def _parts(draft: Draft) -> list[Part]:
    """Each block of the draft, and what it is."""
    text = draft.excerpt.text
    own = [
        (block, found)
        for block, found in draft.blocks
        if found is not None and found.kind not in (*_TITLES, "head")
    ]
    named = dict(zip((block.start for block, _ in own), _body(text, own), strict=True))
    parts = []
    for block, found in draft.blocks:
        if found is None:
            parts.append(Part(block, "page-data", Role.METADATA))
        elif found.kind in _TITLES:
            parts.append(Part(block, found.kind, Role.METADATA))
        elif found.kind == "head":
            name, detail = _head_part(text, block.start, block.end, found) or ("byline", None)
            parts.append(Part(block, name, Role.METADATA, detail))
        else:
            parts.append(named[block.start])
    return parts


def _body(text: str, own: Sequence[tuple[Block, Found]]) -> Iterator[Part]:
    """The lines of the text by the rules for plain text, but for what the page itself shows them to be."""
    first = next((at for at, (_, found) in enumerate(own) if found.kind == "text"), -1)
    for at, (block, found) in enumerate(own):
        dateline = find_dateline(text, block.start, block.end) if at == first else None
        if dateline is not None and dateline.end < block.end:
            yield Part(block, "dateline", Role.METADATA, dateline)
        elif found.kind == "caption":
            yield Part(block, "caption", Role.BODY)
        else:
            yield _named(text, block, found, at_end=len(own) - at <= _END)


def _named(text: str, block: Block, found: Found, *, at_end: bool) -> Part:
    """A line of the text by its own words, or else by its element."""
    words = block.text
    if at_end and (colophon := read_colophon(text, block.start, block.end)):
        return Part(block, "colophon", Role.METADATA, colophon)
    form = read_form(words) or (read_end_form(words) if at_end else None)
    if form is not None and form.name != "caption":
        return Part(block, form.name, form.role)
    if found.kind == "item":
        label = read_label(words)
        return Part(block, "item", Role.BODY, None if label is None or label.number else label)
    return Part(block, found.kind if found.kind in _SHOWN else "text", Role.BODY)


def _stretches(page: Page, found: Sequence[Found]) -> list[Span]:
    """The stretches of the page in which nothing else is to be seen than the lines *found*."""
    own = {one.line.start for one in found}
    stretches: list[Span] = []
    joined = False
    for line in page.lines:
        if line.start in own:
            start = stretches.pop().start if joined else line.start
            stretches.append(Span(start, line.end))
        joined = line.start in own
    return stretches

"""How a web page with a news article is known: by what its data call it, and by what only the press prints.

That a page is an article say weblogs, shops and encyclopaedias too. So a page is news if its data say that it is; an
article that is called no more than that needs what only the press has. A cue is looked for first, because that is
quick; then what stands round it decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from converter import Confidence, Detection, Evidence, Source, Span

_BEGINNING = re.compile(r"[\s\ufeff]{0,999}<[!?/]?[A-Za-z-]")
"""How a page begins."""
_PAGE = re.compile(r"<(?:!doctype\s|(?:html|head|body|title|meta|article|h1)[\s>])", re.IGNORECASE)
_PAGE_WITHIN = 4_000
_BEFORE = 200
"""Characters before a cue in which its tag or its key begins."""
_AROUND = 1_000
"""Characters of a tag before a cue, and behind it; weblogs give an article long lists of classes."""
_MOST_PLACES = 50
"""Places of a cue that are looked at."""
_LINKED = re.compile(
    r"\"@type\"\s{0,20}:\s{0,20}(?:\[[^\[\]{}]{0,100})?\"(?:https?://schema\.org/)?\w{0,30}NewsArticle\""
)
_ITEM = re.compile(r"itemtype\s{0,9}=\s{0,9}[\"']?\s{0,9}https?://schema\.org/\w{0,30}NewsArticle\b")
_IS_ARTICLE = re.compile(r"\b(?:content|value)\s{0,9}=\s{0,9}[\"']?(?:article|news)\b", re.IGNORECASE)
_META = re.compile(r"<meta\s", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z]")
_SCRIPT = re.compile(r"<script\b[^<>]{0,200}?application/ld\+json", re.IGNORECASE)
_DATELINE = re.compile(r">\s{0,9}[A-ZÀ-Þ][\w .,/’'-]{1,50}\([^()<>]{2,30}\)\s{0,3}(?:[-–—]|&[mn]dash;)")
_CREDIT = re.compile(r"(?:Reporting|Writing) by [A-Z][^<>]{3,200}Editing by [A-Z]")
_PRESS_WITHIN = 400_000
"""Characters in which a page of the press has a dateline or credits, scripts and styles before them taken along."""
_LIST = 6
"""A page that calls so many things news articles lists them, unless it is called an article itself."""
_CERTAIN, _STRONG, _LIKELY = 10, 3, 4
_OUTPUT_HEAD = '<link rel="schema.DCTERMS"'
_OUTPUT_FOOT = "</main>\n<footer><p>"
_MADE_OF = re.compile(r"[^<>]{1,999}, read as [a-z][a-z0-9-]{0,99}; SHA-256 [0-9a-f]{64}\.</p>")
"""How a page ends that shows the record of another file."""


class Mark(NamedTuple):
    """A mark of a page with news: its name, its weight, and how it is found."""

    name: str
    weight: int
    find: Callable[[str], Span | None]


def detect_page(source: Source) -> Detection | None:
    """Certain if the page's data say that it is a news article; likely by marks of the press on an article."""
    text = source.text
    if not _BEGINNING.match(text) or not _PAGE.search(text, 0, _PAGE_WITHIN):
        return None
    found = [(mark, place) for mark in MARKS if (place := mark.find(text)) is not None]
    weights = [mark.weight for mark, _ in found]
    if sum(weights) < _LEAST or is_output(text):
        return None
    if max(weights) >= _CERTAIN:
        sure = Confidence.CERTAIN
    else:
        sure = Confidence.LIKELY if max(weights) >= _STRONG and sum(weights) >= _LIKELY else Confidence.POSSIBLE
    named = {mark.name for mark, _ in found}
    return Detection(
        sure,
        tuple(Evidence(mark.name, place) for mark, place in found),
        tuple(mark.name for mark in MARKS if mark.weight >= _STRONG and mark.name not in named),
    )


def is_output(text: str) -> bool:
    """Whether a page is what the writer ``html`` makes of a record: it names the file and the reader at its end."""
    head = text.find(_OUTPUT_HEAD)
    foot = text.find(_OUTPUT_FOOT, head) if head >= 0 else -1
    return foot >= 0 and _MADE_OF.match(text, foot + len(_OUTPUT_FOOT)) is not None


def _places(text: str, cue: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where *cue* stands, as often as is looked at."""
    at = text.find(cue, start, end)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(cue, at + len(cue), end)


def _scripts(text: str) -> Iterator[Span]:
    """The scripts of JSON-LD, but for those in a comment; what a page only shows of such data says nothing of it."""
    at, is_hidden = 0, False
    for cue in _places(text, "ld+json"):
        start = text.rfind("<", max(cue - _BEFORE, 0), cue)
        if start < at or _SCRIPT.match(text, start) is None:
            continue
        opened, closed = text.rfind("<!--", at, start), text.rfind("-->", at, start)
        is_hidden = opened > closed or (is_hidden and closed < 0)
        end = text.find("</script", start)
        at = end if end >= 0 else len(text)
        if not is_hidden:
            yield Span(start, at)


def _round(cue: str, form: re.Pattern[str]) -> Callable[[str], Span | None]:
    """Finds *form*, which begins before its *cue* and runs beyond it."""

    def find(text: str) -> Span | None:
        for at in _places(text, cue):
            found = form.search(text, max(at - _BEFORE, 0), at + len(cue) + _BEFORE)
            if found:
                return Span(*found.span())
        return None

    return find


def _tag(
    cue: str, form: re.Pattern[str] | None = None, element: re.Pattern[str] = _META
) -> Callable[[str], Span | None]:
    """Finds an *element* whose tag holds *cue*, and *form* as well."""

    def find(text: str) -> Span | None:
        for at in _places(text, cue):
            start, end = text.rfind("<", max(at - _AROUND, 0), at), text.find(">", at, at + _AROUND)
            is_tag = 0 <= start < end and text.find(">", start, at) < 0 and element.match(text, start)
            if is_tag and (form is None or form.search(text, start, end)):
                return Span(start, end + 1)
        return None

    return find


def _linked(cue: str, form: re.Pattern[str]) -> Callable[[str], Span | None]:
    """Finds *form* in the data; not where they list many, and the page is not called an article."""

    def find(text: str) -> Span | None:
        places = [
            Span(*found.span())
            for script in _scripts(text)
            for at in _places(text, cue, script.start, script.end)
            if (found := form.search(text, max(at - _BEFORE, script.start), min(at + _BEFORE, script.end)))
        ]
        if len(places) >= _LIST and _OPEN_GRAPH(text) is None:
            return None
        return places[0] if places else None

    return find


def _dateline(text: str) -> Span | None:
    beginning = text[:_PRESS_WITHIN]
    for agency in _AGENCIES:
        for at in _places(beginning, f"({agency})"):
            found = _DATELINE.search(text, max(at - _BEFORE // 2, 0), at + len(agency) + 20)
            if found:
                return Span(found.start() + 1, found.end())
    return None


_AGENCIES = (
    "Reuters",
    "AP",
    "AFP",
    "CNN",
    "UPI",
    "dpa",
    "Kyodo",
    "Xinhua",
    "Bloomberg",
    "PTI",
    "Yonhap",
    "TASS",
    "CBS",
)
"""The agencies that datelines of pages name most."""
_OPEN_GRAPH = _tag("og:type", _IS_ARTICLE)
_LEAST = 2

MARKS = (
    Mark("news article in JSON-LD", _CERTAIN, _linked("NewsArticle", _LINKED)),
    Mark("news article in microdata", _CERTAIN, _tag("NewsArticle", _ITEM, _TAG)),
    Mark("dateline with agency", _STRONG, _dateline),
    Mark("news keywords", 2, _tag("news_keywords")),
    Mark(
        "news media organization",
        _STRONG,
        _linked("NewsMediaOrganization", re.compile(r"\"NewsMediaOrganization\"")),
    ),
    Mark("credit line", _STRONG, _round("Editing by", _CREDIT)),
    Mark("kind of the page", 1, _OPEN_GRAPH),
    Mark("time of publication", 1, _tag("article:published_time")),
    Mark("headline", 1, _round("<h1", re.compile(r"<h1[\s>]"))),
)
"""What speaks for a news article, the heaviest first."""

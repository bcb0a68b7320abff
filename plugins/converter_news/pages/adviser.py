"""The adviser: trafilatura, which finds the article in a page; what it gives has no places.

It is asked for nothing but the text, with what cannot be text taken out of the page before. It knows no network, and
of entities only those of HTML.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from lxml.etree import LxmlError, iterwalk
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from converter import ReadError, tags

_LEFT_OUT = frozenset(("script", "style", "textarea", "iframe", "noembed", "noframes", "xmp"))
_LONGEST_PAGE = 4_000_000
"""Characters, without scripts: more than any article; the adviser takes no linear time."""
_FAILURES = (ArithmeticError, AttributeError, LookupError, LxmlError, RecursionError, TypeError, ValueError)
"""What it may raise on a page that it cannot make sense of."""
_LINES = frozenset(("p", "head", "item", "quote", "cell", "list", "row", "table", "lb", "div", "code"))
"""Elements of the adviser's that begin on a line of their own."""


def advise(text: str) -> list[str]:
    """The lines of the article in the page *text*, in order; none if there is none.

    Raises:
        ReadError: the page is longer than any article.
    """
    page = _without_scripts(text)
    if len(page) > _LONGEST_PAGE:
        raise ReadError(f"this page is too long for an article: it has {len(page):,} characters", 0)
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        found = bare_extraction(page, include_comments=False)
    except _FAILURES:
        return []
    body = getattr(found, "body", None)
    return list(_lines(body)) if body is not None else []


def _without_scripts(text: str) -> str:
    kept, at = [], 0
    for tag in tags(text):
        if not tag.name or (tag.name in _LEFT_OUT and not tag.closing):
            kept.append(text[at : tag.start])
            at = tag.end
    kept.append(text[at:])
    return "".join(kept)


def _lines(body: HtmlElement) -> Iterator[str]:
    line: list[str] = []
    for element in _texts(body):
        if element is None:
            if words := " ".join("".join(line).split()):
                yield words
            line.clear()
        else:
            line.append(element)
    if words := " ".join("".join(line).split()):
        yield words


def _texts(body: HtmlElement) -> Iterator[str | None]:
    """The texts of an element in order, with None where a line begins or ends."""
    for event, element in iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        divides = element.tag in _LINES
        if divides:
            yield None
        if event == "start" and element.text:
            yield element.text
        if event == "end" and element.tail and element is not body:
            yield element.tail

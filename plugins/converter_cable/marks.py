"""How telegrams, and catalogue pages with telegrams, are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from converter import Confidence, Detection, Evidence, Source, Span, trim
from converter_cable.kinds import FIRST_SIGNS, LINE_RULES
from converter_cable.labels import joined
from converter_cable.lines import END, START, Line, LineRules, lines_of
from converter_cable.wiki import begins_telegram, catalogue_label

_HEAD = 24_000
"""Marks are looked for in so many characters: more than the longest header with its head."""
_MARKS = {
    "FL1": "start of message",
    "FL3": "station serial number",
    "FL4": "security warning",
    "FL5": "date-time group",
    "FL6": "originator",
    "classification": "classification line",
    "eo": "executive order line",
    "tags": "TAGS line",
    "subject": "subject line",
}
_RULES = LineRules([rule for rule in LINE_RULES if rule.name in _MARKS])
_STRONG = (
    "start of message",
    "station serial number",
    "security warning",
    "date-time group",
    "classification line",
)
"""Marks that no prose has on a line of its own."""
_OPENING = ("start of message", "date-time group")
_FRAME = 40
"""A catalogue has fewer lines before the telegram."""
_PAGE = re.compile(r"[\s\ufeff]{0,99}<(?:[!?]|/?[A-Za-z])")
"""How a page in HTML begins."""
_OTHER_XML = re.compile(r"[\s\ufeff]{0,99}<\?xml\b[^<>]{0,200}>\s{0,99}<(?!html\b)[A-Za-z]", re.IGNORECASE)
"""How XML begins that is no page: it may hold a telegram, as our own outputs do, but was not shown by a browser."""


def detect_cable(source: Source) -> Detection | None:
    """Certain if a header begins the text; likely by marks further down; none of a page, whatever it shows."""
    if _PAGE.match(source.text):
        return None
    evidence = list(_evidence(source.text))
    strong = [one for one in evidence if one.mark in _STRONG]
    if not strong:
        return None
    first, _ = trim(source.text, 0, len(source.text[:_HEAD]))
    missing = tuple(mark for mark in _STRONG if mark not in {one.mark for one in evidence})
    opening = evidence[0].span.start == first and evidence[0].mark in _OPENING
    if opening and len(evidence) > 1:
        confidence = Confidence.CERTAIN
    elif len(evidence) > 1:
        confidence = Confidence.LIKELY
    else:
        confidence = Confidence.POSSIBLE
    return Detection(confidence, tuple(evidence), missing)


def detect_wiki(source: Source) -> Detection | None:
    """Certain if labels of a catalogue begin the text, before values or each before its own, and a telegram follows."""
    text = source.text
    labels = list(_labels(text))
    if not labels:
        return None
    telegram = next((one for one in _evidence(text) if one.mark in _STRONG), None)
    if telegram is None:
        return Detection(Confidence.POSSIBLE, tuple(labels), ("a telegram",))
    sure = Confidence.CERTAIN if len(labels) > 1 else Confidence.POSSIBLE
    return Detection(sure, (*labels, telegram))


def detect_html(source: Source) -> Detection | None:
    """Certain if a page has labels of a catalogue and, in elements `pre`, what only a telegram has."""
    if not _PAGE.match(source.text) or _OTHER_XML.match(source.text):
        return None
    from converter_cable.web import find_page  # noqa: PLC0415 - only pages need what reads them

    page = find_page(source.text)
    if page is None:
        return None
    labels = [Evidence("catalogue label", place) for place in page.labels]
    places = (
        (one.mark, page.excerpt.span(page.telegram + one.span.start, page.telegram + one.span.end))
        for one in _evidence(page.excerpt.text[page.telegram : page.telegram + _HEAD])
    )
    telegram = [Evidence(mark, place) for mark, place in places]
    if not telegram:
        return Detection(Confidence.POSSIBLE, tuple(labels), ("a telegram",)) if labels else None
    if not labels:
        return Detection(Confidence.POSSIBLE, tuple(telegram), ("catalogue label",))
    strong = page.preformatted and any(one.mark in _STRONG for one in telegram)
    sure = Confidence.CERTAIN if strong and len(labels) > 1 else Confidence.LIKELY
    return Detection(sure, (*labels, *telegram))


def _labels(text: str) -> Iterator[Evidence]:
    """The catalogue's labels before the telegram, if the text begins with one."""
    for number, line in enumerate(lines_of(text[:_HEAD])):
        if catalogue_label(text, line):
            yield Evidence("catalogue label", Span(line[START], line[END]))
        elif number == 0 or number > _FRAME or begins_telegram(text, line):
            return


def _evidence(text: str) -> Iterator[Evidence]:
    """The first line of each kind, in the order of the text."""
    awaited = dict(_MARKS)
    signs = _signs(tuple(awaited))
    for line in lines_of(text[:_HEAD]):
        start, end, _ = line
        if text[start] not in signs:
            continue
        before = len(awaited)
        for name, at in _names(text, line):
            if mark := awaited.pop(name, None):
                yield Evidence(mark, Span(at, end))
        if not awaited:
            return
        if len(awaited) < before:
            signs = _signs(tuple(awaited))


@cache
def _signs(names: tuple[str, ...]) -> frozenset[str]:
    """What a line can begin with that is one of these, or a classification line, which others may be joined to."""
    return frozenset("".join(FIRST_SIGNS[name] for name in (*names, "classification")))


def _names(text: str, line: Line) -> Iterator[tuple[str, int]]:
    """What a line is, and after a classification line what was joined to it, each with its place."""
    kind = _RULES.kind_of(text, line)
    if kind is None:
        return
    (name, match), (start, end, _) = kind, line
    yield name, start
    if name == "classification":
        for found in joined(text, match.end(), end):
            piece = _RULES.kind_of(text, (found.start(), end, False))
            if piece is not None:
                yield piece[0], found.start()

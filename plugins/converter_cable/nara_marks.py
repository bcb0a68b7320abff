"""How a telegram is known that the National Archives show: by the captions, the stamps and the pages of their print."""

from __future__ import annotations

from collections.abc import Iterator

from converter import Confidence, Detection, Evidence, Source, Span, visible_lines
from converter_cable.lines import END, START, Line
from converter_cable.stamps import MESSAGE_ATTRIBUTES, MESSAGE_TEXT, PAGE, STAMP

_HEAD = 2_000
"""More than the stamps, the caption and the first page's marker at the beginning take."""
_FIRST_ATTRIBUTES = 300
_TAIL = 20_000
"""More than the longest list of attributes takes: 4,000 characters in 45 documents."""
_CAPTIONS = ("Message Text", "Message Attributes")
_WORDS = ("Message", "eclassified/")
"""Of which one stands in each of these."""
_SEVERAL = 2


def detect_nara(source: Source) -> Detection | None:
    """Certain by a caption of the print and another of its marks; likely by its stamps and pages without."""
    evidence = _evidence(source.text)
    if len(evidence) < _SEVERAL:
        return None
    found = {one.mark for one in evidence}
    captioned = not found.isdisjoint(_CAPTIONS)
    missing = tuple(mark for mark in _CAPTIONS if mark not in found)
    return Detection(Confidence.CERTAIN if captioned else Confidence.LIKELY, tuple(evidence), missing)


def _evidence(text: str) -> list[Evidence]:
    """The first of each mark."""
    found: dict[str, Evidence] = {}
    if all(text.find(word, 0, _HEAD) < 0 for word in _WORDS) and text.find(_CAPTIONS[1], -_TAIL) < 0:
        return []
    from converter_cable.attributes import is_attribute  # noqa: PLC0415 - only such prints need it, and the model

    for line in _lines(text, 0, _HEAD):
        for mark, pattern in (("release stamp", STAMP), ("Message Text", MESSAGE_TEXT), ("page marker", PAGE)):
            if mark not in found and pattern.match(text, line[START], line[END]):
                found[mark] = Evidence(mark, Span(line[START], line[END]))
    at = text.rfind(_CAPTIONS[1])
    begin = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    for line in _lines(text, begin, at + _FIRST_ATTRIBUTES) if at >= 0 else ():
        if MESSAGE_ATTRIBUTES.match(text, line[START], line[END]):
            found.setdefault("Message Attributes", Evidence("Message Attributes", Span(line[START], line[END])))
        elif "Message Attributes" in found and is_attribute(text, line):
            found.setdefault("attribute", Evidence("attribute", Span(line[START], line[END])))
    return list(found.values())


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    for first, last, apart in visible_lines(text[start:end]):
        yield (start + first, start + last, apart)

"""Lines of a head, cut where a copy joined several fields on one line, and where the body begins on the last one's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter import trim
from converter_cable.classification import GLUED_CAPTION
from converter_cable.kinds import LABELS, kind_of
from converter_cable.labels import JOINED_LABEL, PROSE, REFERENCE_LIST, joined
from converter_cable.lines import END, START, Kind, Line
from converter_cable.pages import joined_markers

_SHORT = 4
"""Nothing can be joined to a line in so few signs."""
_AFTER = 60
"""Labels within lines are looked for in so many lines after the last one that begins a line."""
_SHORT_LIST = 55
"""A sentence does not follow a list on a line as short as this."""


def pieces(text: str, line: Line, kind: Kind | None, post: str) -> list[tuple[Line, Kind | None]]:
    """The line, cut after a classification line and captions glued to it, and before each label within it."""
    cuts: list[int] = []
    begin, end, apart = line
    start = begin + 1
    if kind is not None:
        name, match = kind
        if name == "numbered":
            return [(line, kind)]
        if name in LABELS:
            start = match.end()
        elif name == "handling":
            start = match.end()
            cuts.append(start)
        elif name == "classification":
            start = match.end()
            cuts.append(start)
            while caption := GLUED_CAPTION.match(text, start, end):
                start = caption.end()
                cuts.append(start)
    if end - start > _SHORT:
        for cut in joined(text, start, end):
            cuts.extend(cut.span() if cut["handling"] else (cut.start(),))
        words = text[begin:end]
        if " OF" in words or " of" in words or "PAGE" in words:  # as each marker of a page has it, and few lines
            for marker in joined_markers(text, begin, end, post):
                cuts.extend(marker)
    if not cuts:
        return _without_body(text, line, kind)
    found: list[tuple[Line, Kind | None]] = []
    for first, last in pairwise(sorted({begin, *cuts, end})):
        piece = (*trim(text, first, last), apart and first == begin)
        if piece[START] < piece[END]:
            found.extend(_without_body(text, piece, kind_of(text, piece)))
    return found


def _without_body(text: str, line: Line, kind: Kind | None) -> list[tuple[Line, Kind | None]]:
    """The line, cut where a list of references ends and a sentence begins."""
    start, end, apart = line
    if kind is None or kind[0] != "reference" or end - start <= _SHORT_LIST:
        return [(line, kind)]
    listed = REFERENCE_LIST.match(text, kind[1].end(), end)
    if listed is None or not PROSE.match(text, listed.end(), end):
        return [(line, kind)]
    _, last = trim(text, start, listed.end())
    return [((start, last, apart), kind), ((listed.end(), end, False), ("body", listed))]


def last_label(text: str, lines: Sequence[Line], kinds: Sequence[Kind | None]) -> int:
    """Where the last label stands, in a line of its own or not; negative if there is none."""
    if not kinds:
        return -1
    at = max((at for at, kind in enumerate(kinds) if kind and kind[0] in LABELS), default=0)
    kind = kinds[at]
    last = lines[at][START] if kind is not None and kind[0] in LABELS else -1
    start, end = max(lines[0][START], last), lines[min(at + _AFTER, len(kinds)) - 1][END]
    return max((found.start() for found in JOINED_LABEL.finditer(text, start, end)), default=last)

"""Signs that a text was damaged before it came here: it is read as it stands, and the record says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from converter import Notice, Span

_LEAST = 3
"""So many; one may be what the article is about."""
_SIGNS = (
    (
        "character-references",
        "&",
        re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[\dA-Fa-f]{2,5});"),
        "references to characters, as HTML writes them, stand in the text and are kept as they are",
    ),
    (
        "wrong-characters",
        "â",
        re.compile("â(?:€[™œ\u009d“”˜¦\u0093\u0094\u0099\u009c]|\u0080[\u0090-\u009f])"),
        "characters that another program has decoded wrongly stand in the text and are kept as they are",
    ),
)


def damage(text: str) -> Iterator[Notice]:
    """A notice for each kind of damage, at its first sign."""
    for code, cue, sign, message in _SIGNS:
        if cue in text:
            found = list(islice(sign.finditer(text), _LEAST))
            if len(found) == _LEAST:
                yield Notice(code, message, Span(*found[0].span()))

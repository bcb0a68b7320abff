"""References: where the text names one of the document's references by its letter, a link to what the letter stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from converter import Metadata
from converter_docx.wordml import bookmark, run

_MENTION = re.compile(r"\b(?i:ref(?:tel)?s?) [A-Z]\b(?:(?:, |/| (?i:and|or) |, (?i:and|or) )[A-Z]\b)*")
"""``ref A``, ``REFTEL B``, ``refs A, B and C``."""
_LETTER = re.compile(r"\b[A-Z]\b")
_WORD = "ref"

Anchors = Mapping[str, str]
"""The name of a bookmark for each letter."""


def anchors(metadata: Metadata) -> Anchors:
    """A bookmark for each reference that has a letter; of two with the same one, for neither."""
    labels = [one.label.value for one in metadata.references if one.label is not None]
    return {
        label: f"reference_{label}" for label in labels if _LETTER.fullmatch(label) and labels.count(label) == 1
    }


def marks(named: Anchors) -> Mapping[str, str]:
    """What stands before the first words of the row of each reference."""
    return {row_name(label): bookmark(number, name) for number, (label, name) in enumerate(named.items())}


def row_name(label: str) -> str:
    """What the row of a reference is called."""
    return f"Reference {label}"


def linked(text: str, named: Anchors) -> str:
    """Runs of *text*, in which each letter of a reference that it names leads to that reference."""
    if not named or _WORD not in text.lower():
        return run(text)
    written, at = [], 0
    for mention in _MENTION.finditer(text):
        for number, letter in enumerate(_LETTER.finditer(text, *mention.span())):
            if letter[0] in named:
                start = letter.start() if number else mention.start()  # the first with its “ref”
                words = run(text[start : letter.end()], "Hyperlink")
                before = run(text[at:start]) if at < start else ""
                written.append(f'{before}<w:hyperlink w:anchor="{named[letter[0]]}">{words}</w:hyperlink>')
                at = letter.end()
    return "".join((*written, run(text[at:]) if at < len(text) else ""))

"""The page of a catalogue around a telegram, as its text alone: labels and values, then the telegram.

Four labels stand above four values, the first value for the first label; or each label above its own value.
The title is the first line of the subject only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from converter import Cited, ReadError, trim
from converter_cable.catalogue import LABELS, Labels, keep_values
from converter_cable.kinds import FORMAT, kind_of
from converter_cable.lines import END, START, Line

if TYPE_CHECKING:  # detection does not need the model
    from converter_cable.draft import Draft

_TITLE = re.compile(r"Cable title:")
_TAGS = re.compile(r"Tags:")
_TAG = re.compile(r"\S+")
_CHROME = re.compile(r"(?:pdf\b.*|how-to read a cable|help us extend.*)", re.IGNORECASE)


def peel(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """Keep what the catalogue says; gives the lines of the telegram.

    Raises:
        ReadError: there is no catalogue, or no telegram after it.
    """
    frame = _Frame(draft)
    for index, line in enumerate(lines):
        if frame.can_end and begins_telegram(draft.text, line):
            frame.finish()
            return lines[index:]
        frame.take(line)
    raise ReadError("there is no telegram after the catalogue's fields", lines[0][START] if lines else 0)


def catalogue_label(text: str, line: Line) -> bool:
    """Whether a line is one of the catalogue's labels, or begins with one."""
    words = text[line[START] : line[END]]
    return words.rstrip(":").lower() in LABELS or _TITLE.match(words) is not None


def begins_telegram(text: str, line: Line) -> bool:
    """Whether a line can only be of a telegram."""
    kind = kind_of(text, line)
    return kind is not None and (kind[0] in FORMAT or kind[0] == "classification")


class _Frame:
    """Takes the lines of the page up to the telegram."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._labels = Labels()
        self._values: dict[str, Cited[str]] = {}
        self._tags: tuple[Cited[str], ...] = ()
        self._title: list[Line] = []
        self._in_title = False
        self._begun = False

    @property
    def can_end(self) -> bool:
        """Whether the telegram may begin; a title, whose first line may look like one of a telegram, is not awaited."""
        return self._begun and not (self._in_title and not self._title)

    def take(self, line: Line) -> None:
        """Put a line where it belongs."""
        draft, text = self._draft, self._draft.text
        words = text[line[START] : line[END]]
        if known := LABELS.get(words.rstrip(":").lower()):
            self._labels.add(known)
            self._begun = True
        elif match := _TITLE.match(text, line[START], line[END]):
            self._begun = self._in_title = True
            start, end = trim(text, match.end(), line[END])
            if start < end:
                self._title.append((start, end, False))
        elif match := _TAGS.match(text, line[START], line[END]):
            self._begun, self._in_title = True, False
            self._tags = tuple(draft.cite(tag, 0) for tag in _TAG.finditer(text, match.end(), line[END]))
        elif _CHROME.match(text, line[START], line[END]):
            self._in_title = False
            draft.ledger.furniture(line[START], line[END], "site-frame")
            return
        elif self._in_title:
            self._title.append(line)
        elif not self._value(line, words):
            draft.unrecognised(line)
            return
        draft.ledger.metadata(line[START], line[END], "catalogue")

    def _value(self, line: Line, words: str) -> bool:
        name = self._labels.field_of(words)
        if name is not None:
            self._values[name] = self._draft.source.cited(line[START], line[END])
        return name is not None

    def finish(self) -> None:
        """Put what the page says into the draft."""
        draft, values = self._draft, self._values
        if self._title:
            values["title"] = draft.source.cited(self._title[0][START], self._title[-1][END])
        keep_values(draft, values, self._tags)

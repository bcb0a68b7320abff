"""The page of a catalogue around a telegram, as its text alone: labels and values, then the telegram.

Four labels stand above four values, the first value for the first label; or each label above its own value.
The title is the first line of the subject only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from converter import Cited, ReadError, trim
from converter_cable.classification import level_in
from converter_cable.dates import timestamp
from converter_cable.draft import Draft
from converter_cable.kinds import FORMAT, kind_of
from converter_cable.lines import Line
from converter_cable.transmission import Catalogue

_IDENTIFIER = re.compile(r"\d{2}[A-Z]+\d+")
_LABELS: dict[str, tuple[str, Callable[[str], bool]]] = {
    "identifier": ("identifier", lambda value: _IDENTIFIER.fullmatch(value) is not None),
    "reference id": ("identifier", lambda value: _IDENTIFIER.fullmatch(value) is not None),
    "created": ("created", lambda value: timestamp(value) is not None),
    "classification": ("classification", lambda value: level_in(value) is not None),
    "origin": ("origin", lambda value: value[:1].isalpha()),
}
"""Each label, the field that it names, and whether a value can be of that field."""
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
    raise ReadError("there is no telegram after the catalogue's fields", lines[0].start if lines else 0)


def catalogue_label(text: str, line: Line) -> bool:
    """Whether a line is one of the catalogue's labels, or begins with one."""
    words = text[line.start : line.end]
    return words.rstrip(":").lower() in _LABELS or _TITLE.match(words) is not None


def begins_telegram(text: str, line: Line) -> bool:
    """Whether a line can only be of a telegram."""
    kind = kind_of(text, line)
    return kind is not None and (kind[0] in FORMAT or kind[0] == "classification")


class _Frame:
    """Takes the lines of the page up to the telegram."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._wanted: list[tuple[str, Callable[[str], bool]]] = []
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
        words = text[line.start : line.end]
        if known := _LABELS.get(words.rstrip(":").lower()):
            if known not in self._wanted and known[0] not in self._values:
                self._wanted.append(known)
            self._begun = True
        elif match := _TITLE.match(text, line.start, line.end):
            self._begun = self._in_title = True
            start, end = trim(text, match.end(), line.end)
            if start < end:
                self._title.append(Line(start, end, apart=False))
        elif match := _TAGS.match(text, line.start, line.end):
            self._begun, self._in_title = True, False
            self._tags = tuple(draft.cite(tag, 0) for tag in _TAG.finditer(text, match.end(), line.end))
        elif _CHROME.match(text, line.start, line.end):
            self._in_title = False
            draft.ledger.furniture(line.start, line.end, "site-frame")
            return
        elif self._in_title:
            self._title.append(line)
        elif not self._value(line, words):
            draft.unrecognised(line)
            return
        draft.ledger.metadata(line.start, line.end, "catalogue")

    def _value(self, line: Line, words: str) -> bool:
        """Give a value to the first label that it fits; labels before that one have lost theirs."""
        for index, (name, fits) in enumerate(self._wanted):
            if fits(words):
                del self._wanted[: index + 1]
                self._values[name] = self._draft.quote(line.start, line.end)
                return True
        return False

    def finish(self) -> None:
        """Put what the page says into the draft."""
        draft, values = self._draft, self._values
        if self._title:
            values["title"] = draft.quote(self._title[0].start, self._title[-1].end)
        if created := values.get("created"):
            draft.created(created)
        draft.catalogue = Catalogue(
            identifier=values.get("identifier"),
            created=created,
            classification=values.get("classification"),
            origin=values.get("origin"),
            title=values.get("title"),
            tags=self._tags,
        )

"""The catalogue on a page that shows a telegram: its labels, which value each can have, and what the record keeps of it.

Pages print all labels and then all values, or each label before its own value; a value may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from converter import Cited
from converter_cable.classification import level_in
from converter_cable.dates import timestamp

if TYPE_CHECKING:  # detection does not need the model
    from converter_cable.draft import Draft

_IDENTIFIER = re.compile(r"\d\d[A-Z][A-Z0-9-]*\d")
"""Year, post and serial; some catalogues have more in it, such as the section."""
_FIELDS: dict[str, Callable[[str], bool]] = {
    "identifier": lambda value: _IDENTIFIER.fullmatch(value) is not None,
    "created": lambda value: timestamp(value) is not None,
    "released": lambda value: timestamp(value) is not None,
    "classification": lambda value: level_in(value) is not None,
    "origin": lambda value: value[0].isalpha() and value[-1] != ":",
}
"""Each field, and whether a value can be of it."""
LABELS = {
    "reference id": "identifier",
    "identifier": "identifier",
    "canonical id": "identifier",
    "created": "created",
    "date": "created",
    "released": "released",
    "classification": "classification",
    "original classification": "classification",
    "origin": "origin",
    "source": "origin",
}
"""The printed labels in small letters, each with its field."""


class Labels:
    """The labels that a page has printed, and those of them that wait for their values."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        """The fields that were labelled."""
        self._wanted: list[str] = []

    def add(self, field: str) -> None:
        """Take a label; one that is printed twice counts once."""
        if field not in self.known:
            self.known.add(field)
            self._wanted.append(field)

    def field_of(self, value: str) -> str | None:
        """The field of the first label that *value* fits; labels before that one have lost theirs."""
        for index, field in enumerate(self._wanted):
            if value and _FIELDS[field](value):
                del self._wanted[: index + 1]
                return field
        return None


def keep_values(
    draft: Draft, values: Mapping[str, Cited[str]], tags: tuple[Cited[str], ...] = (), *, by_the_hour: bool = False
) -> None:
    """Put what a catalogue says into the draft.

    Args:
        draft: what has been read so far.
        values: by the names of their fields, the title among them.
        tags: the tags that it lists.
        by_the_hour: whether minutes that only say the hour again say nothing.
    """
    draft.catalogue_values.update(values)
    draft.catalogue_tags = tags
    for name, kind in (("created", "created"), ("released", "published")):
        if printed := values.get(name):
            draft.catalogued(kind, printed, by_the_hour=by_the_hour)

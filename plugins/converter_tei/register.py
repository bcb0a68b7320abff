"""The names that a document points to: categories of its taxonomies, references, paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from converter import Level, Metadata, Precedence, Reference
from converter_tei.markup import Line, content, name_part, nest

_DESCRIPTIONS = {
    "genre": "What kind of document it is",
    "level": "How restricted the document is as a whole",
    "caption": "Captions that restrict or direct distribution, as printed",
    "caveat": "Caveats, as printed",
    "precedence": "How urgent the message is, for all or for one addressee",
    "marking": "Portion marks of single paragraphs, as printed",
    "role": "What a paragraph is for",
    "reason": "Why the document is restricted",
    "authority": "What the restriction rests on",
    "subject.tags": "Traffic analysis by geography and subject (TAGS)",
}
_GRADES: Mapping[Level | Precedence, tuple[str, str, str]] = {
    value: (scheme, value.value, value.value.replace("-", " ").upper())
    for scheme, grades in (("level", Level), ("precedence", Precedence))
    for value in grades
}


class Register:
    """Gives each thing that can be pointed to one ``xml:id``, and remembers which were given."""

    def __init__(self, metadata: Metadata) -> None:
        self._used: set[str] = set()
        self._doubles: Counter[str] = Counter()
        self._schemes: dict[str, dict[str, tuple[str, str]]] = {}
        self._references = {id(one): f"reference.{at}" for at, one in enumerate(metadata.references, 1)}

    def scheme(self, name: str) -> str:
        """A pointer to a taxonomy."""
        self._schemes.setdefault(name, {})
        return f"#{name}"

    def category(self, scheme: str, value: str, description: str = "") -> str:
        """A pointer to a category of a taxonomy; the first description is kept."""
        categories = self._schemes.setdefault(scheme, {})
        if (known := categories.get(value)) is None:
            known = (f"#{self._name(f'{scheme}.{name_part(value)}')}", description or value)
            categories[value] = known
        return known[0]

    def grade(self, value: Level | Precedence) -> str:
        """A pointer to the category of a level or of a precedence."""
        scheme, name, description = _GRADES[value]
        return self.category(scheme, name, description)

    def reference(self, reference: Reference) -> str:
        """A pointer to the description of another document."""
        return "#" + self._references[id(reference)]

    def paragraph(self, number: str) -> str | None:
        """The ``xml:id`` of the paragraph with this number; None if another has it already."""
        name = f"p{number}"
        if name in self._used:
            return None
        self._used.add(name)
        return name

    def taxonomies(self) -> list[Line]:
        """The lines of the taxonomies, with the categories that occur."""
        lines: list[Line] = []
        for scheme in sorted(self._schemes):
            description = f"<desc>{content(_DESCRIPTIONS.get(scheme, scheme.rpartition('.')[2]))}</desc>"
            categories = [
                f'<category xml:id="{pointer[1:]}"><catDesc>{content(text)}</catDesc></category>'
                for pointer, text in self._schemes[scheme].values()
            ]
            lines += nest("taxonomy", [description, *categories], f' xml:id="{scheme}"')
        return lines

    def _name(self, wish: str) -> str:
        name = wish
        while name in self._used:
            self._doubles[wish] += 1
            name = f"{wish}-{self._doubles[wish]}"
        self._used.add(name)
        return name

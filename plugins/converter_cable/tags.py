"""TAGS: traffic analysis by geography and subject.

5 FAH-3 H-100, in force since 1 March 1973: subject tags of four letters, whose first names the field; program tags
of K and three letters; places of two letters (not those of ISO 3166); organizations; persons in brackets.
"""

from __future__ import annotations

from converter import Cited, Subject

SUBJECT_FIELDS = {
    "A": "administration",
    "B": "business services",
    "C": "consular affairs",
    "E": "economic affairs",
    "L": "legal affairs",
    "M": "military and defense affairs",
    "O": "operations",
    "P": "political affairs",
    "S": "social affairs",
    "T": "technology and science",
}
"""What the first letter of a subject tag stands for (5 FAH-3 H-110)."""
ORGANIZATIONS = frozenset(
    (
        "APEC", "ASEAN", "AU", "CARICOM", "COE", "EBRD", "EU", "EUN", "FAO", "GCC", "IADB", "IAEA", "IBRD",
        "ICAO", "ICRC", "ICTY", "ILO", "IMF", "IMO", "INTERPOL", "IOM", "ITU", "MERCOSUR", "NATO", "NSG", "OAS",
        "OECD", "OIC", "OPCW", "OPEC", "OSCE", "UN", "UNAUS", "UNCTAD", "UNDP", "UNEP", "UNESCO", "UNGA",
        "UNHCR", "UNHRC", "UNICEF", "UNMIK", "UNO", "UNSC", "USAU", "USEU", "WFP", "WHO", "WIPO", "WTO",
    )
)  # fmt: skip
_PLACE_LENGTH = 2
_SUBJECT_LENGTH = 4


def tag(code: Cited[str]) -> Subject:
    """A tag and, where its form tells, its kind."""
    return Subject(scheme="tags", code=code, kind=_kind(code.value))


def _kind(code: str) -> str | None:
    if code in ORGANIZATIONS:
        return "organization"
    if len(code) == _PLACE_LENGTH:
        return "place"
    if len(code) == _SUBJECT_LENGTH and code.startswith("K"):
        return "program"
    if len(code) == _SUBJECT_LENGTH and code[0] in SUBJECT_FIELDS:
        return "subject"
    return None

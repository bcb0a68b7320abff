"""The labels and marks by which the parts of a telegram's text are known.

5 FAH-1 H-200 gives the order and the labels of the head.
Mistyped labels are those that were counted in real telegrams.
"""

from __future__ import annotations

import re

from converter_cable.lines import LineRule
from converter_cable.portions import MARK

HEAD_LABELS = (
    LineRule(
        "eo",
        re.compile(r"E[./, ]{0,2}O(?:[.,:]|M(?=\s)){0,2}\s*(?P<order>1\d{3,4})\s*[:;.,]?\s*", re.IGNORECASE),
        "the executive order and the date of declassification (5 FAH-2 H-440)",
        "Ee",
    ),
    LineRule(
        "tags",
        re.compile(r"(?:TAGS?|TAGES|TAS|TABS|TGS|AGS)(?:\s*[:;,.]\s*|\s+(?=[A-Z]{2,5}\b))", re.IGNORECASE),
        "traffic analysis by geography and subject (5 FAH-3 H-100)",
        "TAta",
    ),
    LineRule(
        "subject",
        re.compile(r"(?:S?UBJ|USBJ|SBUJ|SUJB)(?:ECT)?\s*[:;.]\s*(?:SUBJECT\s*:\s*)?", re.IGNORECASE),
        "the subject line (5 FAH-1 H-210)",
        "SUsu",
    ),
    LineRule(
        "reference",
        re.compile(r"(?:PROGRAM\s+)?REF(?:TEL|ERENCE)?S?\s*[:;.]\s*", re.IGNORECASE),
        "telegrams and papers referred to (5 FAH-1 H-220)",
        "RPrp",
    ),
    LineRule(
        "classified-by",
        re.compile(
            rf"(?:¶?\s?1?\.?\s*{MARK}\s*)?"
            r"(?P<label>(?:TEXT\s+)?CLAS+IFI(?:ED|CATION)\s+(?:BY|AUTHORITY)|DERIVED\s+FROM)"
            rf"\s*[:;.,]*\s*(?:(?:CLASSIFIED\s+)?BY:?\s+)?(?:{MARK}\s*)?",
            re.IGNORECASE,
        ),
        "who classified the telegram, and why (5 FAH-3 H-700)",
        "CTDctd(¶1",
    ),
)
"""The labels of the fields, in the order in which they stand."""
NUMBERED = re.compile(
    rf"¶\s?\d{{1,3}}(?!\d)|\d{{1,3}}\s{{0,3}}[.)]?\s{{0,3}}{MARK}"
    rf"|1\s?[.)]\s{{0,3}}[^\W\d]|{MARK}\s?\d{{1,2}}\.",
    re.IGNORECASE,
)
"""The first words of a numbered paragraph, where the body has not begun yet."""

JOINED = re.compile(
    r"E\.?O\.? ?1\d{3,4}:? +(?:DECL|N/A|GDS)|E\.O\. ?1\d{4}:|TAGS:|SUBJECT:|(?<!\w)REF(?:TEL)?S?: |"
    r"C(?:LASSIFIED|lassified) [Bb][Yy]:? |"
    rf"(?<=\s)¶?1\s{{0,3}}\.\s{{0,3}}{MARK}"
)
"""What begins within a line where lines of the head were joined."""

PASSING = re.compile(
    r"(?:(?:ALSO\s+)?FOR|PASS|PLEASE\s+PASS|(?:[A-Z][A-Za-z0-9./&()'-]{0,30},?\s+(?:AND\s+)?){1,6}?"
    r"(?:(?:PLEASE\s+|ALSO\s+){0,2}PASS|FOR|SENDS))(?:\s|:)",
    re.IGNORECASE,
)
"""A line that says who shall see or get the telegram: ``DEPT FOR EUR/RUS``, ``STATE PASS USTR`` (5 FAH-2 H-230)."""

_CABLE_NUMBER = r"(?:\d\d\s+|\d{4}\s+)?[A-Z][A-Z ]{2,24}\s\d{1,6}"
REFERENCE_ITEM = re.compile(
    rf"¶\s?[A-Z]\s?[.):]|[A-Z]\s?[.):]\s*(?!\()|[A-Z]\s?[.)]\s*\([A-Z]\)|\(\s?[A-Z]\s?\)\s*{_CABLE_NUMBER}\b|"
    rf"{_CABLE_NUMBER}(?:\s*[,;(]|\s+AND\b|\Z)|\d{{1,6}}[,;]\s*[A-Z]\s?\)"
)
"""How a line begins that goes on with the references."""
TAGS_ONLY = re.compile(r"[A-Z]{2,5}(?:[\s,;.]+(?:[A-Z]{2,5}|\([^()]{1,60}\)))*[\s,;.]*\Z")
"""A line of tags and nothing else."""
REASON = re.compile(r"1\s*\.\s*[45]")
"""The section of the executive order that gives the reasons."""

"""The labels and marks by which the parts of a telegram's text are known.

5 FAH-1 H-200 gives the order and the labels of the head.
Mistyped labels are those that were counted in real telegrams.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter_cable.lines import LineRule
from converter_cable.portions import MARK

_ITEM = r"(?:\(?[A-Z]\s?[.)]\s*)"
_POST = r"[A-Z]{3}[A-Z ]{0,20}\s\d"
_ENTIRE_TEXT = r"(?:TOP\s+SECRET|SECRET|CONFIDENTIAL)\s{1,3}-\s{1,3}ENTIRE\s+TEXT"
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
        re.compile(r"(?:S?UBJ|USBJ|SBUJ|SUJB)(?:ECT)?\s*(?:[:;.]|\s-(?=\s))\s*(?:SUBJECT\s*:\s*)?", re.IGNORECASE),
        "the subject line (5 FAH-1 H-210)",
        "SUsu",
    ),
    LineRule(
        "reference",
        re.compile(
            r"[QF]:\s(?=A\s?[.)]\s*[A-Z][A-Z ]{2,24}\s\d)|"
            rf"(?:PROGRAM\s+)?REF(?:TEL|ERENCE)?(?:S|\(S\))?(?:\s*[:;.]\s*|\s+(?={_ITEM}?\d\d\s+{_POST}|{_ITEM}{_POST}))",
            re.IGNORECASE,
        ),
        "telegrams and papers referred to (5 FAH-1 H-220)",
        "RPrpQFqf",
    ),
    LineRule(
        "classified-by",
        re.compile(
            rf"(?:¶?\s?1\s?[.)]\s*(?:{MARK}\s*|{_ENTIRE_TEXT}[.,;]?\s*)?|¶?\s?{MARK}\s*)?"
            r"(?P<label>BY(?=:[^\n]{5,120}\bREASONS?:)|(?:TEXT\s+)?CLAS+I?FI(?:ED|CATION)\s+(?:BY|AUTHORITY)|DERIVED\s+FROM)"
            rf"\s*[:;.,]*\s*(?:1\s?[.)]\s*)?(?:{MARK}\s*)?"
            r"(?:(?:(?:THIS\s+(?:CABLE|MESSAGE)\s+)?CLAS+I?FIED\s+)?BY:?\s+|DERIVED\s+FROM:?\s+)?",
            re.IGNORECASE,
        ),
        "who classified the telegram, and why (5 FAH-3 H-700)",
        "CTDBctdb(¶1",
    ),
)
"""The labels of the fields, in the order in which they stand."""
NUMBERED = re.compile(
    rf"¶\s?\d{{1,3}}(?!\d)|\d{{1,3}}\s{{0,3}}[.)]?\s{{0,3}}{MARK}"
    rf"|1\s?[.)]\s{{0,3}}[^\W\d]|{MARK}\s?\d{{1,2}}\.",
    re.IGNORECASE,
)
"""The first words of a numbered paragraph, where the body has not begun yet."""

_HANDLING = (
    rf"(?:(?:{MARK}\s*)?(?:THIS\s+(?:CABLE|MESSAGE|TELEGRAM|DOCUMENT)\s+(?:IS\s+|CONTAINS\s+)?|ENTIRE\s+TEXT\s+(?:IS\s+)?)?"
    r"(?:SENS?I?TIVE\s+BUT\s+UNCLASS?IFIED|BUSINESS[-\s]SENSITIVE)"
    r"[^¶]{0,40}?\b(?:(?:PROTECT|TREAT|HANDLE|SAFEGUARD)\s+ACCORDINGLY[.)]{0,2}"
    r"(?:\s+NOT(?:\Z|\s+FOR(?:\Z|\s+(?:INTERNET|PUBLIC)(?:\Z|\s+DISTRIBUTION\.?))))?"
    r"|(?:PLEASE|PROTECT|TREAT|HANDLE|SAFEGUARD)\Z))"
)
HANDLING = re.compile(_HANDLING, re.IGNORECASE)
"""How to treat a telegram that is sensitive but not classified (12 FAM 540), perhaps wrapped before its last word."""
HANDLED = re.compile(r"[.)]\Z|ACCORDINGLY\Z", re.IGNORECASE)
NOT_FOR_ALL = re.compile(r"NOT\s+FOR\s+(?:INTERNET|PUBLIC)\b", re.IGNORECASE)
"""How such a note ends, and what may follow it."""
JOINED_LABELS = (
    r"E\.?O\.? ?1\d{3,4}:? +(?:DECL|N/A|GDS)|E\.O\. ?1\d{4}:|TAGS:|SUBJECT:|S(?<!\(S)UBJ:"
    r"|R(?<!\wR)(?:EF(?:TEL)?S?|ef(?:s|\(s\))?):(?=\s|\Z)|R(?<!\wR)EF(?= \d\d [A-Z]{3,20} \d{2})"
    r"|R(?<=[A-Z]R)EFS?:(?=\s{1,3}(?:A[.)]\s{1,3})?[A-Z][A-Z ]{2,20}\s\d)"
    r"|C(?<!D[Ee]C)(?<!deC)(?:LASSIFIED|lassified)\s{1,3}[Bb][Yy]:?\s|D(?:ERIVED FROM|erived from):\s"
)
"""Each begins with a letter, by which it is found many times as fast as by what stands before it."""
JOINED = re.compile(
    rf"(?=[EeTtSsRCDBb¶1(])(?:{JOINED_LABELS}|(?<=\s)¶?1\s{{0,3}}\.\s{{0,3}}{MARK}|(?<=[\s.])(?P<handling>(?i:{_HANDLING})))"
)
"""What begins within a line where lines of the head were joined."""
_JOINED_SIGN = re.compile(
    r"1(?<=O1)|1(?<=O[. ]1)|1(?<=O\. 1)|G(?<=TAG)S:|J(?<=SUBJ)|F(?<=REF)|f(?<=Ref)|F(?<=CLASSIF)|f(?<=Classif)"
    r"|V(?<=DERIV)|v(?<=Deriv)|1\s{0,3}\.\s{0,3}\(|V(?<=[Tt][Ii]V)[Ee]|v(?<=[Tt][Ii]v)[Ee]"
)
"""What each of them holds, one way or another, by the rarest of its signs: a quick look, since most lines are whole."""
JOINED_LABEL = re.compile(JOINED_LABELS)
"""Those of them that are labels."""

PASSING = re.compile(
    r"(?:(?:ALSO\s+)?FOR|PASS|PLEASE\s+PASS|(?:[A-Z][A-Za-z0-9./&()'-]{0,30},?\s+(?:AND\s+)?){1,6}?"
    r"(?:(?:PLEASE\s+|ALSO\s+){0,2}PASS|FOR|SENDS))(?:\s|:)",
    re.IGNORECASE,
)
"""A line that says who shall see or get the telegram: ``DEPT FOR EUR/RUS``, ``STATE PASS USTR`` (5 FAH-2 H-230)."""

_CABLE_NUMBER = r"(?:\d\d\s+|\d{4}\s+)?[A-Z][A-Z ]{2,24}\s\d{1,6}"
REFERENCE_ITEM = re.compile(
    rf"-?\s{{0,8}}\([A-Z]\)\s{{0,3}}(?:\d\d\s|\d{{4}}\s)?[A-Z][A-Za-z]+(?:\s[A-Za-z]+){{0,2}}\s\d{{1,6}}\b|¶\s?[A-Z]\s?[.):]|[A-Z]\s?[.):]\s*(?!\()|[A-Z]\s?[.)]\s*\([A-Z]\)|\(\s?[A-Z]\s?\)\s*{_CABLE_NUMBER}\b|"
    rf"{_CABLE_NUMBER}(?:\s*[,;(]|\s+AND\b|\Z)|\d{{1,6}}[,;]\s*[A-Z]\s?\)"
)
"""How a line begins that goes on with the references."""
_LISTED_CABLE = (
    r"(?!(?:As|At|After|Between|By|During|For|From|In|On|Since|The|Through|Until)\s)"
    r"(?:'?\d{2,4}\s{1,3})?[A-Z][A-Za-z.'/-]{1,20}(?:\s{1,3}[A-Z][A-Za-z.'/-]{0,20}){0,3}\s{1,3}\d{1,6}(?![\w/])"
)
_LISTED = (
    rf"(?:¶?(?:\([A-Z]\)|[A-Z]\s?[.):])\s{{0,3}}){{0,2}}{_LISTED_CABLE}"
    r"(?:\s{1,3}\(?(?:NOTAL|EXDIS|NODIS)\)?)?(?:\s{0,3}(?:,|AND|&)\s{0,3}(?:PREVIOUS|\d{1,6})(?![\w/]))*"
)
REFERENCE_LIST = re.compile(rf"\s{{0,3}}{_LISTED}(?:[\s,;.]{{1,4}}(?:AND\s{{1,3}})?{_LISTED})*[\s,;.]{{0,4}}")
"""Telegrams that are listed as references, each perhaps with a label."""
PROSE = re.compile(r"(?:\([A-Z/]{1,8}\)\s{0,3})?[A-Z\"'][a-z]*\s(?!\d).{0,60}?[a-z]\s[a-z]")
"""How a sentence begins."""
TAGS_ONLY = re.compile(r"[A-Z]{2,5}(?:[\s,;.]+(?:[A-Z]{2,5}|\([^()]{1,60}\)))*[\s,;.]*\Z")
ANY_TAGS_ONLY = re.compile(TAGS_ONLY.pattern, re.IGNORECASE)
"""A line of tags and nothing else; after a comma also in small letters."""
TAGS_LISTED = re.compile(r"[A-Z]{4}(?:,\s?[A-Z]{2,4})+\Z")
"""Tags with commas between them, which nothing else of a head looks like."""
REDACTED = re.compile(r"X{6,}\Z", re.IGNORECASE)
"""A line that the publisher blacked out."""
REASON = re.compile(r"1\s*[.,]\s*[2-5]")
"""The section of the executive order that gives the reasons."""


def joined(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What begins from *start* to *end* within a line where lines of the head were joined."""
    return JOINED.finditer(text, start, end) if _JOINED_SIGN.search(text, start, end) else iter(())

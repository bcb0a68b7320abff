"""What collections and copyists put around a telegram, and between its header and its text.

Each line of an envelope is known by its own form. Most say what a catalogue says: number, date, post, level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_letters, ascii_uppercase, digits

from converter import Cited, trim
from converter_cable.classification import joined_classification_line
from converter_cable.draft import Draft
from converter_cable.lines import END, START, Line, LineRule, LineRules, line_at

LEVEL = r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET)(?://[A-Z]+(?: [A-Z]+){0,3})?"
DATE = r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?"
IDENTIFIER = r"\d\d[A-Z]{3,20}\d{1,6}"
ORIGIN = (
    r"(?:Embassy|Consulate|Secretary of State|US Mission|Mission|American Institute|REO|US Office|US Delegation|"
    r"US Interests Section)\b"
)

ENVELOPE_LINES = (
    LineRule(
        "partial-extract",
        re.compile(r"(?:This record is a partial extract of|The full text of) the original cable\b.*"),
        "the publisher's note on a telegram that is not whole",
        "T",
    ),
    LineRule(
        "weekday",
        re.compile(
            r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+"
            r"(?P<created>\d{1,2}\s+[A-Z][a-z]+\s+\d{4}(?:,?\s+\d{1,2}:\d{2})?)\Z"
        ),
        "a newspaper's date line",
        "MTWFS",
    ),
    LineRule(
        "relay-number",
        re.compile(r"[A-Z]{3}\d{4}\Z"),
        "the number that a communications centre gave it",
        ascii_uppercase,
    ),
    LineRule(
        "record-number", re.compile(r"(?:<<)?\d{3,7}(?:>>)?\Z"), "the number of a record in a copy", f"<{digits}"
    ),
    LineRule(
        "record-date",
        re.compile(
            rf"(?:Cable\s+dated:|date:\s*)?(?P<created>{DATE}|[A-Z][a-z]{{2}} [A-Z][a-z]{{2}} \d\d? [\d:]{{5,8}} \d{{4}})\Z",
            re.IGNORECASE,
        ),
        "the date of a record in a copy",
        f"{digits}{ascii_letters}",
    ),
    LineRule(
        "record-identifier",
        re.compile(rf"(?:(?:refid|key|reference id):\s*)?(?P<identifier>{IDENTIFIER})\Z", re.IGNORECASE),
        "the reference number in a copy",
        f"{digits}RKrk",
    ),
    LineRule(
        "record-references",
        re.compile(rf"(?:destination:\s*)?{IDENTIFIER}(?:\|{IDENTIFIER})+\Z"),
        "the reference numbers of other telegrams in a copy",
        f"{digits}d",
    ),
    LineRule(
        "record-origin",
        re.compile(rf"(?:(?:[Oo]rigin|[Ss]ource|ORIGIN|SOURCE):\s*)?(?P<origin>{ORIGIN}.{{0,40}})\Z"),
        "the post in a copy",
        "OSosECUMAR",
    ),
    LineRule(
        "record-level",
        re.compile(rf"(?:(?:[Cc]lassification|CLASSIFICATION|[Cc]lass):\s*)?(?P<classification>{LEVEL})\Z"),
        "the level in a copy",
        "CcUS",
    ),
    LineRule(
        "record-tags",
        re.compile(r"Tags:\s*\t\s*(?P<tags>[A-Z][A-Z, ]*)\Z"),
        "the tags in a copy, after a tab",
        "T",
    ),
    LineRule(
        "record-field",
        re.compile(r"(?:id|date|refid|origin|source|misc|destination|header)\s*:.{0,80}\Z", re.IGNORECASE),
        "another field of a copy that prints its labels",
        "IDROSMHidrosmh",
    ),
    LineRule("header-ends", re.compile(r"-+ header ends -+\Z"), "the end of the header in such a copy", "-"),
    LineRule(
        "mail",
        re.compile(r"(?:From|Sent|To|Cc|Importance):\s.*|Subject:\s.{0,200}\[\d{5,9}\]\Z"),
        "the head of a message by which an office passed the telegram on",
        "FSTCI",
    ),
    LineRule(
        "mail",
        re.compile(r".{0,200}\[\d{5,9}\](?:From:.*)?\Z"),
        "the end of its subject, with the message's number",
    ),
    LineRule("cut-short", re.compile(r"(?:¶?\d)?\.{3}\Z"), "the mark of a copy that breaks off", f"¶{digits}."),
    LineRule("redacted", re.compile(r"X{6,}\Z"), "a line that the publisher blacked out", "X"),
)
"""The forms of envelopes that were counted around real telegrams; each is one line."""
_RULES = LineRules(ENVELOPE_LINES)

_MISSING = re.compile(r"[\s*]*MISSING\s+SECTION\s+(?P<section>\d{1,3})[\s*.]*\Z", re.IGNORECASE)
"""``*** Missing Section 001 ***``, in the place of a section: 7 of 6,717 telegrams."""
_CELL = re.compile(r"[^\t]+")
_LABEL = re.compile(r"[A-Z][a-z]{2,13}:\s{0,3}\t")
_TAG = re.compile(r"[A-Z]+")


def is_folded(text: str, lines: Sequence[Line], beginnings: Sequence[int]) -> bool:
    """Whether there may be several lines in one of these.

    Args:
        text: the source.
        lines: one at least.
        beginnings: where classification lines may begin in them.
    """
    if text.find("\t", lines[0][START], lines[-1][END]) >= 0:
        return True
    return any(lines[line_at(lines, start)][START] != start for start in beginnings)


def unfold(text: str, lines: Sequence[Line]) -> list[Line]:
    """*lines*, cut where several were joined: a table's row, a classification line within a line."""
    return [piece for line in lines for piece in _unfold(text, line)]


def _unfold(text: str, line: Line) -> Iterator[Line]:
    begun, ended, apart = line
    cells = [line]
    if text.find("\t", begun, ended) >= 0 and not _LABEL.match(text, begun, ended):
        spans = (trim(text, *cell.span()) for cell in _CELL.finditer(text, begun, ended))
        cells = [(start, end, apart and start == begun) for start, end in spans if start < end]
    for cell in cells:
        start, end, apart = cell
        at = joined_classification_line(text, start + 1, end)
        if at is None:
            yield cell
            continue
        first, last = trim(text, start, at)
        if first < last:
            yield first, last, apart
        yield at, end, False


def take_envelope(draft: Draft, line: Line) -> bool:
    """Claim a line of an envelope and keep what it says; false if it is none."""
    kind = _RULES.kind_of(draft.text, line)
    if kind is None:
        return False
    start, end, _ = line
    if _keep(draft, kind[1]):
        draft.ledger.metadata(start, end, "catalogue")
    else:
        draft.ledger.furniture(start, end, "site-frame")
    return True


def _keep(draft: Draft, match: re.Match[str]) -> bool:
    """Whether this is the first line that gives a field of the catalogue."""
    name = match.lastgroup
    if name == "tags":
        tags = _TAG.finditer(draft.text, *match.span(name))
        draft.catalogue_tags = tuple([draft.cite(tag, 0) for tag in tags])
        return True
    return name is not None and keep(draft, name, draft.cite(match, name))


def keep(draft: Draft, name: str, value: Cited[str]) -> bool:
    """Take a value of the catalogue, unless it has one of this name already."""
    if name in draft.catalogue_values:
        return False
    draft.catalogue_values[name] = value
    if name == "created":
        draft.catalogued("created", value)
    return True


def strip_backslashes(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """*lines* without the backslash at the end of each, where a copy wrote line ends so."""
    text = draft.text
    if "\\" not in text:
        return lines
    kept: list[Line] = []
    blank = False
    """Whether the line before has nothing but its backslash."""
    for start, end, apart in lines:
        last = end
        if text[end - 1] == "\\":
            draft.ledger.furniture(end - 1, end, "site-frame")
            _, last = trim(text, start, end - 1)
        if start < last:
            kept.append((start, last, apart or blank))
        blank = start == last
    return kept


def take_missing_sections(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """*lines* without the notes in the place of sections that were not received."""
    text = draft.text
    if "Missing" not in text and "MISSING" not in text:
        return lines
    kept: list[Line] = []
    after = False
    for start, end, apart in lines:
        match = _MISSING.match(text, start, end)
        if match:
            draft.ledger.furniture(start, end, "site-frame")
            draft.notice("section-missing", f"section {int(match['section'])} is missing", start, end)
        else:
            kept.append((start, end, apart or after))
        after = match is not None
    return kept

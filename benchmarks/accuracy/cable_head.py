"""The fields of a cable's header and head: what each is expected to be, and whether the record says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from benchmarks.accuracy import printed
from benchmarks.accuracy.case import Case, letters, set_of_words
from benchmarks.accuracy.judgement import Judgement
from converter import Cited, Document
from converter_cable.transmission import Catalogue, Transmission

_AFTER_SUBJECT = re.compile(
    r"\s*(?:\bREF(?:TEL)?S?\s?(?:\([A-Z]\))?:|\bREFTEL\b|\bCLASSIFIED BY|\bE\.?O\.? 1\d|\bTAGS:"
    r"|\b[A-Z][A-Z ]{2,9}\s+00\d{6}\s+00\d(?:\.\d)? OF|¶? ?1\. |\b(?:ENTIRE TEXT )?SENSI?TIVE BUT UNCLASSIFIED\b).*",
    re.IGNORECASE,
)
"""What a catalogue's title has of what follows the subject on the same line."""
_LABEL = re.compile(r"SUBJECT:\s*", re.IGNORECASE)
_OTHER_FIELD = re.compile(
    r"\bREF(?:TEL)?S?: |\bCLASSIFIED BY\b|\bE\.O\. ?1\d{4}|\bTAGS: |¶ ?1\."
    r"|\d{8}\s+00\d(?:\.\d)? OF|\bINDEX:|\bRUE[A-Z]{3,4}/",
    re.IGNORECASE,
)
"""What does not belong to a subject."""
_NOTE = re.compile(r"\bSENSI?TIVE BUT UNCLASSIFIED\b", re.IGNORECASE)
"""Of the note how to treat a message; it belongs to a subject only where the catalogue has it there too."""
_LONGEST_SUBJECT = 600
_AFTER_LABEL = 120
_PRECEDENCES = {"O": "immediate", "P": "priority", "R": "routine", "Z": "flash"}


def mrn(case: Case) -> Iterator[Judgement]:
    """The message reference number, where the document prints it, or else the year that it needs."""
    expected = case.known.identifier
    year = case.known.day.year if case.known.day else None
    if expected and (expected in case.text or printed.date_time_group(case.text, year)):
        got = next((one.value.value for one in case.metadata.identifiers if one.scheme == "mrn"), None)
        yield from case.judge("mrn", expected, got, str.__eq__, case.header_end)


def sent(case: Case) -> Iterator[Judgement]:
    """When it was sent, to the minute, where a date-time group is printed."""
    found = printed.date_time_group(case.text, case.known.day.year if case.known.day else None)
    if found is not None:
        when, at = found
        expected = case.known.sent or f"{when:%Y-%m-%d %H:%M}"
        yield from case.judge("sent", expected, _time(case.document, "sent", "%Y-%m-%d %H:%M"), str.__eq__, at)


def _time(document: Document, kind: str, form: str) -> str | None:
    times = (one.when for one in document.metadata.events if one.kind == kind)
    return next((time.strftime(form) for time in times if isinstance(time, datetime)), None)


def sender(case: Case) -> Iterator[Judgement]:
    """Who sent it, as format line 6 prints the name."""
    if case.known.sender:
        yield from case.judge("sender", case.known.sender, _agent(case, "sender"), _same_letters)


def first_recipient(case: Case) -> Iterator[Judgement]:
    """The first addressee of format line 7, by name."""
    if case.known.recipient:
        yield from case.judge("first recipient", case.known.recipient, _agent(case, "recipient"), _same_letters)


def _agent(case: Case, role: str) -> str | None:
    return next((one.name.value for one in case.metadata.agents if one.role == role and one.name), None)


def _same_letters(expected: str, got: str) -> bool:
    return letters(expected) == letters(got)


def header_values(case: Case) -> Iterator[Judgement]:
    """What the format lines 1 to 5 say, value by value."""
    transmission = next((one for one in case.metadata.extensions if isinstance(one, Transmission)), Transmission())
    identifiers = {one.scheme: one.value.value for one in case.metadata.identifiers}
    both = (transmission.action_precedence, transmission.information_precedence)
    found = {
        "transmission": identifiers.get("transmission"),
        "origin": _value(transmission.origin),
        "station serial": identifiers.get("station-serial"),
        "filed": _time(case.document, "filed", "%j%H%M"),
        "security warning": _value(transmission.security_warning),
        "precedence": " ".join(one.value.value for one in both if one) or None,
    }
    for name, value in case.known.header.items():
        expected = value.zfill(7) if name == "filed" else value
        if name == "precedence":
            expected = " ".join(_PRECEDENCES[letter] for letter in value.split())
        yield from case.judge(f"header values: {name}", expected, found[name], str.__eq__)


def catalogue_values(case: Case) -> Iterator[Judgement]:
    """What the page around the cable says of it, value by value."""
    catalogue = next((one for one in case.metadata.extensions if isinstance(one, Catalogue)), Catalogue())
    for name, expected in case.known.catalogue.items():
        got = _value(getattr(catalogue, name))
        yield from case.judge(f"catalogue values: {name}", expected, got, _same_letters)


def _value(cited: Cited[str] | None) -> str | None:
    return cited.value if cited else None


def level(case: Case) -> Iterator[Judgement]:
    """The level of the classification line."""
    if case.known.classification:
        expected = case.known.classification.split("//")[0].lower()
        levels = [one.level.value.value for one in case.metadata.restrictions if one.level]
        got = levels[0].replace("-", " ") if levels else None
        yield from case.judge("level", expected, got, str.__eq__, case.header_end)


def first_subject_line(case: Case) -> Iterator[Judgement]:
    """The subject begins with the catalogue's title, which is its first line, and has no other field in it.

    Where the catalogue has no title, with what stands after the label.
    """
    if words := case.known.title or printed.subject_line(case.text):
        title = case.metadata.title
        expected = _LABEL.sub("", words)
        expected = _AFTER_SUBJECT.sub("", expected) or expected
        at = case.place(title.span if title else None)

        def begins(expected: str, got: str) -> bool:
            alone = not _OTHER_FIELD.search(got) and (not _NOTE.search(got) or _NOTE.search(words))
            return bool(alone) and len(got) <= _LONGEST_SUBJECT and letters(got).startswith(letters(expected))

        yield from case.judge("first subject line", expected, _value(title), begins, at)


def subject(case: Case) -> Iterator[Judgement]:
    """The whole subject, over all its lines."""
    if case.known.subject:
        title = case.metadata.title
        at = case.place(title.span if title else None)
        yield from case.judge("subject", case.known.subject, _value(title), _same_letters, at)


def tags(case: Case) -> Iterator[Judgement]:
    """The TAGS as a set of words; none where none are printed."""
    if case.known.tags is None:
        return
    codes = [one.code for one in case.metadata.subjects if one.scheme == "tags"]
    expected, got = set_of_words(case.known.tags), set_of_words(code.value for code in codes) or None
    at = case.place(codes[0].span if codes else None)
    if expected:
        yield from case.judge("TAGS", expected, got, _same_tags, at)
    elif got:
        yield Judgement(expected="", got=got, right=False, at=at)


def _same_tags(expected: str, got: str) -> bool:
    """Whether two sets are the same; a catalogue keeps tags without blanks between them as one word."""
    wanted, found = set(expected.split()), set(got.split())
    glued = {word for word in wanted - found if _is_made_of(word, found)}
    return wanted - glued <= found and all(any(one in word for word in glued) for one in found - wanted)


def _is_made_of(word: str, parts: set[str]) -> bool:
    return not word or any(_is_made_of(word[len(part) :], parts) for part in parts if word.startswith(part))


def classifier(case: Case) -> Iterator[Judgement]:
    """Who classified it, where a classified cable prints that: the name stands after one of the labels."""
    labels = list(printed.AUTHORITY.finditer(case.text))
    unclassified = (case.known.classification or "UNCLASSIFIED").startswith("UNCLASSIFIED")
    if unclassified or not labels:
        return
    got = _agent(case, "classifier")
    places = [label.end() for label in labels]
    said = [letters(case.text[place : place + _AFTER_LABEL]) for place in places]
    expected = " ".join(case.text[places[0] : places[0] + _AFTER_LABEL // 2].split())

    def stands_there(_: str, name: str) -> bool:
        return any(letters(name)[:20] in words for words in said)

    yield from case.judge("classifier", expected, got, stands_there, labels[0].start())


def declassification(case: Case) -> Iterator[Judgement]:
    """When it is to be declassified, where the line of the executive order says it: the day, or the words."""
    found = printed.declassification(case.text)
    if found is None:
        return
    expected, at = found
    event = next((one for one in case.metadata.events if one.kind == "declassify"), None)
    got = f"{event.text.value} = {event.when or 'no day'}" if event else None

    def agree(expected: str, _: str) -> bool:
        if event is None:
            return False
        if days := printed.dates(expected):
            return event.when in days
        return event.when is None and letters(event.text.value)[:3] == letters(expected)[:3]

    yield from case.judge("declassification", expected, got, agree, at)

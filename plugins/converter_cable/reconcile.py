"""What a telegram's parts say together: its number, and where a catalogue contradicts it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from converter import Block, Cited, Identifier, Level, Paragraph, Quote
from converter_cable.classification import level_in
from converter_cable.dates import repeats_hour, timestamp, written_day
from converter_cable.draft import Draft
from converter_cable.portions import level_of_mark
from converter_cable.posts import post_of

_STATION_SERIALS = 10_000
"""Format line 3 has the last four digits of a serial."""
_RANK = {level: rank for rank, level in enumerate(Level)}
_WARNINGS = {
    "T": Level.TOP_SECRET,
    "S": Level.SECRET,
    "C": Level.CONFIDENTIAL,
    "E": Level.UNCLASSIFIED,
    "U": Level.UNCLASSIFIED,
}
"""What the letters of format line 4 say (ACP 127); E is unclassified, encrypted for transmission only."""

_DOCUMENT_NUMBER = re.compile(r"\d\d(?P<year>\d\d)(?P<post>[A-Z]+)(?P<serial>\d{1,7})")


def number_message(draft: Draft) -> None:
    """The message reference number: of post, serial and the year sent, cited where the catalogue prints the same.

    Without a number or a date of the message's own it is what the catalogue prints.
    """
    printed = draft.catalogue.identifier
    said = _reference_number(draft)
    if said is not None and (printed is None or printed.value != said):
        draft.identifiers.insert(0, Identifier(scheme="mrn", value=Cited(said)))
    elif printed is not None:
        draft.identifiers.insert(0, Identifier(scheme="mrn", value=printed))
    elif (listed := _listed_number(draft)) is not None:
        draft.identifiers.insert(0, Identifier(scheme="mrn", value=Cited(listed)))


def settle(draft: Draft) -> None:
    """What the classification line does not say, or the header contradicts: number and level of the message."""
    _number(draft)
    _missing_level(draft)
    _missing_sections(draft)


def _number(draft: Draft) -> None:
    """The serial of format line 3 is right in 5,744 of 5,752 telegrams, that of the classification line in 6,268 of 6,356.

    Where they differ the header's is taken, and its post too if that is another: a wrong telegram was pasted under it.
    """
    station = next((one.value for one in draft.identifiers if one.scheme == "station-serial"), None)
    name = next((one.name.value for one in draft.agents if one.role == "sender" and one.name), "")
    post = post_of(name)
    if station is None or station.span is None or not post or draft.readdressed:
        return
    serial, place = int(station.value), station.span
    if draft.number is None:
        draft.number = (post, serial)
        message = "there is no classification line: the number is the header's"
        draft.notice("no-classification-line", message, place.start, place.end)
    elif serial != draft.number[1] % _STATION_SERIALS:
        printed = f"{draft.number[0]} {draft.number[1]:06}"
        if post == draft.number[0]:
            code = "serial-mismatch"
            message = f"the header has the serial {station.value}, the classification line {printed}"
            draft.number = (post, draft.number[1] // _STATION_SERIALS * _STATION_SERIALS + serial)
        else:
            code = "wrong-cable-pasted"
            message = f"under the header of {name} {station.value} stands the text of {printed}"
            draft.number = (post, serial)
        draft.notice(code, message, place.start, place.end)


def _missing_level(draft: Draft) -> None:
    """Without a classification line the level is that of the security warning, or what the catalogue prints."""
    if draft.restriction.level is not None:
        return
    warning, catalogued = draft.transmission.security_warning, draft.catalogue.classification
    level = _WARNINGS.get(warning.value.split()[-1][:1]) if warning else None
    printed = warning
    if level is None and catalogued is not None:
        level, printed = level_in(catalogued.value), catalogued
    if level is not None and printed is not None and printed.span is not None:
        draft.restriction.level = Cited(level, printed.span)
        message = f"there is no classification line: the level is that of {printed.value!r}"
        draft.notice("level-inferred", message, printed.span.start, printed.span.end)


def _missing_sections(draft: Draft) -> None:
    """A text that begins with a later section than the first, unless it says itself which one is missing."""
    section, sections = draft.transmission.section, draft.transmission.sections
    if section is None or sections is None or section.span is None or section.value == 1:
        return
    if all(notice.code != "section-missing" for notice in draft.notices):
        message = f"the text begins with section {section.value} of {sections.value}"
        draft.notice("section-missing", message, section.span.start, section.span.end)


def _reference_number(draft: Draft) -> str | None:
    if draft.number is None or draft.year is None:
        return None
    post, serial = draft.number
    return f"{draft.year % 100:02}{post}{serial}"


def compare(draft: Draft) -> None:
    """Note each value of the catalogue that the message contradicts."""
    catalogue = draft.catalogue
    _identifier(draft, catalogue.identifier)
    _created(draft, catalogue.created)
    _level(draft, catalogue.classification)
    _title(draft, catalogue.title)
    _tags(draft, catalogue.tags)
    _attributes(draft)


def compare_marks(draft: Draft, body: Iterable[Block]) -> None:
    """Note paragraphs that are marked above the telegram: the text may be another one's (23 of 6,717)."""
    whole = draft.restriction.level
    if whole is None:
        return
    above = [
        mark for mark in _marks(body) if (level := level_of_mark(mark.value)) and _RANK[level] > _RANK[whole.value]
    ]
    if above and above[0].span:
        some = "a paragraph is" if len(above) == 1 else f"{len(above)} paragraphs are"
        message = f"{some} marked above the telegram, which is {whole.value}: first {above[0].value}"
        draft.notice("paragraph-above-class", message, above[0].span.start, above[0].span.end)


def _marks(blocks: Iterable[Block]) -> Iterator[Cited[str]]:
    """The portion marks of numbered paragraphs."""
    for block in blocks:
        if isinstance(block, Quote):
            yield from _marks(block.blocks)
        elif isinstance(block, Paragraph) and block.label and block.marking:
            yield block.marking


def _attributes(draft: Draft) -> None:
    """What the National Archives list of number, day and level; subject and tags they made anew."""
    attributes = draft.attributes
    _level(draft, attributes.original_classification)
    said = _reference_number(draft)
    if said and attributes.document_number and not _is_listed(draft, attributes.document_number.value):
        _differs(draft, "identifier-differs", attributes.document_number, said)
    day = attributes.draft_date
    if day and draft.sent and (when := written_day(day.value)) and when != draft.sent.date():
        _differs(draft, "created-differs", day, draft.sent.strftime("%Y-%m-%d %H:%M"))


def _is_listed(draft: Draft, number: str) -> bool:
    """Whether a document number is the message's; its post is cut to six letters: ``1974BUENOS00123``."""
    match = _DOCUMENT_NUMBER.fullmatch(number)
    if match is None or draft.number is None or draft.year is None:
        return False
    post, serial = draft.number
    same = (int(match["year"]), int(match["serial"])) == (draft.year % 100, serial)
    return same and post.startswith(match["post"])


def _listed_number(draft: Draft) -> str | None:
    """``1979LAPAZ05838`` as a message reference number: ``79LAPAZ5838``."""
    printed = draft.attributes.document_number
    match = _DOCUMENT_NUMBER.fullmatch(printed.value) if printed else None
    return f"{match['year']}{match['post']}{int(match['serial'])}" if match else None


def _differs(draft: Draft, what: str, printed: Cited[str], said: str) -> None:
    if printed.span is not None:
        message = f"the catalogue has {printed.value!r}, the message {said!r}"
        draft.notice(what, message, printed.span.start, printed.span.end)


def _identifier(draft: Draft, printed: Cited[str] | None) -> None:
    said = _reference_number(draft)
    if printed and said and printed.value != said:
        _differs(draft, "identifier-differs", printed, said)


def _created(draft: Draft, printed: Cited[str] | None) -> None:
    """To the minute, or to the hour or the day where that is all that the catalogue prints."""
    when = timestamp(printed.value) if printed else None
    if printed and when and draft.sent:
        said = draft.sent if isinstance(when, datetime) else draft.sent.date()
        if isinstance(when, datetime) and repeats_hour(when):
            when, said = when.replace(minute=0), draft.sent.replace(minute=0)
        if when != said:
            _differs(draft, "created-differs", printed, draft.sent.strftime("%Y-%m-%d %H:%M"))


def _level(draft: Draft, printed: Cited[str] | None) -> None:
    level = draft.restriction.level
    if printed and level and level_in(printed.value) is not level.value:
        _differs(draft, "level-differs", printed, level.value)


def _title(draft: Draft, printed: Cited[str] | None) -> None:
    """A title that is the beginning of the subject is its first line, as the catalogue gives it."""
    if printed and draft.title and not draft.title.value.startswith(printed.value):
        _differs(draft, "title-differs", printed, draft.title.value)


def _tags(draft: Draft, printed: tuple[Cited[str], ...]) -> None:
    said = [subject.code.value for subject in draft.subjects]
    if printed and set(said) != {tag.value for tag in printed}:
        everything = Cited(" ".join(tag.value for tag in printed), printed[0].span)
        _differs(draft, "tags-differ", everything, " ".join(said))

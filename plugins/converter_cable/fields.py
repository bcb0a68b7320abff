"""What the fields of a telegram's head say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from converter import Agent, Cited, Event, Identifier, Instruction, Span, Subject, is_blank, readable, trim
from converter_cable.classification import CAPTION, CAVEAT, count, level_of
from converter_cable.dates import numeric_date
from converter_cable.declassification import release, schedule
from converter_cable.draft import Draft, word
from converter_cable.heads import Field, Head
from converter_cable.hyphens import mend
from converter_cable.lines import END, START, line_at
from converter_cable.pages import page_marker
from converter_cable.posts import post_key
from converter_cable.ranks import rank_before
from converter_cable.references import read_references
from converter_cable.tags import glued, tag

_TAG = re.compile(r"\((?P<person>[^()]{2,80})\)|(?<![A-Za-z0-9])(?P<tag>[A-Za-z][A-Za-z0-9]*(?:-[A-Z]{5,})?)")
_PASS = re.compile(r"\bPASS\b", re.IGNORECASE)
_BREAK = r"\s{0,4}"
"""A line end of one sign or two within a word, and blanks before it."""
_SECTION = re.compile(rf"1(?<!\d1){_BREAK}[.,]{_BREAK}[2-5](?!\d)")
_REASON_WORD = (
    rf"r{_BREAK}(?:e{_BREAK}(?:a{_BREAK})?s|a{_BREAK}s|e{_BREAK}a){_BREAK}[o0]{_BREAK}n(?:\(s\)|{_BREAK}s)?"
)
"""One of three letters may be missing, of two none: Ron is a name."""
_FOR = rf"f{_BREAK}(?:[o0]{_BREAK})?r"
_CONNECTION = re.compile(
    rf"[\s,;.:(-]*(?:(?:(?<=[A-Z])for(?=\s{{1,4}}reason)|(?<![A-Z])(?:{_FOR}|per|under|by|due to"
    rf"|based(?:\s+(?:up)?[o0]n)?|{_REASON_WORD}|(?:E\.?O\.?\s?)?1\d{{4}}))[\s,;.:]*)*"
    rf"(?:(?<![A-Z])(?:{_BREAK.join('section')}s?|para(?:graph)?)[\s,;.:]*)?\Z",
    re.IGNORECASE,
)
"""What stands between a name and the section that gives the reasons; words may be broken at the end of a line, and a letter
of ``reasons`` missing. No blank can belong to two of its parts, as each such choice doubles the steps."""
_WITHOUT_SECTION = re.compile(
    rf"[,;.\s]\s{{0,2}}(?:for\s{{1,2}})?(?:{_REASON_WORD}(?!\w)|reas\s+(?=\([a-h]\)))|[,;.\s]for\Z", re.IGNORECASE
)
_WINDOW = 90
"""The words between a name and its reasons are fewer, and so are the letters of the reasons."""
_SUFFIX = re.compile(r"\s*(?:JR|SR|I+)\b\.?", re.IGNORECASE)
_BRACKETED_END = re.compile(r"\s*\([^()]{1,20}\)\Z")
_BRACKETED_LENGTH = 24
"""``(acting)``, after a name."""
_AND = rf"{_BREAK.join('and')}\b"
_LETTER = re.compile(rf"{_AND}|(?P<letter>[A-H])", re.IGNORECASE)
_LETTERS = re.compile(rf"[\s.]*(?:[\s(),/&+;.-]|{_AND}|(?<![A-Za-z])[A-H]{{1,4}}(?![A-Za-z]))*", re.IGNORECASE)


def interpret(draft: Draft, head: Head, beside: Head | None = None) -> None:
    """Claim the lines of *head* and put what they say into the draft.

    Args:
        draft: what has been read so far.
        head: the fields.
        beside: a better copy; what that has too is only a repetition here.
    """
    for field in head.fields:
        if beside is not None and (beside.has(field.name) or field.name == "unrecognised"):
            _discard(draft, field)
            continue
        _claim(draft, field)
        reader = _READERS.get(field.name)
        if reader is not None:
            reader(draft, field)


def _discard(draft: Draft, field: Field) -> None:
    name = field.name if field.name == "page-marker" else "repeated-head"
    for start, end, _ in field.lines:
        draft.ledger.furniture(start, end, name)


def _claim(draft: Draft, field: Field) -> None:
    if field.name == "unrecognised":
        for line in field.lines:
            draft.unrecognised(line)
        return
    claim = draft.ledger.furniture if field.name in ("page-marker", "repeated-head") else draft.ledger.metadata
    for start, end, _ in field.lines:
        claim(start, end, field.name)


def _words(draft: Draft, field: Field) -> Cited[str] | None:
    """All that a field says after its label, over its lines."""
    return _said(draft, field, field.value_start, field.end)


def _said(draft: Draft, field: Field, start: int, end: int) -> Cited[str] | None:
    """What the lines of a field say from *start* to *end*, without what stands between the lines."""
    text = draft.text
    if len(field.lines) == 1:
        first, last = trim(text, start, end)
        return draft.source.cited(first, last) if first < last else None
    parts = [trim(text, max(first, start), min(last, end)) for first, last, _ in field.lines]
    parts = [(first, last) for first, last in parts if first < last]
    if not parts:
        return None
    words = [text[first:last] for first, last in parts]
    value = readable(mend(text, words) if draft.hyphenated else " ".join(words))
    return Cited(value, Span(parts[0][0], parts[-1][1]))


def _classification(draft: Draft, field: Field) -> None:
    match = field.match
    if match is None:
        return
    draft.restriction.level = Cited(level_of(match), Span(*match.span("level")))
    if match["caveats"]:
        caveats = CAVEAT.finditer(draft.text, *match.span("caveats"))
        draft.restriction.caveats.extend([draft.cite(caveat, 0) for caveat in caveats])
    draft.post = match["post"]
    draft.number = (post_key(match["post"]), int(match["serial"]))
    draft.identifiers.append(Identifier(scheme="message-number", value=draft.cite(match, "number")))
    if match["sections"]:
        sections = count(match["sections"])
        section = sections if match["final"] else count(match["section"])
        draft.transmission.section = Cited(section, Span(*match.span("final" if match["final"] else "section")))
        draft.transmission.sections = Cited(sections, Span(*match.span("sections")))


def _captions(draft: Draft, field: Field) -> None:
    start, end, _ = field.lines[0]
    captions = CAPTION.finditer(draft.text, start, end)
    draft.restriction.captions.extend([draft.cite(caption, 0) for caption in captions])


def _correction(draft: Draft, field: Field) -> None:
    note = _words(draft, field)
    draft.transmission.correction = note
    if note:
        draft.notice("corrected-copy", f"this is a corrected copy: {note.value}", field.lines[0][START], field.end)


def _passing(draft: Draft, field: Field) -> None:
    words = _words(draft, field)
    if words:
        kind = "passing" if _PASS.search(words.value) else "attention"
        draft.instructions.append(Instruction(kind=kind, text=words))


def _handling(draft: Draft, field: Field) -> None:
    if words := _words(draft, field):
        draft.instructions.append(Instruction(kind="handling", text=words))


def _executive_order(draft: Draft, field: Field) -> None:
    match, text = field.match, draft.text
    if match is None:
        return
    draft.restriction.authority = Cited(f"E.O. {match['order']}", Span(match.start(), match.end("order")))
    said = release(text, match.end(), field.end, draft.year)
    if said is None:
        _scheduled(draft, match.end(), field.end)
        return
    if words := _said(draft, field, said.start, said.end):
        draft.events.append(Event(kind="declassify", text=words, when=said.when))
        draft.transmission.declassification = Cited(said.kind, words.span)


def _scheduled(draft: Draft, start: int, end: int) -> None:
    """The schedules of E.O. 11652 and 12065, the classifier and the office of origin."""
    said = schedule(draft, start, end)
    if said is None:
        return
    when = numeric_date(said.day, draft.year) if said.day else None
    draft.events.append(Event(kind="declassify", text=said.text, when=when))
    draft.transmission.declassification = Cited("schedule", said.text.span)
    if said.classifier is not None:
        draft.agents.append(Agent(role="classifier", name=said.classifier))
    draft.transmission.originating_office = said.office


def _tags(draft: Draft, field: Field) -> None:
    """The tags of a block; of a second one those that the first has not."""
    before = {one.code.value for one in draft.subjects}
    for start, end in _stretches(draft.text, field):
        for match in _TAG.finditer(draft.text, start, end):
            if match["tag"] == "SIPDIS":
                draft.restriction.captions.append(word(match, "tag"))
                continue
            if match["person"]:
                person = draft.cite(match, "person")
                found = [Subject(scheme="tags", code=person, kind="person")]
            else:
                found = _parted(draft, *match.span("tag"))
            draft.subjects.extend([one for one in found if one.code.value not in before] if before else found)


def _parted(draft: Draft, start: int, end: int) -> list[Subject]:
    """A tag, or those that lost the blanks between them."""
    code = draft.text[start:end].upper()
    pieces = glued(code)
    if not pieces:
        return [tag(Cited(code, Span(start, end)))]
    draft.notice("glued-tags", f"{code!r} is several tags in one: {' '.join(pieces)}", start, end)
    starts = accumulate(map(len, pieces), initial=start)
    return [tag(Cited(piece, Span(at, at + len(piece)))) for at, piece in zip(starts, pieces, strict=False)]


def _stretches(text: str, field: Field) -> Iterator[tuple[int, int]]:
    """What a field says, with nothing but blanks in each stretch between the lines."""
    start, end = field.value_start, field.lines[0][END]
    for first, last, _ in field.lines[1:]:
        if not is_blank(text[end:first]):
            yield start, end
            start = first
        end = last
    yield start, end


def _subject(draft: Draft, field: Field) -> None:
    if draft.title is None:
        draft.title = _words(draft, field)


def _classified_by(draft: Draft, field: Field) -> None:
    text, value = draft.text, field.value_start
    first = next((start for start, end, _ in field.lines if end > value), field.end)
    start, end = trim(text, max(first, value), field.end)
    if start >= end:
        return
    if section := _SECTION.search(text, start, end):
        draft.restriction.reasons = _reasons(draft, section, end)
        connection = _CONNECTION.search(text, max(start, section.start() - _WINDOW), section.start())
        end = connection.start() if connection else section.start()
    elif reason := _WITHOUT_SECTION.search(text, start, end):
        end = reason.start()
    _, last, _ = field.lines[line_at(field.lines, end - 1)]
    end = min(last, end)
    _classifier(draft, field, *_without_stops(text, start, end))


def _classifier(draft: Draft, field: Field, start: int, end: int) -> None:
    """Who classified it: the rank stands before the name, or after a comma; if both do, the former is taken."""
    text, position = draft.text, None
    if rank := rank_before(text, start, end):
        position = _said(draft, field, start, rank[0])
        start = rank[1]
    comma = text.find(",", start, end)
    if suffix := _SUFFIX.match(text, comma + 1, end):
        comma = text.find(",", suffix.end(), end)
    rest = _said(draft, field, comma + 1, end) if comma > start else None
    name = _said(draft, field, *_without_stops(text, start, comma if rest else end))
    if name or position:
        draft.agents.append(Agent(role="classifier", name=name, position=position or rest))


def _without_stops(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without blanks at its ends, without what is in brackets at its end, and the stops that end it."""
    start, end = trim(text, start, end)
    if text[end - 1] == ")" and (
        bracketed := _BRACKETED_END.search(text, max(start, end - _BRACKETED_LENGTH), end)
    ):
        end = bracketed.start()
    while end > start and (text[end - 1] in ".,;:\\" or text[end - 1].isspace()):
        end -= 1
    return start, end


def _reasons(draft: Draft, section: re.Match[str], end: int) -> list[Cited[str]]:
    """``1.4 (b/d)`` as ``1.4 (b)`` and ``1.4 (d)``, each where its letter is printed."""
    number = "".join(section[0].split())
    letters = _LETTERS.match(draft.text, section.end(), min(end, section.end() + _WINDOW))
    found = _LETTER.finditer(draft.text, *letters.span()) if letters else ()
    return [Cited(f"{number} ({letter[0].lower()})", Span(*letter.span())) for letter in found if letter["letter"]]


def _references(draft: Draft, field: Field) -> None:
    text, value = draft.text, field.value_start
    parts = [
        trim(text, max(value, start), end) for start, end, _ in field.lines if not page_marker(text, start, end)
    ]
    said = {(one.text.value, one.target) for one in draft.references}
    found = read_references(draft, [(start, end) for start, end in parts if start < end])
    draft.references.extend(one for one in found if (one.text.value, one.target) not in said)


_READERS = {
    "classification": _classification,
    "captions": _captions,
    "correction": _correction,
    "passing": _passing,
    "handling": _handling,
    "eo": _executive_order,
    "tags": _tags,
    "subject": _subject,
    "reference": _references,
    "classified-by": _classified_by,
}

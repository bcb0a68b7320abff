"""A memorandum: the word itself, a head of fields, numbered paragraphs."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from converter import (
    Agent,
    Cited,
    Confidence,
    Detection,
    Document,
    Event,
    Evidence,
    Ledger,
    Metadata,
    Paragraph,
    ReadError,
    Source,
    Span,
    Text,
    is_blank,
    readable,
    trim,
)
from converter_memo import Memo

_TITLE = re.compile(r"MEMORANDUM[ \t]*\Z")
_FIELD = re.compile(r"(TO|FROM|DATE|FILE|SUBJECT):[ \t]*(?=\S)")
_NUMBER = re.compile(r"([0-9]{1,3})\.(?=\s)")


def detect(source: Source) -> Detection | None:
    """Likely, where the first line says so and at least two fields follow at once."""
    lines = [line for line in source.lines[:20] if not is_blank(line.of(source.text))][:6]
    if not lines or not _TITLE.match(lines[0].of(source.text)):
        return None
    found = [(line, _FIELD.match(line.of(source.text))) for line in lines[1:]]
    marks = [Evidence(f"{match[1].lower()} line", line) for line, match in found if match]
    confidence = Confidence.LIKELY if len(marks) > 1 else Confidence.POSSIBLE
    return Detection(confidence, (Evidence("the word memorandum", lines[0]), *marks), () if marks else ("head",))


def read(source: Source) -> Document:
    """The record. Raises `ReadError` where the first line is another."""
    text, ledger = source.text, Ledger(source.text)
    lines = [line for line in source.lines if not is_blank(line.of(text))]
    if not lines or not _TITLE.match(lines[0].of(text)):
        raise ReadError("a memorandum begins with the word MEMORANDUM", lines[0].start if lines else 0)
    ledger.furniture(lines[0].start, lines[0].end, "title")
    fields: dict[str, Cited[str]] = {}
    at = 1
    while at < len(lines) and (match := _FIELD.match(lines[at].of(text))):
        start, end = trim(text, lines[at].start + match.end(), lines[at].end)
        fields.setdefault(match[1], Cited(readable(text[start:end]), Span(start, end)))
        ledger.metadata(lines[at].start, lines[at].end, match[1].lower())
        at += 1
    paragraphs = tuple(_paragraph(source, stretch, ledger) for stretch in _stretches(source, lines[at:]))
    return Document(
        source=source, format="memo", metadata=_metadata(fields), body=paragraphs, segments=ledger.close()
    )


def _stretches(source: Source, lines: list[Span]) -> list[Span]:
    """The lines of each paragraph together; a number at the beginning of a line begins one."""
    found: list[Span] = []
    for line in lines:
        if found and not _NUMBER.match(line.of(source.text)):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _paragraph(source: Source, stretch: Span, ledger: Ledger) -> Paragraph:
    text = source.text
    start, end = trim(text, stretch.start, stretch.end)
    ledger.body(start, end)
    label = None
    if number := _NUMBER.match(text, start, end):
        label = Cited(number[1], Span(start, number.end()))
        start, end = trim(text, number.end(), end)
    inlines = (Text(readable(text[start:end]), Span(start, end)),) if start < end else ()
    return Paragraph(inlines=inlines, label=label)


def _metadata(fields: dict[str, Cited[str]]) -> Metadata:
    roles = (("FROM", "sender"), ("TO", "recipient"))
    return Metadata(
        genre="memorandum",
        title=fields.get("SUBJECT"),
        agents=tuple(Agent(role=role, name=fields[name]) for name, role in roles if name in fields),
        events=(_dated(fields["DATE"]),) if "DATE" in fields else (),
        extensions=(Memo(file_number=fields["FILE"]),) if "FILE" in fields else (),
    )


def _dated(text: Cited[str]) -> Event:
    try:
        when = datetime.strptime(text.value, "%d %B %Y").replace(tzinfo=UTC).date()
    except ValueError:
        when = None
    return Event(kind="sent", text=text, when=when)

"""A message to a record: its header is metadata, its text the body, all else furniture with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import evolve

from converter import (
    Agent,
    Cited,
    Document,
    Event,
    Excerpt,
    Identifier,
    Ledger,
    Metadata,
    Notice,
    ReadError,
    Reference,
    Role,
    Segment,
    Source,
    Span,
    is_blank,
    placed,
    readable,
    trim,
)
from converter_mail import Attachment, Mail, Mailbox, text
from converter_mail.decoding import decoded
from converter_mail.structure import Field, Part, message
from converter_mail.values import addresses, moment, words

_GENRE = "e-mail message"
_ID = re.compile(r"<([^<>\s]+)>")
_ROLES = {"from": "sender", "to": "recipient", "cc": "copied", "bcc": "copied"}
_ADDRESSES = (*_ROLES, "sender", "reply-to")
_REFERRING = ("in-reply-to", "references")
_READ = (*_ADDRESSES, *_REFERRING, "date", "subject", "message-id")
_OF_TRANSFER = ("mime-version", "content-type", "content-transfer-encoding", "content-disposition", "content-id")
_FILE_NAMES = ("content-disposition", "content-type")


class _Divided(NamedTuple):
    """What a message is made of."""

    segments: list[Segment]
    texts: list[Part]
    attachments: list[Attachment]
    notices: list[Notice]


def read(source: Source) -> Document:
    """The record. Raises `ReadError` where there is no header."""
    whole = message(source)
    if not any(field.name in _READ for field in whole.fields):
        raise ReadError("a message begins with a header: From, To, Date, Subject", 0)
    found = _Divided([], [], [], [])
    _divide(source, whole, found, top=True)
    pieces = [piece for part in found.texts for piece in _pieces(source, part, found)]
    excerpt = Excerpt.of(source.text, pieces)
    document = _without_text(source, found) if is_blank(excerpt.text) else _with_text(source, excerpt, found)
    metadata = _metadata(source, whole.fields, found.attachments)
    return evolve(document, metadata=metadata, notices=(*document.notices, *found.notices))


def _with_text(source: Source, excerpt: Excerpt, found: _Divided) -> Document:
    ledger = Ledger(excerpt.text)
    document = Document(
        source=Source(source.name, excerpt.text, "utf-8", ""),
        format="mail",
        metadata=Metadata(genre=_GENRE),
        body=text.body(excerpt.text, ledger),
        segments=ledger.close(),
    )
    return placed(document, excerpt, source, [part.content for part in found.texts], found.segments)


def _without_text(source: Source, found: _Divided) -> Document:
    ledger = Ledger(source.text)
    for segment in found.segments:
        ledger.claim(segment.span.start, segment.span.end, segment.role, segment.name)
    for gap in ledger.gaps():  # of a page that shows nothing
        ledger.furniture(gap.start, gap.end, "markup")
    return Document(
        source=source,
        format="mail",
        metadata=Metadata(genre=_GENRE),
        body=(),
        segments=ledger.close(),
        notices=(Notice("no-body", "the message has no text of its own"),),
    )


def _divide(source: Source, part: Part, found: _Divided, *, top: bool = False) -> None:
    """Claim all of *part* but the text to be read."""
    is_text = part.kind.is_text or (top and part.kind.media_type.startswith(("text/", "multipart/")))
    attached = not (part.parts or is_text)
    for field in part.fields:
        found.segments.append(Segment(field.span, *_role(field, top=top, attached=attached)))
    found.segments.extend(Segment(span, Role.FURNITURE, name) for span, name in part.frame)
    if part.parts:
        chosen = _best(part.parts) if part.kind.media_type == "multipart/alternative" else None
        for one in part.parts:
            if chosen in (None, one):
                _divide(source, one, found)
            else:
                found.segments.append(_stretch(source, one, "other-rendition"))
    elif is_text:
        found.texts.append(part)
    else:
        if content := _trimmed(source, part.content):
            found.segments.append(Segment(content, Role.FURNITURE, "attachment"))
        found.attachments.append(_attachment(source, part))


def _role(field: Field, *, top: bool, attached: bool) -> tuple[Role, str]:
    """What a field is for; one that nobody reads is kept as it stands."""
    if top and field.name in _READ:
        return Role.METADATA, field.name
    if attached and field.name in _FILE_NAMES:
        return Role.METADATA, "attachment"
    return Role.FURNITURE, "mime-field" if field.name in _OF_TRANSFER else "other-field"


def _best(parts: Sequence[Part]) -> Part:
    """Of several forms of one text the plain one, or else the first that is for the eyes."""
    kinds = [one.kind.media_type for part in parts for one in (part, *part.parts)]
    wanted = next((kind for kind in ("text/plain", "text/html") if kind in kinds), kinds[0])
    return next(part for part in parts if wanted in [one.kind.media_type for one in (part, *part.parts)])


def _stretch(source: Source, part: Part, name: str) -> Segment:
    start = part.fields[0].span.start if part.fields else part.content.start
    return Segment(Span(*trim(source.text, start, part.content.end)), Role.FURNITURE, name)


def _trimmed(source: Source, span: Span) -> Span | None:
    start, end = trim(source.text, span.start, span.end)
    return Span(start, end) if start < end else None


def _attachment(source: Source, part: Part) -> Attachment:
    name = part.kind.file_name
    fields = [field for field in part.fields if field.name in _FILE_NAMES]
    places = [_place(source, field, name) for field in fields if "name" in field.value.of(source.text).lower()]
    return Attachment(
        media_type=part.kind.media_type, file_name=Cited(name, places[-1] if places else None) if name else None
    )


def _pieces(source: Source, part: Part, found: _Divided) -> Iterator[tuple[int, int, str | None]]:
    """The text of *part*, apart from that of the part before it."""
    content, kind = part.content, part.kind
    yield content.start, content.start, "\n\n"
    try:
        excerpt = decoded(source, content, kind.transfer, kind.charset)
    except LookupError:
        found.notices.append(Notice("encoding-doubtful", f"nobody knows the charset {readable(kind.charset)!r}"))
        excerpt = decoded(source, content, kind.transfer, "ascii")
    if "\ufffd" in excerpt.text:
        message = f"not all of the text can be decoded from {readable(kind.charset)}"
        found.notices.append(Notice("encoding-doubtful", message, content))
    yield from (text.page(excerpt.text).within(excerpt) if kind.media_type == "text/html" else excerpt).stretches()


def _metadata(source: Source, fields: Sequence[Field], attachments: Sequence[Attachment]) -> Metadata:
    """What the header says; a field that comes again is taken as it came first."""
    first = {field.name: field for field in reversed(fields)}
    agents, mailboxes = [], []
    for name in (name for name in _ADDRESSES if name in first):
        value = first[name].value
        for one in addresses(name, value.of(source.text), value.start):
            mailboxes.append(Mailbox(name=name, value=one.mailbox))
            if name in _ROLES:
                agents.append(Agent(role=_ROLES[name], name=one.name or one.mailbox))
    return Metadata(
        genre=_GENRE,
        title=_cited(source, first.get("subject")),
        identifiers=tuple(
            Identifier(scheme="message-id", value=one) for one in _ids(source, first.get("message-id"))
        ),
        events=tuple(_events(source, first.get("date"))),
        agents=tuple(agents),
        references=tuple(_references(source, first)),
        extensions=(Mail(mailboxes=tuple(mailboxes), attachments=tuple(attachments)),),
    )


def _cited(source: Source, field: Field | None) -> Cited[str] | None:
    """The value of *field*, with the place of its words, or of all of it where they are encoded."""
    value = field and words(field.name, field.value.of(source.text))
    return Cited(value, _place(source, field, value)) if field and value else None


def _place(source: Source, field: Field, value: str) -> Span:
    at = source.text.find(value, field.value.start, field.value.end)
    return Span(*trim(source.text, field.value.start, field.value.end)) if at < 0 else Span(at, at + len(value))


def _events(source: Source, field: Field | None) -> Iterator[Event]:
    if said := _cited(source, field):
        when, inferred = moment(said.value)
        yield Event(kind="sent", text=said, when=when, inferred=inferred)


def _ids(source: Source, field: Field | None) -> Iterator[Cited[str]]:
    for match in _ID.finditer(source.text, field.value.start, field.value.end) if field else ():
        yield Cited(readable(match[1]), Span(*match.span(1)))


def _references(source: Source, first: Mapping[str, Field]) -> Iterator[Reference]:
    """The messages that this one answers, each once."""
    named = set()
    for name in _REFERRING:
        for one in _ids(source, first.get(name)):
            if one.value not in named:
                named.add(one.value)
                yield Reference(text=one, kind="e-mail", target=one.value)

"""A small format for the tests of the command line: a note for the file, and two ways to write one."""

from __future__ import annotations

import os

from attrs import frozen

from converter import (
    Cited,
    Confidence,
    Detection,
    Document,
    Evidence,
    Ledger,
    Metadata,
    Notice,
    Options,
    Paragraph,
    Problem,
    Reader,
    ReadError,
    RecoverError,
    Span,
    Text,
    Writer,
    hookimpl,
    option,
    readable,
    trim,
)

MARK = "NOTE FOR THE FILE"


def detect(source):
    """The first words say it; words that break this reader stand for a fault of its own."""
    if source.text.startswith("BREAK DETECTION"):
        raise RuntimeError("no such mark")
    start = source.text.find(MARK)
    if start < 0:
        return None
    surest = Confidence.CERTAIN if source.text[:start].strip("\ufeff") == "" else Confidence.POSSIBLE
    return Detection(surest, (Evidence("first words", Span(start, start + len(MARK))),), ("a date",))


def read(source, options):
    """The first line is the subject, all else one paragraph."""
    text = source.text
    if "REFUSE" in text:
        raise ReadError("a note must not be refused", text.index("REFUSE"))
    if "END AT ONCE" in text:
        os._exit(9)
    if "BREAK READING" in text:
        raise RuntimeError("the reader lost its pencil")
    ledger = Ledger(text)
    first = source.lines[0]
    start, end = trim(text, first.end, len(text))
    subject, last = trim(text, first.start, first.end)
    ledger.metadata(subject, last, "subject")
    ledger.body(start, end)
    body = () if "LOSE" in text or start == end else (paragraph(text, Span(start, end)),)
    title = readable(text[subject:last])
    notices = (Notice("shouting", "the note is loud", Span(start, start + 1)),) if "!" in text else ()
    if options.remark:
        notices += (Notice("remark", options.remark),)
    return Document(
        source=source,
        format="note",
        metadata=Metadata(genre="note", title=Cited(title, Span(subject, last))),
        body=body,
        segments=ledger.close(),
        notices=notices,
    )


def paragraph(text, span):
    """One paragraph of one stretch."""
    return Paragraph(inlines=(Text(readable(span.of(text)), span),))


@frozen(kw_only=True)
class NoteOptions(Options):
    """How notes are read."""

    remark: str = option("", "a notice to put into every record")


@frozen(kw_only=True)
class SlipOptions(Options):
    """How slips are written."""

    stamp: str = option("FILED", "the word at the top")
    copies: int = option(1, "how often the note is written")
    loud: bool = option(False, "whether the stamp has an exclamation mark")


def write_slip(document, options):
    """A stamp, and the note below it."""
    if "UNWRITABLE" in document.source.text:
        raise RuntimeError("the stamp is dry")
    stamp = options.stamp + ("!" if options.loud else "")
    return (f"{stamp} {len(document.source.data)}\n".encode()) + document.source.data * options.copies


def recover_slip(data):
    """The note below the stamp."""
    head, newline, rest = data.partition(b"\n")
    length = head.rpartition(b" ")[2]
    if not newline or not length.isdigit() or int(length) > len(rest):
        raise RecoverError("this is no slip")
    return rest[: int(length)]


def check_slip(data):
    """A slip must have no tabs."""
    return [
        Problem("a tab", line=number, rule="no-tabs")
        for number, line in enumerate(data.split(b"\n"), 1)
        if b"\t" in line
    ]


@hookimpl
def converter_readers():
    """One reader."""
    yield Reader(name="note", summary="a note for the file", detect=detect, read=read, options=NoteOptions)


@hookimpl
def converter_writers():
    """Two writers."""
    yield Writer(
        name="slip",
        summary="the note under a stamp",
        media_type="text/plain",
        suffix=".slip",
        write=write_slip,
        recover=recover_slip,
        check=check_slip,
        options=SlipOptions,
    )
    yield Writer(
        name="copy",
        summary="the note itself",
        media_type="text/plain",
        suffix=".txt",
        write=lambda document, options: document.source.data,
        recover=bytes,
        options=Options,
    )

"""A reader and a writer of memos that keep their word, and a registry of such."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from converter import (
    Confidence,
    Detection,
    Document,
    Evidence,
    Ledger,
    Metadata,
    Offer,
    Options,
    Paragraph,
    Plugin,
    Reader,
    ReadError,
    Registry,
    Source,
    Span,
    Text,
    Writer,
    option,
    readable,
    trim,
)

TEXT = b"MEMO\none two\n"


@frozen(kw_only=True)
class Wishes(Options):
    """What reader and writer may be told."""

    loud: bool = option(False, "in capitals")


def detect(source: Source) -> Detection | None:
    """A memo begins with its name."""
    if not source.text.startswith("MEMO"):
        return None
    return Detection(Confidence.CERTAIN, (Evidence("opening word", Span(0, 4)),))


def one_paragraph(source: Source, name: str, genre: str) -> Document:
    """The whole text as one paragraph."""
    start, end = trim(source.text, 0, len(source.text))
    if start == end:
        raise ReadError("there is nothing in it", start)
    ledger = Ledger(source.text)
    ledger.body(start, end)
    return Document(
        source=source,
        format=name,
        metadata=Metadata(genre=genre),
        body=(Paragraph(inlines=(Text(readable(source.text[start:end]), Span(start, end)),)),),
        segments=ledger.close(),
    )


def understand(source: Source, options: Wishes) -> Document:
    """A memo is one paragraph."""
    return one_paragraph(source, "memo", "loud memo" if options.loud else "memo")


MEMO: Reader[Any] = Reader(name="memo", summary="", detect=detect, read=understand, options=Wishes)
COPY: Writer[Any] = Writer(
    name="copy",
    summary="",
    media_type="text/plain",
    suffix=".txt",
    write=lambda document, options: document.source.data.upper() if options.loud else document.source.data,
    recover=bytes,
    options=Wishes,
)


def registry(*values: Reader[Any] | Writer[Any]) -> Registry:
    """A registry of these, each from a plugin of its own."""
    return Registry.of(
        Offer(
            Plugin(f"plugin-{at}"),
            readers=(value,) if isinstance(value, Reader) else (),
            writers=(value,) if isinstance(value, Writer) else (),
        )
        for at, value in enumerate(values)
    )

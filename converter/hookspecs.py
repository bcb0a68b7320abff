"""The three hooks of a plugin. Each is asked once, when plugins are loaded, in the process that loads them.

A plugin is a module that is named by an entry point of the group ``converter.v1`` and implements one or more
of these. Hooks yield values; a value that clashes with an earlier plugin's makes the whole offer refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pluggy

from converter.formats import Reader, Writer
from converter.model.extension import Extension

PROJECT = "converter"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def converter_readers() -> Iterable[Reader[Any]]:
    """Offer readers: formats that texts come in.

    What must hold: names are new; `detect` ends soon on any text and gives evidence that lies in it; `read`
    gives a sound record (see `converter.model.soundness`) or raises `ReadError`, and the same record for the
    same text. Subclass `converter.testing.ReaderContract` to have all of this tested.

    Example::

        MARK = "MEMORANDUM FOR"

        def detect(source):
            if not source.text.startswith(MARK):
                return None
            return Detection(Confidence.CERTAIN, (Evidence("opening words", Span(0, len(MARK))),))

        def read(source, options):
            ledger = Ledger(source.text)
            ledger.body(0, len(source.text))
            span = Span(0, len(source.text))
            return Document(
                source=source,
                format="memo",
                metadata=Metadata(genre="memorandum"),
                body=(Paragraph(inlines=(Text(readable(source.text), span),)),),
                segments=ledger.close(),
            )

        @hookimpl
        def converter_readers():
            yield Reader(name="memo", summary="a memorandum", detect=detect, read=read, options=Options)
    """
    return ()


@hookspec
def converter_writers() -> Iterable[Writer[Any]]:
    """Offer writers: formats that records go out in.

    What must hold: names are new; `write` takes any sound record, gives the same bytes each time, and puts
    every leaf's text into them; `recover` gives the bytes of the source out of them; `check` finds nothing
    wrong in them. Where a writer gives `origin`, its outputs lead back to their record, and `converter render`
    takes them; where it gives `passages`, one that was edited is refused. Subclass
    `converter.testing.WriterContract` to have all of this tested.

    Example::

        def write(document, options):
            return document.source.data

        @hookimpl
        def converter_writers():
            yield Writer(
                name="copy", summary="the source itself", media_type="text/plain", suffix=".txt",
                write=write, recover=bytes, options=Options,
            )
    """
    return ()


@hookspec
def converter_extensions() -> Iterable[type[Extension]]:
    """Offer the types of metadata that this plugin's readers put into records beside the common ones.

    What must hold: prefixes are new; fields are of the types that `Extension` names.

    Example::

        @frozen
        class Memo(Extension):
            prefix = "memo"
            namespace = "https://example.org/memo#"
            file_number: Cited[str] | None = None

        @hookimpl
        def converter_extensions():
            yield Memo
    """
    return ()

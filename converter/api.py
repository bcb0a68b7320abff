"""What programs call: a file or its bytes to a record, and a record to an output, by the plugins that are installed.

The functions of `converter.pipeline` take a source, readers and writers, as plugins hand them over; these take what a
program has at hand.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from converter import pipeline
from converter.detection import decide, survey
from converter.errors import SourceError
from converter.files import read_bytes
from converter.formats import Reader, Writer
from converter.loading import load_registry
from converter.model.document import Document
from converter.model.source import Source
from converter.pipeline import Conversion, Output, Target
from converter.registry import Registry
from converter.source import decode

Given: TypeAlias = Source | bytes | str | os.PathLike[str]
"""A document: the path of its file, its bytes, or a source that was decoded. A text is none: give its bytes."""

_SHOWN = 200
"""Characters of a path, or of what was taken for one, in a message."""


def convert(  # noqa: PLR0913 - the inputs of the whole line
    given: Given,
    to: str | Target | Iterable[str | Target] = (),
    registry: Registry | None = None,
    *,
    reader: str | None = None,
    otherwise: str | None = None,
    encoding: str | None = None,
    settings: Mapping[str, Mapping[str, str]] | None = None,
    name: str | None = None,
) -> Conversion:
    """Convert one document; all of its outputs are made, or none.

    Examples:
        >>> made = convert("seeds/cable-herring.txt", "tei")
        >>> made.document.metadata.title.value
        'HERRING TALKS: SALTMERE COUNTS THE FISH AGAIN'
        >>> made.outputs[0].data[:14]
        b'<?xml version='

    Args:
        given: the path of a file, its bytes, or a source.
        to: the outputs that are wanted: names of writers, or a `Target` where a writer is told more.
        registry: the formats that are there; all that are installed, if it is left out.
        reader: the reader to use whatever detection says.
        otherwise: the reader to use where none is sure, if it holds the text possible.
        encoding: the text encoding to use whatever the bytes look like.
        settings: options of readers, by reader and option.
        name: what messages and the record call the document; that of its file, if it is left out.

    Raises:
        ConverterError: the document was refused; see `converter.errors`.
    """
    registry = registry or _installed()
    for one in settings or ():
        registry.reader(one)  # or what it is told would be passed over in silence
    targets = [to] if isinstance(to, str | Target) else to
    called, data, codec = _data(given, name)
    return pipeline.convert(
        called,
        data,
        [Target(writer=one) if isinstance(one, str) else one for one in targets],
        registry,
        reader=reader,
        otherwise=otherwise,
        encoding=encoding or codec,
        settings=settings,
    )


def detect(
    given: Given, registry: Registry | None = None, *, otherwise: str | None = None, encoding: str | None = None
) -> str:
    """The name of the reader that a document is for; `survey` says what each reader saw.

    Examples:
        >>> detect("seeds/cable-herring.txt")
        'cable'
        >>> detect(b"Dear Sir,")
        Traceback (most recent call last):
            ...
        converter.errors.UnknownFormatError: no reader knows this text; ...

    Args:
        given: the path of a file, its bytes, or a source.
        registry: the formats that are there; all that are installed, if it is left out.
        otherwise: the reader to take where none is sure, if it holds the text possible.
        encoding: the text encoding to use whatever the bytes look like.

    Raises:
        DetectionError: no reader is sure enough, or several are equally sure.
        SourceError: there is no such file, or it is no text.
    """
    registry = registry or _installed()
    claims = survey(_source(given, encoding), registry)
    return decide(claims, otherwise=otherwise, order=registry.order)


def read(  # noqa: PLR0913 - one for each choice
    given: Given,
    reader: Reader[Any] | str | None = None,
    settings: Mapping[str, str] | None = None,
    *,
    registry: Registry | None = None,
    encoding: str | None = None,
    name: str | None = None,
) -> Document:
    """The record of a document, proved sound.

    Examples:
        >>> document = read("seeds/cable-herring.txt")
        >>> [agent.name.value for agent in document.metadata.agents if agent.role == "sender"]
        ['AMEMBASSY PORT SELWYN']
        >>> document.body[0].marking.value
        'C/NF'

    Args:
        given: the path of a file, its bytes, or a source.
        reader: the reader or its name; the one that detection says, if it is left out.
        settings: what the reader is told.
        registry: the formats that are there; all that are installed, if it is left out.
        encoding: the text encoding to use whatever the bytes look like.
        name: what messages and the record call the document; that of its file, if it is left out.

    Raises:
        ConverterError: the document was refused; see `converter.errors`.
    """
    source = _source(given, encoding, name)
    if not isinstance(reader, Reader):
        registry = registry or _installed()
        reader = registry.reader(reader or detect(source, registry))
    return pipeline.read(source, reader, settings)


def write(
    document: Document,
    writer: Writer[Any] | str,
    target: Target | None = None,
    *,
    registry: Registry | None = None,
) -> Output:
    """A record in the writer's format, proved valid by the writer's own check.

    Examples:
        >>> output = write(read("seeds/cable-herring.txt"), "docx")
        >>> output.suffix, output.data[:2]
        ('.docx', b'PK')

    Args:
        document: the record.
        writer: the writer or its name.
        target: what the writer is told.
        registry: the formats that are there; all that are installed, if it is left out.

    Raises:
        ConverterError: the record cannot be written; see `converter.errors`.
    """
    if not isinstance(writer, Writer):
        writer = (registry or _installed()).writer(writer)
    return pipeline.write(document, writer, target)


def _source(given: Given, encoding: str | None, name: str | None = None) -> Source:
    if isinstance(given, Source):
        return given
    called, data, _ = _data(given, name)
    return decode(called, data, encoding)


def _data(given: Given, name: str | None) -> tuple[str, bytes, str | None]:
    """What a document is called, its bytes, and its encoding where that is known."""
    if isinstance(given, Source):
        return name or given.name, given.data, given.encoding
    if isinstance(given, bytes):
        return name or "bytes", given, None
    path = Path(given)
    try:
        return name or path.name, read_bytes(path), None
    except SourceError as error:
        hint = "a text is given as its bytes" if "\n" in str(given) else error.hint
        raise SourceError(f"{str(given)[:_SHOWN]!r} {error.reason}", error.offset, hint) from None


@cache
def _installed() -> Registry:
    """What is installed does not change while a program runs; to load it takes longer than to read a document."""
    return load_registry()

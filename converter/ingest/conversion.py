"""One document from bytes to outputs that are proved, in memory: each step an event, each failure a fault.

Every output is made, checked by its writer, and read back: the source that it gives must be the source. If one fails,
none is kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from converter import __version__, pipeline
from converter.detection import Claim, decide, survey
from converter.errors import (
    ConverterError,
    InvalidDocumentError,
    InvalidOutputError,
    PluginError,
    RecoverError,
    SourceError,
    UnavailableError,
)
from converter.formats import Writer
from converter.ingest.events import Chronicle, program
from converter.ingest.limits import TimeLimitError
from converter.ingest.records import EventType, Fault, FaultKind, Outcome
from converter.mistaken import named
from converter.model.document import Document
from converter.model.source import Source
from converter.pipeline import Target
from converter.registry import Registry
from converter.source import decode

_OURS = (PluginError, InvalidDocumentError, InvalidOutputError, RecoverError)
"""What no document is to blame for."""


@frozen(kw_only=True)
class Recipe:
    """What is to be made of every document."""

    registry: Registry
    targets: tuple[Target, ...]
    reading: Mapping[str, Mapping[str, str]]
    """Options of readers."""
    reader: str | None = None
    otherwise: str | None = None
    encoding: str | None = None
    fallback_encoding: str | None = None


@frozen(kw_only=True)
class Converted:
    """A document and its outputs, all valid and all read back."""

    document: Document
    claim: Claim | None
    """What the chosen reader said; None where a person chose it."""
    outputs: tuple[tuple[Writer[Any], bytes], ...]


def convert(recipe: Recipe, path: bytes, data: bytes, chronicle: Chronicle) -> Converted:
    """Make all outputs of one document.

    Raises:
        ConverterError: it was refused, or a plugin broke; `fault_of` says whose fault it is.
    """
    source = _decoded(recipe, os.fsdecode(path), data, chronicle)
    try:
        document, claim = _read(recipe, source)
    except ConverterError as error:
        reason = named(error, data, recipe.registry, recipe.encoding)
        for target in recipe.targets:
            _normalization(chronicle, target, Outcome.FAIL, str(reason))
        if reason is not error:
            raise reason from None
        raise
    made: list[tuple[Writer[Any], bytes]] = []
    for target in recipe.targets:
        try:
            made.append(_output(recipe, document, target, data, chronicle))
        except ConverterError as error:
            _withdraw(recipe.targets, made, target, error, chronicle)
            raise
    return Converted(document=document, claim=claim, outputs=tuple(made))


def fault_of(error: BaseException) -> Fault:
    """Whose fault it is that a document was not converted, and why."""
    return Fault(kind=_kind(error), code=type(error).__name__, message=_message(error))


def _kind(error: BaseException) -> FaultKind:
    if _of_memory(error):
        return FaultKind.MEMORY
    if isinstance(error, TimeLimitError):
        return FaultKind.TIMEOUT
    if isinstance(error, UnavailableError):
        return FaultKind.SYSTEM
    return (
        FaultKind.CONTENT if isinstance(error, ConverterError) and not isinstance(error, _OURS) else FaultKind.BUG
    )


def _of_memory(error: BaseException) -> bool:
    """Whether there was no more of it, be it in a plugin's own hands."""
    return isinstance(error, MemoryError) or isinstance(error.__cause__, MemoryError)


def _message(error: BaseException) -> str:
    if _of_memory(error):
        return "it takes more memory than the run's limit"
    text = str(error)
    return text if isinstance(error, ConverterError | TimeLimitError) else f"{type(error).__name__}: {text}"


def _decoded(recipe: Recipe, name: str, data: bytes, chronicle: Chronicle) -> Source:
    """The text, by the encoding that was named, by its own marks, or by the fallback."""
    outcome, why = Outcome.SUCCESS, "named in the settings" if recipe.encoding else "its bytes"
    try:
        try:
            source = decode(name, data, recipe.encoding)
        except SourceError as error:
            if recipe.fallback_encoding is None or recipe.encoding or error.offset is None:
                raise
            source = decode(name, data, recipe.fallback_encoding)
            outcome, why = Outcome.WARNING, f"fallback, as it is {error.reason} at byte {error.offset}"
    except SourceError as error:
        reason = named(error, data, recipe.registry, recipe.encoding)
        chronicle.add(EventType.EXTRACTION, Outcome.FAIL, detail=_self(), note=str(reason))
        for target in recipe.targets:
            _normalization(chronicle, target, Outcome.FAIL, str(reason))
        raise reason from None
    detail = program("archive-converter", __version__, encoding=source.encoding, evidence=why, reversible="yes")
    chronicle.add(EventType.EXTRACTION, outcome, detail=detail, note=source.encoding)
    return source


def _read(recipe: Recipe, source: Source) -> tuple[Document, Claim | None]:
    claims = survey(source, recipe.registry) if recipe.reader is None else ()
    chosen = recipe.registry.reader(
        recipe.reader or decide(claims, otherwise=recipe.otherwise, order=recipe.registry.order)
    )
    document = pipeline.read(source, chosen, recipe.reading.get(chosen.name, {}))
    return document, next((claim for claim in claims if claim.reader == chosen.name), None)


def _output(
    recipe: Recipe, document: Document, target: Target, data: bytes, chronicle: Chronicle
) -> tuple[Writer[Any], bytes]:
    writer = recipe.registry.writer(target.writer)
    output = pipeline.write(document, writer, target).data
    _normalization(chronicle, target, Outcome.SUCCESS, f"{len(output)} bytes")
    if pipeline.recover(output, writer) != data:
        raise RecoverError(f"the {writer.name} that was made gives back another source; report it to its authors")
    detail = _self(writer=writer.name, checks="the writer's own; the source read back to the byte")
    chronicle.add(EventType.VALIDATION, detail=detail, note="valid", representation=writer.name)
    return writer, output


def _withdraw(
    targets: Sequence[Target],
    made: Sequence[tuple[Writer[Any], bytes]],
    failed: Target,
    error: ConverterError,
    chronicle: Chronicle,
) -> None:
    """Write down that no output is kept, as one could not be made or was not valid."""
    kind = (
        EventType.VALIDATION if isinstance(error, InvalidOutputError | RecoverError) else EventType.NORMALIZATION
    )
    chronicle.add(
        kind, Outcome.FAIL, detail=_self(writer=failed.writer), note=str(error), representation=failed.writer
    )
    for target in targets:
        if target is not failed:
            word = "not kept" if any(writer.name == target.writer for writer, _ in made) else "not made"
            _normalization(chronicle, target, Outcome.FAIL, f"{word}, as {failed.writer} failed")


def _normalization(chronicle: Chronicle, target: Target, outcome: Outcome, note: str) -> None:
    detail = _self(writer=target.writer, **_options(target))
    chronicle.add(EventType.NORMALIZATION, outcome, detail=detail, note=note, representation=target.writer)


def _options(target: Target) -> dict[str, str]:
    if not target.settings:
        return {}
    return {"options": ",".join(f"{key}={value}" for key, value in sorted(target.settings.items()))}


def _self(**more: str) -> str:
    return program("archive-converter", __version__, **more)


def coverage(document: Document) -> float:
    """The share of the source's characters, blanks aside, that the reader understood."""
    unknown = sum(map(_visible, _unrecognised(document)))
    return round(1 - unknown / _visible(document.source.text), 6) if unknown else 1.0


def _unrecognised(document: Document) -> Iterator[str]:
    for segment in document.segments:
        if segment.name == "unrecognised":
            yield segment.span.of(document.source.text)


def _visible(text: str) -> int:
    return sum(map(len, text.split()))

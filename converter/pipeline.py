"""The straight line: bytes, source, detection, reader, document, writer, bytes.

What a plugin does is isolated (`converter.isolation`): its faults are its own, and the document's the document's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from converter.detection import Claim, decide, survey
from converter.errors import (
    PLUGIN_FAULTS,
    ConverterError,
    InvalidDocumentError,
    InvalidOutputError,
    PluginError,
    UnavailableError,
    described,
)
from converter.formats import Options, Problem, Reader, Writer, build_options
from converter.isolation import isolated, lacking
from converter.model.document import Document, Notice, Setting
from converter.model.soundness import violations
from converter.model.source import Source
from converter.model.span import Span
from converter.model.text import unprintable
from converter.registry import Registry
from converter.source import decode

_FORM_FEEDS = re.compile(r"\f+")
_LINE_ENDS = ("", "\n", "\r")
"""What stands beside the beginning or the end of a line; nothing at an end of the text."""


@frozen(kw_only=True)
class Target:
    """One output that is wanted."""

    writer: str
    settings: Mapping[str, str] = field(factory=dict)
    check: bool = True
    """Whether the writer's own check must find nothing wrong."""


@frozen(kw_only=True)
class Output:
    """One output that was made."""

    writer: str
    suffix: str
    data: bytes = field(repr=False)


@frozen(kw_only=True)
class Conversion:
    """All that became of one input."""

    claims: tuple[Claim, ...]
    document: Document
    outputs: tuple[Output, ...]


def convert(  # noqa: PLR0913 - the inputs of the whole line
    name: str,
    data: bytes,
    to: Sequence[Target],
    registry: Registry,
    *,
    reader: str | None = None,
    otherwise: str | None = None,
    encoding: str | None = None,
    settings: Mapping[str, Mapping[str, str]] | None = None,
) -> Conversion:
    """Convert one input; all of its outputs are made, or none.

    Args:
        name: what messages call the input.
        data: its bytes.
        to: the outputs that are wanted.
        registry: the formats that are there.
        reader: the reader to use whatever detection says.
        otherwise: the reader to use where none is sure, if it holds the text possible.
        encoding: the text encoding to use whatever the bytes look like.
        settings: options of readers, by reader and option.

    Raises:
        ConverterError: the input was refused; see `converter.errors`.
    """
    source = decode(name, data, encoding)
    claims = survey(source, registry) if reader is None else ()
    chosen = registry.reader(reader or decide(claims, otherwise=otherwise, order=registry.order))
    document = read(source, chosen, (settings or {}).get(chosen.name, {}))
    outputs = tuple(write(document, registry.writer(target.writer), target) for target in to)
    return Conversion(claims=claims, document=document, outputs=outputs)


def read(source: Source, reader: Reader[Any], settings: Mapping[str, str] | None = None) -> Document:
    """The record of *source*, proved sound.

    Raises:
        OptionError: the reader has no such option.
        UnavailableError: the reader lacks what it needs.
        ReadError: the text is not what the reader can read.
        InvalidDocumentError: the reader made an unsound record.
        PluginError: the reader broke.
    """
    told = settings or {}
    options = build_options(reader.options, told, reader.name)
    if command := lacking(reader):
        raise UnavailableError(reader.name, command)
    document = isolated(reader.name, "read", lambda: reader.read(source, options))
    if not isinstance(document, Document):
        raise PluginError(reader.name, "read", f"it gave {type(document).__name__} instead of a Document")
    if document.source is not source and document.source != source:
        raise InvalidDocumentError(reader.name, ["its source is not the one that was given"])
    broken = isolated(reader.name, "read", lambda: violations(document, verbatim=reader.verbatim))
    if broken:
        raise InvalidDocumentError(reader.name, broken)
    seen = tuple(_unprintable(source)) + tuple(_doubtful(source))
    if not (seen or told):
        return document
    return evolve(
        document,
        notices=(*document.notices, *seen),
        settings=tuple(Setting(name, told[name]) for name in sorted(told)) if told else document.settings,
    )


def write(document: Document, writer: Writer[Any], target: Target | None = None) -> Output:
    """*document* in the writer's format, proved valid by the writer's own check.

    Raises:
        InvalidDocumentError: the writer broke, or the check found something wrong, as the record holds values of
            other types than those of the model.
        OptionError: the writer has no such option.
        WriteError: the record cannot be put in this format.
        InvalidOutputError: the check found something wrong.
        PluginError: the writer broke.
    """
    target = target or Target(writer=writer.name)
    options = build_options(writer.options, target.settings, writer.name)
    try:
        data = _written(document, writer, options, proved=target.check)
    except (PluginError, InvalidOutputError) as error:
        if not isinstance(
            error.__cause__, MemoryError
        ):  # where there is none left, nobody can be acquitted either
            _acquit(document)
        raise
    return Output(writer=writer.name, suffix=writer.suffix, data=data)


def _written(document: Document, writer: Writer[Any], options: Options, *, proved: bool) -> bytes:
    data = isolated(writer.name, "write", lambda: writer.write(document, options))
    if not isinstance(data, bytes):
        raise PluginError(writer.name, "write", f"it gave {type(data).__name__} instead of bytes")
    if proved and (problems := check(data, writer)):
        raise InvalidOutputError(writer.name, [str(problem) for problem in problems])
    return data


def _acquit(document: Document) -> None:
    """Where a writer failed: see that it was not the reader, which may have put other types into its record.

    What is of the types of the model comes back from JSON as it was. Every record could be proved so, but that
    would cost more than reading it.

    Raises:
        InvalidDocumentError: the record is not what its classes say.
    """
    from converter.model.serial import dump_record, load_record  # noqa: PLC0415 - slow to load, and rarely wanted

    try:
        again = load_record(dump_record(document), dict.fromkeys(map(type, document.metadata.extensions)))
    except PLUGIN_FAULTS as error:
        fault = (
            str(error) if isinstance(error, ConverterError) else f"it cannot be put into JSON: {described(error)}"
        )
        raise InvalidDocumentError(document.format, [fault]) from error
    if again != document:
        raise InvalidDocumentError(document.format, ["it holds values of other types, such as lists for tuples"])


def check(data: bytes, writer: Writer[Any]) -> tuple[Problem, ...]:
    """What the writer's own check finds wrong in *data*.

    Raises:
        PluginError: the writer broke.
    """
    return isolated(writer.name, "check", lambda: tuple(map(_problem, writer.check(data))))


def validate(data: bytes, writer: Writer[Any]) -> tuple[Problem, ...]:
    """What all rules of the writer's format find wrong in *data*.

    Raises:
        PluginError: the writer broke.
    """
    judge = writer.validate or writer.check
    return isolated(writer.name, "validate", lambda: tuple(map(_problem, judge(data))))


def _problem(found: Any) -> Problem:
    return found if isinstance(found, Problem) else Problem(str(found))


def recover(data: bytes, writer: Writer[Any]) -> bytes:
    """The bytes of the source, out of an output of *writer*.

    Raises:
        RecoverError: *data* does not hold its source, or no longer the same.
        PluginError: the writer broke.
    """
    source = isolated(writer.name, "recover", lambda: writer.recover(data))
    if not isinstance(source, bytes):
        raise PluginError(writer.name, "recover", f"it gave {type(source).__name__} instead of bytes")
    return source


def _unprintable(source: Source) -> Iterator[Notice]:
    """Said once: *source* has characters which outputs in XML show as U+FFFD, other than between its pages."""
    text = source.text
    if found := () if source.is_plain else unprintable(text):
        ends = _ends_of_pages(text)
        found = tuple(at for at in found if at not in ends)
    if found:
        first = found[0]
        count = f"{len(found)} character{'s' if len(found) > 1 else ''}"
        message = (
            f"{count} that XML cannot hold, first U+{ord(text[first]):04X}; shown as U+FFFD, kept in the source"
        )
        yield Notice("unprintable", message, Span(first, first + 1))


def _ends_of_pages(text: str) -> set[int]:
    """Where form feeds stand at the beginning or the end of a line, and end a page as printers had it."""
    ends: set[int] = set()
    for run in _FORM_FEEDS.finditer(text):
        start, end = run.span()
        if text[start - 1 : start] in _LINE_ENDS or text[end : end + 1] in _LINE_ENDS:
            ends.update(range(start, end))
    return ends


def _doubtful(source: Source) -> Iterator[Notice]:
    """Said where the encoding that somebody named is hardly the right one; UTF-8 is, where it can be decoded."""
    if source.encoding.startswith("utf-8"):
        return
    from converter.hints import doubt  # noqa: PLC0415 - slow to load, and wanted only for another encoding

    if message := doubt(source):
        yield Notice("encoding-doubtful", message)

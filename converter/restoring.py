"""A record again, out of an output that was made of it: the way back, proved by going forth again.

An output holds its record, or names the reader that made the record of the source within it. Either way the record is
written once more, and both outputs must say the same: what a person edited since would be lost without a word.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from converter import __version__
from converter.errors import OptionError, PluginError, RecordError, RecoverError
from converter.formats import Origin, Writer
from converter.isolation import isolated
from converter.model.document import Document
from converter.model.extension import UnknownExtension
from converter.model.serial import load_record
from converter.model.soundness import violations
from converter.pipeline import Target, read, recover, write
from converter.registry import Registry
from converter.source import decode

_AROUND = 40
"""Characters that are shown before the first that differs."""
_SHOWN = 100
_NOTHING = "nothing"


def restore(data: bytes, writer: Writer[Any], registry: Registry, *, proved: bool = True) -> Document:
    """The record that an output was made of.

    Args:
        data: the output.
        writer: what made it.
        registry: the readers and types of metadata that are there.
        proved: whether the output must still say what its record says.

    Raises:
        RecordError: the record is damaged or no longer sound.
        RecoverError: the record is not to be had: the output has no source or names a reader that is not there; or the
            output was edited since, and in which passage.
        ConverterError: the source reads no more as it did.
        PluginError: the writer or the reader broke.
    """
    if writer.origin is None:
        raise RecoverError(
            f"an output of {writer.name} does not say how its record is had; `converter recover` gives its source, "
            "which can be converted anew"
        )
    find = writer.origin
    origin = isolated(writer.name, "find the record", lambda: find(data))
    if not isinstance(origin, Origin):
        raise PluginError(writer.name, "find the record", f"it gave {type(origin).__name__} instead of an Origin")
    if origin.record is not None:
        document = _loaded(origin.record, registry)
    else:
        document = _read_again(recover(data, writer), origin, registry)
    if proved and writer.passages is not None:
        _prove_unedited(data, document, writer, origin)
    return document


def _loaded(record: bytes, registry: Registry) -> Document:
    """A record that an output holds, as sound as its reader says that it must be."""
    document = load_record(record, registry.extensions)
    verbatim = any(reader.verbatim for reader in registry.readers if reader.name == document.format)
    if verbatim and (broken := violations(document)):
        raise RecordError(f"not a sound record: {'; '.join(broken[:3])}")
    return document


def _read_again(source: bytes, origin: Origin, registry: Registry) -> Document:
    """The record that the reader makes of the source as it did before."""
    try:
        reader = registry.reader(origin.format)
    except OptionError:
        raise RecoverError(
            f"its record was made by the reader {origin.format!r}, which is not installed; `converter recover` gives "
            "the source"
        ) from None
    return read(decode(origin.name, source, origin.encoding), reader, origin.reading)


def _prove_unedited(data: bytes, document: Document, writer: Writer[Any], origin: Origin) -> None:
    """See that the output says what *document* says when it is written again."""
    again = write(document, writer, Target(writer=writer.name, settings=origin.writing, check=False)).data
    if again == data:
        return
    difference = _difference(data, again, writer)
    if difference is None:
        return
    here, there = difference
    same = next(
        (at for at, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there))
    )
    start = max(0, same - _AROUND)
    raise RecoverError(
        f"{_why(document, origin)}: it says {_quoted(here, start)}, and its record {_quoted(there, start)}; "
        "`converter recover --record` gives the record all the same"
    )


def _why(document: Document, origin: Origin) -> str:
    """What makes an output say something else than its record does now."""
    strange = [one.was for one in document.metadata.extensions if isinstance(one, UnknownExtension)]
    if strange:
        return f"whether it was edited cannot be seen while the plugin of {strange[0]} is not installed"
    if origin.version not in ("", __version__):
        wrote = f"archive-converter {origin.version} wrote it"
        return f"it was edited since {wrote}, or this version, {__version__}, says it otherwise"
    corrected = "" if origin.record else ", or written from a record that a person had corrected"
    return f"it was edited since it was written{corrected}"


def _difference(data: bytes, again: bytes, writer: Writer[Any]) -> tuple[str, str] | None:
    """The first passages of two outputs that are not the same; none where they say the same."""
    assert writer.passages is not None
    tell = writer.passages

    def first() -> tuple[str, str] | None:
        both = zip_longest(tell(data), tell(again), fillvalue="")
        return next(((here, there) for here, there in both if here != there), None)

    return isolated(writer.name, "tell what an output says", first)


def _quoted(passage: str, start: int) -> str:
    """The part of a passage that begins shortly before where it differs."""
    if not passage:
        return _NOTHING
    end = start + _SHOWN
    return f"“{'…' if start else ''}{passage[start:end]}{'…' if end < len(passage) else ''}”"

"""The record itself, as JSON: what an archive keeps and a person can compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from converter import Options, Origin, Problem, Writer, hookimpl, option

if TYPE_CHECKING:
    from converter import Document


@frozen(kw_only=True)
class RecordOptions(Options):
    """How the record is laid out."""

    indent: bool = option(True, "one value a line, for people and for comparing versions")


def write(document: Document, options: RecordOptions) -> bytes:
    """The record of *document*."""
    from converter import dump_record  # noqa: PLC0415 - loaded when it is first used

    return dump_record(document, indent=options.indent)


def check(data: bytes) -> Sequence[Problem]:
    """What keeps *data* from being loaded as a record."""
    from converter import RecordError, load_record  # noqa: PLC0415

    try:
        load_record(data)
    except RecordError as error:
        return (Problem(str(error)),)
    return ()


def recover(data: bytes) -> bytes:
    """The bytes of the source that the record was made of."""
    from converter import RecordError, RecoverError, load_record  # noqa: PLC0415

    try:
        return load_record(data).source.data
    except (RecordError, LookupError, UnicodeError) as error:
        raise RecoverError(str(error)) from None


def origin(data: bytes) -> Origin:
    """The record is its own."""
    return Origin(record=data)


RECORD = Writer(
    name="record",
    summary="the record itself, as JSON",
    media_type="application/json",
    suffix=".record.json",
    write=write,
    check=check,
    recover=recover,
    origin=origin,
    options=RecordOptions,
)


@hookimpl
def converter_writers() -> Iterable[Writer[RecordOptions]]:
    """The record as JSON."""
    yield RECORD

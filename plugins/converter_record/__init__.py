"""The record itself, as JSON: what an archive keeps and a person can compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from converter import (
    Document,
    Options,
    Problem,
    RecordError,
    RecoverError,
    Writer,
    dump_record,
    hookimpl,
    load_record,
    option,
)


@frozen(kw_only=True)
class RecordOptions(Options):
    """How the record is laid out."""

    indent: bool = option(True, "one value a line, for people and for comparing versions")


def write(document: Document, options: RecordOptions) -> bytes:
    """The record of *document*."""
    return dump_record(document, indent=options.indent)


def check(data: bytes) -> Sequence[Problem]:
    """What keeps *data* from being loaded as a record."""
    try:
        load_record(data)
    except RecordError as error:
        return (Problem(str(error)),)
    return ()


def recover(data: bytes) -> bytes:
    """The bytes of the source that the record was made of."""
    try:
        return load_record(data).source.data
    except (RecordError, LookupError, UnicodeError) as error:
        raise RecoverError(str(error)) from None


RECORD = Writer(
    name="record",
    summary="the record itself, as JSON",
    media_type="application/json",
    suffix=".record.json",
    write=write,
    check=check,
    recover=recover,
    options=RecordOptions,
)


@hookimpl
def converter_writers() -> Iterable[Writer[RecordOptions]]:
    """The record as JSON."""
    yield RECORD

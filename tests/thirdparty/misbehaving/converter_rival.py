"""A plugin that offers a reader of its own, and a writer under a name that is taken."""

import converter_well
from attrs import evolve

from converter import Options, Writer, hookimpl


@hookimpl
def converter_readers():
    for reader in converter_well.converter_readers():
        yield evolve(reader, name="rival")


@hookimpl
def converter_writers():
    yield Writer(
        name="record",
        summary="not ours",
        media_type="text/plain",
        suffix=".txt",
        write=lambda document, options: b"",
        recover=bytes,
        options=Options,
    )

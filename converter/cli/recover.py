"""`converter recover`: the source out of an output, or the record that it was made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from converter import pipeline
from converter.cli import parameters
from converter.cli.inputs import STANDARD_INPUT, Input
from converter.cli.messages import complain
from converter.cli.outputs import writer_of
from converter.cli.session import Session
from converter.errors import ConverterError, ExitStatus
from converter.faults import fault_of
from converter.files import write_whole
from converter.formats import Writer
from converter.registry import Registry


@click.command("recover")
@click.argument("file", metavar="OUTPUT", type=parameters.PATH)
@click.option(
    "-o", "--output", metavar="FILE", type=parameters.PATH, help="Write into this file, not to standard output."
)
@click.option(
    "--record", is_flag=True, help="Give the record, not the source, even if the output was edited since."
)
@parameters.overwrite
@click.pass_obj
def command(session: Session, file: str, *, output: str | None, record: bool, overwrite: bool) -> int:
    """Give back the source that an output was made of, to the byte.

    OUTPUT is a file that `converter convert` wrote, or - for standard input. Its writer is known by its name, and
    if not, by what is in it.
    """
    registry = session.registry()
    one = Input(None if file == STANDARD_INPUT else Path(file))
    try:
        data = one.read()
        writer = writer_of(one.name, data, registry.writers)
        found = _record(data, writer, registry) if record else pipeline.recover(data, writer)
        if output not in (None, STANDARD_INPUT):
            write_whole({Path(output): found}, overwrite=overwrite)
    except ConverterError as error:
        complain(fault_of(error).at(str(one)))
        return ExitStatus.REFUSED
    if output in (None, STANDARD_INPUT):
        click.echo(found, nl=False)
    return ExitStatus.DONE


def _record(data: bytes, writer: Writer[Any], registry: Registry) -> bytes:
    from converter.model.serial import dump_record
    from converter.restoring import restore

    return dump_record(restore(data, writer, registry, proved=False))

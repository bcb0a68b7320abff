"""`converter inspect`: what is understood of a document, beside its text."""

from __future__ import annotations

import os
from pathlib import Path

import click

from converter import pipeline
from converter.cli import parameters
from converter.cli.inputs import STANDARD_INPUT, Input
from converter.cli.messages import complain, failures, shown
from converter.cli.session import Session
from converter.errors import ConverterError, ExitStatus
from converter.faults import fault_of
from converter.mistaken import named
from converter.model.serial import dump_record
from converter.targets import Setting, wanted


@click.command("inspect")
@click.argument("file", metavar="INPUT", type=parameters.PATH)
@parameters.reading
@parameters.otherwise
@parameters.settings
@parameters.as_json
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    session: Session,
    file: str,
    *,
    reader: str | None,
    encoding: str | None,
    otherwise: str | None,
    settings: tuple[Setting, ...],
    as_json: bool,
) -> int:
    """Show what is understood of a document, beside its text.

    Its fields and where each is said, its body, and the whole text with what each part was taken for; notices
    stand below the place that they are about. Long stretches of a page around the text are counted. With --json, the record itself is printed.
    """
    if os.path.isdir(file):  # noqa: PTH112 - Path.is_dir raises for some names
        raise click.UsageError(f"inspect takes one file, and {shown(file)} is a folder")
    registry = session.readers()
    options = wanted(registry, settings=settings, reader=reader, otherwise=otherwise).reading
    one, data = Input(None if file == STANDARD_INPUT else Path(file)), None
    try:
        data = one.read()
        made = pipeline.convert(
            shown(one.name),
            data,
            (),
            registry,
            reader=reader,
            otherwise=otherwise,
            encoding=encoding,
            settings=options,
        )
    except ConverterError as error:
        complain(fault_of(named(error, data, registry, encoding), data, encoding).at(str(one)))
        return ExitStatus.REFUSED
    for failure in failures(made.claims):
        complain(f"converter: {failure}")
    if as_json:
        click.echo(dump_record(made.document), nl=False)
    else:
        from converter.cli.view import show

        show(made.document)
    return ExitStatus.DONE

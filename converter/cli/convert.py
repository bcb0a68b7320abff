"""`converter convert`: documents to outputs."""

from __future__ import annotations

import click

from converter import pipeline
from converter.cli import parameters
from converter.cli.inputs import Input, find, sources
from converter.cli.messages import failures, shown
from converter.cli.session import Session
from converter.cli.targets import wanted, writers
from converter.cli.writing import Lists, Made, Run
from converter.errors import ConverterError
from converter.mistaken import named


@click.command("convert")
@parameters.inputs
@parameters.writing
@parameters.reading
@parameters.otherwise
@parameters.settings
@parameters.as_json
@parameters.quiet
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    session: Session,
    inputs: tuple[str, ...],
    *,
    to: tuple[str, ...],
    output: str | None,
    overwrite: bool,
    reader: str | None,
    encoding: str | None,
    otherwise: str | None,
    settings: tuple[parameters.Setting, ...],
    as_json: bool,
    quiet: bool,
) -> int:
    """Convert documents to TEI, DOCX and JSON-LD.

    INPUT is a file, a folder that is walked, or - for standard input. The outputs of NAME.txt are NAME.tei.xml,
    NAME.docx and NAME.jsonld, beside it or, with --output, in the same folders under DIR. All outputs of an
    input are written, or none; what is there already is left alone if it is the same, and never replaced
    without --overwrite. An input that is refused does not keep the others from being converted.

    Of a folder, a writer that lists documents, as html does, writes such a list as well: index.page.html.

    With --json, each input gives one line of JSON: its format, outputs, notices and error.
    """
    registry = session.readers()
    named_writers = writers(to, registry, session)
    targets, suffixes, reading = wanted(registry, named_writers, settings, reader, otherwise)

    def make(one: Input, data: bytes) -> Made:
        try:
            made = pipeline.convert(
                shown(one.name),
                data,
                targets,
                registry,
                reader=reader,
                otherwise=otherwise,
                encoding=encoding,
                settings=reading,
            )
        except ConverterError as error:
            raise named(error, data, registry, encoding) from None
        return Made(made.document, made.outputs, failures(made.claims))

    lists = Lists.of(inputs, targets, registry)
    run = Run("converted", make, suffixes, output, overwrite, encoding=encoding, lists=lists)
    return run.write(find(inputs, sources(registry)), as_json=as_json, quiet=quiet)

"""`converter convert`: documents to outputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import click

from converter import pipeline
from converter.cli import parameters
from converter.cli.crew import Crew
from converter.cli.inputs import Input, find, sources
from converter.cli.making import Made, Make
from converter.cli.messages import failures, shown
from converter.cli.report import Told
from converter.cli.session import Session
from converter.cli.targets import writers
from converter.cli.writing import Lists, Run
from converter.errors import ConverterError
from converter.mistaken import named
from converter.pipeline import Target
from converter.registry import Registry
from converter.targets import Setting, wanted


class Converting(NamedTuple):
    """What is asked for in one run, as it goes to each process."""

    targets: tuple[Target, ...]
    reader: str | None
    otherwise: str | None
    encoding: str | None
    reading: Mapping[str, Mapping[str, str]]

    def equip(self, registry: Registry) -> Make:
        """The way to convert an input with these formats."""

        def make(one: Input, data: bytes) -> Made:
            try:
                made = pipeline.convert(
                    shown(one.name),
                    data,
                    self.targets,
                    registry,
                    reader=self.reader,
                    otherwise=self.otherwise,
                    encoding=self.encoding,
                    settings=self.reading,
                )
            except ConverterError as error:
                raise named(error, data, registry, self.encoding) from None
            return Made(Told.of(made.document), made.outputs, failures(made.claims))

        return make


@click.command("convert")
@parameters.inputs
@parameters.writing
@parameters.reading
@parameters.otherwise
@parameters.jobs
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
    jobs: int | None,
    settings: tuple[Setting, ...],
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

    converting = Converting(targets, reader, otherwise, encoding, reading)
    crew = None if jobs == 1 else Crew(session, converting.equip, jobs)
    lists = Lists.of(inputs, targets, registry)
    make = converting.equip(registry)
    run = Run("converted", make, suffixes, output, overwrite, encoding=encoding, lists=lists, crew=crew)
    return run.write(find(inputs, sources(registry)), as_json=as_json, quiet=quiet)

"""`converter render`: records, and outputs that were made of records, to outputs."""

from __future__ import annotations

import click

from converter import pipeline
from converter.cli import parameters
from converter.cli.inputs import Choice, Input, find, sources
from converter.cli.making import Made
from converter.cli.outputs import writer_of
from converter.cli.report import Told
from converter.cli.session import Session
from converter.cli.targets import writers
from converter.cli.writing import Lists, Run
from converter.errors import RecordError, RecoverError
from converter.restoring import restore
from converter.targets import Setting, wanted

RECORD_SUFFIX = ".record.json"


@click.command("render")
@click.argument("records", metavar="FILE...", nargs=-1, required=True, type=parameters.PATH)
@parameters.writing
@parameters.settings
@parameters.as_json
@parameters.quiet
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    session: Session,
    records: tuple[str, ...],
    *,
    to: tuple[str, ...],
    output: str | None,
    overwrite: bool,
    settings: tuple[Setting, ...],
    as_json: bool,
    quiet: bool,
) -> int:
    """Write outputs again, from records or from other outputs.

    FILE is a file that `converter convert` wrote: a record, or TEI, DOCX or JSON-LD with its source in it; a folder,
    of which the records are taken; or - for standard input. A record that was changed is taken if it is still
    sound: its source as it was, every part of it accounted for, no word of the body lost or invented. Values of
    the metadata are taken as they are. Any other output is refused if it was edited since it was written.
    """
    registry = session.registry()
    targets, suffixes, _ = wanted(registry, writers(to, registry, session), settings)
    restorable = [writer for writer in registry.writers if writer.origin is not None]
    outputs = sources(registry)

    def make(one: Input, data: bytes) -> Made:
        try:
            writer = writer_of(one.name, data, registry.writers if outputs.left_out(one.name) else restorable)
        except RecoverError as error:
            raise RecordError(f"not a record, nor an output that holds its source: {error}") from None
        document = restore(data, writer, registry)
        made = (pipeline.write(document, registry.writer(target.writer), target) for target in targets)
        return Made(Told.of(document), tuple(made))

    endings = (RECORD_SUFFIX, *(writer.suffix for writer in restorable), ".json")
    lists = Lists.of(records, targets, registry)
    run = Run("rendered", make, suffixes, output, overwrite, endings=endings, lists=lists)
    found = find(records, Choice((RECORD_SUFFIX,), outputs=True))
    return run.write(found, as_json=as_json, quiet=quiet)

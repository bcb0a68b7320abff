"""`converter render`: records to outputs."""

from __future__ import annotations

import click

from converter import pipeline
from converter.cli import parameters
from converter.cli.inputs import Choice, Input, find
from converter.cli.session import Session
from converter.cli.targets import wanted, writers
from converter.cli.writing import Made, Run
from converter.errors import RecordError
from converter.model.serial import load_record
from converter.model.soundness import violations

RECORD_SUFFIX = ".record.json"


@click.command("render")
@click.argument("records", metavar="RECORD...", nargs=-1, required=True, type=parameters.PATH)
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
    settings: tuple[parameters.Setting, ...],
    as_json: bool,
    quiet: bool,
) -> int:
    """Write outputs again, from records.

    RECORD is a file that `converter convert --to record` wrote, a folder of such files, or - for standard input.
    The reader that made the record need not be installed. A record that was changed is taken if it is still
    sound: its source as it was, every part of it accounted for, no word of the body lost or invented. Values of
    the metadata are taken as they are.
    """
    registry = session.registry()
    targets, suffixes, _ = wanted(registry, writers(to, registry, session), settings)
    verbatim = {reader.name: reader.verbatim for reader in registry.readers}

    def make(_: Input, data: bytes) -> Made:
        document = load_record(data, registry.extensions)
        if broken := violations(document, verbatim=verbatim.get(document.format, False)):
            raise RecordError(f"not a sound record: {'; '.join(broken[:3])}")
        outputs = (pipeline.write(document, registry.writer(target.writer), target) for target in targets)
        return Made(document, tuple(outputs))

    run = Run("rendered", make, suffixes, output, overwrite, endings=(RECORD_SUFFIX, ".json"))
    found = find(records, Choice((RECORD_SUFFIX,), outputs=True))
    return run.write(found, as_json=as_json, quiet=quiet)

"""`converter ingest export`: sealed packages in the form that a receiver takes."""

from __future__ import annotations

from pathlib import Path

import click

from converter.cli import parameters
from converter.cli.ingest import answering
from converter.cli.messages import complain, counted
from converter.errors import OptionError


@click.command("export")
@click.argument("folder", metavar="DIR|BAG", type=parameters.PATH)
@click.option("--form", metavar="FORM", required=True, help="bag, eark or archivematica.")
@click.option("--to", "destination", metavar="FOLDER", required=True, type=parameters.PATH, help="Put them there.")
@parameters.quiet
@answering
def export(folder: str, *, form: str, destination: str, quiet: bool) -> int:
    """Hand sealed packages on in the form that a receiver takes.

    ``bag`` is a copy as it is; ``eark``, the E-ARK package without the bag around it; ``archivematica``, a standard
    transfer with metadata/premis.xml. Each file is hashed while it is copied: what is damaged is not handed on.
    """
    from converter.ingest.durable import blaming
    from converter.ingest.errors import IngestError, IngestStatus
    from converter.ingest.package.export import FORMS, ExportError
    from converter.ingest.package.export import export as hand_on

    if form not in FORMS:
        raise OptionError.unknown("form", form, FORMS)
    count = 0
    for bag in _bags(Path(folder)):
        try:
            with blaming(Path(destination)):
                Path(destination).mkdir(parents=True, exist_ok=True)
                made = hand_on(bag, Path(destination), form)
        except ExportError as error:
            raise IngestError(str(error), IngestStatus.TAKEN) from None
        count += 1
        if not quiet:
            click.echo(made.path)
    if not quiet:
        complain(f"converter: {counted([(count, 'package', 'packages')]) or 'no sealed package is'} handed on")
    return 0


def _bags(folder: Path) -> list[Path]:
    """The sealed packages of a run, or the one bag that the folder is."""
    from converter.ingest.beginning import reading
    from converter.ingest.home import Home
    from converter.ingest.records import PackageState

    home = Home(folder)
    if not home.journal.exists():
        return [folder]
    with reading(home) as journal:
        return [home.bag(one.id) for one in journal.packages() if one.state is PackageState.SEALED]

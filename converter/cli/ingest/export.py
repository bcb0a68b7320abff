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
@click.option("--to", "destination", metavar="FOLDER|URL", required=True, help="Put them there.")
@parameters.quiet
@answering
def export(folder: str, *, form: str, destination: str, quiet: bool) -> int:
    """Hand sealed packages on in the form that a receiver takes.

    `bag` is a copy as it is; `eark`, the E-ARK package without the bag around it; `archivematica`, a standard
    transfer with metadata/premis.xml. Each file is hashed while it is copied: what is damaged is not handed on.

    With the extra `remote`, FOLDER may be a URL, such as s3://bucket/folder: every file is read back, and the one by
    which a receiver knows a package is put there last.
    """
    from converter.ingest.errors import IngestError, IngestStatus
    from converter.ingest.package.export import FORMS, DamagedError, ExportError

    if form not in FORMS:
        raise OptionError.unknown("form", form, FORMS)
    count = 0
    for bag in _bags(Path(folder)):
        try:
            made = _handed_on(bag, destination, form)
        except ExportError as error:
            damaged = isinstance(error, DamagedError)
            raise IngestError(str(error), IngestStatus.DAMAGED if damaged else IngestStatus.TAKEN) from None
        count += 1
        if not quiet:
            click.echo(made)
    if not quiet:
        complain(f"converter: {counted([(count, 'package', 'packages')]) or 'no sealed package is'} handed on")
    return 0


def _handed_on(bag: Path, destination: str, form: str) -> str:
    """Where the package is now; to a URL it goes by way of a folder that is removed afterwards."""
    from tempfile import TemporaryDirectory

    from converter.ingest.durable import blaming
    from converter.ingest.errors import OwnSideError
    from converter.ingest.package.export import export as hand_on

    if "://" not in destination:
        with blaming(Path(destination)):
            Path(destination).mkdir(parents=True, exist_ok=True)
            return hand_on(bag, Path(destination), form).path
    try:
        from converter.ingest.package.delivery import deliver
    except ModuleNotFoundError:
        install = "pip install 'archive-converter[remote]'"
        raise OptionError(f"a URL needs more than is installed; install it by {install}") from None
    try:
        with TemporaryDirectory(prefix="converter-") as between:
            return deliver(Path(hand_on(bag, Path(between), form).path), destination).path
    except OSError as error:
        raise OwnSideError(f"cannot deliver to {destination}: {error}; mend it, and export again") from None


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

"""`converter ingest verify`: packages are hashed anew, and what is said of them agrees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.cli import parameters
from converter.cli.ingest import answering
from converter.cli.messages import complain, counted, say_json, shown
from converter.ingest.errors import IngestError, IngestStatus

if TYPE_CHECKING:
    from converter.ingest.package.verify import Verdict

_DECLARATION = "bagit.txt"
"""What every bag has, and says that it is one."""


@click.command("verify")
@click.argument("folder", metavar="DIR|BAG", type=parameters.PATH)
@parameters.as_json
@parameters.quiet
@answering
def verify(folder: str, *, as_json: bool, quiet: bool) -> int:
    """Hash packages anew, and hold all that is said of them against each other.

    Every file is read from the disk; manifests, METS, PREMIS, names and, for the folder of a run, its journal must
    all say the same of it. What is wrong is told with its file, on standard output. Any bag can be verified, ours or
    not.
    """
    damaged = bags = 0
    for verdict in _verdicts(Path(folder)):
        bags += 1
        damaged += bool(verdict.damages)
        if as_json:
            say_json(
                {
                    "bag": str(verdict.bag),
                    "files": verdict.files,
                    "size": verdict.size,
                    "manifest_sha512": verdict.manifest_sha512,
                    "findings": [
                        {"trouble": one.trouble, "path": one.path, "message": one.message, "damage": one.is_damage}
                        for one in verdict.findings
                    ],
                }
            )
        else:
            for one in verdict.findings:
                click.echo(shown(f"{verdict.bag}: {'' if one.is_damage else 'note: '}{one}"))
    if not quiet:
        counts = counted([(bags - damaged, "whole", "whole"), (damaged, "damaged", "damaged")])
        complain(f"converter: {counts or 'there is no sealed package'}")
    return IngestStatus.DAMAGED if damaged else IngestStatus.DONE


def _verdicts(folder: Path) -> Iterator[Verdict]:
    """Of each package of a run, or of the one bag that the folder is."""
    from converter.ingest.beginning import reading
    from converter.ingest.closing import verdicts
    from converter.ingest.home import Home
    from converter.ingest.package.verify import verify as verify_bag

    home = Home(folder)
    if home.journal.exists():
        with reading(home) as journal:
            yield from verdicts(home, journal)
    else:
        try:
            _refuse_folder_of_bags(folder)
            yield verify_bag(folder)
        except OSError as error:
            raise IngestError(f"{error.filename}: {error.strerror}", IngestStatus.NO_SOURCE) from None


def _refuse_folder_of_bags(folder: Path) -> None:
    """Refuse a folder that only holds bags: nothing of it is damaged, it is the wrong one."""
    may_be_bag = (folder / _DECLARATION).exists() or (folder / "data").exists()
    if not may_be_bag and (held := sum(1 for _ in folder.glob(f"*/{_DECLARATION}"))):
        raise IngestError(
            f"{folder} is no bag; it holds {held}: name one of them, or the folder of the run", IngestStatus.UNFIT
        )

"""`converter ingest retry`: what was not converted is to be tried again."""

from __future__ import annotations

import os
from pathlib import Path

import click

from converter.cli import parameters
from converter.cli.ingest import answering
from converter.cli.messages import complain, counted
from converter.errors import OptionError


@click.command("retry")
@click.argument("output", metavar="DIR", type=parameters.PATH)
@click.option(
    "--kind",
    "kinds",
    metavar="KIND,...",
    multiple=True,
    help="Those with such a fault: content, limit, timeout, memory, died, bug, system.",
)
@click.option("--item", "items", metavar="PATH", multiple=True, help="The entry at this path of the source.")
@answering
def retry(output: str, *, kinds: tuple[str, ...], items: tuple[str, ...]) -> int:
    """Have what was not converted tried again by the next `converter ingest resume`.

    What happened to an item stays in the journal; what happens now is added. An item whose package is sealed goes
    into a new one, with its original.
    """
    from converter.ingest.errors import IngestError, IngestStatus
    from converter.ingest.home import Home
    from converter.ingest.journal import Journal
    from converter.ingest.records import FaultKind

    names = tuple(name.strip() for one in kinds for name in one.split(","))
    if not (names or items):
        raise click.UsageError("say which with --kind or --item")
    for name in names:
        if name not in [str(kind) for kind in FaultKind]:
            raise OptionError.unknown("kind of fault", name, [str(kind) for kind in FaultKind])
    home = Home(Path(output))
    home.require()
    with home.locked(), Journal(home.journal) as journal:
        count = journal.retry([FaultKind(name) for name in names], [os.fsencode(path) for path in items])
    if items and not count:
        raise IngestError(
            "none of these is an item that was not converted; the report lists them", IngestStatus.NO_SOURCE
        )
    told = counted([(count, "item is", "items are")])
    complain(
        f"converter: {told} to be tried again; `converter ingest resume {output}` does"
        if told
        else "converter: no item that was not converted is meant; the report lists them"
    )
    return 0

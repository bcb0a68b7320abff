"""`converter ingest report`: what became of every entry."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from converter.cli import parameters
from converter.cli.ingest import answering


@click.command("report")
@click.argument("output", metavar="DIR", type=parameters.PATH)
@click.option("--html", is_flag=True, help="A page with plots, without script or network, for people.")
@answering
def report(output: str, *, html: bool) -> int:
    """Write down what became of every entry, to standard output: a line of JSON for each, or a page.

    A run leaves the same in DIR/report.jsonl and DIR/report.html when it ends.
    """
    from converter.ingest.beginning import reading
    from converter.ingest.home import Home
    from converter.ingest.page import page
    from converter.ingest.report import lines

    with reading(Home(Path(output))) as journal:
        pieces = (one.encode() for one in page(journal, Path(output))) if html else lines(journal)
        for piece in pieces:
            sys.stdout.buffer.write(piece)
    return 0

"""`converter ingest report`: what became of every entry."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from converter.cli import parameters
from converter.cli.ingest import answering


@click.command("report")
@click.argument("output", metavar="DIR", type=parameters.PATH)
@answering
def report(output: str) -> int:
    """Write down what became of every entry: a line of JSON for each, to standard output.

    A run leaves the same in DIR/report.jsonl when it ends.
    """
    from converter.ingest.beginning import reading
    from converter.ingest.home import Home
    from converter.ingest.report import lines

    with reading(Home(Path(output))) as journal:
        for line in lines(journal):
            sys.stdout.buffer.write(line)
    return 0

"""`converter ingest status`: how far a run is."""

from __future__ import annotations

from pathlib import Path

import click
from attrs import asdict

from converter.cli import parameters
from converter.cli.ingest import answering
from converter.cli.messages import columns, say_json


@click.command("status")
@click.argument("output", metavar="DIR", type=parameters.PATH)
@parameters.as_json
@answering
def status(output: str, *, as_json: bool) -> int:
    """Say how far a run is, also while it runs.

    With --json, everything is one object: entries by state, packages, faults by kind, documents a second and the
    seconds left at that rate.
    """
    from converter.ingest.home import Home
    from converter.ingest.tally import look

    found = look(Home(Path(output)))
    if as_json:
        say_json({**asdict(found), "entries": found.entries, "seconds_left": found.seconds_left})
        return 0
    rows = [
        ("run", f"{found.run}{f': {found.reason}' if found.reason else ''}"),
        ("entries", str(found.entries)),
        *((f"  {state}", str(count)) for state, count in found.states.items() if count),
        *((f"  of these, {kind}", str(count)) for kind, count in found.faults.items()),
    ]
    if found.changed:
        rows.append(("  changed", str(found.changed)))
    rows += [(f"packages {state}", str(count)) for state, count in found.packages.items()]
    if found.seconds_left is not None and found.run == "running":
        rows.append(("seconds left", f"{found.seconds_left:.0f}, at {found.per_second} a second"))
    click.echo(columns(rows))
    return 0

"""`converter ingest`: a folder of documents in, sealed packages out."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from importlib.util import find_spec
from typing import ParamSpec

import click

from converter.cli.late import LateGroup
from converter.cli.messages import complain

P = ParamSpec("P")

COMMANDS = {
    "plan": "Say what a run would do; converts a sample and keeps nothing of it.",
    "run": "Ingest a folder into sealed packages.",
    "resume": "Go on with a run that was stopped, killed or interrupted.",
    "status": "Say how far a run is.",
    "retry": "Have what was not converted tried again.",
    "report": "Write down what became of every entry.",
    "verify": "Hash packages anew, and hold all that is said of them against each other.",
    "export": "Hand sealed packages on in the form that a receiver takes.",
}
"""Each is in a module of this package, loaded when it is called."""
_MODULES = {"plan": "running", "run": "running", "resume": "running"}
_NEEDED = ("pebble", "pygfried")


def _load(name: str) -> click.Command:
    command: click.Command = getattr(import_module(f"converter.cli.ingest.{_MODULES.get(name, name)}"), name)
    return command


@click.command(
    "ingest",
    cls=LateGroup,
    summaries=COMMANDS,
    load=_load,
    epilog="Exit status: 0 all done, 2 usage, 3 done but for some entries, 4 damage found, 64 other settings, "
    "66 no source, 73 output taken, 75 stopped by our side, 130 interrupted.",
)
def command() -> None:
    """Ingest folders of documents into packages for an archive.

    `converter ingest COMMAND --help` explains a command; docs/ingest.md explains the whole.
    """


def answering(function: Callable[P, int]) -> Callable[P, int]:
    """A command whose failures have the exit statuses of an ingest."""

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> int:
        from converter.ingest.errors import IngestError

        try:
            return function(*args, **kwargs)
        except IngestError as error:
            complain(f"converter: {error}")
            return error.status

    return call


def require_extra() -> None:
    """Raise `IngestError` if what an ingest needs is not installed."""
    from converter.ingest.errors import IngestError

    if lacking := [name for name in _NEEDED if find_spec(name) is None]:
        raise IngestError(f"{' and '.join(lacking)} not installed; pip install 'archive-converter[ingest]'")

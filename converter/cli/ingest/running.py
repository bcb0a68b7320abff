"""`converter ingest plan`, `run` and `resume`: what is to be done, and doing it."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from converter.cli import parameters
from converter.cli.ingest import answering, require_extra
from converter.cli.ingest.progress import Halt, shown_progress
from converter.cli.inputs import STANDARD_INPUT
from converter.cli.messages import complain, counted, say_json
from converter.cli.session import Session
from converter.targets import wanted

if TYPE_CHECKING:
    from converter.ingest.executors import Results
    from converter.ingest.remote import Source
    from converter.ingest.settings import Effort, Plan, Settings
    from converter.ingest.tally import Tally

_source = click.argument("source", metavar="SOURCE", type=parameters.PATH)
_out = click.option(
    "-o",
    "--out",
    "--output",
    "output",
    metavar="DIR",
    required=True,
    type=parameters.PATH,
    help="The folder of the packages and the journal.",
)
_what = parameters.options(
    click.option("--config", metavar="FILE", type=parameters.PATH, help="Take the settings of this TOML file."),
    click.option("--collection", metavar="NAME", help="What the packages belong to; otherwise SOURCE's own name."),
    parameters.to,
    parameters.reading,
    parameters.otherwise,
    click.option(
        "--fallback-encoding", metavar="NAME", help="Decode so what is not UTF-8, and say so of each document."
    ),
    click.option(
        "--files-from",
        metavar="FILE",
        type=parameters.PATH,
        help="Take only the files of SOURCE that are listed there, one a line; - is standard input.",
    ),
    click.option("--text-column", metavar="NAME", help="Of a table: the column that holds the documents."),
    click.option("--name-column", metavar="NAME", help="Of a table: the column that names them."),
    parameters.settings,
)
_workers = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(0),
    help="Processes; one for each core if not given, and 0 converts without any.",
)
_how = parameters.options(
    _workers,
    click.option(
        "--executor",
        metavar="local|dask:ADDRESS",
        help="Where documents are converted: on this machine, or on a cluster, as dask:tcp://scheduler:8786.",
    ),
    click.option(
        "--max-errors",
        metavar="N|N%",
        help="Stop when programs fail on more documents than this.  [default: 1%]",
    ),
    click.option(
        "--watch",
        metavar="SECONDS",
        type=click.FloatRange(0, min_open=True),
        help="Look at the folder SOURCE again after so many seconds, until a signal ends it.",
    ),
)


@click.command("plan")
@_source
@_out
@_what
@_workers
@parameters.as_json
@answering
@click.pass_obj
def plan(session: Session, /, source: str, output: str, *, as_json: bool, **given: Any) -> int:
    """Say what a run would do.

    All entries of SOURCE are listed in the journal in DIR, which is the only thing that is written; a sample of up
    to 100 documents is converted, and nothing of it is kept. What is told of time and size is reckoned from that.
    """
    require_extra()
    from converter.ingest.beginning import Order
    from converter.ingest.coordinator import Watch
    from converter.ingest.forecast import forecast
    from converter.ingest.home import Home
    from converter.ingest.remote import source_at

    order = Order(
        source=source_at(source),
        plan=_plan(session, given),
        arguments=sys.argv[1:],
        listed=_listed(given["files_from"]),
    )
    found = forecast(Home(Path(output)), order, Watch(told=_tell_trace))
    if as_json:
        say_json(found.to_json())
    else:
        for line in found.lines():
            click.echo(line)
    return 0


@click.command("run")
@_source
@_out
@_what
@_how
@parameters.quiet
@answering
@click.pass_obj
def run(session: Session, /, source: str, output: str, *, quiet: bool, **given: Any) -> int:
    """Ingest a folder into sealed packages.

    SOURCE is a folder, a zip or a tar, or a table (CSV, lines of JSON) whose rows are documents; with the extra
    `remote` also the URL of a folder, such as s3://bucket/folder.

    Every document in SOURCE is kept to the byte in a package in DIR, with the outputs that can be made of it;
    what cannot be converted is kept with the reason. The same command again, or `converter ingest resume DIR`, goes
    on after anything that stopped it, and does nothing where nothing is left to be done.

    On a terminal a bar shows how far it is; otherwise a line of JSON says so on standard error every ten seconds.
    """
    require_extra()
    from converter.ingest.remote import source_at

    listed = _listed(given["files_from"])
    return _ingest(source_at(source), Path(output), _plan(session, given), quiet=quiet, listed=listed)


@click.command("resume")
@click.argument("output", metavar="DIR", type=parameters.PATH)
@_how
@parameters.quiet
@answering
@click.pass_obj
def resume(session: Session, /, output: str, *, quiet: bool, **given: Any) -> int:
    """Go on with a run that was stopped, killed or interrupted.

    Source and settings, the choice of plugins and their order among them, are those that the journal in DIR has.
    """
    require_extra()
    from converter.ingest.beginning import resumed
    from converter.ingest.home import Home
    from converter.ingest.settings import Effort, Plan

    source, settings = resumed(Home(Path(output)))
    if session.trace:
        Session(settings.conversion.only, settings.conversion.block, trace=True).load()  # which tells of it
    return _ingest(
        source,
        Path(output),
        Plan(settings=settings, effort=_effort(session, Effort(), given)),
        quiet=quiet,
    )


def _ingest(
    source: Source, output: Path, plan: Plan, *, quiet: bool, listed: Iterable[bytes] | None = None
) -> int:
    from converter.ingest.beginning import Order
    from converter.ingest.coordinator import Watch
    from converter.ingest.home import Home
    from converter.ingest.run import ingest
    from converter.ingest.tally import look

    home = Home(output)
    order = Order(source=source, plan=plan, arguments=sys.argv[1:], listed=listed)
    with Halt() as halt, shown_progress(quiet=quiet) as progress:

        def told(results: Results) -> None:
            _tell_trace(results)
            progress.advance(results)

        status = ingest(home, order, Watch(begun=progress.begin, told=told, halted=halt.is_wanted))
    if not quiet:
        complain(f"converter: {summary(look(home), output)}")
    return status


def _tell_trace(results: Results) -> None:
    for result in results:
        for line in result.trace:
            complain(line)


def summary(found: Tally, output: Path) -> str:
    """The last line of a run: what became of all entries, and where more of it is told."""
    states = found.states
    done = f"done ({states['warned']} with notices)" if states["warned"] else "done"
    counts = counted(
        [
            (states["done"] + states["warned"], done, done),
            (states["quarantined"], "quarantined", "quarantined"),
            (states["refused"], "refused", "refused"),
            (states["failed"], "failed", "failed"),
            (found.changed, "changed since it was ingested", "changed since they were ingested"),
            (states["pending"], "pending", "pending"),
        ]
    )
    sealed = counted([(found.packages["sealed"], "package sealed", "packages sealed")]) or "no package sealed"
    return f"{counts or 'nothing to be done'}; {sealed}; {output / 'report.html'} tells of each"


def _listed(name: str | None) -> Iterable[bytes] | None:
    """The paths that a file lists, or standard input, one a line."""
    if name is None:
        return None
    from converter.ingest.errors import IngestError, IngestStatus

    if name == STANDARD_INPUT:
        return (line.removesuffix(b"\n") for line in sys.stdin.buffer)
    try:
        return Path(name).read_bytes().removesuffix(b"\n").split(b"\n")
    except OSError as error:
        raise IngestError(f"{name}: {error.strerror or error}", IngestStatus.NO_SOURCE) from None


def _plan(session: Session, given: dict[str, Any]) -> Plan:
    """The settings of the file, with what the command line says instead."""
    from attrs import evolve

    from converter.ingest.settings import Plan, load_plan

    plan = load_plan(Path(given["config"])) if given["config"] else Plan()
    return evolve(
        plan,
        settings=_settings(session, plan.settings, given),
        effort=_effort(session, plan.effort, given),
    )


def _settings(session: Session, settings: Settings, given: dict[str, Any]) -> Settings:
    from attrs import evolve

    said = {
        "to": given["to"],
        "reader": given["reader"],
        "otherwise": given["otherwise"],
        "encoding": given["encoding"],
        "fallback_encoding": given["fallback_encoding"],
        "only": session.only,
        "block": session.block,
        "order": session.order,
    }
    conversion = evolve(settings.conversion, **{name: value for name, value in said.items() if value})
    formats = defaultdict(dict, {name: dict(options) for name, options in settings.formats.items()})
    registry = session.load()
    wanted(registry, (), given["settings"])  # refuses what is not there
    there = {reader.name for reader in registry.readers} | {writer.name for writer in registry.writers}
    for one in given["settings"]:
        if one.format in there:  # not of a plugin that is left out
            formats[one.format][one.key] = one.value
    intake = evolve(
        settings.intake,
        text_column=given["text_column"] or settings.intake.text_column,
        name_column=given["name_column"] or settings.intake.name_column,
        listed=given["files_from"] is not None or settings.intake.listed,
    )
    deposit = settings.deposit
    if given["collection"]:
        deposit = evolve(deposit, collection=given["collection"])
    return evolve(settings, conversion=conversion, formats=dict(formats), deposit=deposit, intake=intake)


def _effort(session: Session, effort: Effort, given: Mapping[str, Any]) -> Effort:
    from attrs import evolve

    try:
        return evolve(
            effort,
            workers=effort.workers if given.get("workers") is None else given["workers"],
            executor=given.get("executor") or effort.executor,
            max_errors=given.get("max_errors") or effort.max_errors,
            watch_seconds=given.get("watch") or effort.watch_seconds,
            trace=session.trace or effort.trace,
        )
    except ValueError:
        raise click.BadParameter(
            "a number or a share is wanted, as 20 or 1%", param_hint="'--max-errors'"
        ) from None

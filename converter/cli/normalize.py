"""`converter normalize`: one input to one output, as Archivematica's Format Policy Registry calls its commands."""

from __future__ import annotations

from pathlib import Path

import click

from converter import __version__, pipeline
from converter.cli import parameters
from converter.cli.messages import complain, counted, shown
from converter.cli.session import Session, origin
from converter.errors import (
    ConverterError,
    ExitStatus,
    InvalidDocumentError,
    InvalidOutputError,
    OutputError,
    PluginError,
    RecoverError,
    UnavailableError,
)
from converter.faults import fault_of
from converter.files import identity, write_whole
from converter.mistaken import named
from converter.pipeline import Output, Target
from converter.registry import Registry
from converter.targets import Setting, wanted

OWN_SIDE = 75
"""The exit status for what no document is to blame for, ``EX_TEMPFAIL`` of sysexits.h: to be tried again."""


class _UnreadableError(ConverterError):
    """The system does not give the input."""


_OURS = (
    InvalidDocumentError,
    InvalidOutputError,
    OutputError,
    PluginError,
    RecoverError,
    UnavailableError,
    _UnreadableError,
)


@click.command("normalize", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.option("--input-file", metavar="FILE", type=parameters.PATH, help="The document.")
@click.option(
    "--output-location", metavar="FILE", type=parameters.PATH, help="The output; one that is there is replaced."
)
@click.option("--to", metavar="NAME", required=True, help="Write this format.")
@parameters.reading
@parameters.otherwise
@parameters.settings
@click.option("--event-detail", is_flag=True, help="Convert nothing; print the detail of the event.")
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    session: Session,
    *,
    input_file: str | None,
    output_location: str | None,
    to: str,
    reader: str | None,
    encoding: str | None,
    otherwise: str | None,
    settings: tuple[Setting, ...],
    event_detail: bool,
) -> int:
    """Make one output of one document, for Archivematica's Format Policy Registry.

    Options that are not listed here are ignored, since the registry gives many. The output is checked by the rules of
    its format, and the source must come out of it again to the byte, before it is put in its place.

    Exit status: 0 done; 1 the document cannot be converted; 2 usage; 75 nothing is wrong with the document, but
    with the disk, a plugin or this program.
    """
    registry = session.readers()
    [target], _, reading = wanted(registry, (to,), settings, reader, otherwise)
    if event_detail:
        click.echo(_event_detail(target, registry))
        return ExitStatus.DONE
    if not (input_file and output_location):
        raise click.UsageError("--input-file and --output-location are both needed")
    data = None
    try:
        data = _read(Path(input_file), Path(output_location))
        made = pipeline.convert(
            shown(Path(input_file).name),
            data,
            (target,),
            registry,
            reader=reader,
            otherwise=otherwise,
            encoding=encoding,
            settings=reading,
        )
        [output] = made.outputs
        _read_back(output, data, target, registry)
        write_whole({Path(output_location): output.data}, overwrite=True)
    except ConverterError as error:
        complain(fault_of(named(error, data, registry, encoding), data, encoding).at(input_file))
        return OWN_SIDE if isinstance(error, _OURS) else ExitStatus.REFUSED
    notices = counted([(len(made.document.notices), "notice", "notices")])
    said = f"{input_file}: {made.document.format}, {output.writer} written to {output_location}"
    click.echo(shown("; ".join(filter(None, (said, notices)))))
    return ExitStatus.DONE


def _event_detail(target: Target, registry: Registry) -> str:
    """What made an output, in the form that Archivematica writes into its events."""
    plugin = registry.provider(target.writer)
    said = {
        "program": "archive-converter",
        "version": __version__,
        "writer": target.writer,
        "plugin": "" if plugin is None else origin(plugin),
        "options": ",".join(f"{key}={value}" for key, value in sorted(target.settings.items())),
    }
    return "; ".join(f'{key}="{value}"' for key, value in said.items() if value)


def _read(source: Path, place: Path) -> bytes:
    if identity(source) is not None and identity(source) == identity(place):
        raise OutputError("the output would replace the input; name another --output-location")
    try:
        if source.exists() and not source.is_file():
            raise _UnreadableError("this is no ordinary file")
        return source.read_bytes()
    except OSError as error:
        raise _UnreadableError(f"cannot be read: {error.strerror or error}") from error


def _read_back(output: Output, data: bytes, target: Target, registry: Registry) -> None:
    """Prove that the source is in the output, to the byte."""
    try:
        found = pipeline.recover(output.data, registry.writer(output.writer))
    except RecoverError:
        if target.settings:  # such as tei.source=no, which leaves it out on purpose
            return
        raise
    if found != data:
        raise RecoverError(
            f"the {output.writer} that was made gives back another source; report it to its authors"
        )

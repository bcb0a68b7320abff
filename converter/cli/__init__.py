"""The command line: its commands, and how an error becomes an exit status."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from converter import __version__
from converter.cli.late import LateGroup
from converter.cli.messages import complain, misuse
from converter.cli.parameters import PATH, plugin_names, split_plugins
from converter.cli.session import Session
from converter.cli.settings_file import find, load
from converter.errors import ConverterError, ExitStatus, OptionError

COMMANDS = {
    "convert": "Convert documents to TEI, DOCX and JSON-LD.",
    "detect": "Say which format each document has, and why.",
    "inspect": "Show what is understood of a document, beside its text.",
    "formats": "List the formats that can be read and written.",
    "plugins": "List the plugins, and those that were refused.",
    "settings": "Show what holds, and where it comes from.",
    "render": "Write outputs again, from records or from other outputs.",
    "validate": "Check outputs against the rules of their format.",
    "recover": "Give back the source that an output was made of, to the byte.",
    "normalize": "Make one output of one document, for Archivematica's Format Policy Registry.",
    "ingest": "Ingest folders of documents into packages for an archive.",
    "serve": "Serve a page to drop documents on, and the same to programs over HTTP.",
    "completion": "Print the script that completes commands in a shell.",
}
"""Each is a module of this package, loaded when it is called: most commands need few of the others' imports."""

_OF_OUTPUT = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""What the system answers when standard output can take no more."""


class StoppedError(BaseException):
    """The system wants this program to end; not `SystemExit`, which a plugin may raise."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


class Commands(LateGroup):
    """The commands of the program, and `help`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] == "help" and not ctx.resilient_parsing:
            if args[1:]:
                return self.resolve_command(ctx, [args[1], "--help"])
            click.echo(ctx.get_help())
            ctx.exit()
        return super().resolve_command(ctx, args)


def _load(name: str) -> click.Command:
    command: click.Command = import_module(f"converter.cli.{name}").command
    return command


@click.command(
    cls=Commands,
    summaries=COMMANDS,
    load=_load,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all done, 1 some documents refused, 2 usage, 3 plugins refused, 130 interrupted.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    callback=split_plugins,
    shell_complete=plugin_names,
    help="Use this plugin and no other; may be repeated.",
)
@click.option(
    "--block",
    multiple=True,
    metavar="NAME",
    callback=split_plugins,
    shell_complete=plugin_names,
    help="Leave this plugin alone; may be repeated.",
)
@click.option("--strict-plugins", is_flag=True, help="Stop, with exit status 3, if a plugin is refused.")
@click.option(
    "--settings",
    "settings_file",
    metavar="FILE",
    type=PATH,
    help="Take settings from this file; otherwise from the nearest converter.toml.",
)
@click.option("--no-settings", is_flag=True, help="Take settings from no file.")
@click.option(
    "--trace", is_flag=True, envvar="CONVERTER_TRACE", help="Tell on standard error what each plugin is asked."
)
@click.version_option(__version__, prog_name="converter", message="%(prog)s %(version)s")
@click.pass_context
def group(  # noqa: PLR0913 - one for each option
    context: click.Context,
    only: tuple[str, ...],
    block: tuple[str, ...],
    *,
    strict_plugins: bool,
    settings_file: str | None,
    no_settings: bool,
    trace: bool,
) -> None:
    """Convert archival text to TEI-XML, DOCX and JSON-LD.

    `converter COMMAND --help` explains a command.
    """
    settings = load(None if no_settings else find(settings_file))
    context.obj = Session.of(only, block, settings, strict=strict_plugins)._replace(trace=trace)
    context.default_map = {name: dict(said) for name, said in settings.commands.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status (`converter.errors.ExitStatus`).

    Args:
        arguments: without the program's name; those of the process if there are none.
    """
    if arguments is None:
        _heed_signals()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what its encoding cannot say is escaped, not fatal
            stream.reconfigure(errors="backslashreplace")
    try:
        status = group.main(arguments, "converter", standalone_mode=False)
    except click.Abort:
        return ExitStatus.INTERRUPTED
    except StoppedError as stopped:
        return stopped.status
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        complain(f"converter: {misuse(error)}")
        return error.exit_code
    except ConverterError as error:
        complain(f"converter: {error}")
        return ExitStatus.USAGE if isinstance(error, OptionError) else ExitStatus.REFUSED
    except OSError as error:
        return _failed(error)
    return ExitStatus.DONE if status is None else int(status)


def _heed_signals() -> None:
    """End in order when the system wants it, or when the terminal is gone and that was not to be ignored."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has both
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, _: object) -> NoReturn:
    """Leave by an exception, so that hidden files are removed on the way out."""
    raise StoppedError(number)


def _failed(error: OSError) -> int:
    """The system fails us: mostly, standard output cannot take more, as nobody reads on or its disk is full."""
    if error.filename is not None or error.errno not in _OF_OUTPUT:
        complain(f"converter: {f'{error.filename}: ' if error.filename else ''}{error.strerror or error}")
        return ExitStatus.REFUSED
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        complain(f"converter: cannot write to standard output: {error.strerror}")
    return ExitStatus.REFUSED

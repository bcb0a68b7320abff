"""The command line: its commands, and how an error becomes an exit status."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from converter import __version__
from converter.cli.messages import complain
from converter.cli.parameters import plugin_names
from converter.cli.session import Session
from converter.errors import ConverterError, ExitStatus, OptionError

COMMANDS = {
    "convert": "Convert documents to TEI, DOCX and JSON-LD.",
    "detect": "Say which format each document has, and why.",
    "inspect": "Show what is understood of a document, beside its text.",
    "formats": "List the formats that can be read and written.",
    "plugins": "List the plugins, and those that were refused.",
    "render": "Write outputs again, from records.",
    "validate": "Check outputs against the rules of their format.",
    "recover": "Give back the source that an output was made of, to the byte.",
    "completion": "Print the script that completes commands in a shell.",
}
"""Each is a module of this package, loaded when it is called: most commands need few of the others' imports."""


class Commands(click.Group):
    """Commands that are loaded when they are called; listing them loads none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"converter.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all done, 1 some documents refused, 2 usage, 3 plugins refused, 130 interrupted.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    shell_complete=plugin_names,
    help="Use this plugin and no other; may be repeated.",
)
@click.option(
    "--block",
    multiple=True,
    metavar="NAME",
    shell_complete=plugin_names,
    help="Leave this plugin alone; may be repeated.",
)
@click.option("--strict-plugins", is_flag=True, help="Stop, with exit status 3, if a plugin is refused.")
@click.version_option(__version__, prog_name="converter", message="%(prog)s %(version)s")
@click.pass_context
def group(context: click.Context, only: tuple[str, ...], block: tuple[str, ...], *, strict_plugins: bool) -> None:
    """Convert archival text to TEI-XML, DOCX and JSON-LD.

    `converter COMMAND --help` explains a command.
    """
    context.obj = Session(only, block, strict_plugins)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status (`converter.errors.ExitStatus`).

    Args:
        arguments: without the program's name; those of the process if there are none.
    """
    if arguments is None:
        signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what its encoding cannot say is escaped, not fatal
            stream.reconfigure(errors="backslashreplace")
    try:
        status = group.main(arguments, "converter", standalone_mode=False)
    except click.Abort:
        return ExitStatus.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ConverterError as error:
        complain(f"converter: {error}")
        return ExitStatus.USAGE if isinstance(error, OptionError) else ExitStatus.REFUSED
    except OSError as error:
        return _unwritable(error)
    return ExitStatus.DONE if status is None else int(status)


def _stop(signum: int, _: object) -> NoReturn:
    """Leave by an exception, so that hidden files are removed on the way out."""
    sys.exit(128 + signum)


def _unwritable(error: OSError) -> int:
    """Standard output cannot take more: nobody reads on, or its disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        complain(f"converter: cannot write to standard output: {error.strerror}")
    return ExitStatus.REFUSED

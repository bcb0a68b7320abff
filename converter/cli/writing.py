"""From inputs to files: the loop that `convert` and `render` share."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from converter.cli.inputs import TEXT_SUFFIXES, Found, Input
from converter.cli.messages import complain, fault_of, shown
from converter.cli.naming import Named, name_outputs
from converter.cli.report import Outcome, Report
from converter.errors import ConverterError, ExitStatus, OutputError
from converter.files import identity, write_whole
from converter.model.document import Document
from converter.pipeline import Output

STANDARD_OUTPUT = "-"


class Made(NamedTuple):
    """What one input became."""

    document: Document
    outputs: tuple[Output, ...]
    warnings: tuple[str, ...] = ()
    """What is to be said once in a run."""


class Run(NamedTuple):
    """How to make outputs, and where to put them."""

    verb: str
    """What happens to inputs, in the past: ``converted``."""
    make: Callable[[Input, bytes], Made]
    """Raises `ConverterError`."""
    suffixes: Sequence[str]
    """Of the writers, in the order of the outputs."""
    output: str | None
    """A folder; ``-`` is standard output, None is beside each input."""
    overwrite: bool
    endings: Sequence[str] = TEXT_SUFFIXES
    """What is taken off the names of inputs."""
    encoding: str | None = None
    """Of the inputs, if it was given."""

    def write(self, found: Found, *, as_json: bool, quiet: bool) -> ExitStatus:
        """Make and write the outputs of all inputs, one after the other."""
        if self.output == STANDARD_OUTPUT:
            return self._print(found, as_json=as_json)
        if self.output is not None and os.path.isfile(self.output):  # noqa: PTH113 - Path.is_file may raise
            raise click.UsageError(f"--output takes a folder, and {shown(self.output)} is a file")
        folder = None if self.output is None else Path(self.output)
        named = name_outputs(found.inputs, self.suffixes, folder, self.endings)
        taken: set[tuple[int, int]] = set()
        with Report(self.verb, len(named), found.left_out, as_json=as_json, quiet=quiet) as report:
            for one in named:
                report.take(self._outcome(one, taken))
        return report.status

    def _outcome(self, named: Named, taken: set[tuple[int, int]]) -> Outcome:
        data = None
        try:
            if named.fault is not None:
                raise named.fault
            data = named.input.read()
            made = self.make(named.input, data)
            contents = dict(zip(named.paths, (output.data for output in made.outputs), strict=True))
            _spare(named.paths, taken)
            states = write_whole(contents, overwrite=self.overwrite)
            taken.update(filter(None, map(identity, named.paths)))
        except ConverterError as error:
            return Outcome(named.input, fault=fault_of(error, data, self.encoding))
        files = zip((output.writer for output in made.outputs), states, states.values(), strict=True)
        return Outcome(named.input, made.document, tuple(files), made.warnings)

    def _print(self, found: Found, *, as_json: bool) -> ExitStatus:
        if len(found.inputs) != 1 or len(self.suffixes) != 1 or as_json:
            raise click.UsageError("`--output -` takes one input and one format with --to, and no --json")
        data, (one,) = None, found.inputs
        try:
            data = one.read()
            made = self.make(one, data)
        except ConverterError as error:
            complain(fault_of(error, data, self.encoding).at(str(one)))
            return ExitStatus.REFUSED
        click.echo(made.outputs[0].data, nl=False)
        return ExitStatus.DONE


def _spare(paths: Sequence[Path], taken: set[tuple[int, int]]) -> None:
    """Never replace what this run wrote: names that differ may be one where case does not count.

    Raises:
        OutputError: there is a file of this run already.
    """
    for path in paths:
        if identity(path) in taken:
            raise OutputError(
                f"{path} is the output of another input of this run; use --output with different folders"
            )

"""From inputs to files: the loop that `convert` and `render` share."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click

from converter.cli.crew import Crew
from converter.cli.inputs import Found
from converter.cli.making import Made, Make, answer
from converter.cli.messages import complain, shown
from converter.cli.naming import Named, name_outputs
from converter.cli.report import Outcome, Report
from converter.errors import ConverterError, ExitStatus, OutputError
from converter.faults import Fault, fault_of
from converter.files import State, identity, write_whole
from converter.formats import Listed, Writer
from converter.isolation import isolated
from converter.names import TEXT_SUFFIXES
from converter.pipeline import Target
from converter.registry import Registry

STANDARD_OUTPUT = "-"


class Lists:
    """The outputs of a run over folders, and the pages that list them, for writers that make such pages.

    Args:
        targets: the writers of the run.
    """

    def __init__(self, targets: Iterable[Writer[Any]]) -> None:
        self._writers = {writer.name: writer for writer in targets if writer.index is not None}
        self._listed: defaultdict[tuple[str, Path], list[Listed]] = defaultdict(list)
        self._outputs: set[Path] = set()

    @classmethod
    def of(cls, inputs: Iterable[str], targets: Iterable[Target], registry: Registry) -> Lists | None:
        """The lists of a run over *inputs*; None if no folder is among them."""
        if not any(os.path.isdir(one) for one in inputs):  # noqa: PTH112 - Path.is_dir raises for some names
            return None
        return cls(registry.writer(target.writer) for target in targets)

    def note(self, outcome: Outcome, folder: Path | None) -> None:
        """Keep what a list says of the outputs of one input; *folder* is where outputs go, if not beside inputs."""
        for name, path, _ in outcome.files:
            self._outputs.add(path)
            if name in self._writers and outcome.told is not None:
                top = folder if folder is not None else path.parents[len(outcome.input.folder.parts)]
                listed = Listed(path.relative_to(top).as_posix(), outcome.told.metadata)
                self._listed[name, top].append(listed)

    def write(self) -> Iterator[State]:
        """Put each list into its place, and give what was done there; one that is in the way is told of."""
        for (name, top), listed in self._listed.items():
            writer = self._writers[name]
            path = top / f"index{writer.suffix}"
            if path in self._outputs:
                complain(f"converter: {path} is the output of an input, so no list was written there")
            elif writer.index is not None:
                data = isolated(name, "list", partial(writer.index, listed))
                try:
                    yield from write_whole({path: data}, overwrite=_is_list(path, data)).values()
                except OutputError as error:
                    complain(f"converter: {error}")


def _is_list(path: Path, data: bytes) -> bool:
    """Whether a file is there that an earlier run wrote as its list."""
    try:
        with path.open("rb") as there:
            return there.readline() == data[: data.find(b"\n") + 1]
    except OSError:
        return False


class Run(NamedTuple):
    """How to make outputs, and where to put them."""

    verb: str
    """What happens to inputs, in the past: ``converted``."""
    make: Make
    suffixes: Sequence[str]
    """Of the writers, in the order of the outputs."""
    output: str | None
    """A folder; ``-`` is standard output, None is beside each input."""
    overwrite: bool
    endings: Sequence[str] = TEXT_SUFFIXES
    """What is taken off the names of inputs."""
    encoding: str | None = None
    """Of the inputs, if it was given."""
    lists: Lists | None = None
    """What lists the outputs of a folder, if one was given."""
    crew: Crew | None = None
    """The processes that work on many inputs; this one alone, if there are none."""

    def write(self, found: Found, *, as_json: bool, quiet: bool) -> ExitStatus:
        """Make and write the outputs of all inputs, in their order."""
        if self.output == STANDARD_OUTPUT:
            return self._print(found, as_json=as_json)
        if self.output is not None and os.path.isfile(self.output):  # noqa: PTH113 - Path.is_file may raise
            raise click.UsageError(f"--output takes a folder, and {shown(self.output)} is a file")
        folder = None if self.output is None else Path(self.output)
        named = name_outputs(found.inputs, self.suffixes, folder, self.endings)
        taken: set[tuple[int, int]] = set()
        with Report(self.verb, len(named), found.left_out, as_json=as_json, quiet=quiet) as report:
            for one, answer in self._answers(named):
                outcome = self._outcome(one, answer, taken)
                report.take(outcome)
                if self.lists is not None:
                    self.lists.note(outcome, folder)
            if self.lists is not None:
                report.add(self.lists.write())
        return report.status

    def _answers(self, named: Sequence[Named]) -> Iterator[tuple[Named, Made | Fault]]:
        if self.crew is None or not self.crew.is_wanted(len(named)):
            return ((one, answer(self.make, one, self.encoding)) for one in named)
        return self.crew.answers(self.make, named, self.encoding)

    def _outcome(self, named: Named, made: Made | Fault, taken: set[tuple[int, int]]) -> Outcome:
        if isinstance(made, Fault):
            return Outcome(named.input, fault=made)
        contents = dict(zip(named.paths, (output.data for output in made.outputs), strict=True))
        try:
            _spare(named.paths, taken)
            states = write_whole(contents, overwrite=self.overwrite)
            taken.update(filter(None, map(identity, named.paths)))
        except ConverterError as error:
            return Outcome(named.input, fault=fault_of(error))
        files = zip((output.writer for output in made.outputs), states, states.values(), strict=True)
        return Outcome(named.input, made.told, tuple(files), made.warnings)

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

"""Where each output goes: beside its input or in a folder, no two in one place."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from converter.cli.inputs import Input
from converter.errors import OutputError
from converter.names import TEXT_SUFFIXES, stem_of


class Named(NamedTuple):
    """An input and the places of its outputs, in the order of the suffixes."""

    input: Input
    paths: tuple[Path, ...]
    fault: OutputError | None = None
    """Why its outputs have no place."""


def name_outputs(
    inputs: Iterable[Input],
    suffixes: Sequence[str],
    folder: Path | None = None,
    endings: Sequence[str] = TEXT_SUFFIXES,
) -> tuple[Named, ...]:
    """The places of all outputs of a run; the same whatever the order of *inputs*.

    An output is called like its input, one of *endings* at the end of the name replaced by the writer's suffix.
    Inputs whose outputs would share a place, or take an input's, keep their full name; if that does not keep
    them apart either, they are refused. An input that is named twice is taken once.

    Args:
        inputs: all inputs of the run.
        suffixes: those of the writers.
        folder: where outputs go, in the folders that were walked; None is beside each input.
        endings: what is taken off the names of inputs.
    """
    taken = _once(inputs, folder)
    homes = [_home(one, folder) for one in taken]
    stems = [stem_of(one.name, endings) for one in taken]
    while True:
        crowded = _crowded(taken, homes, stems, suffixes)
        shorter = [number for number in crowded if stems[number] != taken[number].name]
        if not shorter:
            break
        for number in shorter:
            stems[number] = taken[number].name
    return tuple(
        Named(one, tuple(home / (stem + suffix) for suffix in suffixes), _fault(crowded.get(number)))
        for number, (one, home, stem) in enumerate(zip(taken, homes, stems, strict=True))
    )


def _once(inputs: Iterable[Input], folder: Path | None) -> tuple[Input, ...]:
    """Each input with each place for its outputs once, as it was named first."""
    taken: dict[tuple[str, str], Input] = {}
    for one in inputs:
        taken.setdefault((_absolute(one.path) if one.path else "", _absolute(_home(one, folder))), one)
    return tuple(taken.values())


def _crowded(
    inputs: Sequence[Input], homes: Sequence[Path], stems: Sequence[str], suffixes: Sequence[str]
) -> dict[int, str]:
    """The inputs, by number, that have an output where another output or an input is, and that place."""
    owners: defaultdict[str, list[int | None]] = defaultdict(list)
    for number, (one, home, stem) in enumerate(zip(inputs, homes, stems, strict=True)):
        if one.path is not None:
            owners[_absolute(one.path)].append(None)
        for suffix in suffixes:
            owners[_absolute(home / (stem + suffix))].append(number)
    return {
        number: place
        for place, several in owners.items()
        if len(several) > 1
        for number in several
        if number is not None
    }


def _home(one: Input, folder: Path | None) -> Path:
    if folder is not None:
        return folder / one.folder
    return Path() if one.path is None else one.path.parent


def _fault(place: str | None) -> OutputError | None:
    if place is None:
        return None
    return OutputError(f"{place} would be another file of this run as well; use --output with different folders")


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - links stay as they are named

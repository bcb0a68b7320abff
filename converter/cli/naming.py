"""Where each output goes: beside its input or in a folder, no two in one place."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from converter.cli.inputs import TEXT_SUFFIXES, Input
from converter.errors import OutputError


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
    places = {
        (_absolute(one.path) if one.path else "", _home(one, folder)): one for one in reversed(tuple(inputs))
    }
    taken = tuple(reversed(places.items()))
    stems = [_stem(one.name, endings) for _, one in taken]
    while True:
        owners: defaultdict[str, list[int]] = defaultdict(list)
        for number, ((path, home), _) in enumerate(taken):
            owners[path].append(-1)
            for suffix in suffixes:
                owners[_absolute(home / (stems[number] + suffix))].append(number)
        crowded = {place: several for place, several in owners.items() if len(several) > 1}
        shared = {number: place for place, several in crowded.items() for number in several if number >= 0}
        shorter = [number for number in shared if stems[number] != taken[number][1].name]
        if not shorter:
            break
        for number in shorter:
            stems[number] = taken[number][1].name
    return tuple(
        Named(one, tuple(home / (stems[number] + suffix) for suffix in suffixes), _fault(shared.get(number)))
        for number, ((_, home), one) in enumerate(taken)
    )


def _home(one: Input, folder: Path | None) -> Path:
    if folder is not None:
        return folder / one.folder
    return Path() if one.path is None else one.path.parent


def _stem(name: str, endings: Sequence[str]) -> str:
    lowered = name.lower()
    ending = max((one for one in endings if lowered.endswith(one)), key=len, default="")
    return name[: len(name) - len(ending)] or name


def _fault(place: str | None) -> OutputError | None:
    if place is None:
        return None
    return OutputError(f"another input stands in the way at {place}; convert them into different folders")


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - links stay as they are named

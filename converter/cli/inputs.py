"""What is to be read: files, folders that are walked, and standard input."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from converter.errors import SourceError
from converter.files import read_bytes
from converter.names import TEXT_SUFFIXES

if TYPE_CHECKING:
    from converter.registry import Registry

STANDARD_INPUT = "-"


class Input(NamedTuple):
    """One document that is to be read."""

    path: Path | None
    """None is standard input."""
    folder: PurePath = PurePath()
    """Where it lies in the folder that was walked."""
    fault: SourceError | None = None
    """Why it cannot be read, if that is known already."""

    def __str__(self) -> str:
        return STANDARD_INPUT if self.path is None else str(self.path)

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return "stdin" if self.path is None else self.path.name

    def read(self) -> bytes:
        """Its bytes; raises `SourceError`."""
        if self.fault is not None:
            raise self.fault
        if self.path is not None:
            return read_bytes(self.path)
        try:
            return sys.stdin.buffer.read()
        except (AttributeError, OSError, ValueError):
            raise SourceError("standard input cannot be read") from None


class Found(NamedTuple):
    """All inputs in their order, and what was left out of folders, counted by its kind."""

    inputs: tuple[Input, ...]
    left_out: Mapping[str, int]


class Choice(NamedTuple):
    """Which files of a folder are read; a file that is named itself always is."""

    suffixes: tuple[str, ...]
    outputs: bool
    """Whether files with these suffixes are read, or all others."""

    def left_out(self, name: str) -> str | None:
        """As what a file of this name is left out, if it is."""
        if name.endswith(self.suffixes) is self.outputs:
            return None
        return "other files" if self.outputs else "outputs"


def sources(registry: Registry) -> Choice:
    """All files but those that an earlier run wrote: those that end in a writer's suffix, if texts do not."""
    suffixes = (writer.suffix for writer in registry.writers)
    return Choice(tuple(suffix for suffix in suffixes if suffix not in TEXT_SUFFIXES), outputs=False)


def find(arguments: Sequence[str], choice: Choice) -> Found:
    """The documents that *arguments* name.

    Folders are walked in the order of names, the files of each before its folders. Left out are hidden files and
    folders, links to folders, special files, and what *choice* says.
    """
    left_out: Counter[str] = Counter()
    found = (one for argument in dict.fromkeys(arguments) for one in _find(argument, choice, left_out))
    return Found(tuple(found), left_out)


def _find(argument: str, choice: Choice, left_out: Counter[str]) -> Iterator[Input]:
    if argument == STANDARD_INPUT:
        yield Input(None)
    elif not argument:
        yield Input(Path(), fault=SourceError("an empty name is no file"))
    elif os.path.isdir(argument):  # noqa: PTH112 - Path.is_dir raises for some names
        yield from _walk(Path(argument), choice, left_out)
    else:
        yield Input(Path(argument))


def _walk(top: Path, choice: Choice, left_out: Counter[str]) -> Iterator[Input]:
    pending = [PurePath()]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(top / folder) as scan:
                entries = sorted(scan, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield Input(top / folder, fault=SourceError(f"this folder cannot be read: {error.strerror}"))
            continue
        folders = []
        for entry in entries:
            if kind := _left_out(entry, choice):
                left_out[kind] += 1
            elif _is_folder(entry):
                folders.append(folder / entry.name)
            else:
                yield Input(top / folder / entry.name, folder)
        pending.extend(reversed(folders))


def _left_out(entry: os.DirEntry[str], choice: Choice) -> str | None:
    """What kind of thing that is not to be converted this is; a link that leads nowhere is reported later."""
    if entry.name.startswith("."):
        return "hidden"
    if _is_folder(entry):
        return "links to folders" if entry.is_symlink() else None
    if kind := choice.left_out(entry.name):
        return kind
    if os.path.exists(entry.path) and not os.path.isfile(entry.path):  # noqa: PTH110, PTH113 - these never raise
        return "special files"
    return None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether this is a folder, or a link to one; a link that leads nowhere or in a circle is not."""
    try:
        return entry.is_dir()
    except OSError:
        return False

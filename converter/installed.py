"""Entry points of what is installed, found on the path without what `importlib.metadata` takes to load.

That loads mail, archives and sockets: a tenth of what a short command costs. It is asked only where something on the
path is no plain folder.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

_FOLDERS = (".dist-info", ".egg-info")
_POINTS = "entry_points.txt"
_METADATA = ("METADATA", "PKG-INFO")
_FINDERS = {"PathFinder", "MetadataPathFinder"}
"""Those of the standard library and of its backport, which look through the folders of the path as this module does."""
_SIGNS = re.compile(r"[-_.]+")
"""What is one sign in the names of distributions (PyPA, "Names and normalization")."""
_FIELD = re.compile(r"^(Name|Version):[ \t]*(.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)


class EntryPoint(NamedTuple):
    """A name by which a distribution offers an object, as PyPA's "Entry points specification" has it."""

    name: str
    value: str
    """The module, perhaps with the object in it behind a colon."""
    group: str
    distribution: str = ""
    version: str = ""

    def load(self) -> Any:
        """Import the module, and give it or the object in it; raises what that raises."""
        module, _, path = self.value.partition("[")[0].partition(":")
        loaded = import_module(module.strip())
        return attrgetter(path.strip())(loaded) if path.strip() else loaded


def entry_points(prefix: str) -> list[EntryPoint]:
    """Those in groups that begin with *prefix*; of distributions of one name, the first on the path counts."""
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    names = {getattr(finder, "__name__", type(finder).__name__) for finder in finders}
    folders = [entry or os.curdir for entry in sys.path if isinstance(entry, str)]
    if names - _FINDERS or any(map(_is_archive, folders)):
        return list(_by_importlib(prefix))
    distributions: dict[str, Path] = {}
    for folder in folders:
        for entry in _entries(folder):
            name = entry.rpartition(".")[0].partition("-")[0]
            distributions.setdefault(_SIGNS.sub("-", name).lower(), Path(folder, entry))
    return [point for distribution in distributions.values() for point in _points(distribution, prefix)]


def _is_archive(entry: str) -> bool:
    """Whether this is a file, or an egg, whose metadata are elsewhere."""
    return os.path.isfile(entry) or entry.endswith(".egg")  # noqa: PTH113 - Path.is_file raises for some names


def _entries(folder: str) -> list[str]:
    """What *folder* holds of distributions: ``archive_converter-0.1.0.dist-info``."""
    with suppress(OSError, ValueError), os.scandir(folder) as scan:
        return [entry.name for entry in scan if entry.name.endswith(_FOLDERS)]
    return []


def _points(distribution: Path, prefix: str) -> Iterator[EntryPoint]:
    """The lines of the file, which is an INI file without all that such files may have besides."""
    text = _text(distribution / _POINTS)
    if f"[{prefix}" not in text:
        return
    head = next(filter(None, (_text(distribution / name) for name in _METADATA)), "").partition("\n\n")[0]
    fields = {name.lower(): value for name, value in reversed(_FIELD.findall(head))}
    group = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            group = line.strip("[]")
        elif group.startswith(prefix) and "=" in line and not line.startswith("#"):
            name, value = map(str.strip, line.split("=", 1))
            yield EntryPoint(name, value, group, fields.get("name", ""), fields.get("version", ""))


def _text(path: Path) -> str:
    """The text of a file, empty where there is none to be read; what is damaged in it harms nobody else."""
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace")
    return ""


def _by_importlib(prefix: str) -> Iterator[EntryPoint]:
    from importlib.metadata import entry_points as found  # noqa: PLC0415 - see above

    points = found()
    for group in points.groups:
        if group.startswith(prefix):
            for point in points.select(group=group):
                origin = (point.dist.metadata[key] or "" for key in ("Name", "Version")) if point.dist else ()
                yield EntryPoint(point.name, point.value, group, *origin)

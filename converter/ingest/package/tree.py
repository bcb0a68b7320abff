"""What lies in a folder, a package or a bag: every path, in an order that is the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn


def walk(folder: Path) -> Iterator[str]:
    """Every file in *folder*, its path relative to it; links are files, and not followed.

    Raises:
        OSError: a folder cannot be listed.
    """
    for base, folders, names in os.walk(folder, onerror=_raise):
        folders.sort()
        inside = "" if base == str(folder) else f"{os.path.relpath(base, folder)}/"
        links = [name for name in folders if os.path.islink(f"{base}/{name}")]  # noqa: PTH114 - for each of thousands
        yield from (f"{inside}{name}" for name in sorted((*names, *links)))


def _raise(error: OSError) -> NoReturn:
    raise error

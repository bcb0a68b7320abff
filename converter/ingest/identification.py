"""The formats of files by their signatures: Siegfried with PRONOM, by way of pygfried.

Never in a process that was forked: Siegfried's runtime does not survive it (a task of 200 did not end once in 200
trials); workers are started by a fork server instead.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from converter.ingest.errors import OwnSideError
from converter.ingest.records import UNKNOWN, Format

if TYPE_CHECKING:
    from pygfried import Match

_SIGNATURES = re.compile(r"DROID_SignatureFile_(V\d+)")


@frozen
class Identified:
    """What files are, and who says so."""

    program: str
    """The version of Siegfried."""
    formats: tuple[Format, ...]


def identify(paths: Iterable[Path]) -> Identified:
    """What each file is; `UNKNOWN` where no signature matches, or none can be told, as of an empty file.

    Many at once take half the time of one at a time: what Siegfried works with is at hand then.
    """
    import pygfried  # noqa: PLC0415 - loads a runtime of its own

    files = pygfried.identify_many(map(str, paths))["files"]
    return Identified(program(), tuple(_format(next(iter(found["matches"]), None)) for found in files))


def _format(match: Match | None) -> Format:
    if match is None or match["id"] == UNKNOWN:
        return Format(registry=registry())
    return Format(puid=match["id"], name=match["format"], version=match["version"], registry=registry())


@cache
def registry() -> str:
    """Which version of which registry identifies: ``PRONOM V125``."""
    import pygfried  # noqa: PLC0415

    described = pygfried.identify(__file__, detailed=True)["identifiers"][0]["details"]
    version = _SIGNATURES.search(described)
    return f"PRONOM {version[1] if version else described}"


def program() -> str:
    """The version of Siegfried."""
    import pygfried  # noqa: PLC0415

    return str(pygfried.version())


@cache
def described() -> str:
    """Siegfried and its signatures, with their versions; asked of another process, as their runtime takes 80 MB."""
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    if done.returncode:
        raise OwnSideError(f"formats cannot be identified: {done.stderr.strip()[-500:]}")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.stdout.write(f"Siegfried {program()}, {registry()}\n")

"""The extra that pages need: whether it is installed, and what installs it."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version

COMMAND = "pip install 'archive-converter[html]'"
_ADVISER = "trafilatura"
_LEAST, _BELOW = (2, 3, 1), (3,)
_NUMBERS = re.compile(r"\d+(?:\.\d+){0,2}")


def lacking() -> str:
    """The command that installs the adviser; empty if it is there, in a version that was tried."""
    try:
        found = _NUMBERS.match(version(_ADVISER))
    except PackageNotFoundError:
        return COMMAND
    numbers = tuple(map(int, found[0].split("."))) if found else ()
    return "" if _LEAST <= numbers < _BELOW else COMMAND

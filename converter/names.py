"""What documents are called, and what that says of the names of their outputs."""

from __future__ import annotations

from collections.abc import Sequence

TEXT_SUFFIXES = (
    ".txt",
    ".text",
    ".asc",
    ".htm",
    ".html",
    ".xhtml",
    ".md",
    ".eml",
    ".csv",
    ".tsv",
    ".xml",
    ".json",
    ".cable",
)
"""What the names of source texts end in. An output takes the place of one of these after its name; anything else
after a dot belongs to the name, such as the number in ``08.TOKYO.1548``.
"""


def stem_of(name: str, endings: Sequence[str] = TEXT_SUFFIXES) -> str:
    """*name* without the longest of *endings* that it has: what an output is called before its suffix."""
    lowered = name.lower()
    ending = max((one for one in endings if lowered.endswith(one)), key=len, default="")
    return name[: len(name) - len(ending)] or name

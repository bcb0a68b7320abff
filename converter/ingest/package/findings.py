"""What a verification found: which file, what is wrong with it, and whether that is damage."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Trouble(StrEnum):
    """What is wrong with a file of a bag."""

    MISSING = "missing"
    """It is listed, and not there."""
    UNKNOWN = "unknown"
    """It is there, and not listed."""
    ALTERED = "altered"
    """It has not the checksum or the size that is listed."""
    UNREADABLE = "unreadable"
    """The system cannot read it."""
    DISAGREES = "disagrees"
    """Two lists say different things of it."""
    MALFORMED = "malformed"
    """It is not written as its standard says."""


@frozen
class Finding:
    """One thing that is wrong."""

    trouble: Trouble
    path: str
    """In the bag."""
    message: str
    """One sentence for a person."""
    is_damage: bool = True
    """False where the bag is whole, and yet a person should know."""

    def __str__(self) -> str:
        return f"{self.path}: {self.trouble}: {self.message}"

"""How restricted a document is, and how urgent: apart from the other metadata, as plugins name them at once."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How restricted a document is as a whole, from the least to the most (5 FAH-3, E.O. 12958)."""

    UNCLASSIFIED = "unclassified"
    LIMITED_OFFICIAL_USE = "limited-official-use"
    CONFIDENTIAL = "confidential"
    SECRET = "secret"
    TOP_SECRET = "top-secret"


class Precedence(StrEnum):
    """How urgent a telegram is, from the least to the most (ACP 127; NIACT is the Department of State's)."""

    ROUTINE = "routine"
    PRIORITY = "priority"
    IMMEDIATE = "immediate"
    NIACT_IMMEDIATE = "niact-immediate"
    FLASH = "flash"

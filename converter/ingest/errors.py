"""What stops a run, and the exit status that each reason gives.

The statuses are those of ``sysexits.h``, so that a scheduler can tell "try again later" from "somebody must look".
What is wrong with one document never stops a run: it is a `converter.ingest.records.Fault` of its item.
"""

from __future__ import annotations

from enum import IntEnum

from converter.errors import ConverterError


class IngestStatus(IntEnum):
    """What the commands of ``converter ingest`` answer to the program that called them."""

    DONE = 0
    """Every entry was converted and every package is sealed."""
    INCOMPLETE = 3
    """All is finished, but some entries were quarantined or refused: the report lists them."""
    DAMAGED = 4
    """A package is not what it was when it was sealed."""
    UNFIT = 64
    """The settings, the plugins or the arguments are not what this run can be done with; nothing was done."""
    NO_SOURCE = 66
    """The source is not there or cannot be read."""
    TAKEN = 73
    """The output is in use by another run, or is not one of ours."""
    STOPPED = 75
    """Our side failed (the disk, the journal, too many faults): all is kept, and ``resume`` goes on."""
    INTERRUPTED = 130
    """Stopped by a signal, in order: all is kept, and ``resume`` goes on."""


class IngestError(ConverterError):
    """A run cannot begin or go on.

    Args:
        reason: what is wrong, where, and what to do next.
        status: what the command answers.
    """

    def __init__(self, reason: str, status: IngestStatus = IngestStatus.UNFIT) -> None:
        super().__init__(reason, status)
        self.reason, self.status = reason, status

    def __str__(self) -> str:
        return self.reason


class OwnSideError(IngestError):
    """Our own side fails, and no document is to blame: the run stops, keeps everything, and can be resumed."""

    def __init__(self, reason: str, status: IngestStatus = IngestStatus.STOPPED) -> None:
        super().__init__(reason, status)

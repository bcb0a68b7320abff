"""What keeps a document from being converted, in the words of people; programs have its code."""

from __future__ import annotations

from typing import Final

REASONS: Final = {
    "AmbiguousFormatError": "of more than one format",
    "InvalidDocumentError": "unsound record",
    "InvalidOutputError": "output not valid",
    "Link": "a link",
    "MemoryError": "over the limit of memory",
    "MemoryLimit": "over the limit of memory",
    "PluginError": "a plugin broke",
    "ReadError": "not readable in its format",
    "RecoverError": "source not given back",
    "SourceError": "no text that can be read",
    "Special": "a pipe, socket or device",
    "TimeLimitError": "over the limit of time",
    "TooLarge": "larger than the limit",
    "UnavailableError": "in want of an extra",
    "UnknownFormatError": "of no known format",
    "Unreadable": "cannot be read",
    "WorkerDied": "its process ended",
    "WriteError": "an output was not made",
}
"""By `Fault.code`, short enough for the name of a bar; a code that is not here is told by itself."""


def reason(code: str) -> str:
    """The reason that *code* names, in words."""
    return REASONS.get(code, code)

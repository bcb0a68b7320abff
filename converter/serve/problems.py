"""What goes wrong, as programs are told it over HTTP: problem details (RFC 9457)."""

from __future__ import annotations

import re
from typing import Any

from attrs import frozen

from converter.errors import ConverterError, UnknownFormatError
from converter.faults import fault_of
from converter.ingest.records import FaultKind

BASE = "https://w3id.org/archive-converter/problems#"
"""What the type of each problem begins with; the rest is its kind."""
KINDS = {
    "source": (422, "The bytes are no text"),
    "unknown-format": (422, "No reader knows this text"),
    "ambiguous-format": (422, "Several readers are equally sure"),
    "read": (422, "The text is not what its reader can read"),
    "write": (422, "The record cannot be put in this format"),
    "timeout": (422, "The document takes too long"),
    "memory": (422, "The document takes too much memory"),
    "option": (400, "A parameter cannot be taken"),
    "token": (401, "A token is needed"),
    "foreign-page": (403, "A page of another origin asks"),
    "not-found": (404, "There is nothing here"),
    "method": (405, "This resource is not asked so"),
    "slow": (408, "The document does not arrive"),
    "too-large": (413, "The document is too large"),
    "media-type": (415, "The body must be the document's own bytes"),
    "host": (421, "This name is not answered to"),
    "plugin": (500, "A plugin broke"),
    "invalid-document": (500, "A reader made an unsound record"),
    "invalid-output": (500, "A writer made an invalid output"),
    "died": (500, "The process that converted it ended"),
    "internal": (500, "The service broke"),
    "unavailable": (501, "A reader lacks what it needs"),
    "busy": (503, "The service is busy"),
}
"""Each kind of problem, with its status and its title."""
_OPTION = re.compile(r"(?<!\S)--(from|otherwise|encoding)\b(?: (?=\S+\Z))?")
"""An option of the command line, with the blank after it where its value ends the message."""
_COMMANDS = {"`converter formats`": "GET /v1/formats", "with --to": "with to="}
"""What messages say of the command line, and what it is called here."""


@frozen(kw_only=True)
class Problem:
    """Why a request was not answered as it wished."""

    kind: str
    """One of `KINDS`."""
    detail: str
    line: int | None = None
    """Where in the document it is wrong, counted from 1."""
    column: int | None = None

    @property
    def status(self) -> int:
        """The status of HTTP."""
        return KINDS[self.kind][0]

    def tree(self) -> dict[str, Any]:
        """The members of RFC 9457, and the place in the document if there is one."""
        status, title = KINDS[self.kind]
        place = {} if self.line is None else {"line": self.line, "column": self.column}
        return {"type": BASE + self.kind, "title": title, "status": status, "detail": self.detail, **place}


def problem_of(error: ConverterError, data: bytes | None = None, encoding: str | None = None) -> Problem:
    """What is to be said of *error*, with the place in *data* where there is one."""
    if isinstance(error.__cause__, MemoryError):
        return too_much(FaultKind.MEMORY, "this service grants")
    if isinstance(error, UnknownFormatError):
        error.explained = True  # POST /v1/detect tells it
    fault = fault_of(error, data, encoding)
    kind = fault.kind if fault.kind in KINDS else "internal"
    return Problem(kind=kind, detail=_spoken(fault.message), line=fault.line, column=fault.column)


def too_much(kind: FaultKind, limit: str) -> Problem:
    """A document that takes more than it may."""
    words = {FaultKind.TIMEOUT: "time", FaultKind.MEMORY: "memory"}
    return Problem(kind=kind.value, detail=f"it takes more {words[kind]} than {limit}")


def _spoken(message: str) -> str:
    """*message* in the words of this interface."""
    for command, resource in _COMMANDS.items():
        message = message.replace(command, resource)
    return _OPTION.sub(r"\1=", message)

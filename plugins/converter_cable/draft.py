"""What has been read of one telegram so far."""

from __future__ import annotations

import re
from datetime import datetime

from converter import (
    Agent,
    Cited,
    Event,
    Identifier,
    Instruction,
    Ledger,
    Notice,
    Reference,
    Restriction,
    Source,
    Span,
    Subject,
    readable,
)
from converter_cable.dates import timestamp
from converter_cable.lines import Line
from converter_cable.transmission import Catalogue, Transmission


class Draft:
    """The workbench of one reading: claims on the text, and what the text says, as it is found.

    Each part of the reader adds to it; `converter_cable.reader` makes the record of it at the end.
    """

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.ledger = Ledger(source.text)
        self.notices: list[Notice] = []
        self.title: Cited[str] | None = None
        self.sent: datetime | None = None
        self.number: tuple[str, int] | None = None
        """Post and serial of the message itself."""
        self.post = ""
        """The post as the classification line prints it."""
        self.identifiers: list[Identifier] = []
        self.events: list[Event] = []
        self.agents: list[Agent] = []
        self.instructions: list[Instruction] = []
        self.subjects: list[Subject] = []
        self.references: list[Reference] = []
        self.restriction = Restriction()
        self.transmission = Transmission()
        self.catalogue = Catalogue()

    @property
    def year(self) -> int | None:
        """The year of the message: when it was sent, or else when the catalogue says that it was made."""
        if self.sent is not None:
            return self.sent.year
        created = timestamp(self.catalogue.created.value) if self.catalogue.created else None
        return created.year if created else None

    def cite(self, match: re.Match[str], group: str | int) -> Cited[str]:
        """What *group* matched, as it reads, and where."""
        start, end = match.span(group)
        return Cited(readable(self.text[start:end]), Span(start, end))

    def quote(self, start: int, end: int) -> Cited[str]:
        """The text from *start* to *end*, as it reads, and where; without blanks at its ends."""
        return Cited(readable(self.text[start:end]), Span(start, end))

    def notice(self, code: str, message: str, start: int, end: int) -> None:
        """Note what was amiss from *start* to *end*."""
        self.notices.append(Notice(code, message, Span(start, end)))

    def unrecognised(self, line: Line) -> None:
        """Claim a line that no rule understands, and say so."""
        self.ledger.furniture(line.start, line.end, "unrecognised")
        shown = readable(self.text[line.start : line.end])
        self.notice("unrecognised", f"no rule understands {shown[:60]!r}", line.start, line.end)

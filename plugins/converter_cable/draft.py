"""What has been read of one telegram so far."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cached_property

from attrs import define, field

from converter import (
    Agent,
    Cited,
    Event,
    Identifier,
    Instruction,
    Ledger,
    Level,
    Notice,
    Precedence,
    Reference,
    Restriction,
    Source,
    Span,
    Subject,
    readable,
)
from converter_cable.dates import repeats_hour, timestamp
from converter_cable.lines import Line
from converter_cable.transmission import ArchivalAttributes, Catalogue, Office, Transmission

NO_CATALOGUE = Catalogue()
NO_ATTRIBUTES = ArchivalAttributes()
_REDACTIONS = (
    ("XXXX", re.compile(r"X(?<![\w*]X)X{3,}(?![\w*])")),
    ("xxxxx", re.compile(r"x(?<![\w*]x)x{4,}(?![\w*])")),
    ("*", re.compile(r"\*(?<![\w*]\*)\*{3,}(?![\w*])")),
    ("[", re.compile(r"\[DETAILS\s+REMOVED\]")),
)
"""What a publisher put in the place of words (1,288 of 6,717 real telegrams). A pattern is looked for only from where its
signs first stand; it begins with one of them, by which it is found ten times as fast as by what stands before it.
"""


@define
class RestrictionDraft:
    """What is said so far of who may see the telegram."""

    level: Cited[Level] | None = None
    captions: list[Cited[str]] = field(factory=list)
    caveats: list[Cited[str]] = field(factory=list)
    authority: Cited[str] | None = None
    reasons: list[Cited[str]] = field(factory=list)

    def close(self) -> Restriction:
        """What is said in all."""
        return Restriction(
            level=self.level,
            captions=tuple(self.captions),
            caveats=tuple(self.caveats),
            authority=self.authority,
            reasons=tuple(self.reasons),
        )


@define
class TransmissionDraft:
    """What is said so far of how the telegram was transmitted."""

    channel: Cited[str] | None = None
    channel_number: Cited[str] | None = None
    precedence: Cited[Precedence] | None = None
    called: list[Cited[str]] = field(factory=list)
    origin: Cited[str] | None = None
    section: Cited[int] | None = None
    sections: Cited[int] | None = None
    security_warning: Cited[str] | None = None
    action_precedence: Cited[Precedence] | None = None
    information_precedence: Cited[Precedence] | None = None
    correction: Cited[str] | None = None
    declassification: Cited[str] | None = None
    originating_office: Cited[str] | None = None
    offices: dict[str, list[Office]] = field(factory=dict)
    """By the word that begins their list."""
    copies: Cited[int] | None = None
    counter: Cited[str] | None = None
    counter_time: Cited[str] | None = None

    def close(self) -> Transmission:
        """What is said in all."""
        return Transmission(
            channel=self.channel,
            channel_number=self.channel_number,
            precedence=self.precedence,
            called=tuple(self.called),
            origin=self.origin,
            section=self.section,
            sections=self.sections,
            security_warning=self.security_warning,
            action_precedence=self.action_precedence,
            information_precedence=self.information_precedence,
            correction=self.correction,
            declassification=self.declassification,
            originating_office=self.originating_office,
            action_offices=tuple(self.offices.get("ACTION", ())),
            information_offices=tuple(self.offices.get("INFO", ())),
            origin_offices=tuple(self.offices.get("ORIGIN", ())),
            copies=self.copies,
            counter=self.counter,
            counter_time=self.counter_time,
        )


def word(match: re.Match[str], group: str | int) -> Cited[str]:
    """What *group* matched, and where: letters and figures, which read as they are printed."""
    return Cited(match[group], Span(*match.span(group)))


def _redactions(text: str) -> list[tuple[int, int]]:
    return sorted(
        [
            found.span()
            for sign, pattern in _REDACTIONS
            if (first := text.find(sign)) >= 0
            for found in pattern.finditer(text, first)
        ]
    )


class Draft:
    """The workbench of one reading: claims on the text, and what the text says, as it is found.

    Each part of the reader adds to it; `converter_cable.reader` makes the record of it at the end.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
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
        self.restriction = RestrictionDraft()
        self.transmission = TransmissionDraft()
        self.catalogue_values: dict[str, Cited[str]] = {}
        """What a catalogue says so far, by the names of its fields."""
        self.catalogue_tags: tuple[Cited[str], ...] = ()
        self.attributes = NO_ATTRIBUTES
        self.readdressed = False
        """Whether format line 3 is of a station that sent the message on."""
        self.exact_gaps = False
        """Whether each blank line ends a paragraph, whatever stands beside it."""
        self.hyphenated = False
        """Whether words are divided at the ends of lines."""
        self.divided: set[int] = set()
        """Where a line ends within a word, after its hyphen."""
        self.redactions = _redactions(source.text)
        """Where the publisher blacked something out."""

    @property
    def year(self) -> int | None:
        """The year of the message: when it was sent, or else when the catalogue says that it was made."""
        if self.sent is not None:
            return self.sent.year
        created = next((event.when for event in self.events if event.kind == "created"), None)
        return created.year if created else None

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the catalogue says in all; to be asked for when the whole text has been read."""
        if not self.catalogue_values and not self.catalogue_tags:
            return NO_CATALOGUE
        return Catalogue(tags=self.catalogue_tags, **self.catalogue_values)

    def cite(self, match: re.Match[str], group: str | int) -> Cited[str]:
        """What *group* matched, as it reads, and where."""
        return self.source.cited(*match.span(group))

    def notice(self, code: str, message: str, start: int, end: int) -> None:
        """Note what was amiss from *start* to *end*."""
        self.notices.append(Notice(code, message, Span(start, end)))

    def catalogued(self, kind: str, printed: Cited[str], *, by_the_hour: bool = False) -> None:
        """Take a catalogue's date; it prints no zone beside a time, so that the message's own, Z, is inferred.

        Args:
            kind: of the event.
            printed: the date.
            by_the_hour: whether minutes that only say the hour again say nothing.
        """
        when = timestamp(printed.value)
        if by_the_hour and isinstance(when, datetime) and repeats_hour(when):
            when = when.date()
        self.events.append(Event(kind=kind, text=printed, when=when, inferred=isinstance(when, datetime)))

    def unrecognised(self, line: Line) -> None:
        """Claim a line that no rule understands, and say so."""
        start, end, _ = line
        self.ledger.furniture(start, end, "unrecognised")
        shown = readable(self.text[start:end])[:60]
        self.notice("unrecognised", f"no rule understands {shown!r}", start, end)

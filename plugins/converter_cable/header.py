"""The transmission header of a telegram: format lines 1 to 9 and 11 of ACP 127."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from converter import Agent, Cited, Event, Identifier, Instruction, Precedence, Span, readable, trim
from converter_cable.addressees import Address, addressee, named
from converter_cable.dates import date_time_group, filing_time
from converter_cable.distribution import DRAFTING, drafting_agent, read_distribution
from converter_cable.draft import Draft, word
from converter_cable.kinds import FORMAT
from converter_cable.lines import DISTRIBUTION, END, PLAIN_ADDRESS, ROUTING_INDICATOR, START, Kind, Line
from converter_cable.pages import page_line

PROSIGNS = {
    "Z": Precedence.FLASH,
    "O": Precedence.IMMEDIATE,
    "P": Precedence.PRIORITY,
    "R": Precedence.ROUTINE,
    "Y": Precedence.FLASH,
}
"""ACP 121: emergency command precedence (Y) is handled as flash."""
_ROLES = {"FL7": "recipient", "FL8": "copied", "FL9": "exempted"}
_ONCE = frozenset(("FL1", "FL2", "FL3", "FL4", "FL5", "FL6"))
_STATION = re.compile(ROUTING_INDICATOR)
_SIGNAL = re.compile(r"Z(?<!\wZ)[A-Z]{2}\d?(?!\w)")
_BREAK = "BT"
"""Between header and text (format line 11): most archives have taken it out, and what has none but this is no address."""
_NEAR = 3
"""So many lines that are none of the header's may stand between two that are."""


class Header:
    """Reads format lines, in whatever order they come, into a draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._seen: dict[str, int] = {}
        self._lines: list[Line] = []
        self._addresses: list[Address] = []
        self._origin: Cited[str] | None = None
        self._name: tuple[int, int] | None = None
        """Where the originator stands."""
        self._filed: re.Match[str] | None = None
        self._first: frozenset[str] | None = None
        """The lines of the first header, once another one has begun."""

    def read(self, lines: Sequence[Line], kinds: Sequence[Kind | None], at: int) -> int:
        """Read the lines from *at* on that are of the header; gives the first one that is not."""
        name, text = "", self._draft.text
        cut = False
        """Whether a page began before this line."""
        count = len(kinds)
        while at < count:
            line, kind = lines[at], kinds[at]
            if cut:
                line, cut = (line[START], line[END], False), False
            if kind is not None and kind[0] in FORMAT:
                name = kind[0]
                if name == "FL5" and self._is_readdressed(kinds, at):
                    self._readdress(line)
                self._begin(name, line)
                self._take(name, kind[1], line)
            elif kind is not None and kind[0] == "address" and name in _ROLES:
                self._take(name, kind[1], line)
            elif kind is None and self._seen and text[line[START] : line[END]] == _BREAK:
                name = "FL11"
                self._claim(name, line)
            elif self._continues(name, kind, line):
                self._continue(name, line)
            elif name and kind is None and page_line(text, line, lines[at + 1] if at + 1 < len(lines) else None):
                start, end, _ = line
                self._draft.ledger.furniture(start, end, "page-marker")
                cut = True
            elif end := self._resumes(kinds, at):
                for stray in lines[at:end]:
                    self._draft.unrecognised(stray)
                at = end
                continue
            else:
                break
            at += 1
        return at

    def finish(self) -> None:
        """Put what needs more than one line of the header into the draft, and forget it."""
        draft = self._draft
        self._add_agents("sender")
        if self._filed and self._filed["filed"]:
            filed = word(self._filed, "filed")
            when = filing_time(filed.value, draft.sent) if draft.sent else None
            draft.events.append(Event(kind="filed", text=filed, when=when, inferred=when is not None))
        self._filed = None

    def _add_agents(self, sender: str) -> None:
        """Put who sent it, in this role, and the addressees into the draft, and forget them."""
        draft = self._draft
        action, information = draft.transmission.action_precedence, draft.transmission.information_precedence
        if self._name or self._origin:
            originator, offices = named(draft, *self._name) if self._name else (None, None)
            draft.agents.append(
                Agent(role=sender, name=originator, position=offices, code=self._origin, precedence=action)
            )
        for_action = Cited(action.value) if action else None
        for_information = Cited(information.value) if information else for_action
        for one in self._addresses:
            line = one[0]
            message = for_information if line == "FL8" else for_action
            draft.agents.append(addressee(draft, _ROLES[line], one, message))
        self._name = self._origin = None
        self._addresses.clear()

    def _is_readdressed(self, kinds: Sequence[Kind | None], at: int) -> bool:
        """Whether a second date-time group begins the original's own lines 5 to 8, under those of who sent it on.

        It is of another time and another originator (ACP 127); a header printed again has both of them again.
        """
        sent, following = self._seen.get("FL5"), kinds[at + 1] if at + 1 < len(kinds) else None
        kind = kinds[at]
        if sent is None or kind is None or following is None or following[0] != "FL6":
            return False
        if self._first is not None or not self._addresses or self._name is None:
            return False
        _, _, addressed, _ = self._addresses[0]
        again = self._draft.text.find(kind[1]["time"], sent, addressed) >= 0
        name = readable(self._draft.text[self._name[0] : self._name[1]])
        return not again and readable(following[1]["name"]) != name

    def _readdress(self, line: Line) -> None:
        """Keep what has been read as the header of who sent the message on."""
        draft = self._draft
        self._add_agents("readdresser")
        draft.events = [evolve(one, kind="readdressed") if one.kind == "sent" else one for one in draft.events]
        draft.readdressed = True
        start, end, _ = line
        draft.notice("readdressed", "the message was sent on: its own header is the second one", start, end)
        for name in ("FL5", "FL6"):
            self._seen.pop(name, None)

    def _begin(self, name: str, line: Line) -> None:
        """Note a format line; one that stands once in a header begins another header, if it has been seen."""
        if name in self._seen and name in _ONCE and self._first is None:
            self._first = frozenset(self._words(one) for one in self._lines)
        self._seen[name] = line[START]

    def _take(self, name: str, match: re.Match[str], line: Line) -> None:
        """Keep what a format line says, or an address that goes on with one."""
        if not self._claim(name, line):
            return
        if name in _ROLES:
            start, end = match.span("name")
            self._addresses.append((name, word(match, "routing") if match["routing"] else None, start, end))
            return
        match name:
            case "FL1":
                self._start_of_message(match)
            case "FL2":
                self._call(match)
            case "FL3":
                self._station(match)
            case "FL4":
                self._security_warning(match)
            case "FL5":
                self._date_time_group(match)
            case "FL6":
                self._name = match.span("name")
            case "distribution":
                read_distribution(self._draft, line)
            case "drafted-by" | "approved-by":
                self._draft.agents.append(drafting_agent(self._draft, name, line, first=True))
            case _:
                pass  # of the desired distribution nothing is kept

    def _claim(self, name: str, line: Line) -> bool:
        """Claim a line of the header; false if the header is printed again, which is claimed as that."""
        draft, (start, end, _) = self._draft, line
        self._lines.append(line)
        if self._first is None:
            draft.ledger.metadata(start, end, name)
            return True
        draft.ledger.furniture(start, end, "repeated-head")
        words = self._words(line)
        if words not in self._first:
            draft.notice("header-differs", f"the header printed again has {words[:60]!r}", start, end)
        return False

    def _words(self, line: Line) -> str:
        start, end, _ = line
        return readable(self._draft.text[start:end])

    def _continues(self, name: str, kind: Kind | None, line: Line) -> bool:
        """Whether a line goes on with the format line *name*, otherwise than by an address with its routing."""
        if name == "FL2":
            return kind is not None and kind[0] == "called"
        if kind is not None:
            return False
        text, (start, end, apart) = self._draft.text, line
        if name in _ROLES:
            return not apart and PLAIN_ADDRESS.match(text, start, end) is not None
        if name in DRAFTING or name == "desired-distribution":
            return not apart
        return name == "distribution" and DISTRIBUTION.match(text, start, end) is not None

    def _continue(self, name: str, line: Line) -> None:
        if not self._claim(name, line):
            return
        start, end, _ = line
        if name == "FL2":
            self._called(start, end)
        elif name in _ROLES:
            self._addresses.append((name, None, start, end))
        elif name in DRAFTING:
            self._draft.agents.append(drafting_agent(self._draft, name, line, first=False))
        elif name == "distribution":
            read_distribution(self._draft, line)

    def _resumes(self, kinds: Sequence[Kind | None], at: int) -> int:
        """Where the header goes on after some lines that are not its own; 0 where it does not."""
        if not self._seen:
            return 0
        for following, kind in enumerate(kinds[at : at + 1 + _NEAR], at):
            if kind is not None:
                resumes = kind[0] == "address" or (kind[0] in FORMAT and kind[0] not in self._seen)
                return following if resumes and following > at else 0
        return 0

    def _start_of_message(self, match: re.Match[str]) -> None:
        draft = self._draft
        draft.identifiers.append(Identifier(scheme="transmission", value=draft.cite(match, 0)))
        draft.transmission.channel = word(match, "channel")
        draft.transmission.channel_number = word(match, "number")

    def _call(self, match: re.Match[str]) -> None:
        start, end = match.span("precedence")
        self._draft.transmission.precedence = Cited(PROSIGNS[match["precedence"]], Span(start, end + 1))
        self._called(*match.span("called"))

    def _called(self, start: int, end: int) -> None:
        stations = _STATION.finditer(self._draft.text, start, end)
        self._draft.transmission.called.extend([word(station, 0) for station in stations])

    def _station(self, match: re.Match[str]) -> None:
        draft = self._draft
        self._origin = word(match, "origin")
        self._filed = match
        draft.identifiers.append(Identifier(scheme="station-serial", value=word(match, "serial")))
        draft.transmission.origin = self._origin
        if match["section"]:
            draft.transmission.section = Cited(int(match["section"]), Span(*match.span("section")))

    def _security_warning(self, match: re.Match[str]) -> None:
        draft = self._draft
        draft.transmission.security_warning = draft.source.cited(match.start(), match.end("letters"))
        draft.instructions.extend(_signals(draft, *match.span("signals")))

    def _date_time_group(self, match: re.Match[str]) -> None:
        draft = self._draft
        time, month, printed, signals = match.group("time", "month", "year", "signals")
        year = printed or str(draft.year or "")
        start, end = match.start("time"), match.end("year") if printed else match.end()
        draft.sent = date_time_group(time, month, year) if year else None
        group = draft.source.cited(start, end)
        inferred = draft.sent is not None and not printed
        draft.events.append(Event(kind="sent", text=group, when=draft.sent, inferred=inferred))
        if draft.sent is None:
            draft.notice("no-such-time", f"{group.value!r} is no date and time", start, end)
        draft.transmission.action_precedence = _prosign(match, "action")
        draft.transmission.information_precedence = _prosign(match, "information")
        if signals:
            draft.instructions.extend(_signals(draft, *match.span("signals")))


def _prosign(match: re.Match[str], group: str) -> Cited[Precedence] | None:
    prosign = match[group]
    return Cited(PROSIGNS[prosign], Span(*match.span(group))) if prosign else None


def _signals(draft: Draft, start: int, end: int) -> Iterator[Instruction]:
    """Operating signals (ACP 131), each with the words that follow it: ``ZDK CTG RUEHXX 1234``."""
    starts = [signal.start() for signal in _SIGNAL.finditer(draft.text, start, end)]
    for first, following in pairwise([*starts, end]):
        signal = draft.source.cited(*trim(draft.text, first, following))
        yield Instruction(kind="operating-signal", text=signal)

"""What the parts of an article say of it, each value with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from attrs import evolve

from converter import (
    Agent,
    Cited,
    Edition,
    Event,
    Metadata,
    Place,
    Role,
    Span,
    readable,
)
from converter_news.agencies import AGENCIES, agency_name
from converter_news.article import Article
from converter_news.byline import Author, Byline
from converter_news.colophon import Colophon
from converter_news.date_line import Moment
from converter_news.dateline import Dateline
from converter_news.dates import Printed
from converter_news.labels import Label
from converter_news.parts import Part

GENRE = "news article"
_NEAR = 10
"""Days between a dateline and the publication, at most, for the year to be the same."""


def gather(text: str, parts: Sequence[Part], language: Cited[str] | None) -> Metadata:
    """The metadata of an article."""
    facts = _Facts(text)
    for part in parts:
        if part.role is not Role.BODY or part.detail is not None:
            facts.take(part)
    return facts.metadata(language)


class _Facts:
    """Values as they are found, in the order of the text; the first of a kind that can stand but once is kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._title: Cited[str] | None = None
        self._standfirst: Cited[str] | None = None
        self._kicker: Cited[str] | None = None
        self._byline: Cited[str] | None = None
        self._dateline: Dateline | None = None
        self._colophon: Colophon | None = None
        self._agents: list[Agent] = []
        self._events: list[Event] = []
        self._dates: set[tuple[str, date | str]] = set()

    def take(self, part: Part) -> None:
        """Note what *part* says."""
        start, end = part.block.start, part.block.end
        match part.detail:
            case Dateline():
                self._take_dateline(part.detail)
            case Byline():
                self._byline = self._byline or self._cite(start, end)
                self._take_byline(part.detail)
            case Colophon():
                self._colophon = part.detail
            case Label() | None:
                self._take_line(part.name, start, end)
            case _:
                self._take_moments(part.detail)

    def _take_line(self, name: str, start: int, end: int) -> None:
        if name == "headline":
            self._title = self._cite(start, end)
        elif name == "kicker":
            self._kicker = self._cite(start, end)
        elif name == "signature":
            in_brackets = self._text[start] == "("
            self._take_signature(start + in_brackets, end - in_brackets)
        elif name == "standfirst" and self._standfirst is None:
            self._standfirst = self._cite(start, end)

    def _take_signature(self, at: int, end: int) -> None:
        """The agencies, without the initials before them: ``kow/dpa``."""
        for said in self._text[at:end].split("/"):
            if said in AGENCIES:
                self._add_agency((at, at + len(said)))
            at += len(said) + 1

    def _take_dateline(self, dateline: Dateline) -> None:
        self._dateline = self._dateline or dateline
        signed = {agent.name.value for agent in self._agents if agent.name is not None}
        self._take_authors(
            one for one in dateline.authors if one.name and self._text[slice(*one.name)] not in signed
        )
        for agency in dateline.agencies:
            self._add_agency(agency)

    def _take_byline(self, byline: Byline) -> None:
        self._take_authors(byline.authors)
        for agency in byline.agencies:
            self._add_agency(agency)
        self._take_moments(byline.moments)

    def _take_authors(self, authors: Iterable[Author]) -> None:
        for author in authors:
            name = self._cite(*author.name) if author.name else None
            position = self._cite(*author.post) if author.post else None
            if name is None and any(self._lacks_position(agent) for agent in self._agents):
                self._agents = [
                    evolve(one, position=position) if self._lacks_position(one) else one for one in self._agents
                ]
            else:
                self._agents.append(Agent(role="author", name=name, position=position))

    @staticmethod
    def _lacks_position(agent: Agent) -> bool:
        return agent.role == "author" and agent.position is None

    def _take_moments(self, moments: Iterable[Moment]) -> None:
        for moment in moments:
            text = self._cite(moment.start, moment.end)
            if (moment.kind, moment.when or text.value) not in self._dates:
                self._dates.add((moment.kind, moment.when or text.value))
                self._events.append(Event(kind=moment.kind, text=text, when=moment.when))

    def _add_agency(self, place: tuple[int, int]) -> None:
        printed = self._cite(*place)
        name = agency_name(printed.value)
        if all(agent.name is None or agent.role != "agency" or agent.name.value != name for agent in self._agents):
            self._agents.append(Agent(role="agency", name=Cited(name, printed.span)))

    def _cite(self, start: int, end: int) -> Cited[str]:
        return Cited(readable(self._text[start:end]), Span(start, end))

    def metadata(self, language: Cited[str] | None) -> Metadata:
        """All of it."""
        edition = self._edition() if self._colophon else None
        title = self._title or (edition.headline if edition else None)
        article = self._article()
        return Metadata(
            genre=GENRE,
            language=language,
            title=title,
            standfirst=self._standfirst,
            events=(*self._events, *self._filed()),
            agents=tuple(self._agents),
            places=tuple(
                Place(name=self._cite(*place)) for place in (self._dateline.places if self._dateline else ())
            ),
            edition=edition,
            extensions=(article,) if article != Article() else (),
        )

    def _edition(self) -> Edition:
        """What the colophon says; it gives publisher and date of publication too."""
        colophon = self._colophon
        assert colophon is not None
        publication = self._cite(*colophon.publication) if colophon.publication else None
        day: Cited[date] | None = None
        if colophon.date and colophon.date.when:
            span = Span(colophon.date.start, colophon.date.end)
            day = Cited(colophon.date.when, span)
            if not any(event.kind == "published" and event.when for event in self._events):
                self._events.append(Event(kind="published", text=self._cite(span.start, span.end), when=day.value))
        if publication:
            self._agents.append(Agent(role="publisher", name=publication))
        return Edition(
            publication=publication,
            date=day,
            page=self._cite(*colophon.page) if colophon.page else None,
            section=self._cite(*colophon.section) if colophon.section else None,
            edition=self._cite(*colophon.edition) if colophon.edition else None,
            headline=self._cite(*colophon.headline) if colophon.headline else None,
        )

    def _filed(self) -> tuple[Event, ...]:
        """The date of the dateline, with the year of publication where that is known and near."""
        printed = self._dateline.date if self._dateline else None
        if printed is None:
            return ()
        text = self._cite(printed.start, printed.end)
        if printed.when is not None:
            return (Event(kind="filed", text=text, when=printed.when),)
        near = near_publication(printed, self._events)
        return (Event(kind="filed", text=text, when=near, inferred=near is not None),)

    def _article(self) -> Article:
        dateline = self._dateline
        return Article(
            kicker=self._kicker,
            byline=self._byline,
            dateline=self._cite(dateline.start, dateline.said_end) if dateline else None,
        )


def near_publication(printed: Printed, events: Iterable[Event]) -> date | None:
    """A date that is printed without its year, in the year of a publication that is near it."""
    for event in events:
        if event.kind == "published" and event.when and printed.month:
            day = event.when.date() if isinstance(event.when, datetime) else event.when
            for year in (day.year, day.year - 1):
                try:
                    filed = date(year, printed.month, printed.day)
                except ValueError:  # the 29th of February
                    continue
                if abs((day - filed).days) <= _NEAR:
                    return filed
    return None

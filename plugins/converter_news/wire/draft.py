"""What has been read so far of an article that is exchanged in XML or JSON: an excerpt of its words, and the record.

Everything is taken in the order of the source. Each value of the metadata and each block of the body stands in the
excerpt on a line of its own; `close` makes the record of the excerpt and places it in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from attrs import evolve

from converter import (
    Agent,
    Block,
    Cited,
    Document,
    Edition,
    Event,
    Excerpt,
    Identifier,
    Instruction,
    Ledger,
    Metadata,
    Notice,
    Place,
    ReadError,
    Role,
    Segment,
    Source,
    Span,
    Subject,
    is_blank,
    placed,
    plain_text,
    readable,
    trim,
)
from converter_news import LANGUAGE_TAG
from converter_news.article import Article
from converter_news.facts import GENRE
from converter_news.language import given_language, language_of
from converter_news.wire.moments import moment
from converter_news.wire.pieces import Piece

_LANGUAGE = re.compile(LANGUAGE_TAG)
_SAMPLE = 2_000
_UNRECOGNISED = "unrecognised"


class Draft:
    """An article as far as it is read; places in it are those of the excerpt, until it is closed."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.body: list[Block] = []
        self.title: Cited[str] | None = None
        self.document_title: Cited[str] | None = None
        """What the document is called, which is the title where there is no headline."""
        self.standfirst: Cited[str] | None = None
        self.language: Cited[str] | None = None
        self.further_headlines: list[Cited[str]] = []
        self.kicker: Cited[str] | None = None
        self.byline: Cited[str] | None = None
        self.dateline: Cited[str] | None = None
        self.identifiers: list[Identifier] = []
        self.events: list[Event] = []
        self.agents: list[Agent] = []
        self.instructions: list[Instruction] = []
        self.subjects: list[Subject] = []
        self.places: list[Place] = []
        self.edition: dict[str, Cited[str]] = {}
        """Of the print edition: publication, page, section, edition."""
        self.edition_day: Cited[date] | None = None
        self.notices: list[Notice] = []
        self._said: set[tuple[str, ...]] = set()
        self._pieces: list[Piece] = []
        self._words: list[str] = []
        self._at = 0
        self._end = 0
        self._claims: list[tuple[int, int, Role, str]] = []
        self._beside: list[Segment] = []

    # Words

    def add(self, start: int, end: int, said: str | None) -> tuple[int, str]:
        """Put a piece of the source into the excerpt: where it begins there, and its words."""
        words = self.source.text[start:end] if said is None else said
        at = self._at
        self._pieces.append((start, end, said))
        self._words.append(words)
        self._at += len(words)
        self._end = end
        return at, words

    def end_line(self) -> None:
        """Part what follows from what was added."""
        self._pieces.append((self._end, self._end, "\n"))
        self._words.append("\n")
        self._at += 1

    def claim(self, start: int, end: int, role: Role, name: str) -> None:
        """Say what a stretch of the excerpt is."""
        self._claims.append((start, end, role, name))

    def divide(self, span: Span, at: int, name: str) -> None:
        """What was claimed as text from the beginning of *span* up to *at* is metadata of this *name*."""
        index = self._claims.index((span.start, span.end, Role.BODY, "text"))
        self._claims[index : index + 1] = [
            (span.start, at, Role.METADATA, name),
            (at, span.end, Role.BODY, "text"),
        ]

    def line(self, pieces: Iterable[Piece]) -> tuple[int, str]:
        """Put pieces on a line of their own: where it begins, and its words."""
        at = self._at
        words = "".join([self.add(*piece)[1] for piece in pieces])
        self.end_line()
        return at, words

    def cite(self, name: str, pieces: Iterable[Piece]) -> Cited[str] | None:
        """Put a value of the metadata on a line of its own, in segments of this *name*; None if it is blank."""
        return self.cite_part(name, *self.line(pieces))

    def cite_part(self, name: str, at: int, words: str) -> Cited[str] | None:
        """The value of a line that was put into the excerpt."""
        start, end = trim(words, 0, len(words))
        if start == end:
            return None
        self.claim(at + start, at + end, Role.METADATA, name)
        return Cited(readable(words[start:end]), Span(at + start, at + end))

    def set_aside(self, start: int, end: int, name: str) -> None:
        """A stretch of the source that is neither the article's text nor about it."""
        if not is_blank(self.source.text[start:end]):
            self._beside.append(Segment(Span(start, end), Role.FURNITURE, name))
            if name == _UNRECOGNISED and all(notice.code != name for notice in self.notices):
                self.warn(
                    name, "words stand where none may stand, or in an element that is not known", Span(start, end)
                )

    # Values

    def add_title(self, title: Cited[str] | None) -> None:
        """A headline: the first is the title."""
        if title is not None and self.title is None:
            self.title = title
        elif title is not None:
            self.further_headlines.append(title)

    def add_event(self, kind: str, text: Cited[str] | None, when: date | None, *, inferred: bool = False) -> None:
        """Something that has a date."""
        if text is not None:
            self.events.append(Event(kind=kind, text=text, when=when, inferred=inferred))

    def add_moment(self, kind: str, text: Cited[str] | None) -> None:
        """Something that has a date as machines write it."""
        if text is not None:
            self.add_event(kind, text, moment(text.value))

    def add_agent(self, role: str, name: Cited[str] | None, position: Cited[str] | None = None) -> None:
        """Who had a part; nobody twice in one."""
        if (name or position) and self._is_new("agent", role, name.value if name else ""):
            self.agents.append(Agent(role=role, name=name, position=position))

    def add_identifier(self, scheme: str, value: Cited[str] | None) -> None:
        """A name of the article; the same is said but once."""
        if value is not None and self._is_new("identifier", scheme, value.value):
            self.identifiers.append(Identifier(scheme=scheme, value=value))

    def add_instruction(self, kind: str, text: Cited[str] | None) -> None:
        """How the article is to be treated."""
        if text is not None:
            self.instructions.append(Instruction(kind=kind, text=text))

    def add_subject(
        self, code: Cited[str] | None, kind: str | None = None, label: str | None = None, scheme: str = "keyword"
    ) -> None:
        """What the article is about; the same is said but once."""
        if code is not None and self._is_new(scheme, kind or "", code.value):
            self.subjects.append(Subject(scheme=scheme, code=code, kind=kind, label=label))

    def add_language(self, tag: Cited[str] | None) -> None:
        """The language, where the value is a tag of one; the first is that of the whole."""
        if tag is not None and self.language is None and _LANGUAGE.fullmatch(tag.value):
            self.language = tag

    def add_place(self, name: Cited[str] | None) -> None:
        """Where it was written; the dateline repeats it in capitals."""
        if name is not None and self._is_new("place", name.value.casefold()):
            self.places.append(Place(name=name))

    def _is_new(self, *said: str) -> bool:
        is_new = said not in self._said
        self._said.add(said)
        return is_new

    def warn(self, code: str, message: str, span: Span | None = None) -> None:
        """Something amiss; the *span* is the source's."""
        self.notices.append(Notice(code, message, span))

    # The record

    def words(self) -> str:
        """The excerpt as far as it goes."""
        return "".join(self._words)

    def close(self, name: str, language: str | None) -> Document:
        """The record; *language* is what the user says that the article is in.

        Raises:
            ReadError: it says nothing at all.
        """
        excerpt = Excerpt.of(self.source.text, self._pieces)
        if is_blank(excerpt.text) or not self._claims:
            raise ReadError("this document says nothing of an article and holds no text", 0)
        if not self.body:
            self.warn("no-body", "the article has no text")
        given = given_language(language, excerpt.text, name)
        ledger = Ledger(excerpt.text)
        for start, end, role, segment in self._claims:
            ledger.claim(start, end, role, segment)
        document = Document(
            source=Source(self.source.name, excerpt.text, "utf-8", ""),
            format=name,
            metadata=self._metadata(Cited(given) if given else self.language or self._inferred()),
            body=tuple(self.body),
            segments=ledger.close(),
        )
        whole = Span(0, len(self.source.text))
        made = placed(document, excerpt, self.source, (whole,), self._beside)
        return evolve(made, notices=tuple(self.notices))

    def _inferred(self) -> Cited[str] | None:
        sample: list[str] = []
        for block in self.body:
            if sum(map(len, sample)) > _SAMPLE:
                break
            sample.append(plain_text(getattr(block, "inlines", ())))
        language = language_of(" ".join(sample))
        return Cited(language) if language else None

    def _metadata(self, language: Cited[str] | None) -> Metadata:
        article = Article(
            kicker=self.kicker,
            byline=self.byline,
            dateline=self.dateline,
            further_headlines=tuple(self.further_headlines),
        )
        edition = Edition(
            publication=self.edition.get("publication"),
            date=self.edition_day,
            page=self.edition.get("page"),
            section=self.edition.get("section"),
            edition=self.edition.get("edition"),
        )
        return Metadata(
            genre=GENRE,
            language=language,
            title=self.title or self.document_title,
            standfirst=self.standfirst,
            identifiers=tuple(self.identifiers),
            events=tuple(self.events),
            agents=tuple(self.agents),
            instructions=tuple(self.instructions),
            subjects=tuple(self.subjects),
            places=tuple(self.places),
            edition=edition if edition != Edition() else None,
            extensions=(article,) if article != Article() else (),
        )

"""Strategies for metadata: every field, each value cited from the text that was drawn, or inferred."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, ClassVar

from attrs import evolve, fields, frozen, has
from hypothesis import strategies as st

from converter.model.extension import Extension, UnknownExtension
from converter.model.metadata import (
    Agent,
    Edition,
    Event,
    Identifier,
    Instruction,
    Metadata,
    Place,
    Reference,
    Restriction,
    Subject,
)
from converter.model.ranks import Level, Precedence
from converter.model.span import Cited, Span
from converter.model.text import readable
from converter.testing.words import clean_word


@frozen
class DrawnPart:
    """A part of `DrawnExtension`."""

    code: Cited[str]
    serial: str | None = None


@frozen(kw_only=True)
class DrawnExtension(Extension):
    """An extension with every type that a field of one may have."""

    prefix: ClassVar[str] = "drawn"
    namespace: ClassVar[str] = "https://example.org/drawn#"
    line: Cited[str] | None = None
    number: int = 0
    urgent: bool = False
    day: date | None = None
    moment: Cited[datetime] | None = None
    level: Level | None = None
    words: tuple[str, ...] = ()
    parts: tuple[DrawnPart, ...] = ()


def _cited(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Cited[Any]]:
    """A cited value whose span is a number for now; `placed` makes it a place of the text."""
    number = st.builds(Span, st.integers(0, 99), st.just(0))
    return st.builds(Cited, values, st.none() | number)


def several(values: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[Any]:
    """A tuple of some *values*, or of none."""
    return st.lists(values, max_size=most).map(tuple)


def _build(kind: type[Any], /, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value of *kind*; a part that has a default is left out now and then."""
    optional = {one.name for one in fields(kind) if one.name in parts and one.default is None}
    return st.builds(
        kind, **{name: st.none() | part if name in optional else part for name, part in parts.items()}
    )


def term(*words: str) -> st.SearchStrategy[str]:
    """The words that every writer knows, and one that it has never heard of."""
    return st.sampled_from((*words, "strange"))


phrase = st.lists(clean_word, min_size=1, max_size=4).map(" ".join)
_said = _cited(phrase)
_days = st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(1966, 1, 1), date(2030, 12, 31))
_zones = st.integers(-48, 56).map(lambda quarters: timezone(timedelta(minutes=15 * quarters))) | st.just(UTC)
_moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=_zones).map(  # noqa: DTZ001 - zone follows
    lambda moment: moment.replace(microsecond=0)
)
metadata = st.builds(
    Metadata,
    genre=st.sampled_from(("diplomatic cable", "news article", "drawn & odd <genre>")),
    language=st.none() | _cited(st.sampled_from(("en", "en-GB", "ja", "ar", "zh-Hant"))),
    title=st.none() | _said,
    standfirst=st.none() | _said,
    identifiers=several(
        _build(Identifier, scheme=term("mrn", "transmission", "station-serial", "message-number"), value=_said)
    ),
    events=several(
        _build(
            Event,
            kind=term("sent", "created", "filed", "published", "declassify"),
            text=_said,
            when=_days | _moments,
            inferred=st.booleans(),
        )
    ),
    agents=several(
        _build(
            Agent,
            role=term(
                *("sender", "recipient", "copied", "exempted", "signatory", "classifier", "drafter"),
                *("author", "agency", "publisher"),
            ),
            name=_said,
            position=_said,
            code=_said,
            precedence=_cited(st.sampled_from(Precedence)),
            serial=_said,
        ),
        most=3,
    ),
    restrictions=several(
        _build(
            Restriction,
            level=_cited(st.sampled_from(Level)),
            captions=several(_said),
            caveats=several(_said),
            authority=_said,
            reasons=several(_said),
        )
    ),
    instructions=several(
        _build(Instruction, kind=term("passing", "attention", "operating-signal", "handling"), text=_said)
    ),
    subjects=several(
        _build(
            Subject,
            scheme=term("tags", "keyword"),
            code=_said,
            kind=term("subject", "program", "place", "organization", "person"),
            label=phrase,
        )
    ),
    references=several(
        _build(
            Reference,
            text=_said,
            label=_said,
            kind=term("cable"),
            target=st.just("06TOKYO433") | phrase,
            inferred=st.booleans(),
        )
    ),
    places=several(_build(Place, name=_said)),
    edition=st.none()
    | _build(
        Edition, publication=_said, date=_cited(_days), page=_said, section=_said, edition=_said, headline=_said
    ),
    extensions=st.just(())
    | _build(
        DrawnExtension,
        line=_said,
        number=st.integers(-9, 10**9),
        urgent=st.booleans(),
        day=_days,
        moment=_cited(_moments),
        level=st.sampled_from(Level),
        words=several(phrase),
        parts=several(_build(DrawnPart, code=_said, serial=phrase)),
    ).map(lambda extension: (extension,))
    | st.just((UnknownExtension("absent", '{"lines":["kept",1,null],"sign":"<"}'),)),
)


def placed(value: Any, places: list[Span], text: str) -> Any:
    """*value* with each number of a place exchanged for that place, where the text may say what is cited."""
    if isinstance(value, Cited):
        if value.span is None or not places:
            return Cited(value.value)
        place = places[value.span.start % len(places)]
        as_printed = type(value.value) is str and value.span.start % 2 == 0
        return Cited(readable(place.of(text)).strip() if as_printed else value.value, place)
    if isinstance(value, tuple):
        return tuple(placed(one, places, text) for one in value)
    if has(type(value)):
        names = [one.name for one in fields(type(value))]
        return evolve(value, **{name: placed(getattr(value, name), places, text) for name in names})
    return value

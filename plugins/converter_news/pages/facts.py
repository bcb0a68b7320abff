"""The metadata of an article on a page: what the page's data say, and what its lines say where these are silent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from converter import Agent, Cited, Event, Identifier, Metadata, Span, readable, trim
from converter_news.agencies import AGENCIES, agency_name
from converter_news.byline import before_stamp, read_names
from converter_news.dates import find_date
from converter_news.pages.article import Found
from converter_news.pages.attributes import Said
from converter_news.pages.data import PageData
from converter_news.pages.dates import read_time
from converter_news.pages.draft import Draft, is_citable
from converter_news.parts import letters

_BY = re.compile(r"(?:by|von|par|por|di|text|autor(?:in)?)\b:?\s+", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[,;|/•·&]|\s(?:and|und|et|y|e|og|och|with)\s)\s*")
_ELLIPSIS = ("...", "…")
_LONGEST_NAME = 60
_STROKE = re.compile(r" [-–—|:»·] (?=\S)")
_SUFFIX = re.compile(_STROKE.pattern + r".*$")


def citable(data: PageData, found: Sequence[Found]) -> PageData:
    """What of *data* a record of the lines *found* can cite."""

    def some(said: Iterable[Said]) -> tuple[Said, ...]:
        return tuple(one for one in said if is_citable(one, found))

    def one(said: Said | None) -> Said | None:
        return said if said is not None and is_citable(said, found) else None

    return evolve(
        data,
        article=evolve(data.article, headline=one(data.article.headline)) if data.article else None,
        titles=some(data.titles),
        published=some(data.published),
        days=some(data.days),
        modified=some(data.modified),
        authors=some(data.authors),
        publisher=one(data.publisher),
        language=one(data.language),
        address=one(data.address),
    )


def used(data: PageData) -> Iterator[Said]:
    """What of the data may be cited."""
    yield from (one for one in (data.publisher, data.language, data.address) if one is not None)
    yield from data.titles[:1]
    yield from data.published[:1]
    yield from data.days[:1]
    yield from data.modified[:1]
    yield from data.authors


def enriched(
    metadata: Metadata, data: PageData, draft: Draft, language: str | None, inferred: str | None
) -> Metadata:
    """*metadata*, which the lines of the article gave, with what the data of the page say.

    Args:
        metadata: what the lines say.
        data: what the data say.
        draft: where all of it stands.
        language: the language that the user gave.
        inferred: the one that the words of the article show, where nobody says it.
    """
    publisher = _publisher(data, draft)
    return evolve(
        metadata,
        language=Cited(language)
        if language
        else _language(data, draft) or (Cited(inferred) if inferred else None),
        title=_title(metadata.title, data, draft),
        identifiers=(Identifier(scheme="url", value=draft.cite(data.address)),) if data.address else (),
        events=tuple(_events(metadata.events, data, draft)),
        agents=(*_authors(metadata.agents, data, draft, publisher), *publisher),
    )


def _title(printed: Cited[str] | None, data: PageData, draft: Draft) -> Cited[str] | None:
    """The headline of the data; the printed one where others of the data have it, or where these cut theirs or have none."""
    linked = data.article.headline if data.article else None
    if linked is None:
        is_more = printed is not None and _ends_in(printed.value, data.titles)
        return printed if printed is not None and not is_more else _from_titles(data, draft)
    if printed is not None:
        own, other = letters(printed.value), letters(linked.value)
        if own and (
            own == other
            or linked.value.endswith(_ELLIPSIS)
            or letters(_SUFFIX.sub("", linked.value)) == own
            or any(letters(title.value) == own for title in data.titles)
        ):
            return printed
    return _without_site(linked, data, draft)


def _ends_in(printed: str, titles: Sequence[Said]) -> bool:
    """Whether the printed headline has a line before what the page is called: two of its data must call it so."""
    own = letters(printed)
    called = [letters(title.value) for title in titles]
    return len(called) > 1 and own != called[0] == called[1] and bool(called[0]) and own.endswith(called[0])


def _from_titles(data: PageData, draft: Draft) -> Cited[str] | None:
    return _without_site(data.titles[0], data, draft) if data.titles else None


def _without_site(title: Said, data: PageData, draft: Draft) -> Cited[str]:
    """What a page is called without the name of its site behind a stroke: ``Ferry sails | The Courier``."""
    site = letters(data.publisher.value) if data.publisher else ""
    for stroke in _STROKE.finditer(title.value):
        if site and letters(title.value[stroke.end() :]) == site:
            return draft.cite(title, title.value[: stroke.start()])
    return draft.cite(title)


def _language(data: PageData, draft: Draft) -> Cited[str] | None:
    if data.language is None:
        return None
    return Cited(data.language.value.replace("_", "-"), draft.cite(data.language).span)


def _publisher(data: PageData, draft: Draft) -> tuple[Agent, ...]:
    return (Agent(role="publisher", name=draft.cite(data.publisher)),) if data.publisher else ()


def _events(printed: Sequence[Event], data: PageData, draft: Draft) -> Iterator[Event]:
    """When it was published and updated: as the data say, else as is printed; then what else is printed."""
    published = next(_told("published", data.published[:1], draft), None)
    if published is None and not any(one.kind == "published" and one.when for one in printed):
        published = next(_told("published", data.days[:1], draft), None)
    updated = next(_told("updated", data.modified[:1], draft), None)
    told = [one for one in (published, updated) if one is not None]
    yield from told
    yield from (one for one in printed if one.kind not in [other.kind for other in told])


def _told(kind: str, values: Iterable[Said], draft: Draft) -> Iterator[Event]:
    for value in values:
        when = read_time(value.value)
        if when is not None:
            yield Event(kind=kind, text=draft.cite(value), when=when)


def _authors(
    printed: Sequence[Agent], data: PageData, draft: Draft, publisher: Sequence[Agent]
) -> tuple[Agent, ...]:
    """The authors that the data name, with what the byline says of them; those of the byline if the data name none."""
    told = list(_named(data.authors, draft))
    house = {letters(one.name.value) for one in publisher if one.name}
    persons = [one for one in printed if one.role == "author" and one.name]
    if not told or (persons and all(letters(one.name.value) in house for one in told if one.name)):
        return tuple(one for one in printed if one.role != "publisher") or tuple(told)
    known = {letters(one.name.value): one for one in persons if one.name}
    found = [known.get(letters(one.name.value), one) for one in told if one.name]
    names = {letters(one.name.value) for one in found if one.name}
    agencies = [
        one for one in printed if one.role == "agency" and one.name and letters(one.name.value) not in names
    ]
    return (*found, *agencies)


def _named(values: Iterable[Said], draft: Draft) -> Iterator[Agent]:
    """Each person or agency that *values* name, once."""
    seen = set()
    for value in values:
        start, end = draft.place(value.span)
        for name in _names(draft, start, end):
            key = letters(name.value)
            if key and key not in seen:
                seen.add(key)
                role = "agency" if name.value in AGENCIES else "author"
                yield Agent(
                    role=role, name=Cited(agency_name(name.value), name.span) if role == "agency" else name
                )


def _names(draft: Draft, start: int, end: int) -> Iterator[Cited[str]]:
    """The names in a value; all of it, if it can be no more than one."""
    text = draft.excerpt.text
    if by := _BY.match(text, start, end):
        start = by.end()
    if day := find_date(text, start, end):
        end = before_stamp(text, start, max(start, day.start()))
    start, end = trim(text, start, end)
    byline = read_names(text, start, end) if start < end else None
    places = [*(one.name for one in byline.authors if one.name), *byline.agencies] if byline else []
    if places:
        yield from (Cited(readable(text[first:last]), Span(first, last)) for first, last in sorted(places))
    elif start < end and end - start <= _LONGEST_NAME:
        yield Cited(readable(text[start:end]), Span(start, end))

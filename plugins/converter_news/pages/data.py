"""What a page says of its article in its data: JSON-LD first, then the elements `meta` and `link`, then attributes.

Each table has the names under which pages give a value, the surest first. Nothing is made up: a value is what stands
in the page, with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from converter import Tag, tags, text_pieces
from converter_news.pages.attributes import Attribute, Said, attributes, said, tidy
from converter_news.pages.dates import read_time
from converter_news.pages.linked_data import LinkedArticle, linked_articles

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_PUBLISHED = (
    *("article:published_time", "article:published", "og:article:published_time", "og:published_time"),
    *(
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
    ),
    *("article.published", "article_date_original", "originalpublicationdate", "date.created", "dc.date.issued"),
    *("dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "ptime", "cxenseparse:recs:publishtime"),
    *(
        "rnews:datepublished",
        "published_time",
        "pub_date",
        "publication_date",
        "published-date",
        "date",
        "dc.created",
    ),
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
)
_AUTHORS = (
    *("author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl"),
    *("dcterms.creator", "dc.contributor", "authors", "twitter:data1"),
)
_PUBLISHERS = ("og:site_name", "publisher", "dc.publisher", "article:publisher", "application-name")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "language")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"(?:https?:)?//|www\.|@", re.IGNORECASE)
_DAY_IN_ADDRESS = re.compile(r"/(?P<day>(?:19|20)\d\d/(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01]))(?=[/-])")
_LABELS = ("name", "property", "itemprop", "http-equiv")
_LONGEST_INNER = 2_000
"""Characters in which the end of an element is looked for."""


@frozen(kw_only=True)
class PageData:
    """What the data of a page say; what they do not say is absent."""

    article: LinkedArticle | None
    titles: tuple[Said, ...]
    descriptions: tuple[Said, ...]
    published: tuple[Said, ...]
    days: tuple[Said, ...]
    """Days that stand where that of the publication does, where nothing says which it is."""
    modified: tuple[Said, ...]
    authors: tuple[Said, ...]
    """By the first of the names that gives any."""
    publisher: Said | None
    language: Said | None
    address: Said | None


def read_data(text: str, marked: Sequence[Tag]) -> PageData:
    """The data of the page *text*, from those of its tags that may hold any."""
    found = linked_articles(text, marked)
    article = found[0] if found else None
    meta = _meta(text, marked)
    linked = _of(article)
    address = _address(text, marked) or next(iter(meta.get("og:url", ())), None)
    return PageData(
        article=article,
        titles=(*linked["headline"], *_first(meta, _TITLES), *_page_title(text, marked)),
        descriptions=(*linked["alternative"], *linked["description"], *_first(meta, _DESCRIPTIONS)),
        published=(*linked["published"], *_times(text, marked, meta, _PUBLISHED)),
        days=_in_address(text, address),
        modified=(*linked["modified"], *_first(meta, _MODIFIED)),
        authors=(article.authors if article and article.authors else _authors(meta)),
        publisher=next(iter((*linked["publisher"], *_names(_first(meta, _PUBLISHERS)))), None),
        language=_language(text, marked, (*linked["language"], *_first(meta, _LANGUAGES))),
        address=address,
    )


def inner(text: str, tag: Tag) -> Said | None:
    """The text of the element that *tag* begins."""
    depth, at = 1, tag.end
    pieces: list[tuple[int, int, str | None]] = []
    for one in tags(text[: tag.end + _LONGEST_INNER], tag.end):
        pieces.extend(text_pieces(text, at, one.start))
        at = one.end
        if one.name == tag.name:
            depth += -1 if one.closing else 1
            if depth == 0:
                return tidy(text, pieces)
    return None


def _of(article: LinkedArticle | None) -> dict[str, tuple[Said, ...]]:
    names = ("headline", "alternative", "description", "published", "modified", "publisher", "language")
    return {name: (value,) if article and (value := getattr(article, name)) else () for name in names}


def _meta(text: str, marked: Iterable[Tag]) -> dict[str, list[Said]]:
    """By its name in small letters, what each element `meta` says."""
    found: dict[str, list[Said]] = {}
    for tag in marked:
        if tag.name != "meta":
            continue
        held = attributes(text, tag)
        value = next((said(text, held[name]) for name in ("content", "value") if name in held), None)
        if value is not None:
            for label in _LABELS:
                if label in held:
                    found.setdefault(held[label].value.strip().lower(), []).append(value)
    return found


def _first(meta: Mapping[str, Sequence[Said]], names: Iterable[str]) -> tuple[Said, ...]:
    """The first value under each of *names*."""
    return tuple(meta[name][0] for name in names if name in meta)


def _names(found: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(one for one in found if not _ADDRESS.match(one.value))


def _authors(meta: Mapping[str, Sequence[Said]]) -> tuple[Said, ...]:
    return next((names for name in _AUTHORS if (names := _names(meta.get(name, ())))), ())


def _times(
    text: str, marked: Iterable[Tag], meta: Mapping[str, Sequence[Said]], names: Iterable[str]
) -> tuple[Said, ...]:
    """What is a time among the values under *names*, then among the item properties of elements."""
    found = [one for one in _first(meta, names) if read_time(one.value)]
    for tag in marked:
        if tag.name in ("meta", "script"):
            continue
        held = attributes(text, tag)
        if "datepublished" in held.get("itemprop", Attribute("", 0, 0)).value.lower() or "pubdate" in held:
            value = next(
                (said(text, held[name]) for name in ("datetime", "content", "title") if name in held), None
            )
            value = value or inner(text, tag)
            if value is not None and read_time(value.value):
                found.append(value)
    return tuple(found)


def _in_address(text: str, address: Said | None) -> tuple[Said, ...]:
    """The day that the address of the page names."""
    if address is None or (day := _DAY_IN_ADDRESS.search(text, address.span.start, address.span.end)) is None:
        return ()
    return (Said(day["day"], ((*day.span("day"), None),)),)


def _page_title(text: str, marked: Iterable[Tag]) -> tuple[Said, ...]:
    for tag in marked:
        if tag.name == "title":
            start = text.find(">", tag.start, tag.end) + 1
            found = tidy(text, text_pieces(text, start, tag.end)) if start else None
            return (found,) if found else ()
    return ()


def _address(text: str, marked: Iterable[Tag]) -> Said | None:
    for tag in marked:
        if tag.name == "link":
            held = attributes(text, tag)
            if "href" in held and held.get("rel", Attribute("", 0, 0)).value.lower() == "canonical":
                return said(text, held["href"])
    return None


def _language(text: str, marked: Iterable[Tag], others: Iterable[Said]) -> Said | None:
    own = [
        found
        for tag in marked
        if tag.name == "html" and "lang" in (held := attributes(text, tag)) and (found := said(text, held["lang"]))
    ]
    return next((one for one in (*own, *others) if _TAG.fullmatch(one.value)), None)

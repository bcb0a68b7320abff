"""What a page says of its article in JSON-LD, by the words of schema.org, each value with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from converter import Tag
from converter_news.pages.attributes import Said
from converter_news.pages.json_places import Value, objects, read_json

_LINKED_DATA = re.compile(r"<script\b[^>]{0,1000}application/ld\+json[^>]{0,1000}+>", re.IGNORECASE)
_NEWS_ARTICLE = re.compile(r"(?:\w{0,40}[:/#])?\w{0,30}NewsArticle")
_ARTICLE = re.compile(
    r"(?:\w{0,40}[:/#])?(?:\w{0,30}Article|\w{0,30}BlogPosting|Report|Review|AdvertiserContentArticle)"
)
_PEOPLE = ("author", "creator")
_LONGEST_HEADLINE = 500
"""Characters; the longest printed ones have some 200."""


@frozen(kw_only=True)
class LinkedArticle:
    """The values of an article's object; empty where it has none."""

    kind: Said
    headline: Said | None = None
    alternative: Said | None = None
    description: Said | None = None
    published: Said | None = None
    modified: Said | None = None
    authors: tuple[Said, ...] = ()
    publisher: Said | None = None
    body: Said | None = None
    language: Said | None = None

    @property
    def is_news(self) -> bool:
        """Whether its kind is one of the kinds of news articles."""
        return _NEWS_ARTICLE.fullmatch(self.kind.value) is not None


def linked_articles(text: str, marked: Iterable[Tag]) -> list[LinkedArticle]:
    """The articles that scripts of JSON-LD describe: news before others, each in the order of the page."""
    found: list[dict[str, Value]] = []
    for tag in marked:
        if tag.name == "script" and (script := _LINKED_DATA.match(text, tag.start, tag.end)):
            found.extend(objects(read_json(text, script.end(), tag.end)))
    named = {said.value: one for one in found if len(one) > 1 and (said := first_said(one.get("@id")))}
    articles = [article for one in found if (article := _article(one, named)) is not None]
    return sorted(articles, key=lambda one: not one.is_news)


def first_said(value: Value) -> Said | None:
    """The first text of a value: itself, the first of an array, or what an object is called."""
    return next(_texts(value), None)


def _texts(value: Value, depth: int = 3) -> Iterator[Said]:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline")
    if value is None:
        return
    if not isinstance(value, (dict, list)):
        yield value
    elif isinstance(value, list) and depth:
        for one in value:
            yield from _texts(one, depth - 1)


def _article(one: Mapping[str, Value], named: Mapping[str, Mapping[str, Value]]) -> LinkedArticle | None:
    kind = next((said for said in _texts(one.get("@type")) if _ARTICLE.fullmatch(said.value)), None)
    if kind is None:
        return None
    people = next((found for key in _PEOPLE if (found := tuple(_people(one.get(key), named)))), ())
    publisher = tuple(_people(one.get("publisher"), named))
    return LinkedArticle(
        kind=kind,
        headline=_headline(one.get("headline")) or _headline(one.get("name")),
        alternative=first_said(one.get("alternativeHeadline")),
        description=first_said(one.get("description")),
        published=first_said(one.get("datePublished")) or first_said(one.get("dateCreated")),
        modified=first_said(one.get("dateModified")),
        authors=people,
        publisher=publisher[0] if publisher else None,
        body=first_said(one.get("articleBody")),
        language=first_said(one.get("inLanguage")),
    )


def _headline(value: Value) -> Said | None:
    """What may be a headline: words, and not a whole text."""
    words = first_said(value)
    return words if words is not None and _has_letters(words) and len(words.value) <= _LONGEST_HEADLINE else None


def _has_letters(words: Said) -> bool:
    """Whether it says something; some pages give the number of a person, or of a page."""
    return any(map(str.isalpha, words.value))


def _people(value: Value, named: Mapping[str, Mapping[str, Value]], depth: int = 3) -> Iterator[Said]:
    """The names of persons and organisations, also where an object only points to the one that has them."""
    if isinstance(value, list):
        for one in value if depth else ():
            yield from _people(one, named, depth - 1)
    elif isinstance(value, dict):
        pointer = first_said(value.get("@id"))
        whole = named.get(pointer.value, value) if pointer is not None and not value.get("name") else value
        yield from filter(_has_letters, _texts(whole.get("name")))
    elif value is not None and _has_letters(value) and not value.value.startswith(("http://", "https://", "#")):
        yield value

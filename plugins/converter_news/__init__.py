"""News articles: plain text, as agencies send it, papers print it and web pages are copied; and web pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from converter import Extension, Options, Reader, hookimpl, option

if TYPE_CHECKING:  # listing formats does not need the model
    from converter import Detection, Document, Source


_LANGUAGE_TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
"""A language of ISO 639, perhaps with a script, a region or a variant (RFC 5646)."""


@frozen(kw_only=True)
class ArticleOptions(Options):
    """What a reader of articles cannot know by itself."""

    language: str | None = option(
        None, "the language of the article, as BCP 47: en, de, pt-BR", form=_LANGUAGE_TAG
    )


def detect(source: Source) -> Detection | None:
    """How sure it is that a text is a news article."""
    from converter_news.marks import detect as run  # noqa: PLC0415 - loaded when it is first asked

    return run(source)


def read(source: Source, options: ArticleOptions) -> Document:
    """The record of a news article."""
    from converter_news.reader import read as run  # noqa: PLC0415

    return run(source, options)


def detect_page(source: Source) -> Detection | None:
    """How sure it is that a text is a web page with a news article."""
    from converter_news.pages.marks import detect_page as run  # noqa: PLC0415

    return run(source)


def read_page(source: Source, options: ArticleOptions) -> Document:
    """The record of the news article that a web page shows."""
    from converter_news.pages.reader import read_page as run  # noqa: PLC0415

    return run(source, options)


def page_reader_lacks() -> str:
    """The command that installs the adviser, where it is not installed or of another version."""
    from converter_news.pages.extra import lacking  # noqa: PLC0415

    return lacking()


NEWS_ARTICLE = Reader(
    name="news-article",
    summary="a news article as plain text: agency, print or web copy",
    detect=detect,
    read=read,
    options=ArticleOptions,
)
NEWS_HTML = Reader(
    name="news-html",
    summary="a news article on a web page",
    detect=detect_page,
    read=read_page,
    options=ArticleOptions,
    verbatim=False,
    lacks=page_reader_lacks,
)


@hookimpl
def converter_readers() -> Iterable[Reader[ArticleOptions]]:
    """The readers of articles in plain text and on web pages."""
    yield NEWS_ARTICLE
    yield NEWS_HTML


@hookimpl
def converter_extensions() -> Iterable[type[Extension]]:
    """What articles alone have."""
    from converter_news.article import Article  # noqa: PLC0415

    yield Article

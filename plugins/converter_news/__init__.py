"""News articles: plain text, as agencies send it, papers print it and web pages are copied; web pages; NITF; ninjs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from converter import Extension, Options, Reader, hookimpl, option

if TYPE_CHECKING:  # listing formats does not need the model
    from converter import Detection, Document, Source


IDENTIFY = "auto"
"""What is given for a language that is to be identified."""
LANGUAGE_TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
"""A language of ISO 639, perhaps with a script, a region or a variant (RFC 5646)."""


@frozen(kw_only=True)
class ArticleOptions(Options):
    """What a reader of articles cannot know by itself."""

    language: str | None = option(
        None,
        "the language of the article, as BCP 47: en, de, pt-BR; auto: identified, with the extra language",
        form=f"{IDENTIFY}|{LANGUAGE_TAG}",
    )


def detect(source: Source) -> Detection | None:
    """How sure it is that a text is a news article."""
    from converter_news.other_formats import prose_rows  # noqa: PLC0415 - loaded when it is first asked

    rows = prose_rows(source.text)
    if not rows:
        return None
    from converter_news.marks import detect as run  # noqa: PLC0415 - nor loaded for what is of another format

    return run(source, rows)


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


def detect_nitf(source: Source) -> Detection | None:
    """How sure it is that a text is NITF."""
    from converter_news.wire.marks import detect_nitf as run  # noqa: PLC0415

    return run(source)


def read_nitf(source: Source, options: ArticleOptions) -> Document:
    """The record of an article in NITF."""
    from converter_news.wire.nitf import read_nitf as run  # noqa: PLC0415

    return run(source, options)


def detect_ninjs(source: Source) -> Detection | None:
    """How sure it is that a text is ninjs."""
    from converter_news.wire.marks import detect_ninjs as run  # noqa: PLC0415

    return run(source)


def read_ninjs(source: Source, options: ArticleOptions) -> Document:
    """The record of an item in ninjs."""
    from converter_news.wire.ninjs import read_ninjs as run  # noqa: PLC0415

    return run(source, options)


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
NITF = Reader(
    name="nitf",
    summary="a news article in XML: NITF of the IPTC",
    detect=detect_nitf,
    read=read_nitf,
    options=ArticleOptions,
    verbatim=False,
)
NINJS = Reader(
    name="ninjs",
    summary="a news article in JSON: ninjs of the IPTC",
    detect=detect_ninjs,
    read=read_ninjs,
    options=ArticleOptions,
    verbatim=False,
)


@hookimpl
def converter_readers() -> Iterable[Reader[ArticleOptions]]:
    """The readers of articles: in plain text, on web pages, and in the forms in which they are exchanged."""
    yield NEWS_ARTICLE
    yield NEWS_HTML
    yield NITF
    yield NINJS


@hookimpl
def converter_extensions() -> Iterable[type[Extension]]:
    """What articles alone have."""
    from converter_news.article import Article  # noqa: PLC0415

    yield Article

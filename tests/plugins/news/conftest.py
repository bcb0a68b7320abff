"""What the tests of the readers of articles share: invented articles, and the way from each form to its record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

import converter
from converter import Document, Paragraph, Source, plain_text, violations
from converter_news import NINJS, NITF, ArticleOptions, read, read_page
from converter_news.article import Article

# What the articles are made of


class Bridge:
    """An article as somebody copied it into a text."""

    headline = "Cracks close the Keldhaven bridge for a third time"
    first = (
        "The road bridge over the Kelda was closed to all traffic on Thursday after inspectors found cracks in two of"
        " its twelve hangers, the third closure since the spring of last year, the roads agency said in a statement."
    )
    second = "About 9,000 vehicles a day use the bridge, the only crossing for 40 kilometres in either direction."

    def text(self, *blocks: str) -> str:
        """The headline, and these blocks below it."""
        return "\n\n".join([self.headline, *blocks]) + "\n"

    def under(self, *blocks: str) -> str:
        """The paragraphs, under these blocks."""
        return "\n\n".join([*blocks, self.first, self.second]) + "\n"


@pytest.fixture(scope="session")
def bridge() -> Bridge:
    """The article from which most tests of texts are made."""
    return Bridge()


@pytest.fixture(scope="session")
def sentences() -> tuple[str, str, str]:
    """The paragraphs of an article on a web page."""
    return (
        "The road bridge over the Kelda was closed on Thursday after inspectors found cracks in two of its hangers.",
        "The agency said that it would not open the bridge again before it knew what had made the cracks, and where.",
        "Drivers are sent round by the ferry at Port Ansel, which carries eleven cars and leaves when it is full.",
    )


@pytest.fixture(scope="session")
def prose(sentences: tuple[str, str, str]) -> str:
    """They as the page has them."""
    return "".join(f"<p>{one}</p>\n" for one in sentences)


@pytest.fixture(scope="session")
def page(prose: str) -> Callable[..., str]:
    """A web page with this body, or with a plain article, and this head."""

    def make(body: str = f"<h1>Bridge closed</h1>{prose}", head: str = "") -> str:
        return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>{body}</body></html>\n"

    return make


@pytest.fixture(scope="session")
def linked_data() -> str:
    """What a page says of its article in JSON-LD."""
    return """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge closed",
"datePublished": "2021-03-04T08:00:00Z", "author": {"name": "Nora Idris"}, "publisher": {"name": "The Courier"}}</script>
"""


# How they are read


@pytest.fixture(scope="session")
def source_of() -> Callable[[str], Source]:
    """A source for a text, as if it had been decoded from UTF-8."""
    return lambda text: Source("drawn.txt", text, "utf-8", hashlib.sha256(text.encode()).hexdigest())


@pytest.fixture(scope="session")
def article(source_of: Callable[[str], Source]) -> Callable[..., Document]:
    """The record of a text, proved sound."""

    def make(text: str, options: ArticleOptions | None = None) -> Document:
        document = read(source_of(text), options or ArticleOptions())
        assert violations(document) == ()
        return document

    return make


@pytest.fixture(scope="session")
def shown() -> Callable[..., Document]:
    """The record of a web page, proved sound."""

    def make(text: str, options: ArticleOptions | None = None) -> Document:
        digest = hashlib.sha256(text.encode()).hexdigest()
        document = read_page(Source("drawn.html", text, "utf-8", digest), options or ArticleOptions())
        assert violations(document, verbatim=False) == ()
        return document

    return make


@pytest.fixture(scope="session")
def nitf(source_of: Callable[[str], Source]) -> Callable[..., Document]:
    """The record of an article with these elements in its parts, proved sound."""

    def make(
        head: str = "", front: str = "", content: str = "<p>Salt.</p>", end: str = "", root: str = ""
    ) -> Document:
        text = (
            f"<nitf{root}><head>{head}</head><body><body.head>{front}</body.head>"
            f"<body.content>{content}</body.content><body.end>{end}</body.end></body></nitf>"
        )
        return converter.read(source_of(text), NITF)

    return make


@pytest.fixture(scope="session")
def ninjs(source_of: Callable[[str], Source]) -> Callable[..., Document]:
    """The record of an item with these members, proved sound."""
    least = {"uri": "x:1", "versioncreated": "2020-01-02T03:04:05Z"}

    def make(**members: Any) -> Document:
        return converter.read(source_of(json.dumps({**least, **members})), NINJS)

    return make


# What became of them


@pytest.fixture(scope="session")
def extension() -> Callable[[Document], Article]:
    """What the record says that only articles have."""

    def find(document: Document) -> Article:
        [found] = document.metadata.extensions
        assert isinstance(found, Article)
        return found

    return find


@pytest.fixture(scope="session")
def texts() -> Callable[[Document], list[str]]:
    """The words of each paragraph."""
    return lambda document: [plain_text(one.inlines) for one in document.body if isinstance(one, Paragraph)]


@pytest.fixture(scope="session")
def roles() -> Callable[[Document], list[str | None]]:
    """The role of each paragraph."""
    return lambda document: [
        one.role.value if one.role else None for one in document.body if isinstance(one, Paragraph)
    ]


@pytest.fixture(scope="session")
def segment_of() -> Callable[[Document, str], str]:
    """The name of the segment in which *words* first stand."""

    def name(document: Document, words: str) -> str:
        at = document.source.text.index(words)
        return next(one.name for one in document.segments if one.span.start <= at < one.span.end)

    return name

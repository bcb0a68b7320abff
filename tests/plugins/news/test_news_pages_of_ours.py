"""A page that the writer ``html`` made of an article is no page of the press: it is told what it is, and not read."""

from __future__ import annotations

import pytest

from converter import ReadError, Registry, Target, UnknownFormatError, decode, load_registry, pipeline
from converter.mistaken import named
from converter_news import ArticleOptions, detect_page, read_page

NAMES = ("bridge.txt", "cracks & <hangers>, read as “news”.txt")


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.fixture(params=NAMES)
def output(request, bridge, registry):
    """Makes the page of the article, with its source or without."""

    def make(source: str = "yes") -> bytes:
        target = Target(writer="html", settings={"source": source})
        text = bridge.under(bridge.headline, "By Ines Halvorsen", "March 8, 2019")
        return pipeline.convert(request.param, text.encode(), [target], registry).outputs[0].data

    return make


@pytest.mark.parametrize("source", ["yes", "no"])
def test_an_output_is_no_page_with_news(source, output):
    """Its particulars, and not its text, would be read for the article's."""
    page = decode("bridge.page.html", output(source))

    assert "https://schema.org/NewsArticle" in page.text
    assert detect_page(page) is None
    with pytest.raises(ReadError, match="`converter recover` gives the source it was made of"):
        read_page(page, ArticleOptions())


def test_the_message_names_the_way_back(output, registry):
    """What `convert`, `inspect` and `detect` say of it."""
    data = output()
    with pytest.raises(UnknownFormatError) as refused:
        pipeline.convert("bridge.page.html", data, [], registry)

    assert str(named(refused.value, data, registry)).startswith("this is an output of html")


def test_a_page_that_only_speaks_of_such_outputs_is_read_as_others(page, linked_data):
    """The words of its end are not enough: they stand where an output has them, or say nothing."""
    digest = "0" * 64
    body = f"<h1>Bridge closed</h1><footer><p>note.txt, read as news-article; SHA-256 {digest}.</p></footer>"

    assert detect_page(decode("page.html", page(body, linked_data).encode())) is not None

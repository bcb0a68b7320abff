"""What the data and the elements of a page say of its article."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from converter import Cited, Document
from converter_news import ArticleOptions

pytest.importorskip("trafilatura", reason="the extra `html` is not installed")


def agents(document: Document) -> list[tuple[str, str]]:
    return [(one.role, one.name.value) for one in document.metadata.agents]


def test_json_ld_comes_first(shown, page, linked_data):
    """Its headline, day, authors and publisher, each cited where it stands, whatever the elements say."""
    text = page(
        head=linked_data + '<meta name="author" content="Webmaster"><meta name="date" content="2001-01-01">'
    )
    document = shown(text)
    metadata = document.metadata

    assert metadata.title.value == "Bridge closed"
    assert [(one.kind, one.when) for one in metadata.events] == [
        ("published", datetime(2021, 3, 4, 8, tzinfo=UTC))
    ]
    assert metadata.events[0].text.span.of(text) == "2021-03-04T08:00:00Z"
    assert agents(document) == [("author", "Nora Idris"), ("publisher", "The Courier")]


@pytest.mark.parametrize("headline", ["12345", json.dumps("Bridge closed. " * 100), '""', "[]", "null"])
def test_what_can_be_no_headline_is_none(shown, headline: str, page):
    """A number, or a whole text; the page prints its headline all the same."""
    linked = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": {headline}}}</script>'

    assert shown(page(head=linked)).metadata.title.value == "Bridge closed"


def test_a_number_is_no_name(shown, page, linked_data):
    """Some pages give the number under which they keep a person."""
    linked = linked_data.replace(
        '{"name": "Nora Idris"}', '[42, {"name": 7}, null, {"name": null}, "Nora Idris"]'
    ).replace('"The Courier"', "1")

    assert agents(shown(page(head=linked))) == [("author", "Nora Idris")]


def test_elements_say_what_json_ld_does_not(shown, page, prose):
    """Meta elements, then the line of a byline and that of a date."""
    head = '<meta property="og:site_name" content="The Courier"><meta property="article:published_time" content="2021-03-04">'
    document = shown(page(f"<h1>Bridge closed</h1><p class=byline>By Nora Idris</p>{prose}", head))

    assert agents(document) == [("author", "Nora Idris"), ("publisher", "The Courier")]
    assert [one.when for one in document.metadata.events] == [date(2021, 3, 4)]


def test_a_printed_date_is_taken_where_no_data_have_one(shown, page, prose):
    """From the line between headline and text."""
    document = shown(page(f"<h1>Bridge closed</h1><p>Published 4 March 2021</p>{prose}"))

    assert [(one.kind, one.when) for one in document.metadata.events] == [("published", date(2021, 3, 4))]


def test_nothing_is_said_that_the_page_does_not_say(shown, page):
    """No date, no author, no publisher, no address; the language is inferred from the words."""
    metadata = shown(page()).metadata

    assert (metadata.events, metadata.agents, metadata.identifiers) == ((), (), ())
    assert metadata.language == Cited("en")


def test_the_language_of_the_page_and_of_the_user(shown, page):
    """The user's word goes before the page's."""
    text = page().replace("<html>", '<html lang="en_GB">')

    assert shown(text).metadata.language.value == "en-GB"
    assert shown(text, ArticleOptions(language="de")).metadata.language.value == "de"


@pytest.mark.parametrize(
    ("called", "title"),
    [
        ("Bridge closed | The Courier", "Bridge closed"),
        ("Bridge - closed – The Courier", "Bridge - closed"),
        ("Bridge closed | The Other", "Bridge closed | The Other"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(shown, called, title, page, prose):
    """What follows the last stroke is cut off where the page says that it is the site's name, and nothing else is."""
    head = f'<meta property="og:title" content="{called}"><meta property="og:site_name" content="The Courier">'
    document = shown(page(prose, head))

    assert document.metadata.title.value == title
    assert document.metadata.title.span.of(document.source.text) == title


def test_the_printed_headline_is_the_title_where_the_data_have_it_too(shown, page, prose, linked_data):
    """One of the data has what was written for search engines, another what the page shows."""
    head = linked_data + '<meta property="og:title" content="Cracks close the bridge over the Kelda">'
    document = shown(page(f"<h2>Cracks close the bridge over the Kelda</h2>{prose}", head))

    assert document.metadata.title.value == "Cracks close the bridge over the Kelda"


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("<p>By<span>by</span> NORA IDRIS and JO HALE</p>", [("author", "NORA IDRIS"), ("author", "JO HALE")]),
        ("<p class=byline><a href=x>Nora Idris</a> / DCN / Updated: Oct 9, 2019, 11:05 IST</p>", [("author", "Nora Idris")]),
        ("<p class=byline>Nora Idris | DCN | Oct 9, 2019</p>", [("author", "Nora Idris")]),
        ("<p class=info>著者：後藤大地</p>", [("author", "後藤大地")]),
        ("<p class=info>&#x8457;&#x8005;&#xff1a;&#x5f8c;藤大地</p>", [("author", "後藤大地")]),
        ("<p class=author>Courier Staff March 4, 2021</p>", [("author", "Courier Staff")]),
    ],
)  # fmt: skip
def test_bylines_of_pages(shown, above, names, page, prose):
    """A word that stands twice for those who hear the page, a service and a stamp behind the name, a label."""
    document = shown(page(f"<h1>Bridge closed</h1>{above}{prose}"))

    assert agents(document) == names


DATA_WITHIN = {
    "day": '<meta itemprop="datePublished" name="date" content="2021-03-04">',
    "day shown": '<span itemprop="datePublished">2021-03-04</span>',
    "day of an element": '<time itemprop="datePublished" datetime="2021-03-04"></time>',
    "address": '<link rel="canonical" href="https://courier.example/2021/03/04/bridge.html">',
    "author": '<meta name="author" content="Nora Idris">',
    "title": '<meta property="og:title" content="Bridge">',
    "linked data": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge", "author": "Nora Idris"}'
    "</script>",
}


@pytest.mark.parametrize("where", ["Bridge", "By", "inspectors"])
@pytest.mark.parametrize("data", DATA_WITHIN.values(), ids=DATA_WITHIN)
def test_data_within_a_line_of_the_article_break_nothing(shown, page, prose, data: str, where: str):
    """They are no words of the headline, the byline or the paragraph that they stand in; what is cited stands elsewhere."""
    text = page(f"<h1>Bridge closed</h1><p class=byline>By Nora Idris</p>{prose}")
    document = shown(text.replace(where, f"{where} {data}", 1))

    assert document.metadata.title.value.startswith("Bridge")
    assert {one.name.value for one in document.metadata.agents if one.role == "author"} <= {"Nora Idris"}


def test_a_day_within_the_text_does_not_hide_another(shown, page, prose):
    """That of the page is taken where that of the paragraph cannot be."""
    within = '<meta itemprop="datePublished" content="2021-03-04">'
    head = '<meta property="article:published_time" content="2021-03-05">'
    document = shown(page(f"<h1>Bridge closed</h1>{prose.replace(' ', within + ' ', 1)}", head))

    assert [one.when for one in document.metadata.events] == [date(2021, 3, 5)]

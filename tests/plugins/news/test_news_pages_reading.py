"""What becomes of a page: its data, its article, and all that stands round it."""

from __future__ import annotations

import hashlib
import json
import socket
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import (
    Cited,
    Document,
    Emphasis,
    Link,
    List,
    Paragraph,
    Quote,
    ReadError,
    Role,
    Source,
    Text,
    plain_text,
    violations,
)
from converter_news import ArticleOptions, read_page

pytest.importorskip("trafilatura", reason="the extra `html` is not installed")

FIRST = (
    "The road bridge over the Kelda was closed on Thursday after inspectors found cracks in two of its hangers."
)
SECOND = (
    "The agency said that it would not open the bridge again before it knew what had made the cracks, and where."
)
THIRD = "Drivers are sent round by the ferry at Port Ansel, which carries eleven cars and leaves when it is full."
FOURTH = (
    "The mayor of Port Ansel said that she had seen the cracks herself, and that a child could put its hand in."
)
TEXT = f"<p>{FIRST}</p>\n<p>{SECOND}</p>\n<p>{THIRD}</p>\n"
LINKED = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge closed",
"datePublished": "2021-03-04T08:00:00Z", "author": {"name": "Nora Idris"}, "publisher": {"name": "The Courier"}}</script>
"""


def page(body: str = f"<h1>Bridge closed</h1>{TEXT}", head: str = "") -> str:
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>{body}</body></html>\n"


@pytest.fixture(scope="module")
def shown() -> Callable[..., Document]:
    """The record of a page, proved sound."""

    def make(text: str, options: ArticleOptions | None = None) -> Document:
        digest = hashlib.sha256(text.encode()).hexdigest()
        document = read_page(Source("drawn.html", text, "utf-8", digest), options or ArticleOptions())
        assert violations(document, verbatim=False) == ()
        return document

    return make


def paragraphs(document: Document) -> list[str]:
    return [plain_text(block.inlines) for block in document.body]


def agents(document: Document) -> list[tuple[str, str]]:
    return [(one.role, one.name.value) for one in document.metadata.agents]


def test_the_text_stands_where_the_page_has_it(shown):
    """Each paragraph has its span in the page, and the tags between are markup."""
    text = page()
    document = shown(text)

    assert paragraphs(document) == [FIRST, SECOND, THIRD]
    assert [block.inlines[0].span.of(text) for block in document.body] == [FIRST, SECOND, THIRD]
    assert "markup" in {one.name for one in document.segments}


def test_json_ld_comes_first(shown):
    """Its headline, day, authors and publisher, each cited where it stands, whatever the elements say."""
    text = page(head=LINKED + '<meta name="author" content="Webmaster"><meta name="date" content="2001-01-01">')
    document = shown(text)
    metadata = document.metadata

    assert metadata.title.value == "Bridge closed"
    assert [(one.kind, one.when) for one in metadata.events] == [
        ("published", datetime(2021, 3, 4, 8, tzinfo=UTC))
    ]
    assert metadata.events[0].text.span.of(text) == "2021-03-04T08:00:00Z"
    assert agents(document) == [("author", "Nora Idris"), ("publisher", "The Courier")]


@pytest.mark.parametrize("headline", ["12345", json.dumps("Bridge closed. " * 100), '""', "[]", "null"])
def test_what_can_be_no_headline_is_none(shown, headline: str):
    """A number, or a whole text; the page prints its headline all the same."""
    linked = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": {headline}}}</script>'

    assert shown(page(head=linked)).metadata.title.value == "Bridge closed"


def test_a_number_is_no_name(shown):
    """Some pages give the number under which they keep a person."""
    linked = LINKED.replace(
        '{"name": "Nora Idris"}', '[42, {"name": 7}, null, {"name": null}, "Nora Idris"]'
    ).replace('"The Courier"', "1")

    assert agents(shown(page(head=linked))) == [("author", "Nora Idris")]


def test_elements_say_what_json_ld_does_not(shown):
    """Meta elements, then the line of a byline and that of a date."""
    head = '<meta property="og:site_name" content="The Courier"><meta property="article:published_time" content="2021-03-04">'
    document = shown(page(f"<h1>Bridge closed</h1><p class=byline>By Nora Idris</p>{TEXT}", head))

    assert agents(document) == [("author", "Nora Idris"), ("publisher", "The Courier")]
    assert [one.when for one in document.metadata.events] == [date(2021, 3, 4)]


def test_a_printed_date_is_taken_where_no_data_have_one(shown):
    """From the line between headline and text."""
    document = shown(page(f"<h1>Bridge closed</h1><p>Published 4 March 2021</p>{TEXT}"))

    assert [(one.kind, one.when) for one in document.metadata.events] == [("published", date(2021, 3, 4))]


def test_nothing_is_said_that_the_page_does_not_say(shown):
    """No date, no author, no publisher, no address; the language is inferred from the words."""
    metadata = shown(page()).metadata

    assert (metadata.events, metadata.agents, metadata.identifiers) == ((), (), ())
    assert metadata.language == Cited("en")


def test_a_caption_above_the_text_is_none_of_it(shown):
    """By its own words; the date below it is still above the text."""
    above = "<div>FILE PHOTO: The bridge over the Kelda, seen from the ferry at Port Ansel, in winter.</div><p>March 4, 2021</p>"
    document = shown(page(f"<h1>Bridge closed</h1>{above}{TEXT}"))

    assert document.body[0].role.value == "caption"
    assert [one.when for one in document.metadata.events] == [date(2021, 3, 4)]


def test_the_language_of_the_page_and_of_the_user(shown):
    """The user's word goes before the page's."""
    text = page().replace("<html>", '<html lang="en_GB">')

    assert shown(text).metadata.language.value == "en-GB"
    assert shown(text, ArticleOptions(language="de")).metadata.language.value == "de"


def test_escapes_and_references_are_resolved(shown):
    """In JSON, surrogates in pairs; in the text, names and numbers; each leaf knows its place all the same."""
    linked = LINKED.replace("Bridge closed", r"Bridge \u201cKelda\u201d \ud83c\udf09 closed")
    text = page(f"<h1>Bridge</h1>{TEXT}".replace("hangers", "hangers &amp; &#8222;stays&#8220;"), linked)
    document = shown(text)

    assert document.metadata.title.value == "Bridge “Kelda” 🌉 closed"
    assert paragraphs(document)[0].endswith("hangers & „stays“.")


def test_entities_of_a_document_type_are_not_expanded(shown):
    """They stand in the text as they stand in the page."""
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    text = page().replace("<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY e0 "boom">{bomb}]>')
    document = shown(text.replace("hangers", "&e9; hangers"))

    assert "&e9; hangers" in paragraphs(document)[0]


def test_no_network_is_asked(shown, monkeypatch):
    """Whatever addresses a page names."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    head = '<link rel="canonical" href="http://courier.example/bridge"><link rel=stylesheet href="http://courier.example/x">'

    assert shown(page(head=head)).metadata.identifiers[0].value.value == "http://courier.example/bridge"


def test_what_belongs_to_the_article_below_its_text_is_kept(shown):
    """Credits, corrections and copyright lines, by the rules for plain text."""
    below = "<p>Reporting by Nora Idris; Editing by Ada Fenwick</p><p>Correction: It is two hangers.</p><p>Copyright 2021 The Courier</p>"
    document = shown(
        page(f"<article><h1>Bridge closed</h1><div>{TEXT}</div>{below}</article><footer>Imprint</footer>")
    )

    assert [block.role.value for block in document.body[3:]] == ["credit", "correction", "copyright"]


def test_what_the_page_shows_is_what_a_block_is(shown):
    """Headings are crossheads, items make lists, quotations are quotations, captions have their role."""
    body = (
        f"<article><h1>Bridge closed</h1><figure><img><figcaption>The bridge. Photo: Ines Halvorsen</figcaption></figure>"
        f"<p>{FIRST}</p><h2>The ferry</h2><p>{SECOND}</p><ul><li>It leaves when it is full of cars.</li>"
        f"<li>It comes back when it is empty again.</li></ul><blockquote><p>We have waited since eight o'clock, said a driver"
        f" of eggs.</p></blockquote><p>{THIRD}</p></article>"
    )
    document = shown(page(body))
    kinds = [block.role.value if getattr(block, "role", None) else type(block).__name__ for block in document.body]

    assert kinds == ["caption", "Paragraph", "crosshead", "Paragraph", "List", "Quote", "Paragraph"]
    assert isinstance(document.body[4], List)
    assert isinstance(document.body[5], Quote)


def test_the_rest_of_the_page_is_furniture(shown):
    """Navigation, boxes of other articles, newsletters, the foot."""
    body = (
        f"<nav><a href=a>Home</a> <a href=b>Sport</a></nav><article><h1>Bridge closed</h1>{TEXT}"
        f'<div class="newsletter"><p>Get our letter every morning, with all that has been closed over night.</p></div></article>'
        f'<div class="related"><h3><a href=c>Tunnel closed as well</a></h3></div><footer>© 2021 The Courier</footer>'
    )
    text = page(body)
    document = shown(text)

    assert paragraphs(document) == [FIRST, SECOND, THIRD]
    for words in ("Sport", "every morning", "Tunnel", "© 2021"):
        at = text.index(words)
        [segment] = [one for one in document.segments if one.span.start <= at < one.span.end]
        assert (segment.role, segment.name) == (Role.FURNITURE, "site-frame")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<p></p>",
        page("<h1>Bridge closed</h1>"),
        page("<ul>" + '<li><a href="x">Bridge closed for the whole of the winter</a></li>' * 40 + "</ul>"),
        page("<form>" + "<label>Name</label><input>" * 30 + "</form>"),
    ],
)
def test_a_page_without_an_article_is_refused(shown, text: str):
    """Front pages, forms and empty pages: nothing is guessed."""
    with pytest.raises(ReadError):
        shown(text)


@pytest.mark.parametrize(
    "noise",
    [
        "<div>" * 3_000,
        "</div>" * 3_000,
        "<b><i><u>" * 1_000,
        "<" * 20_000,
        "&" * 20_000,
        "<!--" * 5_000,
        "<p a='" * 2_000,
        "<script>" + "x" * 20_000,
        '<script type="application/ld+json">' + '{"a":[' * 5_000 + "</script>",
        "<table>" + "<tr><td>" * 2_000,
        '<span class="author">' * 2_000,
        "<![CDATA[" * 2_000,
        "\x00\x01\x0b" * 100,
    ],
    ids=lambda noise: noise[:12],
)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_hostile_pages_are_read_or_refused(shown, noise: str, place: str):
    """Tags that nobody closes, depth, halves of markup: a sound record or a refusal, and soon."""
    body = f"<h1>Bridge closed</h1>{TEXT}"
    text = page(noise + body if place == "before" else body + noise)
    try:
        document = shown(text)
    except ReadError:
        return

    assert document.source.text == text


def test_a_page_that_is_too_long_is_refused(shown):
    """An article of four million characters is none."""
    with pytest.raises(ReadError, match="too long"):
        shown(page(f"{TEXT}<p>{'They waited. ' * 320_000}</p>"))


def test_the_same_page_gives_the_same_record(shown):
    """What the adviser saw before makes no difference."""
    once = shown(page(head=LINKED))
    shown(page(f"<h1>Tunnel closed</h1>{TEXT}"))

    assert shown(page(head=LINKED)) == once


@pytest.mark.parametrize(
    ("called", "title"),
    [
        ("Bridge closed | The Courier", "Bridge closed"),
        ("Bridge - closed – The Courier", "Bridge - closed"),
        ("Bridge closed | The Other", "Bridge closed | The Other"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(shown, called, title):
    """What follows the last stroke is cut off where the page says that it is the site's name, and nothing else is."""
    head = f'<meta property="og:title" content="{called}"><meta property="og:site_name" content="The Courier">'
    document = shown(page(TEXT, head))

    assert document.metadata.title.value == title
    assert document.metadata.title.span.of(document.source.text) == title


def test_the_printed_headline_is_the_title_where_the_data_have_it_too(shown):
    """One of the data has what was written for search engines, another what the page shows."""
    head = LINKED + '<meta property="og:title" content="Cracks close the bridge over the Kelda">'
    document = shown(page(f"<h2>Cracks close the bridge over the Kelda</h2>{TEXT}", head))

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
def test_bylines_of_pages(shown, above, names):
    """A word that stands twice for those who hear the page, a service and a stamp behind the name, a label."""
    document = shown(page(f"<h1>Bridge closed</h1>{above}{TEXT}"))

    assert agents(document) == names


def outline(inlines) -> list[object]:
    """Words, emphasis as a list, a link as its target and its words."""
    found: list[object] = []
    for one in inlines:
        match one:
            case Text():
                found.append(one.text)
            case Emphasis():
                found.append(outline(one.children))
            case Link():
                found.append((one.target, outline(one.children)))
    return found


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("The <b>old</b> pier", ["The ", ["old"], " pier$"]),
        ("The <b>old </b> pier", ["The ", ["old "], "pier$"]),
        ("The <b><i>old</i> pier</b>", ["The ", ["old pier"], "$"]),
        ("The <a href='/pier'>old pier</a>.", ["The ", ("/pier", ["old pier"]), ".$"]),
        ("The <a href=/pier>old <em>pier</em></a>", ["The ", ("/pier", ["old ", ["pier"]]), "$"]),
        ("The <em>old <a href=/pier>pier</em></a>", ["The ", ["old ", ("/pier", ["pier"])], "$"]),
        ("A &amp;<a href='/p?a=1&amp;b=2'><b>B</b></a>", ["A &", ("/p?a=1&b=2", [["B"]]), "$"]),
        ("The <a href='/a'>old <a href='/b'>pier</a>", ["The ", ("/a", ["old "]), ("/b", ["pier"]), "$"]),
        (
            "The <a href='#note'>old</a> <a name=x>pier</a> <a href=' JavaScript:x()'>it</a>",
            ["The old ", "pier ", "it", "$"],
        ),
        ("The <b>old pier<b>.</b>", ["The ", ["old pier.$"]]),
        ("The <b> </b>old</b> pier", ["The ", "old pier$"]),
        ("The</i> old <strong>pier</strong>", ["The old ", ["pier"], "$"]),
        ("The <a href='/\x01\u2028x'>old</a> pier", ["The ", ("/\ufffd x", ["old"]), " pier$"]),
    ],
)
def test_links_and_emphasis_are_inlines(shown, written, read_as):
    """As the page has them; tags that are not closed, or closed in the wrong order, lose no word."""
    document = shown(page(f"<h1>Bridge closed</h1>{TEXT}<p>{written} {FOURTH}</p>"))
    inlines = document.body[3].inlines

    assert "".join(map(str, outline(inlines))) == "".join(map(str, read_as)).replace("$", f" {FOURTH}")
    assert plain_text(inlines).endswith(f" {FOURTH}")


@given(
    st.lists(
        st.sampled_from(
            [
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<a href=/x>",
                "<a>",
                "</a>",
                " ",
                "word",
                "&nbsp;",
                "&#8203;",
                "é",
            ]
        ),
        max_size=30,
    )
)
def test_any_order_of_such_tags_is_read_soundly(shown, pieces):
    """Nothing is lost and nothing doubled, as the fixture proves, and no blank is said twice."""
    document = shown(page(f"<h1>Bridge closed</h1>{TEXT}<p>{FOURTH} {''.join(pieces)} {FOURTH}</p>"))

    assert not any("  " in plain_text(block.inlines) for block in document.body if isinstance(block, Paragraph))

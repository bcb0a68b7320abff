"""Pages with news are known by what their data call them, or by marks of the press; other pages are not claimed."""

from __future__ import annotations

import pytest

from converter import Confidence, Source, Span
from converter_news import detect_page
from converter_news.pages.marks import MARKS

LINKED = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge closed"}</script>'
ARTICLE = (
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2021-03-04">'
)
TEXT = "<h1>Bridge closed</h1><p>The road bridge over the Kelda was closed on Thursday.</p>"


def page(head: str = "", body: str = TEXT) -> str:
    return f"<!DOCTYPE html><html><head><title>A page</title>{head}</head><body>{body}</body></html>"


def claimed(text: str) -> Confidence | None:
    detection = detect_page(Source("drawn", text, "utf-8", ""))
    return None if detection is None else detection.confidence


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        (page(LINKED), Confidence.CERTAIN),
        (
            page(LINKED.replace('"NewsArticle"', '["Thing", "https://schema.org/ReportageNewsArticle"]')),
            Confidence.CERTAIN,
        ),
        (page(body=f'<div itemscope itemtype="http://schema.org/NewsArticle">{TEXT}</div>'), Confidence.CERTAIN),
        (page(ARTICLE, TEXT.replace("The road", "PORT ANSEL (Reuters) - The road")), Confidence.LIKELY),
        (page(ARTICLE, TEXT + "<p>Reporting by Nora Idris; Editing by Ada Fenwick</p>"), Confidence.LIKELY),
        (page(ARTICLE + '<meta name="news_keywords" content="bridge">', ""), Confidence.POSSIBLE),
        (page(ARTICLE), Confidence.POSSIBLE),
        (page(LINKED.replace("NewsArticle", "Article")), None),
        (page(LINKED.replace("NewsArticle", "Product")), None),
        (page(), None),
        ("A text that says NewsArticle and <b>nothing</b> else.", None),
        ("", None),
    ],
)
def test_how_sure_it_is(text, confidence):
    """An article is not news by that alone: weblogs, shops and encyclopaedias have articles."""
    assert claimed(text) == confidence


@pytest.mark.parametrize(
    "body",
    [
        f"<pre>{LINKED.replace('<', '&lt;')}</pre>",
        '<p>Write {"@type": "NewsArticle"} in a script of application/ld+json.</p>',
        f"<!-- {LINKED} -->",
        f"<!-- {LINKED} <script type='application/ld+json'>{{}}</script> {LINKED} -->",
        '<p>Write &lt;div itemscope itemtype="https://schema.org/NewsArticle"> round it.</p>',
        '<pre>{"@type": "NewsMediaOrganization"}</pre>',
        '<script>template = {"@type": "NewsArticle"}</script>',
    ],
)
def test_what_a_page_only_shows_of_data_is_no_mark(body: str):
    """A page that teaches how such data are written is none of them, nor is what a comment hides."""
    assert claimed(page(ARTICLE, TEXT + body)) is Confidence.POSSIBLE


def test_data_below_a_comment_count():
    """A comment hides what stands in it, and nothing else."""
    assert claimed(page(f"<!-- {LINKED} -->{LINKED}<!-- end -->")) is Confidence.CERTAIN


def test_a_tag_may_have_a_long_list_of_classes():
    """Weblogs name the topics of an article there."""
    tag = f'<article class="{"topic " * 100}" itemtype="http://schema.org/NewsArticle">'

    assert claimed(page(body=f"{tag}{TEXT}</article>")) is Confidence.CERTAIN


def test_a_list_of_news_is_no_article():
    """A front page calls each of its entries a news article."""
    assert claimed(page(LINKED * 8)) is None
    assert claimed(page(LINKED * 8 + ARTICLE)) is Confidence.CERTAIN


def test_a_page_of_a_telegram_is_none():
    """Whatever it reports."""
    table = "<table><tr><th>Reference ID</th><th>Created</th></tr><tr><td>07PORTSELWYN412</td></tr></table>"

    assert claimed(page(body=f"{table}<pre>VZCZCXYZ0031\nOO RUEHWEB</pre>")) is None


def test_every_claim_has_its_place():
    """The words of each mark stand where the evidence says."""
    text = page(LINKED + ARTICLE, TEXT + "<p>Reporting by Nora Idris; Editing by Ada Fenwick</p>")
    detection = detect_page(Source("drawn", text, "utf-8", ""))

    assert [one.mark for one in detection.evidence] == [
        "news article in JSON-LD",
        "credit line",
        "kind of the page",
        "time of publication",
        "headline",
    ]
    assert [one.span.of(text)[:12] for one in detection.evidence[2:]] == ["<meta proper", "<meta proper", "<h1>"]
    assert detection.missing == (
        "news article in microdata",
        "dateline with agency",
        "news media organization",
    )
    assert all(one.span in Span(0, len(text)) for one in detection.evidence)


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.name)
@pytest.mark.parametrize(
    "noise",
    [
        "NewsArticle",
        "<h1",
        "og:type",
        "(Reuters)",
        "Editing by",
        "<",
        "<!-- ld+json",
        '<script type="application/ld+json">',
        '"@type": "',
        "news_keywords",
    ],
)
def test_cues_without_their_marks_are_looked_at_a_few_times(mark, noise):
    """A megabyte of cues takes no longer than one without."""
    assert mark.find(f"<html>{noise * 100_000}") is None

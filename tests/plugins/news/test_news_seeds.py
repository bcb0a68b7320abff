"""The facts of the two real articles, where the folder with them is present."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from converter import Confidence, Document, Paragraph, Role, Span, decode, plain_text, read
from converter_news import NEWS_ARTICLE, detect


@pytest.fixture
def seed(shared: Path) -> Callable[[str], Document]:
    """The record of a real document, by its number."""

    def make(number: str) -> Document:
        (path,) = (shared / "seeds").glob(f"{number}_*.txt")
        return read(decode(path.name, path.read_bytes()), NEWS_ARTICLE)

    return make


def test_agency_copy_has_no_invented_title_date_or_publisher(seed):
    """003 names an agency and nothing else: no headline, no date, no publisher."""
    metadata = seed("003").metadata

    assert [(agent.role, agent.name.value) for agent in metadata.agents] == [("agency", "Kyodo")]
    assert (metadata.title, metadata.standfirst, metadata.edition) == (None, None, None)
    assert (metadata.events, metadata.places) == ((), ())


def test_agency_copy_has_its_paragraphs_and_its_appeal_apart(seed):
    """003 has 20 paragraphs; the two closing sentences are an appeal, not text."""
    document = seed("003")

    assert len(document.body) == 20
    assert all(isinstance(block, Paragraph) and block.role is None for block in document.body)
    assert [(one.role, one.name) for one in document.segments] == [
        (Role.METADATA, "byline"),
        (Role.BODY, "text"),
        (Role.FURNITURE, "appeal"),
    ]
    appeal = document.segments[-1].span.of(document.source.text)
    assert appeal.startswith("In a time of both misinformation")
    assert appeal.rstrip().endswith("get the story right.")


def test_print_copy_says_where_and_when_it_appeared(seed):
    """004 takes publisher and date from its colophon, which also repeats the headline."""
    metadata = seed("004").metadata

    assert metadata.title.value == "Japan offers talks with N. Korea: Report"
    assert metadata.standfirst.value == "Pyongyang has discussed possible leaders' meeting, adds newspaper"
    assert [place.name.value for place in metadata.places] == ["TOKYO"]
    assert [(event.kind, event.when) for event in metadata.events] == [("published", date(2018, 3, 30))]
    assert [(agent.role, agent.name.value) for agent in metadata.agents] == [("publisher", "The Straits Times")]
    assert metadata.edition.publication.value == "The Straits Times"
    assert metadata.edition.date.value == date(2018, 3, 30)
    assert metadata.edition.headline.value == "Japan offers talks with N. Korea: Report"
    assert metadata.edition.headline.span != metadata.title.span


def test_print_copy_keeps_dateline_body_and_site_apart(seed):
    """004 has 19 paragraphs, the first led by a dateline that is no part of its text; Subscribe is the site's."""
    document = seed("004")
    text = document.source.text

    assert len(document.body) == 19
    assert plain_text(document.body[0].inlines).startswith("Japan has sounded out")
    assert [one.name for one in document.segments] == [
        "headline",
        "standfirst",
        "dateline",
        "text",
        "colophon",
        "appeal",
    ]
    assert document.segments[2].span.of(text) == "TOKYO • "
    assert document.segments[-1].span.of(text).strip() == "Subscribe"


@pytest.mark.parametrize(("number", "least"), [("003", Confidence.LIKELY), ("004", Confidence.CERTAIN)])
def test_real_articles_are_known(seed, number: str, least: Confidence):
    """Both are known for what they are, by marks that stand in them."""
    source = seed(number).source

    detection = detect(source)

    assert detection.confidence >= least
    assert all(one.span in Span(0, len(source.text)) for one in detection.evidence)


@pytest.mark.parametrize("number", ["000", "001", "002"])
def test_real_cables_are_not_news(shared: Path, number: str):
    """A cable is no article, whatever it reports."""
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")

    assert detect(decode(path.name, path.read_bytes())) is None

"""What stands above the first paragraph: by words where they say it, by place where only that does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from converter_news.article import Article


@pytest.fixture
def text_of(bridge) -> Callable[..., str]:
    """These blocks above the paragraphs of an article."""
    return lambda *blocks: "\n\n".join([*blocks, bridge.first, bridge.second]) + "\n"


def kicker(document) -> str | None:
    found = [one.kicker for one in document.metadata.extensions if isinstance(one, Article)]
    return found[0].value if found and found[0] else None


def test_the_first_line_is_the_headline(article, text_of):
    """A line that is no sentence, above the first paragraph."""
    document = article(text_of("Cracks close the Keldhaven bridge"))

    assert document.metadata.title.value == "Cracks close the Keldhaven bridge"
    assert len(document.body) == 2


def test_sentences_in_capitals_of_a_title_are_a_headline(article, text_of):
    """A full stop makes no paragraph of what is written as a title."""
    title = "Inspectors Found Cracks in the Keldhaven Bridge. Nobody Told the Ferry."

    assert article(text_of(title)).metadata.title.value == title


def test_an_article_may_have_no_headline(article, text_of):
    """The first paragraph is not promoted."""
    document = article(text_of())

    assert document.metadata.title is None
    assert len(document.body) == 2


def test_an_agency_line_is_no_headline(article, text_of):
    """Nor is the line of an agency."""
    metadata = article(text_of("• Meridian Press")).metadata

    assert metadata.title is None
    assert [(agent.role, agent.name.value) for agent in metadata.agents] == [("agency", "Meridian Press")]


def test_a_section_above_the_headline_is_the_kicker(article, text_of):
    """A trail, the name of a section, or a label much shorter than the line below it."""
    for label in ("National / Politics", "World", "Guest column"):
        document = article(text_of(label, "Cracks close the Keldhaven bridge for a third time"))

        assert document.metadata.title.value.startswith("Cracks close")
        assert kicker(document) == label


@pytest.mark.parametrize(
    "line", ["https://mercury.example/2024/03/03/ferry", "www.mercury.example/ferry", "28", "1.204"]
)
def test_an_address_or_a_number_above_the_headline_is_the_pages(line, article, text_of):
    """It is neither headline nor kicker."""
    document = article(text_of(line, "Cracks close the Keldhaven bridge"))

    assert document.metadata.title.value == "Cracks close the Keldhaven bridge"
    assert kicker(document) is None
    assert document.segments[0].name == "site-frame"


def test_a_short_headline_above_a_byline_is_no_kicker(article, text_of):
    """A byline between two lines parts the headline from what is no headline."""
    document = article(
        text_of(
            "Bridge closed again", "By Ines Halvorsen", "Engineers give no date for traffic to return and look sad"
        )
    )

    assert document.metadata.title.value == "Bridge closed again"
    assert kicker(document) is None


def test_a_repeated_headline_is_one_headline(article, segment_of, text_of):
    """Pages print it above the picture and above the article."""
    document = article(
        text_of(
            "News from the whole of the region",
            "Cracks close the Keldhaven bridge for a third time",
            "Cracks close the Keldhaven bridge for a third time",
        )
    )

    assert document.metadata.title.value == "Cracks close the Keldhaven bridge for a third time"
    assert [one.name for one in document.segments].count("repeated-head") == 1


def test_what_stands_between_headline_and_byline_is_the_standfirst(article, text_of):
    """Also where it is a sentence."""
    standfirst = "Engineers give no date for traffic to return, and shopkeepers count the days."
    document = article(text_of("Cracks close the Keldhaven bridge", standfirst, "By Ines Halvorsen"))

    assert document.metadata.standfirst.value == standfirst
    assert len(document.body) == 2


def test_what_stands_between_headline_and_dateline_is_the_standfirst(article, bridge):
    """So it is above a paragraph with a dateline."""
    document = article(
        f"Cracks close the bridge\n\nEngineers give no date for traffic to return\n\nKELDHAVEN • {bridge.first}\n\n{bridge.second}\n"
    )

    assert document.metadata.standfirst.value == "Engineers give no date for traffic to return"


def test_a_sentence_below_the_headline_stays_a_paragraph(article, text_of):
    """Without a mark below it a short first sentence may be the first paragraph, and so it is one."""
    document = article(text_of("Cracks close the Keldhaven bridge", "Nobody knows when it will open again."))

    assert document.metadata.standfirst is None
    assert len(document.body) == 3


def test_a_line_of_names_below_the_headline_is_the_byline(article, text_of):
    """Names alone, where a byline stands."""
    document = article(
        text_of("Cracks close the Keldhaven bridge", "Ines Halvorsen and Tomas Reyk", "March 8, 2019")
    )

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen", "Tomas Reyk"]
    assert document.metadata.events[0].when == date(2019, 3, 8)


def test_a_post_below_the_names_is_theirs(article, text_of):
    """A line with nothing but a post belongs to the byline above it."""
    document = article(text_of("Cracks close the bridge", "By Ines Halvorsen", "Transport Correspondent"))

    assert [(one.name.value, one.position.value) for one in document.metadata.agents] == [
        ("Ines Halvorsen", "Transport Correspondent")
    ]


def test_by_on_its_own_line_belongs_to_the_names_below(article, segment_of, text_of):
    """Pages break the line behind the word."""
    document = article(text_of("Cracks close the Keldhaven bridge", "By", "Ines Halvorsen"))

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen"]
    assert segment_of(document, "By\n") == "byline"


def test_a_byline_may_stand_below_the_first_paragraph(article, segment_of, bridge):
    """Some print it there."""
    document = article(
        f"Cracks close the bridge\n\nKELDHAVEN (AP) - {bridge.first}\n\nBy Ines Halvorsen\n\n{bridge.second}\n"
    )

    assert segment_of(document, "By Ines") == "byline"
    assert len(document.body) == 2


def test_names_above_the_headline_are_the_byline(article, text_of):
    """Where two or more persons stand first, they wrote it."""
    document = article(text_of("Ines Halvorsen and Tomas Reyk", "Cracks close the bridge for a third time"))

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen", "Tomas Reyk"]
    assert document.metadata.title.value.startswith("Cracks close")


def test_a_crosshead_of_names_is_no_byline_in_the_body(article, bridge):
    """Names further down are a crosshead or a line, not a byline."""
    document = article(
        f"Cracks close the bridge\n\n{bridge.first}\n\n{bridge.second}\n\n{bridge.first}\n\nDagny Morrow\n\n{bridge.second}\n"
    )

    assert document.metadata.agents == ()


def test_published_and_updated_are_events(article, text_of):
    """The date line gives both, with their times where the zone is plain."""
    document = article(
        text_of(
            "Cracks close the bridge", "Published: 14:05 GMT, March 8, 2019 | Updated: 18:30 GMT, March 9, 2019"
        )
    )

    assert [(event.kind, event.when) for event in document.metadata.events] == [
        ("published", datetime(2019, 3, 8, 14, 5, tzinfo=UTC)),
        ("updated", datetime(2019, 3, 9, 18, 30, tzinfo=UTC)),
    ]


def test_a_dateline_without_year_takes_it_from_the_date_line(article, bridge):
    """It was filed in the year of a publication within days of it; else the year stays open."""
    near = article(
        f"Bridge closed\n\nJanuary 2, 2019\n\nKELDHAVEN, Dec. 31 (AP) - {bridge.first}\n\n{bridge.second}\n"
    )
    far = article(
        f"Bridge closed\n\nJune 2, 2019\n\nKELDHAVEN, Dec. 31 (AP) - {bridge.first}\n\n{bridge.second}\n"
    )
    alone = article(f"KELDHAVEN, Dec. 31 (AP) - {bridge.first}\n\n{bridge.second}\n")
    leap = article(
        f"Bridge closed\n\nMarch 1, 2019\n\nKELDHAVEN, Feb. 29 (AP) - {bridge.first}\n\n{bridge.second}\n"
    )

    def filed(document):
        return [(event.when, event.inferred) for event in document.metadata.events if event.kind == "filed"]

    assert filed(near) == [(date(2018, 12, 31), True)]
    assert filed(far) == [(None, False)]
    assert filed(alone) == [(None, False)]
    assert filed(leap) == [(None, False)]


def test_the_dateline_is_no_part_of_the_paragraph(article, bridge):
    """It is metadata up to the paragraph's own first word, and cited without its dash."""
    document = article(f"KELDHAVEN, Norway (AP) — {bridge.first}\n\n{bridge.second}\n")
    (extension,) = document.metadata.extensions

    assert document.segments[0].name == "dateline"
    assert document.segments[0].span.of(document.source.text) == "KELDHAVEN, Norway (AP) — "
    assert extension.dateline.value == "KELDHAVEN, Norway (AP)"
    assert document.body[0].inlines[0].text == bridge.first


def test_lines_that_nothing_names_are_kept_with_a_notice(article, text_of):
    """What is doubtful stays text, and the record says that it is doubtful."""
    document = article(text_of("Cracks close the bridge", "By Ines Halvorsen", "close", "Video"))

    assert [notice.code for notice in document.notices] == ["doubtful"]
    assert len(document.body) == 3


def test_a_byline_below_the_first_paragraph_of_a_signed_article_is_not_its_own(article, bridge):
    """It belongs to the title of another article above it."""
    document = article(
        "\n\n".join(
            [
                "Cracks close the bridge",
                "By Ines Halvorsen",
                f"{bridge.first} {bridge.first}",
                "Ferry sails",
                "By Tomas Reyk",
                bridge.second,
            ]
        )
    )

    assert [one.name.value for one in document.metadata.agents] == ["Ines Halvorsen"]


@pytest.mark.parametrize(
    "trail",
    [
        "NewsRegionFerry sails again after eleven weeks in dock",
        "4. Ferry sails again after eleven weeks: in dock",
        "Home Ferry sails again after eleven weeks in dock",
    ],
)
def test_a_line_that_ends_in_the_headline_is_the_pages(article, segment_of, trail, bridge):
    """A page says where one is by the sections and the headline on one line, glued together or not."""
    document = article(
        f"{trail}\n\nFerry sails again after eleven weeks in dock\n\n{bridge.first}\n\n{bridge.first}\n"
    )

    assert document.metadata.title.value == "Ferry sails again after eleven weeks in dock"
    assert segment_of(document, trail) == "site-frame"


def test_a_label_before_the_headline_is_no_trail(article, bridge):
    """What ends in a crosshead further down is a headline all the same."""
    document = article(
        f"Opinion: Mending the ferry pier\n\nBy Ada Kell\n\n{bridge.first}\n\nMending the ferry pier\n\n{bridge.first}\n"
    )

    assert document.metadata.title.value == "Opinion: Mending the ferry pier"


def test_an_appeal_to_join_is_no_headline(article, segment_of, bridge):
    """Pages print what they sell above what they tell."""
    appeal = "Free Article Join Over 2 Million Premium Members And Get More Guidance"
    document = article(f"{appeal}\n\nFerry sails again after eleven weeks\n\nBy Ada Kell\n\n{bridge.first}\n")

    assert document.metadata.title.value == "Ferry sails again after eleven weeks"
    assert segment_of(document, appeal) == "appeal"


def test_a_line_of_capitals_alone_is_a_headline(article):
    """Agencies send it before the story; a line in small letters may be anything."""
    document = article("FERRY SAILS AGAIN AFTER ELEVEN WEEKS\n")

    assert document.metadata.title.value == "FERRY SAILS AGAIN AFTER ELEVEN WEEKS"
    assert document.body == ()
    assert article("Ferry sails again\n").metadata.title is None


def test_names_with_a_place_are_a_byline(article, text_of):
    """Some papers print where each of the persons worked; the place is not part of a name."""
    names = "Ines Halvorsen in Aldermouth and Tomas Reyk"
    document = article(text_of("Cracks close the Keldhaven bridge again", names, "Tue 11 Oct 2022 08.00 BST"))

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen", "Tomas Reyk"]


def test_two_words_above_the_byline_are_no_person(article, text_of):
    """A short headline looks like a name; the word ``By`` below it says which line the byline is."""
    document = article(text_of("The View From Above the Harbour", "Ferries Stop", "By Ines Halvorsen"))

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen"]

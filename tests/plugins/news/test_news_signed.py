"""By whom an article is, when and where: bylines, date lines and datelines, by their place."""

from __future__ import annotations

from datetime import UTC, date, datetime


def test_a_line_of_names_below_the_headline_is_the_byline(article, bridge):
    """Names alone, where a byline stands."""
    document = article(
        bridge.under("Cracks close the Keldhaven bridge", "Ines Halvorsen and Tomas Reyk", "March 8, 2019")
    )

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen", "Tomas Reyk"]
    assert document.metadata.events[0].when == date(2019, 3, 8)


def test_a_post_below_the_names_is_theirs(article, bridge):
    """A line with nothing but a post belongs to the byline above it."""
    document = article(bridge.under("Cracks close the bridge", "By Ines Halvorsen", "Transport Correspondent"))

    assert [(one.name.value, one.position.value) for one in document.metadata.agents] == [
        ("Ines Halvorsen", "Transport Correspondent")
    ]


def test_by_on_its_own_line_belongs_to_the_names_below(article, segment_of, bridge):
    """Pages break the line behind the word."""
    document = article(bridge.under("Cracks close the Keldhaven bridge", "By", "Ines Halvorsen"))

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen"]
    assert segment_of(document, "By\n") == "byline"


def test_a_byline_may_stand_below_the_first_paragraph(article, segment_of, bridge):
    """Some print it there."""
    document = article(
        f"Cracks close the bridge\n\nKELDHAVEN (AP) - {bridge.first}\n\nBy Ines Halvorsen\n\n{bridge.second}\n"
    )

    assert segment_of(document, "By Ines") == "byline"
    assert len(document.body) == 2


def test_names_above_the_headline_are_the_byline(article, bridge):
    """Where two or more persons stand first, they wrote it."""
    document = article(bridge.under("Ines Halvorsen and Tomas Reyk", "Cracks close the bridge for a third time"))

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen", "Tomas Reyk"]
    assert document.metadata.title.value.startswith("Cracks close")


def test_a_crosshead_of_names_is_no_byline_in_the_body(article, bridge):
    """Names further down are a crosshead or a line, not a byline."""
    document = article(
        f"Cracks close the bridge\n\n{bridge.first}\n\n{bridge.second}\n\n{bridge.first}\n\nDagny Morrow\n\n{bridge.second}\n"
    )

    assert document.metadata.agents == ()


def test_published_and_updated_are_events(article, bridge):
    """The date line gives both, with their times where the zone is plain."""
    document = article(
        bridge.under(
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


def test_names_with_a_place_are_a_byline(article, bridge):
    """Some papers print where each of the persons worked; the place is not part of a name."""
    names = "Ines Halvorsen in Aldermouth and Tomas Reyk"
    document = article(bridge.under("Cracks close the Keldhaven bridge again", names, "Tue 11 Oct 2022 08.00 BST"))

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen", "Tomas Reyk"]


def test_two_words_above_the_byline_are_no_person(article, bridge):
    """A short headline looks like a name; the word ``By`` below it says which line the byline is."""
    document = article(bridge.under("The View From Above the Harbour", "Ferries Stop", "By Ines Halvorsen"))

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen"]


def test_names_in_a_box_below_the_byline_are_no_authors(article, bridge):
    """Titles of other articles look like names; the article is signed already."""
    document = article(
        bridge.under(
            "Cracks close the Keldhaven bridge",
            "By Ines Halvorsen",
            "Share",
            "Halvorsen Invests, Skerra Deals",
            "Print",
        )
    )

    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen"]


def test_a_place_before_the_date_is_no_person(article, bridge):
    """A masthead sets them on two lines."""
    document = article(bridge.under("The Keldhaven Courier of Sunday", "Port Ansel,", "Sunday, July 26, 2020"))

    assert document.metadata.agents == ()

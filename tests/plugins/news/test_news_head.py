"""The headline, and what stands round it: by words where they say it, by place where only that does."""

from __future__ import annotations

import pytest

from converter_news.article import Article


def kicker(document) -> str | None:
    found = [one.kicker for one in document.metadata.extensions if isinstance(one, Article)]
    return found[0].value if found and found[0] else None


def test_the_first_line_is_the_headline(article, bridge):
    """A line that is no sentence, above the first paragraph."""
    document = article(bridge.under("Cracks close the Keldhaven bridge"))

    assert document.metadata.title.value == "Cracks close the Keldhaven bridge"
    assert len(document.body) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("Mercury Homepage", "Skip to content", "Accessibility Help"),
        ("The Mercury", "Sign in", "News", "Sport", "Business"),
        ("Support the Mercury", "We need you", "Support us"),
        ("Der Merkur", "Zum Inhalt springen", "Abonnement", "Menü"),
    ],
)
def test_a_menu_and_what_stands_above_it_is_the_pages(lines, article, bridge):
    """Short lines above the way to the text, or to other sections; a section right above the headline is none."""
    document = article(bridge.under(*lines, "Islands", "Cracks close the Keldhaven bridge"))

    assert document.metadata.title.value == "Cracks close the Keldhaven bridge"
    assert kicker(document) == "Islands"
    assert {one.name for one in document.segments if one.span.start < document.source.text.index("Islands")} == {
        "site-frame"
    }


def test_a_long_headline_above_a_line_of_the_menu_stays(article, bridge):
    """Pages have such lines below it as well."""
    document = article(bridge.under("Cracks close the Keldhaven bridge for the third time", "Sign in"))

    assert document.metadata.title.value == "Cracks close the Keldhaven bridge for the third time"


def test_sentences_in_capitals_of_a_title_are_a_headline(article, bridge):
    """A full stop makes no paragraph of what is written as a title."""
    title = "Inspectors Found Cracks in the Keldhaven Bridge. Nobody Told the Ferry."

    assert article(bridge.under(title)).metadata.title.value == title


def test_an_article_may_have_no_headline(article, bridge):
    """The first paragraph is not promoted."""
    document = article(bridge.under())

    assert document.metadata.title is None
    assert len(document.body) == 2


def test_an_agency_line_is_no_headline(article, bridge):
    """Nor is the line of an agency."""
    metadata = article(bridge.under("• Meridian Press")).metadata

    assert metadata.title is None
    assert [(agent.role, agent.name.value) for agent in metadata.agents] == [("agency", "Meridian Press")]


def test_a_section_above_the_headline_is_the_kicker(article, bridge):
    """A trail, the name of a section, or a label much shorter than the line below it."""
    for label in ("National / Politics", "World", "Guest column"):
        document = article(bridge.under(label, "Cracks close the Keldhaven bridge for a third time"))

        assert document.metadata.title.value.startswith("Cracks close")
        assert kicker(document) == label


@pytest.mark.parametrize(
    "line", ["https://mercury.example/2024/03/03/ferry", "www.mercury.example/ferry", "28", "1.204"]
)
def test_an_address_or_a_number_above_the_headline_is_the_pages(line, article, bridge):
    """It is neither headline nor kicker."""
    document = article(bridge.under(line, "Cracks close the Keldhaven bridge"))

    assert document.metadata.title.value == "Cracks close the Keldhaven bridge"
    assert kicker(document) is None
    assert document.segments[0].name == "site-frame"


def test_a_line_that_stands_twice_below_the_headline_is_a_caption(article, bridge):
    """It is no standfirst, and no second headline."""
    caption = "The road bridge over the Kelda on Thursday evening. — KCA"
    document = article(bridge.under("Cracks close the bridge", "APP Published July 14, 2024", caption, caption))

    assert document.metadata.title.value == "Cracks close the bridge"
    assert document.metadata.standfirst is None
    assert [block.role.value for block in document.body[:2]] == ["caption", "caption"]


def test_a_headline_of_few_signs_is_no_kicker(article, bridge):
    """Seventeen signs of Chinese are a sentence."""
    headline, caption = (
        "凱爾達大橋三度封閉:修好一座橋不容易",
        "三月十八日凱爾達大橋因出現裂縫再次封閉,車輛改乘渡輪,市政府表示暫無開放日期,居民十分失望。攝影:林一",
    )
    document = article(bridge.under(headline, "2020年03月18日 13:09", caption))

    assert document.metadata.title.value == headline


def test_a_quotation_in_guillemets_is_no_trail(article, bridge):
    """``»`` closes it, and leads nowhere."""
    document = article(
        bridge.under("Halvorsen «regrets» and «stands by» it", "March 3, 2020", "Engineers give no date")
    )

    assert document.metadata.title.value.startswith("Halvorsen")


def test_a_short_headline_above_a_byline_is_no_kicker(article, bridge):
    """A byline between two lines parts the headline from what is no headline."""
    document = article(
        bridge.under(
            "Bridge closed again", "By Ines Halvorsen", "Engineers give no date for traffic to return and look sad"
        )
    )

    assert document.metadata.title.value == "Bridge closed again"
    assert kicker(document) is None


def test_a_repeated_headline_is_one_headline(article, segment_of, bridge):
    """Pages print it above the picture and above the article."""
    document = article(
        bridge.under(
            "News from the whole of the region",
            "Cracks close the Keldhaven bridge for a third time",
            "Cracks close the Keldhaven bridge for a third time",
        )
    )

    assert document.metadata.title.value == "Cracks close the Keldhaven bridge for a third time"
    assert [one.name for one in document.segments].count("repeated-head") == 1


def test_what_stands_between_headline_and_byline_is_the_standfirst(article, bridge):
    """Also where it is a sentence."""
    standfirst = "Engineers give no date for traffic to return, and shopkeepers count the days."
    document = article(bridge.under("Cracks close the Keldhaven bridge", standfirst, "By Ines Halvorsen"))

    assert document.metadata.standfirst.value == standfirst
    assert len(document.body) == 2


def test_lines_of_a_page_below_the_standfirst_leave_it_one(article, bridge):
    """A line that is too short for one, and another that is long enough, above the dateline."""
    standfirst = "Engineers give no date for traffic to return"
    lines = (standfirst, "By Ines Halvorsen", "4 min", "Video", "Take this home with you tonight")
    document = article(
        "\n\n".join(("Cracks close the bridge", *lines, f"KELDHAVEN • {bridge.first}", bridge.second))
    )

    assert document.metadata.standfirst.value == standfirst


def test_what_stands_between_headline_and_dateline_is_the_standfirst(article, bridge):
    """So it is above a paragraph with a dateline."""
    document = article(
        f"Cracks close the bridge\n\nEngineers give no date for traffic to return\n\nKELDHAVEN • {bridge.first}\n\n{bridge.second}\n"
    )

    assert document.metadata.standfirst.value == "Engineers give no date for traffic to return"


def test_a_sentence_below_the_headline_stays_a_paragraph(article, bridge):
    """Without a mark below it a short first sentence may be the first paragraph, and so it is one."""
    document = article(bridge.under("Cracks close the Keldhaven bridge", "Nobody knows when it will open again."))

    assert document.metadata.standfirst is None
    assert len(document.body) == 3


def test_lines_that_nothing_names_are_kept_with_a_notice(article, bridge):
    """What is doubtful stays text, and the record says that it is doubtful."""
    document = article(bridge.under("Cracks close the bridge", "By Ines Halvorsen", "close", "Video"))

    assert [notice.code for notice in document.notices] == ["doubtful"]
    assert len(document.body) == 3


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


def test_names_below_many_lines_of_the_head_are_the_byline(article, bridge):
    """Two kickers, the headline, what it is about, and the day."""
    lines = ("Islands", "Roads", bridge.headline, "Drivers are sent to the ferry until the spring of next year")
    document = article(
        bridge.under(*lines, "Published: December 02, 2022 07:11", "Ines Halvorsen, Senior Reporter")
    )

    assert [(one.name.value, one.position.value) for one in document.metadata.agents] == [
        ("Ines Halvorsen", "Senior Reporter")
    ]


def test_a_place_above_the_date_is_no_dateline(article, bridge):
    """The first paragraph does not follow it: agencies print it above the hour, and lead the text with another."""
    lead = f"(ANSA) - BOLOGNA, 18 MAG - {bridge.first}"
    document = article(bridge.text("BOLOGNA", "18 maggio 2023 10:22", lead, bridge.second))

    assert [one.when.isoformat() for one in document.metadata.events] == ["2023-05-18", "2023-05-18"]
    assert [one.name.value for one in document.metadata.places] == ["BOLOGNA"]
    assert not [one for one in document.notices if one.code == "other-article"]


def test_a_line_that_begins_with_day_and_hour_is_no_headline(article, bridge):
    """Whatever else stands on it."""
    document = article(bridge.under("桥再次封闭", "2023-10-04 14:20 甲社 乙丙丁"))

    assert document.metadata.title is None or "14:20" not in document.metadata.title.value

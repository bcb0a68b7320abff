"""The article's own text: paragraphs, crossheads, lists, quotations and notes."""

from __future__ import annotations

import pytest

from converter import List, Paragraph, Quote, plain_text


def test_a_short_line_between_paragraphs_is_a_crosshead(article, roles, bridge):
    """Set apart by blank lines, without end mark, above prose."""
    document = article(bridge.text(bridge.first, bridge.second, "Shops without customers", bridge.first))

    assert roles(document) == [None, None, "crosshead", None]


def test_capitals_are_a_crosshead_without_blank_lines(article, roles, bridge):
    """Where no blank line parts anything, capitals do."""
    document = article(
        f"{bridge.headline}\n{bridge.first}\n{bridge.second}\nMORE THAN A BRIDGE AT STAKE\n{bridge.first}\n{bridge.second}\n"
    )

    assert roles(document) == [None, None, "crosshead", None, None]


@pytest.mark.parametrize("line", ["and no end of it", "The shops:", "Shops, cafés,"])
def test_a_line_that_goes_on_is_no_crosshead(article, line: str, roles, bridge):
    """It stays a paragraph."""
    assert "crosshead" not in roles(article(bridge.text(bridge.first, bridge.second, line, bridge.first)))


def test_bullets_make_a_list(article, bridge):
    """Two or more lines with the same bullet are items of one list, each labelled with it."""
    document = article(
        bridge.text(
            bridge.first,
            "Three things are certain:",
            "• the footpath stays open;",
            "• nobody may fish.",
            bridge.second,
        )
    )
    (items,) = (block for block in document.body if isinstance(block, List))

    assert [plain_text(item.inlines) for item in items.items] == ["the footpath stays open;", "nobody may fish."]
    assert [item.label.value for item in items.items] == ["•", "•"]


def test_one_bullet_is_no_list(article, bridge):
    """A single bullet is how a paragraph is printed."""
    assert not any(
        isinstance(block, List)
        for block in article(bridge.text(bridge.first, "• A lone point of order.", bridge.second)).body
    )


def test_lines_of_the_page_inside_the_article_are_furniture(article, segment_of, roles, bridge):
    """Advertisements and links stand between paragraphs; the paragraphs stay."""
    document = article(
        bridge.text(
            bridge.first,
            "Advertisement",
            bridge.second,
            "READ MORE: Ten bridges that were never built",
            bridge.first,
        )
    )

    assert segment_of(document, "Advertisement") == "advertisement"
    assert segment_of(document, "READ MORE") == "related-links"
    assert roles(document) == [None, None, None]


def test_credits_and_corrections_are_text_with_a_role(article, roles, bridge):
    """They are the paper's own words."""
    document = article(
        bridge.text(
            bridge.first,
            bridge.second,
            "(Reporting by Ines Halvorsen; Editing by Wilhelmina Oake)",
            "Correction: There are twelve hangers, not ten.",
            "Copyright © 2019 The Keldhaven Mercury. All rights reserved.",
        )
    )

    assert roles(document) == [None, None, "credit", "correction", "copyright"]


@pytest.mark.parametrize("text", ["A line", "Share", "___", "• Kyodo", "By Ines Halvorsen\n\nMarch 3, 2019"])
def test_a_text_without_prose_is_read_all_the_same(article, text: str):
    """Nothing is required of a text that was called an article but that it has something to see."""
    assert article(text).segments


def test_a_dateline_with_an_agency_is_one_in_the_middle_as_well(article, bridge):
    """A second story under one headline is filed from its own place; the first place is the article's."""
    document = article(
        bridge.text(
            f"KELDHAVEN (AP) — {bridge.first}", bridge.second, f"SKERRA (Reuters) - {bridge.first}", bridge.second
        )
    )

    assert [one.name.value for one in document.metadata.places] == ["KELDHAVEN"]
    assert [one.span.of(document.source.text).strip() for one in document.segments if one.name == "dateline"] == [
        "KELDHAVEN (AP) —",
        "SKERRA (Reuters) -",
    ]


def test_a_writer_in_the_story_stays_in_it(article, bridge):
    """A sentence about an author is a paragraph where the story goes on below it."""
    document = article(
        bridge.text(bridge.first, "Tomas Reyk is the author of A Bridge by Any Name.", bridge.second)
    )

    assert len(document.body) == 3


@pytest.mark.parametrize(
    "between",
    [
        ("The bakery", "A workshop until 1987"),
        ("The bakery", "Getty Images"),
        ("(Ines Halvorsen)", "The bakery"),
        (
            "19.27 Uhr: The bakery opens its doors for the first time since the minister spoke of the bridge on the radio",
        ),
    ],
)
def test_a_crosshead_is_one_beside_a_picture_or_a_second_one_and_with_an_hour(article, between, roles, bridge):
    document = article(bridge.text(bridge.first, bridge.second, *between, bridge.first))

    assert "crosshead" in roles(document)
    assert roles(document)[2:-1].count(None) == 0


def test_a_crosshead_may_follow_the_first_paragraph_with_its_dateline(article, roles, bridge):
    document = article(
        bridge.text(f"KELDHAVEN (Reuters) - {bridge.first}", "Shops without customers", bridge.second)
    )

    assert roles(document) == [None, "crosshead", None]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("(STORY CAN END HERE. OPTIONAL MATERIAL FOLLOWS)", "print-note"),
        ("Read or share this story: https://example.org/x", "site-frame"),
        ("Image 1 of 12", "page-navigation"),
        ("Das könnte Sie auch interessieren", "related-links"),
    ],
)
def test_a_line_for_the_desk_or_of_a_page_is_named(article, segment_of, line, name, bridge):
    assert segment_of(article(bridge.text(bridge.first, line, bridge.second)), line) == name


def test_a_post_on_a_network_is_a_quotation(article, bridge):
    """With the line that says who wrote it and when."""
    posted = "The ferry stays where it is… pic.example.org/x"
    whole = "It sails again! — Ines Halvorsen (@halvorsen) July 18, 2026"
    document = article(
        bridge.text(
            bridge.first, posted, "— Ines Halvorsen (@halvorsen) July 18, 2026", bridge.second, whole, bridge.first
        )
    )

    assert [type(block) for block in document.body] == [Paragraph, Quote, Paragraph, Quote, Paragraph]
    assert [len(block.blocks) for block in document.body if isinstance(block, Quote)] == [2, 1]


@pytest.mark.parametrize(
    ("sign", "code"),
    [("&rsquo;", "character-references"), ("â€™", "wrong-characters"), ("â\x80\x99", "wrong-characters")],
)
def test_a_damaged_text_is_read_as_it_stands_and_the_record_says_so(article, sign, code, bridge):
    document = article(bridge.text(bridge.first, bridge.second.replace(" ", f" {sign}", 3)))

    assert [notice.code for notice in document.notices] == [code]
    assert not article(bridge.text(bridge.first, bridge.second.replace(" ", f" {sign}", 2))).notices


def test_a_sentence_above_the_name_of_a_photographer_is_a_caption(article, bridge):
    """A page prints what a picture shows, and who made it on the line below."""
    shown = "Petra Lindqvane opens her bakery on the quay before the bridge.first ferry leaves."
    text = bridge.text(
        bridge.first, shown, "Photo: Lotte Brandeis", bridge.second, "Share", "Advertisement", bridge.first
    )

    captions = [block for block in article(text).body if block.role and block.role.value == "caption"]

    assert [plain_text(block.inlines) for block in captions] == [shown, "Photo: Lotte Brandeis"]


def test_a_crosshead_stands_below_links(article, roles, bridge):
    """Links stand right below each other; what is set apart below them, above prose, is the article's."""
    document = article(
        bridge.text(
            bridge.first,
            "Share",
            bridge.second,
            "The last ferryman of the Kelda\nA bridge by any name",
            "Shops without customers",
            bridge.first,
            bridge.second,
            "Read more: Eleven cars and a cow",
        )
    )

    assert roles(document) == [None, None, "crosshead", None, None]


@pytest.mark.parametrize(
    "said", ["„Das ist das Ende.“", "»Das ist das Ende.«", "« C’est la fin ! »", "“That is all.”"]
)
def test_a_sentence_ends_in_the_marks_of_each_language(said, article, bridge):
    """Quotation marks behind the full stop: those that end a quotation here begin one there."""
    document = article(bridge.text(bridge.first, f"Thus the minister, on Thursday: {said}", bridge.second))

    assert not document.notices


def test_a_long_quotation_without_a_full_stop_is_prose(article, bridge):
    """It is the quotation marks within that show it, also at the end of the copy of a page."""
    last = "“We had no bread since Thursday, and nobody told us when it would end, not even on the radio,” said Olga Brandt, 61"
    document = article(bridge.text(bridge.first, bridge.second, last, "Share", "Read more: Fog again"))

    assert plain_text(document.body[-1].inlines) == last


SECOND = ("Ministry rejects aid for the ferry", "By Piers Adeyemi")
ALDERMOUTH = "ALDERMOUTH, March 3 (Reuters) - The ministry said on Sunday that it would not pay for the ferry."


def test_other_articles_below_the_first_are_noticed(article, bridge):
    """Their text is kept; the notice begins at the headline of the first of them, and says how many there are."""
    first = ("By Ines Halvorsen", f"KELDHAVEN, March 3 (Reuters) - {bridge.first}", bridge.second)
    one = article(bridge.text(*first, *SECOND, ALDERMOUTH))
    two = article(bridge.text(*first, *SECOND, ALDERMOUTH, bridge.second, "Fog again", ALDERMOUTH, bridge.second))

    assert [agent.name.value for agent in one.metadata.agents if agent.role == "author"] == ["Ines Halvorsen"]
    [notice] = [notice for notice in one.notices if notice.code == "other-article"]
    assert notice.span.of(one.source.text).startswith(SECOND[0])
    assert notice.message.startswith("another article begins here")
    [notice] = [notice for notice in two.notices if notice.code == "other-article"]
    assert notice.message.startswith("2 other articles")


def test_a_byline_below_a_byline_shows_another_article(article, bridge):
    """Also where no article has a dateline."""
    document = article(bridge.text("By Ines Halvorsen", bridge.first, bridge.second, *SECOND, bridge.first))

    assert [notice.code for notice in document.notices].count("other-article") == 1


@pytest.mark.parametrize("caption", ["The quay on Sunday. (AP Photo/Lotte Brandeis)", None])
def test_one_dateline_shows_one_article(caption, article, bridge):
    """Also below a caption that has one of its own, and where a line begins with By."""
    dated = f"KELDHAVEN (AP) — {bridge.first}"
    blocks = [dated, caption, dated] if caption else [bridge.first, "By Wednesday evening", dated]

    assert "other-article" not in [notice.code for notice in article(bridge.text(*blocks)).notices]

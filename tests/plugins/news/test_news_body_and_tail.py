"""The article's own text, and what stands below it: nothing dropped, nothing of the article lost to the page."""

from __future__ import annotations

import pytest

from converter import List, Paragraph, Quote, Role, plain_text

FIRST = (
    "The road bridge over the Kelda was closed to all traffic on Thursday after inspectors found cracks in two of its"
    " twelve hangers, the third closure since the spring of last year, the roads agency said in a statement."
)
SECOND = "About 9,000 vehicles a day use the bridge, the only crossing for 40 kilometres in either direction."
HEAD = "Cracks close the Keldhaven bridge for a third time"


def text_of(*blocks: str) -> str:
    return "\n\n".join([HEAD, *blocks]) + "\n"


def roles(document) -> list[str | None]:
    return [block.role.value if block.role else None for block in document.body if isinstance(block, Paragraph)]


def test_a_short_line_between_paragraphs_is_a_crosshead(article):
    """Set apart by blank lines, without end mark, above prose."""
    document = article(text_of(FIRST, SECOND, "Shops without customers", FIRST))

    assert roles(document) == [None, None, "crosshead", None]


def test_capitals_are_a_crosshead_without_blank_lines(article):
    """Where no blank line parts anything, capitals do."""
    document = article(f"{HEAD}\n{FIRST}\n{SECOND}\nMORE THAN A BRIDGE AT STAKE\n{FIRST}\n{SECOND}\n")

    assert roles(document) == [None, None, "crosshead", None, None]


@pytest.mark.parametrize("line", ["and no end of it", "The shops:", "Shops, cafés,"])
def test_a_line_that_goes_on_is_no_crosshead(article, line: str):
    """It stays a paragraph."""
    assert "crosshead" not in roles(article(text_of(FIRST, SECOND, line, FIRST)))


def test_bullets_make_a_list(article):
    """Two or more lines with the same bullet are items of one list, each labelled with it."""
    document = article(
        text_of(FIRST, "Three things are certain:", "• the footpath stays open;", "• nobody may fish.", SECOND)
    )
    (items,) = (block for block in document.body if isinstance(block, List))

    assert [plain_text(item.inlines) for item in items.items] == ["the footpath stays open;", "nobody may fish."]
    assert [item.label.value for item in items.items] == ["•", "•"]


def test_one_bullet_is_no_list(article):
    """A single bullet is how a paragraph is printed."""
    assert not any(
        isinstance(block, List) for block in article(text_of(FIRST, "• A lone point of order.", SECOND)).body
    )


def test_lines_of_the_page_inside_the_article_are_furniture(article, segment_of):
    """Advertisements and links stand between paragraphs; the paragraphs stay."""
    document = article(
        text_of(FIRST, "Advertisement", SECOND, "READ MORE: Ten bridges that were never built", FIRST)
    )

    assert segment_of(document, "Advertisement") == "advertisement"
    assert segment_of(document, "READ MORE") == "related-links"
    assert roles(document) == [None, None, None]


def test_credits_and_corrections_are_text_with_a_role(article):
    """They are the paper's own words."""
    document = article(
        text_of(
            FIRST,
            SECOND,
            "(Reporting by Ines Halvorsen; Editing by Wilhelmina Oake)",
            "Correction: There are twelve hangers, not ten.",
            "Copyright © 2019 The Keldhaven Mercury. All rights reserved.",
        )
    )

    assert roles(document) == [None, None, "credit", "correction", "copyright"]


def test_lines_below_a_label_are_links(article, segment_of):
    """Titles of other articles are named by the label above them."""
    document = article(
        text_of(FIRST, SECOND, "Related stories", "The last ferryman of the Kelda", "A bridge by any name")
    )

    assert segment_of(document, "The last ferryman") == "related-links"
    assert segment_of(document, "A bridge by any name") == "related-links"
    assert len(document.body) == 2


def test_lines_below_no_label_stay_text(article):
    """Short last lines may be the article's, such as a list of results."""
    document = article(text_of(FIRST, SECOND, "Aldermouth 2 Skerra 1", "Keldhaven 0 Upper Sarn 0"))

    assert len(document.body) == 4
    assert document.notices


def test_a_short_last_paragraph_stays_on_a_page(article):
    """Labels within the article do not cut off its end."""
    document = article(
        text_of(
            FIRST,
            "Share",
            SECOND,
            "Advertisement",
            "• nobody may fish;",
            "• nobody may swim.",
            "“Soon,” the minister said, when she was asked how soon that would be.",
        )
    )

    assert plain_text(document.body[-1].inlines).startswith("“Soon,”")


def test_an_appeal_of_two_sentences_is_one(article):
    """The sentence right above the other, where paragraphs stand apart, belongs to it."""
    document = article(
        text_of(FIRST, SECOND)
        + "\nReporting takes time, and it is readers who pay for that time.\nBy subscribing, you can help us keep the lights on.\n"
    )

    assert len(document.body) == 2
    assert document.segments[-1].name == "appeal"
    assert document.segments[-1].span.of(document.source.text).startswith("Reporting takes time")


def test_a_paragraph_above_an_appeal_stays(article):
    """A blank line between them parts the article from the appeal."""
    document = article(text_of(FIRST, SECOND, "By subscribing, you can help us keep the lights on."))

    assert len(document.body) == 2


def test_an_agency_signs_off(article):
    """The last line of a wire names its agency."""
    document = article(f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n REUTER\n")

    assert [(one.role, one.name.value) for one in document.metadata.agents] == [("agency", "Reuters")]
    assert document.segments[-1].name == "signature"


def test_the_colophon_is_read(article):
    """Publication, date, page, section, edition and the print headline."""
    note = (
        "A version of this article appears in print on March 30, 2018, Section B, Page 3 of the New York edition with"
        " the headline: Cracks and Patience."
    )
    edition = article(text_of(FIRST, SECOND, note)).metadata.edition

    assert edition.date.value.isoformat() == "2018-03-30"
    assert (edition.section.value, edition.page.value) == ("B", "3")
    assert (edition.edition.value, edition.headline.value) == ("New York", "Cracks and Patience")
    assert edition.publication is None


def test_what_follows_the_colophon_on_its_line_is_the_sites(article):
    """A link behind the closing quotation mark is no part of the note."""
    note = "A version of this article appeared in the print edition of The Mercury on May 4, 2016, with the headline 'It's open'. Subscribe"
    document = article(text_of(FIRST, SECOND, note))

    assert document.metadata.edition.headline.value == "It's open"
    assert [(one.role, one.name) for one in document.segments[-2:]] == [
        (Role.METADATA, "colophon"),
        (Role.FURNITURE, "appeal"),
    ]
    assert [(one.role, one.name.value) for one in document.metadata.agents] == [("publisher", "The Mercury")]


def test_a_print_headline_titles_an_article_that_has_no_other(article):
    """It is cited where it stands, in the colophon."""
    note = "A version of this article appeared in the print edition of The Mercury on May 4, 2016, with the headline 'Open again'."
    document = article(f"{FIRST}\n\n{SECOND}\n\n{note}\n")

    assert document.metadata.title == document.metadata.edition.headline


@pytest.mark.parametrize("text", ["A line", "Share", "___", "• Kyodo", "By Ines Halvorsen\n\nMarch 3, 2019"])
def test_a_text_without_prose_is_read_all_the_same(article, text: str):
    """Nothing is required of a text that was called an article but that it has something to see."""
    assert article(text).segments


def test_a_dateline_with_an_agency_is_one_in_the_middle_as_well(article):
    """A second story under one headline is filed from its own place; the first place is the article's."""
    document = article(text_of(f"KELDHAVEN (AP) — {FIRST}", SECOND, f"SKERRA (Reuters) - {FIRST}", SECOND))

    assert [one.name.value for one in document.metadata.places] == ["KELDHAVEN"]
    assert [one.span.of(document.source.text).strip() for one in document.segments if one.name == "dateline"] == [
        "KELDHAVEN (AP) —",
        "SKERRA (Reuters) -",
    ]


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("Ines Halvorsen is a staff writer for the Mercury.", "author-note"),
        ("Tomas Reyk is the author of A Bridge by Any Name.", "author-note"),
        ("Page 2 of 5", "page-navigation"),
        ("Get in touch with our news team by writing to the desk.", "appeal"),
    ],
)
def test_a_note_below_the_last_paragraph_is_no_paragraph(article, segment_of, note: str, name: str):
    """Who wrote it, which page it is and what the reader may do is the page's."""
    document = article(text_of(FIRST, SECOND, note))

    assert segment_of(document, note) == name
    assert len(document.body) == 2


def test_a_writer_in_the_story_stays_in_it(article):
    """A sentence about an author is a paragraph where the story goes on below it."""
    document = article(text_of(FIRST, "Tomas Reyk is the author of A Bridge by Any Name.", SECOND))

    assert len(document.body) == 3


def test_titles_below_the_last_sentence_are_the_pages(article, segment_of):
    """Many lines that are no sentences, and no figures, follow no article that is not a page."""
    titles = (
        "The last ferryman of the Kelda",
        "A bridge by any name",
        "Ten ferries to see before winter",
        "Fog again",
    )
    document = article(text_of(FIRST, SECOND, *titles))

    assert len(document.body) == 2
    assert {segment_of(document, title) for title in titles} == {"site-frame"}


@pytest.mark.parametrize(("line", "dated"), [("May 1, 2023", False), ("First published May 1, 2023", True)])
def test_a_date_below_the_article_of_a_page_is_that_of_a_link(article, line: str, dated: bool):
    """Unless it says that it is the article's: no date is invented."""
    document = article(
        text_of(FIRST, SECOND, "Related stories", "The last ferryman of the Kelda", line, "Advertisement")
    )

    assert bool(document.metadata.events) is dated


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
def test_a_crosshead_is_one_beside_a_picture_or_a_second_one_and_with_an_hour(article, between):
    document = article(text_of(FIRST, SECOND, *between, FIRST))

    assert "crosshead" in roles(document)
    assert roles(document)[2:-1].count(None) == 0


def test_a_crosshead_may_follow_the_first_paragraph_with_its_dateline(article):
    document = article(text_of(f"KELDHAVEN (Reuters) - {FIRST}", "Shops without customers", SECOND))

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
def test_a_line_for_the_desk_or_of_a_page_is_named(article, segment_of, line, name):
    assert segment_of(article(text_of(FIRST, line, SECOND)), line) == name


def test_a_post_on_a_network_is_a_quotation(article):
    """With the line that says who wrote it and when."""
    posted = "The ferry stays where it is… pic.example.org/x"
    whole = "It sails again! — Ines Halvorsen (@halvorsen) July 18, 2026"
    document = article(text_of(FIRST, posted, "— Ines Halvorsen (@halvorsen) July 18, 2026", SECOND, whole, FIRST))

    assert [type(block) for block in document.body] == [Paragraph, Quote, Paragraph, Quote, Paragraph]
    assert [len(block.blocks) for block in document.body if isinstance(block, Quote)] == [2, 1]


@pytest.mark.parametrize(
    ("sign", "code"),
    [("&rsquo;", "character-references"), ("â€™", "wrong-characters"), ("â\x80\x99", "wrong-characters")],
)
def test_a_damaged_text_is_read_as_it_stands_and_the_record_says_so(article, sign, code):
    document = article(text_of(FIRST, SECOND.replace(" ", f" {sign}", 3)))

    assert [notice.code for notice in document.notices] == [code]
    assert not article(text_of(FIRST, SECOND.replace(" ", f" {sign}", 2))).notices


def test_a_sentence_above_the_name_of_a_photographer_is_a_caption(article):
    """A page prints what a picture shows, and who made it on the line below."""
    shown = "Petra Lindqvane opens her bakery on the quay before the first ferry leaves."
    text = text_of(FIRST, shown, "Photo: Lotte Brandeis", SECOND, "Share", "Advertisement", FIRST)

    captions = [block for block in article(text).body if block.role and block.role.value == "caption"]

    assert [plain_text(block.inlines) for block in captions] == [shown, "Photo: Lotte Brandeis"]


@pytest.mark.parametrize("sign", ["dpa", "(dpa)", "(AFP)", "EFE"])
def test_an_agency_signs_off_in_brackets_too(article, sign: str):
    """The agency is named without the brackets."""
    document = article(text_of(FIRST, SECOND, sign))

    assert [agent.name.value for agent in document.metadata.agents] == [sign.strip("()")]
    assert document.metadata.agents[0].role == "agency"

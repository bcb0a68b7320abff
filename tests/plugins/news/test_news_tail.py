"""What stands below the text of an article: nothing dropped, nothing of the article lost to the page."""

from __future__ import annotations

import pytest

from converter import Role, plain_text


def test_lines_below_a_label_are_links(article, segment_of, bridge):
    """Titles of other articles are named by the label above them."""
    document = article(
        bridge.text(
            bridge.first,
            bridge.second,
            "Related stories",
            "The last ferryman of the Kelda",
            "A bridge by any name",
        )
    )

    assert segment_of(document, "The last ferryman") == "related-links"
    assert segment_of(document, "A bridge by any name") == "related-links"
    assert len(document.body) == 2


def test_lines_below_no_label_stay_text(article, bridge):
    """Short last lines may be the article's, such as a list of results."""
    document = article(
        bridge.text(bridge.first, bridge.second, "Aldermouth 2 Skerra 1", "Keldhaven 0 Upper Sarn 0")
    )

    assert len(document.body) == 4
    assert document.notices


def test_a_short_last_paragraph_stays_on_a_page(article, bridge):
    """Labels within the article do not cut off its end."""
    document = article(
        bridge.text(
            bridge.first,
            "Share",
            bridge.second,
            "Advertisement",
            "• nobody may fish;",
            "• nobody may swim.",
            "“Soon,” the minister said, when she was asked how soon that would be.",
        )
    )

    assert plain_text(document.body[-1].inlines).startswith("“Soon,”")


def test_what_stands_below_an_advertisement_stays(article, bridge):
    """An advertisement stands within articles: a short paragraph below it is the article's."""
    last = "The council meets again on Tuesday, and expects no answer before that."
    document = article(
        bridge.text(
            bridge.first, "Advertisement", "Skip advertisement", last, "Share", "Read more: The last ferryman"
        )
    )

    assert plain_text(document.body[-1].inlines) == last


def test_what_stands_above_a_credit_stays(article, segment_of, bridge):
    """However many lines of the page come before it, a credit below it says whose it is."""
    last = "The council meets again on Tuesday."
    lines = ("Share", "The last ferryman", "A bridge by any name", "Eleven cars and a cow")
    document = article(
        bridge.text(bridge.first, *lines, last, "Ines Halvorsen contributed to this report.", "Share", "Fog again")
    )

    assert [one.role.value if one.role else None for one in document.body[-2:]] == [None, "credit"]
    assert plain_text(document.body[-2].inlines) == last
    assert segment_of(document, "Fog again") == "site-frame"


def test_an_appeal_of_two_sentences_is_one(article, bridge):
    """The sentence right above the other, where paragraphs stand apart, belongs to it."""
    document = article(
        bridge.text(bridge.first, bridge.second)
        + "\nReporting takes time, and it is readers who pay for that time.\nBy subscribing, you can help us keep the lights on.\n"
    )

    assert len(document.body) == 2
    assert document.segments[-1].name == "appeal"
    assert document.segments[-1].span.of(document.source.text).startswith("Reporting takes time")


def test_a_paragraph_above_an_appeal_stays(article, bridge):
    """A blank line between them parts the article from the appeal."""
    document = article(
        bridge.text(bridge.first, bridge.second, "By subscribing, you can help us keep the lights on.")
    )

    assert len(document.body) == 2


@pytest.mark.parametrize(
    ("sign", "agencies"),
    [("kow/dpa", ["dpa"]), ("(kow/AFP)", ["AFP"]), ("mk/lin/dpa/AFP", ["dpa", "AFP"]), ("amd/meh/sp", [])],
)
def test_who_wrote_it_from_an_agency_signs_off(sign, agencies, article, segment_of, bridge):
    """Initials and agency: what stands above them is the article's, as above a credit."""
    last = "The council meets again on Tuesday."
    lines = ("Share", "The last ferryman", "A bridge by any name", "Eleven cars and a cow")
    document = article(bridge.text(bridge.first, *lines, last, sign, "Share"))

    assert plain_text(document.body[-1].inlines) == last
    assert segment_of(document, sign) == "signature"
    assert [one.name.value for one in document.metadata.agents] == agencies


def test_an_agency_signs_off(article, bridge):
    """The last line of a wire names its agency."""
    document = article(f"{bridge.headline}\n\n{bridge.first}\n\n{bridge.second}\n REUTER\n")

    assert [(one.role, one.name.value) for one in document.metadata.agents] == [("agency", "Reuters")]
    assert document.segments[-1].name == "signature"


def test_the_colophon_is_read(article, bridge):
    """Publication, date, page, section, edition and the print headline."""
    note = (
        "A version of this article appears in print on March 30, 2018, Section B, Page 3 of the New York edition with"
        " the headline: Cracks and Patience."
    )
    edition = article(bridge.text(bridge.first, bridge.second, note)).metadata.edition

    assert edition.date.value.isoformat() == "2018-03-30"
    assert (edition.section.value, edition.page.value) == ("B", "3")
    assert (edition.edition.value, edition.headline.value) == ("New York", "Cracks and Patience")
    assert edition.publication is None


def test_what_follows_the_colophon_on_its_line_is_the_sites(article, bridge):
    """A link behind the closing quotation mark is no part of the note."""
    note = "A version of this article appeared in the print edition of The Mercury on May 4, 2016, with the headline 'It's open'. Subscribe"
    document = article(bridge.text(bridge.first, bridge.second, note))

    assert document.metadata.edition.headline.value == "It's open"
    assert [(one.role, one.name) for one in document.segments[-2:]] == [
        (Role.METADATA, "colophon"),
        (Role.FURNITURE, "appeal"),
    ]
    assert [(one.role, one.name.value) for one in document.metadata.agents] == [("publisher", "The Mercury")]


def test_a_print_headline_titles_an_article_that_has_no_other(article, bridge):
    """It is cited where it stands, in the colophon."""
    note = "A version of this article appeared in the print edition of The Mercury on May 4, 2016, with the headline 'Open again'."
    document = article(f"{bridge.first}\n\n{bridge.second}\n\n{note}\n")

    assert document.metadata.title == document.metadata.edition.headline


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("Ines Halvorsen is a staff writer for the Mercury.", "author-note"),
        ("Tomas Reyk is the author of A Bridge by Any Name.", "author-note"),
        ("Page 2 of 5", "page-navigation"),
        ("Get in touch with our news team by writing to the desk.", "appeal"),
    ],
)
def test_a_note_below_the_last_paragraph_is_no_paragraph(article, segment_of, note: str, name: str, bridge):
    """Who wrote it, which page it is and what the reader may do is the page's."""
    document = article(bridge.text(bridge.first, bridge.second, note))

    assert segment_of(document, note) == name
    assert len(document.body) == 2


def test_titles_below_the_last_sentence_are_the_pages(article, segment_of, bridge):
    """Many lines that are no sentences, and no figures, follow no article that is not a page."""
    titles = (
        "The last ferryman of the Kelda",
        "A bridge by any name",
        "Ten ferries to see before winter",
        "Fog again",
    )
    document = article(bridge.text(bridge.first, bridge.second, *titles))

    assert len(document.body) == 2
    assert {segment_of(document, title) for title in titles} == {"site-frame"}


@pytest.mark.parametrize(("line", "dated"), [("May 1, 2023", False), ("First published May 1, 2023", True)])
def test_a_date_below_the_article_of_a_page_is_that_of_a_link(article, line: str, dated: bool, bridge):
    """Unless it says that it is the article's: no date is invented."""
    document = article(
        bridge.text(
            bridge.first, bridge.second, "Related stories", "The last ferryman of the Kelda", line, "Advertisement"
        )
    )

    assert bool(document.metadata.events) is dated


@pytest.mark.parametrize("sign", ["dpa", "(dpa)", "(AFP)", "EFE"])
def test_an_agency_signs_off_in_brackets_too(article, sign: str, bridge):
    """The agency is named without the brackets."""
    document = article(bridge.text(bridge.first, bridge.second, sign))

    assert [agent.name.value for agent in document.metadata.agents] == [sign.strip("()")]
    assert document.metadata.agents[0].role == "agency"


def test_the_name_above_a_note_on_its_bearer_is_of_the_note(article, segment_of, bridge):
    """In capitals, on a line of its own; the note begins with the family name."""
    note = "Halvorsen covers the islands for The Mercury. She is based in Port Ansel."
    document = article(bridge.text(bridge.first, bridge.second, "___", "INES HALVORSEN", note))

    assert segment_of(document, "INES HALVORSEN") == "author-note"
    assert segment_of(document, note) == "author-note"
    assert len(document.body) == 2

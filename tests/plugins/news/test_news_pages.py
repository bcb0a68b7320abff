"""Copies of web pages: where the article ends, and which lines between its paragraphs are the page's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter import Paragraph, plain_text

THIRD = (
    "The next inspection is in May, and until then the buses of Upper Sarn will take the long way round the lake."
)
TEASER = "A museum of hangers opens in Upper Sarn, with the first that ever broke behind glass in its hall."
PICTURE = "The minister, her driver and the inspector of hangers look at the water from the eastern end of the bridge over the Kelda"


@pytest.fixture
def copied(bridge) -> Callable[..., str]:
    """An article as it is copied from a page, and these blocks below its paragraphs."""
    frame = ("Share this article", "Advertisement")
    return lambda *blocks: (
        "\n\n".join([bridge.headline, *frame, f"{bridge.first} {THIRD}", bridge.second, *blocks]) + "\n"
    )


def kept(document) -> list[str]:
    """The beginnings of the paragraphs that have no role."""
    return [
        plain_text(block.inlines)[:12]
        for block in document.body
        if isinstance(block, Paragraph) and block.role is None
    ]


def test_titles_and_teasers_below_the_article_are_the_pages(article, segment_of, copied, bridge) -> None:
    """A teaser is a sentence too, but stands among titles and dates."""
    document = article(
        copied(
            "Museum of hangers",
            "March 3, 2015",
            TEASER,
            "Ferry sails",
            "March 2, 2015",
            TEASER.replace("A", "The", 1),
        )
    )

    assert kept(document) == [bridge.first[:12], bridge.second[:12]]
    assert segment_of(document, "A museum") == "site-frame"


def test_box_of_links_does_not_end_the_article(article, copied, bridge) -> None:
    """However long it is, it costs no more than a few lines."""
    document = article(
        copied(
            "Related stories", *(f"Bridge {word}" for word in ["one", "two", "three", "four"]), bridge.first, THIRD
        )
    )

    assert kept(document)[-2:] == [bridge.first[:12], THIRD[:12]]


def test_items_of_a_list_do_not_end_the_article(article, copied) -> None:
    document = article(copied("fish,", "swim,", "sing;", "“Soon,” the minister said, when she was asked."))

    assert kept(document)[-1].startswith("“Soon,”")


def test_line_that_stands_there_again_and_again_is_the_pages(article, segment_of, copied, bridge) -> None:
    """And so is the title below it, as below a label of links."""
    document = article(
        copied("News of the lake", "Museum of hangers opens", bridge.first, "News of the lake", THIRD)
    )

    assert segment_of(document, "News of the lake") == "site-frame"
    assert segment_of(document, "Museum of hangers") == "related-links"
    assert kept(document)[-1] == THIRD[:12]


def test_line_between_lines_of_the_page_is_one(article, segment_of, copied, bridge) -> None:
    document = article(copied("Advertisement", "Museum of hangers", "Share", bridge.first, bridge.second, THIRD))

    assert segment_of(document, "Museum of hangers") == "related-links"


def test_numbered_titles_below_a_label_are_links(article, segment_of, copied, bridge) -> None:
    """Elsewhere they may be the article's own order."""
    document = article(
        copied("More trending", "1. Museum opens", "2. Ferry sails", bridge.first, bridge.second, THIRD)
    )

    assert segment_of(document, "1. Museum") == "related-links"


@pytest.mark.parametrize(
    "blocks",
    [(TEASER, TEASER), (PICTURE, "Getty Images"), ("(Ines Halvorsen)", PICTURE)],
)
def test_words_of_a_picture_are_a_caption(article, blocks, roles, bridge) -> None:
    """They stand there twice, or beside a line that says nothing but who made it."""
    document = article("\n\n".join([bridge.headline, bridge.first, bridge.second, *blocks, THIRD]) + "\n")

    assert roles(document) == [None, None, "caption", "caption", None]


def test_row_of_buttons_shows_a_page(article, segment_of, bridge) -> None:
    rest = "\n\n".join((f"{bridge.first} {THIRD}", bridge.second, THIRD, "Museum opens", "Ferry sails"))
    document = article(f"{bridge.headline}\n\nFacebookXWhatsApp\n\nShare\n\n{rest}\n")

    assert segment_of(document, "FacebookX") == "site-frame"
    assert segment_of(document, "Museum opens") == "site-frame"


@pytest.mark.parametrize("line", ["•vor 2 Std.", "hace 3 horas", "il y a 2 heures", "2 hours ago", "01:43 min"])
def test_how_long_ago_and_how_long_a_film_is_are_the_pages(article, segment_of, line, copied, bridge) -> None:
    """Within an article, which has its own date in its head."""
    document = article(copied(line, TEASER, THIRD))

    assert segment_of(document, line) == "site-frame"


def test_sentence_that_stands_there_three_times_is_the_pages(article, segment_of, copied, bridge) -> None:
    """Twice it may be the author's."""
    skip = "Here follows what another site shows; go past it."
    thrice = article(copied(skip, bridge.first, skip, bridge.second, skip, THIRD))

    assert segment_of(thrice, skip) == "site-frame"
    assert segment_of(article(copied(skip, bridge.first, skip, THIRD)), skip) == "text"


@pytest.mark.parametrize(
    ("line", "role"),
    [("picture alliance/dpa | Ines Halvorsen", "caption"), ("Redaktion: Ines Halvorsen", "credit")],
)
def test_who_made_a_picture_or_edited_the_text_is_named(article, line, role, roles, copied) -> None:
    assert roles(article(copied(line, TEASER, THIRD)))[2] == role

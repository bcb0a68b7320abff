"""Where the prose of an article ends on a page that has links to other articles within it."""

from __future__ import annotations

import pytest

CLOSING = ("The council meets again on Tuesday.", "A ferry runs every hour until midnight.")
TITLES = (
    "The last ferryman of the Kelda",
    "Why bridges crack in spring",
    "Ten ferries to see before winter",
    "Fog closes the harbour again",
    "Who pays for the new hangers?",
)
TEASERS = (
    "He has crossed the river more than ninety thousand times.",
    "Engineers say that salt and frost are to blame.",
    "A tour of the islands for those who are in no hurry.",
    "Ships waited for nine hours.",
    "The ministry and the council do not agree.",
)
BELOW = ("Share\nFacebook", "Related articles\nA bridge by any name\nEleven cars and a cow", "Comments")
FRENCH = (
    "Le pont de Valmorte a été fermé jeudi à toute circulation après la découverte de fissures.",
    "Quelque 9 000 véhicules l’empruntent chaque jour, a précisé la préfecture.",
    "Le conseil se réunira de nouveau mardi.",
)


@pytest.mark.parametrize("label", ["Related stories\n", ""], ids=["label", "no label"])
@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "blank lines"])
def test_short_paragraphs_below_a_box_of_links_are_the_articles(
    label, count, between, article, texts, segment_of, bridge
):
    """Two sentences on end are no teasers, however short; the box is the page's, and so is what ends the page."""
    box = label.replace("\n", between) + between.join(TITLES[:count])
    document = article(bridge.text(bridge.first, bridge.second, box, *CLOSING, *BELOW))

    assert texts(document) == [bridge.first, bridge.second, *CLOSING]
    assert {segment_of(document, title) for title in TITLES[:count]} == {"related-links"}


@pytest.mark.parametrize("label", ["Related stories\n", ""], ids=["label", "no label"])
@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize("below", [BELOW, ("Share\nFacebook\nComments",)], ids=["box", "line"])
def test_one_short_paragraph_below_a_box_of_links_is_the_articles(label, count, below, article, texts, bridge):
    """It stands apart from titles that have no teasers, and from the page's own lines."""
    box = label + "\n".join(TITLES[:count])
    document = article(bridge.text(bridge.first, bridge.second, box, CLOSING[0], *below))

    assert texts(document) == [bridge.first, bridge.second, CLOSING[0]]


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : Le dernier passeur",
        "À lire aussi : Le dernier passeur",
        "Lees ook: Le dernier passeur",
        "Lea también: Le dernier passeur",
        "Te puede interesar: Le dernier passeur",
        "Leggi anche: Le dernier passeur",
        "Veja também: Le dernier passeur",
        "Läs också: Le dernier passeur",
        "Les også: Le dernier passeur",
        "Czytaj też: Le dernier passeur",
        "Čtěte také: Le dernier passeur",
        "Lue myös: Le dernier passeur",
    ],
)
def test_the_last_paragraph_stays_below_a_line_that_names_its_link(line, article, texts, segment_of):
    """In several languages, and however short the paragraph is."""
    blocks = ("Le pont fermé", *FRENCH[:2], line, FRENCH[2], "Facebook\nTwitter", "Un pont, onze voitures")
    document = article("\n\n".join(blocks) + "\n")

    assert texts(document) == list(FRENCH)
    assert segment_of(document, line) == "related-links"


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "blank lines"])
def test_titles_with_a_teaser_each_are_the_pages(count, between, article, texts, bridge):
    """One sentence between two titles belongs to the first of them."""
    box = between.join(words for pair in zip(TITLES[:count], TEASERS, strict=False) for words in pair)
    document = article(
        bridge.text(bridge.first, bridge.second, "Share", f"Related stories{between}{box}", "Comments")
    )

    assert texts(document) == [bridge.first, bridge.second]


@pytest.mark.parametrize("line", ["Share this with your friends:", "Published: May 4, 2016, 6:18 p.m."])
def test_one_sentence_below_tags_is_the_pages(line, article, texts, bridge):
    """It does not stand apart from them, or it is a label itself."""
    tags = "Bridges\nFerries\nTransport"
    document = article(bridge.text(bridge.first, bridge.second, f"{tags}\n{line}", "Facebook\nTwitter"))

    assert texts(document) == [bridge.first, bridge.second]


@pytest.mark.parametrize("lines", ["", "Share\nFacebook\n"], ids=["points", "buttons and points"])
def test_a_short_article_below_a_picture_and_its_points_stays(lines, article, texts, bridge):
    """What can be seen, and what was seen, is no article that the points would end."""
    seen = ("A closed bridge in the rain.", "Cars wait at the bridge on Thursday morning.")
    points = lines + "\n".join(f"• {title}" for title in TITLES[:3])
    body = (bridge.second, CLOSING[0])
    document = article(
        f"{bridge.headline}\n\nBy Ines Halvorsen\n\n" + "\n\n".join((*seen, points, *body, *BELOW)) + "\n"
    )

    assert texts(document)[-2:] == list(body)


def test_a_brief_is_not_led_on_by_the_teasers_below_it(article, texts, bridge):
    """One paragraph is an article, once it is longer than what is said of a picture."""
    brief = (
        "The road bridge over the Kelda was closed on Thursday after inspectors found cracks in two of its hangers, the"
        " roads agency said."
    )
    teaser = (
        "He has crossed the river more than ninety thousand times since he was a boy of eleven, and he says that he was"
        " not once late for a passenger."
    )
    document = article(
        bridge.text(brief, "Share\nFacebook", f"Related stories\n{TITLES[0]}\n{teaser}", "Comments")
    )

    assert texts(document) == [brief]

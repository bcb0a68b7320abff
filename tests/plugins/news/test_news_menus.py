"""Menus of a page above its article: short lines, known by their words or by their company."""

from __future__ import annotations

import pytest

HEADLINE = "Cracks close the Keldhaven bridge for a third time"
MENUS = {
    "english": ("Mercury", "Front", "Islands", "Harbours", "Fishing", "Weather watch"),
    "german": ("Merkur", "Stadt", "Hafen", "Inseln", "Netzwelt"),
    "norwegian": ("Hopp til innhold", "Nyheter", "Sport", "Kultur", "Nordland"),
    "russian": ("Вход", "Политика", "В мире", "Экономика", "Общество", "Происшествия"),
    "chinese": ("首页", "国内", "国际", "财经", "体育"),
    "an agency first": ("AP", "WORLD NEWS", "POLITICS", "SPORTS", "BE WELL", "ODDITIES"),
}


def above(document, words: str) -> set[str]:
    """The names of the segments that stand above *words*."""
    at = document.source.text.index(words)
    return {
        one.name for one in document.segments if one.span.end <= at and one.span.of(document.source.text).strip()
    }


@pytest.mark.parametrize("menu", MENUS.values(), ids=MENUS)
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "blank lines"])
def test_many_short_lines_above_a_headline_are_a_menu(menu, between, article, bridge):
    """Words that no table holds are part of it as well, and none of them is headline or byline."""
    document = article(between.join(menu) + "\n\n" + bridge.under(HEADLINE))

    assert document.metadata.title.value == HEADLINE
    assert document.metadata.agents == ()
    assert "site-frame" in above(document, HEADLINE)
    assert above(document, HEADLINE) <= {"site-frame", "kicker"}


def test_what_stands_apart_from_a_menu_right_above_the_headline_is_the_kicker(article, bridge, segment_of):
    """One line or two."""
    document = article("\n".join(MENUS["english"]) + f"\n\nSafety at sea\n{HEADLINE}\n\n" + bridge.under())

    assert segment_of(document, "Safety at sea") == "kicker"
    assert segment_of(document, "Weather watch") == "site-frame"
    assert document.metadata.title.value == HEADLINE


def test_a_short_headline_below_a_menu_is_the_headline(article, bridge):
    """It stands apart from the menu, and the day and the text follow it."""
    document = article("\n".join(MENUS["english"]) + "\n\nBridge closed\n\nMay 4, 2016\n\n" + bridge.under())

    assert document.metadata.title.value == "Bridge closed"


def test_few_short_lines_are_no_menu(article, bridge, segment_of):
    """A kicker, a short headline, who wrote it and in which post."""
    head = "World\nBridge closed\nInes Halvorsen\nStaff Writer\nMay 4, 2016\n\n"
    document = article(head + bridge.under())

    assert document.metadata.title.value == "Bridge closed"
    assert [agent.name.value for agent in document.metadata.agents] == ["Ines Halvorsen"]


@pytest.mark.parametrize(
    "row",
    [
        "U.S. Politics World Opinion Media Sports Lifestyle Video More Search Login",
        "News | Politics | Business | Sport | Opinion | Weather",
    ],
)
def test_a_row_of_sections_is_a_menu(row, article, bridge, segment_of):
    """All of it on one line."""
    document = article(bridge.under(row, HEADLINE))

    assert document.metadata.title.value == HEADLINE
    assert segment_of(document, row) == "site-frame"


def test_a_label_with_a_colon_above_the_headline_is_no_paragraph(article, bridge, segment_of):
    """``Rail strike:``, and the headline on the next line."""
    document = article(f"Closed again:\n{HEADLINE}\n\n" + bridge.under())

    assert document.metadata.title.value == HEADLINE
    assert segment_of(document, "Closed again:") == "kicker"


def test_the_line_that_heads_a_list_below_the_byline_is_no_kicker(article, bridge, segment_of):
    """The headline has been by then."""
    head = f"{HEADLINE}\n\nInes Halvorsen, Wilhelmina Oake\n\nThe latest:\n\n"
    document = article(head + bridge.under())

    assert segment_of(document, "Ines Halvorsen, ") == "byline"
    assert segment_of(document, "The latest:") == "text"

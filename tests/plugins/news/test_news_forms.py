"""Blocks that their own words name: notes, credits, captions, and the lines of the page."""

from __future__ import annotations

import pytest

from converter_news.blocks import blocks
from converter_news.forms import CAPTION_END, INSIDES, OPENINGS, read_end_form, read_form
from converter_news.manuscript import Manuscript
from converter_news.words import FURNITURE_LINES

FORMS = [
    ("Advertisement", "advertisement"),
    ("ADVERTISEMENT", "advertisement"),
    ("Advertisement · Scroll to continue", "advertisement"),
    ("Story Continued Below", "advertisement"),
    ("Video Ad Feedback", "advertisement"),
    ("READ MORE: Ten bridges that were never built", "related-links"),
    ("Related: The last ferryman of the Kelda", "related-links"),
    ("More:Council puts off the ferry again", "related-links"),
    ("See also:", "related-links"),
    ("More from the Courier", "related-links"),
    ("Sign up for our newsletter", "appeal"),
    ("By subscribing, you can help us keep the lights on.", "appeal"),
    ("Want the news straight to your inbox? Sign up for the morning letter.", "appeal"),
    ("Get the best of the Courier in your inbox", "appeal"),
    ("Follow us on Twitter", "appeal"),
    ("Facebook Twitter Email LinkedIn", "site-frame"),
    ("Share", "site-frame"),
    ("1,204 comments", "site-frame"),
    ("Skip to main content", "site-frame"),
    ("(0) comments", "site-frame"),
    ("Mixx Facebook Twitter Digg delicious reddit MySpace StumbleUpon LinkedIn", "site-frame"),
    ("Filed under: Ferries, Bridges", "related-links"),
    ("Topics: ferries, bridges", "related-links"),
    ("Meer uit Keldhaven", "related-links"),
    ("Correction, March 5, 2012: There are twelve hangers, not ten.", "correction"),
    ("Correction 8/29/10 7:05 a.m. PDT: There are twelve hangers, not ten.", "correction"),
    ("© RIPRODUZIONE RISERVATA", "copyright"),
    ("Riproduzione riservata ©", "copyright"),
    ("Tous droits réservés.", "copyright"),
    ("With files from The Meridian Press", "credit"),
    ("Quelle: dpa", "credit"),
    ("Quelle: mercury.example, ino/dpa", "credit"),
    ("The ferry will not sail before autumn. | AP Photo Close", "caption"),
    ("Listen to this article · 7:32 min Learn more", "site-frame"),
    ("We are having trouble retrieving the article content.", "site-frame"),
    ("Thank you for your patience while we check who you are.", "site-frame"),
    ("SKIP ADVERTISEMENT", "advertisement"),
    ("Supported by", "advertisement"),
    ("Already a member? Log in.", "appeal"),
    ("Get the best of the week in one letter, written by those who were there. Sign up here.", "appeal"),
    ("This article is more than 1 year old", "site-frame"),
    ("The quay, March 3, 2024. MERIDIAN/Tomas Reyk Purchase Licensing Rights, opens new tab", "caption"),
    ("Mit Ihrer Anmeldung stimmen Sie den Bedingungen zu.", "appeal"),
    ("If you buy something through our links, we may earn an affiliate commission.", "advertisement"),
    ("Über die Autorin", "author-note"),
    ("Folgen auf:", "site-frame"),
    ("Aus dem Norwegischen von Ines Halvorsen", "credit"),
    ("Mit Material von dpa", "credit"),
    ("Follow her on Twitter @mrow", "author-note"),
    ("___", "rule"),
    ("* * *", "rule"),
    ("•", "rule"),
    ("Editor's note: This report includes descriptions of fog.", "editor-note"),
    ("EDITOR’S NOTE: This report includes descriptions of fog.", "editor-note"),
    ("Correction: There are twelve hangers, not ten.", "correction"),
    ("An earlier version of this article gave the number as ten.", "correction"),
    ("This story has been updated with a statement of the council.", "correction"),
    ("(This version of the story has been refiled to name the bridge)", "correction"),
    ("Copyright © 2019 The Keldhaven Mercury. All rights reserved.", "copyright"),
    ("© 2019 Keldhaven Mercury", "copyright"),
    ("This material may not be published, broadcast, rewritten or redistributed.", "copyright"),
    ("(Reporting by Ines Halvorsen; Editing by Wilhelmina Oake)", "credit"),
    ("Reporting by Ines Halvorsen, writing by Tomas Reyk", "credit"),
    ("Associated Press writer Peter Enno in Aldermouth contributed to this report.", "credit"),
    ("• John Solo contributed to this report.", "credit"),
    ("Halvorsen reported from Keldhaven.", "credit"),
    ("The bridge on Thursday. (Photo: Lotte Brandeis/Meridian Press)", "caption"),
    ("The ferry at its quay, Oct. 3, 2019. (AP Photo/Lotte Brandeis)", "caption"),
    ("Ships in the fog | Lotte Brandeis/Getty Images", "caption"),
    ("The gutted bakery. Photograph: Eva Mann/Reuters", "caption"),
    ("FILE PHOTO: The ferry leaves Aldermouth", "caption"),
    ("Image copyright Courier", "caption"),
    ("A pipe burst below the quay in 2014.CreditTomas Reyk for The Keldhaven Mercury", "caption"),
    ("About 40 ships are standing idle.Credit...Ines Halvorsen for The Keldhaven Mercury", "caption"),
    ("The empty quay, on Sunday Credit...T. J. Reyk/Meridian", "caption"),
    ("Fog is dangerous to ferries, above all in autumn. © Lotte Brandeis", "caption"),
    ("The ferry at its quay. (Lotte Brandeis/MERIDIAN)", "caption"),
    ("Our Standards: The Thomson Reuters Trust Principles.", "site-frame"),
    ("Our Standards: The Thomson Reuters Trust Principles., opens new tab", "site-frame"),
    ("Jetzt weiterlesen mit Mercury Plus", "appeal"),
    ("4 Wochen für nur 1 € testen", "appeal"),
    ("Zugang zu allen Artikeln, jederzeit kündbar", "appeal"),
    ("(Reporting\N{NO-BREAK SPACE}by\N{NO-BREAK SPACE}Ines Halvorsen; Editing by Wilhelmina Oake)", "credit"),
]


@pytest.mark.parametrize(("words", "name"), FORMS)
def test_a_block_is_named_by_its_words(words: str, name: str):
    """Each form of line that papers and pages print has its name."""
    assert read_form(words).name == name


@pytest.mark.parametrize(
    "words",
    [
        "The ferry sailed again on Thursday, the harbour office said.",
        "“We had begun to forget what the horn sounds like,” said Petra Lindqvane, who keeps a bakery.",
        "Sign language is taught at the island's school, and the ferry's crew learn it there.",
        "More than 600 people stood on the quay, the harbour office said.",
        "Read aloud, the notice takes four minutes.",
        "Related species live on the mainland.",
        "Correction of the ship's course took the captain an hour.",
        "The photo shows nothing but fog, and was shared by thousands.",
        "The museum bought the copyright in 1987 from the painter's heirs, who had not known that they had it.",
        "ADVERTISING: AFTER 32 YEARS, AN AGENCY WILL CLOSE",
        "Note the wind, the old captain used to say.",
        "Listen to this, she said, and read the letter aloud to everybody who was standing on the quay that morning.",
        "Already a year ago, the office said so.",
        "The agents who sold the berths did earn a commission, the office said.",
        "Mit der Fähre fahren viele.",
        "Die Autorin lebt auf der Insel und schreibt.",
        "Source material is hard to come by on the island, she said.",
        "Shares fell by a tenth in early trading.",
        "The bank gave him credit. Credit he had never asked for.",
        "The office wants to go to the ministry of transport (and/or the council)",
        "Der Hafen will die neue Fähre im Frühjahr testen.",
    ],
)
def test_prose_about_such_things_stays_prose(words: str):
    """A sentence that only speaks of sharing, photos or corrections has no form."""
    assert read_form(words) is None


@pytest.mark.parametrize(
    "form", [*OPENINGS, *INSIDES, CAPTION_END], ids=lambda form: f"{form.kind.name}-{min(form.cues)}"
)
def test_cues_are_written_as_they_are_looked_for(form):
    """A cue with a capital would never be found."""
    assert form.cues
    assert all(cue == cue.lower() for cue in form.cues)


def test_known_lines_are_written_as_they_are_looked_for():
    """So would a known line, or one with blanks at its ends."""
    assert all(line == " ".join(line.lower().split()) != "" for line in FURNITURE_LINES)


def test_a_long_block_is_prose_whatever_it_begins_with():
    """Only short blocks are named; a note may be longer."""
    assert read_form("Read more: " + "and so it went on, " * 30) is None
    assert read_form("Correction: " + "and so it went on, " * 30).name == "correction"


def test_a_sentence_about_readers_or_writers_is_an_appeal_or_a_credit_at_the_end_only():
    """Within an article it is prose: fog that contributed to the delay wrote no part of the report."""
    words = "Fog that had hung over the river all morning, and a tide lower than the tables said, contributed to the delay."
    words = f"{words} The harbour office said so."

    assert read_form(words) is None
    assert read_end_form(words).name == "credit"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Prose stands here.\n\nShare\n\nMore prose.", False),
        ("Prose stands here.\n\nShare\n\nMore prose.\n\nAdvertisement", True),
        ("Prose stands here.\n\nMore prose.\n\nBridges\nEngineers\nKeldhaven", True),
        ("Prose stands here.\n\nMore prose.\n\nWheat 157\nCorn 710\nOats 31", False),
        ("Prose stands here.\nMore prose.\nBridges\nEngineers\nKeldhaven", False),
    ],
)
def test_a_page_is_known_by_its_frame(text: str, page: bool):
    """Two lines of the page's own, or a list of topics below the last of paragraphs that stand apart."""
    assert Manuscript(text, blocks(text)).is_page is page


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("This was published 4 years ago", "site-frame"),
        ("We’re sorry, this feature is currently unavailable. Please try again later.", "site-frame"),
        ("You can now listen to Mercury articles!", "site-frame"),
        ("list 1 of 3", "site-frame"),
        ("Keep reading", "related-links"),
        ("Follow the Mercury’s coverage of the bridge: https://mercury.example/bridge", "related-links"),
        ("@halvorsen", "author-note"),
        ("ines@mercury.example", "author-note"),
        ("The Ferry newsletter is our guide to the week’s stories from the islands. Sign up here.", "appeal"),
        ("The bridge at Keldhaven on Tuesday. (Ines Halvorsen/Island Press)", "caption"),
        ("【责任编辑：陈静】", "credit"),
        ("来源：北方日报", "credit"),
        ("版权所有，未经授权不得转载", "copyright"),
        ("分享到：", "site-frame"),
        ("無断転載を禁じます", "site-frame"),
    ],
)
def test_lines_of_the_press_in_more_lands_are_known(words, name):
    """Each by its own words."""
    form = read_form(words)

    assert form is not None
    assert form.name == name


@pytest.mark.parametrize(
    "words",
    [
        "This was published by the agency 4 years ago, and nobody read it.",
        "We’re sorry, this should not have happened.",
        "Follow the river to the coast.",
        "The newsletter is gone.",
        "编辑部的故事",
        "She wrote to ines@mercury.example and waited.",
    ],
)
def test_prose_that_begins_so_is_prose(words):
    """The words of such a line are not enough by themselves."""
    assert read_form(words) is None

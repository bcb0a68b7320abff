"""The blocks of a telegram that are no paragraphs: headings, lists, tables and quotations."""

from __future__ import annotations

import pytest

from converter import List, Paragraph, Quote, Role, plain_text


def test_address_of_a_web_site_is_no_heading(cable, outline):
    """Whatever rules stand around it."""
    document = cable("1. (C) One.\n\n-----\nVisit our Website:\nhttp://example.org\n-----\n")

    assert [one[0] for one in outline(document)] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "lines",
    [
        "Who Will Bid\n------------",
        "------------\nWho Will Bid\n------------",
        "============\nWho Will Bid\n============",
        "Who Will\nBid\n----",
        "------- Who Will Bid -------",
        "Who Will Bid\n\nPORT SELWY 00000412 002 OF 003\n\n------------",
        "Who Will Bid",
        "//Who Will Bid//",
    ],
    ids=["underlined", "boxed", "double", "two lines", "squeezed", "page between", "alone", "slashes"],
)
def test_heading(cable, lines, outline):
    """Of every style; the rules are furniture."""
    document = cable(f"1. (C) One.\n\n{lines}\n\n2. (C) Two.\n")

    assert [one[0] for one in outline(document)] == ["paragraph", "heading", "paragraph"]
    assert plain_text(document.body[1].inlines).strip("/") == "Who Will Bid"


def test_end_of_a_sentence_over_a_rule_is_no_heading(cable, outline):
    """Words in small letters that end the open sentence are its own, whatever stands under them."""
    document = cable("1. (C) They spoke of the bridge and of the\n\nferry\n-----\n\n2. (C) Two.\n")

    assert [one[0] for one in outline(document)] == ["paragraph", "paragraph"]


def test_heading_with_a_portion_mark(cable, outline):
    """The mark of a heading is its marking."""
    document = cable("(SBU) Who Will Bid\n------------------\n\n1. (C) One.\n")

    assert outline(document)[0] == ("heading", None, "SBU", "Who Will Bid")


def test_heading_joined_to_the_paragraphs_around_it(cable, outline):
    """The last words before a rule, after the end of a sentence."""
    document = cable("1. (C) One ends. Who Will Bid ------------ 2. (C) Two.\n")

    assert [one[::3] for one in outline(document)] == [
        ("paragraph", "One ends."),
        ("heading", "Who Will Bid"),
        ("paragraph", "Two."),
    ]


@pytest.mark.parametrize(
    ("signs", "labels"),
    [
        (("-- ", "-- "), ["--", "--"]),
        (("- ", "- "), ["-", "-"]),
        (("--", "--"), ["--", "--"]),
        (("* ", "* "), ["*", "*"]),
        (("o ", "o "), ["o", "o"]),
        (("a. ", "b. "), ["a", "b"]),
        (("(a) ", "(b) "), ["a", "b"]),
        (("A. ", "B. "), ["A", "B"]),
        (("¶A. ", "¶B. "), ["A", "B"]),
        (("i. ", "ii. "), ["i", "ii"]),
        (("1) ", "2) "), ["1", "2"]),
    ],
)
def test_items(cable, signs, labels, outline):
    """Dashes, stars, letters and numbers, in a list after the paragraph that carries them."""
    one, two = signs
    document = cable(f"1. (C) He said:\n\n{one}Words\nand words.\n\n{two}More.\n\n2. (C) He went.\n")

    assert [type(block) for block in document.body] == [Paragraph, List, Paragraph]
    assert outline(document)[1:3] == [
        ("item", labels[0], None, "Words and words."),
        ("item", labels[1], None, "More."),
    ]


@pytest.mark.parametrize("line", ["i.e. the harbour.", "B. Paske said so.", "ix. Nine."])
def test_what_counts_on_from_nothing_is_no_item(cable, line):
    """Abbreviations, initials and labels out of their order begin no item."""
    document = cable(f"1. (C) He named the place.\n{line}\n")

    assert len(document.body) == 1


def test_dash_within_a_sentence_is_no_item(cable):
    """A dash at the beginning of a wrapped line, where no sentence has ended."""
    document = cable("1. (C) The sides could meet again\n-- as soon as next week -- in Torne.\n")

    assert len(document.body) == 1


def test_letters_count_from_a(cable, outline):
    """A letter that is not the next one begins no item."""
    document = cable("1. (C) He said:\n\na. One.\n\nd. The fourth.\n")

    assert [one[1] for one in outline(document)] == ["1", "a", None]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("THE U.S. OFFER\n--------------", "THE U.S. OFFER"),
        ("THE U.S. OFFER --------------", "THE U.S. OFFER"),
        ("Elections: A Chance --------------------", "Elections: A Chance"),
        ("Fish ----", "Fish"),
        ("A HEADING THAT IS LONGER THAN THE LINE " + "-" * 44 + " -", "A HEADING THAT IS LONGER THAN THE LINE"),
    ],
)
def test_a_heading_joined_to_its_rule_is_whole(cable, printed, words, outline):
    """A heading is as long as its rule, whatever stops it has; a rule longer than its line goes on in the next."""
    document = cable(f"1. (C) One.\n\n{printed}\n\n2. (C) Two.\n")

    assert [(kind, text) for kind, _, _, text in outline(document)] == [
        ("paragraph", "One."),
        ("heading", words),
        ("paragraph", "Two."),
    ]


def test_a_table_is_kept_as_printed(cable):
    """Lines whose cells stand apart, three or more without a blank line between them."""
    table = "Catch:      May    June\n          -----   -----\nHerring      12      30\nCod           7       9 "
    document = cable(f"1. (U) The landings:\n\n{table}\n\n2. (U) They fell.\n")

    first, printed, last = document.body
    assert plain_text(first.inlines) == "The landings:"
    assert printed.text == table.rstrip()
    assert last.label.value == "2"


def test_a_table_goes_on_after_a_page_marker(cable):
    """The rows on the other page are of the table, however few; the marker is furniture."""
    upper, lower = (
        "Catch:      May    June\nHerring      12      30\nCod           7       9",
        "Eel           1       2",
    )
    marker = "PORT SELWY 00000412  002 OF 002"
    document = cable(f"1. (U) The landings:\n\n{upper}\n\n{marker}\n\n{lower}\n\n2. (U) They fell.\n")

    assert [block.text for block in document.body[1:3]] == [upper, lower]
    assert [one.name for one in document.segments if one.role is Role.FURNITURE] == ["page-marker"]


def test_words_with_wide_gaps_are_no_table(cable, outline):
    """Numbered paragraphs without blank lines between them, and two lines with gaps, are text."""
    document = cable("1. (U)   One.   It is.\n2. (U)   Two.   It is.\n3. (U)   Three.   It is.\n")

    assert [label for _, label, _, _ in outline(document)] == ["1", "2", "3"]


def test_a_quoted_text_is_a_quote(cable):
    """From the line that begins it to the line that ends it; what has no end is none."""
    body = "1. (C) The note:\n\nBegin text of note:\n\nYour Excellency,\n\nIt rains.\n\nEnd text.\n\n2. (C) So it does.\n"
    document = cable(body)

    kinds = [type(block).__name__ for block in document.body]
    assert kinds == ["Paragraph", "Paragraph", "Quote", "Paragraph", "Paragraph"]
    assert [plain_text(one.inlines) for one in document.body[2].blocks] == ["Your Excellency,", "It rains."]
    assert all(not isinstance(block, Quote) for block in cable("1. (C) Begin text:\n\nIt rains.\n").body)


def test_a_caption_is_no_heading(cable, outline):
    """SIPDIS by itself before a number, or between a heading and its rule, is what transmission put there."""
    document = cable(
        "1. (C) One.\n\nSIPDIS\n\n2. (C) Two.\n\nThe Bay Answers\n\nSIPDIS\n---------------\n3. (C) Three.\n"
    )

    assert [(kind, text) for kind, *_, text in outline(document)] == [
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("heading", "The Bay Answers"),
        ("paragraph", "Three."),
    ]

"""The paragraphs of a telegram: numbers, portion marks and roles, and lines joined whatever cuts them."""

from __future__ import annotations

import pytest

from converter import Heading, Paragraph, Redaction, Text, plain_text


@pytest.mark.parametrize(
    ("line", "label", "mark"),
    [
        ("1. (C) Words.", "1", "C"),
        ("¶1. (C) Words.", "1", "C"),
        ("1.(C) Words.", "1", "C"),
        ("1) (C) Words.", "1", "C"),
        ("1 (C) Words.", "1", "C"),
        ("1, (C) Words.", "1", "C"),
        ("¶1 Words.", "1", None),
        ("1. Words.", "1", None),
        ("1.Words.", "1", None),
        ("1. (S/NF) Words.", "1", "S/NF"),
        ("1. (SBU) Words.", "1", "SBU"),
        ("1. (S//REL TO USA, GBR) Words.", "1", "S/REL TO USA, GBR"),
        ("1. (C - ENTIRE TEXT) Words.", "1", "C/ENTIRE TEXT"),
        ("(C) Words.", None, "C"),
        ("Words.", None, None),
    ],
)
def test_label_and_portion_mark(cable, line, label, mark, outline):
    """Every form of number and portion mark; the values without their signs."""
    assert outline(cable(line + "\n")) == [("paragraph", label, mark, "Words.")]


def test_signs_of_label_and_mark_are_in_their_places(cable):
    """The place of a label is all that is printed of it; the text begins after the mark."""
    document = cable("¶1.  (C) Words.\n")

    [paragraph] = document.body
    text = document.source.text
    assert paragraph.label.span.of(text) == "¶1."
    assert paragraph.marking.span.of(text) == "(C)"
    assert paragraph.inlines[0].span.of(text) == "Words."


def test_wrapped_lines_are_one_text(cable):
    """An uninterrupted paragraph is one text, with one space for each line end."""
    [paragraph] = cable("1. (C) One line,\nand another   one,\r\nand a third.\n").body

    assert [type(one) for one in paragraph.inlines] == [Text]
    assert plain_text(paragraph.inlines) == "One line, and another one, and a third."


@pytest.mark.parametrize(
    "line",
    [
        "¶2000. It was a good year.",
        "¶14. As the statements have it.",
        "2007. It was a good year.",
        "9. It was nothing.",
    ],
)
def test_wrapped_number_begins_no_paragraph(cable, line, outline):
    """A number that the ones before it do not lead to is the text's own."""
    document = cable(f"1. (C) First.\n\n2. (C) This happened in March\n{line}\n\n3. (C) Third.\n")

    assert [one[1] for one in outline(document)] == ["1", "2", "3"]


def test_unmarked_numbers_go_on_without_blank_lines(cable, outline):
    """Without portion marks a number counts if it is the next one and the sentence before it has ended."""
    document = cable("1. First.\n2. Second.\n3. Third, of the year\n4. of the war.\n")

    assert [one[1] for one in outline(document)] == ["1", "2", "3"]


def test_numbers_within_a_line(cable, outline):
    """Paragraphs that were joined are parted at the number that comes next and its portion mark."""
    document = cable("1. (C) First. 2. (C) Second, see para 1. (C) Still second. 3. (U) Third.\n")

    assert outline(document) == [
        ("paragraph", "1", "C", "First."),
        ("paragraph", "2", "C", "Second, see para 1. (C) Still second."),
        ("paragraph", "3", "U", "Third."),
    ]


def test_blank_line_within_a_sentence(cable, outline):
    """A paragraph goes on after a blank line if its sentence does."""
    document = cable("1. (C) The minister said that he would\n\nnot come.\n\n2. (C) He came.\n")

    assert outline(document)[0] == ("paragraph", "1", "C", "The minister said that he would not come.")


def test_blank_line_after_every_line(cable, outline):
    """A copy with a blank line after every line reads as one without; two blank lines part paragraphs."""
    wrapped = "This is a line of a paragraph that was wrapped at sixty signs\n\n" * 12

    document = cable(f"1. (C) {wrapped}and its end.\n\n\n2. (C) {wrapped}and its end.\n")

    assert [one[1] for one in outline(document)] == ["1", "2"]


def test_blank_line_after_a_sentence(cable, outline):
    """Another paragraph begins after it, numbered or not."""
    document = cable("1. (C) The minister came.\n\nHe left again.\n")

    assert [one[1:] for one in outline(document)] == [
        ("1", "C", "The minister came."),
        (None, None, "He left again."),
    ]


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        ("1. (C) SUMMARY: Words.\n", ["summary"]),
        ("1. (C) Begin Summary. Words.\n", ["summary"]),
        ("1. (C) COMMENT: Words.\n", ["comment"]),
        ("1. (C) This is an action request. Words.\n", ["action-request"]),
        ("1. (C) Action Request: Words.\n", ["action-request"]),
        ("1. (C) Summer came.\n", [None]),
        ("Summary\n-------\n\n1. (C) Words.\n\n2. (C) Words.\n", ["summary", None]),
    ],
)
def test_role(cable, body, roles):
    """By a paragraph's first words, or by the heading over it."""
    paragraphs = [block for block in cable(body).body if isinstance(block, Paragraph)]

    assert [one.role and one.role.value for one in paragraphs] == roles


def test_role_under_a_heading_is_cited_there(cable):
    """The heading says so, hence its place is the heading's."""
    document = cable("Summary\n-------\n\n1. (C) Words.\n")

    heading, paragraph = document.body
    assert isinstance(heading, Heading)
    assert paragraph.role.span == heading.inlines[0].span


def test_the_traffic_restriction_has_its_role(cable):
    """``MINIMIZE CONSIDERED``, with or without the post."""
    document = cable("1. (U) One.\n\n2. (U) Salt Bay minimize considered.\n\nMINIMIZE CONSIDERED\n")

    assert [block.role and block.role.value for block in document.body] == [None, "minimize", "minimize"]


@pytest.mark.parametrize("signs", ["XXXXXXXXXXXX", "xxxxx", "********", "[DETAILS REMOVED]"])
def test_what_was_blacked_out_is_marked(cable, signs):
    """The publisher's signs are a redaction, the words around them are text."""
    (paragraph,) = cable(f"1. (C) We met {signs}, who\nsaid XXL is large.\n").body

    assert [type(one) for one in paragraph.inlines] == [Text, Redaction, Text]
    assert plain_text(paragraph.inlines) == f"We met {signs}, who said XXL is large."
    assert plain_text(paragraph.inlines[1].children) == signs


@pytest.mark.parametrize(
    "words",
    [
        "This cable has been cleared by the delegation.",
        "This message was not cleared by Codel Torne.",
        "This cable was coordinated with Embassy La Paz.",
        "A/S Torne has cleared on this message.",
        "Codel Torne did not have the opportunity to clear this cable before departing post.",
    ],
)
def test_clearance(cable, words):
    """A paragraph that says who cleared the telegram, or that somebody could not."""
    document = cable(f"1. (U) The minister said that the cable industry is clear.\n\n2. (U) {words}\n")

    assert [block.role and block.role.value for block in document.body] == [None, "clearance"]


def test_a_level_without_a_page_is_text(cable, outline):
    """A line that is a level alone, with no page marker beside it, may be a heading of the text."""
    document = cable("1. (C) One.\n\nCONFIDENTIAL\n\n2. (C) Two.\n")

    assert [text for *_, text in outline(document)] == ["One.", "CONFIDENTIAL", "Two."]

"""The numbers and the portion marks of paragraphs: those that fit the sequence, in whatever print."""

from __future__ import annotations

import pytest

from converter import List, Paragraph, plain_text
from converter_cable.portions import level_of_mark, marking


def numbered(document) -> list[tuple[str, str]]:
    """Number and words of each numbered paragraph."""
    return [
        (block.label.value, plain_text(block.inlines))
        for block in document.body
        if isinstance(block, Paragraph) and block.label is not None
    ]


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("(C)", "C"),
        ("(s)", "S"),
        ("( C)", "C"),
        ("(S//NF)", "S/NF"),
        ("(S NF)", "S/NF"),
        ("(SNF)", "S/NF"),
        ("(S/Noforn)", "S/NF"),
        ("(SBU/NF)", "SBU/NF"),
        ("(S/ REL TO UK)", "S/REL TO UK"),
        ("(SECRET//REL CHINA)", "S/REL CHINA"),
        ("(SECRET REL INDIA)", "S/REL INDIA"),
        ("(C - ENTIRE TEXT)", "C/ENTIRE TEXT"),
        ("(TOP SECRET//NOFORN)", "TS/NF"),
        ("(S//REL TO USA,\nGBR)", "S/REL TO USA, GBR"),
    ],
)
def test_a_portion_mark_has_one_form(printed, normal):
    """Level, then controls; the printed form is at its place."""
    assert marking(printed, 0, len(printed)).value == normal
    assert level_of_mark(normal) is not None


def test_a_mark_may_be_broken_at_the_end_of_the_line(cable):
    """89 of 6,717 real telegrams."""
    document = cable("1. (C) One.\n\n2. (C/\nNF) Two words.\n")
    assert [(one.marking.value, plain_text(one.inlines)) for one in document.body] == [
        ("C", "One."),
        ("C/NF", "Two words."),
    ]


def test_a_mark_may_stand_on_the_next_line(cable):
    """Where a copy was wrapped between the number and its mark."""
    document = cable("1. (C) One.\n2.\n(C) Two words.\n")

    assert [(one.label.value, one.marking.value, plain_text(one.inlines)) for one in document.body] == [
        ("1", "C", "One."),
        ("2", "C", "Two words."),
    ]


def test_a_paragraph_marked_above_the_whole_is_noted_once(cable):
    """As where a wrong telegram was pasted under a header."""
    document = cable("1. (C) One.\n\n2. (S) Two.\n\n3. (TS) Three.\n")
    (notice,) = [one for one in document.notices if one.code == "paragraph-above-class"]
    assert notice.message == "2 paragraphs are marked above the telegram, which is confidential: first S"
    assert notice.span.of(document.source.text) == "(S)"


def test_a_number_broken_off_its_sentence(cable):
    """``see para 3`` is no third paragraph where the second one follows."""
    document = cable("1. (C) For the request see para.\n\n¶3. \n¶2. (C) Two.\n\n3. (C) Three.\n")
    assert numbered(document) == [("1", "For the request see para. ¶3."), ("2", "Two."), ("3", "Three.")]


def test_a_year_at_the_beginning_of_a_line(cable):
    """Copies put a pilcrow before it as before a number."""
    document = cable("1. (C) It was so in\n¶2000. It is not now.\n\n2. (C) Two.\n")
    assert numbered(document) == [("1", "It was so in ¶2000. It is not now."), ("2", "Two.")]


def test_numbers_without_marks_that_are_missing_between_two_lines(cable):
    """They stand within lines, after a sentence."""
    document = cable("1. One. 2. Two costs 3. But no more. 3. Three.\n\n4. Four.\n")
    assert numbered(document) == [
        ("1", "One."),
        ("2", "Two costs 3. But no more."),
        ("3", "Three."),
        ("4", "Four."),
    ]


def test_a_number_with_its_mark_printed_twice(cable):
    """A slip of the author is a paragraph all the same, after a sentence."""
    document = cable("1. (C) One.\n\n2. (C) Two. 2. (U) Three. See paragraph 2 (U) as well.\n")
    assert numbered(document) == [("1", "One."), ("2", "Two."), ("2", "Three. See paragraph 2 (U) as well.")]


def test_a_quoted_text_counts_on_its_own(cable):
    """Its first number is far from the last one, but the next one follows it."""
    document = cable("¶1. (C) Paragraphs 42 to 43 of the report\n\n¶42. First.\n\n¶43. Second.\n")
    assert numbered(document) == [("1", "Paragraphs 42 to 43 of the report"), ("42", "First."), ("43", "Second.")]


def test_a_number_without_words_takes_those_after_the_blank_line(cable):
    """As copies print it that set the number apart."""
    document = cable("1. (C)\n\nSummary: It rained. End summary.\n")
    assert numbered(document) == [("1", "Summary: It rained. End summary.")]


def test_letters_go_on_after_paragraphs_between_them(cable):
    """``¶B.`` after the answer to ``¶A.`` is its next item."""
    document = cable("1. (C) Questions.\n\n¶A. First?\n\nNo.\n\nNot at all.\n\n¶B. Second?\n\nYes.\n")
    items = [item.label.value for block in document.body if isinstance(block, List) for item in block.items]
    assert items == ["A", "B"]

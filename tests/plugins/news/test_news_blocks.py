"""A text's own way to separate paragraphs: lines, blank lines, indents, hard wraps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from converter import is_blank
from converter_news.blocks import blocks

WRAPPED = (
    "HARBOUR DUES TO RISE\n"
    "    ALDERMOUTH, March 3 - The harbour board said it would raise\n"
    "its dues by a tenth from the summer on, the first change since\n"
    "the new mole was built.\n"
    "    Fishermen said they had expected worse, and some of them\n"
    "said they had expected nothing at all.\n"
    " Courier\n"
)


def texts(text: str) -> list[str]:
    return [" ".join(block.text.split()) for block in blocks(text)]


def test_a_line_is_a_paragraph_where_lines_are_not_wrapped():
    """Without hard wraps each line stands for itself, with or without blank lines between."""
    text = "The first paragraph of it.\nThe second, on the next line.\n\nThe third, below a blank line.\n"

    assert texts(text) == [
        "The first paragraph of it.",
        "The second, on the next line.",
        "The third, below a blank line.",
    ]


def test_wrapped_lines_are_joined_up_to_the_next_indent():
    """Wires indent the first line of a paragraph; a sign-off of one blank more stands for itself."""
    found = texts(WRAPPED)

    assert len(found) == 4
    assert found[0] == "HARBOUR DUES TO RISE"
    assert found[1].startswith("ALDERMOUTH, March 3")
    assert found[1].endswith("mole was built.")
    assert found[2].endswith("expected nothing at all.")
    assert found[3] == "Courier"


def test_wrapped_lines_are_joined_up_to_a_blank_line():
    """So do texts that leave a blank line between paragraphs and indent nothing."""
    text = (
        "The council met in the old hall, as it has done since the new one\n"
        "was flooded, and talked about the flooding of the new hall until\n"
        "it was dark.\n\n"
        "It will meet again on Thursday, weather permitting, with the same\n"
        "agenda and, as members hope, with more light.\n"
    )

    assert [one[:12] for one in texts(text)] == ["The council ", "It will meet"]


def test_a_line_that_ends_early_ends_its_paragraph():
    """In wrapped text a line with room for the next word was ended on purpose."""
    text = (
        "A headline of few words\n"
        "By Petra Lindqvane\n"
        "The council met in the old hall, as it has done since the new one\n"
        "was flooded, and talked about the flooding of the new hall until\n"
        "it was dark, then went home.\n"
    )

    assert [one[:10] for one in texts(text)] == ["A headline", "By Petra L", "The counci"]


def test_line_ends_of_every_kind_separate():
    """CR LF and lone CR end lines as LF does."""
    assert texts("One line.\r\nAnother.\r\rA third.") == ["One line.", "Another.", "A third."]


def test_a_block_knows_whether_it_stands_apart():
    """The first block and those below a blank line stand apart."""
    assert [block.apart for block in blocks("\nOne.\nTwo.\n\nThree.")] == [True, False, True]


@given(st.text(st.sampled_from("Aab. \n\r\t\u00a0\ufeff,"), max_size=200))
def test_every_visible_character_is_in_one_block(text: str):
    """Blocks are in order, do not overlap, and leave out nothing but blanks."""
    at = 0
    for block in blocks(text):
        assert is_blank(text[at : block.start])
        assert block.text == text[block.start : block.end] != ""
        at = block.end
    assert is_blank(text[at:])


def test_sentences_on_lines_are_joined_to_paragraphs():
    """Some archives put each sentence on a line, and a blank line after a paragraph."""
    text = (
        "The ferry did not sail.\nIts engine lacks a part.\n\nNobody makes it any more.\nThe workshop is a bakery.\n"
        "The baker remembers Mrs. Halvorsen.\n\nShe had the forms.\n"
    )

    assert [block.text.count("\n") for block in blocks(text)] == [1, 2, 0]


def test_sections_of_short_paragraphs_are_not_joined():
    """There a paragraph has more sentences, or a section more paragraphs."""
    line = "The ferry did not sail. Its engine lacks a part.\n"
    long = "The ferry did not sail.\n" * 6

    assert len(blocks(f"{line * 3}\n{line * 3}")) == 6
    assert len(blocks(f"{long}\n{long}")) == 12

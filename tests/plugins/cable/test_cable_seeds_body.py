"""The text of the three real cables, where the folder with them is present: paragraphs, lists, headings and furniture."""

from __future__ import annotations

from itertools import pairwise

import pytest

from converter import Document, Heading, List, PageBreak, Paragraph, plain_text

SEEDS = ("000", "001", "002")


def numbered(document: Document) -> list[Paragraph]:
    return [block for block in document.body if isinstance(block, Paragraph) and block.label]


def furniture(document: Document) -> list[str]:
    return [segment.name for segment in document.segments if segment.role == "furniture"]


@pytest.mark.parametrize(
    ("number", "marks"), [("000", "SCS"), ("001", "SSSSSSS"), ("002", "CCCCCCCCCCCCU")], ids=SEEDS
)
def test_paragraphs(seed, number, marks):
    """Numbered from one without a gap, each with its portion mark; and nothing else is a paragraph."""
    document = seed(number)

    found = numbered(document)
    assert [paragraph.label.value for paragraph in found] == [str(one) for one in range(1, len(marks) + 1)]
    assert "".join(paragraph.marking.value for paragraph in found) == marks
    assert found == [block for block in document.body if isinstance(block, Paragraph)]


def test_lists_follow_their_paragraph(seed):
    """001: paragraphs 3, 4 and 5 carry two, one and two dash items."""
    body = seed("001").body

    carried = {
        before.label.value: [item.label.value for item in block.items]
        for before, block in pairwise(body)
        if isinstance(block, List)
    }
    assert carried == {"3": ["--", "--"], "4": ["--"], "5": ["--", "--"]}


@pytest.mark.parametrize(
    ("number", "headings"),
    [
        ("000", []),
        ("001", ["Outcome of Japan-DPRK Talks", "Analysis of KJI's Trip", "Plea for Direct Talks"]),
        ("002", []),
    ],
    ids=SEEDS,
)
def test_headings(seed, number, headings):
    """Underlined lines are headings, also where a page begins between line and rule."""
    found = [block for block in seed(number).body if isinstance(block, Heading)]

    assert [plain_text(block.inlines) for block in found] == headings


@pytest.mark.parametrize(
    ("number", "names"),
    [
        ("000", []),
        ("001", ["site-frame", "repeated-head", "rule", "page-marker", "rule", "rule"]),
        ("002", ["site-frame", "repeated-head", "stray-caption", "page-marker", "page-marker"]),
    ],
    ids=SEEDS,
)
def test_furniture(seed, number, names):
    """What is not the message's own, in order."""
    assert furniture(seed(number)) == names


def test_pages_begin_within_paragraphs(seed):
    """002: two pages begin inside sentences of paragraphs 5 and 10, which stay whole."""
    broken = {
        paragraph.label.value: [inline.label for inline in paragraph.inlines if isinstance(inline, PageBreak)]
        for paragraph in numbered(seed("002"))
    }

    assert {label: pages for label, pages in broken.items() if pages} == {
        "5": ["002 OF 003"],
        "10": ["003 OF 003"],
    }
    five = next(paragraph for paragraph in numbered(seed("002")) if paragraph.label.value == "5")
    assert "added that the U.S. would closely consult with Japan" in plain_text(five.inlines)


def test_paragraph_over_a_stray_caption_and_one_over_a_blank_line(seed):
    """002: paragraphs 1 and 3 are one each, although SIPDIS and a blank line cut them."""
    first, _, third, *_ = numbered(seed("002"))

    assert "They were also cautious in reacting to initial U.S. ideas" in plain_text(first.inlines)
    assert "we envisioned a general discussion on regional peace" in plain_text(third.inlines)

"""What cuts the body of a telegram: the markers of its pages, and captions that transmission put there."""

from __future__ import annotations

import pytest

from converter import List, PageBreak, Role, Text, plain_text


def furniture(document) -> list[str]:
    """Names of what is not the message's own, in the body."""
    begins = next(one.span.start for one in document.segments if one.role == "body")
    return [one.name for one in document.segments if one.role == "furniture" and one.span.start > begins]


@pytest.mark.parametrize(
    ("marker", "label"),
    [
        ("PORT SELWY 00000412 002 OF 003", "002 OF 003"),
        ("PORT SELWY 00000412  001.2 OF 002", "001.2 OF 002"),
        ("PAGE 02 PORT SE 00412 091405Z", "PAGE 02"),
    ],
)
def test_page_begins_within_a_sentence(cable, marker, label):
    """The marker is furniture; a page break stands in its place, and the sentence is whole."""
    document = cable(f"1. (C) The minister said\n\n{marker}\n\n\nThat he would not come.\n")

    [paragraph] = document.body
    assert [type(one) for one in paragraph.inlines] == [Text, PageBreak, Text]
    assert paragraph.inlines[1].label == label
    assert plain_text(paragraph.inlines) == "The minister said That he would not come."
    assert furniture(document) == ["page-marker"]


def test_page_begins_within_a_line(cable):
    """A marker that was joined to a line is cut out of it, with the name of the post as the message prints it."""
    document = cable("1. (C) It was in WEST PORT SELWY 00000412 002 OF 003 harbour.\n")

    assert plain_text(document.body[0].inlines) == "It was in WEST harbour."


def test_page_begins_between_paragraphs(cable):
    """The page break then stands at the end of the paragraph before."""
    document = cable("1. (C) One.\n\nPORT SELWY 00000412 002 OF 003\n\n2. (C) Two.\n")

    first, second = document.body
    assert [type(one) for one in first.inlines] == [Text, PageBreak]
    assert first.inlines[0].text == "One."
    assert [type(one) for one in second.inlines] == [Text]


def test_page_begins_between_items_and_after_a_list(cable):
    """The page break then stands at the end of the item before."""
    marker = "PORT SELWY 00000412 00{} OF 003"
    lists = f"-- (U) One.\n\n{marker.format(2)}\n\n-- (U) Two.\n\n----\n\n{marker.format(3)}\n\n2. (C) It went.\n"

    document = cable(f"1. (C) It came:\n\n{lists}")

    [items] = [block.items for block in document.body if isinstance(block, List)]
    assert [[type(one) for one in item.inlines] for item in items] == [[Text, PageBreak], [Text, PageBreak]]
    assert [item.marking.value for item in items] == ["U", "U"]


def test_page_begins_after_a_heading(cable):
    """The page break then stands at the end of the heading."""
    document = cable("Who Will Bid\n------------\n\nPORT SELWY 00000412 002 OF 003\n\n1. (C) One.\n")

    assert [type(one) for one in document.body[0].inlines] == [Text, PageBreak]


def test_page_marker_of_a_post_that_is_not_named(cable):
    """Without a classification line the word before the serial is the post's name."""
    document = cable(
        "1. (C) It was in TORNE 00000412 002 OF 003 harbour, and 00000412 003 OF 003 in the town.\n",
        head="TAGS: PREL\nSUBJECT: A TEST\n",
    )

    assert plain_text(document.body[0].inlines) == "It was in harbour, and in the town."


def test_stray_caption(cable):
    """A caption that transmission put into a sentence is furniture."""
    document = cable("1. (C) The minister was\n\nSIPDIS\nnot there.\n")

    assert plain_text(document.body[0].inlines) == "The minister was not there."
    assert furniture(document) == ["stray-caption"]


@pytest.mark.parametrize("post", ["PORT SELWY", "Port Selwy"])
def test_page_markers_of_copies_in_small_letters(cable, post, outline):
    """Some copies have no capitals; the digits are those of a marker all the same."""
    document = cable(f"1. (C) It rained for a\n{post} 00000412 002 of 002\nweek.\n")

    assert outline(document) == [("paragraph", "1", "C", "It rained for a week.")]
    assert furniture(document) == ["page-marker"]


def test_a_caption_between_the_words_of_a_sentence(cable, outline):
    """243 of 6,717 real telegrams; as a word of a sentence it stays."""
    document = cable("1. (C) The pier SIPDIS was lit. We use the SIPDIS caption.\n")

    assert outline(document) == [("paragraph", "1", "C", "The pier was lit. We use the SIPDIS caption.")]
    assert furniture(document) == ["stray-caption"]


@pytest.mark.parametrize(
    "marker",
    ["PAGE 02 PORTSE 00412 02 OF 04 031715Z", "PAGE 02 RUEHPSA0412 C O N F I D E N T I A L"],
    ids=["post and time", "station and level"],
)
@pytest.mark.parametrize("banners", [("", ""), ("CONFIDENTIAL\n\nCONFIDENTIAL PTQ8384\n", "CONFIDENTIAL\n")])
def test_older_page_markers(cable, marker, banners, outline):
    """With the post and the time, or the station and the level; the level of the page over and under it is no text."""
    before, after = banners
    text = f"1. (C) The herring are back in the bay, and the harbour master\n{before}{marker}\n{after}counts them every day.\n"
    joined = f"1. (C) The herring are back in the bay, and the harbour master\n{marker} counts them every day.\n"

    for body in (text, joined):
        document = cable(body)
        assert [text for *_, text in outline(document)] == [
            "The herring are back in the bay, and the harbour master counts them every day."
        ]
        names = {one.name for one in document.segments if one.role is Role.FURNITURE}
        assert names == ({"page-marker", "stamp"} if before and body is text else {"page-marker"})


CENTRE = """\
                           CONFIDENTIAL     PTO4667

PAGE 01        PORT S  00412  0{section} OF 02  091526Z
ACTION AF-00

INFO  LOG-00   AID-00   CIAE-00  DODE-00  SRPP-00  EB-00    EUR-00
      UTED-00  VC-00    SAS-00
        /008W
                  ------------------70471B  091526Z /48
O 091405Z MAY 07
FM AMEMBASSY PORT SELWYN
TO SECSTATE WASHDC IMMEDIATE 2207
INFO AMEMBASSY TORNE
"""
"""What a communications centre printed above each section until about 2002."""


def test_the_level_with_the_number_of_the_centre_is_no_classification_line(cable, head, named, notices):
    """The number beside the level over the distribution is that of a page, not of the telegram."""
    document = cable(header=CENTRE.format(section=1), head=head("C O N F I D E N T I A L PORT SELWYN 000412\n"))

    assert {one.value.value for one in document.metadata.identifiers if one.scheme == "mrn"} == {"07PORTSELWYN412"}
    assert [one.name.value for one in document.metadata.agents if one.role == "sender"] == [
        "AMEMBASSY PORT SELWYN"
    ]
    assert "unrecognised" not in notices(document)
    assert named(document, "page-marker")[0].startswith("CONFIDENTIAL     PTO4667")


@pytest.mark.parametrize("header", [CENTRE.format(section=1), ""], ids=["whole", "extract"])
def test_a_section_with_its_header_and_distribution_interrupts_no_sentence(cable, head, header, paragraphs):
    """The text goes on under the header, the distribution and the head of the next section."""
    first = head("C O N F I D E N T I A L SECTION 01 OF 02 PORT SELWYN 000412\n")
    again = head("C O N F I D E N T I A L SECTION 02 OF 02 PORT SELWYN 000412\n")
    between = f"\n                       CONFIDENTIAL\n\n{CENTRE.format(section=2)}\n{again}\n"

    document = cable(
        f"1. (C) The harbour was quiet, and the boats of the\n{between}island lay where they were.\nOYELARAN\n",
        header=header,
        head=first,
    )

    assert paragraphs(document) == ["The harbour was quiet, and the boats of the island lay where they were."]
    assert [one.name.value for one in document.metadata.agents if one.role == "sender"] == [
        "AMEMBASSY PORT SELWYN"
    ]

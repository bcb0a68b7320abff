"""The text of a record as blocks."""

from __future__ import annotations

from converter import Cited, Metadata, Paragraph


def test_every_kind_of_block(every_block, tree) -> None:
    """Blocks stand in the order of reading, each with what is printed beside its text."""
    heading, paragraph, bullets, again, quote, lines, table, empty = tree(every_block)["content"]

    assert heading == {
        "@type": "Heading",
        "headingLevel": 2,
        "label": "II",
        "portionMark": "U",
        "text": "Head",
    }
    assert (paragraph["number"], paragraph["portionMark"], paragraph["role"]) == (3, "S", "summary")
    assert bullets == {
        "@type": "List",
        "item": [
            {"@type": "ListItem", "label": "--", "text": "item"},
            {"@type": "List", "item": [{"@type": "ListItem", "number": 3, "text": "inner"}]},
        ],
    }
    assert again == {"@type": "Paragraph", "number": 3, "text": "again"}
    assert quote == {"@type": "Quote", "content": [{"@type": "Paragraph", "number": 4, "text": "said"}]}
    assert lines == {"@type": "Preformatted", "text": "a  b\nc  d"}
    assert table == {
        "@type": "Table",
        "hasHead": True,
        "row": [{"@type": "Row", "cell": [{"@type": "Cell", "text": "x"}, {"@type": "Cell", "text": ""}]}],
    }
    assert empty == {"@type": "Paragraph", "text": ""}


def test_marks_have_places_in_the_text(every_block, tree) -> None:
    """Page breaks, emphasis and links are places in the text, counted in characters."""
    paragraph = tree(every_block)["content"][1]
    text, marks = paragraph["text"], paragraph["mark"]

    assert text == "one two three\n\U0001f6a2 four"
    assert [mark["@type"] for mark in marks] == ["PageBreak", "Emphasis", "Link", "PageBreak"]
    assert marks[0] == {"@type": "PageBreak", "start": 4, "label": "002 OF 003"}
    assert text[marks[1]["start"] : marks[1]["end"]] == "two three"
    assert text[marks[2]["start"] : marks[2]["end"]] == " three"
    assert marks[2]["linkTarget"] == "https://example.org/a b"
    assert text[marks[3]["start"] :] == "\U0001f6a2 four"


def test_numbered_paragraphs_can_be_cited(every_block, telegram, tree) -> None:
    """The first paragraph of a number has a name in the record, or in the file of one without a name."""
    assert tree(telegram)["content"][0]["@id"] == "urn:us:state:mrn:07LISBON12#p1"
    assert [block.get("@id") for block in tree(every_block)["content"] if block["@type"] == "Paragraph"] == [
        f"urn:sha256:{every_block.source.sha256}#p3",
        None,
        None,
    ]


def test_only_whole_numbers_are_numbers(document, tree) -> None:
    """A label that a number could not give back stays as it is."""
    labels = ("12", "0", "007", "1a", "9999999999", "٣")
    body = tuple(Paragraph(inlines=(), label=Cited(label)) for label in labels)
    content = tree(document(Metadata(genre="memorandum"), body))["content"]

    assert [block.get("number") for block in content] == [12, None, None, None, None, None]
    assert [block.get("label") for block in content] == [None, "0", "007", "1a", "9999999999", "٣"]


def test_a_body_without_blocks_is_an_empty_list(memo, tree) -> None:
    """Content is always there, so that nobody wonders whether it was left out."""
    assert tree(memo)["content"] == []

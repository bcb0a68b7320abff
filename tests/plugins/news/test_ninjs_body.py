"""The text of news items in ninjs: its words, blocks and pictures, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter import Document, List, Paragraph, Quote, ReadError, Source, Table, Text, plain_text, read
from converter_news import NINJS


def test_escapes_have_their_places(source_of: Callable[[str], Source]):
    r"""The words of ``caf\u00e9`` read as they are meant, and stand where they are printed."""
    source = source_of(r'{"uri":"x","versioncreated":"2020","body_text":"Caf\u00e9 \ud83d\ude00 \"\/ \\n."}')

    [block] = read(source, NINJS).body

    assert isinstance(block, Paragraph)
    [leaf] = block.inlines
    assert isinstance(leaf, Text)
    assert leaf.text == 'Café 😀 "/ \\n.'
    assert leaf.span.of(source.text) == r"Caf\u00e9 \ud83d\ude00 \"\/ \\n."


def test_html_before_plain_text(ninjs: Callable[..., Document], texts):
    """Of several forms the one with its paragraphs is read; the others are furniture."""
    document = ninjs(body_text="A. B.", body_xhtml="<p>A.</p>\n<p>B &amp; <i>C</i>.</p>", body_nitf="<nitf/>")

    assert texts(document) == ["A.", "B & C."]
    others = [one.span.of(document.source.text) for one in document.segments if one.name == "other-rendition"]
    assert others == ["A. B.", "<nitf/>"]


def test_blocks_of_html(ninjs: Callable[..., Document]):
    """Lists, quotes, tables and crossheads, also where HTML leaves out the tags that end them."""
    document = ninjs(
        body_html="<p>One<ul><li>two<li>three</ul><h2>Four</h2><blockquote>Five</blockquote>"
        "<table><tr><th>a<th>b<tr><td>c<br>d<td></table><script>var x = '<p>';</script>"
    )

    assert [type(block) for block in document.body] == [Paragraph, List, Paragraph, Quote, Table]
    table = document.body[-1]
    assert isinstance(table, Table)
    assert [[plain_text(cell.inlines) for cell in row.cells] for row in table.rows] == [["a", "b"], ["c\nd", ""]]


def test_pictures(ninjs: Callable[..., Document], texts):
    """What an item shows is said in captions; items of text that belong to it are not read."""
    picture = {
        "type": "picture",
        "descriptions": [{"value": "A pan."}],
        "by": "Jo Hale",
        "headlines": [{"value": "Pan"}],
    }
    document = ninjs(body_text="A.", associations=[picture, {"type": "text", "body_text": "Other."}])

    assert [
        (block.role.value if block.role else None) for block in document.body if isinstance(block, Paragraph)
    ] == [
        None,
        "caption",
        "credit",
    ]
    assert texts(document) == ["A.", "A pan.", "Jo Hale"]
    alone = ninjs(type="picture", description_text="A pan.")
    assert texts(alone) == ["A pan."]
    assert alone.metadata.standfirst is None


def test_a_body_in_no_form_that_is_read(ninjs: Callable[..., Document]):
    """Is not guessed at."""
    document = ninjs(headline="x", bodies=[{"contenttype": "application/xml", "value": "<x/>"}])

    assert [notice.code for notice in document.notices] == ["body-not-read", "no-body"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        ('{"uri": 1', "not JSON"),
        ('{"a": "\\ud800"}', "not JSON"),
        ("[1, 2]", "no object"),
        ("{}", "says nothing of an article"),
        ('{"uri": "a", "headline": "b", "uri": "c"}', "the member 'uri' stands twice"),
        ('{"x": {"a": 1, "\\u0061": 2}}', "the member 'a' stands twice"),
        ('{"x":' + "[" * 500 + "]" * 500 + "}", "more than 100 objects and lists"),
        ('{"x":' + "[" * 100_000 + "]" * 100_000 + "}", "not JSON"),
    ],
)
def test_refusals(text: str, reason: str, source_of: Callable[[str], Source]):
    """What is no item, or says two things at once, is refused with a reason and a place."""
    with pytest.raises(ReadError, match=reason) as caught:
        read(source_of(text), NINJS)

    assert caught.value.offset is not None
    assert 0 <= caught.value.offset <= len(text)


@pytest.mark.parametrize("size", [10_000, pytest.param(120_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "part",
    ["<p>a", "<em>a", "<ul><li>a", "<blockquote>", "</li>a", "<", "<a href='x'>", "<table>a", "\u00e9<br>", "&"],
)
def test_large_bodies_take_linear_time(part: str, size: int, ninjs: Callable[..., Document]):
    """A long text of one thing; a reader whose work grows faster than its text never ends here."""
    document = ninjs(headline="x", body_html=part * (size // len(part)))

    assert document.segments

"""The text of articles in NITF: its words and blocks, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter import (
    Document,
    Emphasis,
    Link,
    List,
    Paragraph,
    Preformatted,
    Quote,
    ReadError,
    Role,
    Source,
    Table,
    Text,
    plain_text,
    read,
)
from converter_news import NITF


def test_words_have_their_places(nitf: Callable[..., Document]):
    """Entities are resolved, and each leaf stands where the source has it, tags between."""
    document = nitf(content='<p>Salt &amp;\n  <em>oil</em>, <a href="x?a&amp;b">more</a>.</p>')
    [block] = document.body

    assert isinstance(block, Paragraph)
    one, two, three, four, five = block.inlines
    assert isinstance(one, Text)
    assert isinstance(two, Emphasis)
    assert isinstance(three, Text)
    assert isinstance(four, Link)
    assert isinstance(five, Text)
    assert (one.text, one.span.of(document.source.text)) == ("Salt & ", "Salt &amp;\n  ")
    assert four.target == "x?a&b"
    assert plain_text(block.inlines) == "Salt & oil, more."


def test_blocks(nitf: Callable[..., Document]):
    """Each element of the body comes to the block that it is."""
    document = nitf(
        content="""<p>One:</p><ul><li>two<ol><li>three</li></ol></li></ul><bq><block><p>Four.</p></block></bq>
        <table><caption>Five</caption><tr><th>a</th></tr><tr><td>b</td></tr></table><hl2>Six</hl2>
        <pre>\n 7  7\n</pre><media><media-caption>Eight</media-caption><media-producer>Nine</media-producer></media>
        <fn><body.content><p>Ten</p></body.content></fn>""",
        end="<tagline>Editing by Al</tagline><bibliography>Eleven</bibliography>",
    )
    kinds = [type(block) for block in document.body]
    table, listed = document.body[4], document.body[1]

    assert kinds[:5] == [Paragraph, List, Quote, Paragraph, Table]
    assert kinds[5:] == [Paragraph, Preformatted, Paragraph, Paragraph, Paragraph, Paragraph, Paragraph]
    roles = [block.role.value for block in document.body if isinstance(block, Paragraph) and block.role]
    assert roles == ["caption", "crosshead", "caption", "credit", "footnote", "credit", "bibliography"]
    assert isinstance(table, Table)
    assert table.head
    assert isinstance(listed, List)
    assert [type(item) for item in listed.items] == [Paragraph, List]


def test_a_marked_section_is_words_or_html(nitf: Callable[..., Document]):
    """Archives put HTML into marked sections; what is no HTML is read to the letter."""
    document = nitf(content="<p><![CDATA[3 <four> & five]]></p><![CDATA[<p>Six &amp; <b>seven</b></p><p>Eight]]>")

    assert [plain_text(block.inlines) for block in document.body] == ["3 <four> & five", "Six & seven", "Eight"]


def test_a_lead_that_is_given_twice_is_read_once(nitf: Callable[..., Document]):
    """An archive that has the lead beside the full text has it once as furniture."""
    document = nitf(
        content='<block class="lead_paragraph"><p>Salt.</p></block><block class="full_text"><p>Salt.</p><p>Oil.</p></block>'
    )

    assert [plain_text(block.inlines) for block in document.body] == ["Salt.", "Oil."]
    [lead] = [one for one in document.segments if one.name == "repeated-lead"]
    assert lead.role is Role.FURNITURE


def test_a_headline_that_the_body_repeats_is_furniture(nitf: Callable[..., Document]):
    """It is no crosshead."""
    document = nitf(
        front="<hedline><hl1>Salt &amp; oil</hl1></hedline>", content="<hl2>Salt &#38; oil</hl2><p>More.</p>"
    )

    assert [plain_text(block.inlines) for block in document.body] == ["More."]
    assert [one.name for one in document.segments if one.name == "repeated-head"] == ["repeated-head"]


def test_words_where_none_may_stand_are_not_lost(nitf: Callable[..., Document]):
    """Text between the elements of the head is furniture by its name; encoded media too."""
    document = nitf(
        "stray", content='<p>Salt.</p><media><media-object encoding="base64">AAAA</media-object></media>'
    )

    names = {
        one.name: one.span.of(document.source.text) for one in document.segments if one.role is Role.FURNITURE
    }
    assert names["unrecognised"] == "stray"
    assert [notice.code for notice in document.notices] == ["unrecognised"]
    assert names["embedded-media"] == "AAAA"


def test_named_references_of_a_document_type_that_is_not_loaded(source_of: Callable[[str], Source]):
    """They are those of HTML; others stand as they are printed."""
    source = source_of(
        '<!DOCTYPE nitf SYSTEM "x.dtd"><nitf><body><body.content>a &mdash; &xyz; b</body.content></body></nitf>'
    )

    [block] = read(source, NITF).body

    assert isinstance(block, Paragraph)
    assert plain_text(block.inlines) == "a — &xyz; b"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<nitf><body>", "not well-formed XML: no element found"),
        ("<nitf>&mdash;</nitf>", "not well-formed XML: undefined entity"),
        ("<nitf><p></nitf></p>", "not well-formed XML: mismatched tag"),
        ("<rss/>", "the root of this document is 'rss', not 'nitf'"),
        ("<nitf/>", "says nothing of an article"),
        (f'<!DOCTYPE nitf [<!ENTITY l0 "ha">{LAUGHS}]><nitf>&l9;</nitf>', "declares an entity, 'l0'"),
        ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]><nitf>&x;</nitf>', "declares an entity, 'x'"),
        ('<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://localhost/x"> %x;]><nitf/>', "declares an entity, 'x'"),
        (
            f"<nitf>{'<block>' * 5_000}{'</block>' * 5_000}</nitf>",
            "more than 100 elements stand within each other",
        ),
        ("<nitf>\x00</nitf>", "not well-formed XML"),
    ],
)
def test_refusals(text: str, reason: str, source_of: Callable[[str], Source]):
    """What is not NITF, or is made to do harm, is refused with a reason and a place."""
    with pytest.raises(ReadError, match=reason) as caught:
        read(source_of(text), NITF)

    assert caught.value.offset is not None
    assert 0 <= caught.value.offset <= len(text)


@pytest.mark.parametrize("size", [10_000, pytest.param(150_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "part", ["<p>a</p>", "a<em>b</em>", "a<br/>", "&amp;", "<!--a-->", "<![CDATA[<p>x]]>", " <b> </b>", "<media/>"]
)
def test_large_bodies_take_linear_time(part: str, size: int, nitf: Callable[..., Document]):
    """A long text of one thing; a reader whose work grows faster than its text never ends here."""
    document = nitf("<title>x</title>", content=part * (size // len(part)))

    assert document.segments


def test_columns_of_a_table_hold_no_words(nitf: Callable[..., Document]):
    """How a table is laid out is markup, and no reason for a notice."""
    columns = '<nitf-table-metadata><nitf-colgroup><nitf-col value="a"/></nitf-colgroup></nitf-table-metadata>'

    document = nitf(content=f"<nitf-table>{columns}<table><tr><td>Salt</td></tr></table></nitf-table>")

    assert document.notices == ()

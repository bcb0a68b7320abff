"""Articles in NITF: what each element comes to, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from converter import (
    Cited,
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
from converter_news.article import Article
from converter_news.wire.marks import detect_nitf

NAMESPACE = ' xmlns="http://iptc.org/std/NITF/2006-10-18/"'


@pytest.fixture(scope="session")
def nitf(source_of: Callable[[str], Source]) -> Callable[..., Document]:
    """The record of an article with these elements in its parts, proved sound."""

    def make(
        head: str = "", front: str = "", content: str = "<p>Salt.</p>", end: str = "", root: str = ""
    ) -> Document:
        return read(
            source_of(
                f"<nitf{root}><head>{head}</head><body><body.head>{front}</body.head>"
                f"<body.content>{content}</body.content><body.end>{end}</body.end></body></nitf>"
            ),
            NITF,
        )

    return make


def article(document: Document) -> Article:
    [extension] = document.metadata.extensions
    assert isinstance(extension, Article)
    return extension


def said(value: Cited[str] | None, document: Document) -> tuple[str, str]:
    """A value, and what stands at its place."""
    assert value is not None
    assert value.span is not None
    return value.value, value.span.of(document.source.text)


# Root and head


@pytest.mark.parametrize(
    "beginning",
    [
        "<nitf>",
        f"<nitf{NAMESPACE}>",
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- from the wire -->\n<nitf>',
        '\ufeff \n<!DOCTYPE nitf SYSTEM "nitf-3-3.dtd" [<!ELEMENT x (y)> <!ATTLIST p q CDATA "a>b">]>\n<nitf>',
        '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/">',
    ],
)
def test_the_root_is_certain(beginning: str, source_of: Callable[[str], Source]):
    """With or without a namespace, behind a document type that is not loaded, the root tells; and it is read."""
    end = "</n:nitf>" if "<n:" in beginning else "</nitf>"
    source = source_of(f"{beginning}<body><body.content><p>Salt.</p></body.content></body>{end}")

    detection = detect_nitf(source)

    assert detection is not None
    assert detection.confidence.word == "certain"
    assert [one.span.of(source.text).endswith("nitf") for one in detection.evidence] == [True]
    assert [plain_text(block.inlines) for block in read(source, NITF).body] == ["Salt."]


@pytest.mark.parametrize(
    "text",
    ["<nitfy/>", "<news><nitf/></news>", "nitf", "<!-- <nitf> --><rss/>", "{}", "<p><nitf>", "<?nitf ?><a/>", "<"],
)
def test_other_documents_are_not_claimed(text: str, source_of: Callable[[str], Source]):
    """Nothing else is NITF, not even what holds some."""
    assert detect_nitf(source_of(text)) is None


def test_identifiers_dates_and_treatment(nitf: Callable[..., Document]):
    """The attributes of the head come to the common fields, each with its place."""
    document = nitf(
        """<docdata><doc-id id-string="A-1"/><du-key key="SALT"/><urgency ed-urg="4"/>
        <date.issue norm="20210412T083000Z"/><date.release norm="2021-04-12"/><date.expire norm="soon"/>
        <ed-msg info="Adds &quot;salt&quot;"/><doc.copyright holder="M &amp; P" year="2021"/>
        <key-list><keyword key="salt"/><keyword key="salt"/></key-list></docdata>"""
    )
    metadata = document.metadata

    assert [(one.scheme, one.value.value) for one in metadata.identifiers] == [
        ("document-id", "A-1"),
        ("du-key", "SALT"),
    ]
    assert [(one.kind, one.when) for one in metadata.events] == [
        ("published", datetime(2021, 4, 12, 8, 30, tzinfo=UTC)),
        ("released", date(2021, 4, 12)),
        ("expires", None),
    ]
    assert [(one.kind, one.text.value) for one in metadata.instructions] == [
        ("urgency", "4"),
        ("note-to-editors", 'Adds "salt"'),
    ]
    [holder] = metadata.agents
    assert (holder.role, said(holder.name, document)) == ("copyright-holder", ("M & P", "M &amp; P"))
    assert [one.code.value for one in metadata.subjects] == ["salt"]


def test_a_time_without_its_zone_is_a_day(nitf: Callable[..., Document]):
    """Archives write midnight where they mean no time."""
    metadata = nitf('<pubdata name="The Post" date.publication="19890204T000000"/>').metadata

    assert [(one.kind, one.when) for one in metadata.events] == [("published", date(1989, 2, 4))]
    assert metadata.edition is not None
    assert metadata.edition.date is not None
    assert metadata.edition.date.value == date(1989, 2, 4)


def test_print_edition(nitf: Callable[..., Document]):
    """The data of a publication on paper make its edition and its publisher."""
    metadata = nitf(
        '<pubdata type="print" name="The Post" edition.name="late" position.section="B" position.sequence="7"/>'
    ).metadata
    edition = metadata.edition

    assert edition is not None
    found = [edition.publication, edition.edition, edition.section, edition.page]
    assert [one.value for one in found if one] == ["The Post", "late", "B", "7"]
    assert [(one.role, one.name.value) for one in metadata.agents if one.name] == [("publisher", "The Post")]


def test_what_is_not_on_paper_has_no_edition(nitf: Callable[..., Document]):
    """A web site is a publisher, not a print edition."""
    metadata = nitf(
        '<pubdata type="web" name="The Post" date.publication="20210412" position.section="B"/>'
    ).metadata

    assert metadata.edition is None
    assert [(one.role, one.name.value) for one in metadata.agents if one.name] == [("publisher", "The Post")]
    assert [(one.kind, one.when) for one in metadata.events] == [("published", date(2021, 4, 12))]


def test_subjects(nitf: Callable[..., Document]):
    """A subject has its code and its narrowest label; what the head identifies is a keyword of its kind."""
    metadata = nitf(
        """<tobject><tobject.subject tobject.subject.type="Trade" tobject.subject.refnum="04000000"
        tobject.subject.detail="Salt"/><tobject.subject tobject.subject.type="Weather"/></tobject>
        <docdata><identified-content><person>Jo <name.family>Hale</name.family></person><org value="Board"/>
        <location><city>Saltmere</city><country>Xan</country></location></identified-content></docdata>"""
    ).metadata

    assert [(one.scheme, one.kind, one.code.value, one.label) for one in metadata.subjects] == [
        ("subject-code", None, "04000000", "Salt"),
        ("keyword", "subject", "Weather", None),
        ("keyword", "person", "Jo Hale", None),
        ("keyword", "organization", "Board", None),
        ("keyword", "place", "Saltmere Xan", None),
    ]


def test_language(nitf: Callable[..., Document]):
    """The language is that of the root, where the value is a tag of one."""
    assert said(nitf(root=' xml:lang="de-AT"').metadata.language, nitf(root=' xml:lang="de-AT"')) == (
        "de-AT",
        "de-AT",
    )
    assert nitf(root=' xml:lang="German, mostly"').metadata.language is None


# The article's head


def test_headlines(nitf: Callable[..., Document]):
    """The headline is the title; those below it and above it keep their own places."""
    document = nitf(
        "<title>In the file</title>",
        '<hedline><hl2 class="fly">Trade</hl2><hl1>Salt &amp; <em>oil</em></hl1><hl2>Both</hl2></hedline>',
    )

    assert said(document.metadata.title, document) == ("Salt & oil", "Salt &amp; <em>oil")
    assert said(article(document).kicker, document) == ("Trade", "Trade")
    assert [one.value for one in article(document).further_headlines] == ["Both"]
    named = [one.span.of(document.source.text) for one in document.segments if one.name == "headline"]
    assert named == ["Salt &amp;", "oil", "Both"]


def test_the_title_of_the_file_stands_in_for_a_headline(nitf: Callable[..., Document]):
    """Where no headline is given."""
    assert said(nitf("<title>Salt</title>").metadata.title, nitf("<title>Salt</title>")) == ("Salt", "Salt")


@pytest.mark.parametrize(
    ("byline", "authors", "agencies"),
    [
        ("By <person>Jo Hale</person>, <byttl>Editor</byttl>", [("Jo Hale", "Editor")], []),
        ("<person>Jo Hale</person><person>Al Roe</person>", [("Jo Hale", None), ("Al Roe", None)], []),
        ("<person><name.given>Jo</name.given><name.family>Hale</name.family></person>", [("Jo Hale", None)], []),
        ("<byttl>By Jo Hale</byttl>", [("Jo Hale", None)], []),
        ("By Jo Hale and Al Roe, Staff Writers", [("Jo Hale", "Staff Writers"), ("Al Roe", "Staff Writers")], []),
        ("Jo Hale", [("Jo Hale", None)], []),
        ("By <person>Jo Hale</person>, <org>Reuter</org>", [("Jo Hale", None)], ["Reuters"]),
        ("Reuters", [], ["Reuters"]),
        ("?", [], []),
    ],
)
def test_bylines(byline: str, authors: list[object], agencies: list[str], nitf: Callable[..., Document]):
    """Persons where they are marked, or else as in any article; the line itself as printed."""
    document = nitf(front=f"<byline>{byline}</byline>")
    agents = document.metadata.agents

    found = [
        (one.name.value, one.position and one.position.value)
        for one in agents
        if one.role == "author" and one.name
    ]
    assert found == authors
    assert [one.name.value for one in agents if one.role == "agency" and one.name] == agencies
    assert article(document).byline is not None


@pytest.mark.parametrize(
    ("dateline", "places", "dates"),
    [
        (
            '<location>TOKYO</location>, <story.date norm="20210412">April 12</story.date>',
            ["TOKYO"],
            [date(2021, 4, 12)],
        ),
        ("TOKYO, April 12 (Reuters)", ["TOKYO"], [date(2021, 4, 12)]),
        ("<location><city>Bonn</city></location>", ["Bonn"], []),
        ("Saltmere", ["Saltmere"], []),
        ('<story.date norm="20210411"/>', [], [date(2021, 4, 11)]),
        ("12", [], []),
    ],
)
def test_datelines(dateline: str, places: list[str], dates: list[date], nitf: Callable[..., Document]):
    """Place and date where they are marked, or else as in any article, with the year of a publication near by."""
    document = nitf('<docdata><date.issue norm="20210413"/></docdata>', f"<dateline>{dateline}</dateline>")

    assert [one.name.value for one in document.metadata.places] == places
    assert [one.when for one in document.metadata.events if one.kind == "filed"] == dates


def test_a_dateline_within_the_text_is_divided_from_it(nitf: Callable[..., Document]):
    """Where none is given as such; in one that is given, the text is left alone."""
    lead = "<p>TOKYO (AP) &#8212; Salt was sold.</p>"

    inside, given = nitf(content=lead), nitf(front="<dateline>Bonn</dateline>", content=lead)

    assert [one.name.value for one in inside.metadata.places] == ["TOKYO"]
    assert [plain_text(block.inlines) for block in inside.body] == ["Salt was sold."]
    assert [one.name.value for one in given.metadata.places] == ["Bonn"]
    assert [plain_text(block.inlines) for block in given.body] == ["TOKYO (AP) — Salt was sold."]


def test_standfirst_agency_rights_and_notes(nitf: Callable[..., Document]):
    """An abstract is one standfirst, a note is a paragraph of its role."""
    document = nitf(
        front="""<note noteclass="cpyrt"><body.content><p>(c) MP</p></body.content></note>
        <note><p>Corrects name.</p></note><rights>Not for sale.</rights><distributor>Hill Wire</distributor>
        <abstract><p>One.</p><p>Two.</p></abstract>"""
    )

    assert document.metadata.standfirst is not None
    assert document.metadata.standfirst.value == "One. Two."
    assert [(one.kind, one.text.value) for one in document.metadata.instructions] == [
        ("usage-terms", "Not for sale.")
    ]
    assert [(one.role, one.name.value) for one in document.metadata.agents if one.name] == [
        ("agency", "Hill Wire")
    ]
    assert [(block.role.value if block.role else None) for block in document.body] == [
        "copyright",
        "editor-note",
        None,
    ]


# The body


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


# What is refused

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

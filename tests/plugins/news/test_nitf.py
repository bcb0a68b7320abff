"""Articles in NITF: how they are known, and what each element that says something of the article comes to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from converter import Cited, Document, Source, plain_text, read
from converter_news import NITF
from converter_news.wire.marks import detect_nitf

NAMESPACE = ' xmlns="http://iptc.org/std/NITF/2006-10-18/"'


def said(value: Cited[str] | None, document: Document) -> tuple[str, str]:
    """A value, and what stands at its place."""
    assert value is not None
    assert value.span is not None
    return value.value, value.span.of(document.source.text)


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


def test_headlines(nitf: Callable[..., Document], extension):
    """The headline is the title; those below it and above it keep their own places."""
    document = nitf(
        "<title>In the file</title>",
        '<hedline><hl2 class="fly">Trade</hl2><hl1>Salt &amp; <em>oil</em></hl1><hl2>Both</hl2></hedline>',
    )

    assert said(document.metadata.title, document) == ("Salt & oil", "Salt &amp; <em>oil")
    assert said(extension(document).kicker, document) == ("Trade", "Trade")
    assert [one.value for one in extension(document).further_headlines] == ["Both"]
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
def test_bylines(
    byline: str, authors: list[object], agencies: list[str], nitf: Callable[..., Document], extension
):
    """Persons where they are marked, or else as in any extension; the line itself as printed."""
    document = nitf(front=f"<byline>{byline}</byline>")
    agents = document.metadata.agents

    found = [
        (one.name.value, one.position and one.position.value)
        for one in agents
        if one.role == "author" and one.name
    ]
    assert found == authors
    assert [one.name.value for one in agents if one.role == "agency" and one.name] == agencies
    assert extension(document).byline is not None


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

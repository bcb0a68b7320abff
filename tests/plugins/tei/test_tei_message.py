"""What ``teiHeader`` knows of a message: its references, who wrote to whom, its restrictions and its dates."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from converter import (
    Agent,
    Cited,
    Event,
    Identifier,
    Instruction,
    Level,
    Place,
    Precedence,
    Reference,
    Restriction,
    Subject,
)

SENT = Event(kind="sent", text=Cited("080846Z FEB 06"), when=datetime(2006, 2, 8, 8, 46, tzinfo=UTC))
EMBASSY = Agent(
    role="sender", name=Cited("AMEMBASSY PARIS"), code=Cited("RUFNPS"), precedence=Cited(Precedence.FLASH)
)


def test_source_description(header):
    """The source is described with its events, names, checksum and encoding."""
    found = header(
        "//t:sourceDesc/t:bibl/*",
        text="one",
        events=(SENT,),
        identifiers=(Identifier(scheme="station-serial", value=Cited("0709")),),
        instructions=(Instruction(kind="passing", text=Cited("LYON FOR CG")),),
        agents=(Agent(role="classifier", name=Cited("J. Doe"), position=Cited("Ambassador")),),
    )

    assert [one.replace(' resp="#archive-converter"', "") for one in found] == [
        '<title type="supplied">[drawn document 0709]</title>',
        (
            "<respStmt><resp>classifier</resp>"
            '<persName role="classifier"><roleName>Ambassador</roleName> J. Doe</persName></respStmt>'
        ),
        '<date type="sent" when="2006-02-08T08:46:00Z">080846Z FEB 06</date>',
        '<idno type="station-serial">0709</idno>',
        f'<idno type="sha256">{hashlib.sha256(b"one").hexdigest()}</idno>',
        '<note type="encoding">utf-8</note>',
        '<ptr type="file" target="drawn.txt"/>',
        '<note type="instruction" subtype="passing">LYON FOR CG</note>',
    ]


def test_references(header):
    """Another document is a related item, to which the correspondence points; an inferred target says so."""
    references = (
        Reference(text=Cited("PARIS 1"), label=Cited("A"), target="06PARIS1", inferred=True),
        Reference(text=Cited("PHONE CALL"), kind="other"),
    )

    related = header("//t:relatedItem", agents=(EMBASSY,), references=references)
    context = header("//t:correspContext/t:ref/@target", agents=(EMBASSY,), references=references)

    assert related == [
        (
            '<relatedItem xml:id="reference.1" type="reference" subtype="cable" n="A"><bibl>'
            '<title resp="#archive-converter">PARIS 1</title>'
            '<idno type="mrn" resp="#archive-converter">06PARIS1</idno></bibl></relatedItem>'
        ),
        (
            '<relatedItem xml:id="reference.2" type="reference" subtype="other"><bibl>'
            '<title resp="#archive-converter">PHONE CALL</title></bibl></relatedItem>'
        ),
    ]
    assert context == ["#reference.1", "#reference.2"]
    assert header("//t:correspContext/t:ref/@n", agents=(EMBASSY,), references=references) == ["A"]


def test_correspondence(header):
    """Who sent it, signed it and received it, each addressee in an action of its own."""
    agents = (
        EMBASSY,
        Agent(role="recipient", name=Cited("SECSTATE"), code=Cited("RUEHC"), serial=Cited("8430")),
        Agent(role="copied", code=Cited("RUEHMO"), precedence=Cited(Precedence.NIACT_IMMEDIATE)),
        Agent(role="exempted", name=Cited("AMCONSUL LYON")),
        Agent(role="signatory", name=Cited("DOE")),
    )

    found = header("//t:correspDesc/*", agents=agents, events=(SENT,), places=(Place(name=Cited("Paris")),))

    assert [one.replace(' resp="#archive-converter"', "") for one in found] == [
        (
            '<correspAction type="sent" ana="#precedence.flash">'
            '<orgName role="sender" key="RUFNPS">AMEMBASSY PARIS</orgName><persName role="signatory">DOE</persName>'
            '<placeName>Paris</placeName><date type="sent" when="2006-02-08T08:46:00Z">080846Z FEB 06</date>'
            "</correspAction>"
        ),
        (
            '<correspAction type="received" subtype="to"><orgName role="recipient" key="RUEHC" n="8430">SECSTATE</orgName>'
            "</correspAction>"
        ),
        (
            '<correspAction type="received" subtype="cc" ana="#precedence.niact-immediate">'
            '<orgName role="copied" key="RUEHMO"/></correspAction>'
        ),
        '<correspAction type="exempted"><orgName role="exempted">AMCONSUL LYON</orgName></correspAction>',
    ]


def test_no_correspondence(header):
    """A document that nobody sent to anybody has no correspondence, and its signatory is named with the source."""
    agents = (Agent(role="signatory", name=Cited("DOE")), Agent(role="author", name=Cited("Ann Lee")))

    assert header("//t:correspDesc", agents=agents) == []
    assert header("//t:bibl/t:respStmt/t:resp/text()", agents=agents) == ["signatory"]
    assert header("//t:titleStmt/t:author/t:persName/text()", agents=agents) == ["Ann Lee"]


def test_classification(header):
    """Genre, level, captions, caveats and precedence are categories of taxonomies, each once; reasons are codes of
    the order that they rest on, subjects are keywords of their scheme."""
    restriction = Restriction(
        level=Cited(Level.TOP_SECRET),
        captions=(Cited("SIPDIS"), Cited("SIPDIS"), Cited("EXDIS")),
        caveats=(Cited("NOFORN"),),
        authority=Cited("E.O. 12958"),
        reasons=(Cited("1.4 (b)"),),
    )
    subjects = (
        Subject(scheme="tags", code=Cited("PREL"), kind="subject", label="External relations"),
        Subject(scheme="keyword", code=Cited("peace & war")),
    )
    metadata = {
        "genre": "diplomatic cable",
        "restrictions": (restriction,),
        "subjects": subjects,
        "agents": (EMBASSY,),
    }

    found = header("//t:textClass/*", **metadata)
    categories = header("//t:category", **metadata)

    assert [one.replace(' resp="#archive-converter"', "") for one in found] == [
        '<catRef scheme="#genre" target="#genre.diplomatic-cable"/>',
        '<catRef scheme="#precedence" target="#precedence.flash"/>',
        '<catRef scheme="#level" target="#level.top-secret"/>',
        '<catRef scheme="#caption" target="#caption.SIPDIS"/>',
        '<catRef scheme="#caption" target="#caption.EXDIS"/>',
        '<catRef scheme="#caveat" target="#caveat.NOFORN"/>',
        '<catRef scheme="#authority" target="#authority.E-O-12958"/>',
        '<classCode scheme="#authority.E-O-12958">1.4 (b)</classCode>',
        '<keywords scheme="#subject.tags"><term type="subject" ref="#subject.tags.PREL">PREL</term></keywords>',
        '<keywords scheme="#subject.keyword"><term ref="#subject.keyword.peace-war">peace &amp; war</term></keywords>',
    ]
    assert '<category xml:id="level.top-secret"><catDesc>TOP SECRET</catDesc></category>' in categories
    assert '<category xml:id="subject.tags.PREL"><catDesc>External relations</catDesc></category>' in categories


def test_categories_with_one_name(header):
    """Values that would have the same ``xml:id`` have different ones."""
    captions = (Cited("A/B"), Cited("A B"), Cited("///"), Cited("---"))

    found = header("//t:catRef[@scheme='#caption']/@target", restrictions=(Restriction(captions=captions),))

    assert found == ["#caption.A-B", "#caption.A-B-1", "#caption.other", "#caption.other-1"]


def test_reasons_without_authority(header):
    """Reasons that rest on no order that is named are codes of a scheme of their own."""
    found = header("//t:classCode/@scheme", restrictions=(Restriction(reasons=(Cited("1.4 (b)"),)),))

    assert found == ["#reason"]


def test_creation(header):
    """The date of creation is that of sending, or else the next surest."""
    published = Event(kind="published", text=Cited("May 1"), when=date(2020, 5, 1))

    assert header("//t:creation/t:date/@type", events=(published, SENT)) == ["sent"]
    assert header("//t:creation/t:date/@when", events=(published,)) == ["2020-05-01"]
    assert header("//t:creation") == []


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (None, []),
        (date(1, 1, 1), ["0001-01-01"]),
        (datetime(2006, 2, 8, 8, 46, tzinfo=UTC), ["2006-02-08T08:46:00Z"]),
        (
            datetime(2006, 2, 8, 8, 46, 1, 5, tzinfo=timezone(timedelta(hours=9))),
            ["2006-02-08T08:46:01.000005+09:00"],
        ),
        (datetime(1890, 1, 1, tzinfo=timezone(timedelta(minutes=9, seconds=21))), ["1889-12-31T23:50:39Z"]),
        (datetime(2006, 2, 8, tzinfo=timezone(timedelta(hours=15))), ["2006-02-07T09:00:00Z"]),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=15))), []),
    ],
)
def test_moments(header, when, expected):
    """Dates and times are those of XML Schema; a zone that it does not know is made universal time."""
    assert header("//t:bibl/t:date/@when", events=(Event(kind="sent", text=Cited("then"), when=when),)) == expected


def test_moments_keep_their_zones(header):
    """One instant in two zones is said in each of them, whichever was written first."""
    there = datetime(2006, 2, 8, 17, 46, tzinfo=timezone(timedelta(hours=9)))
    events = tuple(Event(kind="sent", text=Cited("then"), when=when) for when in (there.astimezone(UTC), there))

    assert header("//t:bibl/t:date/@when", events=events) == ["2006-02-08T08:46:00Z", "2006-02-08T17:46:00+09:00"]


def test_inferred_values_say_so(header, draft):
    """A value that the source prints says nothing of the program; one that was inferred points to it."""
    cited = draft("one\ntwo\nthree").cite("two")

    assert header("//t:bibl/t:idno[@type='mrn']/@resp", identifiers=(Identifier(scheme="mrn", value=cited),)) == []
    assert header(
        "//t:bibl/t:idno[@type='mrn']/@resp", identifiers=(Identifier(scheme="mrn", value=Cited("two")),)
    ) == ["#archive-converter"]


@pytest.mark.parametrize(("span", "part_of_it", "said"), [(True, False, []), (True, True, 1), (False, False, 1)])
def test_inferred_dates_say_so(header, draft, span, part_of_it, said):
    """Likewise a date, also where only a part of it, such as its zone, is not printed."""
    cited = draft("one\ntwo\nthree").cite("two")
    event = Event(kind="sent", text=cited if span else Cited("two"), inferred=part_of_it)

    assert header("//t:creation/t:date/@resp", events=(event,)) == (said and ["#archive-converter"])


def test_an_inferred_level_says_so(header, draft):
    """Likewise what the document is classified as."""
    cited = draft("one\ntwo\nthree").cite("two", Level.SECRET)

    for level, said in ((cited, []), (Cited(Level.SECRET), ["#archive-converter"])):
        restrictions = (Restriction(level=level),)
        assert header("//t:catRef[@scheme='#level']/@resp", restrictions=restrictions) == said

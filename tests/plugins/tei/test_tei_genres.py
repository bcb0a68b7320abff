"""The whole element ``text`` of a telegram, of an article, and of a document that the writer has no words for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from converter import (
    Agent,
    Cited,
    Edition,
    Event,
    Identifier,
    Instruction,
    Level,
    Paragraph,
    Place,
    Precedence,
    Reference,
    Restriction,
    Subject,
)

TELEGRAM = """VZCZCXRO0001
OO RUEHFK
O 080846Z FEB 06
FM AMEMBASSY PARIS
TO RUEHC/SECSTATE WASHDC IMMEDIATE 8430
S E C R E T PARIS 000123
SIPDIS
LYON FOR CG
E.O. 12958: DECL: 02/07/2016
TAGS: PREL
SUBJECT: A LONG
TITLE
REF: A. PARIS 12
S E C R E T PARIS 000123
1. Text.
DOE"""


@pytest.fixture
def telegram(draft):
    """A telegram with a header of every kind of line."""
    made = draft(TELEGRAM)
    lines = TELEGRAM.split("\n")
    names = (
        "FL1",
        "FL2",
        "FL5",
        "FL6",
        "FL7",
        "classification",
        "captions",
        "passing",
        "eo",
        "tags",
        "subject",
        "subject",
    )
    for line, name in zip(lines, names, strict=False):
        made.metadata(line, name)
    made.metadata(lines[12], "reference")
    made.furniture(lines[13], "repeated-head")
    paragraph = Paragraph(label=made.sign("1.", "1"), inlines=(made.text("Text."),))
    made.metadata("DOE", "signature")
    immediate = made.cite("O", Precedence.IMMEDIATE, after="RUEHFK")
    sent = Event(kind="sent", text=made.cite("080846Z FEB 06"), when=datetime(2006, 2, 8, 8, 46, tzinfo=UTC))
    until = Event(kind="declassify", text=made.cite("02/07/2016"), when=date(2016, 2, 7))
    return made.document(
        paragraph,
        genre="diplomatic cable",
        title=made.cite("A LONG\nTITLE"),
        identifiers=(
            Identifier(scheme="mrn", value=Cited("06PARIS123")),
            Identifier(scheme="message-number", value=made.cite("PARIS 000123")),
        ),
        events=(sent, until),
        agents=(
            Agent(role="sender", name=made.cite("AMEMBASSY PARIS"), code=Cited("RUFNPS"), precedence=immediate),
            Agent(
                role="recipient",
                name=made.cite("SECSTATE WASHDC"),
                code=made.cite("RUEHC"),
                precedence=made.cite("IMMEDIATE", Precedence.IMMEDIATE),
                serial=made.cite("8430"),
            ),
            Agent(role="signatory", name=made.cite("DOE")),
        ),
        restrictions=(
            Restriction(
                level=made.cite("S E C R E T", Level.SECRET),
                captions=(made.cite("SIPDIS"),),
                authority=made.cite("E.O. 12958"),
            ),
        ),
        instructions=(Instruction(kind="passing", text=made.cite("LYON FOR CG")),),
        subjects=(Subject(scheme="tags", kind="subject", code=made.cite("PREL")),),
        references=(
            Reference(
                label=made.cite("A", after="REF: "), text=made.cite("PARIS 12", after="REF: "), target="06PARIS12"
            ),
        ),
    )


def test_telegram(telegram, part, xml):
    """Each line of the header is typed, each value in it marked up by the field that cites it; the repeated head
    points to the first, and the signature closes the text."""
    assert part(telegram, "text") == xml(
        """
        <text type="diplomatic-cable">
          <front>
            <div type="messageHeader" xml:id="messageHeader">
              <ab type="FL1"><lb corresp="#L1"/>VZCZCXRO0001</ab>
              <ab type="FL2"><lb corresp="#L2"/>OO RUEHFK</ab>
              <ab type="FL5"><lb corresp="#L3"/><seg type="precedence" ana="#precedence.immediate">O</seg> <date type="sent" when="2006-02-08T08:46:00Z">080846Z FEB 06</date></ab>
              <ab type="FL6"><lb corresp="#L4"/>FM <orgName role="sender" key="RUFNPS">AMEMBASSY PARIS</orgName></ab>
              <ab type="FL7"><lb corresp="#L5"/>TO <name type="routingIndicator">RUEHC</name>/<orgName role="recipient" key="RUEHC">SECSTATE WASHDC</orgName> <seg type="precedence" ana="#precedence.immediate">IMMEDIATE</seg> <num type="copyNumber">8430</num></ab>
              <ab type="classification"><lb corresp="#L6"/><seg type="classification" ana="#level.secret">S E C R E T</seg> <idno type="message-number">PARIS 000123</idno></ab>
              <ab type="captions"><lb corresp="#L7"/><seg type="caption" ana="#caption.SIPDIS">SIPDIS</seg></ab>
              <ab type="passing"><lb corresp="#L8"/><seg type="instruction" subtype="passing">LYON FOR CG</seg></ab>
              <ab type="eo"><lb corresp="#L9"/><seg type="authority" ana="#authority.E-O-12958">E.O. 12958</seg>: DECL: <date type="declassify" when="2016-02-07">02/07/2016</date></ab>
              <ab type="tags"><lb corresp="#L10"/>TAGS: <term type="subject" ref="#subject.tags.PREL">PREL</term></ab>
              <ab type="subject"><lb corresp="#L11"/>SUBJECT: <title type="main">A LONG
        <lb corresp="#L12"/>TITLE</title></ab>
              <ab type="reference"><lb corresp="#L13"/>REF: <seg type="label">A</seg>. <ref type="cable" target="#reference.1">PARIS 12</ref></ab>
            </div>
            <div type="messageHeader" subtype="repeated" sameAs="#messageHeader">
              <ab type="repeated-head"><lb corresp="#L14"/>S E C R E T PARIS 000123</ab>
            </div>
          </front>
          <body>
            <p n="1" xml:id="p1"><lb corresp="#L15"/><label>1.</label> Text.</p>
            <closer><signed><lb corresp="#L16"/><persName role="signatory">DOE</persName></signed></closer>
          </body>
        </text>
        """
    )


def test_article(draft, part, xml):
    """An article's headline, standfirst, byline and dateline open its text, before which its other furniture stands;
    the colophon and the appeal end it."""
    made = draft(
        "MENU\nPeace at last\nTalks end\nBy Ann Lee\nPARIS • They met.\nSubscribe!\nIn print in The Paper on May 1, 2020."
    )
    made.furniture("MENU", "site-frame")
    made.metadata("Peace at last", "headline")
    made.metadata("Talks end", "standfirst")
    made.metadata("By Ann Lee", "byline")
    made.metadata("PARIS •", "dateline")
    paragraph = Paragraph(inlines=(made.text("They met."),))
    made.furniture("Subscribe!", "appeal")
    made.metadata("In print in The Paper on May 1, 2020.", "colophon")
    document = made.document(
        paragraph,
        genre="news article",
        title=made.cite("Peace at last"),
        standfirst=made.cite("Talks end"),
        agents=(Agent(role="author", name=made.cite("Ann Lee")),),
        places=(Place(name=made.cite("PARIS")),),
        edition=Edition(publication=made.cite("The Paper"), date=made.cite("May 1, 2020", date(2020, 5, 1))),
    )

    assert part(document, "text") == xml(
        """
        <text type="news-article">
          <front>
            <fw type="site-frame"><lb corresp="#L1"/>MENU</fw>
          </front>
          <body>
            <head type="main"><lb corresp="#L2"/>Peace at last</head>
            <head type="sub"><lb corresp="#L3"/>Talks end</head>
            <byline><lb corresp="#L4"/>By <persName role="author">Ann Lee</persName></byline>
            <dateline rend="run-in"><lb corresp="#L5"/><placeName>PARIS</placeName> •</dateline>
            <p>They met.</p>
            <fw type="appeal"><lb corresp="#L6"/>Subscribe!</fw>
            <note type="colophon" place="end"><lb corresp="#L7"/>In print in <title level="j">The Paper</title> on <date type="edition" when="2020-05-01">May 1, 2020</date>.</note>
          </body>
        </text>
        """
    )


def test_unknown_names(draft, part, xml):
    """Segments and values that no writer has heard of keep their own names, wherever they stand."""
    made = draft("HEAD x\nLOUD\nHEADLINE\nKICKER\none\nMID\ntwo IN three\nEND y\n")
    made.metadata("HEAD x", "strange-head")
    made.furniture("LOUD", "strange-noise")
    made.metadata("HEADLINE", "headline")
    made.metadata("KICKER", "kicker")
    one = Paragraph(inlines=(made.text("one"),))
    made.metadata("MID", "middle")
    two = made.text("two ")
    made.metadata("IN", "inner")
    three = made.text("three")
    made.metadata("END y", "strange-end")
    document = made.document(
        one,
        Paragraph(inlines=(two, three)),
        identifiers=(Identifier(scheme="strange scheme", value=made.cite("x")),),
        agents=(Agent(role="odd & role", name=made.cite("y")),),
    )

    assert part(document, "text") == xml(
        """
        <text type="drawn-document">
          <front>
            <div type="header">
              <ab type="other" subtype="strange-head"><lb corresp="#L1"/>HEAD <idno type="strange-scheme">x</idno></ab>
              <fw type="other" subtype="strange-noise"><lb corresp="#L2"/>LOUD</fw>
            </div>
          </front>
          <body>
            <head type="main"><lb corresp="#L3"/>HEADLINE</head>
            <opener><seg type="metadata" subtype="kicker"><lb corresp="#L4"/>KICKER</seg></opener>
            <p><lb corresp="#L5"/>one</p>
            <ab type="other" subtype="middle"><lb corresp="#L6"/>MID</ab>
            <p><lb corresp="#L7"/>two <seg type="metadata" subtype="inner">IN</seg> three</p>
          </body>
          <back>
            <div type="header">
              <ab type="other" subtype="strange-end"><lb corresp="#L8"/>END <orgName role="odd-role">y</orgName></ab>
            </div>
          </back>
        </text>
        """
    )

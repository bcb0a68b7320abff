"""The element ``text``: how each part of a record reads in TEI, and where its lines are marked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from textwrap import dedent

import pytest

from converter import (
    Agent,
    Cell,
    Cited,
    Edition,
    Emphasis,
    Event,
    Heading,
    Identifier,
    Instruction,
    Level,
    Link,
    List,
    Paragraph,
    Place,
    Precedence,
    Preformatted,
    Quote,
    Reference,
    Restriction,
    Row,
    Subject,
    Table,
)
from converter_tei import TeiOptions


def xml(text: str) -> str:
    """An expected element, as tests write it."""
    return dedent(text).strip("\n")


def test_paragraph_over_lines(draft, part):
    """Each line of a paragraph begins with a mark that points to the source's line; blank lines have none."""
    made = draft("\n1. (S) The Embassy said\nthat it\n\nwould.\n")
    paragraph = Paragraph(
        label=made.sign("1.", "1"),
        marking=made.sign("(S)", "S"),
        inlines=(made.text("The Embassy said\nthat it\n\nwould."),),
    )

    assert part(made.document(paragraph), "body") == xml(
        """
        <body>
          <p n="1" xml:id="p1" ana="#marking.S"><lb corresp="#L2"/><label>1.</label> <seg type="portionMark">(S)</seg> The Embassy said
        <lb corresp="#L3"/>that it
        <lb corresp="#L5"/>would.</p>
        </body>
        """
    )


def test_blanks(draft, part):
    """Runs of blanks are one space, those at the ends of lines and of blocks are none."""
    made = draft("  two \t\u00a0 words  \n  and\x0cmore\u2028here  \r\n")
    paragraph = Paragraph(inlines=(made.text("two \t\u00a0 words  \n  and\x0cmore\u2028here"),))

    assert '<lb corresp="#L1"/>two words\n<lb corresp="#L2"/>and more here</p>' in part(
        made.document(paragraph), "body"
    )


def test_what_xml_cannot_hold(draft, part):
    """A character that XML cannot hold is shown as U+FFFD."""
    made = draft("a\x07b\ufffe")

    assert '<lb corresp="#L1"/>a\ufffdb\ufffd</p>' in part(
        made.document(Paragraph(inlines=(made.text("a\x07b\ufffe"),))), "body"
    )


def test_escapes(draft, part):
    """Signs of XML in the source are text."""
    made = draft("<b>&amp; ]]> \"'")

    assert '<lb corresp="#L1"/>&lt;b&gt;&amp;amp; ]]&gt; "\'</p>' in part(
        made.document(Paragraph(inlines=(made.text("<b>&amp; ]]> \"'"),))), "body"
    )


def test_lines_without_source(draft, part):
    """Where the source is left out, the lines have their numbers and point nowhere."""
    made = draft("one\ntwo")
    document = made.document(Paragraph(inlines=(made.text("one\ntwo"),)))

    assert '<p><lb n="1"/>one\n<lb n="2"/>two</p>' in part(document, "body", TeiOptions(source=False))


def test_words_of_the_reader(draft, part):
    """A leaf that is not the source's own words keeps its words; only the first of its lines is marked."""
    made = draft("co-\noperate\nnow")
    first, second = made.text("co-\noperate\n", "cooperate "), made.text("now")

    assert '<p><lb corresp="#L1"/>cooperate\n<lb corresp="#L3"/>now</p>' in part(
        made.document(Paragraph(inlines=(first, second))), "body"
    )


def test_furniture_within_a_paragraph(draft, part):
    """Furniture stands in its place, a page begins before the first line of its marker."""
    made = draft("would\n\nTOKYO 0001 002 OF 003\n\nclosely\nSIPDIS\nconsult")
    inlines = (made.text("would\n\n"), made.page("TOKYO 0001 002 OF 003", "002 OF 003"), made.text("closely\n"))
    made.furniture("SIPDIS", "stray-caption")
    inlines = (*inlines, made.text("consult"))

    assert part(made.document(Paragraph(inlines=inlines)), "p") == xml(
        """
        <p><lb corresp="#L1"/>would
        <milestone unit="transmissionSection" n="002 OF 003"/><lb corresp="#L3"/><fw type="page-marker">TOKYO 0001 002 OF 003</fw>
        <lb corresp="#L5"/>closely
        <lb corresp="#L6"/><fw type="stray-caption">SIPDIS</fw>
        <lb corresp="#L7"/>consult</p>
        """
    )


def test_pages_of_a_section(draft, part):
    """Where a marker counts sections, a section of the telegram begins; where it counts pages, a page."""
    made = draft("one\n002.2 OF 003\ntwo\nPAGE 03\nthree")
    inlines = [made.text("one\n"), made.page("002.2 OF 003", "002.2 OF 003"), made.text("two\n")]
    inlines += [made.page("PAGE 03", "PAGE 03"), made.text("three")]

    written = part(made.document(Paragraph(inlines=tuple(inlines))), "p")

    assert "milestone" not in written
    assert '<pb n="002.2 OF 003"/>' in written
    assert '<pb n="PAGE 03"/>' in written


def test_page_after_a_heading(draft, part):
    """A page that begins at the end of a heading stands after it, with the rule under the heading."""
    made = draft("Talks\n-----\nTOKYO 0001 002 OF 003\n\nThey met.")
    words = made.text("Talks\n")
    made.furniture("-----\n", "rule")
    heading = Heading(inlines=(words, made.page("TOKYO 0001 002 OF 003", "002 OF 003")))

    assert part(made.document(heading, Paragraph(inlines=(made.text("They met."),))), "div") == xml(
        """
        <div type="section">
          <head><lb corresp="#L1"/>Talks</head>
          <fw type="rule"><lb corresp="#L2"/>-----</fw>
          <milestone unit="transmissionSection" n="002 OF 003"/>
          <fw type="page-marker"><lb corresp="#L3"/>TOKYO 0001 002 OF 003</fw>
          <p><lb corresp="#L5"/>They met.</p>
        </div>
        """
    )


def test_sections(draft, part):
    """Headings make divisions, nested by level; a rule between heading and paragraph, and what stands between two
    divisions, is in the division before."""
    made = draft("First\n-----\none\n\nDeeper\ntwo\n\nPAGE 2\n\nSecond\nthree\n")
    first = Heading(inlines=(made.text("First"),))
    made.furniture("-----", "rule")
    one = Paragraph(inlines=(made.text("one"),))
    deeper, two = Heading(inlines=(made.text("Deeper"),), level=2), Paragraph(inlines=(made.text("two"),))
    made.furniture("PAGE 2", "stamp")
    second, three = Heading(inlines=(made.text("Second"),)), Paragraph(inlines=(made.text("three"),))

    assert part(made.document(first, one, deeper, two, second, three), "body") == xml(
        """
        <body>
          <div type="section">
            <head><lb corresp="#L1"/>First</head>
            <fw type="rule"><lb corresp="#L2"/>-----</fw>
            <p><lb corresp="#L3"/>one</p>
            <div type="section">
              <head><lb corresp="#L5"/>Deeper</head>
              <p><lb corresp="#L6"/>two</p>
              <fw type="stamp"><lb corresp="#L8"/>PAGE 2</fw>
            </div>
          </div>
          <div type="section">
            <head><lb corresp="#L10"/>Second</head>
            <p><lb corresp="#L11"/>three</p>
          </div>
        </body>
        """
    )


def test_lists(draft, part):
    """A list stands within the paragraph that carries it, a list in a list within the item before it."""
    made = draft("3. Thus:\n-- one\n-- two\n a. deep\n")
    carrier = Paragraph(label=made.sign("3.", "3"), inlines=(made.text("Thus:"),))
    one = Paragraph(label=made.sign("--", "--"), inlines=(made.text("one"),))
    two = Paragraph(label=made.sign("--", "--"), inlines=(made.text("two"),))
    deep = List(items=(Paragraph(label=made.sign("a.", "a"), inlines=(made.text("deep"),)),))

    assert part(made.document(carrier, List(items=(one, two, deep))), "body") == xml(
        """
        <body>
          <p n="3" xml:id="p3"><lb corresp="#L1"/><label>3.</label> Thus:
            <list rend="bulleted">
              <item><lb corresp="#L2"/><label>--</label> one</item>
              <item><lb corresp="#L3"/><label>--</label> two
                <list rend="numbered">
                  <item n="a"><lb corresp="#L4"/><label>a.</label> deep</item>
                </list>
              </item>
            </list>
          </p>
        </body>
        """
    )


def test_list_without_carrier(draft, part):
    """A list that no paragraph carries is a block, and a list that no item carries has an item of its own."""
    made = draft("deep\n")
    inner = List(items=(Paragraph(inlines=(made.text("deep"),)),))

    assert part(made.document(List(items=(inner,)), List(items=())), "body") == xml(
        """
        <body>
          <list>
            <item>
              <list>
                <item><lb corresp="#L1"/>deep</item>
              </list>
            </item>
          </list>
        </body>
        """
    )


def test_other_blocks(draft, part):
    """Quotations, tables and preformatted lines are what TEI calls them."""
    made = draft("Title\nsaid\nA | B\n1 |\n\n x  y\n\n  z\n")
    quote = Quote(blocks=(Heading(inlines=(made.text("Title"),)), Paragraph(inlines=(made.text("said"),))))
    head = Row((Cell((made.text("A"),)), Cell((made.text("| B"),))))
    table = Table(rows=(head, Row((Cell((made.text("1 |"),)), Cell())), Row(())), head=True)

    assert part(made.document(quote, table, made.preformatted(" x  y\n\n  z")), "body") == xml(
        """
        <body>
          <quote>
            <ab type="heading"><lb corresp="#L1"/>Title</ab>
            <p><lb corresp="#L2"/>said</p>
          </quote>
          <table>
            <row role="label">
              <cell><lb corresp="#L3"/>A</cell>
              <cell>| B</cell>
            </row>
            <row>
              <cell><lb corresp="#L4"/>1 |</cell>
              <cell></cell>
            </row>
            <row>
              <cell></cell>
            </row>
          </table>
          <ab type="preformatted" xml:space="preserve"><lb corresp="#L6"/> x  y

        <lb corresp="#L8"/>  z</ab>
        </body>
        """
    )


def test_inlines(draft, part):
    """Emphasis, links and meant line ends; a target that is no address outside the document is kept in ``n``."""
    made = draft("Dear *Sir*,\nsee http://x y\nor here.")
    inlines = (
        made.text("Dear "),
        Emphasis((made.text("*Sir*,"),)),
        made.line_break(),
        made.text("see "),
        Link((made.text("http://x y\n"),), "http://example.org/a b?c=1&d=é"),
        made.text("or "),
        Link((made.text("here."),), "#here"),
        Emphasis(()),
    )

    assert part(made.document(Paragraph(inlines=inlines)), "p") == xml(
        """
        <p><lb corresp="#L1"/>Dear <hi>*Sir*,</hi>
        <lb corresp="#L2" type="hard"/>see <ref target="http://example.org/a%20b?c=1&amp;d=%C3%A9">http://x y</ref>
        <lb corresp="#L3"/>or <ref n="#here">here.</ref></p>
        """
    )


def test_divided_words(draft, part):
    """A line that begins within a word says so; a hyphen that only divides the word is a weak sign, one of the word's
    own is a letter of it."""
    made = draft("on WED-\nNESDAY, WELL-\nKNOWN to\nall")
    before = made.text("on WED")
    made.furniture("-", "hyphen")
    inlines = (before, made.text("NESDAY, WELL-"), made.text("KNOWN to\nall"))

    assert part(made.document(Paragraph(inlines=inlines)), "p") == xml(
        """
        <p><lb corresp="#L1"/>on WED<pc force="weak">-</pc>
        <lb corresp="#L2" break="no"/>NESDAY, WELL-
        <lb corresp="#L3" break="no"/>KNOWN to
        <lb corresp="#L4"/>all</p>
        """
    )


def test_word_over_pages(draft, part):
    """A page that begins within a word says so too, and is no part of it if it ends the text."""
    made = draft("WED-\nPAGE 2\nNESDAY,\nPAGE 3")
    before = made.text("WED")
    made.furniture("-", "hyphen")
    inlines = (before, made.page("PAGE 2", "2"), made.text("NESDAY,"), made.page("PAGE 3", "3"))

    assert part(made.document(Paragraph(inlines=inlines)), "p") == xml(
        """
        <p><lb corresp="#L1"/>WED<pc force="weak">-</pc>
        <pb n="2" break="no"/><lb corresp="#L2"/><fw type="page-marker">PAGE 2</fw>
        <lb corresp="#L3" break="no"/>NESDAY,
        <pb n="3"/><lb corresp="#L4"/><fw type="page-marker">PAGE 3</fw></p>
        """
    )


def test_lines_after_other_inlines(draft, part):
    """After a meant line end, or after words that are marked up, a line does not begin within the word before those."""
    made = draft("Dear *Sir*\nsee here\nnow")
    inlines = (
        made.text("Dear"),
        Emphasis((made.text("*Sir*"),)),
        made.text("see"),
        Link((made.text("here"), made.line_break()), "http://example.org/"),
        made.text("now"),
    )

    assert part(made.document(Paragraph(inlines=inlines)), "p") == xml(
        """
        <p><lb corresp="#L1"/>Dear <hi>*Sir*</hi>
        <lb corresp="#L2"/>see <ref target="http://example.org/">here</ref>
        <lb corresp="#L3" type="hard"/>now</p>
        """
    )


def test_labels_that_are_inferred_or_doubled(draft, part):
    """An inferred label is an attribute and no text; only the first paragraph of a number has an ``xml:id``."""
    made = draft("one\n1. two\n")
    first = Paragraph(label=Cited("1"), marking=Cited("S//NF"), inlines=(made.text("one"),))
    second = Paragraph(label=made.sign("1.", "1"), inlines=(made.text("two"),))

    assert part(made.document(first, second), "body") == xml(
        """
        <body>
          <p n="1" xml:id="p1" ana="#marking.S-NF"><lb corresp="#L1"/>one</p>
          <p n="1"><lb corresp="#L2"/><label>1.</label> two</p>
        </body>
        """
    )


def test_role_of_a_paragraph(draft, part):
    """What a paragraph is for is a category, and the word that says so is its label."""
    made = draft("SUMMARY: All is well.")
    text = made.text("SUMMARY: All is well.")
    paragraph = Paragraph(inlines=(text,), role=made.cite("SUMMARY", "summary"))

    assert part(made.document(paragraph), "p") == (
        '<p ana="#role.summary"><lb corresp="#L1"/><seg type="label" subtype="summary">SUMMARY</seg>: All is well.</p>'
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


def test_telegram(telegram, part):
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


def test_article(draft, part):
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


def test_unknown_names(draft, part):
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


def test_nested_and_crossing_values(draft, part):
    """A value within a value is an element within an element; one that crosses another's end is cut in two."""
    made = draft("alpha beta gamma delta\nbody")
    made.metadata("alpha beta gamma delta", "eo")
    document = made.document(
        Paragraph(inlines=(made.text("body"),)),
        title=made.cite("alpha beta gamma"),
        places=(Place(name=made.cite("beta")), Place(name=made.cite("gamma delta"))),
    )

    assert part(document, "ab") == (
        '<ab type="eo"><lb corresp="#L1"/><title type="main">alpha <placeName>beta</placeName>'
        ' <seg type="places.name" part="I">gamma</seg></title> <seg type="places.name" part="F">delta</seg></ab>'
    )


def test_value_around_furniture(draft, part):
    """A value that furniture cuts in two is one element, with the furniture in its place."""
    made = draft("SUBJECT: A LONG\nPAGE 2\nTITLE\nbody")
    made.metadata("SUBJECT: A LONG", "subject")
    made.furniture("PAGE 2", "page-marker")
    made.metadata("TITLE", "subject")
    document = made.document(
        Paragraph(inlines=(made.text("body"),)), title=made.cite("A LONG\nPAGE 2\nTITLE", "A LONG TITLE")
    )

    assert part(document, "ab") == xml(
        """
        <ab type="subject"><lb corresp="#L1"/>SUBJECT: <title type="main">A LONG
        <lb corresp="#L2"/><fw type="page-marker">PAGE 2</fw>
        <lb corresp="#L3"/>TITLE</title></ab>
        """
    )


def test_same_words_cited_twice(draft, part):
    """The same words said to be two things are two elements, and an identifier with another within it is a ``seg``."""
    made = draft("PARIS 12\nbody")
    made.metadata("PARIS 12", "catalogue")
    document = made.document(
        Paragraph(inlines=(made.text("body"),)),
        identifiers=(Identifier(scheme="mrn", value=made.cite("PARIS 12")),),
        places=(Place(name=made.cite("PARIS")),),
    )

    assert part(document, "ab") == (
        '<ab type="catalogue"><lb corresp="#L1"/><seg type="identifier" subtype="mrn"><placeName>PARIS</placeName> 12</seg></ab>'
    )


def test_no_body(draft, part):
    """A document without a body has an empty block, as TEI wants one."""
    made = draft("FM PARIS\n")
    made.metadata("FM PARIS", "FL6")

    assert part(made.document(), "body") == "<body>\n  <ab/>\n</body>"


def test_preformatted_in_other_words(draft, part):
    """Lines that a reader made others of are kept, and only the first is marked."""
    made = draft("a  b\nc")
    leaf = made.preformatted("a  b\nc")

    assert '<lb corresp="#L1"/>a  b\n\nd</ab>' in part(made.document(Preformatted("a  b\n\nd", leaf.span)), "body")

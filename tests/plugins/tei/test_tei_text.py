"""The words of the element ``text``: where lines begin, and the inlines and values within them."""

from __future__ import annotations

from converter import Emphasis, Identifier, Link, Paragraph, Place
from converter_tei import TeiOptions


def test_paragraph_over_lines(draft, part, xml):
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


def test_inlines(draft, part, xml):
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


def test_divided_words(draft, part, xml):
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


def test_lines_after_other_inlines(draft, part, xml):
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


def test_value_around_furniture(draft, part, xml):
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

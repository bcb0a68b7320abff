"""The blocks of the element ``text``: sections, lists, labels and roles."""

from __future__ import annotations

from converter import Cell, Cited, Heading, List, Paragraph, Preformatted, Quote, Row, Table


def test_sections(draft, part, xml):
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


def test_lists(draft, part, xml):
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


def test_list_without_carrier(draft, part, xml):
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


def test_other_blocks(draft, part, xml):
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


def test_labels_that_are_inferred_or_doubled(draft, part, xml):
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

"""What cuts the element ``text``: furniture, and the pages of the source."""

from __future__ import annotations

from converter import Heading, Paragraph


def test_furniture_within_a_paragraph(draft, part, xml):
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


def test_page_after_a_heading(draft, part, xml):
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


def test_word_over_pages(draft, part, xml):
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

"""The element ``teiHeader``: the file, its source, and what the reader and other plugins say of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pytest
from attrs import frozen

from converter import Cited, Edition, Extension, Identifier, Notice, Statement, UnknownExtension
from converter_tei import TeiOptions


def test_title(header):
    """The title and the standfirst are titles of the file and of the source."""
    title, standfirst = Cited("Peace & war"), Cited("Talks end")

    assert header("//t:titleStmt/t:title", title=title, standfirst=standfirst) == [
        '<title type="main" resp="#archive-converter">Peace &amp; war</title>',
        '<title type="sub" resp="#archive-converter">Talks end</title>',
    ]
    assert header("//t:bibl/t:title/@level", title=title, standfirst=standfirst) == ["u", "u"]


def test_supplied_title(header):
    """A document without a title has one that is supplied, in brackets, and says so."""
    names = (Identifier(scheme="mrn", value=Cited("06PARIS1")),)

    assert header("//t:titleStmt/t:title", genre="diplomatic cable", identifiers=names) == [
        '<title type="supplied">[diplomatic cable 06PARIS1]</title>'
    ]


def test_publication(header):
    """Who makes the file available is an option; its name is the document's, or else the checksum of the source."""
    names = (Identifier(scheme="mrn", value=Cited("06PARIS1")),)

    assert header("//t:publicationStmt/t:authority/text()") == ["not stated"]
    assert header("//t:publicationStmt/t:authority/text()", TeiOptions(authority="City <Archive>")) == [
        "City <Archive>"
    ]
    assert header("//t:publicationStmt/t:idno/@type", identifiers=names) == ["mrn"]
    assert header("//t:publicationStmt/t:idno/@type") == ["sha256"]


def test_extent(header):
    """The extent counts the source's bytes, characters and lines."""
    assert header("//t:extent/t:measure/@quantity", text="é\ntwo\n") == ["7", "6", "2"]


def test_print_edition(header, draft):
    """The print edition is another form of the document, its date as printed; the document was published."""
    made = draft("In The Paper of May 1, 2020")
    edition = Edition(
        headline=Cited("Peace"),
        publication=made.cite("The Paper"),
        date=made.cite("May 1, 2020", date(2020, 5, 1)),
        page=Cited("A1"),
        section=Cited("World"),
        edition=Cited("Late"),
    )

    found = header("//t:relatedItem", text="In The Paper of May 1, 2020", edition=edition)
    level = header(
        "//t:bibl/t:title[1]/@level", text="In The Paper of May 1, 2020", edition=edition, title=Cited("x")
    )

    assert [one.replace(' resp="#archive-converter"', "") for one in found] == [
        (
            '<relatedItem type="otherForm" subtype="printEdition"><bibl>'
            '<title level="a">Peace</title><title level="j">The Paper</title><edition>Late</edition>'
            '<biblScope unit="section">World</biblScope><biblScope unit="page">A1</biblScope>'
            '<date when="2020-05-01">May 1, 2020</date></bibl></relatedItem>'
        )
    ]
    assert level[0] == "a"


@pytest.mark.parametrize(
    ("tag", "expected"), [("en-GB", "en-GB"), ("zh-Hant", "zh-Hant"), ("not a tag", "und"), ("", "und")]
)
def test_language(header, tag, expected):
    """The language is the record's, undetermined if that is none; the header itself is in English."""
    assert header("//t:language/@ident", language=Cited(tag)) == [expected]
    assert header("/../@xml:lang", language=Cited(tag)) == [expected]
    assert header("/@xml:lang", language=Cited(tag)) == ["en"]


def test_unknown_language(header):
    """Without a language, it is undetermined."""
    assert header("//t:language/@ident") == ["und"]


def test_notices(header, draft):
    """What the reader saw amiss is a note that points to the lines in which it is."""
    span = draft("one\ntwo\nthree").span
    notices = (
        Notice("created-differs", "The dates differ.", span("two")),
        Notice("odd code!", "Two lines.", span("e\ntwo")),
        Notice("unprintable", "Somewhere."),
    )

    assert header("//t:notesStmt/t:note", notices=notices) == [
        '<note type="notice" subtype="created-differs" target="#L2">The dates differ.</note>',
        '<note type="notice" subtype="odd-code" target="#L1 #L2">Two lines.</note>',
        '<note type="notice" subtype="unprintable">Somewhere.</note>',
    ]
    assert header("//t:notesStmt/t:note/@n", TeiOptions(source=False), notices=notices) == ["2", "1-2"]


@frozen(kw_only=True)
class Memo(Extension):
    """Metadata of a format that the writer has never heard of."""

    prefix: ClassVar[str] = "memo"
    namespace: ClassVar[str] = "https://example.org/memo?a&b#"
    shown: Cited[str] | None = None
    file_number: int = 7
    words: tuple[str, ...] = ("a & b", "<c>")


def test_extensions(header, draft):
    """What an extension says that the text does not show is RDF about the source; what the text shows is not."""
    memo = Memo(shown=draft("one\ntwo\nthree").cite("two"))

    assert header("/t:xenoData/*", extensions=(memo,)) == [
        (
            '<rdf:RDF><rdf:Description xmlns="https://example.org/memo?a&amp;b#" rdf:about="#source">'
            "<file_number>7</file_number><words>a &amp; b</words><words>&lt;c&gt;</words>"
            "</rdf:Description></rdf:RDF>"
        )
    ]


@frozen(kw_only=True)
class Talker(Extension):
    """An extension that says what it says in words of its own."""

    prefix: ClassVar[str] = "talker"
    namespace: ClassVar[str] = "https://example.org/talker#"

    def statements(self):
        yield Statement("two words", "a < b")


def test_statements_without_a_name(header):
    """A statement whose term is no name in XML is said all the same."""
    assert header("//rdf:Description/*/text()", extensions=(Talker(),)) == ["two words: a < b"]


def test_unknown_extensions(header):
    """An extension whose plugin is missing is kept as the JSON that it was."""
    extension = UnknownExtension("absent", '{"a":["<",1]}')

    assert header("/t:xenoData", extensions=(extension,)) == [
        '<xenoData type="application/json" n="absent">{"a":["&lt;",1]}</xenoData>'
    ]

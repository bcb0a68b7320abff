"""The source in ``sourceDoc``: every line as it was received, and its bytes again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from converter import Document, Metadata, RecoverError, Role, Segment, Source, Span, WriteError, decode
from converter_tei import TEI, TeiOptions
from converter_tei.recovery import recover_source

TEI_NAMESPACE = {"t": "http://www.tei-c.org/ns/1.0"}


def blank_record(source: Source) -> Document:
    """A record that knows nothing of its source."""
    span = Span(0, len(source.text))
    segments = (Segment(span, Role.FURNITURE, "unrecognised"),) if source.text else ()
    return Document(source=source, format="drawn", metadata=Metadata(genre="drawn"), body=(), segments=segments)


def written(data: bytes, encoding: str | None = None) -> bytes:
    """The TEI of a record of *data*, past its check."""
    output = TEI.write(blank_record(decode("drawn.txt", data, encoding)), TeiOptions())
    assert not TEI.check(output)
    return output


def recovered(output: bytes) -> bytes:
    """The source out of *output*, which its layout gives and its tree gives."""
    data = TEI.recover(output)
    assert recover_source(output) == data
    return data


SOURCES = {
    "line feeds": b"one\ntwo\n\n",
    "no final line end": b"one\ntwo",
    "only line ends": b"\n\n\n",
    "CRLF": b"one\r\ntwo\r\n",
    "CR": b"one\rtwo\r",
    "all line ends": b"one\rtwo\r\nthree\n\r\n\rfour",
    "a byte order mark of UTF-8": b"\xef\xbb\xbfone\n",
    "nothing but a byte order mark": b"\xef\xbb\xbf",
    "UTF-16": "\ufeffone\r\ntwø".encode("utf-16-le"),
    "a byte order mark in UTF-16 and nothing else": "\ufeff".encode("utf-16-le"),
    "UTF-32": "\ufeffone\n".encode("utf-32-be"),
    "controls": b"bell\x07 page\x0c escape\x1b[1m delete\x7f unit\x1f\n\x01",
    "a byte order mark within": "one\ufefftwo".encode(),
    "no characters": "one\ufffe\uffff\n".encode(),
    "blanks of many kinds": "  one\u00a0\u2003two\t\u0085three\u2028four\x0b  \n \n\t".encode(),
    "signs of XML": b"]]> &amp; <b a='x' b=\"y\"> <!-- --> <?pi?> &#13; &lt;\n",
    "beyond the basic plane": "👩‍🚀 𝔘 \U0010fffd".encode(),
}


@pytest.mark.parametrize("name", SOURCES)
def test_recovers(name):
    """The bytes come back, whatever ends the lines and whatever XML cannot hold."""
    assert recovered(written(SOURCES[name])) == SOURCES[name]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman", "utf-16-be", "shift-jis", "utf-7"])
def test_recovers_other_encodings(encoding):
    """So do the bytes of an encoding that was named."""
    data = "café\r\nend".encode(encoding, "replace")

    assert recovered(written(data, encoding)) == data


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_recovers_any_text(text):
    """So do the bytes of any text."""
    assert recovered(written(text.encode())) == text.encode()


@pytest.mark.parametrize("data", [b"A" * 1_000_000, b"<&>\r" * 30_000, b"\x07" * 50_000, b"ab\n" * 50_000])
def test_recovers_large_sources(data):
    """So do a megabyte on one line, and tens of thousands of lines or of odd characters."""
    assert recovered(written(data)) == data


def test_a_line_beyond_the_limits_of_parsers():
    """A line that is longer than the ten million characters that parsers allow is written, checked and recovered."""
    data = b"A" * 10_000_001

    assert recovered(written(data)) == data


def test_every_line():
    """Each line is an element with its number, what XML cannot hold is described, and blanks are kept."""
    text = written("a <b>\u00a0 \r\n\n\x0c\tend".encode()).decode()

    assert (
        '<sourceDoc xml:space="preserve"><surface>'
        '<line xml:id="L1" n="1">a &lt;b&gt;&#160; </line>&#13;\n'
        '<line xml:id="L2" n="2"></line>\n'
        '<line xml:id="L3" n="3"><g ref="#char.000C"/>\tend</line>'
        "</surface></sourceDoc>"
    ) in text
    assert '<char xml:id="char.000C"><localProp name="codepoint" value="U+000C"/></char>' in text


@given(text=st.text(st.sampled_from("ab \n\r\t<&>\"'"), min_size=1))
def test_the_text_of_the_surface_is_the_source(text):
    """One expression of XPath gives the source, where XML can hold all of it."""
    root = etree.fromstring(written(text.encode()))

    assert root.xpath("string(t:sourceDoc/t:surface)", namespaces=TEI_NAMESPACE) == text


def test_lines_are_the_sources_own():
    """There are as many lines as the source has, and they are numbered from 1."""
    data = b"one\r\ntwo\rthree\n\nfive"
    root = etree.fromstring(written(data))

    numbers = root.xpath("t:sourceDoc/t:surface/t:line/@n", namespaces=TEI_NAMESPACE)

    assert numbers == [str(number) for number in range(1, len(decode("drawn", data).lines) + 1)]


def test_indented_by_another_program():
    """Where a program has indented the lines in spite of ``xml:space``, they are told by their checksum."""
    for data in (b"one\ntwo", b"one\ntwo\n", b"one\r\n\r\ntwo\r\n", b"one\rtwo"):
        indented = re.sub(rb"</line>(?:&#13;)?\n?", b"</line>\n      ", written(data))

        assert TEI.recover(indented) == data


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (b">one</line>", b">One</line>", "not those of the source any more"),
        (b">utf-8</note>", b">utf-16</note>", "not those of the source any more"),
        (b">utf-8</note>", b">klingon</note>", "does not go into its encoding 'klingon'"),
        (b">utf-8</note>", b">punycode</note>", "not of texts"),
        (b">utf-8</note>", b">IDNA</note>", "not of texts"),
        (b">utf-8</note>", b">" + b"utf" * 99_999 + b"</note>", "so long a name"),
        (b">utf-8</note>", b">ascii</note>", "does not go into its encoding 'ascii'"),
        (b'<note type="encoding">', b'<note type="other">', "does not state the encoding"),
        (b'<idno type="sha256">', b'<idno type="md5">', "does not state the encoding and the checksum"),
        (b"#char.0007", b"#char.FFFFFF", "described nowhere"),
        (b"#char.0007", b"#bell", "described nowhere"),
        (b"</TEI>", b"", "not a document of TEI"),
    ],
)
def test_a_source_that_was_changed_is_refused(before, after, reason):
    """A source that is not what it was, or that cannot be told to be, is never given back."""
    changed = written("one é\x07".encode()).replace(b"one \xc3\xa9", b"one").replace(before, after, 5)
    if "ascii" in reason:
        changed = changed.replace(b">one<", ">é<".encode())

    with pytest.raises(RecoverError, match=reason):
        TEI.recover(changed)


def test_damage_around_the_source():
    """A file that was cut off or changed outside its source still gives the source back, which its checksum proves."""
    data = b"one\r\ntwo\x07\n"
    output = written(data)

    for damaged in (output.removesuffix(b"</TEI>\n"), output.replace(b"<body>", b"<bod", 1)):
        assert damaged != output
        assert TEI.check(damaged)
        assert TEI.recover(damaged) == data


@pytest.mark.parametrize(("begin", "end"), [(b"<!-- />", b"-->"), (b"<?other />", b"?>")])
def test_a_source_that_no_parser_would_see(begin, end):
    """What stands in a comment is not the source, though it have a checksum of its own that proves it."""
    data, hidden = b"one\n", written(b"two\n")
    output = written(data)
    at = output.index(b"<sourceDesc>")
    concealed = hidden[hidden.index(b"<sourceDesc>") : hidden.index(b"</sourceDoc>") + len(b"</sourceDoc>")]
    changed = output[:at] + begin + concealed + end + output[at:]

    assert not TEI.check(changed)
    assert recovered(changed) == data


def test_no_source():
    """A document that was written without its source says so."""
    document = blank_record(decode("drawn.txt", b"one\x07"))

    output = TEI.write(document, TeiOptions(source=False))

    assert b"one" in output
    assert b"sourceDoc" not in output
    assert b"charDecl" not in output
    assert not TEI.check(output)
    with pytest.raises(RecoverError, match="does not carry its source"):
        TEI.recover(output)


def test_entities_are_not_expanded():
    """A file with a document type is refused before it is parsed: nothing is expanded and nothing fetched."""
    bomb = b'<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><TEI>&b;</TEI>'

    with pytest.raises(RecoverError, match="document type"):
        TEI.recover(bomb)
    assert [problem.rule for problem in TEI.check(bomb)] == ["well-formed"]


def test_a_source_that_has_no_bytes():
    """A source that does not go into its own encoding cannot be written."""
    source = Source("drawn.txt", "lone \ud800", "utf-8", "0" * 64)

    with pytest.raises(WriteError, match="does not go into its encoding 'utf-8'"):
        TEI.write(blank_record(source), TeiOptions())

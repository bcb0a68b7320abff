"""The writer's own check finds what is wrong with a document, and pointers that leave it are fit for TEI."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from converter import Paragraph
from converter_tei import TEI, TeiOptions
from converter_tei.pointer import pointer

URI = etree.RelaxNG(
    etree.XML(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"'
        ' datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
        '<attribute name="target"><data type="anyURI"/></attribute></element>'
    )
)


@pytest.fixture
def output(draft):
    """A document in which nothing is wrong."""
    made = draft("1. it's said='#L7'\ntwo")
    paragraph = Paragraph(label=made.sign("1.", "1"), inlines=(made.text("it's said='#L7'\ntwo"),))
    return TEI.write(made.document(paragraph), TeiOptions())


def test_nothing_wrong(output):
    """A document as it was written has no problems, whatever its text looks like."""
    assert list(TEI.check(output)) == []


@pytest.mark.parametrize(
    ("before", "after", "rule", "message"),
    [
        (b"</body>", b"", "well-formed", "not well-formed XML"),
        (b"<body>", b"<body>\x00", "well-formed", "not well-formed XML"),
        (b"http://www.tei-c.org/ns/1.0", b"http://example.org/", "well-formed", "not TEI"),
        (b"<TEI", b"<!DOCTYPE TEI>\n<TEI", "well-formed", "document type"),
        (b'xml:id="L2"', b'xml:id="L1"', "xml:id", "two elements have the xml:id 'L1'"),
        (b'corresp="#L2"', b'corresp="#L3"', "pointer", "corresp points to #L3, which is not there"),
        (b'corresp="#L2"', b"corresp='#L3'", "pointer", "corresp points to #L3, which is not there"),
        (b'corresp="#L2"', b'corresp="#L2 #L3"', "pointer", "corresp points to #L3, which is not there"),
        (b">two</line>", b">two!</line>", "source", "not those of the source any more"),
    ],
)
def test_finds(output, before, after, rule, message):
    """Each thing that can be wrong is found, by its rule."""
    problems = TEI.check(output.replace(before, after, 1))

    assert rule in [problem.rule for problem in problems]
    assert message in " ".join(problem.message for problem in problems)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda output: output.replace(b'"UTF-8"', b'"ISO-8859-1"'), "it is declared to be in 'ISO-8859-1'"),
        (lambda output: output.replace(b'"UTF-8"', b"'Shift_JIS'"), "it is declared to be in 'Shift_JIS'"),
        (lambda output: output.decode().encode("utf-16"), "it is in UTF-16"),
        (lambda output: output.decode().encode("utf-32"), "it is in UTF-32"),
    ],
)
def test_other_encodings(output, change, message):
    """A document in another encoding than that of TEI documents is called so."""
    [problem] = TEI.check(change(output))

    assert problem.rule == "well-formed"
    assert message in problem.message
    assert "only UTF-8 is read" in problem.message


def test_a_pointer_is_reported_once(output):
    """A pointer that an attribute repeats is one problem."""
    [problem] = TEI.check(output.replace(b'corresp="#L2"', b'corresp="#L3 #L3 #L2 #L3"'))

    assert problem.message == "corresp points to #L3, which is not there"


def test_says_where(output):
    """A problem says on which line it is."""
    [problem] = TEI.check(output.replace(b'corresp="#L2"', b'corresp="#L3"'))

    assert problem.line is not None
    assert b"#L2" in output.split(b"\n")[problem.line - 1]


@given(target=st.text() | st.from_regex(r"[a-z]{0,3}:?/{0,3}[a-z@:%#?/\[\]]{0,12}", fullmatch=True))
@example("http://[::1]:x/")
@example("//a:b:c")
@example("A://0:")
@example("1:2")
@example("%zz%20")
@example("a#b#c")
def test_pointers_are_uris(target):
    """Whatever a link leads to, its target is a URI as the schema wants it, or there is none."""
    found = pointer(target)

    if found is not None:
        element = etree.Element("a", target=found)
        assert URI.validate(element)
        assert not found.startswith("#")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("HTTP://user:pass@example.org:80", "HTTP://user:pass@example.org:80"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("../other file.txt", "../other%20file.txt"),
        ("100%", "100%25"),
        ("é", "%C3%A9"),
        ("12:30", "./12:30"),
        ("a#b#c", "a#b%23c"),
        ("", None),
        ("#here", None),
        ("http://example.org:port/", None),
    ],
)
def test_pointers(target, expected):
    """An address is kept as it is, but for the signs that a URI cannot hold."""
    assert pointer(target) == expected

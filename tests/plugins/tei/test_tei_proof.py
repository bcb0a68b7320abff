"""The quick proof that a document is right accepts what is written, and nothing that the tree shows to be wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import Document, Paragraph
from converter.testing import documents
from converter_tei import TEI, TeiOptions
from converter_tei.proof import is_proved
from converter_tei.validity import found_in_tree

TEXT = "1. one & two\n\x0c<three>\u00a0\r\nfour"


@pytest.fixture
def output(draft):
    """A document in which nothing is wrong, with an odd character and with entities."""
    made = draft(TEXT)
    paragraph = Paragraph(label=made.sign("1.", "1"), inlines=(made.text(TEXT[2:]),))
    return TEI.write(made.document(paragraph), TeiOptions())


def test_what_is_written_is_proved(output):
    """An ordinary document needs no tree, with its source and without."""
    assert is_proved(output)
    assert not list(found_in_tree(output))


@settings(deadline=None)
@given(document=documents(), linked=st.booleans())
def test_drawn_documents(document: Document, linked: bool):
    """Whatever is written is right, in the eyes of both."""
    data = TEI.write(document, TeiOptions(source=linked))

    assert not list(found_in_tree(data))
    assert not TEI.check(data)


FAULTS = [
    (b"</body>", b""),
    (b"</p>", b"</ab>"),
    (b"<body>", b"<body>\x00"),
    (b"<body>", b"<body>&undefined;"),
    (b"<body>", b"<other:body>"),
    (b"<body>", b'<body><!-- xml:id="L9" -->'),
    (b'corresp="#L2"', b'corresp="#L9"'),
    (b'corresp="#L2"', b"corresp='#L9'"),
    (b'corresp="#L2"', b'corresp = "#L9"'),
    (b'corresp="#L2"', b'corresp ="#L9"'),
    (b'corresp="#L2"', b'corresp="&#35;L9"'),
    (b'corresp="#L2"', b'corresp="other #L9"'),
    (b'corresp="#L2"', b'corresp="#L2 #L9"'),
    (b'corresp="#L2"', b'corresp="#"'),
    (b'corresp="#L2"/>', b'corresp="#L9"/> xml:id="L9" '),
    (b'corresp="#L2"/>', b'corresp="#L9"/> xml:id="L9" >'),
    (b'corresp="#L2"/>', b'corresp="#L9" n=\' xml:id="L9" \'/>'),
    (b'corresp="#L2"/>', b'corresp="#L9"/><?pi xml:id="L9" ?>'),
    (b'corresp="#L2"/>', b'corresp="#L9"/><![CDATA[ xml:id="L9" >]]>'),
    (b'xml:id="L2" n="2"', b'xml:id="L1" n="1"'),
    (b'xml:id="p1"', b'xml:id="L1"'),
    (b'xml:id="p1"', b"xml:id='L1'"),
    (b'xml:id="p1"', b'xml:id="&#76;1"'),
    (b'xml:id="p1"', b'xml:id\n=\n"L1"'),
    (b">four</line>", b">four!</line>"),
    (b">four</line>", b">four\x07</line>"),
    (b">four</line>", b">four\xff</line>"),
    (b">four</line>", b">four\xef\xbf\xbe</line>"),
    (b">four</line>", b">four&undefined;</line>"),
    (b">four</line>", b">four&</line>"),
    (b">four</line>", b">four<!-- --></line>"),
    (b">four</line>", b">four</line></line>"),
    (b">four</line>", b">four"),
    (b">four</line>", b">four</line>\n"),
    (b"one &amp; two</line>", b"one & two</line>"),
    (b'<g ref="#char.000C"/>', b'<g ref="#char.000D"/>'),
    (b'<g ref="#char.000C"/>', b'<g ref="#char.FFFFFF"/>'),
    (b'<g ref="#char.000C"/>', b'<g ref="#char.D800"/>'),
    (b"</surface>", b""),
    (b'"encoding">utf-8<', b'"encoding">utf-16<'),
    (b'"encoding">utf-8<', b'"encoding">klingon<'),
    (b'<note type="encoding">', b'<note type="other">'),
    (b"<sourceDesc>", b"<sourceDesc/><sourceDesc>"),
    (b"    <fileDesc>", b"    <fileDesc></fileDesc><fileDesc>"),
    (b'<idno type="sha256">', b'<idno type="sha256">0</idno>\n<idno type="sha256">'),
]


@pytest.mark.parametrize(("before", "after"), FAULTS)
def test_faults_are_not_proved_right(output, before, after):
    """What is wrong for the tree is never proved right, in every place where it can be planted."""
    places = [match.start() for match in re.finditer(re.escape(before), output)]
    assert places
    for at in places:
        changed = output[:at] + after + output[at + len(before) :]

        found = list(found_in_tree(changed))
        assert list(TEI.check(changed)) == found
        assert not (found and is_proved(changed))


def test_the_last_sign_of_a_source(draft):
    """A sign of XML is not proved right as it is, not even as the last one there is."""
    made = draft("R & D")
    output = TEI.write(made.document(Paragraph(inlines=(made.text("R & D"),))), TeiOptions())
    changed = output.replace(b"R &amp; D</line>", b"R & D</line>")
    assert changed != output

    assert is_proved(output)
    assert not is_proved(changed)


def test_depth(output):
    """A depth that parsers refuse is not proved right; many elements beside each other are no depth."""
    begin, end, beside = b"<ab>" * 2500, b"</ab>" * 2500, b"<ab></ab>" * 1000
    deep = output.replace(b"<body>", b"<body>" + begin + end)
    wide = output.replace(b"<body>", b"<body>" + beside)

    assert [problem.rule for problem in TEI.check(deep)] == ["well-formed"]
    assert is_proved(wide)


@pytest.mark.parametrize(
    "text",
    [
        b' xml:id="a"',
        b'="#',
        b"= ",
        b"#",
        b"&",
        b"\n<sourceDesc>\n<bibl xml:id='source'>",
        b'\n      <sourceDesc>\n        <bibl xml:id="source" type="x">',
    ],
)
def test_looks_are_linear(output, text):
    """What looks like the beginning of something, a megabyte of times over, is looked at in linear time."""
    many = text * (1_000_000 // len(text))
    changes = (
        output.replace(b"<body>", b"<body>" + many),
        output.replace(b">four</line>", b">" + many + b"</line>"),
        output.replace(b"<sourceDesc>", many + b"<sourceDesc>"),
    )

    assert not any(is_proved(changed) and list(found_in_tree(changed)) for changed in changes)


@pytest.mark.parametrize("text", ["1. a & b\n\nc\x07", "a\r\n<b>\r\n", "a\rb", "a\u00a0\n"])
def test_every_byte_counts(draft, text):
    """Whatever byte is left out or stands twice, and whatever tag, what is proved right then is right."""
    made = draft(text)
    output = TEI.write(made.document(Paragraph(inlines=(made.text(text.rstrip()),))), TeiOptions())
    bytes_, tags = range(len(output)), [match.span() for match in re.finditer(rb"</?[^<>]*>\s*", output)]
    for start, end in [*((at, at + 1) for at in bytes_), *tags]:
        for changed in (output[:start] + output[end:], output[:end] + output[start:]):
            assert not (is_proved(changed) and list(found_in_tree(changed))), (output[start:end], start)


@settings(deadline=None)
@given(data=st.data())
def test_any_change(data):
    """Nor is a document with a piece of it left out, or put elsewhere, if anything is wrong with it then."""
    document = data.draw(documents())
    written = TEI.write(document, TeiOptions())
    pieces = re.split(rb"(?=[<>\"= ])", written)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(pieces))] * 2)))
    moved = pieces[start : min(end, start + 12)]
    rest = pieces[:start] + pieces[start + len(moved) :]
    to = data.draw(st.integers(0, len(rest)))
    kept = data.draw(st.booleans())
    changed = b"".join(rest[:to] + moved * kept + rest[to:])

    assert not (is_proved(changed) and list(found_in_tree(changed)))

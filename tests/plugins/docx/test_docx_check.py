"""The check finds each fault that is planted, and nothing where there is none."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from converter import Document
from converter_docx import DOCX, DocxOptions
from converter_docx.package import Package
from converter_docx.packing import entry, pack

MAIN, STYLES, LINKS, ITEM = (
    *("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"),
    "customXml/item1.xml",
)
Parts = dict[str, bytes]
TEMPLATE = (
    b'<Relationship Id="evil" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'attachedTemplate" Target="file:///a.dotm" TargetMode="External"/>'
)


@pytest.fixture
def parts(telegram: Document) -> Parts:
    """The parts of a document, to be spoilt."""
    return dict(Package(DOCX.write(telegram, DocxOptions())))


def problems(parts: Parts) -> list[str]:
    return [str(one) for one in DOCX.check(pack(entry(name, part) for name, part in parts.items()))]


def replaced(name: str, old: bytes, new: bytes) -> Callable[[Parts], Parts]:
    def spoil(parts: Parts) -> Parts:
        assert old in parts[name]
        return parts | {name: parts[name].replace(old, new, 1)}

    return spoil


def without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {one: part for one, part in parts.items() if one != name}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (replaced(MAIN, b"</w:p>", b""), f"line 2: {MAIN}: Opening and ending tag mismatch"),
        (replaced(MAIN, b'w:val="Title"', b'w:val="Tittle"'), f"{MAIN}: there is no style 'Tittle' [styles]"),
        (
            replaced(MAIN, b'<w:bookmarkEnd w:id="1"/>', b""),
            "bookmark 1 begins 1 times and ends 0 times [bookmarks]",
        ),
        (
            replaced(MAIN, b"<w:bookmarkStart", b'<w:bookmarkEnd w:id="9"/><w:bookmarkStart'),
            "bookmark 9 begins 0 times",
        ),
        (replaced(MAIN, b'"paragraph_2"', b'"paragraph_1"'), "2 bookmarks are called 'paragraph_1' [bookmarks]"),
        (replaced(MAIN, b'r:id="footer"', b'r:id="foot"'), "there is no relationship 'foot' [relationships]"),
        (replaced(LINKS, b"header1.xml", b"header2.xml"), "header leads to word/header2.xml, which is not there"),
        (
            replaced("[Content_Types].xml", b'Extension="xml"', b'Extension="txt"'),
            "item1.xml has no content type [types]",
        ),
        (
            replaced(LINKS, b"</Relationships>", TEMPLATE + b"</Relationships>"),
            "evil leads out of the document to file:///a.dotm, and is no link [relationships]",
        ),
        (lambda parts: parts | {MAIN: b"<a/>"}, f"{MAIN} is not the text of a document [xml]"),
        (replaced(STYLES, b"<w:styles", b"<!DOCTYPE a><w:styles"), f"{STYLES}: it has a document type"),
        (replaced(MAIN, b"<w:document", b"<!DOCTYPE a><w:document"), f"{MAIN}: it has a document type"),
        (replaced(ITEM, b"<record", b"<!DOCTYPE a><record"), f"{ITEM}: it has a document type"),
        (replaced(STYLES, b"UTF-8", b"UTF-9"), f"{STYLES}: it is in 'UTF-9'; parts are in UTF-8 or UTF-16"),
        (replaced(ITEM, b"UTF-8", b"UTF-9"), f"{ITEM}: it is in 'UTF-9'"),
        (replaced(MAIN, b"UTF-8", b"UTF-9"), f"{MAIN}: Unsupported encoding"),
        (without("word/footer1.xml"), "footer leads to word/footer1.xml, which is not there [relationships]"),
        (without("[Content_Types].xml"), "there is no [Content_Types].xml [types]"),
        (
            replaced("_rels/.rels", b"word/document.xml", b"word/header1.xml"),
            f"_rels/.rels: nothing leads to {MAIN}",
        ),
        (without(MAIN), f"there is no {MAIN} [relationships]"),
        (without(STYLES), "there is no style 'Title' [styles]"),
        (without(ITEM), "there is no record in this document; was it made by this program? [source]"),
        (replaced(ITEM, b"FERRY", b"FAIRY"), "not the one that its checksum was taken of [source]"),
        (
            replaced(ITEM, b'"utf-8"', b'"utf-9"'),
            "the record in this document is damaged: unknown encoding: utf-9",
        ),
        (replaced(ITEM, b'{"record"', b'["record"'), "the record in this document is damaged"),
        (replaced(ITEM, b'"source"', b'"sauce"'), "the record in this document is damaged: 'source'"),
    ],
)
def test_faults_are_found(parts: Parts, spoil: Callable[[Parts], Parts], said: str) -> None:
    """Each fault is named, with its rule."""
    assert any(said in problem for problem in problems(spoil(parts)))


def test_no_false_alarm(parts: Parts) -> None:
    """A sound document has no problem, also when another program has packed it."""
    assert problems(parts) == []


def test_not_a_document() -> None:
    """Any other file is none, and that is all that is said."""
    [problem] = DOCX.check(b"%PDF-1.7")

    assert str(problem) == "not a Word document: it is no zip file [zip]"


@pytest.mark.parametrize("name", ["_rels/.rels", LINKS, "[Content_Types].xml", STYLES, MAIN, ITEM])
def test_remarks_do_no_harm(parts: Parts, name: str) -> None:
    """Comments and instructions to programs may stand in each part."""
    end = parts[name].rindex(b"</")
    remarks = parts[name][:end] + b"<!-- <w:pStyle w:val='no'/> --><?no <w:x/>?>" + parts[name][end:]

    assert problems(parts | {name: remarks}) == []


def test_a_large_text_is_read_bit_by_bit(parts: Parts) -> None:
    """A text that is larger than texts are is judged by the same rules."""
    paragraph = b'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>words</w:t></w:r></w:p>'
    large = parts[MAIN].replace(b"<w:body>", b"<w:body>" + paragraph * 100_000, 1)
    spoilt = (
        large.replace(b'w:val="Title"', b'w:val="Tittle"')
        .replace(b'"paragraph_2"', b'"paragraph_1"')
        .replace(b'<w:bookmarkEnd w:id="1"/>', b"")
        .replace(b'r:id="footer"', b'r:id="foot"')
    )

    assert problems(parts | {MAIN: large}) == []
    assert problems(parts | {MAIN: spoilt}) == [
        f"{MAIN}: there is no relationship 'foot' [relationships]",
        f"{MAIN}: there is no style 'Tittle' [styles]",
        f"{MAIN}: 2 bookmarks are called 'paragraph_1' [bookmarks]",
        f"{MAIN}: bookmark 1 begins 1 times and ends 0 times [bookmarks]",
    ]
    assert problems(parts | {MAIN: large.replace(b"</w:body>", b"")}) == [f"line 2: {MAIN}: mismatched tag [xml]"]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("word/media/picture.bin", b"\0" * 20_000_000),
        ("word/document9.xml", b"<a>%b</a>" % (b"<b/>" * 1_500_000)),
        ("customXml/item9.xml", b"<a>%b</a>" % (b" " * 20_000_000)),
        ("word/theme/theme9.xml", b"<a>%b</a>" % (b"<b/>" * 1_500_000)),
    ],
    ids=["picture", "text", "custom part", "other part"],
)
def test_a_small_file_that_holds_much_takes_no_room(
    telegram: Document, parts: Parts, name: str, part: bytes
) -> None:
    """It is checked, and its source recovered, in the room of a usual one."""
    data = pack(entry(name, part) for name, part in (parts | {name: part}).items())
    tracemalloc.start()
    try:
        DOCX.check(data)
        recovered = DOCX.recover(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert recovered == telegram.source.data
    assert peak < 3_000_000


def test_a_broken_copy_does_not_hide_the_source(telegram: Document, parts: Parts) -> None:
    """Of two custom parts of ours, the one that is proved counts."""
    broken = {"customXml/item0.xml": parts[ITEM].replace(b"FERRY", b"FAIRY")}
    data = pack(entry(name, part) for name, part in (broken | parts).items())

    assert DOCX.recover(data) == telegram.source.data


def test_entities_do_not_explode(telegram: Document, parts: Parts) -> None:
    """A part that would grow to a gigabyte by its entities is refused or left alone; the source comes back."""
    entities = b'<!ENTITY b "%s"><!ENTITY c "%s">' % (b"b" * 1000, b"&b;" * 1000)
    bomb = b"<!DOCTYPE a [%s]><a>%s</a>" % (entities, b"&c;" * 1000)
    data = pack(entry(name, part) for name, part in (parts | {"customXml/item9.xml": bomb}).items())

    assert DOCX.recover(data) == telegram.source.data


def test_all_rules(telegram: Document, parts: Parts) -> None:
    """For a person who asks, the record must be sound, too; the quick check asks for its source alone."""
    data = DOCX.write(telegram, DocxOptions())
    unknown = packed_with(parts, ITEM, parts[ITEM].replace(b'"genre"', b'"gender"'))

    assert DOCX.validate(data) == ()
    assert DOCX.check(unknown) == ()
    [problem] = DOCX.validate(unknown)
    assert (problem.rule, problem.message[:19]) == ("record", "not a sound record:")
    [problem] = DOCX.validate(packed_with(parts, MAIN, parts[MAIN].replace(b"</w:p>", b"", 1)))
    assert (problem.rule, problem.path, problem.line) == ("xml", MAIN, 2)


def packed_with(parts: Parts, name: str, part: bytes) -> bytes:
    return pack(entry(one, old) for one, old in (parts | {name: part}).items())

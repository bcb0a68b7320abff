"""An output that was edited is refused; one that another program laid out anew is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from attrs import evolve
from way_back import back, output

from converter import Document, RecoverError
from converter_docx.package import Package
from converter_docx.packing import entry, pack


class Case(NamedTuple):
    """How an output of one writer is edited, and what its reader is told."""

    writer: str
    edit: Callable[[bytes], bytes]
    here: str
    there: str


def in_word(edit: Callable[[bytes], bytes], part: str = "word/document.xml") -> Callable[[bytes], bytes]:
    """An edit of one part of a Word document."""

    def edited(data: bytes) -> bytes:
        parts = dict(Package(data))
        parts[part] = edit(parts[part])
        return pack(entry(name, one) for name, one in parts.items())

    return edited


EDITS = (
    Case("tei", lambda data: b"walks on".join(data.rsplit(b"talks on", 1)), "walks", "talks"),
    Case("tei", lambda data: data.replace(b"</term>", b"S</term>", 1), "S”", "”"),
    Case("tei", lambda data: data.replace(b'when="2009-10-15T', b'when="2009-10-16T', 1), "10-16", "10-15"),
    Case("jsonld", lambda data: data.replace(b"herring quota", b"sprat quota"), "sprat quota", "herring quota"),
    Case(
        "jsonld",
        lambda data: data.replace(b'"precedence": "Priority"', b'"precedence": "Flash"'),
        "Flash",
        "Priority",
    ),
    Case("jsonld", lambda data: data.replace(b'"number": 1,', b'"number": "1",'), 'number: "1"', "number: 1"),
    Case(
        "docx",
        in_word(lambda part: part.replace(b"herring quota", b"sprat quota")),
        "sprat quota",
        "herring quota",
    ),
    Case(
        "docx",
        in_word(lambda part: re.sub(rb"<w:p>(?:(?!</?w:p>).)*herring quota.*?</w:p>", b"", part)),
        "",
        "quota",
    ),
    Case("docx", in_word(lambda part: part.replace(b"CONFIDENTIAL", b"SECRET"), "word/header1.xml"), "SECRET", ""),
)


@pytest.mark.parametrize("case", EDITS, ids=lambda case: f"{case.writer}-{case.here}")
def test_edited(case: Case, telegram: Document) -> None:
    """An output that says something else than its record is refused, and both are quoted; its record is there yet."""
    data = output(telegram, case.writer)
    edited = case.edit(data)

    assert edited != data
    with pytest.raises(RecoverError, match="edited since it was written") as refusal:
        back(edited, case.writer)
    here, _, there = str(refusal.value).partition("and its record")
    assert case.here in here
    assert case.there in there
    assert back(edited, case.writer, proved=False) == telegram


LAYOUTS = (
    Case(
        "tei",
        lambda data: re.sub(rb"(<teiHeader.*</teiHeader>)", b"<!-- kept -->\\1", data, flags=re.DOTALL),
        "comment",
        "",
    ),
    Case("tei", lambda data: re.sub(rb"\n +(<(?:title|idno|note))", b"\n\n\t\\1", data), "indent", ""),
    Case("tei", lambda data: data.replace(b'version="0', b'version="9'), "version", ""),
    Case("jsonld", lambda data: data.replace(b'"softwareVersion": "0', b'"softwareVersion": "9'), "version", ""),
    Case("jsonld", lambda data: re.sub(rb"\n +", b"", data), "one line", ""),
    Case(
        "docx", in_word(lambda part: part.replace(b"archive-converter 0", b"archive-converter 9")), "version", ""
    ),
    Case("docx", in_word(lambda part: part.replace(b" herring", b" </w:t></w:r><w:r><w:t>herring")), "runs", ""),
    Case(
        "docx",
        in_word(lambda part: part.replace(b"</w:p>", b"<w:del><w:r><w:t>x</w:t></w:r></w:del></w:p>")),
        "del",
        "",
    ),
    Case(
        "docx",
        in_word(lambda part: part.replace(b"<w:t>1</w:t>", b"<w:t>7</w:t>"), "word/footer1.xml"),
        "pages",
        "",
    ),
)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda data: data.replace(b'  "title": ', b'  "headline": "x",\n  "title": ', 1), "'headline' twice: line "),
        (lambda data: data[:3000], "not sound JSON"),
        (lambda data: data.replace(b"\n", b"\xff\n", 1), "save the file in UTF-8"),
        (lambda data: b"[%b]" % data, "it is no object"),
        (lambda data: b'{"@type": "NewsArticle", "headline": "x"}', "only what `converter convert` wrote leads back"),
        (lambda data: data.replace(b'"reader": "cable"', b'"reader": ["cable"]'), "/subjectOf/wasGeneratedBy/reader is"),
        (lambda data: data.replace(b'"reader": "c', b'"readerSetting": "a", "reader": "c'), "wasGeneratedBy/readerSetting is"),
        (lambda data: data.replace(b'"cable-herring.txt"', b"7"), "/hasOrHadInstantiation/name is missing or was edited"),
        (lambda data: data.replace(b"charset=utf-8", b"charset=klingon"), "a charset that is none: klingon"),
    ],
)  # fmt: skip
def test_a_graph_that_is_damaged(edit: Callable[[bytes], bytes], words: str, telegram: Document) -> None:
    """A graph that does not lead to its record is told with the place that keeps it from it."""
    with pytest.raises(RecoverError) as refusal:
        back(edit(output(telegram, "jsonld")), "jsonld")
    assert words in str(refusal.value)


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: f"{case.writer}-{case.here}")
def test_laid_out_anew(case: Case, telegram: Document) -> None:
    """What another program changes when it saves a file, and the version that wrote it, are no edits."""
    data = output(telegram, case.writer)
    changed = case.edit(data)

    assert changed != data
    assert back(changed, case.writer) == telegram


@pytest.mark.parametrize("name", ["tei", "jsonld", "docx"])
def test_another_version(name: str, telegram: Document) -> None:
    """Where another version wrote it, an edit and a change of the program cannot be told apart, and that is said."""
    change = {
        "tei": lambda data: data.replace(
            b'ident="archive-converter" version="0', b'ident="archive-converter" version="9'
        ),
        "jsonld": lambda data: data.replace(b'"softwareVersion": "0', b'"softwareVersion": "9'),
        "docx": in_word(lambda part: part.replace(b'version="0', b'version="9'), "customXml/item1.xml"),
    }
    edit = next(case.edit for case in EDITS if case.writer == name)
    data = change[name](output(telegram, name))

    assert back(data, name) == telegram
    with pytest.raises(RecoverError, match=r"edited since archive-converter 9\S+ wrote it, or this version"):
        back(edit(data), name)


@pytest.mark.parametrize("name", ["tei", "jsonld"])
def test_a_corrected_record(name: str, telegram: Document) -> None:
    """An output of a record that a person had corrected names the source's reader, who never made it: refused."""
    corrected = evolve(telegram, metadata=evolve(telegram.metadata, language=None))

    with pytest.raises(RecoverError, match="or written from a record that a person had corrected"):
        back(output(corrected, name), name)
    assert back(output(corrected, "docx"), "docx") == corrected

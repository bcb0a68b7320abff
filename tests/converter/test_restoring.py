"""A record comes back out of every output that was made of it, equal; an output that was edited is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import (
    ConverterError,
    Document,
    OptionError,
    Origin,
    PluginError,
    RecoverError,
    Target,
    Writer,
    convert,
    dump_record,
    load_registry,
    restore,
    write,
)
from converter.testing import damage
from converter_docx.package import Package, entry, pack

SEEDS = Path(__file__).parent.parent.parent / "seeds"
SAMPLES = sorted(path for path in SEEDS.iterdir() if not path.name.endswith(".record.json"))
NAMES = ("record", "tei", "jsonld", "docx")
REGISTRY = load_registry()


class Case(NamedTuple):
    """How an output of one writer is edited, and what its reader is told."""

    writer: str
    edit: Callable[[bytes], bytes]
    here: str
    there: str


def read(path: Path, **told: object) -> Document:
    return convert(path, [], REGISTRY, **told).document


def output(document: Document, name: str, **told: str) -> bytes:
    return write(document, REGISTRY.writer(name), Target(writer=name, settings=told)).data


def back(data: bytes, name: str, **told: bool) -> Document:
    return restore(data, REGISTRY.writer(name), REGISTRY, **told)


def in_word(edit: Callable[[bytes], bytes], part: str = "word/document.xml") -> Callable[[bytes], bytes]:
    """An edit of one part of a Word document."""

    def edited(data: bytes) -> bytes:
        parts = dict(Package(data))
        parts[part] = edit(parts[part])
        return pack(entry(name, one) for name, one in parts.items())

    return edited


@pytest.fixture(scope="module")
def telegram() -> Document:
    return read(SEEDS / "cable-herring.txt")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_all_pairs(path: Path) -> None:
    """From any of the four, each of the four is made as it was made from the source."""
    document = read(path)
    made = {name: output(document, name) for name in NAMES}

    for name in NAMES:
        restored = back(made[name], name)

        assert restored == document
        assert {other: output(restored, other) for other in NAMES} == made


@settings(max_examples=40)
@given(data=st.data())
def test_any_source(data: st.DataObject) -> None:
    """So it is for whatever a reader makes of a damaged sample."""
    path = data.draw(st.sampled_from(SAMPLES))
    text = data.draw(damage(path.read_text("utf-8")))
    reader = {"article": "news-article", "wiki": "wiki-cable", "cable": "cable"}.get(path.name.split("-")[0])
    try:
        document = convert(text.encode(), [], REGISTRY, reader=reader, name=path.name).document
    except ConverterError:
        return

    assert [back(output(document, name), name) == document for name in NAMES] == [True] * 4


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "UTF8", "utf-8-sig", "utf-16", "utf-16-be", "latin-1", "windows-1252", "mac_roman", "utf_7"],
)
@pytest.mark.parametrize("name", NAMES)
def test_any_encoding(encoding: str, name: str) -> None:
    """So it is for a source in any encoding, by whichever of its names it was asked for."""
    text = (SEEDS / "cable-herring.txt").read_text("utf-8").encode("ascii", "ignore").decode()
    for data in (text.encode(encoding), text.replace("\n", "\r\n").encode(encoding)):
        document = convert(data, [], REGISTRY, encoding=encoding, name="a.txt").document

        assert back(output(document, name), name) == document


@pytest.mark.parametrize("called", ["a  b.txt", " a.txt", "a\tb\n.txt", "Ærø %41 #1?.txt", "stdin", "a/../b.txt"])
@pytest.mark.parametrize("name", NAMES)
def test_any_name(called: str, name: str) -> None:
    """So it is whatever the source is called."""
    document = convert(SEEDS / "article-ferry.txt", [], REGISTRY, name=called).document

    assert back(output(document, name), name).source.name == called


@pytest.mark.parametrize("name", NAMES)
def test_what_the_reader_was_told(name: str) -> None:
    """So it is where a person told the reader something, without being told again."""
    document = read(SEEDS / "article-ferry.txt", settings={"news-article": {"language": "cy"}})

    assert [(one.name, one.value) for one in document.settings] == [("language", "cy")]
    assert back(output(document, name), name) == document


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tei", {"authority": "Archive of  the Port & Co."}),
        ("jsonld", {"indent": "no"}),
        ("record", {"indent": "no"}),
        *(
            ("docx", {"appendix": appendix, "page": page})
            for appendix, page in product(("no", "all"), ("letter",))
        ),
    ],
)
def test_what_the_writer_was_told(name: str, told: dict[str, str], telegram: Document) -> None:
    """What the writer was told is no edit."""
    assert back(output(telegram, name, **told), name) == telegram


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


@pytest.mark.parametrize("name", ["tei", "jsonld"])
def test_without_its_reader(name: str, telegram: Document) -> None:
    """Where the reader is not installed, that is said; a Word document needs none."""
    without = load_registry(block=["cable"])

    with pytest.raises(RecoverError, match="made by the reader 'cable', which is not installed"):
        restore(output(telegram, name), REGISTRY.writer(name), without)


def test_without_the_plugin_of_an_extension(telegram: Document) -> None:
    """A Word document holds its record; what a plugin alone can say in it cannot be compared without that plugin."""
    without, data = load_registry(block=["cable"]), output(telegram, "docx")

    with pytest.raises(RecoverError, match="cannot be seen while the plugin of transmission is not installed"):
        restore(data, REGISTRY.writer("docx"), without)
    assert dump_record(restore(data, REGISTRY.writer("docx"), without, proved=False)) == dump_record(telegram)


@pytest.mark.parametrize("name", ["tei", "jsonld"])
def test_without_its_source(name: str, telegram: Document) -> None:
    """An output that was written without its source has no record either."""
    with pytest.raises(RecoverError):
        back(output(telegram, name, source="no"), name)


@pytest.mark.parametrize("name", ["tei", "jsonld", "docx"])
@given(data=st.binary(max_size=50))
def test_any_bytes(name: str, data: bytes) -> None:
    """No file crashes the way back."""
    with pytest.raises(ConverterError):
        back(data, name)


def stranger(**functions: object) -> Writer:
    """A writer of somebody else, who has thought of one thing."""
    return evolve(REGISTRY.writer("tei"), **{"name": "copy", "origin": None, "passages": None, **functions})


def test_a_writer_without_a_way_back(telegram: Document) -> None:
    """A writer that does not say where its records are is refused, with what to do."""
    with pytest.raises(RecoverError, match="`converter recover` gives its source, which can be converted anew"):
        restore(output(telegram, "tei"), stranger(), REGISTRY)


def test_a_writer_that_breaks(telegram: Document) -> None:
    """A writer's own fault is named as such."""
    with pytest.raises(PluginError, match="'copy' broke while asked to find the record"):
        restore(b"", stranger(origin=lambda data: 1 / 0), REGISTRY)
    with pytest.raises(PluginError, match="it gave int instead of an Origin"):
        restore(b"", stranger(origin=lambda data: 1), REGISTRY)


def test_options_that_are_gone(telegram: Document) -> None:
    """What a reader was told and is not told any more is an error of its option."""
    origin = Origin(format="cable", name="a.txt", reading={"colour": "red"})

    with pytest.raises(OptionError, match="cable has no option 'colour'"):
        restore(output(telegram, "tei"), stranger(origin=lambda data: origin), REGISTRY)

"""A record comes back out of every output that was made of it, equal; where something is missing, that is said."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from way_back import REGISTRY, SEEDS, back, output, read

from converter import (
    ConverterError,
    Document,
    OptionError,
    Origin,
    PluginError,
    RecoverError,
    Writer,
    convert,
    dump_record,
    load_registry,
    restore,
)
from converter.testing import damage

SAMPLES = sorted(path for path in SEEDS.iterdir() if not path.name.endswith(".record.json"))
NAMES = ("record", "tei", "jsonld", "docx")


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

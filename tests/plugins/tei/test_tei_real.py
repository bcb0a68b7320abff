"""TEI of real documents: valid by the official schema and by our profile, recovered to the byte, whole in their text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from converter import ConverterError, Document, decide, decode, load_registry, read, survey
from converter_tei import TEI, TeiOptions

SEEDS = (
    "000_8c5ddb5093fa89f2",
    "001_5c2a462b18e9faed",
    "002_e4bc5df9e2485ebf",
    "003_7b3331fc744e33d9",
    "004_749128892a20960f",
)
SAMPLE = 60


@pytest.fixture(scope="module")
def registry():
    return load_registry()


def document(path: Path, registry) -> Document:
    source = decode(path.name, path.read_bytes())
    return read(source, registry.reader(decide(survey(source, registry))))


@pytest.mark.parametrize("name", SEEDS)
def test_seeds(name, shared, registry, tei_all):
    """Each of the five real documents is valid and comes back to the byte."""
    path = shared / "seeds" / f"{name}.txt"

    output = TEI.write(document(path, registry), TeiOptions())

    assert tei_all.validate(etree.fromstring(output)), str(tei_all.error_log)
    assert list(TEI.check(output)) == []
    assert TEI.validate is not None
    assert TEI.validate(output) == ()
    assert TEI.recover(output) == path.read_bytes()


def test_corpus_sample(shared, registry, tei_all):
    """So are documents drawn from the corpus, of those that a reader knows."""
    some = random.Random(709).sample(sorted(files(shared / "corpus")), SAMPLE)
    known = list(converted(some, registry))

    assert len(known) > SAMPLE // 3
    for path, output in known:
        assert tei_all.validate(etree.fromstring(output)), f"{path}: {tei_all.error_log}"


def files(folder: Path) -> Iterator[Path]:
    return (path for kind in ("cables", "news") for path in (folder / kind).rglob("*.txt"))


def converted(paths, registry) -> Iterator[tuple[Path, bytes]]:
    for path in paths:
        try:
            found = document(path, registry)
        except ConverterError:
            continue  # not a document that a reader knows
        output = TEI.write(found, TeiOptions())
        assert list(TEI.check(output)) == [], path
        assert TEI.validate is not None
        assert TEI.validate(output) == (), path
        assert TEI.recover(output) == path.read_bytes(), path
        yield path, output

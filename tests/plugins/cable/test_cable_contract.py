"""The readers keep the contract of every reader, and their samples give the records that lie beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import Options, Source, decode, dump_record
from converter.testing import Golden, ReaderContract
from converter_cable import CABLE, CABLE_HTML, CABLE_NARA, WIKI_CABLE
from converter_cable.transmission import ArchivalAttributes, Catalogue, Transmission

SEEDS = Path(__file__).parents[3] / "seeds"
NARA = tuple(sorted(SEEDS.glob("cable-nara-*.txt")))
RAW = tuple(sorted({*SEEDS.glob("cable-*.txt")}.difference(NARA)))
WIKI = tuple(sorted(SEEDS.glob("wiki-cable-*.txt")))
PAGES = tuple(sorted(SEEDS.glob("cable-html-*.html")))


class TestCable(ReaderContract):
    reader = CABLE
    samples = RAW
    extensions = (Transmission, Catalogue)


class TestWikiCable(ReaderContract):
    reader = WIKI_CABLE
    samples = WIKI
    extensions = (Transmission, Catalogue)


class TestCableHtml(ReaderContract):
    reader = CABLE_HTML
    samples = PAGES
    extensions = (Transmission, Catalogue)


class TestCableNara(ReaderContract):
    reader = CABLE_NARA
    samples = NARA
    extensions = (Transmission, Catalogue, ArchivalAttributes)


def _record(path: Path, source: Source) -> bytes:
    owners = {RAW: CABLE, WIKI: WIKI_CABLE, PAGES: CABLE_HTML, NARA: CABLE_NARA}
    [reader] = [reader for samples, reader in owners.items() if path in samples]
    return dump_record(reader.read(source, Options()))


@pytest.mark.parametrize("path", [*RAW, *WIKI, *PAGES, *NARA], ids=lambda path: path.stem)
def test_the_record_is_the_one_beside_the_sample(path: Path, golden: Golden) -> None:
    """Each sample gives the record that was read by a person."""
    source = decode(path.name, path.read_bytes())

    golden(path.with_suffix(".record.json"), _record(path, source))

"""The readers keep the contract of every reader, and their samples give the records that lie beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import Options, Source, decode, dump_record
from converter.testing import Golden, ReaderContract
from converter_cable import CABLE, CABLE_HTML, WIKI_CABLE
from converter_cable.transmission import Catalogue, Transmission

SEEDS = Path(__file__).parents[3] / "seeds"
RAW = tuple(sorted(SEEDS.glob("cable-*.txt")))
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


def _record(path: Path, source: Source) -> bytes:
    reader = CABLE if path in RAW else WIKI_CABLE if path in WIKI else CABLE_HTML
    return dump_record(reader.read(source, Options()))


@pytest.mark.parametrize("path", [*RAW, *WIKI, *PAGES], ids=lambda path: path.stem)
def test_the_record_is_the_one_beside_the_sample(path: Path, golden: Golden) -> None:
    """Each sample gives the record that was read by a person."""
    source = decode(path.name, path.read_bytes())

    golden(path.with_suffix(".record.json"), _record(path, source))

"""The sample articles in NITF and ninjs: each gives the record beside it, and the readers keep their contract on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import decode, dump_record, read
from converter.testing import Golden, ReaderContract
from converter_news import NINJS, NITF
from converter_news.article import Article

SEEDS = Path(__file__).parents[3] / "seeds"
IN_XML = tuple(sorted(SEEDS.glob("nitf-*.xml")))
IN_JSON = tuple(sorted(path for path in SEEDS.glob("ninjs-*.json") if not path.name.endswith(".record.json")))


@pytest.mark.parametrize("sample", [*IN_XML, *IN_JSON], ids=lambda path: path.stem)
def test_sample_gives_its_record(sample: Path, golden: Golden):
    """A sample gives the record that stands beside it, to the byte."""
    reader = NITF if sample in IN_XML else NINJS
    document = read(decode(sample.name, sample.read_bytes()), reader)

    golden(sample.with_suffix(".record.json"), dump_record(document))


class TestNitfContract(ReaderContract):
    """What every reader keeps, kept by the reader of NITF."""

    reader = NITF
    samples = IN_XML
    extensions = (Article,)


class TestNinjsContract(ReaderContract):
    """What every reader keeps, kept by the reader of ninjs."""

    reader = NINJS
    samples = IN_JSON
    extensions = (Article,)

"""The project's sample articles: each gives the record beside it, and the reader keeps its contract on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from converter import Source, decode, dump_record, read, violations
from converter.testing import Golden, ReaderContract
from converter.testing.damage import HOSTILE
from converter_news import NEWS_ARTICLE
from converter_news.article import Article

SAMPLES = tuple(sorted((Path(__file__).parents[3] / "seeds").glob("article-*.txt")))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample_gives_its_record(sample: Path, golden: Golden):
    """A sample gives the record that stands beside it, to the byte."""
    document = read(decode(sample.name, sample.read_bytes()), NEWS_ARTICLE)

    golden(sample.with_suffix(".record.json"), dump_record(document))


class TestNewsArticleContract(ReaderContract):
    """What every reader keeps, kept by the reader of articles."""

    reader = NEWS_ARTICLE
    samples = SAMPLES
    extensions = (Article,)

    @pytest.mark.slow
    def test_hostile_megabyte(self, hostile: str) -> None:
        """As the contract has it; a megabyte of short lines is half a million blocks."""
        super().test_hostile_megabyte(hostile)

    def test_hostile_lines(self, hostile: str, source_of: Callable[[str], Source]) -> None:
        """A few thousand of such lines below a sentence are read soundly."""
        text = "The ferry sailed again.\n\n" + HOSTILE[hostile] * (20_000 // len(HOSTILE[hostile]))

        document = read(source_of(text), self.reader)

        assert violations(document) == ()

"""The reader of pages keeps the contract of every reader, and its samples give the records beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import decode, dump_record
from converter.testing import Golden, ReaderContract
from converter_news import NEWS_HTML, ArticleOptions
from converter_news.article import Article

pytest.importorskip("trafilatura", reason="the extra `html` is not installed")

PAGES = tuple(sorted((Path(__file__).parent / "pages").glob("article-html-*.html")))


class TestNewsHtml(ReaderContract):
    """What every reader keeps, kept by the reader of pages; what takes the adviser long is slow."""

    reader = NEWS_HTML
    samples = PAGES
    extensions = (Article,)

    @pytest.mark.slow
    def test_hostile_megabyte(self, hostile: str) -> None:
        """As the contract has it."""
        super().test_hostile_megabyte(hostile)

    @pytest.mark.slow
    def test_sample_without_end(self, sample: Path) -> None:
        """As the contract has it."""
        super().test_sample_without_end(sample)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_record_is_the_one_beside_the_page(path: Path, golden: Golden) -> None:
    """Each sample gives the record that was read by a person."""
    source = decode(path.name, path.read_bytes())

    golden(path.with_suffix(".record.json"), dump_record(NEWS_HTML.read(source, ArticleOptions())))

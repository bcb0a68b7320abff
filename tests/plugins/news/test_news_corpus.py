"""Thousands of real lines, where the folder with them is present: all read soundly, none claimed that is no news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from converter import Confidence, Source, SourceError, decode, violations
from converter_news import ArticleOptions, detect, read


def sources(folder: Path, pattern: str = "**/*") -> Iterator[tuple[Path, Source]]:
    """Each file that is text."""
    for path in sorted(folder.glob(pattern)):
        if path.is_file():
            try:
                yield path, decode(path.name, path.read_bytes())
            except SourceError:
                continue


def test_every_article_is_read_soundly(shared: Path):
    """No article breaks the reader, and no record breaks a rule."""
    broken = [
        (path.name, found)
        for path, source in sources(shared / "corpus" / "news", "*/*.txt")
        if (found := violations(read(source, ArticleOptions())))
    ]

    assert broken == []


@pytest.mark.parametrize(
    "folder", ["negatives", "cables/raw", "cables/wiki-wrapped", "cables/nara", "cables/negatives-about-cables"]
)
def test_what_is_no_article_is_not_claimed(shared: Path, folder: str):
    """Neither a cable nor any of the texts that are neither cable nor news is likely to be an article."""
    claimed = [
        path.name
        for path, source in sources(shared / "corpus" / folder)
        if (found := detect(source)) is not None and found.confidence >= Confidence.LIKELY
    ]

    assert claimed == []


@pytest.mark.parametrize(
    ("outlet", "least"), [("reuters21578", 0.98), ("isot-reuters", 0.93), ("ieer-apw", 1.0), ("ieer-nyt", 0.85)]
)
def test_wires_are_known(shared: Path, outlet: str, least: float):
    """The copy of agencies has marks enough."""
    found = [detect(source) for _, source in sources(shared / "corpus" / "news" / outlet, "*.txt")]
    known = [one for one in found if one is not None and one.confidence >= Confidence.LIKELY]

    assert len(known) >= least * len(found)


def test_answers_that_are_known_are_found(shared: Path):
    """Headline and dateline, over all articles whose answer is known and stands in the text."""
    counts: Counter[str] = Counter()
    for path, source in sources(shared / "corpus" / "news", "*/*.txt"):
        truth = orjson.loads(path.with_suffix(".json").read_bytes())
        metadata = read(source, ArticleOptions()).metadata
        if truth.get("headline_line_found"):
            counts["headlines"] += 1
            title = metadata.title.value if metadata.title else ""
            counts["headlines found"] += title == " ".join(truth["headline"].split())
        if place := (truth.get("dateline") or {}).get("place"):
            counts["datelines"] += 1
            names = "/".join(one.name.value for one in metadata.places)
            counts["datelines found"] += names == " ".join(place.split())

    assert counts["headlines"] > 400
    assert counts["headlines found"] >= 0.97 * counts["headlines"]
    assert counts["datelines"] > 100
    assert counts["datelines found"] >= 0.97 * counts["datelines"]

"""What detection decides: news is news, and nothing else is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from attrs import frozen

from benchmarks.accuracy import news_printed
from benchmarks.accuracy.board import Board, Work
from benchmarks.accuracy.judgement import Reading, Tally
from benchmarks.accuracy.news import READER
from benchmarks.accuracy.news_corpus import FOLDER, Article, articles
from benchmarks.accuracy.news_corpus import FORMS as NEWS_FORMS
from benchmarks.accuracy.reading import bare_miss, decision, tally_of_one
from converter import ConverterError, decode

NEWS_FOUND, MARKED_FOUND, NO_NEWS = "news", "news with a mark", "no news"
PAGE_READER, PAGES = "news-html", "news pages"
"""Of the others only these may be read as pages with news."""
_RELEASES = "press-release"
_OTHERS = {
    "negatives": "negatives",
    "press releases": f"negatives/{_RELEASES}",
    PAGES: "html",
    "cables": "cables/raw",
    "wrapped cables": "cables/wiki-wrapped",
    "pages of cables": "cables/html",
    "archives' cables": "cables/nara",
    "about cables": "cables/negatives-about-cables",
}
"""By what they are called in the tables, the folders of what is no article of plain text."""


@frozen(kw_only=True)
class Other:
    """One document that is no article of plain text."""

    form: str
    name: str
    path: Path


def examine(article: Article) -> Reading:
    """Ask what is detected in an article; what cannot be decoded is not judged."""
    tallies: dict[str, Tally] = {}
    try:
        source = decode("article.txt", article.path.read_bytes())
    except ConverterError:
        return Reading(form=article.form, document=article.name, tallies=tallies)
    detected = decision(source)
    right = detected == READER
    tallies[NEWS_FOUND] = tally_of_one(right=right)
    fields = [NEWS_FOUND]
    if article.known.dateline or news_printed.has_mark(source.text):
        tallies[MARKED_FOUND] = tally_of_one(right=right)
        fields.append(MARKED_FOUND)
    found = detected or None
    misses = () if right else tuple(bare_miss(article.form, article.name, one, READER, found) for one in fields)
    return Reading(form=article.form, document=article.name, tallies=tallies, misses=misses)


def examine_other(other: Other) -> Reading:
    """Ask what is detected in a document that is no article; bytes that are no text are nothing."""
    try:
        detected = decision(decode(other.path.name, other.path.read_bytes()))
    except ConverterError:
        detected = ""
    right = detected != READER and (detected != PAGE_READER or other.form == PAGES)
    misses = () if right else (bare_miss(other.form, other.name, NO_NEWS, "no news", detected),)
    return Reading(
        form=other.form, document=other.name, tallies={NO_NEWS: tally_of_one(right=right)}, misses=misses
    )


def _work(corpus: Path, forms: Collection[str]) -> Iterator[Work]:
    yield Work(examine=examine, items=[article for article in articles(corpus) if article.form in forms])
    yield Work(
        examine=examine_other,
        items=[one for form, folder in _OTHERS.items() if form in forms for one in _others(corpus, form, folder)],
    )


def _others(corpus: Path, form: str, folder: str) -> Iterator[Other]:
    for path in sorted((corpus / folder).rglob("*")):
        is_release = _RELEASES in path.parts
        if path.is_file() and is_release == (form == "press releases") and path.suffix != ".jsonl":
            if folder == "html" and path.suffix == ".json":
                continue  # the answers
            yield Other(form=form, name=path.relative_to(corpus).as_posix(), path=path)


DETECTION = Board(
    name="detection",
    folder=FOLDER,
    forms=dict.fromkeys((*NEWS_FORMS, *_OTHERS), ""),
    fields=(NEWS_FOUND, MARKED_FOUND, NO_NEWS),
    work=_work,
    totals=True,
)

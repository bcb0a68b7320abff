"""What is judged in an article of plain text: one row of the table each, in this order."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from attrs import frozen

from benchmarks.accuracy import news_fields
from benchmarks.accuracy.board import Board, Work
from benchmarks.accuracy.judgement import Judgement, Reading
from benchmarks.accuracy.news_case import Case
from benchmarks.accuracy.news_corpus import FOLDER, FORMS, Article, articles
from benchmarks.accuracy.reading import (
    RECOGNISED,
    SOUND,
    Sample,
    Verdict,
    bare_miss,
    read_and_judge,
    tally_of_one,
)
from converter import Document, SourceError, decode

READER = "news-article"
DECODED = "characters"
_ENCODINGS = "encodings"
"""The form whose documents are in many encodings; not all of them are read without being told which."""
_NO_TEXT = ("nul",)
"""What no text has, whatever the encoding."""
_BYTES = {
    "htmlentities": "utf-8",
    "mojibake": "utf-8",
    "nofinalnewline": "utf-8",
    "wrapped72": "utf-8",
    "crlf": "utf-8",
}
"""In what some of them are written, of which the answer says what else is odd."""


@frozen
class Field:
    """One field that is judged."""

    name: str
    judge: Callable[[Case], Iterator[Judgement]]


FIELDS = (
    Field("headline", news_fields.headline),
    Field("no headline", news_fields.no_headline),
    Field("dateline place", news_fields.dateline_place),
    Field("no dateline", news_fields.no_dateline),
    Field("byline persons", news_fields.byline_persons),
    Field("bylines", news_fields.bylines),
    Field("date", news_fields.day),
    Field("days not invented", news_fields.invented_days),
    Field("standfirsts", news_fields.standfirsts),
    Field("paragraphs", news_fields.paragraphs),
    Field("crossheads", news_fields.crossheads),
    Field("furniture", news_fields.furniture),
)


def examine(article: Article) -> Reading:
    """Read one article, and judge the record; what cannot be decoded is judged by the hint alone."""
    data = article.path.read_bytes()
    try:
        text = decode("article.txt", data).text
    except SourceError as error:
        return _refused(article, f"{error}")

    def judge(document: Document) -> Verdict:
        case = Case(article=article, document=document)
        judgements = {one.name: list(one.judge(case)) for one in FIELDS}
        if (encoding := article.known.encoding) is not None:
            right = encoding not in _NO_TEXT and text.lstrip("\ufeff") == _decoded(data, encoding).lstrip("\ufeff")
            judgements[DECODED] = [Judgement(expected=encoding, got="other characters", right=right)]
        return Verdict(judgements=judgements, text=document.source.text)

    return read_and_judge(
        Sample(
            form=article.form,
            name=article.name,
            called="article.txt",
            data=data,
            reader=READER,
            judge=judge,
            detected=False,
        )
    )


def _refused(article: Article, hint: str) -> Reading:
    """A document that is refused: right where the hint names its encoding, or what is wrong with it."""
    encoding = article.known.encoding
    named = [word.strip(".,:;") for word in hint.split()]
    right = encoding is not None and (encoding.upper() in named or any(_same(word, encoding) for word in named))
    misses = () if right else (bare_miss(article.form, article.name, DECODED, encoding or "read", hint),)
    return Reading(
        form=article.form, document=article.name, tallies={DECODED: tally_of_one(right=right)}, misses=misses
    )


def _same(word: str, encoding: str) -> bool:
    """Whether two names are of one encoding, or of one and its extension."""
    try:
        names = {codecs.lookup(word).name, codecs.lookup(encoding).name}
    except LookupError:
        return False
    return len(names) == 1 or names == {"cp932", "shift_jis"}


def _decoded(data: bytes, encoding: str) -> str:
    name = _BYTES.get(encoding, encoding.removesuffix("-bom").replace("utf16", "utf-16-"))
    return data.decode(name, "replace")


def _work(corpus: Path, forms: Collection[str]) -> Iterator[Work]:
    yield Work(examine=examine, items=[article for article in articles(corpus) if article.form in forms])


NEWS = Board(
    name="news",
    folder=FOLDER,
    forms=dict.fromkeys(FORMS, READER),
    fields=(SOUND, RECOGNISED, *(field.name for field in FIELDS), DECODED),
    work=_work,
    totals=True,
)

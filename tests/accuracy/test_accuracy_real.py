"""The pinned figures hold on the real documents, and what people wrote down about these is still true."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest

from benchmarks.accuracy import floor
from benchmarks.accuracy.case import set_of_words
from benchmarks.accuracy.command import BOARDS, PAGE, evaluate, floor_of, with_tables
from benchmarks.accuracy.corpus import FAULTS, KNOWN, rows
from benchmarks.accuracy.news_corpus import FAULTS as NEWS_FAULTS
from benchmarks.accuracy.news_corpus import articles
from benchmarks.accuracy.pages_corpus import FAULTS as PAGE_FAULTS


@pytest.fixture(scope="module")
def real(shared) -> Path:
    folder = shared / "corpus"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/corpus is not here")
    return folder


@pytest.fixture(scope="module")
def summaries(real):
    """What each board finds, looked for once."""
    return cache(lambda board: evaluate(BOARDS[board], real))


@pytest.mark.slow
@pytest.mark.parametrize("board", BOARDS)
def test_nothing_falls_below_what_was_reached(summaries, board) -> None:
    """Every share is at least the pinned one; ``scripts/evaluate BOARD --lower`` pins lower ones."""
    assert floor.below(summaries(board), floor.load(floor_of(BOARDS[board]))) == []


@pytest.mark.slow
@pytest.mark.parametrize("board", BOARDS)
def test_page_shows_what_the_command_prints(summaries, board) -> None:
    """``scripts/evaluate BOARD --pin`` writes the page anew."""
    page = PAGE.read_text(encoding="utf-8")

    assert with_tables(BOARDS[board], page, summaries(board)) == page


def test_faults_are_the_catalogues(real) -> None:
    """Each says truly what the catalogue has, has a reason, and stands there once."""
    answers = {
        row["reference_id"]: {
            "mrn": row["reference_id"],
            "level": row["classification"].split("//")[0].lower(),
            "TAGS": set_of_words(row["wl_tags"]),
        }
        for row in rows(real / "cables" / "raw.truth.jsonl")
    }
    faults = rows(FAULTS)

    assert [
        one for one in faults if answers[one["id"]][one["field"]] != one["catalogue"] or not one["reason"]
    ] == []
    assert len({(one["id"], one["field"]) for one in faults}) == len(faults)


@pytest.mark.parametrize(("labels", "folder"), [("signatories", "raw"), ("paragraphs", "raw"), ("nara", "nara")])
def test_labels_are_of_the_texts_that_are_there(real, labels, folder) -> None:
    """A label of another edition would be left out in silence."""
    others = [
        row["id"]
        for row in rows(KNOWN / f"{labels}.labels.jsonl")
        if hashlib.sha256((real / "cables" / folder / f"{row['id']}.txt").read_bytes()).hexdigest()
        != row["sha256"]
    ]

    assert others == []


def test_faults_are_those_of_the_answers_about_news(real) -> None:
    """Each is of an article and a line that are there, has a reason, and stands there once."""
    faults = rows(NEWS_FAULTS)
    labels = {one.name: one.known.labels for one in articles(real)}

    assert [
        one
        for one in faults
        if one["id"] not in labels
        or not one["reason"]
        or one["answer"] == one["printed"]
        or ("line" in one and labels[one["id"]][one["line"]] != one["answer"])
    ] == []
    assert len({(one["id"], one["field"], one.get("line")) for one in faults}) == len(faults)


def test_faults_are_those_of_the_answers_about_pages(real) -> None:
    """Each is what an answer says, has a reason, and stands there once."""
    faults = rows(PAGE_FAULTS)
    answers = {
        one["id"]: json.loads((real / "html" / f"{one['id']}.json").read_text(encoding="utf-8")) for one in faults
    }

    assert [
        one
        for one in faults
        if answers[one["id"]][one["field"]] != one["answer"]
        or not one["reason"]
        or one["answer"] == one["printed"]
    ] == []
    assert len({(one["id"], one["field"]) for one in faults}) == len(faults)

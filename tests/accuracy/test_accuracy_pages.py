"""What is judged in web pages, ours and what other programs make of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy.pages import AUTHORS, BODY, DAY, TITLE, beside, examine, f_score, judge
from benchmarks.accuracy.pages_corpus import Known, letters, names, web_pages
from benchmarks.accuracy.pages_tools import TOOLS, Extract, take

LINKED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge closed", "datePublished":'
    ' "2021-03-04T08:00Z", "author": [{"name": "Nora Idris"}], "articleBody": "The bridge is closed."}</script>'
)
ANSWERS = {
    "headline": "Bridge closed",
    "date": "2021-03-04 08:00:00+00:00",
    "authors": ["Nora Idris, Tom Quill"],
    "standfirst": ["Eleven cars"],
    "body": [{"type": "p", "text": "The bridge is closed."}],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One page with its answers, and one about which nothing is known."""
    folder = tmp_path / "html" / "aeb"
    folder.mkdir(parents=True)
    for name, answers in (("bridge", ANSWERS), ("tunnel", {})):
        (folder / f"{name}.html").write_text(f"<html><head>{LINKED}</head><body></body></html>")
        (folder / f"{name}.json").write_text(json.dumps(answers))
    return tmp_path


def test_answers_are_read(corpus):
    """What nobody wrote down is not known."""
    bridge, tunnel = web_pages(corpus)

    assert bridge.name == "aeb/bridge"
    assert bridge.known == Known(
        title="Bridge closed",
        day="2021-03-04",
        authors=frozenset(("noraidris", "tomquill")),
        body="Eleven cars\nThe bridge is closed.",
    )
    assert tunnel.known == Known(title=None, day=None, authors=None, body=None)


@pytest.mark.parametrize(
    ("got", "expected", "score"),
    [("a b c d", "a b c d", 1.0), ("a b", "a b c d", 2 / 3), ("a a", "a b", 0.5), ("x", "a", 0.0), ("", "a", 0.0)],
)
def test_bodies_are_bags_of_words(got, expected, score):
    """Each word counts as often as it stands there."""
    assert f_score(got, expected) == pytest.approx(score)


def test_titles_and_names_are_compared_by_their_letters():
    """Signs and capitals make no difference; names are a set."""
    assert letters("“Bridge” closed!") == letters("bridge CLOSED")
    assert names(["Nora Idris and Tom Quill", "AFP"]) == {"noraidris", "tomquill", "afp"}


def test_agencies_may_be_among_the_authors():
    """Some answers have them there, some have not."""
    known = Known(title=None, day=None, authors=frozenset(("noraidris", "afp")), body=None)
    without = Known(title=None, day=None, authors=frozenset(("noraidris",)), body=None)
    extract = Extract(authors=frozenset(("noraidris",)), others=frozenset(("afp",)))

    assert judge(extract, known)[AUTHORS].tally.right == 1
    assert judge(extract, without)[AUTHORS].tally.right == 1


def test_a_program_that_takes_nothing_is_wrong_in_all_that_is_known(corpus):
    """A page that is refused is not left out of the figures."""
    bridge, tunnel = web_pages(corpus)
    answers = judge(Extract(refused="nothing"), bridge.known)

    assert list(answers) == [BODY, TITLE, DAY, AUTHORS]
    assert [one.tally.right for one in answers.values()] == [0, 0, 0, 0]
    assert judge(Extract(refused="nothing"), tunnel.known) == {}


def test_the_baseline_takes_what_json_ld_says(corpus):
    """By the whole of its article and nothing else."""
    bridge, _ = web_pages(corpus)
    reading = examine(bridge, "JSON-LD alone")

    assert take("JSON-LD alone", LINKED.encode()).body == "The bridge is closed."
    assert (reading.tallies[TITLE].right, reading.tallies[DAY].right, reading.tallies[AUTHORS].wrong) == (1, 1, 1)


def test_what_is_not_installed_is_named_with_its_command(corpus, monkeypatch):
    """The table has the others all the same."""
    tool = TOOLS["newspaper4k"]
    monkeypatch.setitem(
        TOOLS, "newspaper4k", type(tool)(name=tool.name, module="no_such_module", extract=tool.extract)
    )
    table = beside(corpus, lambda work: work.items, 1)

    assert "| title | aeb | 0.0 | " in table
    assert "Not installed: newspaper4k. To have them measured too: `pip install '.[evaluate]'`." in table

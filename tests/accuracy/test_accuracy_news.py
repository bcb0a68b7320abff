"""An article's record is right about the answers beside it, wrong, or silent; and each article is news or not."""

from __future__ import annotations

import json

import pytest
from attrs import evolve

from benchmarks.accuracy import command, news_fields, news_printed
from benchmarks.accuracy.detection import MARKED_FOUND, NEWS_FOUND, NO_NEWS
from benchmarks.accuracy.news import DECODED, FIELDS
from benchmarks.accuracy.news_case import Case
from benchmarks.accuracy.news_corpus import Fault, articles
from benchmarks.accuracy.reading import registry
from converter import Paragraph, decode, plain_text, read

ARTICLE = """National / Harbour

The ferry stays in the harbour for a third day

Its engineers wait for a part that nobody makes any more.

By Ines Halvorsen

March 3, 2015

ATLANTIS (Reuters) - The island's only ferry did not sail on Tuesday, officials said, and nobody knows when it will.

No part to be had

The part was made in a workshop that has been a bakery since 1987, the harbour master told reporters on the quay.

Advertisement

"We have asked the baker," he said. "He remembers it well, but he has kept none of the forms."
"""
LABELS = {
    1: "other", 3: "headline", 5: "standfirst", 7: "byline", 9: "other", 11: "p", 13: "crosshead", 15: "p", 17: "other",
    19: "p",
}  # fmt: skip
ANSWERS = {
    "headline": "The ferry stays in the harbour for a third day",
    "headline_line_found": True,
    "dateline": {"raw": "ATLANTIS (Reuters) -", "place": "ATLANTIS"},
    "byline": "By Ines Halvorsen",
    "authors": ["Ines Halvorsen", "Somebody Else"],
    "date": "2015-03-03",
    "line_labels": LABELS,
}


@pytest.fixture
def corpus(tmp_path):
    """A corpus of one article, with the answers beside it."""
    folder = tmp_path / "corpus" / "news" / "fundus-clean"
    folder.mkdir(parents=True)
    (folder / "ferry.txt").write_text(ARTICLE)
    (folder / "ferry.json").write_text(json.dumps(ANSWERS))
    return tmp_path / "corpus"


@pytest.fixture
def case(corpus) -> Case:
    """The article as it is read, beside its answers."""
    [article] = articles(corpus)
    return Case(
        article=article, document=read(decode("a.txt", ARTICLE.encode()), registry().reader("news-article"))
    )


@pytest.fixture
def evaluate(corpus, tmp_path, monkeypatch, capsys):
    """Run the command on the invented corpus; gives what it prints for programs."""
    monkeypatch.setattr(command, "FLOORS", tmp_path)

    def run(board: str, *options: str):
        command.main([board, "--corpus", str(corpus), "--processes", "1", "--json", *options])
        return json.loads(capsys.readouterr().out)

    return run


def knowing(case: Case, **known) -> Case:
    """The same case with other answers."""
    return Case(article=evolve(case.article, known=evolve(case.known, **known)), document=case.document)


def saying(case: Case, **said) -> Case:
    """The same case with a record that says something else."""
    metadata = evolve(case.document.metadata, **said)
    return Case(article=case.article, document=evolve(case.document, metadata=metadata))


@pytest.mark.parametrize("field", FIELDS, ids=lambda one: one.name)
def test_everything_in_a_plain_article_is_right(case, field) -> None:
    judgements = list(field.judge(case))

    assert [one for one in judgements if not one.right] == []
    assert judgements or field.name.startswith("no ")


@pytest.mark.parametrize(
    ("judge", "known"),
    [
        (news_fields.headline, {"headline": "ATLANTIS"}),
        (news_fields.no_headline, {"no_headline": True}),
        (news_fields.dateline_place, {"place": "BERMUDA"}),
        (news_fields.no_dateline, {"no_dateline": True}),
        (news_fields.byline_persons, {"byline": "By Ines", "authors": ("Ines",)}),
        (news_fields.paragraphs, {"labels": {3: "p"}}),
        (news_fields.paragraphs, {"labels": {13: "p"}}),
        (news_fields.furniture, {"labels": {11: "other"}}),
        (news_fields.crossheads, {"labels": {11: "crosshead"}}),
        (news_fields.standfirsts, {"labels": {11: "standfirst"}}),
        (news_fields.bylines, {"labels": {11: "byline"}}),
    ],
)
def test_another_answer_than_the_known_one_is_wrong(case, judge, known) -> None:
    [judgement] = judge(knowing(case, **known))

    assert not judgement.right
    assert judgement.got is not None


@pytest.mark.parametrize(
    ("judge", "said"),
    [
        (news_fields.headline, {"title": None}),
        (news_fields.dateline_place, {"places": ()}),
        (news_fields.byline_persons, {"agents": ()}),
        (news_fields.day, {"events": ()}),
    ],
)
def test_no_answer_is_absent(case, judge, said) -> None:
    [judgement] = judge(saying(case, **said))

    assert not judgement.right
    assert judgement.got is None


def test_day_that_is_not_printed_where_it_is_cited_is_invented(case) -> None:
    [event] = case.metadata.events
    judgements = news_fields.invented_days(saying(case, events=(evolve(event, when=event.when.replace(day=4)),)))

    assert [one.right for one in judgements] == [False]


def test_other_day_of_publication_than_the_answers_is_invented(case) -> None:
    other = knowing(case, day=case.known.day.replace(month=9))

    assert [one.right for one in news_fields.invented_days(other)] == [False]


def test_paragraph_that_is_cut_in_two_is_not_whole(case) -> None:
    first, *rest = case.document.body
    leaf = first.inlines[0]
    half = evolve(leaf, text=leaf.text[:20], span=evolve(leaf.span, end=leaf.span.start + 20))
    cut = evolve(case.document, body=(Paragraph(inlines=(half,)), *rest))
    judgements = news_fields.paragraphs(Case(article=case.article, document=cut))

    assert [one.right for one in judgements] == [False, True, True]


def test_words_of_paragraphs_are_held_against_the_record_where_lines_have_no_labels(case) -> None:
    words = [plain_text(one.inlines) for one in case.document.body]
    known = {"labels": {}, "paragraphs": ("ATLANTIS (Reuters) - " + words[0], words[-1], words[0])}

    assert [one.right for one in news_fields.paragraphs(knowing(case, **known))] == [True, True, False]


def test_what_the_article_prints_is_expected_where_the_answer_is_wrong(case) -> None:
    faults = {("byline persons", 0): Fault(answer="", printed="ines halvorsen")}
    [judgement] = news_fields.byline_persons(knowing(case, authors=("Staff Writer",), faults=faults))

    assert (judgement.right, judgement.fault) == (True, True)


def test_label_of_a_line_is_put_right_where_it_is_wrong(case) -> None:
    wrong = knowing(case, labels={17: "p"}, faults={("line", 17): Fault(answer="p", printed="other")})

    assert list(news_fields.paragraphs(wrong)) == []
    assert [one.right for one in news_fields.furniture(wrong)] == [True]


def test_forms_are_added_up(evaluate) -> None:
    found = evaluate("news")

    assert found["forms"]["clean"]["headline"] == found["forms"]["all"]["headline"]
    assert "all" not in evaluate("news", "--form", "clean")["forms"]


def test_only_names_the_beginning_of_the_documents(evaluate) -> None:
    assert evaluate("news", "--only", "fundus-clean/f")["forms"]
    assert not evaluate("news", "--only", "abp/")["forms"]


@pytest.mark.parametrize(
    ("encoding", "known", "right"),
    [
        ("utf-8", "crlf", True),
        ("utf-16", "utf16le-bom", True),
        ("cp1252", "cp1252", True),
        ("cp1252", "iso2022jp", False),
        ("utf-8", "iso2022jp", False),
    ],
)
def test_document_is_read_rightly_or_refused_with_the_name_of_its_encoding(
    evaluate, corpus, encoding, known, right
) -> None:
    folder = corpus / "news" / "encodings"
    folder.mkdir()
    (folder / "ferry.txt").write_bytes(ARTICLE.replace('"We', "“Wé").encode(encoding))
    (folder / "ferry.json").write_text(json.dumps({"encoding": known}))

    assert evaluate("news", "--form", "encodings")["forms"]["encodings"][DECODED]["right"] == right


def test_article_is_detected_and_other_documents_are_not(evaluate, corpus) -> None:
    for folder in ("negatives/recipe", "negatives/press-release"):
        (corpus / folder).mkdir(parents=True)
        (corpus / folder / "one.txt").write_text("Take two eggs.\n")
    (corpus / "html" / "site").mkdir(parents=True)
    (corpus / "html" / "site" / "page.html").write_text(f"<html><pre>{ARTICLE}")
    (corpus / "html" / "site" / "page.json").write_text(ARTICLE)
    found = evaluate("detection")["forms"]

    assert [found["clean"][field]["right"] for field in (NEWS_FOUND, MARKED_FOUND)] == [1, 1]
    assert {form: found[form][NO_NEWS]["right"] for form in ("negatives", "press releases", "news pages")} == {
        "negatives": 1, "press releases": 1, "news pages": 1,
    }  # fmt: skip


def test_other_document_that_is_taken_for_news_is_a_miss(evaluate, corpus) -> None:
    (corpus / "negatives").mkdir()
    (corpus / "negatives" / "one.txt").write_text(ARTICLE)
    [miss] = evaluate("detection")["misses"]

    assert (miss["form"], miss["field"], miss["got"]) == ("negatives", NO_NEWS, "news-article")


@pytest.mark.parametrize(
    "line",
    ["March 3, 2015", "Mar. 3, 2015", "3rd March 2015", "3. März 2015", "2015-03-03", "3.3.2015", "03/03/2015"],
)
def test_day_is_found_in_the_forms_that_leave_no_doubt(case, line) -> None:
    assert news_printed.day(f"Published: {line} 10:15", case.known.day) == len("Published: ")


@pytest.mark.parametrize("line", ["March 3", "March 13, 2015", "3 March 1915", "2015-03-031"])
def test_other_days_are_not_it(case, line) -> None:
    assert news_printed.day(line, case.known.day) is None


@pytest.mark.parametrize(
    "line", ["By Ines Halvorsen", "• Kyodo", "ATLANTIS (AP) — It", "Reporting by Ines Halvorsen"]
)
def test_marks_of_a_newspaper_are_seen(line) -> None:
    assert news_printed.has_mark(f"The ferry\n\n{line}\n")
    assert not news_printed.has_mark("The ferry\n\nIt did not sail.\n")

"""The command reads a corpus, prints how right the readers are, and keeps what was reached."""

from __future__ import annotations

import json

import pytest

from benchmarks.accuracy import command
from benchmarks.accuracy.cables import CABLES


@pytest.fixture
def evaluate(corpus, tmp_path, monkeypatch):
    """Run the command on the invented corpus, with a floor and a page of its own; gives its status."""
    for name in ("wiki-wrapped", "nara"):
        (corpus / "cables" / f"{name}.truth.jsonl").write_text("")
    begin, end = command.marks(CABLES)
    (tmp_path / "page.md").write_text(f"before\n{begin}old\n{end}after\n")
    monkeypatch.setattr(command, "FLOORS", tmp_path)
    monkeypatch.setattr(command, "PAGE", tmp_path / "page.md")
    return lambda *options: command.main(["cables", "--corpus", str(corpus), "--processes", "1", *options])


def test_table_has_a_row_for_each_field_and_form(evaluate, capsys) -> None:
    assert evaluate() == 0
    assert "| mrn | raw | 1 | 1 | 0 | 0 |  | 100.000 |\n" in capsys.readouterr().out


def test_misses_are_printed_with_their_place(evaluate, corpus, capsys) -> None:
    truth = corpus / "cables" / "raw.truth.jsonl"
    truth.write_text(truth.read_text().replace('"CONFIDENTIAL"', '"SECRET"'))
    evaluate("--misses", "level")

    assert capsys.readouterr().out == (
        "raw 06ATLANTIS42, level, line 9: C O N F I D E N T I A L ATLANTIS 000042\n"
        "  expected: secret\n"
        "  got:      confidential\n"
    )


def test_document_that_cannot_be_read_is_a_miss(evaluate, corpus, capsys) -> None:
    (corpus / "cables" / "raw" / "06ATLANTIS42.txt").write_text("Once upon a time.\n")
    evaluate("--json")
    found = json.loads(capsys.readouterr().out)

    assert found["forms"]["raw"]["read and sound"]["share"] == 0
    assert {miss["field"] for miss in found["misses"]} == {"detected", "read and sound"}


def test_other_document_that_is_taken_for_a_cable_is_a_miss(evaluate, corpus, cable, capsys) -> None:
    (corpus / "news").mkdir()
    (corpus / "news" / "article.txt").write_text(cable)
    (corpus / "news" / "article.json").write_text(cable)
    evaluate("--misses", "no cable")

    assert capsys.readouterr().out.startswith("news article.txt, no cable")


def test_falling_below_the_floor_is_status_1(evaluate, corpus, capsys) -> None:
    evaluate("--pin")
    truth = corpus / "cables" / "raw.truth.jsonl"
    truth.write_text(truth.read_text().replace('"CONFIDENTIAL"', '"SECRET"'))

    assert evaluate("--pin") == 1
    assert capsys.readouterr().err == "below the floor: raw, level: 0 of 1 is less than 1 of 1\n"
    assert evaluate("--lower") == 0


def test_pinning_writes_the_tables_into_the_page(evaluate, tmp_path) -> None:
    evaluate("--pin")
    page = (tmp_path / "page.md").read_text()
    begin, end = command.marks(CABLES)

    assert page.startswith(f"before\n{begin}\n| field |")
    assert page.endswith(f"{end}after\n")


@pytest.mark.parametrize(
    "options", [["--pin", "--form", "raw"], ["--pin", "--only", "06"], ["--misses", "beauty"], ["--form", "clay"]]
)
def test_wrong_usage_is_status_2(evaluate, options, capsys) -> None:
    with pytest.raises(SystemExit) as error:
        evaluate(*options)

    assert error.value.code == 2
    assert "error" in capsys.readouterr().err


def test_missing_corpus_is_told(tmp_path, capsys) -> None:
    with pytest.raises(SystemExit):
        command.main(["cables", "--corpus", str(tmp_path)])

    assert "there is no folder" in capsys.readouterr().err

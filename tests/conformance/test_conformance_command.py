"""The command that shows how valid the outputs are: what it counts, and that it tells what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.conformance.command import main
from benchmarks.conformance.jsonld import JUDGES
from benchmarks.conformance.judge import Judge
from converter import PluginError, convert, load_registry
from converter.pipeline import Target


@pytest.fixture
def documents(root: Path, tmp_path: Path) -> Path:
    """A folder like that of the real documents: an article, a cable, and a file that no reader knows."""
    (tmp_path / "seeds").mkdir()
    shutil.copy(root / "seeds" / "article-ferry.txt", tmp_path / "seeds")
    raw = tmp_path / "corpus" / "cables" / "raw"
    raw.mkdir(parents=True)
    shutil.copy(root / "seeds" / "cable-herring.txt", raw)
    (raw / "nothing.txt").write_text("nothing in particular\n", encoding="utf-8")
    return tmp_path


def test_the_table(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each collection has its row: how many documents, and how many of their outputs each validator passes."""
    status = main(["jsonld", "--shared", str(documents)])

    table = capsys.readouterr().out.splitlines()
    assert "| the five | 1 | 0 | 1 | 1 | 1 | 1 | 1 | 1 |" in table
    assert "| cables, raw | 2 | 1 | 1 | 1 | 1 | 1 | 1 | 1 |" in table
    assert table[-1] == "| all | 3 | 1 | 2 | 2 | 2 | 2 | 2 | 2 |"
    assert status == 0


def test_what_no_reader_knows_is_read_if_that_is_wanted(
    documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --all the reader of the form takes it, if it can: an essay becomes an article, but no text a telegram."""
    essay = documents / "corpus" / "news" / "essays" / "rain.txt"
    essay.parent.mkdir(parents=True)
    essay.write_text("On Rain\n\nIt rains, and we think of the sea.\n", encoding="utf-8")

    main(["jsonld", "--shared", str(documents)])
    refused = capsys.readouterr().out
    main(["jsonld", "--shared", str(documents), "--all"])
    read = capsys.readouterr().out

    assert "| articles, text | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 |" in refused
    assert "| articles, text | 1 | 0 | 1 | 1 | 1 | 1 | 1 | 1 |" in read
    assert "| cables, raw | 2 | 1 | 1 | 1 | 1 | 1 | 1 | 1 |" in read


def test_outputs_are_kept_for_other_validators(documents: Path, tmp_path: Path) -> None:
    """With --keep, each output that was made is there, to the byte, under the name of its document."""
    main(["jsonld", "--shared", str(documents), "--keep", str(tmp_path / "kept")])

    kept = {path.name: path.read_bytes() for path in (tmp_path / "kept").iterdir()}
    [made] = convert(documents / "seeds" / "article-ferry.txt", [Target(writer="jsonld")], load_registry()).outputs
    assert kept.keys() == {"seeds-article-ferry.txt.jsonld", "raw-cable-herring.txt.jsonld"}
    assert kept["seeds-article-ferry.txt.jsonld"] == made.data


def test_what_breaks_is_no_refusal(
    documents: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the program is told, and the status is 1."""

    def fail(*_: object, **__: object) -> None:
        raise PluginError("cable", "read", "it fell")

    monkeypatch.setattr("benchmarks.conformance.command.convert", fail)

    assert main(["jsonld", "--shared", str(documents)]) == 1
    shown = capsys.readouterr().out
    assert "| all | 3 | 0 | 0 | 0 |" in shown
    assert shown.count("it fell") == 3


def test_what_is_wrong_is_told(
    documents: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A validator that passes nothing has no count, its words stand under the table, and the status is 1."""
    monkeypatch.setattr("benchmarks.conformance.jsonld.JUDGES", (Judge("severe", lambda _: "too short"),))

    status = main(["jsonld", "--shared", str(documents)])

    shown = capsys.readouterr().out
    assert "| all | 3 | 1 | 2 | 2 | 0 |" in shown
    assert "cable-herring.txt: severe: too short" in shown
    assert status == 1


@pytest.mark.parametrize("judge", JUDGES[:3], ids=[judge.name for judge in JUDGES[:3]])
def test_validators_refuse(judge: Judge, root: Path) -> None:
    """An output without its genre passes none of them."""
    path = root / "seeds" / "article-ferry.txt"
    [output] = convert(path, [Target(writer="jsonld")], load_registry()).outputs

    assert judge.fault(output.data) == ""
    assert judge.fault(output.data.replace(b'"genre": "news article",', b"")) != ""

"""What is said of plugins, in the settings file or before the command, holds in each worker and for each resumed run."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pytest

from converter.cli import main

PLUGINS = Path(__file__).parent / "plugins"
CHOICE = "[plugins]\nonly = ['faults']\norder = ['rival']\n"
TIME = re.compile(r"\d+\.\d ms")
WORKERS = ("0", pytest.param("2", marks=pytest.mark.slow))


class Told(NamedTuple):
    """What a command answered."""

    status: int
    errors: str

    @property
    def trace(self) -> list[str]:
        """The lines of the trace, without their times."""
        return [TIME.sub("T", line) for line in self.errors.splitlines() if line.startswith("trace: ")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document that two readers are equally sure of; their plugin is installed, for workers too."""
    monkeypatch.syspath_prepend(str(PLUGINS))
    monkeypatch.setenv("PYTHONPATH", str(PLUGINS), prepend=":")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "one.txt").write_text("FAULT: tie, one\n")
    return tmp_path


@pytest.fixture
def call(desk: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Call the command line."""

    def command(*arguments: str) -> Told:
        capfd.readouterr()
        return Told(main(arguments), capfd.readouterr().err)

    return command


@pytest.fixture
def readers(desk: Path) -> Callable[[], dict[str, str]]:
    """Which reader each document was read by, as the report has it."""

    def ask() -> dict[str, str]:
        lines = (desk / "out" / "report.jsonl").read_text().splitlines()
        return {(entry := json.loads(line))["path"]: entry.get("reader") for line in lines}

    return ask


def ingest(call: Callable[..., Told], *before: str, workers: str = "0", to: str = "copy") -> Told:
    run = ("ingest", "run", "papers", "--out", "out", "--to", to, "--workers", workers, "--quiet")
    return call(*before, *run)


def settings_of(out: Path) -> dict[str, Any]:
    with sqlite3.connect(out / "journal.db") as journal:
        settings: dict[str, Any] = orjson.loads(journal.execute("SELECT settings FROM run").fetchone()[0])
    return settings


@pytest.mark.parametrize("workers", WORKERS)
def test_choice_and_order_hold_in_workers_and_when_resumed(desk, call, readers, monkeypatch, workers):
    """A resumed run takes them from the journal, wherever it is called from."""
    (desk / "converter.toml").write_text(CHOICE)
    first = ingest(call, workers=workers)
    (desk / "papers" / "two.txt").write_text("FAULT: tie, two\n")
    (desk / "elsewhere").mkdir()
    monkeypatch.chdir(desk / "elsewhere")
    again = call("ingest", "resume", "../out", "--workers", workers, "--quiet")

    assert (first.status, again.status) == (0, 0), first.errors + again.errors
    assert readers() == {"one.txt": "rival", "two.txt": "rival"}
    assert settings_of(desk / "out")["conversion"]["order"] == ["rival"]


def test_without_an_order_neither_is_taken(call, readers):
    assert ingest(call, "--only", "faults").status == 3
    assert readers() == {"one.txt": None}


def test_a_file_of_a_run_says_the_order_as_well(desk, call, readers):
    (desk / "ingest.toml").write_text("[conversion]\nto = ['copy']\nonly = ['faults']\norder = ['rival']\n")
    status = call(
        *["ingest", "run", "papers", "--out", "out", "--config", "ingest.toml", "--workers", "0", "--quiet"]
    ).status

    assert (status, readers()) == (0, {"one.txt": "rival"})


def test_an_order_of_readers_that_are_not_there_is_refused(desk, call):
    """Before anything is written."""
    (desk / "ingest.toml").write_text("[conversion]\nto = ['copy']\norder = ['rivle']\n")
    told = call(*["ingest", "run", "papers", "--out", "out", "--config", "ingest.toml", "--workers", "0"])

    assert told.status == 2
    assert "there is no reader 'rivle'; did you mean 'rival'?" in told.errors
    assert not (desk / "out").exists()


def test_a_journal_from_before_a_setting_was_known_is_resumed(desk, call, readers):
    """What it does not say is as if it were not there."""
    ingest(call, "--only", "faults,record", to="copy,record")
    with sqlite3.connect(desk / "out" / "journal.db") as journal:
        settings = orjson.loads(journal.execute("SELECT settings FROM run").fetchone()[0])
        del settings["conversion"]["order"]
        journal.execute("UPDATE run SET settings = ?, settings_sha256 = ''", (orjson.dumps(settings),))
    (desk / "papers" / "two.txt").write_text("FAULT: nothing\n")
    call("ingest", "resume", "out", "--workers", "0", "--quiet")

    assert readers() == {"one.txt": None, "two.txt": "fault"}


def test_options_of_a_plugin_that_is_left_out_are_passed_over(desk, call, readers):
    """As in every other command."""
    (desk / "converter.toml").write_text(CHOICE + "[formats.docx]\nsource = false\n")

    assert ingest(call).status == 0
    assert settings_of(desk / "out")["formats"] == {}


@pytest.mark.parametrize("workers", WORKERS)
def test_a_trace_tells_what_plugins_are_asked_in_workers(desk, call, monkeypatch, workers):
    """In the order of documents; a resumed run tells when it is asked to."""
    monkeypatch.setenv("CONVERTER_TRACE", "1")
    (desk / "converter.toml").write_text(CHOICE)
    first = ingest(call, workers=workers)
    (desk / "papers" / "two.txt").write_text("FAULT: raise\n")
    again = call("ingest", "resume", "out", "--workers", workers, "--quiet")

    assert first.trace == [
        "trace: faults load converter_faults T",
        "trace: faults/fault detect one.txt T: certain by mark",
        "trace: faults/rival detect one.txt T: certain by mark",
        "trace: faults/rival lacks T: nothing",
        "trace: faults/rival read one.txt T: segments 1, blocks 1, notices 0",
        "trace: faults/copy write one.txt T: 16 bytes",
        "trace: faults/copy check 16 bytes T: problems 0",
        "trace: faults/copy recover 16 bytes T: 16 bytes",
    ]
    assert "trace: faults load converter_faults T" in again.trace
    assert "trace: faults/fault read two.txt T: raised KeyError: 'no such thing'" in again.trace


def test_nothing_is_told_without_it(call):
    assert ingest(call, "--only", "faults").trace == []


def test_a_plan_tells_of_its_sample(call):
    told = call("--trace", "--only", "faults", *["ingest", "plan", "papers", "--out", "out", "--to", "copy"])

    assert "trace: faults/rival detect one.txt T: certain by mark" in told.trace


def test_they_hold_for_a_single_output(desk, call):
    """`converter normalize` takes them as `convert` does."""
    (desk / "converter.toml").write_text(CHOICE)
    told = call(
        *[
            "--trace",
            "normalize",
            "--input-file",
            "papers/one.txt",
            "--output-location",
            "one.copy",
            "--to",
            "copy",
        ]
    )

    assert told.status == 0, told.errors
    assert "trace: faults/rival read one.txt T: segments 1, blocks 1, notices 0" in told.trace
    assert (desk / "one.copy").read_bytes() == (desk / "papers" / "one.txt").read_bytes()

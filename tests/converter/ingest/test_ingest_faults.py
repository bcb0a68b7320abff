"""Whatever a plugin does wrong, only its own document fails: it is kept, and the reason is an event."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parent / "plugins"
IN_PYTHON = {
    "raise": ("bug", "PluginError"),
    "refuse": ("content", "ReadError"),
    "hang": ("timeout", "TimeLimitError"),
    "exit": ("bug", "PluginError"),
    "rubbish": ("bug", "PluginError"),
    "lose": ("bug", "InvalidDocumentError"),
    "write-raises": ("bug", "PluginError"),
    "write-rubbish": ("bug", "PluginError"),
    "write-another": ("bug", "RecoverError"),
}
"""What can be survived in one process; kind and code of the fault."""
IN_A_PROCESS = {
    "swallow": ("timeout", "TimeLimitError"),
    "hang-in-c": ("timeout", "TimeLimitError"),
    "end": ("died", "WorkerDied"),
    "end-well": ("died", "WorkerDied"),
    "crash": ("died", "WorkerDied"),
    "eat": ("memory", "PluginError"),
}
"""What only ends with the process."""
HARMLESS = ("shout", "nothing", "write-well")


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for documents that break; the plugin that breaks on them is installed, for workers too."""
    monkeypatch.syspath_prepend(str(PLUGINS))
    folder = tmp_path / "ward"
    folder.mkdir()
    return folder


def admit(ward: Path, *faults: str, healthy: int = 4) -> None:
    for fault in faults:
        (ward / f"{fault}.txt").write_text(f"FAULT: {fault}\n")
    for number in range(healthy):
        (ward / f"healthy-{number}.txt").write_text(f"FAULT: nothing, {number}\n")


def ingested(ward: Path, workers: int) -> tuple[int, str, dict[str, tuple[str, str]]]:
    """The exit status, what was printed, and the faults that the journal has."""
    settings = ward.parent / "settings.toml"
    settings.write_text(
        "[conversion]\nto = ['copy']\nonly = ['faults']\n[limits]\nseconds = 1\nmemory_mib = 256\n"
        f"[run]\nworkers = {workers}\nmax_errors = '100%'\nbatch_documents = 4\n"
    )
    out = ward.parent / "out"
    command = [sys.executable, "-m", "converter", "ingest", "run", str(ward), "--out", str(out)]
    environment = {"PYTHONPATH": ":".join([str(PLUGINS), *filter(None, sys.path)]), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [*command, "--config", str(settings)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=250,
    )
    with sqlite3.connect(out / "journal.db") as journal:
        rows = journal.execute("SELECT rel, fault_kind, fault_code FROM item WHERE fault_kind IS NOT NULL")
        faults = {rel.decode().removesuffix(".txt"): (kind, code) for rel, kind, code in rows}
        lost = journal.execute("SELECT count(*) FROM item WHERE NOT preserved").fetchone()[0]
        told = journal.execute(
            "SELECT count(DISTINCT item) FROM event WHERE type IN ('normalization', 'validation') AND outcome = 'fail'"
        ).fetchone()[0]

    assert lost == 0, "an original was lost"
    assert told == len(faults), "a failure has no event"
    return done.returncode, done.stdout + done.stderr, faults


def test_what_breaks_in_python_harms_no_other_document(ward: Path) -> None:
    """In one process: each fault is named, and all others are converted."""
    admit(ward, *IN_PYTHON, *HARMLESS)
    status, printed, faults = ingested(ward, workers=0)

    assert status == 3
    assert faults == IN_PYTHON
    assert "all work" not in printed


@pytest.mark.slow
def test_what_ends_a_process_harms_no_other_document(ward: Path) -> None:
    """In workers: those that were in a batch with it are converted all the same."""
    admit(ward, *IN_PYTHON, *IN_A_PROCESS, *HARMLESS, healthy=10)
    status, printed, faults = ingested(ward, workers=2)

    assert status == 3
    assert faults == IN_PYTHON | IN_A_PROCESS
    assert "all work" not in printed


@pytest.mark.slow
def test_a_crash_alone_is_quarantined_and_kept(ward: Path) -> None:
    """The process that converted it is gone; another one keeps its bytes."""
    admit(ward, "crash", healthy=0)
    status, _, faults = ingested(ward, workers=1)

    assert (status, faults) == (3, {"crash": ("died", "WorkerDied")})
    [kept] = (ward.parent / "out").glob("bags/*/data/*/representations/original/data/crash.txt")
    assert kept.read_text() == "FAULT: crash\n"


@pytest.mark.slow
def test_a_program_that_fails_on_too_many_stops_the_run(ward: Path) -> None:
    """A broken plugin must not quarantine everything; what was done is kept, and the reason told."""
    admit(ward, healthy=4)
    for number in range(40):
        (ward / f"bad-{number:02}.txt").write_text("FAULT: raise\n")
    out = ward.parent / "out"
    command = [
        sys.executable,
        "-m",
        "converter",
        "--only",
        "faults",
        "ingest",
        "run",
        str(ward),
        "--out",
        str(out),
    ]
    environment = {"PYTHONPATH": ":".join([str(PLUGINS), *filter(None, sys.path)]), "PATH": "/usr/bin:/bin"}
    options = ["--to", "copy", "--max-errors", "5%"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False, env=environment)
    asked = subprocess.run(
        [sys.executable, "-m", "converter", "ingest", "status", str(out), "--json"],
        capture_output=True,
        check=True,
        env=environment,
    )
    status = json.loads(asked.stdout)

    assert done.returncode == 75
    assert "by faults of programs, and --max-errors allows 5%; the last: 'fault' broke" in done.stderr
    assert status["run"] == "stopped"
    assert "no such thing" in status["reason"]

"""A run that is killed, at whatever point, is resumed and ends as if nothing had been.

What SIGKILL cannot show, as the system keeps what was written: that files are flushed before they get their names. A
trace of the system's calls shows that.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from converter.ingest.home import Home
from converter.ingest.tally import look

DRIVER = Path(__file__).with_name("drive_a_run.py")
POINTS = (
    ("begun", 1),
    ("scanned", 1),
    ("placed", 1),
    ("begin", 3),
    ("kept", 2),
    ("converted", 3),
    ("staged", 4),
    ("flushed", 2),
    ("answered", 1),
    ("answered", 4),
    ("adopted", 1),
    ("adopted", 5),
    ("recorded", 2),
    ("sealing", 1),
    ("sealing", 2),
    ("renamed", 1),
    ("renamed", 3),
    ("proved", 2),
    ("sealed", 1),
    ("sealed", 3),
)
Drive = Callable[..., int]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Thirty documents in three packages, some of which no reader knows."""
    folder = tmp_path_factory.mktemp("kill") / "papers"
    seeds = sorted((root / "seeds").glob("*.txt"))
    for number in range(30):
        place = folder / f"box {number % 3}" / f"{number:03}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        if number % 7 == 6:
            place.write_text(f"note {number}\n")
        else:
            shutil.copy(seeds[number % len(seeds)], place)
    return folder


def drive(papers: Path, out: Path, *arguments: object, workers: int = 0, seconds: float | None = None) -> int:
    """Run until the end or until it is killed."""
    command = [sys.executable, str(DRIVER), str(papers), str(out), str(workers), *map(str, arguments)]
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        _, errors = process.communicate(timeout=seconds or 120)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return -signal.SIGKILL
    assert process.returncode in (0, 3, -signal.SIGKILL), errors.decode()
    return process.returncode


@pytest.fixture(scope="module")
def undisturbed(papers: Path, tmp_path_factory: pytest.TempPathFactory, representations) -> dict[str, str]:
    out = tmp_path_factory.mktemp("undisturbed") / "out"

    assert drive(papers, out) == 3
    return representations(out)


@pytest.fixture
def prove_same(undisturbed: dict[str, str], representations) -> Callable[[Path], None]:
    """Nothing is missing, nothing is twice, nothing differs, and the journal is whole."""

    def prove(out: Path) -> None:
        assert representations(out) == undisturbed
        with sqlite3.connect(out / "journal.db") as journal:
            ask = lambda question: journal.execute(question).fetchall()  # noqa: E731
            assert ask("PRAGMA integrity_check") == [("ok",)]
            assert ask("SELECT count(*) FROM item WHERE state IN ('done', 'warned')") == [(26,)]
            assert ask("SELECT count(*) FROM item WHERE state = 'quarantined' AND preserved") == [(4,)]
            assert ask("SELECT count(*) FROM item") == [(30,)]
            assert ask("SELECT state, count(*) FROM package GROUP BY state") == [("sealed", 3)]
            assert ask("SELECT count(*) FROM output") == [(52,)]
        assert not list(out.glob("bags/.*"))
        assert not (out / "staging").exists()

    return prove


@pytest.mark.parametrize(("point", "number"), [("adopted", 2), ("renamed", 1)])
def test_killed_at_the_worst_points_it_is_resumed(
    papers: Path, tmp_path: Path, prove_same: Callable[[Path], None], point: str, number: int
) -> None:
    """Files have their places and the journal does not say so; a bag has its name and the journal does not say so."""
    assert drive(papers, tmp_path / "out", point, number) == -signal.SIGKILL
    assert drive(papers, tmp_path / "out") == 3

    prove_same(tmp_path / "out")


def test_of_a_run_that_died_the_last_document_is_told(papers: Path, tmp_path: Path) -> None:
    """A plugin that ends the only process there is, even in order, leaves nobody who could say more."""
    assert drive(papers, tmp_path / "out", "converted", 2) == -signal.SIGKILL
    [folder] = (tmp_path / "out/staging").iterdir()
    for name in (".nfs0001", ".DS_Store", "²-a", f"{'9' * 30}-a"):  # what others may leave there
        (folder / name).touch()
    found = look(Home(tmp_path / "out"))

    assert found.run == "died"
    assert found.reason == "the last document that it began is box 0/003.txt"


@pytest.mark.slow
@pytest.mark.parametrize("workers", [0, 2])
@pytest.mark.parametrize("where", POINTS, ids=lambda where: f"{where[0]}-{where[1]}")
def test_killed_at_each_named_point_it_is_resumed(
    papers: Path, tmp_path: Path, prove_same: Callable[[Path], None], where: tuple[str, int], workers: int
) -> None:
    """All processes at once; every other time the resumed run is killed as well."""
    out = tmp_path / "out"
    drive(papers, out, *where, workers=workers)
    if (len(where[0]) + where[1]) % 2:
        drive(papers, out, "recorded", 1, workers=workers)

    assert drive(papers, out, workers=workers) == 3
    prove_same(out)


@pytest.mark.slow
@pytest.mark.parametrize("trial", range(8))
def test_killed_at_any_time_it_is_resumed(
    papers: Path, tmp_path: Path, prove_same: Callable[[Path], None], trial: int
) -> None:
    """At random moments, in the middle of whatever goes on."""
    moments = random.Random(trial)
    for _ in range(1 + trial % 2):
        drive(papers, tmp_path / "out", workers=trial % 3, seconds=moments.uniform(0.3, 3))

    assert drive(papers, tmp_path / "out", workers=trial % 3) == 3
    prove_same(tmp_path / "out")


@pytest.mark.slow
def test_the_script_counts_the_trials_that_end_well(root: Path) -> None:
    """And how many runs were killed before they had ended by themselves."""
    done = subprocess.run(
        [sys.executable, root / "scripts/kill-trials", "4"], capture_output=True, text=True, check=False
    )
    told = re.fullmatch(
        r"4 of 4 ended as the run that nothing disturbed; (\d+) runs were killed", done.stdout.splitlines()[-1]
    )

    assert told is not None, done.stdout + done.stderr
    assert int(told[1]) >= 1
    assert done.returncode == 0


@pytest.mark.slow
def test_workers_that_outlive_their_coordinator_do_no_harm(
    papers: Path, tmp_path: Path, prove_same: Callable[[Path], None], everything
) -> None:
    """They write into the staging folder of their own run, and nowhere else."""
    out = tmp_path / "out"
    assert drive(papers, out, "recorded", 2, "alone", workers=2) == -signal.SIGKILL
    before = everything(out)
    time.sleep(3)
    assert everything(out) == before

    assert drive(papers, out, workers=2) == 3
    prove_same(out)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_each_file_is_flushed_before_it_is_adopted(papers: Path, tmp_path: Path) -> None:
    """In a trace of the system's calls no file is renamed that was not flushed, and no bag whose files were not."""
    trace = tmp_path / "trace"
    strace = ["strace", "-f", "-y", "-e", "trace=fsync,rename,renameat,renameat2", "-o", str(trace)]
    command = [*strace, sys.executable, str(DRIVER), str(papers), str(tmp_path / "out"), "0"]
    subprocess.run(command, check=False, capture_output=True)
    flushed: set[str] = set()
    renamed = 0
    begun: dict[str, str] = {}
    for line in trace.read_text().splitlines():
        thread = line.split(maxsplit=1)[0]
        if found := re.search(r"fsync\(\d+<([^>]+)>", line):
            begun[thread] = found[1]
        if re.search(r"fsync(\(| resumed).* = 0$", line):  # which may be after a call of another thread
            flushed.add(begun.pop(thread))
        elif found := re.search(r'rename\w*\((?:[^"]*)"([^"]+)"', line):
            renamed += 1
            assert found[1] in flushed, line

    assert renamed == 30 + 52 + 3 + 2, "originals, outputs, bags, reports"

"""A disk that is full stops the run and harms nothing: with more room it is resumed, and ends as if nothing had been."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("drive_a_run.py")
MIB = 1 << 20

pytestmark = pytest.mark.slow


@pytest.fixture
def papers(tmp_path: Path, root: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    seeds = sorted((root / "seeds").glob("*.txt"))
    for number in range(60):
        shutil.copy(seeds[number % len(seeds)], folder / f"{number:03}.txt")
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "none", place], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("a disk cannot be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def drive(papers: Path, out: Path, workers: int = 0) -> tuple[int, str]:
    command = [sys.executable, str(DRIVER), str(papers), str(out), str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stderr


@pytest.fixture
def prove_same(papers: Path, tmp_path: Path, small_disk: Path, representations) -> Callable[[], None]:
    """Resumed, it ends as a run that nothing disturbed."""

    def prove() -> None:
        assert drive(papers, tmp_path / "undisturbed") == (0, "")
        assert drive(papers, small_disk / "out") == (0, "")
        assert representations(small_disk / "out") == representations(tmp_path / "undisturbed")

    return prove


def resize(disk: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", disk], check=True)


@pytest.mark.parametrize("workers", [0, 2])
@pytest.mark.parametrize("room", [200_000, 700_000, 1_200_000, 1_600_000])
def test_a_full_disk_stops_the_run_and_harms_nothing(
    papers: Path, small_disk: Path, prove_same: Callable[[], None], room: int, workers: int
) -> None:
    """While journal, staging, packages or seals are written, whatever comes first at that size."""
    resize(small_disk, room)
    status, told = drive(papers, small_disk / "out", workers)

    assert status == 75
    assert "everything up to here is kept" in told
    resize(small_disk, 256 * MIB)
    if (small_disk / "out/journal.db").exists():
        with sqlite3.connect(small_disk / "out/journal.db") as journal:
            assert journal.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    prove_same()


@pytest.mark.parametrize("point", ["sealing", "adopted", "recorded"])
def test_a_disk_that_fills_at_a_certain_point(
    papers: Path, small_disk: Path, prove_same: Callable[[], None], point: str
) -> None:
    """Another program takes the rest of the disk just then: while sealing, and on the journal's own disk."""
    greedy = (
        "import sys, os; sys.path.insert(0, os.path.dirname(sys.argv[1])); import drive_a_run as drive\n"
        "class Fill:\n"
        "    def __init__(self, *_): pass\n"
        "    def __call__(self, point):\n"
        f"        if point == {point!r} and not os.path.exists(sys.argv[4]):\n"
        "            try:\n"
        "                with open(sys.argv[4], 'wb', buffering=0) as file:\n"
        "                    while True: file.write(bytes(4096))\n"
        "            except OSError: pass\n"
        "drive.KillAt = Fill\n"
        "sys.exit(drive.main(sys.argv[2], sys.argv[3], '0'))\n"
    )
    greed = small_disk / "greed"
    done = subprocess.run(
        [sys.executable, "-c", greedy, str(DRIVER), str(papers), str(small_disk / "out"), str(greed)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 75, done.stderr
    greed.unlink()
    prove_same()

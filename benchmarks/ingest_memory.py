"""Memory, disk and time of an ingest as the number of documents grows.

Usage: python benchmarks/ingest_memory.py [--workers N] [--to NAME,...] [--work FOLDER] [DOCUMENTS ...]

For each number of documents (20,000 and 100,000 unless given) a source of that many small articles is made and
ingested, all in a folder that is removed afterwards. Peaks of memory are the kernel's own account of each process
(VmHWM of /proc), asked for four times a second; sizes are those of the disk. One line of JSON for each.
"""

from __future__ import annotations

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import orjson

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds/article-observatory.txt"
IN_FOLDER = 1000


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("documents", nargs="*", type=int, default=[20_000, 100_000])
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--to", default="tei")
    arguments.add_argument("--work", type=Path, help="where there is room; the system's folder of temporary files")
    given = arguments.parse_args()
    for count in given.documents:
        with tempfile.TemporaryDirectory(dir=given.work, prefix="ingest-memory-") as folder:
            source = Path(folder) / "source"
            make(source, count)
            figures = measured(source, Path(folder) / "out", given.workers, given.to)
            print(orjson.dumps({"documents": count, "to": given.to, **figures}).decode(), flush=True)
    return 0


def make(source: Path, count: int) -> None:
    """So many articles, each different from all others."""
    text = SEED.read_text(encoding="utf-8")
    for number in range(count):
        path = source / f"{number // IN_FOLDER:04}" / f"{number:07}.txt"
        if number % IN_FOLDER == 0:
            path.parent.mkdir(parents=True)
        path.write_text(f"{text.rstrip()} No {number}.\n", encoding="utf-8")


def measured(source: Path, out: Path, workers: int, to: str) -> dict[str, float]:
    """Ingest *source*, and say what it took."""
    command = [sys.executable, "-m", "converter", "ingest", "run", str(source), "--out", str(out), "--to", to]
    started = time.monotonic()
    process = subprocess.Popen([*command, "--workers", str(workers), "--quiet"])
    peaks: dict[int, int] = {}
    while process.poll() is None:
        for pid in family(process.pid):
            with suppress(OSError, StopIteration):
                peaks[pid] = max(peaks.get(pid, 0), peak(pid))
        time.sleep(0.25)
    seconds = time.monotonic() - started
    if process.returncode:
        raise SystemExit(f"the ingest ended with {process.returncode}")
    with sqlite3.connect(out / "journal.db") as journal:
        done, own = journal.execute("SELECT count(*), max(rss_kb) FROM item WHERE state = 'done'").fetchone()
        events = journal.execute("SELECT count(*) FROM event").fetchone()[0]
    bags = [path for path in (out / "bags").rglob("*") if path.is_file()]
    coordinator = peaks.pop(process.pid)
    return {
        "done": done,
        "seconds": round(seconds, 1),
        "per_second": round(done / seconds, 1),
        "coordinator_mb": round(coordinator / 1024, 1),
        "largest_other_mb": round(max(peaks.values(), default=0) / 1024, 1),
        "worker_mb": round(own / 1024, 1),
        "journal_bytes_a_document": round((out / "journal.db").stat().st_size / done),
        "events_a_document": round(events / done, 1),
        "files_a_document": round(len(bags) / done, 3),
        "package_bytes_a_document": round(sum(path.stat().st_size for path in bags) / done),
        "report_bytes_a_document": round((out / "report.jsonl").stat().st_size / done),
    }


def family(pid: int) -> list[int]:
    """A process and all that came of it."""
    found = [pid]
    for one in found:
        with suppress(OSError):
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text(encoding="ascii").split())
    return found


def peak(pid: int) -> int:
    """The most memory that a process has had, in KiB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


if __name__ == "__main__":
    sys.exit(main())

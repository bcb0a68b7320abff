"""Documents a second of `converter ingest`, the share of each stage, and a shell loop over pandoc on the same files.

Usage: python benchmarks/ingest.py [--documents N] [--workers N] [--json] [FOLDER]

Without a folder, the telegrams of ../shared/corpus are taken, or the samples of seeds/ where that folder is absent,
under different names and with marked copies until there are N. Everything is made, checked, read back and flushed
to the disk: originals, TEI, DOCX and JSON-LD, journal, and sealed packages that are hashed anew. Processor time is
that of all processes, from the start of the command to the end of the last of them. The shares are of wall time in
one process; pandoc (extra ``benchmark``) makes TEI and DOCX, one command a file, of fifty files.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

from converter.ingest.beginning import Order
from converter.ingest.coordinator import Watch
from converter.ingest.home import Home
from converter.ingest.run import ingest
from converter.ingest.settings import Effort, Plan, Settings

ROOT = Path(__file__).parent.parent
STAGES = {
    "kept": "read, hash and keep the original",
    "converted": "convert, check and read back",
    "staged": "write the outputs",
    "flushed": "flush and identify originals and outputs",
    "adopted": "give files their places",
    "recorded": "write the journal",
    "renamed": "describe and seal packages",
    "proved": "hash packages anew",
}
"""What was done when a named point is reached."""
BY_PANDOC = 50
BE_REAPER = 36
"""``PR_SET_CHILD_SUBREAPER`` of prctl(2)."""


class Stopwatch:
    """How long it took to reach each named point from the one before, in the same thread."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._last: dict[int, float] = {}

    def reached(self, point: str) -> None:
        now, thread = time.perf_counter(), threading.get_ident()
        self.seconds[point] += now - self._last.get(thread, now)
        self._last[thread] = now


def corpus(folder: Path | None, count: int, place: Path) -> None:
    """Lay out *count* documents: those of *folder*, and copies of them that a line of blanks tells apart."""
    real = ROOT.parent / "shared" / "corpus" / "cables" / "raw"
    sources = sorted((folder or (real if real.is_dir() else ROOT / "seeds")).glob("*.txt"))
    for number in range(count):
        copy, at = divmod(number, len(sources))
        path = place / f"{copy:03}" / sources[at].name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sources[at].read_bytes() + b"\n" * copy)


def shares(source: Path, out: Path) -> dict[str, float]:
    """The share of each stage, in one process, of all that is measured."""
    watch = Stopwatch()
    plan = Plan(settings=Settings(), effort=Effort(workers=0))
    ingest(Home(out), Order(source=source, plan=plan), Watch(reached=watch.reached))
    whole = sum(watch.seconds[point] for point in STAGES)
    return {words: round(100 * watch.seconds[point] / whole, 1) for point, words in STAGES.items()}


def speed(source: Path, out: Path, workers: int) -> dict[str, float]:
    """Documents a second, processor time, and the most memory that one process had."""
    ctypes.CDLL(None).prctl(BE_REAPER, 1, 0, 0, 0)  # workers are no children of the command's own process
    before = used()
    command = [sys.executable, "-m", "converter", "ingest", "run", str(source), "--out", str(out), "--quiet"]
    started = time.perf_counter()
    process = subprocess.Popen([*command, "--workers", str(workers)])
    peak = 0
    while process.poll() is None:  # the system's own account of a process counts its children too
        peak = max(peak, highest(process.pid))
        time.sleep(0.1)
    seconds = time.perf_counter() - started
    while not is_alone():
        pass
    entries = [json.loads(line) for line in (out / "report.jsonl").open(encoding="utf-8")]
    return {
        "documents": len(entries),
        "seconds": round(seconds, 1),
        "documents a second": round(len(entries) / seconds, 1),
        "processor time, ms a document": round(1000 * (used() - before) / len(entries), 1),
        "peak memory of the coordinator, MB": round(peak / 1024, 1),
        "peak memory of a worker, MB": round(max(entry["rss_kb"] for entry in entries) / 1024, 1),
        "journal, KB a document": round((out / "journal.db").stat().st_size / 1024 / len(entries), 1),
    }


def used() -> float:
    """Seconds of processor time that all processes have taken that are children of this one and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def is_alone() -> bool:
    """Wait for a child to end; whether there was none."""
    try:
        os.wait()
    except ChildProcessError:
        return True
    return False


def highest(process: int) -> int:
    """The most memory that a process has had, in KiB; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def pandoc_loop(source: Path, out: Path) -> float | None:
    """Documents a second of a shell loop over pandoc, TEI and DOCX of each file; None where it is not installed."""
    try:
        import pypandoc  # noqa: PLC0415 - only this row needs the extra
    except ImportError:
        return None
    out.mkdir()
    files = sorted(source.rglob("*.txt"))[:BY_PANDOC]
    loop = 'p="$1" o="$2"; shift 2; for f; do for t in tei docx; do "$p" -f markdown -t $t -o "$o/x.$t" "$f"; done; done'
    started = time.perf_counter()
    command = ["sh", "-c", loop, "sh", pypandoc.get_pandoc_path(), str(out), *map(str, files)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return round(len(files) / (time.perf_counter() - started), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast `converter ingest` is, and where the time goes.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        base = Path(place)
        corpus(given.folder, given.documents, base / "source")
        corpus(given.folder, max(given.documents // 10, 1), base / "part")
        found: dict[str, float | None] = {**speed(base / "source", base / "out", given.workers)}
        found["shell loop over pandoc, documents a second"] = pandoc_loop(base / "source", base / "pandoc")
        parts = shares(base / "part", base / "alone")
    if given.json:
        print(json.dumps({**found, "shares": parts}))
        return
    print("| | |\n| --- | ---: |")
    for name, value in found.items():
        print(f"| {name} | {'not installed' if value is None else value} |")
    for name, share in parts.items():
        print(f"| {name} | {share} % |")


if __name__ == "__main__":
    main()

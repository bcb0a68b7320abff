"""Ten thousand documents: none is lost, none is told twice, and a second run changes no byte."""

from __future__ import annotations

import csv
import itertools
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from hashlib import sha512
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

DOCUMENTS = 10_000
WORKER_KIB = 200 << 10
"""What a worker may have taken at its peak."""
MARKED = 3
"""Every so-manieth copy has a line of its own, so that its content differs."""


@pytest.fixture
def many(tmp_path: Path, shared: Path) -> Path:
    """The real documents over and over: under other names, some of them marked; and what a disk holds beside."""
    folder = tmp_path / "many"
    sources = sorted(path for path in (shared / "corpus").rglob("*.txt") if path.stat().st_size < 20_000)
    for number, source in zip(range(DOCUMENTS), itertools.cycle(sources), strict=False):
        place = folder / f"box {number % 40}" / f"{number:05} {source.name}"
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place)
        if number % MARKED == 0:
            with place.open("ab") as copy:
                copy.write(f"\n{number}\n".encode())
    (folder / "empty").mkdir()
    (folder / "link").symlink_to("empty")
    return folder


def ingest(source: Path, out: Path) -> int:
    command = [sys.executable, "-m", "converter", "ingest", "run", str(source), "--out", str(out), "--quiet"]
    return subprocess.run([*command, "--to", "tei", "--workers", "2"], check=False).returncode


@pytest.mark.slow
@pytest.mark.timeout(3000)
def test_ten_thousand_documents_are_all_accounted_for(many: Path, out: Path, everything) -> None:
    """Entries on the disk = rows of the journal = lines of the report = rows of the tables of names."""
    on_disk = {
        os.fsencode(path.relative_to(many))
        for path in many.rglob("*")
        if path.is_symlink() or path.is_file() or not any(path.iterdir())
    }
    assert len(on_disk) == DOCUMENTS + 2

    assert ingest(many, out) == 3
    with sqlite3.connect(out / "journal.db") as journal:
        rows = dict(journal.execute("SELECT rel, state FROM item").fetchall())
        checksums = dict(journal.execute("SELECT rel, sha512 FROM item WHERE kind = 'file'").fetchall())
        assert journal.execute("SELECT count(*) FROM item").fetchone() == (len(on_disk),)
        [largest_worker] = journal.execute("SELECT max(rss_kb) FROM item").fetchone()
    report = [json.loads(line) for line in (out / "report.jsonl").read_bytes().splitlines()]
    names = []
    for table in out.glob("bags/*/data/*/documentation/names.csv"):
        with table.open(encoding="utf-8", newline="") as lines:
            names += [unquote_to_bytes(row["original"]) for row in csv.DictReader(lines)]

    assert largest_worker < WORKER_KIB
    assert rows.keys() == on_disk
    assert Counter(unquote_to_bytes(line["path_encoded"]) for line in report) == Counter(on_disk)
    assert Counter(names) == Counter(on_disk)
    assert {line["state"] for line in report} <= {"done", "warned", "quarantined", "refused"}
    assert Counter(rows.values()) == Counter(line["state"] for line in report)
    kept = {
        path: sha512(path.read_bytes()).hexdigest()
        for path in out.glob("bags/*/data/*/representations/original/data/**/*")
        if path.is_file()
    }
    assert Counter(kept.values()) == Counter(checksums.values())
    assert all(sha512((many / os.fsdecode(rel)).read_bytes()).hexdigest() == one for rel, one in checksums.items())

    before = everything(out)
    assert ingest(many, out) == 3
    assert everything(out) == before

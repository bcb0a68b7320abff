"""Files that are made to exhaust whoever opens them: kept like any other, and refused or done within the limits."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

SECRET = "SECRET OF ANOTHER HOUSE"
GIB = 1 << 30
MEMORY_MIB = 1024
"""The limit on top of what a worker has when it begins."""
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
BILLION = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">{ENTITIES}]>'


@pytest.fixture
def bombs(tmp_path: Path, root: Path) -> Path:
    folder = tmp_path / "bombs"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text(SECRET)
    outside = f'<!DOCTYPE a [<!ENTITY out SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    cable = (root / "seeds/cable-lighthouse.txt").read_text()
    article = (root / "seeds/article-ferry.txt").read_text()
    texts = {
        "entities.xml": f"{BILLION}<a>&a11;</a>",
        "entities.html": f"{BILLION}<html><body><article><h1>Ferry</h1><p>&a11;</p></article></body></html>",
        "outside.xml": f"{outside}<a>&out;</a>",
        "outside.html": f"{outside}<html><body><article><h1>Ferry</h1><p>&out;</p></article></body></html>",
        "nested.html": "<html><body>" + "<div>" * 200_000 + article,
        "one-line.txt": "x" * (60 << 20),
        "one-line-of-a-cable.txt": cable + "X" * (20 << 20),
        "empty-paragraphs.txt": cable + "\n\n" * 1_000_000 + article,
        "empty-paragraphs-of-an-article.txt": article + "\n \n" * 1_000_000,
        "blanks.txt": article + " " * (10 << 20) + "\n",
        "marks.txt": cable + "\u0301" * 1_000_000,
        "healthy.txt": article,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, member in (("archive.zip", "zeros"), ("letter.docx", "word/document.xml")):
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr(member, bytes(800 << 20))
    with (folder / "one-gigabyte.txt").open("wb") as file:
        file.truncate(GIB)
    return folder


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_bombs_are_kept_and_harm_nothing(bombs: Path, out: Path, tmp_path: Path) -> None:
    """No process takes more than its limit, nothing from outside comes in, and others are converted.

    A library in C that gets no more memory may end its process; that is why each has one of its own.
    """
    settings = tmp_path / "settings.toml"
    settings.write_text(
        f"[limits]\nseconds = 30\nmemory_mib = {MEMORY_MIB}\n[run]\nworkers = 1\nmax_errors = '100%'\n"
        "batch_documents = 1\n"
    )
    command = [sys.executable, "-m", "converter", "ingest", "run", str(bombs), "--out", str(out)]
    done = subprocess.run(
        [*command, "--to", "tei,docx,jsonld", "--config", str(settings)],
        capture_output=True,
        text=True,
        check=False,
    )
    with sqlite3.connect(out / "journal.db") as journal:
        rows = journal.execute("SELECT rel, state, fault_kind, preserved, rss_kb FROM item").fetchall()
        told = journal.execute("SELECT DISTINCT item FROM event WHERE outcome = 'fail'").fetchall()
    found = {rel.decode(): (state, kind) for rel, state, kind, _, _ in rows}

    assert done.returncode == 3, done.stderr
    assert found.keys() == {path.name for path in bombs.iterdir()}
    assert all(preserved for *_, preserved, _ in rows)
    assert found["healthy.txt"] == ("done", None)
    assert found["one-gigabyte.txt"] == ("quarantined", "limit")
    assert {kind for _, kind in found.values()} <= {None, "content", "limit", "timeout", "memory", "died"}, found
    assert len(told) == sum(kind is not None for _, kind in found.values())
    assert max(rss for *_, rss in rows) < (MEMORY_MIB + 256) << 10
    for path in out.glob("bags/*/data/*/representations/*/data/*"):
        if path.stat().st_size < GIB and not path.name.startswith("secret"):
            assert SECRET.encode() not in path.read_bytes(), path
    [line] = [
        line for line in (out / "report.jsonl").read_bytes().splitlines() if b'"path":"one-gigabyte.txt"' in line
    ]
    assert json.loads(line)["size"] == GIB

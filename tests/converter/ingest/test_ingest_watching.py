"""A folder that is watched: what is still is taken, what is being written is not, and a signal ends it in order."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from converter.ingest.beginning import Order
from converter.ingest.coordinator import Watch
from converter.ingest.errors import IngestError, IngestStatus
from converter.ingest.home import Home
from converter.ingest.journal import Journal
from converter.ingest.records import Kind
from converter.ingest.run import ingest
from converter.ingest.scan import Entry, Folder
from converter.ingest.settings import Conversion, Effort, Packages, Plan, Settings
from converter.ingest.watching import Stillness

ONLY = ("cable", "news", "tei", "record")


def entry(rel: bytes, size: int = 1, **more: int) -> Entry:
    return Entry(rel=rel, place=rel, kind=Kind.FILE, size=size, **more)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "journal.db") as journal:
        yield journal


def test_only_what_two_scans_saw_alike_is_still(journal: Journal) -> None:
    """Size, time and inode all count; one scan between makes it new again; folders have no state."""
    with Stillness(journal.connection) as stillness:
        look = lambda *found: [one.rel for one in stillness.still(found)]  # noqa: E731

        assert look(Folder(b"box"), entry(b"a"), entry(b"b"), entry(b"c")) == [b"box"]
        assert look(entry(b"a"), entry(b"b", 2), entry(b"c", mtime_ns=5)) == [b"a"]
        assert look(entry(b"b", 2), entry(b"c", inode=7, mtime_ns=5)) == [b"b"]
        assert look(entry(b"a"), entry(b"c", inode=7, mtime_ns=5)) == [b"c"]
        assert look(entry(b"a")) == [b"a"]


def test_what_the_journal_knows_as_it_is_is_no_news(journal: Journal) -> None:
    """Until it changes, and is still again."""
    journal.add_entries([entry(b"a"), entry(b"b")])
    with Stillness(journal.connection) as stillness:
        look = lambda *found: [one.rel for one in stillness.still(found)]  # noqa: E731

        assert look(entry(b"a"), entry(b"b")) == look(entry(b"a"), entry(b"b")) == []
        assert look(entry(b"a"), entry(b"b", 3)) == []
        assert look(entry(b"a"), entry(b"b", 3)) == [b"b"]


def watched(source: Path, out: Path, *visits: Callable[[], object], documents: int = 2500) -> IngestStatus:
    """Watch *source*; after each scan the next visitor comes, and after the last the watch is ended."""
    settings = Settings(conversion=Conversion(to=("record",), only=ONLY), packages=Packages(documents=documents))
    plan = Plan(settings=settings, effort=Effort(workers=0, watch_seconds=1e-9))
    coming = list(visits)

    def reached(point: str) -> None:
        if point == "looked":
            coming.pop(0)()

    return ingest(Home(out), Order(source=source, plan=plan), Watch(reached=reached, halted=lambda: not coming))


def nothing() -> None:
    """Nobody does anything."""


@pytest.fixture
def states(out: Path) -> Callable[[], dict[str, str]]:
    def ask() -> dict[str, str]:
        with sqlite3.connect(out / "journal.db") as journal:
            return {
                rel.decode(): state for rel, state in journal.execute("SELECT rel, state FROM item ORDER BY rel")
            }

    return ask


def sealed(out: Path) -> list[str]:
    return sorted(path.name for path in (out / "bags").iterdir() if not path.name.startswith("."))


def test_a_file_is_taken_when_nobody_writes_it_any_more(tree: Path, out: Path, states) -> None:
    """What changes between two scans waits for a third; in the end every entry is there, sealed and reported."""
    ferry = tree / "ferry.txt"
    text = ferry.read_text()
    seen = []

    def write() -> None:
        seen.append(states())
        ferry.write_text(text + "written on\n")

    status = watched(tree, out, write, lambda: seen.append(states()), lambda: seen.append(states()), nothing)

    assert status is IngestStatus.INCOMPLETE
    assert seen[0] == {}
    assert seen[1] == {"1978/lighthouse.txt": "done", "list.txt": "quarantined"}
    assert seen[2] == states() == {**seen[1], "ferry.txt": "warned"}
    assert (out / "bags/tree-00001/data/tree-00001/representations/original/data/ferry.txt").read_text() == (
        text + "written on\n"
    )
    assert len((out / "report.jsonl").read_bytes().splitlines()) == 3


def test_a_package_is_sealed_when_it_is_full_or_nothing_new_comes(tree: Path, out: Path) -> None:
    """As long as more comes, the last one stays open; what comes after a pause goes into another."""
    found = []

    def come(name: str) -> Callable[[], None]:
        def visit() -> None:
            found.append(sealed(out))
            shutil.copy(tree / "ferry.txt", tree / name)

        return visit

    look = lambda: found.append(sealed(out))  # noqa: E731
    watched(tree, out, come("a.txt"), come("b.txt"), look, look, look, come("c.txt"), look, look, documents=4)

    assert found == [
        [],  # seen once
        [],  # three documents are taken
        [],  # the fourth fills the package
        ["tree-00001"],  # the fifth begins another
        ["tree-00001", "tree-00002"],  # nothing new came
        ["tree-00001", "tree-00002"],
        ["tree-00001", "tree-00002"],
        ["tree-00001", "tree-00002"],
    ]
    assert sealed(out) == ["tree-00001", "tree-00002", "tree-00003"]


def test_what_a_watch_leaves_open_is_sealed_when_it_ends(tree: Path, out: Path, states) -> None:
    """Ended while more might come: every document that was taken is in a sealed package, and a run finds no work."""
    watched(tree, out, nothing, nothing)

    assert sealed(out) == ["tree-00001"]
    assert len(states()) == 3
    assert not (out / "staging").exists()


def test_an_empty_folder_waits_for_what_comes_into_it(tree: Path, out: Path, states) -> None:
    """It makes no package of its own; a run that does not watch writes it down if it stayed empty."""
    (tree / "filled").mkdir()
    (tree / "empty").mkdir()
    fill = lambda: shutil.copy(tree / "ferry.txt", tree / "filled/copy.txt")  # noqa: E731
    watched(tree, out, nothing, nothing, nothing, fill, nothing, nothing, nothing)

    assert sealed(out) == ["tree-00001", "tree-00002"]
    assert states().keys() == {"1978/lighthouse.txt", "ferry.txt", "filled/copy.txt", "list.txt"}
    settings = Settings(conversion=Conversion(to=("record",), only=ONLY))
    ingest(Home(out), Order(source=tree, plan=Plan(settings=settings, effort=Effort(workers=0))), Watch())
    assert states()["empty"] == "done"


def test_only_a_whole_folder_can_be_watched(tmp_path: Path, out: Path) -> None:
    """An archive does not grow."""
    (tmp_path / "dump.jsonl").write_text("{}\n")

    with pytest.raises(IngestError, match="only a whole folder can"):
        watched(tmp_path / "dump.jsonl", out, nothing)


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_watch_in_order(tree: Path, out: Path, end: signal.Signals, states) -> None:
    """By the command, with workers: nothing is left open, and the status says how the entries are."""
    command = [sys.executable, "-m", "converter", "--only", ",".join(ONLY), "ingest", "run", str(tree)]
    options = ["--out", str(out), "--to", "record", "--workers", "1", "--watch", "0.2"]
    process = subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True)
    for name in ("later.txt", "last.txt"):
        await_state(process, states, len(list(tree.rglob("*.txt"))))
        shutil.copy(tree / "ferry.txt", tree / name)
    await_state(process, states, 5)
    os.kill(process.pid, end)
    _, told = process.communicate(timeout=60)

    assert process.returncode == 3, told
    assert "4 done, 1 quarantined" in told
    assert not [path for path in (out / "bags").iterdir() if path.name.startswith(".")]


def await_state(process: subprocess.Popen[str], states, count: int) -> None:
    """Wait until so many entries are worked on."""
    for _ in range(600):
        assert process.poll() is None
        try:
            if sum(state != "pending" for state in states().values()) == count:
                return
        except sqlite3.OperationalError:  # no journal yet
            pass
        time.sleep(0.1)
    raise AssertionError(f"{count} entries were never worked on")

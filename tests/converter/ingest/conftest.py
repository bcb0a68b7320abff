"""Source trees to ingest, runs over them, and what came out, hashed from the disk."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from converter.ingest.beginning import Order
from converter.ingest.coordinator import Watch
from converter.ingest.errors import IngestStatus
from converter.ingest.home import Home
from converter.ingest.run import ingest
from converter.ingest.settings import Conversion, Effort, Plan, Settings

Ingest = Callable[..., IngestStatus]
Checksums = Callable[[Path], dict[str, str]]


@pytest.fixture
def tree(tmp_path: Path, root: Path) -> Path:
    """A small source tree: two documents, one of them in a folder, and one that no reader knows."""
    folder = tmp_path / "tree"
    (folder / "1978").mkdir(parents=True)
    shutil.copy(root / "seeds/cable-lighthouse.txt", folder / "1978/lighthouse.txt")
    shutil.copy(root / "seeds/article-ferry.txt", folder / "ferry.txt")
    (folder / "list.txt").write_text("two eggs\nflour\nmilk\n")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where packages go; not there yet."""
    return tmp_path / "out"


@pytest.fixture
def run(tree: Path, out: Path) -> Ingest:
    """Ingest the tree in this process; it makes TEI and records unless told otherwise."""

    def call(
        *, source: Path = tree, output: Path = out, watch: Watch | None = None, workers: int = 0, **settings: Any
    ) -> IngestStatus:
        settings.setdefault(
            "conversion", Conversion(to=("tei", "record"), only=("cable", "news", "tei", "record"))
        )
        plan = Plan(settings=Settings(**settings), effort=Effort(workers=workers, batch_documents=2))
        return ingest(Home(output), Order(source=source, plan=plan), watch or Watch())

    return call


@pytest.fixture
def ask(out: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    """The answer of the journal to a question in SQL."""

    def call(question: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(out / "journal.db") as connection:
            return connection.execute(question).fetchall()

    return call


def _checksums(out: Path, pattern: str) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.glob(pattern))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def representations() -> Checksums:
    """The checksum of every original and output, as it lies on the disk, by its path."""
    return lambda out: _checksums(out, "bags/*/data/*/representations/**/*")


@pytest.fixture(scope="session")
def everything() -> Checksums:
    """The checksum of every file of every bag, hidden ones too, by its path."""
    return lambda out: _checksums(out, "bags/**/*")

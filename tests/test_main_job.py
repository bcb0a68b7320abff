"""The main job on the five real documents: three files each, valid, recoverable, the same each time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="module")
def run() -> Run:
    """The command line, as a process of its own."""

    def run_converter(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "converter", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, check=False)

    return run_converter


@pytest.fixture(scope="module")
def outputs(run: Run, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``converter convert`` gives for the folder of the five."""
    folder = tmp_path_factory.mktemp("main-job") / "out"
    run("convert", shared / "seeds", "--output", folder)
    return folder


def test_five_documents_give_fifteen_files(outputs: Path, shared: Path) -> None:
    """Each document comes out as TEI, DOCX and JSON-LD; the checksum list beside them does not."""
    stems = {path.stem for path in (shared / "seeds").glob("*.txt")}

    assert len(stems) == 5
    assert {path.name for path in outputs.iterdir()} == {
        stem + suffix for stem in stems for suffix in (".tei.xml", ".docx", ".jsonld")
    }


def test_every_output_passes_validation(run: Run, outputs: Path) -> None:
    """``converter validate`` finds nothing wrong in them."""
    done = run("validate", *sorted(outputs.iterdir()))

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_output_gives_its_source_back(run: Run, outputs: Path, shared: Path) -> None:
    """``converter recover`` prints the bytes of the source, to the byte."""
    for path in sorted(outputs.iterdir()):
        source = shared / "seeds" / (path.name.split(".")[0] + ".txt")

        assert run("recover", path).stdout == source.read_bytes(), path.name


def test_a_second_run_gives_the_same_bytes(run: Run, outputs: Path, shared: Path, tmp_path: Path) -> None:
    """Nothing in an output depends on the run: no clock, no order of a set, no path."""
    run("convert", shared / "seeds", "--output", tmp_path)

    first = {path.name: sha256(path.read_bytes()).hexdigest() for path in outputs.iterdir()}
    assert {path.name: sha256(path.read_bytes()).hexdigest() for path in tmp_path.iterdir()} == first

"""A plugin of somebody else, built as a wheel, installed beside ours, and used without a word about it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def project(root: Path) -> Path:
    return root / "tests/thirdparty/converter-memo"


@pytest.fixture(scope="module")
def environment(project: Path, installed_beside: Callable[[Path], dict[str, str]]) -> dict[str, str]:
    """An environment in which the plugin is installed beside ours."""
    return installed_beside(project)


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Callable[..., str]:
    """Run a module of Python in that environment, and give what it prints."""

    def run(*arguments: Any) -> str:
        command = [sys.executable, "-m", *(str(argument) for argument in arguments)]
        done = subprocess.run(command, check=False, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def test_shows_up_among_the_formats(run: Callable[..., str]) -> None:
    """`converter formats` lists its reader and its writer."""
    listed = json.dumps(json.loads(run("converter", "formats", "--json")))

    assert '"memo"' in listed
    assert '"plain"' in listed


def test_shows_up_among_the_plugins(run: Callable[..., str]) -> None:
    """`converter plugins` says which distribution it came with."""
    listed = run("converter", "plugins", "--json")

    assert '"converter-memo"' in listed


def test_options_are_shown(run: Callable[..., str]) -> None:
    """`converter formats NAME` shows its options, with the help that it wrote."""
    shown = run("converter", "formats", "plain")

    assert "width" in shown
    assert "characters a line" in shown


def test_reads_and_writes(run: Callable[..., str], project: Path, tmp_path: Path) -> None:
    """Its sample is recognised, goes out in our formats and in its own, and comes back out of each."""
    sample = project / "tests/samples/reading-room.txt"
    formats = "tei,docx,jsonld,record,plain"
    run("converter", "convert", sample, "--to", formats, "--output", "out", "-s", "plain.width=40")
    made = sorted((tmp_path / "out").iterdir())

    assert len(made) == 5
    assert b'"file_number"' in next(path for path in made if path.name.endswith(".record.json")).read_bytes()
    for path in made:
        assert run("converter", "recover", path) == sample.read_text(encoding="utf-8")


def test_a_record_of_it_can_be_rendered(run: Callable[..., str], project: Path, tmp_path: Path) -> None:
    """Its record loads with its own type of metadata, and is written in any format."""
    run("converter", "convert", project / "tests/samples/atlas.txt", "--to", "record", "--output", "out")
    [record] = (tmp_path / "out").iterdir()
    run("converter", "render", record, "--to", "plain", "--output", "again")

    [plain] = (tmp_path / "again").iterdir()
    assert "[1] It is dry." in plain.read_text(encoding="utf-8")


def test_keeps_its_contracts(run: Callable[..., str], project: Path, tmp_path: Path) -> None:
    """Its own tests pass, which subclass the contracts of `converter.testing`."""
    shutil.copytree(project / "tests", tmp_path / "tests")

    reported = run("pytest", "-q", "-W", "error", "-p", "no:cacheprovider", "tests")

    assert " passed" in reported
    assert "failed" not in reported


def test_is_not_there_otherwise() -> None:
    """Where it is not installed, nothing knows of it."""
    done = subprocess.run(
        [sys.executable, "-m", "converter", "formats", "--json"], check=True, capture_output=True, text=True
    )

    assert '"memo"' not in done.stdout

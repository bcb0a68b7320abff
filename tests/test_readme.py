"""What the README says is so."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def commands(root: Path) -> list[str]:
    """The two commands that are all the set-up."""
    text = (root / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^ {4}(python3 -m venv .*)$", text, re.MULTILINE)


def test_two_commands_are_all_the_set_up(commands: list[str]) -> None:
    """There are two, and the second is the one that continuous integration looks for."""
    assert len(commands) == 2
    assert commands[1].endswith(".venv/bin/pytest")


def test_main_job_converts_the_samples(commands: list[str], root: Path, tmp_path: Path) -> None:
    """The converter's part of the first command gives three files for each sample."""
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    command = shlex.split(commands[0].split("&&")[-1])

    done = subprocess.run(
        [sys.executable, "-m", "converter", *command[1:]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    left_out = re.findall(r"left out: outputs \d+", done.stderr)
    assert left_out == re.findall(r"left out: outputs \d+", (root / "README.md").read_text(encoding="utf-8"))
    samples = {path.stem for path in (root / "seeds").iterdir() if not path.name.endswith(".record.json")}
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made == {name + suffix for name in samples for suffix in (".tei.xml", ".docx", ".jsonld")}


@pytest.mark.slow
def test_first_command_does_everything_in_a_new_environment(
    commands: list[str], root: Path, tmp_path: Path
) -> None:
    """On a clean checkout the first command installs the program and converts the samples."""
    subprocess.run(["git", "clone", "--quiet", str(root), str(tmp_path / "checkout")], check=True)

    done = subprocess.run(
        ["bash", "-c", commands[0]], cwd=tmp_path / "checkout", capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    samples = [path for path in (root / "seeds").iterdir() if not path.name.endswith(".record.json")]
    assert len(list((tmp_path / "checkout" / "out").iterdir())) == 3 * len(samples)


def test_tables_say_what_the_pages_say(root: Path, tmp_path: Path) -> None:
    """The scores and speeds are those of docs/accuracy.md and benchmarks/README.md; scripts/make-scoreboard copies them."""
    copy = tmp_path / "README.md"
    shutil.copy(root / "README.md", copy)
    subprocess.run([sys.executable, root / "scripts/make-scoreboard", copy], check=True)

    assert copy.read_text(encoding="utf-8") == (root / "README.md").read_text(encoding="utf-8")

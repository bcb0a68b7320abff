"""The documents show what the command line answers; each that does is played here, line by line.

A block of a page that is marked ``console`` holds commands behind ``$`` (further lines behind ``>``) and what they answer: standard output,
then standard error behind ``2>``, then the exit status behind ``=>`` if it is not 0. A line of three dots stands
for any lines. The blocks of a page are played one after the other in one folder, which holds `seeds` at first.
``--update-golden`` writes answers that differ into the page.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from converter.cli import COMMANDS

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
ELSEWHERE = ("linked-data", "writing-a-plugin")
"""Pages whose own tests play them, as they take more than `seeds`."""
PAGES = [
    page
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if page.stem not in ELSEWHERE and (page.parent.name == "cli" or BLOCK.search(page.read_text(encoding="utf-8")))
]
LONG = ("ingest",)
"""Pages that take as long as several others: played with the slow tests."""
STEP = re.compile(r"^\$ (.*(?:\n>.*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def marked(mark: str, text: str) -> str:
    """Each line of *text* behind *mark*."""
    return "".join(f"{mark} {line}\n".replace(" \n", "\n") for line in text.splitlines())


@pytest.fixture
def answer(folder: Path, root: Path, path_with_converter: str) -> Callable[[str], str]:
    """Let a shell carry out a command, and give its answer as a page shows it."""
    shutil.copytree(root / "seeds", folder / "seeds")
    variables = {"PATH": path_with_converter, "HOME": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    variables |= {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}

    def call(command: str) -> str:
        done = subprocess.run(
            ["bash", "-c", re.sub(r"\n> ?", "\n", command)],
            capture_output=True,
            cwd=folder,
            env=variables,
            check=False,
            timeout=120,
        )
        output = done.stdout.decode()
        end = "" if not output or output.endswith("\n") else "\n"
        status = f"=> {done.returncode}\n" if done.returncode else ""
        return f"{output}{end}{marked('2>', done.stderr.decode())}{status}"

    return call


def agree(expected: str, found: str) -> bool:
    """Whether *found* is what a page expects; a line of three dots is any lines."""
    pattern = "".join(
        "(?:.*\n)*" if line == "...\n" else re.escape(line) for line in expected.splitlines(keepends=True)
    )
    return re.fullmatch(pattern, found) is not None


@pytest.mark.parametrize(
    "page",
    [pytest.param(page, id=page.stem, marks=[pytest.mark.slow] if page.stem in LONG else []) for page in PAGES],
)
def test_the_page_shows_what_happens(page: Path, answer: Callable[[str], str], request: pytest.FixtureRequest):
    differing = []

    def play(step: re.Match[str]) -> str:
        command, expected = step.groups()
        found = answer(command)
        if agree(expected, found):
            return step[0]
        differing.append(f"$ {command}\n{found}")
        return f"$ {command}\n{found}"

    text = page.read_text()
    played = BLOCK.sub(lambda block: STEP.sub(play, block[0]), text)
    if request.config.getoption("--update-golden") and not os.environ.get("CI"):
        page.write_text(played)

    assert played == text, "\n".join(differing)


def test_every_command_has_a_page_with_a_transcript(root: Path):
    pages = {page.stem for page in PAGES if BLOCK.search(page.read_text())}

    assert set(COMMANDS) <= pages


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        ("a\n", "a\n", True),
        ("a\n", "b\n", False),
        ("a\n...\nc\n", "a\nb\nb\nc\n", True),
        ("a\n...\nc\n", "a\nb\n", False),
        ("...\n", "", True),
        ("a.c\n", "abc\n", False),
    ],
)
def test_three_dots_stand_for_any_lines_and_nothing_else_does(expected, found, same):
    assert agree(expected, found) is same

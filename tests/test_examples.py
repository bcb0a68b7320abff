"""The examples are distributions of their own, built and installed beside ours; the page about them is true."""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PYTHON = re.compile(r"\[`(converter_mail/\w+\.py)`\][^`]*?```python\n(.*?)```", re.DOTALL)
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@pytest.fixture(scope="module")
def example(root: Path) -> Path:
    return root / "examples/converter-mail"


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/writing-a-plugin.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def environment(example: Path, installed_beside: Callable[[Path], dict[str, str]]) -> dict[str, str]:
    return installed_beside(example)


def test_messages_are_known_and_written_in_every_format(
    example: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    """Its samples go out in our formats, past each format's own check, and come back to the byte."""
    command = [sys.executable, "-m", "converter", "convert", str(example / "tests/samples"), "--output", "out"]
    done = subprocess.run(
        [*command, "--to", "tei,docx,jsonld,record", "--json"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert [outcome["format"] for outcome in outcomes] == ["mail"] * 3
    record = json.loads((tmp_path / "out" / "attached.record.json").read_bytes())
    assert [one["media_type"] for one in record["metadata"]["extensions"][0]["attachments"]] == [
        "application/pdf",
        "text/csv",
    ]
    recovered = subprocess.run(
        [sys.executable, "-m", "converter", "recover", "out/attached.tei.xml"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert recovered.stdout == (example / "tests/samples/attached.eml").read_bytes()


def test_code_of_the_page_is_the_code_of_the_example(example: Path, page: str) -> None:
    """Each block of Python stands in the file that is named above it, to the letter."""
    blocks = PYTHON.findall(page)

    assert len(blocks) == page.count("```python\n") - page.count("```python\n>>>")
    for name, code in blocks:
        assert code.strip("\n") in (example / name).read_text(encoding="utf-8"), code


def test_python_of_the_page_runs(example: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page tries in Python gives what it shows."""
    monkeypatch.syspath_prepend(str(example))
    monkeypatch.chdir(example)
    test = doctest.DocTestParser().get_doctest(page, {}, "writing-a-plugin", None, 0)

    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.slow
def test_commands_of_the_page(root: Path, page: str, tmp_path: Path, path_of_tools: Callable[[Path], str]) -> None:
    """Whoever follows the page from nothing sees what it shows; its last step passes the example's own tests."""
    shutil.copytree(root / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    site = tmp_path / "site"
    own = os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH"))))
    variables = {"PATH": path_of_tools(site), "HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PYTHONPATH": own}
    for command, expected in STEP.findall("".join(CONSOLE.findall(page))):
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=variables, capture_output=True, text=True, check=False
        )
        shown = done.stdout + "".join(f"2> {line}\n" for line in done.stderr.splitlines())
        pattern = "".join(
            "(?:.*\n)*" if line == "...\n" else re.escape(line) for line in expected.splitlines(keepends=True)
        )

        assert done.returncode == 0, shown
        assert re.fullmatch(pattern, shown), f"$ {command}\n{shown}"


@pytest.fixture
def path_of_tools(tmp_path: Path) -> Callable[[Path], str]:
    """A search path with our program, pytest, and an installer that needs no network and puts all into a folder."""

    def make(site: Path) -> str:
        tools = {
            "converter": "-m converter",
            "pytest": "-m pytest -p no:cacheprovider",
            "pip": f"-m pip --quiet install --no-deps --no-index --no-build-isolation --target '{site}'",
        }
        folder = tmp_path / "bin"
        folder.mkdir()
        for name, words in tools.items():
            first = f"shift; rm -rf '{site}'\n" if name == "pip" else ""  # the page says `pip install`
            (folder / name).write_text(f'#!/bin/sh\n{first}exec "{sys.executable}" {words} "$@"\n')
            (folder / name).chmod(0o755)
        return f"{folder}{os.pathsep}{os.environ['PATH']}"

    return make

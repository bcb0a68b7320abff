"""A command line to call, in this process or in its own, and a plugin that it knows."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from converter.cli import main

PLUGINS = Path(__file__).parent / "plugins"
NOTE = b"NOTE FOR THE FILE: KEYS\r\n\r\nThe keys of the  north gate\r\nhang in the porter's lodge.\r\n"


class Result(NamedTuple):
    """What a command answered."""

    status: int
    output: bytes
    errors: str

    @property
    def text(self) -> str:
        return self.output.decode()

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


@pytest.fixture
def note() -> bytes:
    """A document that the reader `note` knows."""
    return NOTE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where commands are called."""
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Result]:
    """Call the command line in this process; it knows the format `note`."""
    monkeypatch.syspath_prepend(str(PLUGINS / "notes"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str | os.PathLike[str], stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        try:
            status = main([os.fspath(argument) for argument in arguments])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        sys.stdout.flush()
        output, errors = capfdbinary.readouterr()
        return Result(status, output, errors.decode())

    return call


@pytest.fixture
def convert(run: Callable[..., Result]) -> Callable[..., Result]:
    """Convert to slips, with the plugin `notes` alone."""

    def call(*arguments: str | os.PathLike[str], stdin: bytes = b"") -> Result:
        return run("--only", "notes", "convert", *arguments, "--to", "slip", stdin=stdin)

    return call


@pytest.fixture(scope="session")
def names() -> Callable[[Path], list[str]]:
    """All files below a folder, hidden ones too."""
    return lambda folder: sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def environment() -> dict[str, str]:
    """For a process of its own that knows the format `note`."""
    return os.environ | {"PYTHONPATH": str(PLUGINS / "notes"), "NO_COLOR": "1", "COLUMNS": "100"}


@pytest.fixture
def process(folder: Path, environment: dict[str, str]) -> Callable[..., Result]:
    """Call the command line in a process of its own."""

    def call(*arguments: str | bytes | os.PathLike[str], stdin: bytes = b"", **variables: str) -> Result:
        command = [sys.executable, "-m", "converter", *arguments]
        done = subprocess.run(
            command, input=stdin, capture_output=True, env=environment | variables, timeout=120, check=False
        )
        return Result(done.returncode, done.stdout, done.stderr.decode())

    return call


@pytest.fixture
def path_with_converter(tmp_path: Path) -> str:
    """A search path on which a shell finds our program under its name."""
    program = tmp_path / "bin" / "converter"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m converter "$@"\n')
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def with_broken(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    """Let a plugin be installed that cannot be loaded."""
    monkeypatch.syspath_prepend(str(PLUGINS / "broken"))
    environment["PYTHONPATH"] += os.pathsep + str(PLUGINS / "broken")

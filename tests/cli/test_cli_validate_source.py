"""What `converter validate` says of the source in a real output: there, altered, or left out by option."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def converter(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command line, as a process of its own."""
    command = [sys.executable, "-m", "converter", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("writer", ["tei", "jsonld"])
def test_an_output_without_its_source_by_option_is_valid(writer: str, root: Path, tmp_path: Path) -> None:
    """Who leaves the source out has a valid file, from which nothing can be recovered."""
    converter(
        "convert",
        root / "seeds" / "article-ferry.txt",
        "--to",
        writer,
        "--output",
        tmp_path,
        "-s",
        f"{writer}.source=no",
    )
    (output,) = tmp_path.iterdir()

    assert converter("validate", output).returncode == 0
    recovered = converter("recover", output)
    assert recovered.returncode == 1
    assert "source" in recovered.stderr


@pytest.mark.parametrize("writer", ["tei", "jsonld", "record"])
def test_an_output_with_an_altered_source_is_invalid(writer: str, root: Path, tmp_path: Path) -> None:
    """One word of the source changed is found by its checksum."""
    converter("convert", root / "seeds" / "article-ferry.txt", "--to", writer, "--output", tmp_path)
    (output,) = tmp_path.iterdir()
    output.write_bytes(output.read_bytes().replace(b"ten minutes late", b"two minutes late"))

    done = converter("validate", output)

    assert done.returncode == 1
    assert "source" in done.stdout or "sha256" in done.stdout

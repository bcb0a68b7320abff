"""Files about the project agree with the project, and what they promise is tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import converter

SAMPLES = ("article-ferry.txt", "cable-herring.txt", "cable-html-quarry.html", "nitf-saltworks.xml")
WATCHED = """
import os, sys

EVENTS = ("socket.connect", "socket.getaddrinfo", "urllib.Request", "subprocess.Popen", "os.system", "os.exec",
          "os.fork", "os.posix_spawn")

def watch(event, arguments):
    if event in EVENTS:
        os.write(2, f"{event} {arguments!r}".encode())
        os._exit(99)

sys.addaudithook(watch)
from converter.cli import main

sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def configuration(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_citation_agrees_with_the_project(root: Path, configuration: dict[str, Any]) -> None:
    """Version and licence of CITATION.cff are those of the program; its form is proved by scripts/release."""
    said = dict(re.findall(r"^(\S+): (\S.*)$", (root / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE))

    assert said["version"] == converter.__version__
    assert said["license"] == configuration["project"]["license"]


def test_changes_that_are_not_released_have_a_known_kind(root: Path, configuration: dict[str, Any]) -> None:
    """Each file of changelog.d is called as towncrier wants it, and is one entry."""
    kinds = "|".join(kind["directory"] for kind in configuration["tool"]["towncrier"]["type"])
    fragments = [path for path in (root / "changelog.d").iterdir() if path.name != "README.md"]

    assert [path.name for path in fragments if not re.fullmatch(rf"\+[a-z0-9-]+\.({kinds})\.md", path.name)] == []
    assert [
        path.name for path in fragments if re.search(r"^[-*#]|\A\s*\Z", path.read_text(encoding="utf-8"))
    ] == []


def test_nothing_is_fetched_and_no_program_is_started(root: Path, tmp_path: Path) -> None:
    """Samples are converted to every format, validated and recovered without a connection or another process."""
    (tmp_path / "seeds").mkdir()
    for sample in SAMPLES:
        shutil.copy(root / "seeds" / sample, tmp_path / "seeds")
    (tmp_path / "watched.py").write_text(WATCHED, encoding="utf-8")

    def call(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "watched.py", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)

    converted = call("convert", "seeds", "--to", "tei,docx,jsonld,record", "--output", "out")
    validated = call("validate", "out")
    recovered = call("recover", "out/article-ferry.docx")

    assert (converted.returncode, validated.returncode) == (0, 0), converted.stderr + validated.stderr
    assert recovered.stdout == (root / "seeds/article-ferry.txt").read_bytes()


@pytest.mark.slow
@pytest.mark.timeout(1500)
@pytest.mark.skipif(find_spec("twine") is None, reason="twine is not installed (extra `check`)")
def test_release_can_be_made(root: Path, tmp_path: Path) -> None:
    """Both archives are built, pass what checks them, and do the main job in environments of their own."""
    checkout = tmp_path / "checkout"
    subprocess.run(["git", "clone", "--quiet", root, checkout], check=True)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))

    done = subprocess.run(
        ["scripts/release", "--trial"],
        cwd=checkout,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert {file.suffix for file in (checkout / "dist").iterdir()} == {".whl", ".gz"}

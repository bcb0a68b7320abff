"""Expected results in files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from converter.testing import Golden

COMPARE, UPDATE = Golden(), Golden(update=True)


def failing(expected: Path, found: str | bytes) -> str:
    with pytest.raises(pytest.fail.Exception) as caught:
        COMPARE(expected, found)
    return str(caught.value)


def test_equal(tmp_path: Path) -> None:
    """A result that is expected passes, as a text or as bytes."""
    (tmp_path / "expected").write_bytes("ä\r\n".encode())

    COMPARE(tmp_path / "expected", "ä\r\n")
    COMPARE(tmp_path / "expected", "ä\r\n".encode())


def test_difference_is_shown_by_line(tmp_path: Path) -> None:
    """Another result fails with the lines that differ, and how to accept it."""
    path = tmp_path / "expected"
    path.write_text("one\ntwo\nthree\n", encoding="utf-8")

    message = failing(path, "one\n2\nthree\n")

    assert f"{path} differs; if it should, pytest --update-golden rewrites it" in message
    assert "-two\n+2\n" in message


def test_line_ends_matter(tmp_path: Path) -> None:
    """A difference that cannot be seen is named."""
    (tmp_path / "expected").write_bytes(b"one\n")

    assert "only line ends differ" in failing(tmp_path / "expected", "one\r\n")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """Bytes that are no text are shown all the same."""
    (tmp_path / "expected").write_bytes(b"\xff\n")

    assert "-\\xff\n+\\xfe" in failing(tmp_path / "expected", b"\xfe\n")


def test_long_difference_is_cut(tmp_path: Path) -> None:
    """A result that is wholly different does not flood the screen."""
    (tmp_path / "expected").write_text("".join(f"{at}\n" for at in range(500)), encoding="utf-8")

    message = failing(tmp_path / "expected", "".join(f"{-at}\n" for at in range(500)))

    assert message.count("\n") < 70
    assert message.endswith("lines more")


def test_missing(tmp_path: Path) -> None:
    """A result that nobody has accepted yet fails, and is not written in passing."""
    assert "is not there; pytest --update-golden makes it" in failing(tmp_path / "expected", "x")
    assert not (tmp_path / "expected").exists()


def test_update_writes(tmp_path: Path) -> None:
    """Where it is asked for, the result is written, its folder too."""
    path = tmp_path / "new/expected"

    UPDATE(path, "one\n")
    UPDATE(path, b"two\r\n")

    assert path.read_bytes() == b"two\r\n"


def test_update_leaves_what_is_equal(tmp_path: Path) -> None:
    """A file that holds the result already is not touched."""
    path = tmp_path / "expected"
    path.write_bytes(b"one\n")
    path.chmod(0o400)
    before = path.stat().st_mtime_ns

    UPDATE(path, "one\n")

    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize(("ci", "status"), [("true", 4), ("", 0)])
def test_update_is_for_people(tmp_path: Path, root: Path, ci: str, status: int) -> None:
    """Where CI is set, --update-golden is refused before a test is run."""
    (tmp_path / "conftest.py").write_bytes((root / "tests/conftest.py").read_bytes())
    (tmp_path / "test_it.py").write_text(
        "def test(golden, tmp_path): golden(tmp_path / 'x', 'x')", encoding="utf-8"
    )
    command = [sys.executable, "-m", "pytest", "--update-golden", "-p", "no:cacheprovider"]

    result = subprocess.run(
        command, check=False, cwd=tmp_path, env={**os.environ, "CI": ci}, capture_output=True, text=True
    )

    assert result.returncode == status
    assert ("--update-golden is for people" in result.stderr) == bool(ci)

"""The manual page and the pages of docs/cli say what ``--help`` says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

OPTION = re.compile(r"(?<!\S)--?[a-z-]+")


def test_manual_page_is_that_of_the_commands(root: Path, tmp_path: Path) -> None:
    """The page that is installed says what each command says; scripts/make-manual writes it anew."""
    made = tmp_path / "converter.1"
    subprocess.run([sys.executable, root / "scripts/make-manual", made], check=True)

    assert made.read_text(encoding="utf-8") == (root / "man/converter.1").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
def test_man_shows_the_page_without_a_warning(root: Path) -> None:
    """No sign of a text is taken for an instruction."""
    variables = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "MANWIDTH": "100", "MANROFFOPT": "-ww"}
    done = subprocess.run(
        ["man", "--warnings", "--local-file", root / "man/converter.1"],
        env=variables,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == ""
    assert "converter convert [OPTIONS] INPUT..." in done.stdout
    assert 'zsh:  converter completion zsh > "${fpath[1]}/_converter"' in done.stdout


def test_page_of_a_command_names_its_options(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each option of ``--help`` stands on the command's page, long or short, and those of the program on the first."""
    monkeypatch.syspath_prepend(str(root / "scripts"))
    from manual import entries

    found = entries()
    missing = [
        (entry.name, declared)
        for entry in found
        for declared, _ in entry.options
        if not re.search(
            "|".join(rf"(?<![\w-]){option}(?![\w-])" for option in OPTION.findall(declared)),
            (root / f"docs/cli/{entry.page}.md").read_text(encoding="utf-8"),
        )
    ]

    assert len(found) > 10
    assert missing == []

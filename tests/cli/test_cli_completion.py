"""Shells complete commands, options and the names of formats."""

from __future__ import annotations

import shutil
import subprocess

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(run, shell):
    result = run("completion", shell)

    assert result.status == 0
    assert f"_CONVERTER_COMPLETE={shell}_complete" in result.text


def test_there_is_none_for_another_shell(run):
    assert run("completion", "tcsh").status == 2


@pytest.fixture
def complete(run, monkeypatch):
    """What would complete the last word, as the script for bash asks."""

    def call(*words):
        monkeypatch.setenv("_CONVERTER_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", " ".join(["converter", *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        result = run()
        assert result.status == 0, result.errors
        return [line.partition(",")[2] for line in result.lines if line]

    return call


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["in"], ["inspect", "ingest"]),
        (["convert", "--ov"], ["--overwrite"]),
        (["convert", "--from", "no"], ["note"]),
        (["convert", "--otherwise", "no"], ["note"]),
        (["convert", "--to", "sl"], ["slip"]),
        (["convert", "--to", "slip,co"], ["slip,copy"]),
        (["convert", "--to", "slip,sl"], []),
        (["convert", "-s", "slip.c"], ["slip.copies="]),
        (["convert", "--encoding", "mac"], ["mac-roman"]),
        (["formats", "sl"], ["slip"]),
        (["--only", "no"], ["notes"]),
        (["--block", "notes", "convert", "--to", "sl"], []),
        (["completion", "z"], ["zsh"]),
    ],
)
def test_words_are_completed(complete, words, expected):
    assert complete(*words) == expected


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_with_its_script(run, folder, environment, path_with_converter):
    """The whole way: our script, sourced by a bash, asks our program."""
    (folder / "script").write_bytes(run("completion", "bash").output)

    done = subprocess.run(
        ["bash", "-c", _ASK, "ask", "./script"],
        capture_output=True,
        env=environment | {"PATH": path_with_converter},
        check=True,
        text=True,
    )

    assert done.stdout.split() == ["slip"]


_ASK = """
source "$1"
COMP_WORDS=(converter convert --to sl)
COMP_CWORD=3
_converter_completion converter sl --to
echo "${COMPREPLY[@]}"
"""


def test_the_page_tells_how_to_install_it(root):
    assert "converter completion" in (root / "docs" / "cli" / "completion.md").read_text()

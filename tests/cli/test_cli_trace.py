"""`--trace` tells of each call of a plugin; without it the plugins' own functions are called."""

from __future__ import annotations

import re

import pytest

from converter.cli.session import Session

TIME = re.compile(r"\d+\.\d ms")


def told(result) -> list[str]:
    """The lines of the trace, without their times."""
    return [TIME.sub("T", line) for line in result.errors.splitlines() if line.startswith("trace: ")]


def test_calls_times_and_results_are_told(run, folder, note):
    (folder / "a.txt").write_bytes(note)

    result = run("--trace", "--only", "notes", "convert", "a.txt", "--to", "slip")

    assert told(result) == [
        "trace: notes load converter_notes T",
        "trace: notes/note detect a.txt T: certain by first words",
        "trace: notes/note lacks T: nothing",
        "trace: notes/note read a.txt T: segments 2, blocks 1, notices 0",
        "trace: notes/slip write a.txt T: 94 bytes",
        "trace: notes/slip check 94 bytes T: problems 0",
    ]


@pytest.mark.parametrize("value", ["1", "true"])
def test_the_environment_is_as_good(run, folder, note, monkeypatch, value):
    monkeypatch.setenv("CONVERTER_TRACE", value)
    (folder / "a.txt").write_bytes(note)

    assert told(run("detect", "a.txt"))


@pytest.mark.parametrize(
    ("words", "told_of", "place"),
    [
        (b"BREAK READING", "notes/note read a.txt T: raised RuntimeError: the reader lost its pencil", True),
        (b"UNWRITABLE", "notes/slip write a.txt T: raised RuntimeError: the stamp is dry", True),
        (b"REFUSE", "notes/note read a.txt T: raised ReadError: a note must not be refused", False),
    ],
)
def test_a_call_that_raises_is_told_with_its_line(run, folder, words, told_of, place):
    """Where it is the plugin's own fault; a document that is refused has no line of the plugin."""
    (folder / "a.txt").write_bytes(b"NOTE FOR THE FILE: KEYS\r\n\r\n" + words)

    lines = told(run("--trace", "--only", "notes", "convert", "a.txt", "--to", "slip"))

    assert f"trace: {told_of}" in lines
    assert any("converter_notes.py" in line for line in lines) is place


@pytest.mark.usefixtures("with_broken")
def test_a_plugin_that_cannot_be_loaded_is_told_in_full(run):
    lines = told(run("--trace", "formats"))

    assert "trace: broken load converter_broken_notes T: raised ImportError: a part is missing" in lines
    assert any("converter_broken_notes.py" in line for line in lines)


def test_nothing_is_put_around_the_functions_without_it(run):
    """What is called is the plugin's own function."""
    run("formats")
    import converter_notes

    [reader] = [one for one in Session(only=("notes",)).load().readers if one.name == "note"]

    assert reader.detect is converter_notes.detect

"""`converter convert --jobs`: several processes do what one does, in the same order and to the byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest

from converter.cli.crew import Crew, processors
from converter.cli.session import Session


@pytest.fixture
def folder_of_notes(folder, note):
    """Notes of which some are refused, and one breaks its reader."""
    place = folder / "in"
    place.mkdir()
    for number in range(12):
        text = note.replace(b"KEYS", b"KEYS %d!" % number)
        (place / f"{number:02}.txt").write_bytes(text.replace(b"lodge", b"REFUSE") if number % 5 == 4 else text)
    (place / "broken.txt").write_bytes(note.replace(b"lodge", b"BREAK READING"))
    (place / "none.txt").write_bytes(b"Nothing that anybody knows.\n")
    return place


def test_two_processes_do_what_one_does(run, folder, folder_of_notes):
    """The same files, lines of JSON, complaints and exit status, in the order of the inputs."""
    one, two = (
        run(
            "--only",
            "notes",
            "convert",
            "in",
            "--to",
            "slip",
            "--output",
            "out",
            "--overwrite",
            "--json",
            "--jobs",
            jobs,
        )
        for jobs in ("1", "2")
    )

    lines = [json.loads(line) for line in one.lines]
    assert [line["input"] for line in lines] == sorted(line["input"] for line in lines)
    assert sum(line["error"] is None for line in lines) == 10
    assert one.status == two.status == 1
    assert [{**json.loads(line), "outputs": None} for line in two.lines] == [
        {**line, "outputs": None} for line in lines
    ]
    assert two.errors.splitlines()[:-1] == one.errors.splitlines()[:-1]
    assert two.errors.endswith("10 files unchanged; 10 notices (in the lines above)\n")


def test_standard_input_is_read_by_the_process_that_was_called(run, folder, note):
    """Where others work too."""
    (folder / "a.txt").write_bytes(note)

    result = run(
        "--only", "notes", "convert", "a.txt", "-", "--to", "slip", "--jobs", "2", "--output", "out", stdin=note
    )

    assert result.status == 0
    assert (folder / "out" / "stdin.slip").read_bytes() == (folder / "out" / "a.slip").read_bytes()


def test_a_process_that_ends_stops_the_run(run, folder, note):
    """It says what to do; what was written is whole."""
    for number in range(3):
        (folder / f"{number}.txt").write_bytes(note)
    (folder / "3.txt").write_bytes(note.replace(b"lodge", b"END AT ONCE"))

    result = run(
        "--only", "notes", "convert", *(f"{number}.txt" for number in range(4)), "--to", "slip", "--jobs", "2"
    )

    assert result.status == 1
    assert "--jobs 1 shows which input does that" in result.errors
    assert all(path.read_bytes().startswith(b"FILED") for path in folder.glob("*.slip"))


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_no_process_behind(folder, environment, note):
    """What was called had no time to end the others, so they see for themselves that it is gone."""
    for number in range(300):
        (folder / f"{number}.txt").write_bytes(note)
    command = [sys.executable, "-m", "converter", "--only", "notes", "convert", ".", "--to", "slip", "--jobs", "2"]
    with subprocess.Popen(
        [*command, "--json"], env=environment, stdout=subprocess.PIPE, start_new_session=True
    ) as called:
        assert called.stdout is not None
        assert called.stdout.readline()  # they work
        called.kill()

    assert _has_ended(called.pid)


def _has_ended(group: int) -> bool:
    """Whether no process of a group is left, after half a minute at most."""
    for _ in range(300):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_is_a_number(run, folder, jobs):
    """From one on."""
    assert run("convert", "a.txt", "--jobs", jobs).status == 2


def test_few_inputs_are_converted_by_this_process():
    """Another process is worth its start from two hundred inputs on, and never more than there are processors."""
    crew = Crew(Session(), lambda registry: None)

    assert not crew.is_wanted(199)
    assert crew.is_wanted(200) == (processors() > 1)
    assert Crew(Session(), crew.equip, 8).is_wanted(2)
    assert not Crew(Session(), crew.equip, 8).is_wanted(1)
    assert not Crew(Session(trace=True), crew.equip, 8).is_wanted(500)

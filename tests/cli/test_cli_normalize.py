"""`converter normalize` keeps the contract of a command of Archivematica's Format Policy Registry.

What Archivematica does is replayed: it writes a script to a file, runs it with all that it knows as options, and takes
the exit status; then it runs the script that verifies and the one that tells the detail of the event.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = re.compile(r"^ *```sh\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
NAMES = ("$(touch here) `id`;'\".txt", "-rf.txt", "naïve\n.txt")


@pytest.fixture
def scripts(root: Path) -> list[str]:
    """The scripts of the page on Archivematica: they normalise, verify, and tell the detail of the event."""
    page = (root / "docs" / "archivematica.md").read_text(encoding="utf-8")
    return [re.sub(r"^ {4}", "", script, flags=re.MULTILINE) for script in SCRIPT.findall(page)]


@pytest.fixture
def archivematica(folder: Path, path_with_converter: str) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a script as Archivematica does, with the options that it makes of what it knows."""

    def execute(script: str, source: Path, place: Path) -> subprocess.CompletedProcess[str]:
        program = folder / "script"
        program.write_text(script.replace("/opt/converter/bin:", ""), encoding="utf-8")
        program.chmod(0o770)
        options = {
            "input-file": source,
            "file-full-name": source,
            "file-name": source.stem,
            "file-uuid": "6f1b2c30-0000-4000-8000-000000000000",
            "output-directory": f"{place.parent}/",
            "output-file-name": place.stem,
            "output-file-path": place,
            "output-location": place,
            "postfix": "-6f1b2c30",
            "prefix": "",
            "-sipuuid": "11111111-0000-4000-8000-000000000000",
            "-sipname": "a transfer",
            "original-location": f"%transferDirectory%objects/{source.name}",
        }
        arguments = [f"--{name}={value}" for name, value in options.items()]
        variables = {"PATH": path_with_converter, "LANG": "C.UTF-8"}
        return subprocess.run(
            [program, *arguments], input="", capture_output=True, text=True, env=variables, check=False
        )

    return execute


def test_the_page_has_a_script_for_each_part(scripts):
    assert [("validate" in one, "event-detail" in one) for one in scripts] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert all(one.startswith("#!/bin/sh\n") for one in scripts)


def test_one_output_verified_and_told(archivematica, scripts, folder, root):
    """One file is made, in its place; it is verified; the detail of the event names program and version."""
    place = folder / "out" / "cable-6f1b2c30.tei.xml"
    done = [archivematica(script, root / "seeds/cable-lighthouse.txt", place) for script in scripts]

    assert [one.returncode for one in done] == [0, 0, 0], done
    assert list((folder / "out").iterdir()) == [place]
    assert re.fullmatch(r'program="archive-converter"; version="[^"]+"; writer="tei"; .*\n', done[2].stdout)


def test_names_do_no_harm(archivematica, scripts, folder, root):
    """Whatever a file is called, its output is made, and nothing that its name says is carried out."""
    source = folder / "objects"
    source.mkdir()
    for name in NAMES:
        (source / name).write_bytes((root / "seeds/cable-lighthouse.txt").read_bytes())
        assert archivematica(scripts[0], source / name, folder / "out" / f"{name}.tei.xml").returncode == 0, name

    assert {path.name for path in (folder / "out").iterdir()} == {f"{name}.tei.xml" for name in NAMES}
    assert not (folder / "here").exists()


def test_a_document_that_cannot_be_converted(archivematica, scripts, folder):
    """The exit status is 1, the message says why, and no file is left."""
    (folder / "list.txt").write_text("A list of nothing.\n")
    done = archivematica(scripts[0], folder / "list.txt", folder / "out" / "list.tei.xml")

    assert done.returncode == 1
    assert "no reader knows this text" in done.stderr
    assert not list(folder.glob("out/*"))


def test_an_output_that_was_damaged_is_not_verified(archivematica, scripts, folder, root):
    """The script that verifies sees one character that changed, where others see that there is a file."""
    source, place = root / "seeds/cable-lighthouse.txt", folder / "out.tei.xml"
    assert archivematica(scripts[0], source, place).returncode == 0
    place.write_text(place.read_text(encoding="utf-8").replace("LIGHTHOUSE", "LIGHTHOUSF"), encoding="utf-8")

    assert archivematica(scripts[1], source, place).returncode == 1


@pytest.fixture
def normalize(run, folder, note):
    """Normalise a note to a slip."""
    (folder / "note.txt").write_bytes(note)

    def call(*arguments):
        return run("--only", "notes", "normalize", "--to", "slip", *arguments)

    return call


def test_the_job_can_be_done_again(normalize, folder, note):
    """What an earlier job left is replaced, whole."""
    (folder / "note.slip").write_text("half")
    result = normalize("--input-file", "note.txt", "--output-location", "note.slip")

    assert result == (0, b"note.txt: note, slip written to note.slip\n", "")
    assert (folder / "note.slip").read_bytes() == b"FILED %d\n%b" % (len(note), note)


@pytest.mark.parametrize(
    ("source", "place", "says"),
    [
        ("gone.txt", "out", "gone.txt: cannot be read: No such file or directory"),
        (".", "out", ".: this is no ordinary file"),
        ("note.txt", "note.txt", "note.txt: the output would replace the input"),
        ("note.txt", "note.txt/out", "cannot write note.txt/out: Not a directory"),
    ],
)
def test_what_no_document_is_to_blame_for(normalize, folder, source, place, says):
    """The exit status is 75, and the input is as it was."""
    note = (folder / "note.txt").read_bytes()
    result = normalize("--input-file", source, "--output-location", place)

    assert result.status == 75
    assert says in result.errors
    assert (folder / "note.txt").read_bytes() == note


def test_a_plugin_that_breaks_is_not_the_documents_fault(run, folder, note):
    """The exit status is 75, not 1."""
    (folder / "note.txt").write_bytes(note + b"UNWRITABLE")
    result = run(
        "--only", "notes", "normalize", "--to", "slip", "--input-file", "note.txt", "--output-location", "x"
    )

    assert result.status == 75
    assert not (folder / "x").exists()


@pytest.mark.parametrize("arguments", [[], ["--input-file", "note.txt"], ["--output-location", "x"]])
def test_what_is_missing_is_said(normalize, arguments):
    """A command that is not entered rightly is a matter of usage, not of the document."""
    result = normalize(*arguments)

    assert result.status == 2
    assert "--input-file and --output-location are both needed" in result.errors


def test_a_writer_that_is_not_there(run, folder):
    """The name of a format that nobody offers is a matter of usage too."""
    result = run("normalize", "--to", "tie", "--event-detail")

    assert (result.status, "did you mean 'tei'?" in result.errors) == (2, True)


def test_an_option_of_a_format_is_in_the_detail(run):
    """What was set differs the output, and so it is told."""
    result = run("normalize", "--to", "tei", "--set", "tei.source=no", "--event-detail")

    assert result.text.endswith('; options="source=no"\n')


def test_an_output_may_leave_its_source_out_on_purpose(run, folder, root):
    """The source is then not read back; nothing else is let pass."""
    seed = root / "seeds/cable-lighthouse.txt"
    result = run(
        "normalize", "--to", "tei", "-s", "tei.source=no", "--input-file", seed, "--output-location", "x.xml"
    )

    assert result.status == 0
    assert (folder / "x.xml").stat().st_size > 0

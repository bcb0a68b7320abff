"""`converter plugins new` makes a distribution that works as it is: its format, its samples, its tests."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

KINDS = ("reader", "writer")
COMMON = {"README.md", "pyproject.toml", "converter_ship_log/__init__.py", "converter_ship_log/py.typed"}
MADE = {
    "reader": {"converter_ship_log/reader.py", "tests/samples/buoy.txt", "tests/samples/ferry.txt"},
    "writer": {"converter_ship_log/writer.py", "tests/samples/buoy.record.json"},
}


@pytest.fixture
def make(run, folder):
    """Make a plugin in the folder where commands are called."""

    def make(name: str, kind: str) -> Path:
        result = run("plugins", "new", name, f"--{kind}")
        assert result.status == 0, result.errors
        return folder / f"converter-{name}"

    return make


@pytest.fixture
def installed(make, folder, monkeypatch):
    """Make a plugin and let it be found, as if it had been installed."""

    def installed(name: str, kind: str) -> Path:
        made = make(name, kind)
        [(point, module)] = tomllib.loads((made / "pyproject.toml").read_text())["project"]["entry-points"][
            "converter.v1"
        ].items()
        metadata = made / f"converter_{kind}-0.1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: converter-{name}\nVersion: 0.1.0\n")
        (metadata / "entry_points.txt").write_text(f"[converter.v1]\n{point} = {module}\n")
        monkeypatch.syspath_prepend(str(made))
        return made

    return installed


class TestFiles:
    @pytest.mark.parametrize("kind", KINDS)
    def test_all_files_are_made_and_listed(self, run, folder, kind):
        result = run("plugins", "new", "ship-log", f"--{kind}", "--into", "work")

        made = folder / "work" / "converter-ship-log"
        found = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
        assert found == {*COMMON, *MADE[kind], "tests/test_converter_ship_log.py"}
        assert result.lines == sorted(str(Path("work/converter-ship-log") / name) for name in found)
        assert "pip install -e '.[test]'" in result.errors

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_gap_is_filled(self, make, kind):
        made = make("ship-log", kind)

        for path in (path for path in made.rglob("*") if path.is_file()):
            assert "$" not in path.read_text()
            assert "MODULE" not in path.as_posix()

    def test_the_entry_point_is_all_the_registration(self, make):
        project = tomllib.loads((make("ship-log", "reader") / "pyproject.toml").read_text())["project"]

        assert project["name"] == "converter-ship-log"
        assert project["entry-points"] == {"converter.v1": {"ship-log": "converter_ship_log"}}


class TestInProcess:
    def test_a_reader_knows_and_reads_its_samples(self, installed, run, folder):
        made = installed("night-log", "reader")

        found = run("--only", "night-log", "detect", made / "tests" / "samples")
        converted = run("convert", made / "tests" / "samples", "--to", "record", "--output", "out")

        assert found.status == converted.status == 0
        assert [line.rpartition(": ")[2] for line in found.lines] == ["night-log, likely"] * 2
        records = [json.loads(path.read_bytes()) for path in sorted((folder / "out").iterdir())]
        assert [record["metadata"]["title"]["value"] for record in records] == ["The new buoy", "Bicycles"]
        assert [record["format"] for record in records] == ["night-log"] * 2

    def test_a_writer_writes_its_sample(self, installed, run, folder):
        made = installed("night-slip", "writer")
        sample = made / "tests" / "samples" / "buoy.record.json"

        assert (
            run("render", sample, "--to", "night-slip", "-s", "night-slip.width=30", "--output", "out").status == 0
        )
        [written] = (folder / "out").iterdir()
        assert written.name == "buoy.nightslip.txt"
        assert run("validate", written).status == 0
        assert run("recover", written).text == json.loads(sample.read_bytes())["source"]["text"]

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_shows_up_among_formats_and_plugins(self, installed, run, kind):
        installed(f"day-{kind}", kind)

        assert f"  day-{kind}  " in run("formats").text
        assert f"day-{kind}" in run("plugins").text

    def test_a_reader_says_which_line_it_expects(self, installed):
        installed("tide-table", "reader")
        from converter import ReadError, decode

        with pytest.raises(ReadError, match="the first line is not TIDE TABLE"):
            importlib.import_module("converter_tide_table.reader").read(decode("a", b"Another\n"))


class TestRefused:
    @pytest.mark.parametrize("name", ["Log", "ship_log", "-log", "log-", "ship--log", "7log", "", "a b"])
    def test_what_is_no_name(self, run, name):
        result = run("plugins", "new", "--reader", "--", name)

        assert result.status == 2
        assert "is no name of a plugin" in result.errors

    @pytest.mark.parametrize(
        ("name", "owner"),
        [
            ("cable", "a reader"),
            ("tei", "a writer"),
            ("news", "a plugin"),
        ],
    )
    def test_what_is_taken(self, run, name, owner):
        result = run("plugins", "new", name, "--reader")

        assert result.status == 2
        assert result.errors == f"converter: {owner} is called {name!r} already; take another name\n"

    def test_a_module_that_is_there(self, run):
        result = run("plugins", "new", "schemas", "--writer")

        assert result.errors == "converter: a module is called converter_schemas already; take another name\n"

    def test_a_folder_that_is_there(self, run, folder):
        (folder / "converter-ship-log").mkdir()

        result = run("plugins", "new", "ship-log", "--reader")

        assert result.status == 1
        assert "is there already" in result.errors
        assert list((folder / "converter-ship-log").iterdir()) == []

    def test_no_kind(self, run):
        result = run("plugins", "new", "ship-log")

        assert result.status == 2
        assert "--reader or --writer" in result.errors


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_it_installs_and_passes_its_own_tests(make, installed_beside, kind):
    """As a wheel that is installed beside ours, with its contract and all."""
    made = make(f"deck-{kind}", kind)
    environment = installed_beside(made)

    def python(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", *arguments]
        return subprocess.run(command, cwd=made, env=environment, capture_output=True, text=True, check=False)

    tested = python("pytest", "-q", "-p", "no:cacheprovider")
    listed = python("converter", "formats", f"deck-{kind}")

    assert tested.returncode == 0, tested.stdout
    assert listed.returncode == 0
    assert f"deck-{kind}" in listed.stdout

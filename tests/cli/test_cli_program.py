"""The program as a process: it starts at once, ends in order, and says so by its exit status."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from converter import __version__
from converter.cli import COMMANDS

FULL = Path("/dev/full")
HEAVY = {"lxml", "docx", "orjson", "cattrs", "rich", "charset_normalizer"}


def loaded(process, *arguments):
    """The names of all top modules, and of ours, that a call loads."""
    result = process(*arguments, PYTHONPROFILEIMPORTTIME="1")
    assert result.status == 0, result.errors
    names = {
        line.rpartition("|")[2].strip() for line in result.errors.splitlines() if line.startswith("import time:")
    }
    return {name for name in names if name.startswith("converter")} | {name.partition(".")[0] for name in names}


class TestStarting:
    def test_the_version_is_said(self, process):
        assert process("--version") == (0, f"converter {__version__}\n".encode(), "")

    def test_saying_the_version_loads_neither_the_model_nor_plugins(self, process):
        names = loaded(process, "--version")

        assert not names & (HEAVY | {"attrs", "attr", "pluggy", "converter.model", "converter.formats"})

    def test_help_loads_no_command(self, process):
        names = loaded(process, "--help")

        assert not {f"converter.cli.{name}" for name in COMMANDS} & names
        assert not names & (HEAVY | {"attrs", "pluggy"})

    def test_listing_formats_loads_no_reader_nor_writer(self, process):
        assert not loaded(process, "formats") & (HEAVY | {"converter.pipeline", "converter.cli.convert"})

    def test_listing_formats_loads_no_document(self, process):
        names = loaded(process, "--only", "record", "formats")

        assert not names & {"converter.model.document", "converter.detection", "difflib"}

    def test_garbage_is_looked_for_but_not_among_what_the_program_is_made_of(self):
        """When a command begins, the collector is on again, and what was loaded before is no longer its affair."""
        code = (
            "import gc, converter.cli, converter.__main__ as program;"
            "converter.cli.main = lambda: print(gc.isenabled(), gc.get_freeze_count() > 1000);"
            "program.main()"
        )
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

        assert result.stdout == "True True\n"

    def test_detection_loads_no_document_nor_what_only_messages_need(self, folder):
        """A telegram is known by expressions alone."""
        names = self.modules("detect", "1.txt")

        assert "converter_cable.marks" in names
        assert not names & (HEAVY | {"importlib.metadata", "converter.hints", "converter.mistaken", "difflib"})
        assert not names & {"converter.pipeline", "converter.model.document", "converter.model.metadata"}

    def test_making_tei_loads_no_parser_of_xml_and_no_archive(self, folder):
        """What is proved by its bytes needs no tree; the tables of the readers are files, read without what unpacks them."""
        names = self.modules("convert", "1.txt", "--to", "tei")

        assert "converter_tei.proof" in names
        assert not names & {"lxml", "importlib.metadata", "importlib.readers", "converter.hints"}

    @staticmethod
    def modules(*arguments):
        """All modules that a call on a telegram loads: what Python tells of imports lacks those loaded by name."""
        Path("1.txt").write_text(
            "VZCZCXRO0001\nDE RUEHXX #0001 0010001\nSUBJECT: KEYS\n\n1. ALL WELL.\n", encoding="utf-8"
        )
        code = "import sys; from converter.cli import main; print(main(sys.argv[1:]), *sys.modules)"
        result = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
        )
        status, *names = result.stdout.splitlines()[-1].split()
        assert status == "0", result.stderr
        return set(names)

    def test_help_lists_every_command(self, run):
        result = run("--help")

        assert result.status == 0
        assert all(f"  {name} " in result.text for name in COMMANDS)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_help(self, run, command):
        result = run(command, "--help")

        assert result.status == 0
        assert COMMANDS[command] in " ".join(result.text.split())


class TestEnding:
    def test_a_reader_of_our_output_that_goes_away_ends_us_quietly(self, folder, environment):
        command = f"{sys.executable} -m converter formats --json | true"
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, env=environment, check=False
        )

        assert done.stderr == b""

    @pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
    def test_a_full_disk_behind_standard_output_is_told(self, folder, environment):
        with FULL.open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "converter", "formats"],
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment,
                check=False,
            )

        assert done.returncode == 1
        assert done.stderr == b"converter: cannot write to standard output: No space left on device\n"

    def test_closed_standard_input_is_told(self, folder, environment):
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m converter detect - <&-"],
            capture_output=True,
            env=environment,
            check=False,
        )

        assert done.returncode == 1
        assert done.stderr == b"-: standard input cannot be read\n"

    def test_a_screen_of_another_encoding_gets_what_it_can_show(self, process, folder, note):
        (folder / "č.txt").write_bytes(note)

        result = process("detect", "č.txt", PYTHONIOENCODING="latin-1")

        assert result == (0, b"\\u010d.txt: note, certain\n", "")

    def test_closed_standard_error_stops_nothing(self, folder, environment, note):
        (folder / "a.txt").write_bytes(note)
        (folder / "b.txt").write_bytes(note)
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m converter convert a.txt b.txt missing.txt --to slip 2>&-"],
            env=environment,
            check=False,
        )

        assert done.returncode == 1
        assert (folder / "a.slip").exists()
        assert (folder / "b.slip").exists()

    def test_closed_standard_output_gives_no_traceback(self, folder, environment):
        command = ["bash", "-c", f"{sys.executable} -m converter formats >&-"]
        done = subprocess.run(command, stderr=subprocess.PIPE, env=environment, check=False)

        assert b"Traceback" not in done.stderr

    @pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
    def test_a_full_disk_behind_standard_error_gives_no_traceback(self, folder, environment):
        with FULL.open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "converter", "detect", "missing.txt"],
                stdout=subprocess.PIPE,
                stderr=full,
                env=environment,
                check=False,
            )

        assert done.returncode == 1

    def test_a_folder_that_is_gone_under_us_is_told(self, folder, environment):
        command = f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m converter convert a.txt b.txt"
        done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment, check=False)

        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert b"standard output" not in done.stderr

    @pytest.mark.parametrize(
        ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
    )
    def test_what_was_written_before_an_interruption_is_whole(self, folder, environment, note, number, status):
        """The second input is a pipe from us, so that the run waits there."""
        (folder / "a.txt").write_bytes(note)
        before = signal.signal(number, signal.SIG_DFL)  # a shell's job in the background ignores some of them
        with subprocess.Popen(
            [sys.executable, "-m", "converter", "convert", "a.txt", "-", "--to", "slip"],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        ) as process:
            signal.signal(number, before)
            until = time.monotonic() + 60
            while not (folder / "a.slip").exists() and time.monotonic() < until:
                time.sleep(0.01)
            process.send_signal(number)
            errors = process.stderr.read().decode()

        assert process.returncode == status
        assert "Traceback" not in errors
        assert sorted(path.name for path in folder.iterdir()) == ["a.slip", "a.txt"]
        assert (folder / "a.slip").read_bytes().endswith(note)

    def test_an_interruption_while_the_program_loads_gives_no_traceback(self, folder, environment):
        """What is loaded first interrupts, as a person may."""
        (folder / "click.py").write_text("raise KeyboardInterrupt")
        command = [sys.executable, "-m", "converter", "formats"]
        done = subprocess.run(command, capture_output=True, env=environment | {"PYTHONPATH": "."}, check=False)

        assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")

    def test_an_interruption_says_what_was_done(self, run, folder, note, monkeypatch):
        (folder / "a.txt").write_bytes(note)
        monkeypatch.setattr("converter.cli.inputs.Input.read", _interrupted)

        result = run("convert", "a.txt", "b.txt", "--to", "slip")

        assert result.status == 130
        assert "converter: interrupted; 2 not begun\n" in result.errors


def _interrupted(_):
    raise KeyboardInterrupt


class TestProgress:
    def test_a_bar_is_shown_on_a_terminal(self, folder, environment, note):
        """Messages stand whole, each on its line, above the bar."""
        pty = pytest.importorskip("pty")
        for name in ("a.txt", "b.txt"):
            (folder / name).write_bytes(note)
        master, slave = pty.openpty()
        command = [sys.executable, "-m", "converter", "convert", "a.txt", "missing.txt", "b.txt", "--to", "slip"]
        variables = environment | {"TERM": "xterm"}
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=slave, env=variables) as process:
            os.close(slave)
            written = _all(master)
        os.close(master)

        assert "3/3" in written
        assert "missing.txt: cannot be read: No such file or directory\r\n" in written
        assert process.returncode == 1


def _all(descriptor):
    written = b""
    while True:
        try:
            part = os.read(descriptor, 65536)
        except OSError:  # the other end is closed
            return written.decode()
        if not part:
            return written.decode()
        written += part

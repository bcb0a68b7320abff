"""`converter inspect` shows fields, body and the whole text with its segments and notices."""

from __future__ import annotations

import os
import pty
import re
import string
import subprocess
import sys

import pytest

from converter import load_record


@pytest.fixture
def inspect(run):
    """Look with the plugin `notes` alone."""

    def call(*arguments, stdin=b""):
        return run("--only", "notes", "inspect", *arguments, stdin=stdin)

    return call


def test_json_is_the_record(inspect, note):
    result = inspect("-", "--json", stdin=note)

    assert result.status == 0
    assert load_record(result.output).source.data == note


def test_what_it_is_stands_first(inspect, folder, note):
    (folder / "a.txt").write_bytes(note)

    first, second = inspect("a.txt").lines[:2]

    assert first == "a.txt"
    assert second.startswith("note, note; 85 characters in 4 lines, utf-8; sha256 ")


def test_a_field_has_its_value_and_place(inspect, folder, note):
    (folder / "a.txt").write_bytes(note)

    lines = [" ".join(line.split()) for line in inspect("a.txt").lines]

    assert "Place Field Kind Value" in lines
    assert "1:1 title NOTE FOR THE FILE: KEYS" in lines


def test_the_body_is_shown_as_it_reads(inspect, note):
    assert "¶ The keys of the north gate hang in the porter's lodge." in inspect("-", stdin=note).text


def test_every_line_is_shown_with_what_it_was_taken_for(inspect, note):
    assert inspect("-", stdin=note).lines[-4:] == [
        "1 subject = NOTE FOR THE FILE: KEYS",
        "2         =",
        "3 text    | The keys of the  north gate",
        "4         | hang in the porter's lodge.",
    ]


def test_a_notice_stands_below_its_place(inspect, note):
    lines = inspect("-", stdin=note + b"Run!").lines

    assert lines[lines.index("3 text    | The keys of the  north gate") + 1] == (
        "          ^ column 1: the note is loud [shouting]"
    )


def test_a_notice_without_a_place_stands_at_the_end(inspect, note):
    lines = inspect("-", "-s", "note.remark=by hand", stdin=note).lines

    assert lines[-2:] == ["Notices", "by hand [remark]"]


def test_control_characters_are_pictured(inspect, note):
    result = inspect("-", stdin=note + b"bell\x07 \x1b[1mbold\x1b[0m\x7f")

    assert "bell␇ ␛[1mbold␛[0m␡" in result.text
    assert b"\x1b" not in result.output


def test_a_long_line_is_cut_and_counted(inspect):
    result = inspect("-", stdin=b"NOTE FOR THE FILE\n" + b"x" * 100_000)

    assert "… 98000 more characters" in result.text
    assert len(result.output) < 10_000


def test_an_empty_body_and_a_mark_of_order_are_no_obstacle(inspect):
    assert inspect("-", stdin=b"\xef\xbb\xbfNOTE FOR THE FILE").status == 0


def test_what_cannot_be_read_is_refused_with_its_place(inspect, folder):
    (folder / "a.txt").write_bytes(b"NOTE FOR THE FILE\nREFUSE")

    assert inspect("a.txt") == (1, b"", "a.txt:2:1: a note must not be refused\n")


def test_a_folder_is_no_document(inspect, folder):
    told = "converter: inspect takes one file, and . is a folder; see `converter inspect --help`\n"

    assert inspect(".") == (2, b"", told)


def terminal(environment, *arguments, columns="60"):
    """What the command writes to a terminal."""
    master, slave = pty.openpty()
    variables = environment | {"COLUMNS": columns, "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "converter", "--only", "notes", "inspect", *arguments]
    with subprocess.Popen(command, stdout=slave, stderr=slave, env=variables) as process:
        os.close(slave)
        written = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            written += part
    os.close(master)
    assert process.returncode == 0
    return written.decode()


def test_segments_are_coloured_on_a_terminal(folder, environment, note):
    (folder / "a.txt").write_bytes(note)
    del environment["NO_COLOR"]

    assert "\x1b[36mNOTE FOR THE FILE: KEYS" in terminal(environment, "a.txt")


def test_there_is_no_colour_if_nobody_wants_it(folder, environment, note):
    (folder / "a.txt").write_bytes(note)

    assert "\x1b[36m" not in terminal(environment, "a.txt")


def test_a_narrow_terminal_loses_nothing(folder, environment):
    """Fields are folded, not cut: a long word stands in several parts, if it must."""
    (folder / "a.txt").write_text(f"NOTE FOR THE FILE: {2 * string.ascii_uppercase}\n")

    shown = terminal(environment, "a.txt", columns="24")
    fields = shown.partition("Body")[0]

    assert "…" not in fields
    assert 2 * string.ascii_uppercase in "".join(re.findall("[A-Z]", fields))


def test_long_lines_are_folded_on_a_terminal(folder, environment):
    (folder / "a.txt").write_bytes(b"NOTE FOR THE FILE\n" + b"x" * 100)

    shown = terminal(environment, "a.txt")

    assert f"{'x' * 46}\r\n" in shown or "\x1b[0m\r\n" in shown
    assert "x" * 61 not in shown

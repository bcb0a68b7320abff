"""`converter convert` goes on after a refusal, and says of each what, where and why."""

from __future__ import annotations

import os

import pytest


class TestRefusals:
    def test_one_bad_input_does_not_stop_the_others(self, convert, folder, note):
        (folder / "a.txt").write_bytes(b"nothing to see")
        (folder / "b.txt").write_bytes(note)

        result = convert("a.txt", "missing.txt", "b.txt")

        assert result.status == 1
        assert (folder / "b.slip").exists()
        assert [line.partition(":")[0] for line in result.errors.splitlines()] == [
            "a.txt",
            "missing.txt",
            "converter",
        ]
        assert result.errors.endswith("converter: 1 converted, 2 refused; 1 file written\n")

    def test_an_input_that_may_not_be_read_does_not_stop_the_others(self, convert, folder, note, monkeypatch):
        """It is opened like the others; nothing is asked beforehand that would end the run."""
        (folder / "a.txt").write_bytes(note)
        monkeypatch.setattr(os, "access", lambda *_, **__: False)

        assert convert("missing.txt", "a.txt").errors.splitlines() == [
            "missing.txt: cannot be read: No such file or directory",
            "converter: 1 converted, 1 refused; 1 file written",
        ]

    def test_a_reader_says_where_it_refuses(self, convert, folder):
        (folder / "a.txt").write_bytes(b"NOTE FOR THE FILE\r\nplease REFUSE this")

        result = convert("a.txt")

        assert result.errors.startswith("a.txt:2:8: a note must not be refused\n")

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (b"BREAK READING", "'note' broke while asked to read: RuntimeError: the reader lost its pencil"),
            (b"UNWRITABLE", "'slip' broke while asked to write: RuntimeError: the stamp is dry"),
            (b"LOSE", "reader 'note' made an unsound record: 'LOSE' at 18 is body, but in no leaf"),
            (b"a\ttab", "writer 'slip' made an invalid file: line 3: a tab [no-tabs]"),
        ],
    )
    def test_a_broken_plugin_is_named(self, convert, folder, note, words, message, names):
        (folder / "a.txt").write_bytes(b"NOTE FOR THE FILE\n" + words)
        (folder / "b.txt").write_bytes(note)

        result = convert("a.txt", "b.txt")

        assert result.status == 1
        assert result.errors.startswith(f"a.txt: {message}")
        assert names(folder) == ["a.txt", "b.slip", "b.txt"]

    def test_a_reader_that_breaks_in_detection_is_named_once(self, convert, folder):
        """Others are asked all the same; here none of them knows the text."""
        for name in ("a.txt", "b.txt"):
            (folder / name).write_bytes(b"BREAK DETECTION")

        result = convert("a.txt", "b.txt")

        assert result.status == 1
        assert "a.txt: no reader knows this text" in result.errors

    def test_two_inputs_for_one_output_are_both_refused(self, convert, folder, note):
        for name in ("1", "2"):
            (folder / name).mkdir()
            (folder / name / "a.txt").write_bytes(note)

        result = convert("1/a.txt", "2/a.txt", "--output", "out")

        assert result.status == 1
        assert "2 refused" in result.errors
        assert not (folder / "out").exists()

    def test_a_file_in_the_place_of_the_output_folder_is_told(self, convert, folder, note):
        (folder / "a.txt").write_bytes(note)
        (folder / "out").write_bytes(b"")

        result = convert("a.txt", "--output", "out")

        assert result.status == 2
        assert result.errors.startswith("converter: --output takes a folder, and out is a file; see")

    def test_an_output_name_that_is_too_long_is_told(self, convert, folder, note):
        name = "n" * 252
        (folder / name).write_bytes(note)

        result = convert(name)

        assert result.status == 1
        assert "File name too long" in result.errors

    def test_special_files_are_refused_unopened(self, convert, folder):
        os.mkfifo(folder / "pipe")

        result = convert("pipe", "/dev/null")

        assert result.errors.splitlines()[:2] == [
            "pipe: this is a named pipe; only ordinary files are read",
            "/dev/null: this is a device; only ordinary files are read",
        ]


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--to", "slop"], "there is no writer 'slop'; did you mean 'slip'?"),
            (["--to", ","], "name at least one writer"),
            (["--otherwise", "not"], "there is no reader 'not'; did you mean 'note'?"),
            (
                ["--from", "note", "--otherwise", "note"],
                "--from takes every text, so nothing is left to --otherwise; give one of them",
            ),
            (["--from", "not"], "there is no reader 'not'; did you mean 'note'?"),
            (["-s", "slip"], "is not FORMAT.KEY=VALUE"),
            (["-s", "slip.stump=1"], "slip has no option 'stump'; it has copies, loud, stamp"),
            (["-s", "slip.copies=two"], "slip.copies takes a whole number, not 'two'"),
            (["-s", "slap.copies=2"], "there is no format 'slap'"),
            (["--encoding", "latin-99"], "no text encoding is called 'latin-99'"),
            (["--encoding", "hex"], "no text encoding is called 'hex'"),
        ],
    )
    def test_what_is_not_there_is_told_before_anything_is_done(self, run, folder, note, arguments, message, names):
        (folder / "a.txt").write_bytes(note)
        to = [] if "--to" in arguments else ["--to", "slip"]

        result = run("convert", "a.txt", *to, *arguments)

        assert result.status == 2
        assert message in result.errors
        assert names(folder) == ["a.txt"]

    def test_an_input_is_needed(self, run):
        assert run("convert").status == 2


@pytest.mark.parametrize(("texts", "why"), [(9, " (9 of no known format, 1 no text that can be read)"), (8, "")])
def test_many_refusals_are_counted_by_their_reasons(run, folder, texts, why):
    (folder / "bad").write_bytes(b"\xff\x00")
    for number in range(texts):
        (folder / f"{number}.txt").write_bytes(b"plain words")

    result = run("--only", "notes,record", "convert", ".", "--to", "record")

    assert result.status == 1
    assert len(result.errors.splitlines()) == texts + 2
    assert result.errors.endswith(f"converter: {texts + 1} refused{why}\n")

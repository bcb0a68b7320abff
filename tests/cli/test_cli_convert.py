"""`converter convert` writes each input's outputs whole or not at all, and goes on after a refusal."""

from __future__ import annotations

import json
import os

import pytest


@pytest.fixture
def convert(run):
    """Convert to slips, with the plugin `notes` alone."""

    def call(*arguments, stdin=b""):
        return run("--only", "notes", "convert", *arguments, "--to", "slip", stdin=stdin)

    return call


def names(folder):
    """All files below *folder*, hidden ones too."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


class TestWriting:
    def test_the_output_stands_beside_the_input(self, convert, folder, note):
        (folder / "in").mkdir()
        (folder / "in" / "a.txt").write_bytes(note)

        result = convert("in/a.txt")

        assert result == (0, b"", "converter: 1 converted; 1 file written\n")
        assert (folder / "in" / "a.slip").read_bytes() == b"FILED %d\n%b" % (len(note), note)

    def test_a_folder_is_mirrored_under_the_output_folder(self, convert, folder, note):
        for name in ("a.txt", "sub/b.txt"):
            path = folder / "in" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(note)

        result = convert("in", "--output", "out/new")

        assert result.status == 0
        assert names(folder / "out") == ["new/a.slip", "new/sub/b.slip"]

    def test_standard_input_is_called_stdin(self, convert, folder, note):
        assert convert("-", "--output", "out", stdin=note).status == 0
        assert names(folder / "out") == ["stdin.slip"]

    def test_standard_output_takes_one_output(self, convert, folder, note):
        result = convert("-", "--output", "-", stdin=note)

        assert result == (0, b"FILED %d\n%b" % (len(note), note), "")
        assert names(folder) == []

    @pytest.mark.parametrize(
        "arguments", [["a", "b", "--to", "slip"], ["a", "--to", "slip,copy"], ["a", "--json"]]
    )
    def test_standard_output_takes_no_more_than_one(self, run, folder, note, arguments):
        result = run("convert", *arguments, "--output", "-")

        assert result.status == 2
        assert "one input and one format" in result.errors

    def test_several_writers_are_asked_in_their_order(self, run, folder, note):
        (folder / "a.html").write_bytes(note)

        result = run("convert", "a.html", "--to", "slip, copy", "--to", "slip", "--json")

        assert [output["writer"] for output in json.loads(result.text)["outputs"]] == ["slip", "copy"]
        assert names(folder) == ["a.html", "a.slip", "a.txt"]

    def test_the_same_input_gives_the_same_bytes(self, run, folder, note):
        (folder / "a.txt").write_bytes(note)
        for out in ("1", "2"):
            assert run("convert", "a.txt", "--to", "slip,record", "--output", out).status == 0

        assert names(folder / "1") == ["a.record.json", "a.slip"]
        for name in names(folder / "1"):
            assert (folder / "1" / name).read_bytes() == (folder / "2" / name).read_bytes()

    def test_an_option_is_set(self, run, folder, note):
        (folder / "a.txt").write_bytes(note)
        settings = ("-s", "slip.stamp=SEEN", "-s", "slip.loud=yes", "-s", "note.remark=by hand")

        result = run("convert", "a.txt", "--to", "slip", "--json", *settings)

        assert (folder / "a.slip").read_bytes().startswith(b"SEEN! ")
        assert [one["message"] for one in json.loads(result.text)["notices"]] == ["by hand"]

    def test_an_encoding_is_forced(self, convert, folder):
        (folder / "a.txt").write_bytes(b"NOTE FOR THE FILE: caf\xe9\nshut")

        assert convert("a.txt", "--encoding", "cp1252").status == 0
        assert (folder / "a.slip").read_bytes().endswith(b"caf\xe9\nshut")

    def test_an_encoding_that_was_named_in_error_is_told(self, convert, folder, note):
        (folder / "a.txt").write_bytes(b"NOTE FOR THE FILE\n")

        assert convert("a.txt", "--encoding", "utf-16-le").errors.splitlines()[0] == (
            "a.txt: no reader knows this text; name a reader with --from to read it all the same (`converter formats` lists them); "
            "it was decoded as utf-16-le, as was asked, but its bytes are valid UTF-8: try without --encoding"
        )

    def test_a_reader_is_forced(self, convert, folder):
        (folder / "a.txt").write_bytes(b"no mark\nat all")

        assert convert("a.txt", "--from", "note").status == 0


class TestWhatIsThere:
    def test_a_second_run_changes_nothing(self, convert, folder, note):
        (folder / "a.txt").write_bytes(note)
        convert(".")
        before = (folder / "a.slip").stat()  # without the time of the last reading

        result = convert(".")

        assert result == (0, b"", "converter: 1 converted; 1 file unchanged; left out: outputs 1\n")
        after = (folder / "a.slip").stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_another_file_stays(self, convert, folder, note):
        (folder / "a.txt").write_bytes(note)
        (folder / "a.slip").write_bytes(b"mine")

        result = convert("a.txt")

        assert result.status == 1
        assert result.errors.startswith("a.txt: a.slip is there already and differs; --overwrite replaces it\n")
        assert (folder / "a.slip").read_bytes() == b"mine"

    def test_all_outputs_of_an_input_or_none(self, run, folder, note):
        (folder / "a.txt").write_bytes(note)
        (folder / "a.slip").write_bytes(b"mine")

        assert run("convert", "a.txt", "--to", "record,slip").status == 1
        assert names(folder) == ["a.slip", "a.txt"]

    def test_it_is_replaced_with_overwrite(self, convert, folder, note):
        (folder / "a.txt").write_bytes(note)
        (folder / "a.slip").write_bytes(b"old")

        result = convert("a.txt", "--overwrite")

        assert result == (0, b"", "converter: 1 converted; 1 file replaced\n")
        assert (folder / "a.slip").read_bytes().startswith(b"FILED")

    def test_an_output_of_this_run_is_never_replaced(self, convert, folder, note):
        """Two folders may be one, as two names are where case does not count: the second input is refused."""
        (folder / "in" / "sub").mkdir(parents=True)
        (folder / "out").mkdir()
        (folder / "in" / "a.txt").write_bytes(note)
        (folder / "in" / "sub" / "a.txt").write_bytes(note + b"other words")
        (folder / "out" / "sub").symlink_to(".")

        result = convert("in", "--output", "out", "--overwrite")

        assert result.status == 1
        assert result.errors.startswith("in/sub/a.txt: out/sub/a.slip is the output of another input of this run;")
        assert result.errors.endswith("\nconverter: 1 converted, 1 refused; 1 file written\n")
        assert b"other words" not in (folder / "out" / "a.slip").read_bytes()

    def test_an_input_is_never_replaced(self, run, folder, note):
        (folder / "a.txt").write_bytes(note)

        assert run("convert", "a.txt", "--to", "copy", "--overwrite").status == 0
        assert names(folder) == ["a.txt", "a.txt.txt"]


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
    def test_a_broken_plugin_is_named(self, convert, folder, note, words, message):
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
    def test_what_is_not_there_is_told_before_anything_is_done(self, run, folder, note, arguments, message):
        (folder / "a.txt").write_bytes(note)
        to = [] if "--to" in arguments else ["--to", "slip"]

        result = run("convert", "a.txt", *to, *arguments)

        assert result.status == 2
        assert message in result.errors
        assert names(folder) == ["a.txt"]

    def test_an_input_is_needed(self, run):
        assert run("convert").status == 2


@pytest.mark.parametrize(
    ("texts", "why"), [(9, " (9 of no known format, 1 no text that can be decoded)"), (8, "")]
)
def test_many_refusals_are_counted_by_their_reasons(run, folder, texts, why):
    (folder / "bad").write_bytes(b"\xff\x00")
    for number in range(texts):
        (folder / f"{number}.txt").write_bytes(b"plain words")

    result = run("--only", "notes,record", "convert", ".", "--to", "record")

    assert result.status == 1
    assert len(result.errors.splitlines()) == texts + 2
    assert result.errors.endswith(f"converter: {texts + 1} refused{why}\n")


class TestReport:
    def test_each_input_gives_a_line_of_json(self, convert, folder, note):
        (folder / "a.txt").write_bytes(note + b"Hurry!\r\n")
        (folder / "b.txt").write_bytes(b"NOTE FOR THE FILE\nREFUSE")

        result = convert("a.txt", "b.txt", "--json")

        assert [json.loads(line) for line in result.lines] == [
            {
                "input": "a.txt",
                "format": "note",
                "outputs": [{"writer": "slip", "path": "a.slip", "state": "written"}],
                "notices": [
                    {"code": "shouting", "message": "the note is loud", "span": [27, 28], "line": 3, "column": 1}
                ],
                "error": None,
            },
            {
                "input": "b.txt",
                "format": None,
                "outputs": [],
                "notices": [],
                "error": {"kind": "read", "message": "a note must not be refused", "line": 2, "column": 1},
            },
        ]

    def test_notices_are_counted(self, convert, folder, note):
        (folder / "a.txt").write_bytes(note + b"!")

        assert (
            convert("a.txt").errors
            == "converter: 1 converted; 1 file written; 1 notice (`converter inspect a.txt` shows it)\n"
        )

    def test_the_first_document_with_notices_is_named(self, convert, folder, note):
        """Of many documents, one to begin with, as a shell takes it, and the way to the others."""
        for name in ("a.txt", "b c.txt", "d.txt"):
            (folder / name).write_bytes(note + (b"!" if name != "a.txt" else b""))

        assert convert("a.txt", "b c.txt", "d.txt").errors == (
            "converter: 3 converted; 3 files written; 2 notices in 2 documents "
            "(`converter inspect 'b c.txt'` shows the first; `--json` names all)\n"
        )

    def test_quiet_leaves_only_what_went_wrong(self, convert, folder, note):
        (folder / "a.txt").write_bytes(note)

        assert convert("a.txt", "missing", "-q").errors == "missing: cannot be read: No such file or directory\n"

    def test_an_empty_folder_is_said_to_be_empty(self, convert, folder):
        assert convert(".") == (0, b"", "converter: nothing to be converted\n")

    def test_names_are_shown_safely_and_reported_exactly(self, convert, folder, note):
        name = os.fsdecode(b"\xff\x1b[1m\n.txt")
        (folder / name).write_bytes(note)
        (folder / "b").write_bytes(b"")

        result = convert(name, "b", "--json")
        first = json.loads(result.lines[0])

        assert first["input_encoded"] == "%FF%1B%5B1m%0A.txt"
        assert first["outputs"][0]["path_encoded"] == "%FF%1B%5B1m%0A.slip"
        assert (folder / os.fsdecode(b"\xff\x1b[1m\n.slip")).exists()

    def test_a_message_about_a_name_that_is_not_utf8_is_still_json(self, convert, folder, note):
        (folder / os.fsdecode(b"caf\xe9.txt")).write_bytes(note)
        (folder / os.fsdecode(b"caf\xe9.slip")).write_bytes(b"mine")

        result = convert(".", "--json")

        assert result.status == 1
        assert json.loads(result.text)["error"]["message"].startswith("caf\\xe9.slip is there already and differs")

    def test_a_name_in_a_message_is_one_line(self, convert, folder):
        name = os.fsdecode(b"\xff\x1b[1m\n.txt")
        (folder / name).write_bytes(b"")

        assert convert(name).errors.startswith("\\xff\\x1b[1m\\n.txt: the input is empty")

    def test_the_name_in_a_record_can_stand_in_every_output(self, run, folder, note):
        name = os.fsdecode(b"\xff\x1b.txt")
        (folder / name).write_bytes(note)

        result = run("convert", name, "--to", "record", "--output", "-")

        assert json.loads(result.text)["source"]["name"] == "\\xff\\x1b.txt"

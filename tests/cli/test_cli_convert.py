"""`converter convert` writes each input's outputs whole or not at all, and leaves alone what is there."""

from __future__ import annotations

import json

import pytest


class TestWriting:
    def test_the_output_stands_beside_the_input(self, convert, folder, note):
        (folder / "in").mkdir()
        (folder / "in" / "a.txt").write_bytes(note)

        result = convert("in/a.txt")

        assert result == (0, b"", "converter: 1 converted; 1 file written\n")
        assert (folder / "in" / "a.slip").read_bytes() == b"FILED %d\n%b" % (len(note), note)

    def test_a_folder_is_mirrored_under_the_output_folder(self, convert, folder, note, names):
        for name in ("a.txt", "sub/b.txt"):
            path = folder / "in" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(note)

        result = convert("in", "--output", "out/new")

        assert result.status == 0
        assert names(folder / "out") == ["new/a.slip", "new/sub/b.slip"]

    def test_standard_input_is_called_stdin(self, convert, folder, note, names):
        assert convert("-", "--output", "out", stdin=note).status == 0
        assert names(folder / "out") == ["stdin.slip"]

    def test_standard_output_takes_one_output(self, convert, folder, note, names):
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

    def test_several_writers_are_asked_in_their_order(self, run, folder, note, names):
        (folder / "a.html").write_bytes(note)

        result = run("convert", "a.html", "--to", "slip, copy", "--to", "slip", "--json")

        assert [output["writer"] for output in json.loads(result.text)["outputs"]] == ["slip", "copy"]
        assert names(folder) == ["a.html", "a.slip", "a.txt"]

    def test_the_same_input_gives_the_same_bytes(self, run, folder, note, names):
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

    def test_all_outputs_of_an_input_or_none(self, run, folder, note, names):
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

    def test_an_input_is_never_replaced(self, run, folder, note, names):
        (folder / "a.txt").write_bytes(note)

        assert run("convert", "a.txt", "--to", "copy", "--overwrite").status == 0
        assert names(folder) == ["a.txt", "a.txt.txt"]

"""`converter validate` checks outputs, `converter recover` gives their sources back."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def slip(run, folder, note):
    """An output `a.slip` in the folder."""
    (folder / "a.txt").write_bytes(note)
    assert run("convert", "a.txt", "--to", "slip").status == 0
    return folder / "a.slip"


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_where_outputs_go_has_a_short_name(run, folder, slip, option):
    """In each command that writes into a place of one's choice."""
    assert run("convert", "a.txt", "--to", "slip", option, "made").status == 0
    assert run("recover", "made/a.slip", option, "back.txt").status == 0
    assert (folder / "back.txt").read_bytes() == (folder / "a.txt").read_bytes()


class TestValidate:
    def test_a_sound_output_is_valid(self, run, slip):
        assert run("validate", "a.slip") == (0, b"", "converter: 1 valid\n")

    def test_a_problem_has_its_line_and_rule(self, run, folder, slip):
        slip.write_bytes(slip.read_bytes() + b"\tx")

        result = run("validate", "a.slip")

        assert result == (1, b"a.slip:6: a tab [no-tabs]\n", "converter: 1 invalid\n")

    def test_json_gives_a_line_for_each_output(self, run, folder, slip):
        (folder / "b.slip").write_bytes(b"FILED 1\n\t")

        result = run("validate", "a.slip", "b.slip", "c.slip", "--json")

        assert [json.loads(line) for line in result.lines] == [
            {"input": "a.slip", "writer": "slip", "valid": True, "problems": [], "error": None},
            {
                "input": "b.slip",
                "writer": "slip",
                "valid": False,
                "problems": [{"message": "a tab", "line": 2, "path": None, "rule": "no-tabs"}],
                "error": None,
            },
            {
                "input": "c.slip",
                "writer": None,
                "valid": False,
                "problems": [],
                "error": {
                    "kind": "source",
                    "message": "cannot be read: No such file or directory",
                    "line": None,
                    "column": None,
                },
            },
        ]

    def test_of_a_folder_only_outputs_are_checked(self, run, folder, slip):
        (folder / "readme").write_bytes(b"")

        result = run("--only", "record", "--only", "notes", "validate", ".", "--json")

        assert [json.loads(line)["input"] for line in result.lines] == ["a.slip", "a.txt"]

    def test_what_was_left_out_of_a_folder_is_counted(self, run, folder, slip):
        (folder / ".hidden").touch()
        (folder / "plain").touch()

        assert run("validate", ".").errors == "converter: 2 valid; left out: hidden 1, other files 1\n"

    def test_the_writer_is_known_by_the_content_where_the_name_says_nothing(self, run, folder, slip):
        slip.rename(folder / "kept")

        assert json.loads(run("--only", "notes", "validate", "kept", "--json").lines[0])["writer"] == "slip"

    def test_what_no_writer_knows_is_refused(self, run, folder):
        (folder / "a").write_bytes(b"nothing")

        result = run("--only", "record", "validate", "a")

        assert result.status == 1
        assert result.errors.startswith("a: no writer knows this file; there are record\n")

    def test_a_record_is_checked(self, run, folder, slip):
        run("convert", "a.txt", "--to", "record")
        record = folder / "a.record.json"
        assert run("validate", "a.record.json").status == 0
        record.write_bytes(record.read_bytes().replace(b'"utf-8"', b'"cp037"'))

        assert run("validate", "a.record.json").status == 1

    def test_quiet_leaves_only_the_problems(self, run, slip):
        assert run("validate", "a.slip", "-q") == (0, b"", "")


class TestRecover:
    def test_the_source_goes_to_standard_output(self, run, slip, note):
        assert run("recover", "a.slip") == (0, note, "")

    def test_the_source_goes_to_a_file(self, run, folder, slip, note):
        assert run("recover", "a.slip", "--output", "again/a.txt") == (0, b"", "")
        assert (folder / "again" / "a.txt").read_bytes() == note

    def test_another_file_is_not_written_over(self, run, folder, slip, note):
        (folder / "b.txt").write_bytes(b"mine")

        assert run("recover", "a.slip", "--output", "b.txt").status == 1
        assert (folder / "b.txt").read_bytes() == b"mine"
        assert run("recover", "a.slip", "--output", "b.txt", "--overwrite").status == 0
        assert (folder / "b.txt").read_bytes() == note

    def test_the_writer_is_known_by_the_content_where_the_name_says_nothing(self, run, slip, note):
        assert run("--only", "notes", "recover", "-", stdin=slip.read_bytes()) == (0, note, "")

    def test_bytes_are_given_back_as_they_were(self, run, folder):
        """Byte order mark, every kind of line end, control characters, no line end at the end."""
        data = b"\xef\xbb\xbfNOTE FOR THE FILE\r\n\x07\xc2\xa0a\rb\nc"
        (folder / "a.txt").write_bytes(data)
        run("convert", "a.txt", "--to", "slip,record")

        assert run("recover", "a.slip").output == data
        assert run("recover", "a.record.json").output == data

    def test_an_output_that_is_damaged_is_refused(self, run, slip):
        slip.write_bytes(b"FILED 85\nshort")

        assert run("recover", "a.slip") == (1, b"", "a.slip: this is no slip\n")

    def test_a_missing_file_is_refused(self, run):
        assert run("recover", "a.slip").errors == "a.slip: cannot be read: No such file or directory\n"

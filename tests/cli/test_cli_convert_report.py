"""What `converter convert` says of each input: a line for people, or one of JSON."""

from __future__ import annotations

import json
import os


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

"""`converter detect` says the format, how sure it is, and shows the evidence."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def detect(run):
    """Ask with the plugin `notes` alone."""

    def call(*arguments, stdin=b""):
        return run("--only", "notes", "detect", *arguments, stdin=stdin)

    return call


def test_a_known_text_is_named(detect, folder, note):
    (folder / "a.txt").write_bytes(note)

    assert detect("a.txt") == (0, b"a.txt: note, certain\n", "")


def test_the_status_is_0_only_if_all_were_recognised(detect, folder, note):
    (folder / "a.txt").write_bytes(note)
    (folder / "b.txt").write_bytes(b"nothing")

    result = detect("a.txt", "b.txt")

    assert result.status == 1
    assert result.lines == ["a.txt: note, certain"]
    assert result.errors.startswith("b.txt: no reader knows this text")


def test_standard_input_is_examined(detect, note):
    assert detect("-", stdin=note).lines == ["-: note, certain"]


def test_the_evidence_is_quoted_with_its_place(detect, folder, note):
    (folder / "a.txt").write_bytes(b"\n  see NOTE FOR THE FILE\n")

    result = detect("a.txt", "--explain")

    assert result.lines == [
        "a.txt: not recognised",
        "  note: possible",
        "    2:7: first words: NOTE FOR THE FILE",
        "    missing: a date",
    ]


def test_a_reader_that_sees_nothing_says_so(detect, folder):
    (folder / "a.txt").write_bytes(b"nothing")

    assert detect("a.txt", "--explain").lines == ["a.txt: not recognised", "  note: no"]


def test_a_reader_that_breaks_is_named(detect, folder):
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(b"BREAK DETECTION")

    result = detect("a.txt", "b.txt", "--explain")

    assert result.lines[1::2] == ["  note broke: RuntimeError: no such mark"] * 2
    assert result.errors.count("'note' broke while asked to detect") == 1


def test_json_has_all_of_it(detect, folder, note):
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbf" + note)

    assert json.loads(detect("a.txt", "--json").text) == {
        "input": "a.txt",
        "format": "note",
        "confidence": "certain",
        "claims": [
            {
                "reader": "note",
                "confidence": "certain",
                "evidence": [
                    {"mark": "first words", "text": "NOTE FOR THE FILE", "span": [0, 17], "line": 1, "column": 1}
                ],
                "missing": ["a date"],
                "failure": None,
            }
        ],
        "error": None,
    }


@pytest.mark.parametrize(
    ("data", "kind", "claims"),
    [
        (b"nothing", "unknown-format", 0),
        (b"see NOTE FOR THE FILE", "unknown-format", 1),
        (b"BREAK DETECTION", "unknown-format", 1),
        (b"\xff", "source", 0),
        (b"", "source", 0),
    ],
)
def test_json_of_what_is_not_recognised_has_the_error(detect, folder, data, kind, claims):
    (folder / "a.txt").write_bytes(data)

    result = detect("a.txt", "--json")
    found = json.loads(result.text)

    assert result.status == 1
    assert (found["format"], found["confidence"]) == (None, None)
    assert found["error"]["kind"] == kind
    assert len(found["claims"]) == claims


def test_a_folder_gives_a_line_for_each_file(detect, folder, note):
    (folder / "in").mkdir()
    for name in ("a.txt", "b.txt", "c.slip"):
        (folder / "in" / name).write_bytes(note)

    result = detect("in", "--json")

    assert [json.loads(line)["input"] for line in result.lines] == ["in/a.txt", "in/b.txt"]


def test_what_is_left_out_of_a_folder_is_counted(detect, folder, note):
    """Otherwise a folder of outputs alone would be answered by nothing at all."""
    (folder / "in").mkdir()
    (folder / "in" / "c.slip").write_bytes(note)
    (folder / "in" / ".d").write_bytes(note)

    nothing = detect("in")
    (folder / "in" / "a.txt").write_bytes(note)
    one = detect("in")

    assert (nothing.status, nothing.text) == (0, "")
    assert nothing.errors == "converter: nothing to be examined; left out: hidden 1, outputs 1\n"
    assert one.lines == ["in/a.txt: note, certain"]
    assert one.errors == "converter: left out: hidden 1, outputs 1\n"


def test_what_is_quoted_commands_no_terminal(detect, folder):
    (folder / "\x1b[2J.txt").write_bytes(b"NOTE FOR THE FILE")

    assert b"\x1b" not in detect("\x1b[2J.txt", "--explain").output


def test_an_encoding_is_forced(detect, folder, note):
    (folder / "a.txt").write_bytes(note + b"\xe9")

    assert detect("a.txt").status == 1
    assert detect("a.txt", "--encoding", "latin-1").status == 0


def test_an_explained_refusal_does_not_advise_to_explain(run, folder):
    (folder / "plain.txt").write_text("plain words\n")

    plain = run("--block", "notes", "detect", "plain.txt", "--explain")

    assert plain.status == 1
    assert "--explain" not in plain.errors
    assert "`converter formats` lists them" in plain.errors

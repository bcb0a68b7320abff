"""Whatever an input holds, the answer is a right result or one clear line, never a traceback."""

from __future__ import annotations

import json
import os

import pytest

NOTE = b"NOTE FOR THE FILE\n"
LONG = 10_000_000
DAMAGED = "the file is damaged, or not what its byte order mark says"

REFUSED = {
    "empty": (b"", "bad: the input is empty; there is nothing to convert"),
    "NUL bytes": (NOTE + b"a\0b", "bad:2:2: not a text: a NUL at byte 19"),
    "binary": (
        b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4,
        "bad: not valid UTF-8 at byte 135; it looks like a binary file",
    ),
    "cp1252": (
        NOTE + b"caf\xe9 \x93closed\x94 \x96 until Monday",
        "bad:2:4: not valid UTF-8 at byte 21; it may be cp1252: try --encoding cp1252",
    ),
    "UTF-16 without its mark": (
        NOTE.decode().encode("utf-16-be"),
        "bad:1:1: not a text: a NUL at byte 0; it looks like UTF-16 without its mark: try --encoding utf-16-be",
    ),
    "half a character of UTF-16": (b"\xff\xfeN\x00O", f"bad:1:2: not valid UTF-16-LE at byte 4; {DAMAGED}"),
    "a surrogate in UTF-8": (NOTE + b"\xed\xa0\x80", "bad:2:1: not valid UTF-8 at byte 18"),
    "a surrogate in UTF-16": (b"\xff\xfeN\x00\x00\xd8N\x00", f"bad:1:2: not valid UTF-16-LE at byte 4; {DAMAGED}"),
    "blanks only": (b" \n\t\r\n\xc2\xa0", "bad: the input has nothing but blanks; there is nothing to convert"),
    "a PDF": (b"%PDF-1.4\n\xe2\xe3", "bad: this is a PDF, not a text; take its text out first"),
    "a PNG": (
        b"\x89PNG\r\n\x1a\n\0\0",
        "bad: this is a PNG image, not a text; its words must be recognised (OCR) first",
    ),
    "a ZIP": (b"PK\x03\x04\x14\0", "bad: this is a ZIP archive, not a text; unpack it first"),
    "a record": (b'{"record":1,"format":"note"}', "bad: this is a record; use `converter render`"),
    "UTF-8's mark alone": (b"\xef\xbb\xbf", "bad: "),
}
READ = {
    "UTF-16 with its mark": ("\ufeff" + NOTE.decode() + "ä").encode("utf-16-le"),
    "UTF-32 with its mark": ("\ufeff" + NOTE.decode() + "ä").encode("utf-32-be"),
    "UTF-8 with its mark": b"\xef\xbb\xbf" + NOTE + b"words",
    "control characters": NOTE + bytes(sorted({*range(1, 32), 127} - {9})),
    "C1 controls": NOTE + "".join(map(chr, range(0x80, 0xA0))).encode(),
    "no line end": b"NOTE FOR THE FILE",
    "carriage returns": b"NOTE FOR THE FILE\rone\rtwo\r",
    "separators of lines and pages": NOTE + "a\u2028b\u2029c\x85d\x0ce".encode(),
    "characters beyond the first plane": NOTE + "\U0001f4dc\U0010fffd\ufffe".encode(),
    "10 MB on one line": NOTE + b"word " * (LONG // 5),
    "10 MB without a blank": NOTE + b"x" * LONG,
    "10,000 lines": NOTE + b"a line of some words\n" * 10_000,
    "10,000 empty lines": NOTE + b"\r\n" * 10_000 + b"end",
    "200,000 lines": NOTE + b"a line of some words\n" * 200_000,
    "200,000 empty lines": NOTE + b"\r\n" * 200_000 + b"end",
}


def cases(*several):
    """Each case; what takes long is left to the slow tests."""
    return [pytest.param(case, marks=pytest.mark.slow) if case.startswith("200,000") else case for case in several]


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize(
    "command", [["convert", "--to", "record"], ["inspect"], ["detect"]], ids=lambda one: one[0]
)
def test_what_cannot_be_read_is_refused_in_one_line(run, folder, command, case):
    data, message = REFUSED[case]
    (folder / "bad").write_bytes(data)

    result = run("--only", "notes", "--only", "record", *command, "bad")
    lines = [line for line in result.errors.splitlines() if not line.startswith("converter:")]

    assert result.status == 1
    assert len(lines) == 1
    assert lines[0].startswith(message)
    assert [path.name for path in folder.iterdir()] == ["bad"]


@pytest.mark.parametrize("case", cases(*READ))
def test_what_is_odd_but_text_is_read_and_recovered(run, folder, case):
    (folder / "odd").write_bytes(READ[case])

    result = run("--only", "notes", "--only", "record", "convert", "odd", "--to", "slip,record", "--json")
    found = json.loads(result.text)

    assert result.status == 0, result.errors
    assert found["format"] == "note"
    assert run("recover", "odd.slip").output == READ[case]
    assert run("recover", "odd.record.json").output == READ[case]


@pytest.mark.parametrize("case", cases(*READ))
def test_what_is_odd_but_text_can_be_looked_at(run, folder, case):
    (folder / "odd").write_bytes(READ[case])

    result = run("--only", "notes", "inspect", "odd")

    assert result.status == 0
    assert not {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\n"} & set(result.text)


@pytest.mark.parametrize("case", cases(*REFUSED, *READ))
def test_no_reader_of_our_own_breaks(run, folder, case):
    """Each of them is asked, and is made to read what it would not claim."""
    (folder / "odd").write_bytes(REFUSED[case][0] if case in REFUSED else READ[case])

    result = run("--block", "notes", "detect", "odd", "--json")
    forced = [
        run("--block", "notes", "convert", "odd", "--to", "record", "--output", "-", "--from", name).errors
        for name in ("cable", "wiki-cable", "news-article")
    ]

    assert [claim for claim in json.loads(result.text)["claims"] if claim["failure"]] == []
    assert [errors for errors in forced if "broke" in errors or "unsound" in errors] == []


@pytest.mark.parametrize(
    "encoding", ["utf-7", "shift_jis", "cp1252", "utf-16", "utf-32", "idna", "punycode", "ascii"]
)
def test_an_encoding_that_does_not_fit_is_refused_in_one_line(run, folder, encoding):
    (folder / "bad").write_bytes(b"NOTE FOR THE FILE +2AA- \x81\x40\xff\xfe.")

    result = run("convert", "bad", "--encoding", encoding, "--to", "slip", "-q")

    assert result.status == 1
    assert result.errors.startswith("bad:")
    assert result.errors.count("\n") == 1


@pytest.mark.parametrize(
    "name", [b"a b", b"a\nb", b"\xff\xfe", b"'\"$(x)`", b"-", b"--to", b"\x1b[2J", "\u202e".encode()]
)
def test_any_name_is_taken(run, folder, name):
    path = folder / os.fsdecode(name + b".txt")
    path.write_bytes(NOTE + b"words")

    result = run("convert", f"./{path.name}", "--to", "slip,record")

    assert result.status == 0, result.errors
    assert (folder / os.fsdecode(name + b".slip")).exists()
    assert run("recover", "--", folder / os.fsdecode(name + b".record.json")).output == NOTE + b"words"


def test_a_name_that_is_not_utf8_comes_through_a_real_command_line(process, folder):
    (folder / os.fsdecode(b"\xe4\n.txt")).write_bytes(b"")

    result = process("convert", b"\xe4\n.txt", "--to", "slip", "--json")

    assert result.status == 1
    assert result.errors.startswith("\\xe4\\n.txt: the input is empty")
    assert json.loads(result.text)["input_encoded"] == "%E4%0A.txt"


def test_a_disk_that_is_full_is_told_and_leaves_nothing(folder, environment, process, monkeypatch):
    """The largest size of a file stands for the disk: what is written beyond it fails."""
    resource = pytest.importorskip("resource")
    (folder / "big").write_bytes(NOTE + b"x" * 100_000)
    (folder / "small").write_bytes(NOTE)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        result = process("convert", "big", "small", "--to", "slip")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert result.status == 1
    assert result.errors.startswith("big: cannot write big.slip: File too large\n")
    assert sorted(path.name for path in folder.iterdir()) == ["big", "small", "small.slip"]


@pytest.mark.parametrize("writer", ["tei", "docx", "jsonld"])
@pytest.mark.parametrize("command", [["convert"], ["inspect"], ["detect"]], ids=lambda one: one[0])
def test_an_output_of_ours_is_called_so(run, folder, command, writer):
    (folder / "note.txt").write_bytes(NOTE + b"words")
    assert run("convert", "note.txt", "--to", writer).status == 0
    (made,) = folder.glob("note.[!t]*") if writer != "tei" else folder.glob("*.xml")
    made.rename("bad")

    result = run(*command, "bad")

    assert result.status == 1
    assert result.errors.startswith(f"bad: this is an output of {writer}; `converter recover` gives its source\n")

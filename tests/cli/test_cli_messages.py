"""Messages are one line, command no terminal, and say where."""

from __future__ import annotations

import pytest

from converter.cli.messages import Advice, columns, counted, path_fields, shown
from converter.errors import ReadError, SourceError, UnknownFormatError
from converter.faults import Fault, fault_of
from converter.source import decode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain.txt", "plain.txt"),
        ("zwölf Ämter.txt", "zwölf Ämter.txt"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
        ("\udcf1.txt", r"\xf1.txt"),
        ("\ud800", r"\ud800"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("\x9b1m\u2028", r"\x9b1m\u2028"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_what_is_not_to_be_seen_is_escaped(text, expected):
    """Also what would turn the direction of writing, or begin a command to the terminal."""
    assert shown(text) == expected


def test_a_name_that_is_text_is_itself_in_json():
    assert path_fields("input", "a b\n.txt") == {"input": "a b\n.txt"}


def test_a_name_that_is_not_utf8_keeps_its_bytes_in_json():
    assert path_fields("path", "caf\udce9.txt") == {"path": "caf\ufffd.txt", "path_encoded": "caf%E9.txt"}


def test_a_fault_without_a_place_names_the_file():
    assert fault_of(UnknownFormatError()).at("a.txt").startswith("a.txt: no reader knows this text")


def test_a_fault_has_the_kind_of_its_error():
    assert fault_of(UnknownFormatError()).kind == "unknown-format"


@pytest.mark.parametrize(
    ("data", "encoding", "place"),
    [
        (b"one\ntwo \xff", None, (2, 5)),
        (b"\xff", None, (1, 1)),
        (b"one\n\xff", None, (2, 1)),
        (b"one\r\xff", None, (2, 1)),
        ("\ufeffäö".encode() + b"\xff", None, (1, 3)),
        (b"a\0", None, (1, 2)),
        ("a\nb".encode("utf-16") + b"\x00", None, (2, 2)),
        (b"ok\x81", "cp1252", (1, 3)),
    ],
)
def test_a_wrong_byte_has_its_line_and_column(data, encoding, place):
    with pytest.raises(SourceError) as caught:
        decode("a.txt", data, encoding)
    fault = fault_of(caught.value, data, encoding)

    assert (fault.line, fault.column) == place


def test_a_fault_of_a_reader_has_its_line_and_column():
    fault = fault_of(ReadError("no end", 6), "eins\nzwei".encode("utf-16"), None)

    assert fault == Fault("read", "no end", 2, 1)


def test_columns_are_aligned_and_have_no_blanks_at_the_end():
    assert columns([("a", "bb", "c"), ("aaa", "b", "")], "  ") == "  a    bb  c\n  aaa  b"


def test_counts_of_nothing_are_not_said():
    assert counted([(1, "file", "files"), (0, "error", "errors"), (2, "notice", "notices")]) == "1 file, 2 notices"


def test_the_same_advice_is_given_once_in_a_run():
    """Why a document was refused is said of each; what to do about it, which is the same for many, of the first."""
    advice = Advice()
    plain, near = str(UnknownFormatError()), str(UnknownFormatError(["memo by its date"]))

    assert advice.once(f"a.txt: {plain}") == f"a.txt: {plain}"
    assert advice.once(f"b.txt: {near}") == f"b.txt: {near}"
    assert advice.once(f"c.txt: {plain}; it was decoded") == "c.txt: no reader knows this text; it was decoded"
    assert (
        advice.once(f"d.txt: {near}")
        == "d.txt: no reader knows this text (possible, but not enough to be sure: memo by its date)"
    )
    assert advice.once("e.txt: not UTF-8") == advice.once("e.txt: not UTF-8") == "e.txt: not UTF-8"

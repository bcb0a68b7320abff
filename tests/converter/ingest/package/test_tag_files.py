"""The tag files of a bag, whoever wrote them: declarations, encodings, paths, lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.ingest.package.bagreading import Declaration, read_declaration, read_fetch, read_info, read_manifest


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"BagIt-Version: 1.0\n", b"BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-8\n"],
)
def test_declarations_that_are_none(data: bytes) -> None:
    """What does not say version and encoding as the standard wants it, or a version of the future, is damage."""
    assert read_declaration(data).findings


def test_an_encoding_that_nobody_knows() -> None:
    """The name of an encoding that is none is said, and does not stop the reading."""
    declared = read_declaration(b"BagIt-Version: 1.0\nTag-File-Character-Encoding: rot-0\n")

    assert "rot-0" in declared.findings[0].message


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "data/../../x", "~/x", "data//x", "x", "data", "C:/x", "data/./x"]
)
def test_paths_that_lead_out_of_the_bag(path: str) -> None:
    """A manifest never makes us look anywhere but at the payload."""
    listed = read_manifest("manifest-md5.txt", f"00  {path}\n".encode(), Declaration())

    assert listed.entries == {}
    assert listed.findings[0].is_damage


def test_coded_names() -> None:
    """Line ends in names are coded with percent signs in every version; percent signs themselves in 1.0."""
    line = b"00  data/a%0Ab%25c%7E\n"

    assert list(read_manifest("manifest-md5.txt", line, Declaration()).entries) == ["data/a\nb%c%7E"]
    assert list(read_manifest("manifest-md5.txt", line, Declaration((0, 97))).entries) == ["data/a\nb%25c%7E"]


ENCODINGS = st.sampled_from(
    ("utf-8", "utf-16", "ascii", "idna", "punycode", "hex", "undefined", "rot13", "a\0b", "é")
)
BYTES = st.one_of(st.binary(max_size=60), st.text("0aF.:/% *\t\n\r-data~", max_size=60).map(str.encode))


@given(data=BYTES, encoding=ENCODINGS, version=st.sampled_from(("1.0", "0.97", "1" * 4, "9" * 5000)))
def test_no_tag_file_breaks_the_reading(data: bytes, encoding: str, version: str) -> None:
    """Whatever tag files hold, they are read, and what is listed stays within the bag."""
    text = f"BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n"
    for declared in (read_declaration(data), read_declaration(text.encode())):
        listed = read_manifest("manifest-md5.txt", data, declared)
        places, _ = read_fetch(data, declared)
        read_info("bag-info.txt", data, declared)

        assert all(path.startswith("data/") and ".." not in path.split("/") for path in (*listed.entries, *places))


def test_long_lines_take_no_long_time() -> None:
    """A megabyte of blanks on one line is read in time in proportion to it: this test ends."""
    blanks = b"a" + b" " * (1 << 20)

    assert read_info("bag-info.txt", blanks, Declaration())[1]
    assert read_manifest("manifest-md5.txt", blanks, Declaration()).findings
    assert read_fetch(blanks, Declaration())[1]

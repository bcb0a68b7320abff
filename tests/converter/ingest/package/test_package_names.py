"""Portable names: reversible, distinct, the same everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from converter.ingest.package.names import (
    LONGEST_COMPONENT,
    LONGEST_PATH,
    folded,
    portable,
    quoted,
    restored,
    twin,
    unquoted,
)

PORTABLE = re.compile(r"[A-Za-z0-9._=-]+(?:/[A-Za-z0-9._=-]+)*")
DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
COMPONENTS = st.binary(min_size=1, max_size=40).map(lambda name: name.replace(b"/", b"-"))
LIKELY = st.text("aA.-=/\né %", min_size=1, max_size=12).map(str.encode)
PATHS = st.one_of(LIKELY, st.lists(COMPONENTS, min_size=1, max_size=4).map(b"/".join), st.binary(max_size=2000))

HOSTILE = (
    b"new\nline.txt",
    b"three\n\n\nlines.txt",
    b"return\r.txt",
    b"caf\xe9.txt",
    "café.txt".encode(),
    "cafe\u0301.txt".encode(),
    b"per%0Acent.txt",
    b" before.txt",
    b"behind ",
    b"dot.",
    b"-rf",
    b"--help",
    b"*.txt",
    b"$(touch here).txt",
    b"CON",
    b"nul.txt",
    b".hidden",
    b"..dots",
    b".",
    b"..",
    b"...",
    b"../../etc/passwd",
    b"/etc/passwd",
    b"a//b",
    b"",
    b"back\\slash.txt",
    "\u202egpj.txt".encode(),
    "\u2028.txt".encode(),
    b"\x01.txt",
    b"=41.txt",
    b"A.txt",
    b"a" * 255,
    b"\xff" * 60,
    b"a" * 251 + b".txt",
    b"a.tei.xml/b",
    b"/".join([b"d" * 100] * 12) + b"/deep.txt",
)


@pytest.mark.parametrize(
    ("rel", "expected"),
    [
        (b"cables/06TOKYO709.txt", "cables/06TOKYO709.txt"),
        (b"Two words.txt", "Two=20words.txt"),
        ("Zürich".encode(), "Z=C3=BCrich"),
        (b".profile", "=2Eprofile"),
        (b"-rf", "=2Drf"),
        (b"end.", "end=2E"),
        (b"nul.txt", "=6Eul.txt"),
        (b"null.txt", "null.txt"),
        (b"v1.0/a.b.txt", "v1=2E0/a.b.txt"),
        (b"a=b%", "a=3Db=25"),
    ],
)
def test_each_rule(rel: bytes, expected: str) -> None:
    """What a name becomes can be foretold by whoever reads the rules."""
    assert portable(rel) == expected


@given(PATHS)
@example(b".")
@example(b"a//")
def test_portable_everywhere(rel: bytes) -> None:
    """Only the portable characters; no hidden, trailing or device name; no component or path too long."""
    safe = portable(rel)

    assert PORTABLE.fullmatch(safe)
    assert len(safe) <= LONGEST_PATH
    for name in safe.split("/"):
        assert len(name) <= LONGEST_COMPONENT
        assert not name.startswith((".", "-"))
        assert not name.endswith(".")
        assert not DEVICES.fullmatch(name)


@given(PATHS)
def test_reversible(rel: bytes) -> None:
    """The name in the tree comes back to the byte, unless the portable one says that it was shortened."""
    safe = portable(rel)

    assert restored(safe) == (None if "==" in safe else rel)
    assert unquoted(quoted(rel)) == rel


@given(st.lists(COMPONENTS, min_size=1, max_size=4).map(b"/".join).filter(lambda rel: len(rel) <= 59))
def test_short_names_are_never_shortened(rel: bytes) -> None:
    """Whatever its bytes, a path that fits three times is reversible by its name alone."""
    assert restored(portable(rel)) == rel


@given(PATHS, PATHS)
@example(b"a" * 300, b"a" * 301)
@example(b"x/" * 500 + b"a", b"y/" * 500 + b"a")
def test_distinct(one: bytes, other: bytes) -> None:
    """Two paths never become one; nor does the other form of one become another's."""
    assert (portable(one) == portable(other)) is (one == other)
    assert twin(portable(one), one) != portable(other)
    assert (twin(portable(one), one) == twin(portable(other), other)) is (one == other)


def test_hostile_names_stay_apart_without_case() -> None:
    """Whatever a tree holds, all names differ, also where case does not count."""
    safe = [portable(rel) for rel in HOSTILE]

    assert len(set(map(folded, safe))) == len(HOSTILE)


def test_twins_differ_without_case() -> None:
    """Names that differ in case alone are told apart by the other form, which keeps the suffix."""
    there, here = portable(b"Case.txt"), portable(b"case.txt")

    assert folded(there) == folded(here)
    assert folded(twin(here, b"case.txt")) != folded(there)
    assert twin(here, b"case.txt").endswith(".txt")


@given(LIKELY, LIKELY, st.sampled_from((".tei.xml", ".docx", ".jsonld")))
@example(b"a", b"b", ".docx")
def test_an_output_never_stands_where_a_folder_must(file: bytes, inside: bytes, suffix: str) -> None:
    """A file's output and a folder that is called so are two things."""
    folder = file + suffix.encode()
    output = portable(file) + suffix

    assert not portable(folder + b"/" + inside.strip(b"/")).startswith(output + "/")


def test_long_names_keep_what_tells_their_format() -> None:
    """A shortened name ends in the suffix of the long one, and is no longer than it may be."""
    safe = portable(b"r" * 251 + b".txt")

    assert safe.endswith(".txt")
    assert len(safe) < LONGEST_COMPONENT

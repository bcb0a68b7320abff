"""Sources are read once, wholly, and nowhere but beneath their root."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256, sha512
from pathlib import Path

import pytest

from converter.ingest.opening import UnreadableError, take


@pytest.fixture
def top(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/letter.txt").write_bytes(b"Dear Sir,\r\n" * 1000)
    descriptor = os.open(tmp_path, os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


def test_every_byte_is_copied_hashed_and_answered(top: int) -> None:
    """What is copied, what is answered and what is hashed are the same bytes."""
    copy = bytearray()
    taken = take(top, b"in/letter.txt", 1 << 20, copy.extend)

    assert taken.data == copy == b"Dear Sir,\r\n" * 1000
    assert (taken.sha512, taken.sha256) == (sha512(copy).hexdigest(), sha256(copy).hexdigest())
    assert taken.size == len(copy)


def test_a_file_beyond_the_limit_is_copied_and_not_answered(top: int, tmp_path: Path) -> None:
    """It is kept all the same."""
    large = os.urandom(3 << 20)
    (tmp_path / "large").write_bytes(large)
    copy = bytearray()
    taken = take(top, b"large", 1 << 20, copy.extend)

    assert taken.data is None
    assert copy == large
    assert taken.sha512 == sha512(large).hexdigest()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (b"link", "links are not followed"),
        (b"folder-link/letter.txt", "a folder on its path is a link"),
        (b"missing", "no longer there"),
        (b"in", "no longer an ordinary file"),
        (b"pipe", "no longer an ordinary file"),
    ],
)
def test_what_is_no_ordinary_file_beneath_the_root_is_not_read(
    top: int, tmp_path: Path, name: bytes, why: str
) -> None:
    """A link in any component, a folder, a pipe: none is read, whatever the scan saw there."""
    (tmp_path / "link").symlink_to("/etc/passwd")
    (tmp_path / "folder-link").symlink_to("in")
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UnreadableError, match=why):
        take(top, name, 1 << 20, lambda _: None)


def test_a_file_that_grows_while_it_is_read_is_not_taken(top: int, tmp_path: Path) -> None:
    """Half of one state and half of another is no document."""
    growing = tmp_path / "growing"
    growing.write_bytes(b"a" * (2 << 20))

    def grow(_: bytes) -> None:
        if growing.stat().st_size == 2 << 20:
            with growing.open("ab") as file:
                file.write(b"more")

    with pytest.raises(UnreadableError, match="changed while it was read"):
        take(top, b"growing", 8 << 20, grow)

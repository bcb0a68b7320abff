"""Files are hashed several at a time, and told of in the order of their paths."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from threading import Event, Timer

import pytest

from converter.ingest.package import hashing
from converter.ingest.package.bagreading import Manifest
from converter.ingest.package.hashing import Hashed, hash_all, is_known

NAMES = [f"{number:03}" for number in range(200)]
AT_ONCE = NAMES[:16]
"""What one thread is given first."""
_LARGE = 1 << 32
"""Bytes of a file, with nothing in it, that takes seconds to read."""


@pytest.fixture
def bag(tmp_path: Path) -> tuple[Path, Manifest]:
    for name in NAMES:
        (tmp_path / name).write_text(f"This is {name}.")
    return tmp_path, Manifest("manifest-sha512.txt", "sha512", dict.fromkeys(NAMES, ""))


def test_each_file_with_its_own_checksum_in_the_order_of_paths(bag: tuple[Path, Manifest]) -> None:
    """Whichever thread is done first, what is told of a file is of that file."""
    folder, manifest = bag
    told: list[int] = []
    found = list(hash_all(folder, reversed(NAMES), [manifest], told.append))

    assert [path for path, _ in found] == NAMES
    assert all(
        one.digests == {"sha512": hashlib.sha512(f"This is {path}.".encode()).hexdigest()} for path, one in found
    )
    assert told == [len("This is 000.")] * len(NAMES)


def test_who_wants_no_more_waits_for_the_files_in_hand_only(
    bag: tuple[Path, Manifest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interruption does not wait for files that no thread has begun."""
    released = Event()
    begun: list[str] = []

    def hash_one(path: str, algorithms: Iterable[str], ended: Event) -> Hashed:
        begun.append(path)
        assert Path(path).name in AT_ONCE or released.wait(60)
        return Hashed(0, {})

    monkeypatch.setattr(hashing, "_hash", hash_one)
    folder, manifest = bag
    found = hash_all(folder, NAMES, [manifest], None)
    next(found)
    Timer(0.5, released.set).start()
    found.close()

    assert len(begun) <= len(AT_ONCE) + 4


class Tally:
    """In the place of a checksum: counts the bytes that it is given."""

    size = 0

    def update(self, piece: bytes) -> None:
        Tally.size += len(piece)

    def hexdigest(self) -> str:
        return ""


def test_a_large_file_is_not_read_to_its_end_for_nobody(
    bag: tuple[Path, Manifest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor for the rest of a file that a thread has in hand: that may be hundreds of gigabytes."""
    folder, _ = bag
    with (folder / "large").open("wb") as file:
        file.truncate(_LARGE)
    monkeypatch.setattr(hashlib, "new", lambda *_, **__: Tally())
    names = [*AT_ONCE, "large"]
    found = hash_all(folder, names, [Manifest("manifest-sha512.txt", "sha512", dict.fromkeys(names, ""))], None)
    next(found)
    found.close()

    assert Tally.size < _LARGE


@pytest.mark.parametrize("algorithm", ["shake_128", "shake_256", "klingon"])
def test_a_checksum_that_is_none_is_left_out(bag: tuple[Path, Manifest], algorithm: str) -> None:
    """A manifest may be named after anything, also after a checksum that has no length of its own."""
    folder, manifest = bag
    other = Manifest(f"manifest-{algorithm}.txt", algorithm, manifest.entries)

    assert not is_known(algorithm)
    assert all(one.digests.keys() == {"sha512"} for _, one in hash_all(folder, NAMES, [manifest, other], None))

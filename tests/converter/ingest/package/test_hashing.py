"""Files are hashed several at a time, and told of in the order of their paths."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha512
from pathlib import Path
from threading import Event, Timer

import pytest

from converter.ingest.package import hashing
from converter.ingest.package.bagreading import Manifest
from converter.ingest.package.hashing import Hashed, hash_all

NAMES = [f"{number:03}" for number in range(200)]
AT_ONCE = NAMES[:16]
"""What one thread is given first."""


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
    assert all(one.digests == {"sha512": sha512(f"This is {path}.".encode()).hexdigest()} for path, one in found)
    assert told == [len("This is 000.")] * len(NAMES)


def test_who_wants_no_more_waits_for_the_files_in_hand_only(
    bag: tuple[Path, Manifest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interruption comes after the file that each thread has in hand, not after the whole bag."""
    released = Event()
    begun: list[str] = []

    def hash_one(path: str, algorithms: Iterable[str]) -> Hashed:
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

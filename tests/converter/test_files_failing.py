"""Files are written whole or not at all, whatever fails, and where the file system knows no links."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from converter.errors import OutputError
from converter.files import State, write_whole


def failing(monkeypatch: pytest.MonkeyPatch, name: str, number: int, error: BaseException) -> None:
    """Let the call of that number of a function of `os` fail."""
    real, calls = getattr(os, name), iter(range(1, 100))

    def call(*arguments, **keywords):
        if next(calls) == number:
            raise error
        return real(*arguments, **keywords)

    monkeypatch.setattr(os, name, call)


class TestFailing:
    def test_a_full_disk_leaves_nothing(self, tmp_path, monkeypatch, entries):
        failing(monkeypatch, "fsync", 2, OSError(errno.ENOSPC, "No space left on device"))

        with pytest.raises(OutputError, match=r"cannot write .*b: No space left on device"):
            write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"})
        assert entries(tmp_path) == []

    def test_an_interruption_leaves_nothing(self, tmp_path, monkeypatch, entries):
        failing(monkeypatch, "link", 2, KeyboardInterrupt())

        with pytest.raises(KeyboardInterrupt):
            write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"})
        assert entries(tmp_path) == []

    def test_a_file_that_comes_at_the_last_moment_is_not_written_over(self, tmp_path, monkeypatch, entries):
        """The others, which have their names already, are taken back."""
        real = os.link

        def link(source, target, **keywords):
            if target == tmp_path / "b":
                target.write_bytes(b"somebody else's")
            real(source, target, **keywords)

        monkeypatch.setattr(os, "link", link)

        with pytest.raises(OutputError, match="b is there already and differs"):
            write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"})
        assert entries(tmp_path) == ["b"]
        assert (tmp_path / "b").read_bytes() == b"somebody else's"

    def test_the_same_bytes_that_come_at_the_last_moment_are_as_good(self, tmp_path, monkeypatch, entries):
        """Two runs over the same inputs do not disturb each other."""
        real = os.link

        def link(source, target, **keywords):
            target.write_bytes(b"1")
            real(source, target, **keywords)

        monkeypatch.setattr(os, "link", link)

        states = write_whole({tmp_path / "a": b"1"})

        assert states == {tmp_path / "a": State.UNCHANGED}
        assert entries(tmp_path) == ["a"]

    def test_what_was_replaced_is_put_back(self, tmp_path, monkeypatch, entries):
        for name in ("a", "b"):
            (tmp_path / name).write_bytes(b"old")
        failing(monkeypatch, "link", 2, OSError(errno.EIO, "Input/output error"))

        with pytest.raises(OutputError, match="Input/output error"):
            write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"}, overwrite=True)
        assert entries(tmp_path) == ["a", "b"]
        assert (tmp_path / "a").read_bytes() == b"old"

    def test_what_was_to_be_replaced_stays_if_its_own_turn_fails(self, tmp_path, monkeypatch, entries):
        (tmp_path / "a").write_bytes(b"old")
        failing(monkeypatch, "replace", 1, OSError(errno.EIO, "Input/output error"))

        with pytest.raises(OutputError, match="Input/output error"):
            write_whole({tmp_path / "a": b"1"}, overwrite=True)
        assert entries(tmp_path) == ["a"]
        assert (tmp_path / "a").read_bytes() == b"old"


class TestWithoutLinks:
    """Some file systems know no hard links."""

    @pytest.fixture(autouse=True)
    def no_links(self, monkeypatch):
        def link(*arguments, **keywords):
            raise PermissionError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", link)

    def test_files_are_written(self, tmp_path, entries):
        write_whole({tmp_path / "a": b"1"})

        assert (tmp_path / "a").read_bytes() == b"1"
        assert entries(tmp_path) == ["a"]

    def test_files_are_replaced(self, tmp_path, entries):
        (tmp_path / "a").write_bytes(b"old")

        write_whole({tmp_path / "a": b"new"}, overwrite=True)

        assert (tmp_path / "a").read_bytes() == b"new"
        assert entries(tmp_path) == ["a"]

    def test_a_file_that_comes_at_the_last_moment_is_not_written_over(self, tmp_path, monkeypatch, entries):
        def link(source, target):
            target.write_bytes(b"somebody else's")
            raise PermissionError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", link)

        with pytest.raises(OutputError, match="a is there already and differs"):
            write_whole({tmp_path / "a": b"1"})
        assert (tmp_path / "a").read_bytes() == b"somebody else's"
        assert entries(tmp_path) == ["a"]

    def test_what_was_replaced_is_put_back(self, tmp_path, monkeypatch, entries):
        (tmp_path / "a").write_bytes(b"old")
        (tmp_path / "b").write_bytes(b"old")
        real = Path.rename

        def rename(path, target):
            if path.name == "b":
                raise OSError(errno.EIO, "Input/output error")
            return real(path, target)

        monkeypatch.setattr(Path, "rename", rename)

        with pytest.raises(OutputError, match="Input/output error"):
            write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"}, overwrite=True)
        assert (tmp_path / "a").read_bytes() == b"old"
        assert entries(tmp_path) == ["a", "b"]

"""Bytes are read from ordinary files only; what is written never takes the place of something else unasked."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from converter.errors import OutputError, SourceError
from converter.files import State, read_bytes, write_whole


class TestReading:
    def test_all_bytes_are_read(self, tmp_path):
        (tmp_path / "a").write_bytes(b"\xff\x00\r\n")

        assert read_bytes(tmp_path / "a") == b"\xff\x00\r\n"

    def test_a_file_that_memory_cannot_hold_is_a_source_error(self, tmp_path, monkeypatch):
        def read(_):
            raise MemoryError

        (tmp_path / "a").touch()
        monkeypatch.setattr(Path, "read_bytes", read)

        with pytest.raises(SourceError, match="not enough memory to read this file"):
            read_bytes(tmp_path / "a")

    def test_a_missing_file_is_a_source_error(self, tmp_path):
        with pytest.raises(SourceError, match="cannot be read: No such file"):
            read_bytes(tmp_path / "a")

    def test_a_folder_is_not_read(self, tmp_path):
        with pytest.raises(SourceError, match="this is a folder; only ordinary files are read"):
            read_bytes(tmp_path)

    def test_a_named_pipe_is_not_opened(self, tmp_path):
        """Opening it would wait for somebody to write into it."""
        os.mkfifo(tmp_path / "pipe")

        with pytest.raises(SourceError, match="a named pipe"):
            read_bytes(tmp_path / "pipe")

    def test_a_socket_is_not_read(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket")

            with pytest.raises(SourceError, match="a socket"):
                read_bytes(Path("socket"))

    def test_a_device_is_not_read(self):
        with pytest.raises(SourceError, match="a device"):
            read_bytes(Path("/dev/zero"))

    def test_a_link_to_a_file_is_read(self, tmp_path):
        (tmp_path / "a").write_bytes(b"text")
        (tmp_path / "b").symlink_to("a")

        assert read_bytes(tmp_path / "b") == b"text"

    def test_a_link_to_itself_is_a_source_error(self, tmp_path):
        (tmp_path / "a").symlink_to("a")

        with pytest.raises(SourceError, match="cannot be read"):
            read_bytes(tmp_path / "a")


class TestWriting:
    def test_all_files_are_written_and_nothing_else_is_left(self, tmp_path, entries):
        states = write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"})

        assert list(states.values()) == [State.WRITTEN, State.WRITTEN]
        assert entries(tmp_path) == ["a", "b"]
        assert (tmp_path / "b").read_bytes() == b"2"

    def test_folders_are_made(self, tmp_path):
        write_whole({tmp_path / "new" / "folder" / "a": b"1"})

        assert (tmp_path / "new" / "folder" / "a").read_bytes() == b"1"

    def test_the_mask_of_the_process_gives_the_permissions(self, tmp_path):
        before = os.umask(0o027)
        try:
            write_whole({tmp_path / "a": b"1"})
        finally:
            os.umask(before)

        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640

    def test_a_name_with_every_kind_of_byte_is_written(self, tmp_path, entries):
        path = tmp_path / os.fsdecode(b"a b\n\xff\x01.tei.xml")

        write_whole({path: b"1"})

        assert [os.fsencode(name) for name in entries(tmp_path)] == [b"a b\n\xff\x01.tei.xml"]


class TestWhatIsThere:
    def test_another_file_is_never_written_over(self, tmp_path, entries):
        (tmp_path / "b").write_bytes(b"old")

        with pytest.raises(OutputError, match=r"b is there already and differs; --overwrite replaces it"):
            write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"})
        assert entries(tmp_path) == ["b"]
        assert (tmp_path / "b").read_bytes() == b"old"

    def test_the_same_bytes_are_left_alone(self, tmp_path):
        (tmp_path / "a").write_bytes(b"1")
        before = (tmp_path / "a").stat()

        states = write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"}, overwrite=True)

        assert list(states.values()) == [State.UNCHANGED, State.WRITTEN]
        assert (tmp_path / "a").stat() == before

    def test_a_file_is_replaced_if_that_is_wanted(self, tmp_path, entries):
        (tmp_path / "a").write_bytes(b"old")

        states = write_whole({tmp_path / "a": b"new"}, overwrite=True)

        assert list(states.values()) == [State.REPLACED]
        assert (tmp_path / "a").read_bytes() == b"new"
        assert entries(tmp_path) == ["a"]

    def test_replacing_a_link_leaves_what_it_leads_to(self, tmp_path):
        (tmp_path / "source").write_bytes(b"old")
        (tmp_path / "a").symlink_to("source")

        write_whole({tmp_path / "a": b"new"}, overwrite=True)

        assert (tmp_path / "source").read_bytes() == b"old"
        assert (tmp_path / "a").read_bytes() == b"new"
        assert not (tmp_path / "a").is_symlink()

    def test_a_link_that_leads_nowhere_is_in_the_way(self, tmp_path):
        (tmp_path / "a").symlink_to("nowhere")

        with pytest.raises(OutputError, match="is there already"):
            write_whole({tmp_path / "a": b"new"})

    @pytest.mark.parametrize("overwrite", [False, True])
    def test_a_folder_is_never_replaced(self, tmp_path, overwrite, entries):
        (tmp_path / "b").mkdir()

        with pytest.raises(OutputError, match="a folder is there"):
            write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"}, overwrite=overwrite)
        assert entries(tmp_path) == ["b"]

    @pytest.mark.parametrize("overwrite", [False, True])
    def test_a_named_pipe_is_never_replaced(self, tmp_path, overwrite):
        os.mkfifo(tmp_path / "a")

        with pytest.raises(OutputError, match="a named pipe is there"):
            write_whole({tmp_path / "a": b"1"}, overwrite=overwrite)

    def test_a_file_in_the_place_of_a_folder_is_an_output_error(self, tmp_path):
        (tmp_path / "out").write_bytes(b"a file")

        with pytest.raises(OutputError, match=r"cannot write .*out/a: Not a directory"):
            write_whole({tmp_path / "out" / "a": b"1"})

    def test_a_name_that_is_too_long_is_an_output_error(self, tmp_path, entries):
        with pytest.raises(OutputError, match="File name too long"):
            write_whole({tmp_path / "a": b"1", tmp_path / ("b" * 256): b"2"})
        assert entries(tmp_path) == []

"""What is read of the arguments: files, folders, standard input."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from converter.cli.inputs import Choice, find
from converter.errors import SourceError

ALL = Choice((), outputs=False)


def paths(*arguments: str, choice: Choice = ALL) -> list[str]:
    """What is found, as texts."""
    return [str(one) for one in find(arguments, choice).inputs]


@pytest.fixture
def tree(folder: Path) -> Path:
    """Files in folders."""
    for name in ("in/b.txt", "in/a.txt", "in/sub/c.txt", "in/a/d.txt", "in/a/deep/e.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"text")
    return folder


def test_files_are_taken_in_the_order_given(tree):
    assert paths("in/b.txt", "in/a.txt") == ["in/b.txt", "in/a.txt"]


def test_a_folder_is_walked_in_the_order_of_names_files_first(tree):
    assert paths("in") == ["in/a.txt", "in/b.txt", "in/a/d.txt", "in/a/deep/e.txt", "in/sub/c.txt"]


def test_an_input_knows_where_it_lies_in_its_folder(tree):
    assert [str(one.folder) for one in find(["in"], ALL).inputs] == [".", ".", "a", "a/deep", "sub"]


def test_an_argument_is_taken_once(tree):
    assert paths("in/a.txt", "in/a.txt") == ["in/a.txt"]


def test_hidden_files_and_folders_are_left_out_and_counted(tree):
    (tree / "in" / ".hidden").write_bytes(b"")
    (tree / "in" / ".git").mkdir()
    (tree / "in" / ".git" / "x.txt").write_bytes(b"")

    found = find(["in"], ALL)

    assert len(found.inputs) == 5
    assert found.left_out == {"hidden": 2}


def test_a_hidden_file_that_is_named_is_read(tree):
    (tree / ".note").write_bytes(b"")

    assert paths(".note") == [".note"]


def test_outputs_of_an_earlier_run_are_left_out_and_counted(tree):
    (tree / "in" / "a.tei.xml").write_bytes(b"")

    found = find(["in"], Choice((".tei.xml",), outputs=False))

    assert len(found.inputs) == 5
    assert found.left_out == {"outputs": 1}


def test_only_outputs_are_taken_where_outputs_are_wanted(tree):
    (tree / "in" / "a.tei.xml").write_bytes(b"")

    assert paths("in", choice=Choice((".tei.xml",), outputs=True)) == ["in/a.tei.xml"]


def test_links_to_folders_are_not_followed(tree):
    (tree / "in" / "round").symlink_to(".")

    found = find(["in"], ALL)

    assert len(found.inputs) == 5
    assert found.left_out == {"links to folders": 1}


def test_a_link_to_a_folder_that_is_named_is_walked(tree):
    (tree / "link").symlink_to("in")

    assert len(paths("link")) == 5


def test_a_link_to_a_file_is_read(tree):
    (tree / "in" / "sub" / "l.txt").symlink_to("../a.txt")

    assert "in/sub/l.txt" in paths("in")


def test_a_link_that_leads_nowhere_is_reported(tree):
    (tree / "in" / "l.txt").symlink_to("nowhere")
    (broken,) = (one for one in find(["in"], ALL).inputs if one.name == "l.txt")

    with pytest.raises(SourceError, match="cannot be read: No such file"):
        broken.read()


def test_links_in_a_circle_are_reported_and_the_others_read(tree):
    (tree / "in" / "l.txt").symlink_to("l.txt")
    found = find(["in"], ALL).inputs
    (broken,) = (one for one in found if one.name == "l.txt")

    assert len(found) == 6
    with pytest.raises(SourceError, match="cannot be read: "):
        broken.read()


def test_special_files_of_a_folder_are_left_out_and_counted(tree):
    os.mkfifo(tree / "in" / "pipe")

    assert find(["in"], ALL).left_out == {"special files": 1}


def test_a_folder_that_cannot_be_read_is_reported(tree, monkeypatch):
    real = os.scandir

    def scandir(path):
        if str(path) == "in/a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = find(["in"], ALL)
    (unreadable,) = (one for one in found.inputs if one.fault)

    assert len(found.inputs) == 4
    assert str(unreadable) == "in/a"
    with pytest.raises(SourceError, match="this folder cannot be read: Permission denied"):
        unreadable.read()


def test_an_empty_argument_is_not_the_folder_we_are_in(tree):
    (one,) = find([""], ALL).inputs

    with pytest.raises(SourceError, match="an empty name"):
        one.read()


def test_names_of_any_bytes_are_found(folder):
    (folder / "in").mkdir()
    names = [b" ", b"a\nb", b"\xff\xfe", b"\xe4"]
    for name in names:
        (folder / "in" / os.fsdecode(name)).write_bytes(name)

    assert [one.read() for one in find(["in"], ALL).inputs] == sorted(names)

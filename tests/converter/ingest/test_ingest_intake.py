"""Archives, tables and lists are taken in as folders are: everything is accounted for, and bombs are refused."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from converter.ingest.coordinator import Watch
from converter.ingest.errors import IngestError, IngestStatus, OwnSideError
from converter.ingest.members import LayingOut
from converter.ingest.records import Kind
from converter.ingest.settings import Conversion, Intake

ONLY = ("cable", "news", "tei", "record")


@pytest.fixture
def article(root: Path) -> bytes:
    return (root / "seeds/article-ferry.txt").read_bytes()


@pytest.fixture
def archive(tmp_path: Path, article: bytes) -> Path:
    """A zip with whatever a zip may hold."""
    path = tmp_path / "papers.zip"
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", article)
        made.writestr("box/", b"")
        made.writestr("box/b.txt", article + b"\n")
        made.writestr("../../outside.txt", article)
        made.writestr("/etc/absolute.txt", article)
        made.writestr(link, "/etc/passwd")
        made.writestr("note.txt", b"two eggs\n")
    with zipfile.ZipFile(path, "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr("a.txt", b"another of this name\n")
    return path


def test_the_members_of_a_zip_are_documents(run, ask, archive: Path, representations, out: Path):
    """Names that lead elsewhere are names and no paths; twins are told apart; links are refused."""
    assert run(source=archive) is IngestStatus.INCOMPLETE
    assert dict(ask("SELECT rel, state FROM item")) == {
        b"a.txt": "done",
        b"a.txt#2": "quarantined",
        b"box/b.txt": "done",
        b"../../outside.txt": "done",
        b"/etc/absolute.txt": "done",
        b"link.txt": "refused",
        b"note.txt": "quarantined",
    }
    assert len(representations(out)) == 6 + 4 * 2
    assert not (out / "members").exists()
    assert not list(out.parent.rglob("members/**/outside.txt"))
    assert not (out.parent / "outside.txt").exists()
    before = representations(out)
    assert run(source=archive) is IngestStatus.INCOMPLETE
    assert representations(out) == before


def test_an_archive_is_laid_out_again_when_a_run_is_resumed(run, archive: Path, out: Path, ask, representations):
    """What was done stands; nothing looks changed."""
    answered = []

    def fail(point: str) -> None:
        answered.append(point)
        if answered.count("recorded") == 2:
            raise OwnSideError("the disk is full")

    with pytest.raises(OwnSideError):
        run(source=archive, watch=Watch(reached=fail))
    run(source=archive)

    assert ask("SELECT count(*) FROM item WHERE changed OR state = 'pending'") == [(0,)]
    assert len(representations(out)) == 6 + 4 * 2


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_the_members_of_a_tar_are_documents(run, ask, tmp_path: Path, article: bytes, mode: str):
    """Compressed or not; links and devices are refused."""
    path = tmp_path / "papers.tar"
    with tarfile.open(path, mode) as made:
        for name, kind in (("a.txt", tarfile.REGTYPE), ("link", tarfile.SYMTYPE), ("pipe", tarfile.FIFOTYPE)):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            member.size = len(article) if kind == tarfile.REGTYPE else 0
            made.addfile(member, io.BytesIO(article))
    run(source=path)

    assert dict(ask("SELECT rel, state FROM item")) == {b"a.txt": "done", b"link": "refused", b"pipe": "refused"}


def test_the_rows_of_a_csv_are_documents(run, out: Path, tmp_path: Path, article: bytes, ask):
    """Each to the byte, whatever lines, quotes and commas it holds; a row without a text is told."""
    path = tmp_path / "dump.csv"
    text = article.decode() + 'a "quotation", and a comma\r\nand a line'
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerows([("id", "body"), ("78A1", text), ("78A1", "two eggs\n"), ("78A3",)])
    run(source=path, intake=Intake(text_column="body", name_column="id"))

    assert dict(ask("SELECT rel, state FROM item")) == {
        b"78A1.txt": "warned",
        b"78A1.txt#2": "quarantined",
        b"78A3.txt": "refused",
    }
    [kept] = out.glob("bags/*/data/*/representations/original/data/78A1.txt")
    assert kept.read_bytes() == text.encode()


def test_lines_of_json_are_documents(run, tmp_path: Path, article: bytes, ask):
    """Numbered where nothing names them."""
    path = tmp_path / "dump.jsonl"
    rows = [{"text": article.decode(), "at": 5}, {"text": None, "at": 6}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    run(source=path, intake=Intake(text_column="text"))

    assert dict(ask("SELECT rel, state FROM item")) == {b"0000001.txt": "done", b"0000002.txt": "refused"}


@pytest.mark.parametrize(
    "case",
    [
        ("a.csv", "id,body\n1,2\n", Intake(), "--text-column which column holds the texts, of id, body"),
        ("a.csv", "id,body\n1,2\n", Intake(text_column="text"), "has no column 'text'; it has id, body"),
        ("a.jsonl", "{}\n[]\n", Intake(text_column="text"), "no column 'text'; it has none"),
        ("a.jsonl", '{"text": ""}\n[1]\n', Intake(text_column="text"), "line 2: every line must be an object"),
        ("a.jsonl", '{"text": ""}\nx\n', Intake(text_column="text"), "line 2: unexpected"),
        ("a.txt", "a letter\n", Intake(), "neither a zip, a tar, a CSV nor lines of JSON"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(run, tmp_path: Path, case: tuple[str, str, Intake, str]):
    """With what to do next."""
    name, content, intake, told = case
    (tmp_path / name).write_text(content)

    with pytest.raises(IngestError, match=told):
        run(source=tmp_path / name, intake=intake)


def test_a_bomb_is_refused_before_the_disk_is_full(run, tmp_path: Path, out: Path):
    """What its headers say of its size does not count."""
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for number in range(2):
            made.writestr(f"{number}.txt", bytes(40 << 20))

    with pytest.raises(IngestError, match=r"unfolds to more than 2 times its size, at 1\.txt"):
        run(source=bomb, intake=Intake(ratio=2))
    assert sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) < 90 << 20


def test_an_archive_of_too_many_members_is_refused(run, tmp_path: Path):
    """The limit can be raised by who knows better."""
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as made:
        for number in range(5):
            made.writestr(f"{number}.txt", b"")

    with pytest.raises(IngestError, match="more than 4 documents; if that is right, raise members"):
        run(source=path, intake=Intake(members=4))


@pytest.mark.slow
def test_documents_of_one_name_are_numbered(tmp_path: Path):
    """In their order, past names that are taken; however many they are, one is as quick as the next."""
    names = [b"a", b"a#2", b"a", b"b", b"a", b"a#2", *[b"c"] * 2000]
    with closing(LayingOut("dump.csv", tmp_path, 0, Intake())) as laying:
        found = [laying.refuse(name, Kind.SPECIAL, "no text").rel for name in names]

    assert found[:6] == [b"a", b"a#2", b"a#3", b"b", b"a#4", b"a#2#2"]
    assert found[6:] == [b"c", *(b"c#%d" % number for number in range(2, 2001))]


def test_only_the_files_of_a_list_are_taken(tree: Path, out: Path, ask):
    """From standard input; what is not there, or leads elsewhere, is told. To resume needs no list."""
    command = [sys.executable, "-m", "converter", "--only", ",".join(ONLY), "ingest"]
    listed = b"ferry.txt\n./list.txt\nmissing.txt\n../secret.txt\n1978\n"
    options = ["run", str(tree), "--out", str(out), "--files-from", "-", "--to", "tei", "--workers", "0"]
    done = subprocess.run([*command, *options], input=listed, capture_output=True, check=False)
    states = {
        b"ferry.txt": "done",
        b"list.txt": "quarantined",
        b"missing.txt": "refused",
        b"../secret.txt": "refused",
        b"1978": "refused",
    }

    assert (done.returncode, dict(ask("SELECT rel, state FROM item"))) == (3, states), done.stderr
    subprocess.run([*command, "resume", str(out), "--workers", "0"], capture_output=True, check=False)
    assert dict(ask("SELECT rel, state FROM item")) == states


def test_a_conversion_of_one_format_alone_is_enough(run, tree: Path, ask):
    """Nothing but what is asked for is made."""
    run(conversion=Conversion(to=("record",), only=ONLY))

    assert ask("SELECT DISTINCT representation FROM output") == [("record",)]

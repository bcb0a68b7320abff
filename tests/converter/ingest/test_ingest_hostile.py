"""A tree of hostile names and files: each is accounted for, nothing outside is read, and the package is valid."""

from __future__ import annotations

import csv
import os
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote_to_bytes

import bagit
import pytest

import converter

NAMES = (
    b"plain.txt",
    b"new\nline.txt",
    b"three\n\n\nlines.txt",
    b"carriage\rreturn.txt",
    b"tab\t.txt",
    b"caf\xe9-latin1.txt",
    "café-composed.txt".encode(),
    "cafe\u0301-decomposed.txt".encode(),
    b"per%0Acent.txt",
    b"100%25.txt",
    b" leading.txt",
    b"trailing ",
    b"dot.",
    b"-rf",
    b"--help",
    b"*star.txt",
    b"$(touch harmed).txt",
    b"`id`.txt",
    b";ls;.txt",
    b"\"quote'.txt",
    b"a" * 251 + b".txt",
    "é".encode() * 125 + b".txt",
    b"CON",
    b"nul.txt",
    b"Case.txt",
    b"case.txt",
    b".hidden",
    b"..dots",
    b"back\\slash.txt",
    "\u202egpj.txt".encode(),
    "\u2028separator.txt".encode(),
    b"\x01control.txt",
    b"=41.txt",
    b"A.txt",
    b"~root",
    b"a b/c d/e.txt",
    b"folder.docx/letter.txt",
    b"/".join([b"d" * 100] * 12) + b"/deep.txt",
)


def files(article: bytes) -> dict[bytes, bytes]:
    """Contents that are no documents, or in unusual encodings; all are kept."""
    return {
        b"empty.txt": b"",
        b"nul-bytes.txt": b"abc\x00def",
        b"utf16.txt": article.decode().encode("utf-16"),
        b"cp1252.txt": "naïve “x” €".encode("cp1252"),
        b"undefined-in-cp1252.txt": b"\x81\x8d\x8f abc",
        b"random.bin": bytes(range(256)) * 20,
        b"control.txt": b"abc\x0bdef\x1b[31m",
        b"long-line.txt": b"x" * 5_000_000,
        b"noncharacter.txt": "a\uffffb".encode(),
        b"mark.txt": b"\xef\xbb\xbf" + article,
    }


@pytest.fixture
def hostile(tmp_path: Path, root: Path) -> Path:
    folder = tmp_path / "hostile"
    article = (root / "seeds/article-ferry.txt").read_bytes()
    contents = dict.fromkeys(NAMES, article) | files(article)
    for name, data in contents.items():
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "secret.txt").write_text("SECRET OF ANOTHER HOUSE\n")
    for name, target in (("file", secret / "secret.txt"), ("folder", secret), ("inside", "plain.txt")):
        (folder / f"link-{name}").symlink_to(target)
    (folder / "link-loop").symlink_to("link-loop")
    (folder / "link-nowhere").symlink_to("/nonexistent")
    os.mkfifo(folder / "pipe")
    (folder / "empty").mkdir()
    home = Path.cwd()
    try:  # the name of a socket must be short
        os.chdir(folder)
        with socket.socket(socket.AF_UNIX) as door:
            door.bind("socket")
    finally:
        os.chdir(home)
    return folder


def entries(folder: Path) -> set[bytes]:
    """All that a person would count: files, links, special files and empty folders."""
    found = set()
    for base, folders, names in os.walk(os.fsencode(folder)):
        inside = base[len(os.fsencode(folder)) + 1 :]
        links = [name for name in folders if stat.S_ISLNK(os.lstat(base + b"/" + name).st_mode)]
        found |= {inside + b"/" + name if inside else name for name in (*names, *links)}
        if not folders and not names:
            found.add(inside)
    return found


@pytest.mark.slow
def test_a_hostile_tree_is_accounted_for(hostile: Path, tmp_path: Path) -> None:
    """Entries on the disk = rows of the names; each original is kept under a portable name; bagit-python agrees."""
    out = tmp_path / "out"
    command = [
        sys.executable,
        "-m",
        "converter",
        "ingest",
        "run",
        str(hostile),
        "--out",
        str(out),
        "--workers",
        "1",
    ]
    done = subprocess.run([*command, "--to", "tei,jsonld"], capture_output=True, check=False, cwd=tmp_path)
    [bag] = (out / "bags").iterdir()
    package = bag / "data" / bag.name
    with (package / "documentation/names.csv").open(encoding="utf-8", newline="") as table:
        rows = {unquote_to_bytes(row["original"]): row for row in csv.DictReader(table)}

    assert done.returncode == 3, done.stderr.decode()
    assert rows.keys() == entries(hostile)
    assert len(rows) == len(NAMES) + 10 + 8
    states = Counter(row["state"] for row in rows.values())
    assert states == {"done": len(NAMES) + 3, "quarantined": 8, "refused": 7}
    for name, row in rows.items():
        if row["kind"] == "file":
            source = Path(os.fsdecode(os.fsencode(hostile) + b"/" + name))
            assert (package / row["path"]).read_bytes() == source.read_bytes()
    assert not any(b"ANOTHER HOUSE" in path.read_bytes() for path in out.rglob("*") if path.is_file())
    assert not (tmp_path / "harmed").exists()
    assert bagit.Bag(str(bag)).is_valid()
    verified = subprocess.run(
        [sys.executable, "-m", "converter", "ingest", "verify", str(out)], capture_output=True, check=False
    )
    assert (verified.returncode, verified.stdout) == (0, b"")


@pytest.mark.slow
@pytest.mark.skipif(os.getuid() != 0, reason="only root can be somebody else")
def test_what_may_not_be_read_is_told(run, root: Path, tmp_path: Path) -> None:
    """As a user without the right: a file and a folder that are closed are no reason to stop."""
    if not all(folder.stat().st_mode & 0o001 for folder in Path(converter.__file__).resolve().parents):
        pytest.skip("the program lies in a folder that nobody else may look into")
    run(output=tmp_path / "first")  # what is loaded once is loaded as root
    with TemporaryDirectory() as place:
        source = Path(place) / "closed"
        (source / "folder").mkdir(parents=True)
        for name in ("open.txt", "shut.txt", "folder/within.txt"):
            shutil.copy(root / "seeds/article-ferry.txt", source / name)
        (source / "shut.txt").chmod(0)
        (source / "folder").chmod(0)
        Path(place).chmod(0o777)
        os.seteuid(65534)
        try:
            status = run(source=source, output=Path(place) / "out")
        finally:
            os.seteuid(0)
        with sqlite3.connect(Path(place) / "out/journal.db") as journal:
            states = dict(journal.execute("SELECT rel, state FROM item").fetchall())

    assert status == 3
    assert states == {b"open.txt": "done", b"shut.txt": "failed", b"folder": "refused"}

"""A run: every entry is accounted for, every original is kept, and a second run changes nothing."""

from __future__ import annotations

import json
import os
import shutil
from hashlib import sha512
from pathlib import Path

import bagit

from converter.ingest.coordinator import Watch
from converter.ingest.errors import IngestStatus
from converter.ingest.settings import Conversion, Limits, Packages

PACKAGE = "bags/tree-00001/data/tree-00001"


def test_every_entry_is_accounted_for(run, ask, tree: Path, out: Path) -> None:
    """Entries on the disk are rows of the journal and lines of the names; each has one state."""
    (tree / "empty").mkdir()
    (tree / "link").symlink_to("ferry.txt")
    os.mkfifo(tree / "pipe")
    (tree / "nothing.txt").touch()

    assert run() is IngestStatus.INCOMPLETE
    states = dict(ask("SELECT rel, state FROM item"))
    assert states == {
        b"1978/lighthouse.txt": "done",
        b"empty": "done",
        b"ferry.txt": "done",
        b"link": "refused",
        b"list.txt": "quarantined",
        b"nothing.txt": "quarantined",
        b"pipe": "refused",
    }
    names = (out / PACKAGE / "documentation/names.csv").read_text().splitlines()
    assert len(names) == 1 + len(states)


def test_every_original_is_kept_to_the_byte(run, tree: Path, out: Path) -> None:
    """Also of what could not be converted."""
    run()
    kept = out / PACKAGE / "representations/original/data"
    wanted = {path.relative_to(tree): path.read_bytes() for path in tree.rglob("*") if path.is_file()}
    found = {path.relative_to(kept): path.read_bytes() for path in kept.rglob("*") if path.is_file()}

    assert found == wanted


def test_the_journal_knows_every_file_by_its_checksum(run, ask, out: Path) -> None:
    """What it says of originals and outputs is what lies on the disk."""
    run()
    listed = ask("SELECT path, sha512 FROM output") + [
        (f"representations/original/data/{safe}", digest)
        for safe, digest in ask("SELECT safe, sha512 FROM item WHERE preserved")
    ]

    assert len(listed) == 2 * 2 + 3
    for path, digest in listed:
        assert sha512((out / PACKAGE / path).read_bytes()).hexdigest() == digest


def test_a_document_that_is_not_converted_has_its_reason_and_its_events(run, ask) -> None:
    """A failed normalization is an event for each output that was wanted, with the reason."""
    run()
    [(code, message)] = ask("SELECT fault_code, fault_message FROM item WHERE state = 'quarantined'")
    events = ask(
        "SELECT type, outcome, representation, note FROM event JOIN item ON item.id = event.item"
        " WHERE rel = CAST('list.txt' AS BLOB) AND outcome = 'fail'"
    )

    assert code == "UnknownFormatError"
    assert events == [("normalization", "fail", one, message) for one in ("tei", "record")]


def test_each_output_was_made_identified_hashed_and_validated(run, ask) -> None:
    """Each has an event of each kind, and a format that was identified, not claimed."""
    run()
    kinds = ask(
        "SELECT representation, group_concat(DISTINCT type) FROM event JOIN item ON item.id = event.item"
        " WHERE representation <> '' AND state = 'done' GROUP BY item, representation"
    )
    puids = {json.loads(text)["puid"] for (text,) in ask("SELECT format FROM output WHERE representation = 'tei'")}

    assert len(kinds) == 4
    for _, told in kinds:
        assert set(told.split(",")) == {
            "normalization",
            "validation",
            "format identification",
            "message digest calculation",
        }
    assert puids == {"fmt/1476"}


def test_a_second_run_changes_no_byte(run, out: Path, tree: Path, ask, everything) -> None:
    """What is done stands: also after the sources are gone."""
    run()
    before, events = everything(out), ask("SELECT count(*) FROM event")

    assert run() is IngestStatus.INCOMPLETE
    (tree / "ferry.txt").unlink()
    run()
    assert everything(out) == before
    assert ask("SELECT count(*) FROM event") == events


def test_two_outputs_of_one_source_hold_the_same(run, tmp_path: Path, representations) -> None:
    """Representations depend on the sources and the settings only."""
    run(output=tmp_path / "one")
    run(output=tmp_path / "two")

    assert representations(tmp_path / "one") == representations(tmp_path / "two")
    assert len(representations(tmp_path / "one")) == 7


def test_what_comes_later_goes_into_a_new_package(run, out: Path, tree: Path, root: Path, everything) -> None:
    """A sealed package is never touched again."""
    run()
    before = everything(out)
    shutil.copy(root / "seeds/article-bridge.txt", tree / "bridge.txt")
    run()
    after = everything(out)

    assert {path: after[path] for path in before} == before
    assert (out / "bags/tree-00002/data/tree-00002/representations/tei/data/bridge.txt.tei.xml").is_file()


def test_a_source_that_changed_after_it_was_done_is_told_and_not_replaced(
    run, out: Path, tree: Path, ask, everything
) -> None:
    """The package keeps what it has; the run says that it is no longer what the source is."""
    run()
    before = everything(out)
    (tree / "ferry.txt").write_text("something else\n")

    assert run() is IngestStatus.INCOMPLETE
    assert everything(out) == before
    assert ask("SELECT rel FROM item WHERE changed") == [(b"ferry.txt",)]


def test_packages_are_closed_as_they_are_full(run, out: Path) -> None:
    """Each holds what the settings say, and each is sealed."""
    run(packages=Packages(documents=1))

    assert sorted(path.name for path in (out / "bags").iterdir()) == ["tree-00001", "tree-00002", "tree-00003"]


def test_a_package_of_nothing_but_names_is_sealed_too(run, ask, tree: Path, out: Path) -> None:
    """Links and empty folders that come after the last full package are in a table of names as all others are."""
    (tree / "nothing").mkdir()
    (tree / "other").symlink_to("ferry.txt")
    run(packages=Packages(documents=3))
    names = out / "bags/tree-00002/data/tree-00002/documentation/names.csv"

    assert ask("SELECT DISTINCT state FROM package") == [("sealed",)]
    assert [line.split(",")[0] for line in names.read_text().splitlines()[1:]] == ["nothing", "other"]
    assert bagit.Bag(str(out / "bags/tree-00002")).is_valid()


def test_a_document_beyond_the_limit_is_kept_and_not_converted(run, out: Path, tree: Path, ask) -> None:
    """The limit is one of converting, not of keeping."""
    (tree / "large.txt").write_bytes(b"a line of text\n" * 80_000)
    run(limits=Limits(source_mib=1))

    assert ask("SELECT state, fault_kind, preserved FROM item WHERE rel = CAST('large.txt' AS BLOB)") == [
        ("quarantined", "limit", 1)
    ]
    assert (out / PACKAGE / "representations/original/data/large.txt").stat().st_size == 1_200_000


def test_the_fallback_encoding_is_used_where_utf8_is_not_and_noted(run, tree: Path, root: Path, ask) -> None:
    """An event with a warning says so; other documents are not touched by it."""
    text = (root / "seeds/article-ferry.txt").read_text().replace("ferry", "fèrry")
    (tree / "old.txt").write_bytes(text.encode("cp1252"))
    run(conversion=Conversion(to=("record",), only=("cable", "news", "tei", "record"), fallback_encoding="cp1252"))
    encodings = dict(ask("SELECT rel, encoding FROM item"))

    assert (encodings[b"old.txt"], encodings[b"ferry.txt"]) == ("cp1252", "utf-8")
    [(note,)] = ask("SELECT detail FROM event WHERE type = 'metadata extraction' AND outcome = 'warning'")
    assert 'evidence="fallback' in note


def test_an_unreadable_source_is_tried_again_and_the_others_are_sealed(
    run, tree: Path, out: Path, ask, everything
) -> None:
    """Here a file that goes between the scan and its turn, and comes back."""

    def vanish(point: str) -> None:
        if point == "placed":
            (tree / "ferry.txt").rename(tree.parent / "hidden")

    assert run(watch=Watch(reached=vanish)) is IngestStatus.INCOMPLETE
    assert ask("SELECT state, fault_kind, preserved FROM item WHERE rel = CAST('ferry.txt' AS BLOB)") == [
        ("failed", "system", 0)
    ]
    sealed = everything(out)
    (tree.parent / "hidden").rename(tree / "ferry.txt")
    run()
    assert ask("SELECT state, preserved, package FROM item WHERE rel = CAST('ferry.txt' AS BLOB)") == [
        ("done", 1, 2)
    ]
    assert sealed.items() <= everything(out).items()


def test_a_link_that_takes_the_place_of_a_file_is_not_followed(run, tree: Path, out: Path, ask) -> None:
    """Between the scan and its turn: nothing outside the source is read."""
    secret = tree.parent / "secret.txt"
    secret.write_text("SECRET OF ANOTHER HOUSE\n")

    def swap(point: str) -> None:
        if point == "placed":
            (tree / "ferry.txt").unlink()
            (tree / "ferry.txt").symlink_to(secret)

    run(watch=Watch(reached=swap))
    assert ask("SELECT state, preserved FROM item WHERE rel = CAST('ferry.txt' AS BLOB)") == [("failed", 0)]
    assert not any(b"ANOTHER HOUSE" in path.read_bytes() for path in out.glob("bags/**/*") if path.is_file())

"""A run that is refused before it begins, or stopped on the way: nothing is harmed, and it is resumed."""

from __future__ import annotations

import os
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import bagit
import pytest

from converter.ingest.bench import Job, Result
from converter.ingest.coordinator import Watch
from converter.ingest.durable import blaming
from converter.ingest.errors import IngestError, IngestStatus, OwnSideError
from converter.ingest.executors import LocalExecutor
from converter.ingest.home import Home
from converter.ingest.journal import Journal
from converter.ingest.settings import Conversion, Limits, Settings

PACKAGE = "bags/tree-00001/data/tree-00001"


def test_only_one_run_writes_into_a_folder(run, out: Path) -> None:
    """The second is refused at once."""
    home = Home(out)
    home.make()
    with home.locked(), pytest.raises(IngestError, match="another run is writing") as refused:
        run()

    assert refused.value.status is IngestStatus.TAKEN


def test_what_our_side_fails_at_is_done_by_the_same_command_again(tmp_path: Path) -> None:
    """Whatever was asked: `resume` would hand no package on, and could not begin where nothing was begun."""
    (tmp_path / "journal.db").mkdir()
    again = "everything up to here is kept: make room or mend it, then give the same command again"

    for writable in (True, False):
        with pytest.raises(OwnSideError, match=again):
            Journal(tmp_path / "journal.db", writable=writable)
    with pytest.raises(OwnSideError, match=again), blaming(tmp_path):
        (tmp_path / "journal.db").write_bytes(b"")


def test_a_folder_that_is_not_ours_is_left_alone(run, out: Path) -> None:
    """A typing error must not scatter packages among somebody's files."""
    out.mkdir()
    (out / "thesis.doc").write_text("mine")
    with pytest.raises(IngestError, match="not the output of an ingest") as refused:
        run()

    assert refused.value.status is IngestStatus.TAKEN
    assert [path.name for path in out.iterdir()] == ["thesis.doc"]


def test_the_journal_may_lie_elsewhere(run, out: Path, tmp_path: Path, representations) -> None:
    """Where packages are on storage that machines share, a link leads to a disk of this one."""
    (tmp_path / "local").mkdir()
    out.mkdir()
    (out / "journal.db").symlink_to(tmp_path / "local/journal.db")

    assert run() is run() is IngestStatus.INCOMPLETE
    assert len(representations(out)) == 7
    assert (tmp_path / "local/journal.db").is_file()
    assert not (tmp_path / "local/journal.db").is_symlink()


def test_the_source_may_have_any_name(run, tree: Path, out: Path, representations) -> None:
    """Also one that is no UTF-8, as old disks have them, and of two lines."""
    source = tree.with_name(os.fsdecode(b"bo\xeete\nno 1"))
    tree.rename(source)

    assert run(source=source) is IngestStatus.INCOMPLETE
    assert len(representations(out)) == 7
    [bag] = (out / "bags").iterdir()
    assert bagit.Bag(str(bag)).is_valid()


def test_an_output_whose_name_is_no_text_is_refused(run, tmp_path: Path) -> None:
    """Before anything is written: formats could not be identified in it."""
    strange = tmp_path / os.fsdecode(b"caf\xe9")
    with pytest.raises(IngestError, match="is not UTF-8; choose another folder"):
        run(output=strange)

    assert not strange.exists()


def test_an_output_within_the_source_is_refused(run, tree: Path) -> None:
    """It would ingest itself."""
    with pytest.raises(IngestError, match="would ingest itself"):
        run(output=tree / "out")

    assert not (tree / "out").exists()


def test_other_settings_or_another_source_need_another_folder(run, tree: Path, tmp_path: Path) -> None:
    """A package must not hold outputs of two settings."""
    run()
    with pytest.raises(IngestError, match="settings differ") as refused:
        run(limits=Limits(seconds=1))
    (tmp_path / "tree2").mkdir()
    with pytest.raises(IngestError, match="what was made of"):
        run(source=tmp_path / "tree2")

    assert refused.value.status is IngestStatus.UNFIT


def test_a_source_that_is_not_there_does_not_take_the_folder(
    run, tmp_path: Path, out: Path, representations
) -> None:
    """Whoever misspelt the source gives the same command again with the right one, and perhaps other settings."""
    with pytest.raises(IngestError):
        run(source=tmp_path / "misspelt")

    assert run(limits=Limits(seconds=30)) is IngestStatus.INCOMPLETE
    assert len(representations(out)) == 7


def test_a_format_that_is_not_there_is_refused_before_anything_is_written(run, out: Path) -> None:
    """With the name that was meant."""
    with pytest.raises(Exception, match="did you mean 'tei'"):
        run(conversion=Conversion(to=("tie",)))

    assert not out.exists()


def test_an_error_of_our_own_side_keeps_all_and_is_resumed(run, out: Path, ask, representations) -> None:
    """What was done before stands, the reason is in the journal, and the next run ends as if nothing had been."""

    def fail(point: str) -> None:
        if point == "adopted":
            raise OwnSideError("the disk is full")

    with pytest.raises(OwnSideError):
        run(watch=Watch(reached=fail))
    assert ask("SELECT state, reason FROM run") == [("stopped", "the disk is full")]
    assert run() is IngestStatus.INCOMPLETE
    assert len(representations(out)) == 7


def test_a_halt_ends_in_order_and_is_resumed(run, out: Path, ask, representations) -> None:
    """The batch in hand is finished, no other is begun."""
    answers = iter([False, True])
    status = run(watch=Watch(halted=lambda: next(answers, True)))

    assert status is IngestStatus.INTERRUPTED
    assert ask("SELECT count(*) FROM item WHERE state = 'pending'") == [(1,)]
    assert ask("SELECT state FROM run") == [("interrupted",)]
    assert run() is IngestStatus.INCOMPLETE
    assert len(representations(out)) == 7


def test_what_nobody_put_there_is_set_aside_and_never_deleted(run, out: Path, everything) -> None:
    """A file of a run that died lies in quarantine afterwards, and not in the bag."""

    def leave(point: str) -> None:
        if point == "sealing":
            stray = out / "bags/.tree-00001.part/data/tree-00001/representations/tei/data/stray.xml"
            stray.write_text("half of it")

    run(watch=Watch(reached=leave))
    [found] = [path for path in (out / "quarantine/orphans").rglob("*") if path.is_file()]
    assert found.read_text() == "half of it"
    assert not any("stray" in path for path in everything(out))


@dataclass(frozen=True)
class TakeAway:
    """Takes a folder away when a point is reached; goes along into workers, where it does nothing."""

    folder: Path
    point: str = "placed"

    def __call__(self, point: str) -> None:
        if point == self.point:
            self.folder.rename(self.folder.with_name("away"))


@pytest.mark.parametrize("workers", [0, 1])
def test_a_source_that_is_taken_away_stops_the_run_in_order(run, ask, tree: Path, workers: int) -> None:
    """Storage that is unmounted is no document's fault; when it is back, the run is resumed."""
    with pytest.raises(OwnSideError, match="is the source still there"):
        run(watch=Watch(reached=TakeAway(tree)), workers=workers)
    assert ask("SELECT state FROM run") == [("stopped",)]
    tree.with_name("away").rename(tree)

    assert run(workers=workers) is IngestStatus.INCOMPLETE
    assert ask("SELECT count(*) FROM item WHERE state = 'done'") == [(2,)]


@dataclass(frozen=True)
class EndOnce:
    """Ends the process in which files were flushed and identified, before it has answered; but once only."""

    mark: Path

    def __call__(self, point: str) -> None:
        if point == "flushed" and not self.mark.exists():
            self.mark.touch()
            os._exit(1)


def test_a_process_that_identifies_may_be_lost(run, ask, tmp_path: Path) -> None:
    """What it had is worked on again, each document alone, and nobody is blamed."""
    assert run(watch=Watch(reached=EndOnce(tmp_path / "mark")), workers=1) is IngestStatus.INCOMPLETE
    assert (tmp_path / "mark").exists()
    assert ask("SELECT state, count(*) FROM item GROUP BY state") == [("done", 2), ("quarantined", 1)]
    assert ask("SELECT DISTINCT fault_kind FROM item WHERE fault_kind IS NOT NULL") == [("content",)]


def test_workers_that_cannot_begin_stop_the_run_and_blame_nobody(tmp_path: Path) -> None:
    """Before or after something was given to them."""
    job = Job(root=b"/", staging=os.fsencode(tmp_path), settings=Settings().to_json(), agents=())
    executor = LocalExecutor(job, workers=1)
    future: Future[tuple[Result, ...]] = Future()
    future.set_exception(BrokenProcessPool("All workers expired"))

    with pytest.raises(OwnSideError, match=r"as soon as they begin \(All workers expired\)"):
        executor.results(future)
    executor.close(at_once=True)
    with pytest.raises(OwnSideError, match="as soon as they begin"):
        executor.submit(())

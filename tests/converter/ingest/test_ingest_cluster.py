"""A cluster makes the same packages as one machine, and a document that ends its process ends no worker."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from converter.ingest.beginning import Order
from converter.ingest.coordinator import Watch
from converter.ingest.errors import IngestError, IngestStatus, OwnSideError
from converter.ingest.home import Home
from converter.ingest.run import ingest
from converter.ingest.settings import Conversion, Effort, Limits, Plan, Settings

PLUGINS = Path(__file__).parent / "plugins"


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A cluster of two workers on this machine."""
    distributed = pytest.importorskip("distributed", reason="dask is not installed (extra `dask`)")
    import dask

    monkeypatch.setenv("PYTHONPATH", str(PLUGINS), prepend=":")
    monkeypatch.syspath_prepend(str(PLUGINS))
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50, host="127.0.0.1"
        ) as cluster,
    ):
        yield cluster


@pytest.fixture
def scheduler(cluster: Any) -> str:
    """Its address."""
    return cluster.scheduler_address


def ingested(
    source: Path,
    out: Path,
    executor: str,
    conversion: Conversion,
    watch: Watch | None = None,
    *,
    trace: bool = False,
) -> IngestStatus:
    settings = Settings(conversion=conversion, limits=Limits(seconds=5))
    effort = Effort(workers=2, executor=executor, batch_documents=5, max_errors="100%", trace=trace)
    return ingest(Home(out), Order(source=source, plan=Plan(settings=settings, effort=effort)), watch or Watch())


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_same(scheduler: str, tmp_path: Path, root: Path, representations) -> None:
    """Every original and every output, to the byte."""
    source = tmp_path / "papers"
    shutil.copytree(root / "seeds", source, ignore=shutil.ignore_patterns("*.json"))
    conversion = Conversion(block=("faults",))
    there = ingested(source, tmp_path / "there", f"dask:{scheduler}", conversion)
    here = ingested(source, tmp_path / "here", "local", conversion)

    assert there is here
    assert representations(tmp_path / "there") == representations(tmp_path / "here")
    assert len(representations(tmp_path / "here")) > 40


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_crash_ends_no_worker_of_the_cluster(scheduler: str, tmp_path: Path) -> None:
    """The others of its batch are converted, and it is kept."""
    source = tmp_path / "ward"
    source.mkdir()
    (source / "crash.txt").write_text("FAULT: crash\n")
    for number in range(6):
        (source / f"{number}.txt").write_text(f"FAULT: nothing, {number}\n")
    status = ingested(source, tmp_path / "out", f"dask:{scheduler}", Conversion(to=("copy",), only=("faults",)))
    with sqlite3.connect(tmp_path / "out/journal.db") as journal:
        states = dict(
            journal.execute("SELECT state, count(*) FROM item WHERE preserved GROUP BY state").fetchall()
        )

    assert (status, states) == (IngestStatus.INCOMPLETE, {"done": 6, "quarantined": 1})


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_what_is_said_of_plugins_holds_there(scheduler: str, tmp_path: Path) -> None:
    """The order among readers that are equally sure; and what they are asked comes back with what they made."""
    source = tmp_path / "papers"
    source.mkdir()
    (source / "one.txt").write_text("FAULT: tie\n")
    conversion = Conversion(to=("copy",), only=("faults",), order=("rival",))
    told: list[str] = []
    watch = Watch(told=lambda results: told.extend(line for one in results for line in one.trace))
    status = ingested(source, tmp_path / "out", f"dask:{scheduler}", conversion, watch, trace=True)

    assert status is IngestStatus.DONE
    assert any(line.startswith("trace: faults/rival read one.txt") for line in told)


def count_children() -> int:
    from converter.ingest.cluster import _CHILDREN

    return len(_CHILDREN)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_nothing_of_a_run_stays_in_the_workers(cluster: Any, tree: Path, tmp_path: Path) -> None:
    """Each run has children of its own there, a watched folder at every look; none outlives it."""
    conversion = Conversion(to=("record",), block=("faults",))
    ingested(tree, tmp_path / "out", f"dask:{cluster.scheduler_address}", conversion)
    with cluster.get_client() as client:
        children = client.run(count_children)

    assert list(children.values()) == [0, 0]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_worker_with_other_software_makes_nothing(
    scheduler: str, tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal and the packages would name what did not make them; the run stops and says what differs."""
    ours = SimpleNamespace(software=lambda _: ("archive-converter-1.0", "lxml 9.9"))
    monkeypatch.setattr("converter.ingest.cluster.software_for", ours.software)

    with pytest.raises(
        OwnSideError, match=r"on .*: the worker has other software .* lacks .*lxml 9\.9"
    ) as stopped:
        ingested(tree, tmp_path / "out", f"dask:{scheduler}", Conversion(to=("record",), block=("faults",)))
    assert stopped.value.status is IngestStatus.STOPPED


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_is_lost_stops_the_run_which_is_resumed_elsewhere(
    cluster: Any, tmp_path: Path, root: Path, representations
) -> None:
    """All that was recorded stands; here the rest is done on this machine."""
    source = tmp_path / "papers"
    shutil.copytree(root / "seeds", source, ignore=shutil.ignore_patterns("*.json"))
    conversion = Conversion(to=("record",), block=("faults",))
    lost = Watch(told=lambda _: cluster.close())

    with pytest.raises(OwnSideError, match="the cluster is lost"):
        ingested(source, tmp_path / "out", f"dask:{cluster.scheduler_address}", conversion, lost)
    ingested(source, tmp_path / "out", "local", conversion)
    ingested(source, tmp_path / "here", "local", conversion)
    assert representations(tmp_path / "out") == representations(tmp_path / "here")


def test_threads_of_one_worker_share_its_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many ask at once; those of a run that left without a word are ended after a while."""
    pytest.importorskip("pebble", reason="pebble is not installed (extra `ingest`)")
    from converter.ingest import cluster
    from converter.ingest.bench import Job

    class Born:
        def __init__(self) -> None:
            self.ended = False

        def close(self, *, at_once: bool) -> None:
            self.ended = at_once

    def bear(*_: object) -> Born:
        time.sleep(0.05)
        return Born()

    first, second = (Job(root=b"/", staging=name, settings=b"", agents=()) for name in (b"/1", b"/2"))
    monkeypatch.setattr(cluster, "_born", bear)
    monkeypatch.setattr(cluster, "_CHILDREN", {})
    ready = threading.Barrier(4)

    def ask(_: int) -> object:
        ready.wait()
        return cluster._children_for(first, ()).executor

    with ThreadPoolExecutor(4) as threads:
        [executor] = set(threads.map(ask, range(4)))
    cluster._children_for(second, ())
    assert not executor.ended
    monkeypatch.setattr(cluster, "_IDLE", 0.0)
    cluster._children_for(second, ())
    assert executor.ended
    assert list(cluster._CHILDREN) == [second]
    cluster.end_children(second)
    assert not cluster._CHILDREN


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, tree: Path) -> None:
    """With its address; nothing is converted."""
    pytest.importorskip("distributed", reason="dask is not installed (extra `dask`)")
    with pytest.raises(IngestError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        ingested(tree, tmp_path / "out", "dask:tcp://127.0.0.1:9", Conversion(to=("record",)))


@pytest.mark.slow
def test_the_commands_of_the_page_make_a_cluster(tree: Path, tmp_path: Path, ask) -> None:
    """A scheduler, a worker of several threads without a nanny, and the command that runs an ingest over them."""
    pytest.importorskip("distributed", reason="dask is not installed (extra `dask`)")
    where = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    common = ["--scheduler-file", str(where), "--no-dashboard"]
    parts = [
        [*dask, "scheduler", *common, "--host", "127.0.0.1", "--port", "0"],
        [*dask, "worker", *common, "--nthreads", "3", "--no-nanny", "--host", "127.0.0.1"],
    ]
    started = [
        subprocess.Popen(one, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tmp_path) for one in parts
    ]
    command = [sys.executable, "-m", "converter", "ingest", "run", str(tree), "--out", str(tmp_path / "out")]
    try:
        for _ in range(600):
            if where.exists() and (known := where.read_text()):
                break
            time.sleep(0.1)
        address = json.loads(known)["address"]
        for _ in range(60):  # until the worker is there
            done = subprocess.run(
                [*command, "--to", "tei", "--executor", f"dask:{address}"], capture_output=True, check=False
            )
            if b"has no workers" not in done.stderr:
                break
            time.sleep(1)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(60)

    assert done.returncode == 3, done.stderr.decode()
    assert sorted(ask("SELECT state FROM item")) == [("done",), ("done",), ("quarantined",)]

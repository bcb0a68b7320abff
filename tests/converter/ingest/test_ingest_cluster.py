"""A cluster makes the same packages as one machine, and a document that ends its process ends no worker."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from converter.ingest.beginning import Order
from converter.ingest.coordinator import Watch
from converter.ingest.errors import IngestError, IngestStatus
from converter.ingest.home import Home
from converter.ingest.run import ingest
from converter.ingest.settings import Conversion, Effort, Limits, Plan, Settings

PLUGINS = Path(__file__).parent / "plugins"


@pytest.fixture
def scheduler(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a cluster of two workers on this machine."""
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
        yield cluster.scheduler_address


def ingested(source: Path, out: Path, executor: str, conversion: Conversion) -> IngestStatus:
    settings = Settings(conversion=conversion, limits=Limits(seconds=5))
    effort = Effort(workers=2, executor=executor, batch_documents=5, max_errors="100%")
    return ingest(Home(out), Order(source=source, plan=Plan(settings=settings, effort=effort)), Watch())


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
def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, tree: Path) -> None:
    """With its address; nothing is converted."""
    pytest.importorskip("distributed", reason="dask is not installed (extra `dask`)")
    with pytest.raises(IngestError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        ingested(tree, tmp_path / "out", "dask:tcp://127.0.0.1:9", Conversion(to=("record",)))

"""`scripts/conformance`: convert the real documents, ask every validator about every output, print what they say."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from attrs import Factory, frozen

from benchmarks.conformance.judge import COLLECTIONS, Collection, Judge
from converter import ConverterError, Registry, Target, convert, load_registry

_SHARED = Path(__file__).resolve().parents[3] / "shared"
WRITERS = ("jsonld", "tei")
"""The writers that have judges, in a module of their name here."""


@frozen
class Tally:
    """What became of a collection."""

    counts: Counter[str] = Factory(Counter)
    faults: list[str] = Factory(list)
    """What was wrong, by document and validator."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of Markdown, and under it what was wrong; the exit status is 1 if anything was."""
    parser = argparse.ArgumentParser(prog="scripts/conformance", description=__doc__)
    parser.add_argument("writer", choices=WRITERS)
    parser.add_argument("--shared", type=Path, default=_SHARED, help="the folder of real documents")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take one document in N")
    options = parser.parse_args(arguments)
    judges: tuple[Judge, ...] = import_module(f"benchmarks.conformance.{options.writer}").JUDGES
    columns = ("documents", "refused", "converted", "recovered", *(judge.name for judge in judges))
    print(f"| {' | '.join(('', *columns))} |")
    print(f"| {' | '.join(('---', *('---:' for _ in columns)))} |")
    registry = load_registry()
    faults: list[str] = []
    total = Counter[str]()
    for collection in COLLECTIONS:
        tally = _judged(collection, options.writer, judges, registry, options.shared, options.every)
        print(_row(collection.name, columns, tally.counts), flush=True)
        total += tally.counts
        faults += tally.faults
    print(_row("all", columns, total))
    for fault in faults:
        print(f"\n{fault}")
    return 1 if faults else 0


def _row(name: str, columns: Sequence[str], counts: Counter[str]) -> str:
    return f"| {' | '.join((name, *(f'{counts[column]:,}' for column in columns)))} |"


def _judged(  # noqa: PLR0913, PLR0917 - the whole of a run
    collection: Collection, writer: str, judges: Sequence[Judge], registry: Registry, shared: Path, every: int
) -> Tally:
    tally = Tally()
    for path in list(collection.paths(shared))[::every]:
        tally.counts["documents"] += 1
        data = path.read_bytes()
        try:
            [output] = convert(path.name, data, [Target(writer=writer)], registry).outputs
        except ConverterError:
            tally.counts["refused"] += 1
            continue
        tally.counts["converted"] += 1
        if registry.writer(writer).recover(output.data) == data:
            tally.counts["recovered"] += 1
        else:
            tally.faults.append(f"{path.name}: its bytes do not come back")
        for judge in judges:
            if fault := judge.fault(output.data):
                tally.faults.append(f"{path.name}: {judge.name}: {fault}")
            else:
                tally.counts[judge.name] += 1
    return tally

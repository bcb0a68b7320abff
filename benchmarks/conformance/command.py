"""`scripts/conformance`: convert the real documents, ask every validator about every output, print what they say."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from attrs import Factory, frozen

from benchmarks.conformance.judge import COLLECTIONS, Judge
from converter import (
    ConverterError,
    DetectionError,
    ReadError,
    Registry,
    SourceError,
    Target,
    convert,
    load_registry,
)

_SHARED = Path(__file__).resolve().parents[3] / "shared"
WRITERS = ("docx", "jsonld", "tei")
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
    parser.add_argument(
        "--all", action="store_true", help="what no reader knows is read by the reader of its form (--from)"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="write the outputs there, for other validators"
    )
    options = parser.parse_args(arguments)
    judges: tuple[Judge, ...] = import_module(f"benchmarks.conformance.{options.writer}").JUDGES
    columns = ("documents", "refused", "converted", "recovered", *(judge.name for judge in judges))
    print(f"| {' | '.join(('', *columns))} |")
    print(f"| {' | '.join(('---', *('---:' for _ in columns)))} |")
    registry = load_registry()
    faults: list[str] = []
    total = Counter[str]()
    for collection in COLLECTIONS:
        paths = list(collection.paths(options.shared))[:: options.every]
        run = _Run(options.writer, judges, registry, collection.reader if options.all else None, options.keep)
        tally = run.judge(paths)
        print(_row(collection.name, columns, tally.counts), flush=True)
        total += tally.counts
        faults += tally.faults
    print(_row("all", columns, total))
    for fault in faults:
        print(f"\n{fault}")
    return 1 if faults else 0


def _row(name: str, columns: Sequence[str], counts: Counter[str]) -> str:
    return f"| {' | '.join((name, *(f'{counts[column]:,}' for column in columns)))} |"


@frozen
class _Run:
    """What is to be done with each document of a collection."""

    writer: str
    judges: Sequence[Judge]
    registry: Registry
    reader: str | None
    """Reads what is not known; None if that is refused."""
    keep: Path | None
    """The folder for the outputs; None if they are not kept."""

    def judge(self, paths: Iterable[Path]) -> Tally:
        """Convert the documents and ask about the outputs; an error other than a refusal is a fault."""
        tally = Tally()
        for path in paths:
            tally.counts["documents"] += 1
            data = path.read_bytes()
            try:
                output = self._output(path.name, data)
            except (SourceError, DetectionError, ReadError):
                tally.counts["refused"] += 1
            except ConverterError as error:
                tally.faults.append(f"{path.name}: {error}")
            else:
                tally.counts["converted"] += 1
                self._keep(path, output)
                self._ask(path.name, data, output, tally)
        return tally

    def _output(self, name: str, data: bytes) -> bytes:
        targets = [Target(writer=self.writer)]
        try:
            [output] = convert(data, targets, self.registry, name=name).outputs
        except DetectionError:
            if self.reader is None:
                raise
            [output] = convert(data, targets, self.registry, name=name, reader=self.reader).outputs
        return output.data

    def _keep(self, path: Path, output: bytes) -> None:
        """Write an output down, under a name that tells its document: names alone are not distinct."""
        if self.keep is not None:
            self.keep.mkdir(parents=True, exist_ok=True)
            suffix = self.registry.writer(self.writer).suffix
            (self.keep / f"{path.parent.name}-{path.name}{suffix}").write_bytes(output)

    def _ask(self, name: str, data: bytes, output: bytes, tally: Tally) -> None:
        if self.registry.writer(self.writer).recover(output) == data:
            tally.counts["recovered"] += 1
        else:
            tally.faults.append(f"{name}: its bytes do not come back")
        for judge in self.judges:
            if fault := judge.fault(output):
                tally.faults.append(f"{name}: {judge.name}: {fault}")
            else:
                tally.counts[judge.name] += 1

"""`scripts/evaluate`: read the real documents, hold the records against what is known, print how right they are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from benchmarks.accuracy import floor, table
from benchmarks.accuracy.cables import FIELDS
from benchmarks.accuracy.corpus import CORPUS, FORMS, KNOWN, ROOT, Form, cables, other_documents
from benchmarks.accuracy.judgement import Reading
from benchmarks.accuracy.reading import (
    DETECTED,
    NOT_CLAIMED,
    RECOGNISED,
    SOUND,
    everything,
    examine,
    examine_other,
    registry,
)
from benchmarks.accuracy.summary import Summary, summarise

FLOOR = KNOWN / "cables.floor.json"
PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- scripts/evaluate cables: begin -->\n", "<!-- scripts/evaluate cables: end -->\n"
_NAMES = ("all", DETECTED, SOUND, RECOGNISED, *(field.name for field in FIELDS), NOT_CLAIMED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; status 1 where something is below the floor."""
    parser = _parser()
    options = parser.parse_args(arguments)
    forms = [form for form in FORMS if not options.form or form.name in options.form.split(",")]
    if (options.pin or options.lower) and options.form:
        parser.error("the floor is pinned for all forms together: leave --form out")
    if not (options.corpus / "cables").is_dir():
        parser.error(f"there is no folder {options.corpus / 'cables'}: say where the corpus is, by --corpus")
    summary = evaluate(options.corpus, forms, processes=options.processes)
    if options.misses:
        print(table.misses(one for one in summary.misses if options.misses in ("all", one.field)))
        return 0
    print(table.as_json(summary) if options.json else f"{table.tables(summary)}\n\n{table.speeds(summary)}")
    pinned = floor.load(FLOOR)
    if options.pin or options.lower:
        pinned = floor.raised(summary, pinned, lower=options.lower)
        floor.save(pinned, FLOOR)
        PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8"), summary), encoding="utf-8")
    wanted = {name: fields for name, fields in pinned.items() if not options.form or name in summary.tallies}
    lower = floor.below(summary, wanted)
    for line in lower:
        sys.stderr.write(f"below the floor: {line}\n")
    return 1 if lower else 0


def evaluate(corpus: Path, forms: Sequence[Form] = FORMS, *, processes: int | None = None) -> Summary:
    """Read and judge the documents of these forms; if these are all, also look that nothing else is a cable."""
    readers = {reader.name for reader in registry().readers}
    items = [item for form in forms if form.reader in readers for item in cables(corpus, form)]
    others = other_documents(corpus) if len(forms) == len(FORMS) else []
    readings = [
        *_watched(everything(examine, items, processes), len(items)),
        *_watched(everything(examine_other, others, processes), len(others)),
    ]
    return summarise(readings, [form.name for form in forms if form.reader not in readers])


def with_tables(page: str, summary: Summary) -> str:
    """The text of the page with the tables of *summary* in their place."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{table.tables(summary)}\n\n{END}{after}"


def _watched(readings: Iterable[Reading], total: int) -> Iterator[Reading]:
    """With a bar on standard error, where that is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal or not total:
        return iter(readings)
    return iter(track(readings, "", total=total, console=console, transient=True))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/evaluate", description=__doc__)
    parser.add_argument("kind", choices=("cables",), help="which readers")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the folder of the real documents")
    parser.add_argument("--form", help=f"only these, of {', '.join(form.name for form in FORMS)}")
    parser.add_argument("--misses", metavar="FIELD", choices=_NAMES, help="print the cases that are not right")
    parser.add_argument("--json", action="store_true", help="print everything for programs")
    parser.add_argument("--pin", action="store_true", help="raise the floor; put the tables in the docs")
    parser.add_argument("--lower", action="store_true", help="pin what is reached now, even where it is lower")
    parser.add_argument("--processes", type=int, help="how many at once; one for each processor if not given")
    return parser

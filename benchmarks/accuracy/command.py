"""`scripts/evaluate`: read the real documents, hold the records against what is known, print how right they are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from benchmarks.accuracy import floor, table
from benchmarks.accuracy.board import Board, Work
from benchmarks.accuracy.cables import CABLES
from benchmarks.accuracy.corpus import CORPUS, KNOWN, ROOT
from benchmarks.accuracy.detection import DETECTION
from benchmarks.accuracy.judgement import Reading
from benchmarks.accuracy.news import NEWS
from benchmarks.accuracy.pages import PAGES
from benchmarks.accuracy.reading import everything, registry
from benchmarks.accuracy.summary import Summary, summarise

FLOORS = KNOWN
"""Where the floor of each board is kept."""
PAGE = ROOT / "docs" / "accuracy.md"
BOARDS = {board.name: board for board in (CABLES, NEWS, PAGES, DETECTION)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; status 1 where something is below the floor."""
    parser = _parser()
    options = parser.parse_args(arguments)
    board = BOARDS[options.board]
    part = bool(options.form or options.only)
    forms = options.form.split(",") if options.form else list(board.forms)
    if unknown := [form for form in forms if form not in board.forms]:
        parser.error(f"unknown form {', '.join(unknown)}; there are {', '.join(board.forms)}")
    if options.misses and options.misses not in ("all", *board.fields):
        parser.error(f"unknown field {options.misses}; there are all, {', '.join(board.fields)}")
    if (options.pin or options.lower) and part:
        parser.error("the floor is pinned for all documents together: leave --form and --only out")
    if not (options.corpus / board.folder).is_dir():
        parser.error(f"there is no folder {options.corpus / board.folder}: say where the corpus is, by --corpus")
    summary = evaluate(board, options.corpus, forms, only=options.only, processes=options.processes)
    if options.misses:
        print(table.misses(one for one in summary.misses if options.misses in ("all", one.field)))
        return 0
    print(table.as_json(summary) if options.json else f"{table.tables(summary)}\n\n{table.speeds(summary)}")
    if board.beside is not None and not options.json:
        compared = board.beside(options.corpus, lambda work: _chosen(work, options.only, forms), options.processes)
        print(f"\n{compared}")
        if options.pin or options.lower:
            page = PAGE.read_text(encoding="utf-8")
            PAGE.write_text(with_part(f"{board.name} beside", page, compared), encoding="utf-8")
    return _hold(board, summary, options)


def _hold(board: Board, summary: Summary, options: argparse.Namespace) -> int:
    """Hold *summary* against the floor, and raise or lower that if it is asked; the status."""
    if options.only:
        return 0
    path = floor_of(board)
    pinned = floor.load(path)
    if options.pin or options.lower:
        pinned = floor.raised(summary, pinned, lower=options.lower)
        floor.save(pinned, path)
        PAGE.write_text(with_tables(board, PAGE.read_text(encoding="utf-8"), summary), encoding="utf-8")
    wanted = {name: fields for name, fields in pinned.items() if not options.form or name in summary.tallies}
    lower = floor.below(summary, wanted)
    for line in lower:
        sys.stderr.write(f"below the floor: {line}\n")
    return 1 if lower else 0


def floor_of(board: Board) -> Path:
    """The file of what this board has reached."""
    return FLOORS / f"{board.name}.floor.json"


def evaluate(
    board: Board,
    corpus: Path,
    forms: Sequence[str] | None = None,
    *,
    only: str | None = None,
    processes: int | None = None,
) -> Summary:
    """Read and judge the documents of these forms, or of all; *only* those whose names begin so."""
    forms = list(board.forms) if forms is None else forms
    readers = {reader.name for reader in registry().readers} | {""}
    readable = [form for form in forms if board.forms[form] in readers]
    readings = [
        reading
        for work in board.work(corpus, readable)
        for reading in _watched(Work(examine=work.examine, items=_chosen(work, only)), processes)
    ]
    unreadable = [form for form in forms if form not in readable]
    totals = board.totals and only is None and len(forms) == len(board.forms)
    return summarise(readings, unreadable, totals=totals)


def _chosen(work: Work, only: str | None, forms: Sequence[str] | None = None) -> list[Any]:
    return [
        item
        for item in work.items
        if (only is None or item.name.startswith(only)) and (forms is None or item.form in forms)
    ]


def with_tables(board: Board, page: str, summary: Summary) -> str:
    """The text of the page with the tables of *summary* in their place."""
    return with_part(board.name, page, table.tables(summary))


def with_part(name: str, page: str, text: str) -> str:
    """The text of the page with *text* as the part of this name."""
    begin, end = _marks(name)
    before, rest = page.split(begin)
    _, after = rest.split(end)
    return f"{before}{begin}\n{text}\n\n{end}{after}"


def marks(board: Board) -> tuple[str, str]:
    """The lines of the page between which the board's tables stand."""
    return _marks(board.name)


def _marks(name: str) -> tuple[str, str]:
    return (f"<!-- scripts/evaluate {name}: begin -->\n", f"<!-- scripts/evaluate {name}: end -->\n")


def _watched(work: Work, processes: int | None) -> Iterator[Reading]:
    """With a bar on standard error, where that is a terminal."""
    readings = everything(work.examine, work.items, processes)
    console = Console(stderr=True)
    if not console.is_terminal or not work.items:
        return readings
    return iter(track(readings, "", total=len(work.items), console=console, transient=True))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/evaluate", description=__doc__)
    parser.add_argument("board", choices=tuple(BOARDS), help="which readers, or detection")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the folder of the real documents")
    parser.add_argument("--form", help="only these forms of document, by the names of the tables: raw,html")
    parser.add_argument("--only", metavar="NAME", help="only documents whose names begin so: 06TOKYO, abp/")
    parser.add_argument(
        "--misses", metavar="FIELD", help="print the cases that are not right; all for every field"
    )
    parser.add_argument("--json", action="store_true", help="print everything for programs")
    parser.add_argument("--pin", action="store_true", help="raise the floor; put the tables in the docs")
    parser.add_argument("--lower", action="store_true", help="pin what is reached now, even where it is lower")
    parser.add_argument("--processes", type=int, help="how many at once; one for each processor if not given")
    return parser

"""Documents a second, CPU and peak memory of each writer, beside pandoc in the same run.

Usage: python benchmarks/convert.py [--rounds N] [--repeat N] [--json] [FILE...]

Needs the extra ``benchmark``. Without files, the five real documents of ../shared/seeds are converted, or the
samples of seeds/ where that folder is absent. Each contender runs in a process of its own, in turn, REPEAT
times; the medians are printed. pandoc reads markdown, its nearest to plain text; it is measured warm, in a
loop of its own Lua interpreter, and as one command a document, which is how it is used on folders.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent
TELEGRAM = 6 * 1024
"""Bytes of a telegram of two or three pages."""
ARTICLE = 5 * 1024
"""Bytes of an article of some eight hundred words."""
TWENTY = 20


class Cost(NamedTuple):
    """What one contender took."""

    documents: int
    cpu: float
    """Seconds of CPU for all documents."""
    peak: int
    """Largest resident size of the process, in bytes."""


def run(command: list[str], stdout: int | None = None) -> tuple[str, float, int]:
    """What a command printed, its CPU seconds and its peak memory in bytes, by the system's own account."""
    with tempfile.TemporaryFile() as file:
        process = subprocess.Popen(command, stdout=stdout or file)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command[:4])} ... failed with status {process.returncode}")
        file.seek(0)
        return file.read().decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def ours(writers: str, rounds: int, files: list[str], *options: str) -> Cost:
    """Converter itself, in one process."""
    printed, _, peak = run([sys.executable, str(HERE / "ours.py"), *options, writers, str(rounds), *files])
    return Cost(rounds * len(files), float(printed), peak)


def reading(reader: str, size: int, real: str, own: str, rounds: int, _files: list[str]) -> Cost:
    """Converter's reading alone, by a reader that is known: of the twenty *real* documents nearest to a *size*.

    Where these are absent, of our *own* samples.
    """
    found = [*(ROOT.parent / "shared" / "corpus").glob(real)] or [*(ROOT / "seeds").glob(own)]
    near = sorted(map(str, found), key=lambda path: (abs(Path(path).stat().st_size - size), path))[:TWENTY]
    printed, _, peak = run([sys.executable, str(HERE / "ours.py"), "--read", reader, str(rounds), *near])
    return Cost(rounds * len(near), float(printed), peak)


def pandoc_warm(to: str, rounds: int, files: list[str]) -> Cost:
    """Pandoc in one process, in its own Lua loop."""
    script = str(HERE / "pandoc_loop.lua")
    printed, _, peak = run([pandoc(), "lua", script, "markdown", to, str(rounds), *files])
    return Cost(rounds * len(files), float(printed), peak)


def pandoc_command(to: str, _: int, files: list[str]) -> Cost:
    """Pandoc as one command a document."""
    with tempfile.TemporaryDirectory() as folder:
        costs = [run([pandoc(), "-f", "markdown", "-t", to, "-o", f"{folder}/out", file]) for file in files]
    return Cost(len(files), sum(cpu for _, cpu, _ in costs), max(peak for *_, peak in costs))


def pandoc() -> str:
    """The path of the pandoc that the extra ``benchmark`` brings."""
    import pypandoc  # noqa: PLC0415 - only this program needs the extra

    return str(pypandoc.get_pandoc_path())


CONTENDERS: dict[str, Callable[[int, list[str]], Cost]] = {
    "reading a cable of 6 KB": partial(reading, "cable", TELEGRAM, "cables/raw/*.txt", "cable-[!hn]*.txt"),
    "reading an article of 5 KB": partial(reading, "news-article", ARTICLE, "news/[!e]*/*.txt", "article-*.txt"),
    "read only": lambda rounds, files: ours("-", rounds, files),
    "TEI": lambda rounds, files: ours("tei", rounds, files),
    "DOCX": lambda rounds, files: ours("docx", rounds, files),
    "JSON-LD": lambda rounds, files: ours("jsonld", rounds, files),
    "TEI, unchecked": lambda rounds, files: ours("tei", rounds, files, "--unchecked"),
    "DOCX, unchecked": lambda rounds, files: ours("docx", rounds, files, "--unchecked"),
    "record": lambda rounds, files: ours("record", rounds, files),
    "TEI, DOCX and JSON-LD": lambda rounds, files: ours("tei,docx,jsonld", rounds, files),
    "pandoc, warm: TEI": lambda rounds, files: pandoc_warm("tei", max(rounds // 5, 1), files),
    "pandoc, warm: DOCX": lambda rounds, files: pandoc_warm("docx", max(rounds // 20, 1), files),
    "pandoc, a command each: TEI": lambda rounds, files: pandoc_command("tei", rounds, files),
    "pandoc, a command each: DOCX": lambda rounds, files: pandoc_command("docx", rounds, files),
}


def default_files() -> list[str]:
    """The five real documents, or our own samples."""
    real = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
    return [str(path) for path in real or sorted((ROOT / "seeds").glob("*.txt"))]


def measure(rounds: int, repeat: int, files: list[str]) -> dict[str, Cost]:
    """The median cost of each contender, over *repeat* turns."""
    turns: dict[str, list[Cost]] = {name: [] for name in CONTENDERS}
    for turn in range(repeat):
        for name, contender in CONTENDERS.items():
            print(f"turn {turn + 1} of {repeat}: {name}", file=sys.stderr)
            turns[name].append(contender(rounds, files))
    return {
        name: Cost(
            costs[0].documents,
            statistics.median(cost.cpu for cost in costs),
            int(statistics.median(cost.peak for cost in costs)),
        )
        for name, costs in turns.items()
    }


def table(costs: dict[str, Cost]) -> str:
    """The costs as a table in Markdown, each of ours with its ratio to pandoc's for the same format."""
    lines = [
        "| | documents a second | CPU ms a document | peak memory, MB | times pandoc warm | times pandoc's command |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, cost in costs.items():
        each = cost.cpu / cost.documents
        ratios = []
        for way in ("pandoc, warm", "pandoc, a command each"):
            rival = costs.get(f"{way}: {name.removesuffix(', unchecked')}")
            ratios.append(f"{rival.cpu / rival.documents / each:.1f}" if rival else "")
        lines.append(
            f"| {name} | {1 / each:,.0f} | {each * 1000:.2f} | {cost.peak / 1e6:.0f} | {ratios[0]} | {ratios[1]} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", help="what to convert; the real documents, or seeds/")
    parser.add_argument("--rounds", type=int, default=100, help="rounds of our own loop (default 100)")
    parser.add_argument("--repeat", type=int, default=3, help="turns of each contender (default 3)")
    parser.add_argument("--json", action="store_true", help="figures for programs")
    given = parser.parse_args()
    costs = measure(given.rounds, given.repeat, given.files or default_files())
    print(
        json.dumps({name: cost._asdict() for name, cost in costs.items()}, indent=2)
        if given.json
        else table(costs)
    )


if __name__ == "__main__":
    main()

"""Convert each file, ROUNDS times, in this one process; prints the CPU seconds of the loop.

Usage: python ours.py WRITER[,WRITER...] ROUNDS FILE...
       python ours.py - ROUNDS FILE...         (read only: bytes to a sound record)

The whole line is measured: decoding, checksum, detection by every reader, reading, the rules of soundness,
writing, and the writer's own check; after one round that is not counted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from converter import Target, convert, load_registry


def main(writers: str, rounds: str, *paths: str) -> None:
    """Run the loop."""
    registry = load_registry()
    targets = [] if writers == "-" else [Target(writer=name) for name in writers.split(",")]
    inputs = [(path, Path(path).read_bytes()) for path in paths]

    def convert_all() -> None:
        for name, data in inputs:
            convert(name, data, targets, registry)

    convert_all()
    start = process_time()
    for _ in range(int(rounds)):
        convert_all()
    print(process_time() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])

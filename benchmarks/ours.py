"""Convert each file, ROUNDS times, in this one process; prints the CPU seconds of the loop.

Usage: python ours.py [--unchecked] WRITER[,WRITER...] ROUNDS FILE...
       python ours.py - ROUNDS FILE...         (read only: bytes to a sound record)
       python ours.py --read READER ROUNDS FILE...    (the same, by a reader that is known)

The whole line is measured: decoding, checksum, detection by every reader, reading, the rules of soundness,
writing, and, unless --unchecked, the writer's own check; after one round that is not counted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from converter import Target, convert, decode, load_registry, read


def main(*arguments: str) -> None:
    """Run the loop."""
    if arguments[0] == "--read":
        reading(arguments[1], int(arguments[2]), arguments[3:])
        return
    unchecked = arguments[0] == "--unchecked"
    writers, rounds, *paths = arguments[unchecked:]
    registry = load_registry()
    names = [] if writers == "-" else writers.split(",")
    targets = [Target(writer=name, check=not unchecked) for name in names]
    inputs = [(path, Path(path).read_bytes()) for path in paths]

    def convert_all() -> None:
        for name, data in inputs:
            convert(data, targets, registry, name=name)

    convert_all()
    start = process_time()
    for _ in range(int(rounds)):
        convert_all()
    print(process_time() - start)


def reading(name: str, rounds: int, paths: Sequence[str]) -> None:
    """Run the loop of the reading alone: decoding, the reader of this name, the rules of soundness."""
    reader = load_registry().reader(name)
    inputs = [(path, Path(path).read_bytes()) for path in paths]

    def read_all() -> None:
        for one in inputs:
            read(decode(*one), reader)

    read_all()
    start = process_time()
    for _ in range(rounds):
        read_all()
    print(process_time() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])

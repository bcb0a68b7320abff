"""The service under load: requests a second, how long they take, errors, and whether its memory grows.

Usage: python benchmarks/serve.py [--connections N] [--seconds N] [--to NAME,...] [--json] [FILE...]

Needs the extra ``serve``. So many connections ask at once for so long, each for the next of the files as soon as it has
an answer; without files, the five real documents of ../shared/seeds, or samples of seeds/ where that folder is absent.
The client runs on the same machine and takes its share of the processors.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

ROOT = Path(__file__).parent.parent
LENGTH = re.compile(rb"^content-length: (\d+)\r$", re.MULTILINE | re.IGNORECASE)
WARM = 10.0
"""Seconds after which memory is looked at: by then each worker has loaded what it needs."""


class Load(NamedTuple):
    """What the connections have seen."""

    seconds: list[float]
    """Of each request that was answered as it wished."""
    errors: list[str]


class Sample(NamedTuple):
    """The memory of the service at one moment."""

    at: float
    mib: float
    """Proportional shares of all its processes: what is shared is counted once."""


def requests_of(files: list[Path], to: str) -> list[bytes]:
    """What is sent for each file."""
    made = []
    for file in files:
        data = file.read_bytes()
        query = urlencode({"name": file.name, "to": to})
        head = f"POST /v1/convert?{query} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(data)}\r\n\r\n"
        made.append(head.encode() + data)
    return made


async def connection(port: int, requests: list[bytes], first: int, end: float, load: Load) -> None:
    """One client: it asks until the *end*, over one connection that is kept."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    number = first
    while time.perf_counter() < end:
        started = time.perf_counter()
        writer.write(requests[number % len(requests)])
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            match = LENGTH.search(head)
            body = await reader.readexactly(int(match[1]) if match else 0)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            load.errors.append(type(error).__name__)
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            continue
        if head.startswith(b"HTTP/1.1 200 "):
            load.seconds.append(time.perf_counter() - started)
        else:
            load.errors.append(body.decode(errors="replace")[:200])
        number += 1
    writer.close()


async def watch(pid: int, end: float, samples: list[Sample]) -> None:
    """Look at the memory of the service once a second."""
    started = time.perf_counter()
    while time.perf_counter() < end:
        samples.append(Sample(time.perf_counter() - started, sum(map(share, family(pid)))))
        await asyncio.sleep(1)


def family(pid: int) -> list[int]:
    """A process and all that come from it."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended
            continue
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def share(pid: int) -> float:
    """The proportional share of a process, in MiB."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    match = re.search(r"^Pss: +(\d+) kB", text, re.MULTILINE)
    return int(match[1]) / 1024 if match else 0.0


async def measure(
    port: int, pid: int, requests: list[bytes], connections: int, seconds: int
) -> tuple[Load, list[Sample]]:
    """Ask for so many *seconds* over so many *connections*."""
    load, samples = Load([], []), list[Sample]()
    end = time.perf_counter() + seconds
    clients = [connection(port, requests, number, end, load) for number in range(connections)]
    await asyncio.gather(watch(pid, end, samples), *clients)
    return load, samples


def summed(load: Load, samples: list[Sample], seconds: int) -> dict[str, float | int]:
    """The figures that are printed."""
    times = sorted(load.seconds)
    warm = [sample.mib for sample in samples if sample.at >= min(WARM, seconds / 2)] or [0.0]
    half = len(warm) // 2
    return {
        "requests": len(times),
        "errors": len(load.errors),
        "requests_per_second": round(len(times) / seconds, 1),
        "median_ms": round(times[len(times) // 2] * 1000, 1) if times else 0,
        "p99_ms": round(times[len(times) * 99 // 100] * 1000, 1) if times else 0,
        "slowest_ms": round(times[-1] * 1000, 1) if times else 0,
        "memory_first_half_mib": round(max(warm[:half] or warm), 1),
        "memory_second_half_mib": round(max(warm[half:]), 1),
    }


def main() -> int:
    """Start the service, measure it, print the figures; 1 if any request failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--to", default="tei")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    real = sorted((ROOT.parent / "shared/seeds").glob("*.txt"))
    files = options.files or real or sorted((ROOT / "seeds").glob("*.txt"))
    command = [sys.executable, "-m", "converter", "--no-settings", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as service:
        try:
            address = service.stdout.readline() if service.stdout else ""
            port = int(address.strip().strip("/").rpartition(":")[2])
            requests = requests_of(files, options.to)
            load, samples = asyncio.run(measure(port, service.pid, requests, options.connections, options.seconds))
        finally:
            service.terminate()
    found = summed(load, samples, options.seconds)
    if options.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name.replace('_', ' '):<24} {value}")
    for error in sorted(set(load.errors))[:5]:
        print(error, file=sys.stderr)
    return 1 if load.errors else 0


if __name__ == "__main__":
    raise SystemExit(main())

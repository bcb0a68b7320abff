"""A run in a process of its own that ends itself, and all its workers, at a named point.

``python drive_a_run.py SOURCE OUTPUT WORKERS [POINT NUMBER [alone]]``: at the so-manieth time that POINT is reached, the
whole group of processes is killed; with ``alone``, only the process that coordinates. The exit status is that of the
run.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from attrs import field, frozen

from converter.ingest.beginning import Order
from converter.ingest.coordinator import Watch
from converter.ingest.errors import IngestError
from converter.ingest.home import Home
from converter.ingest.run import ingest
from converter.ingest.settings import Conversion, Effort, Packages, Plan, Settings


@frozen
class KillAt:
    """Goes along into the workers; each process counts for itself."""

    point: str
    number: int
    alone: bool
    coordinator: int = field(factory=os.getpid)
    seen: list[str] = field(factory=list, eq=False)

    def __call__(self, point: str) -> None:
        if point == self.point:
            self.seen.append(point)
            if len(self.seen) == self.number:
                if self.alone:
                    os.kill(self.coordinator, signal.SIGKILL)
                else:
                    os.killpg(0, signal.SIGKILL)


def main(source: str, output: str, workers: str, *kill: str) -> int:
    point, number, alone = (*(kill or ("", "0")), "")[:3]
    settings = Settings(
        conversion=Conversion(to=("tei", "record"), only=("cable", "news", "tei", "record")),
        packages=Packages(documents=12),
    )
    effort = Effort(workers=int(workers), batch_documents=4)
    order = Order(source=Path(source), plan=Plan(settings=settings, effort=effort))
    try:
        return ingest(Home(Path(output)), order, Watch(reached=KillAt(point, int(number), bool(alone))))
    except IngestError as error:
        sys.stderr.write(f"{error}\n")
        return error.status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

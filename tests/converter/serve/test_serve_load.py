"""Many connections at once: no request fails, and the benchmark says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_no_request_fails_under_load(root: Path) -> None:
    """32 connections for some seconds; the minute of the benchmark is for a machine that does nothing else."""
    command = [
        sys.executable,
        "benchmarks/serve.py",
        "--seconds",
        "10",
        "--json",
        *map(str, root.glob("seeds/cable-*.txt")),
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["errors"] == 0
    assert found["requests"] > 32
    assert found["p99_ms"] >= found["median_ms"] > 0
    assert found["memory_second_half_mib"] > 10

"""A parser that gets no more memory says so: the document is not to blame."""

from __future__ import annotations

import subprocess
import sys

import pytest

from converter.errors import PluginError
from converter.ingest.conversion import fault_of
from converter.ingest.records import FaultKind

pytest.importorskip("resource", reason="limits of memory are those of POSIX systems")

LIMITED = """
import resource
from pathlib import Path
from {module} import {name}

data = b'<TEI xmlns="http://www.tei-c.org/ns/1.0">' + b"<lb/>" * 2_000_000 + b"</TEI>"
taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + (64 << 20), resource.RLIM_INFINITY))
try:
    {name}(data)
except MemoryError:
    print("no memory")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what a process takes is read from /proc")
@pytest.mark.parametrize(
    ("module", "name"), [("converter_tei.parsing", "parse"), ("converter_docx.markup", "tree_of")]
)
def test_no_memory_is_no_fault_of_the_document(module: str, name: str) -> None:
    """libxml2 says "unknown error" then, as it would of a document that is not well-formed."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED.format(module=module, name=name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "no memory\n", done.stderr[-2000:]


def test_no_memory_in_a_plugin_is_the_limit_of_the_run() -> None:
    with pytest.raises(PluginError) as caught:
        raise PluginError("tei", "recover", "MemoryError") from MemoryError()
    fault = fault_of(caught.value)

    assert (fault.kind, fault.message) == (FaultKind.MEMORY, "it takes more memory than the run's limit")

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

data = {begin} + {repeated} * 2_000_000 + {end}
taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + (64 << 20), resource.RLIM_INFINITY))
try:
    {name}(data)
except MemoryError:
    print("no memory")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what a process takes is read from /proc")
@pytest.mark.parametrize(
    ("module", "name", "begin", "repeated", "end"),
    [
        ("converter_tei.parsing", "parse", b'<TEI xmlns="http://www.tei-c.org/ns/1.0">', b"<lb/>", b"</TEI>"),
        ("converter_docx.markup", "tree_of", b"<document>", b"<p/>", b"</document>"),
        ("converter.model.strict_json", "load_json", b"[", b"{},", b"{}]"),
    ],
    ids=["TEI", "DOCX", "JSON"],
)
def test_no_memory_is_no_fault_of_the_document(
    module: str, name: str, begin: bytes, repeated: bytes, end: bytes
) -> None:
    """libxml2 and orjson say of such a document that it is not well-formed, each in its own words."""
    program = LIMITED.format(module=module, name=name, begin=begin, repeated=repeated, end=end)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.stdout == "no memory\n", done.stderr[-2000:]


def test_no_memory_in_a_plugin_is_the_limit_of_the_run() -> None:
    with pytest.raises(PluginError) as caught:
        raise PluginError("tei", "recover", "MemoryError") from MemoryError()
    fault = fault_of(caught.value)

    assert (fault.kind, fault.message) == (FaultKind.MEMORY, "it takes more memory than the run's limit")
